"""A chart as text: for Mermaid, which many editors and web pages draw, and for Graphviz."""

from __future__ import annotations

from collections.abc import Mapping

from game.charting.chart import Chart, legend, shown

# -- Mermaid -----------------------------------------------------------------------------------------------

_MERMAID_SHAPES = {
    "read": ("[", "]"),
    "report": ("[", "]"),
    "draft": ("[[", "]]"),
    "decide": ("{{", "}}"),
    "ending": ("([", "])"),
}


def mermaid(chart: Chart) -> str:
    """The chart as Mermaid has it; the text ends with a line break."""
    numbers = {box.id: f"n{number}" for number, box in enumerate(chart.boxes)}
    lines = ["---", f"title: {_mermaid_title(chart.title)}", "---", "flowchart TD"]
    for box in chart.boxes:
        left, right = _MERMAID_SHAPES[box.kind]
        lines.append(f'  {numbers[box.id]}{left}"{_mermaid(shown(box))}"{right}')
    for arrow in chart.arrows:
        line = "-.->" if arrow.lost else "==>" if arrow.history else "-->"
        label = f'|"{_mermaid(shown(arrow))}"|' if shown(arrow) else ""
        lines.append(f"  {numbers[arrow.start]} {line}{label} {numbers[arrow.go]}")
    for name, style, marked in (
        ("history", "stroke-width:4px", [box for box in chart.boxes if box.history]),
        ("lost", "stroke-dasharray:5 4", [box for box in chart.boxes if box.lost]),
    ):
        if marked:
            lines.append(f"  classDef {name} {style}")
            lines.append(f"  class {','.join(numbers[box.id] for box in marked)} {name}")
    lines += [f"  %% {line}" for line in legend(chart)]
    return "\n".join(lines) + "\n"


def _mermaid(lines: tuple[str, ...]) -> str:
    """Lines of a label, in which nothing is left that Mermaid would take for a sign of its own."""
    signs = {"#": "#35;", '"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
    return "<br/>".join("".join(signs.get(sign, sign) for sign in line) for line in lines)


def _mermaid_title(text: str) -> str:
    return '"' + " ".join(text.replace("\\", "").replace('"', "'").split()) + '"'


# -- Graphviz ----------------------------------------------------------------------------------------------

_FONT = "DejaVu Sans,Helvetica,Arial"
_DOT_SHAPES: Mapping[str, str] = {
    "read": "shape=box",
    "report": "shape=box",
    "draft": "shape=note",
    "decide": "shape=hexagon",
    "ending": 'shape=box, style="rounded"',
}


def dot(chart: Chart) -> str:
    """The chart as Graphviz has it; the text ends with a line break."""
    numbers = {box.id: f"n{number}" for number, box in enumerate(chart.boxes)}
    head = _dot((chart.title, *legend(chart)))
    lines = [
        "digraph story {",
        f'  graph [label="{head}", labelloc=t, fontname="{_FONT}", fontsize=14, nodesep=0.4];',
        f'  node [fontname="{_FONT}", fontsize=11, margin="0.14,0.08"];',
        f'  edge [fontname="{_FONT}", fontsize=9];',
    ]
    for box in chart.boxes:
        shape = _DOT_SHAPES[box.kind]
        if box.lost:
            shape = (
                shape.replace('"rounded"', '"rounded,dashed"')
                if "style" in shape
                else f"{shape}, style=dashed"
            )
        wide = ", penwidth=3" if box.history else ""
        lines.append(f'  {numbers[box.id]} [label="{_dot(shown(box))}", {shape}{wide}];')
    for arrow in chart.arrows:
        style = ", style=dashed" if arrow.lost else ", penwidth=3" if arrow.history else ""
        label = _dot(shown(arrow))
        lines.append(f'  {numbers[arrow.start]} -> {numbers[arrow.go]} [label="{label}"{style}];')
    return "\n".join([*lines, "}"]) + "\n"


def _dot(lines: tuple[str, ...]) -> str:
    return "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
