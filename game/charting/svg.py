"""A chart as SVG, laid out by ourselves, so that nothing has to be installed for a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias
from xml.sax.saxutils import escape

from game.charting.chart import Chart, legend
from game.charting.layout import BOX_TEXT, LABEL_TEXT, LEADING, Layout, Place, Run, laid_out, width_of

Point: TypeAlias = tuple[float, float]

TITLE_TEXT = 18.0
MARGIN = 20.0
INK = "#222222"
FILLS = {
    "read": "#f4f1ea",
    "report": "#f4f1ea",
    "draft": "#e3edf7",
    "decide": "#e9f2e4",
    "ending": "#ffffff",
}


def head_height(chart: Chart) -> float:
    """The room above the picture for its title and what its marks mean."""
    return MARGIN + TITLE_TEXT * LEADING + len(legend(chart)) * BOX_TEXT * LEADING + MARGIN


def picture(chart: Chart) -> Layout:
    """The chart laid out below its head."""
    return laid_out(chart, head_height(chart))


def svg(chart: Chart) -> str:
    """The chart as an SVG document, readable on white; the text ends with a line break."""
    layout = picture(chart)
    head = [width_of(chart.title, TITLE_TEXT), *(width_of(line, BOX_TEXT) for line in legend(chart))]
    width, height = max(layout.width, *head) + 2 * MARGIN, layout.height + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" font-family="DejaVu Sans, Verdana, Arial, sans-serif">',
        f"<title>{escape(chart.title)}</title>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" '
        f'markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0L10 5L0 10z" fill="{INK}"/>'
        "</marker></defs>",
    ]
    parts += _head(chart)
    parts += [_line(run) for run in layout.runs]
    parts += [part for place in layout.places if place.lines for part in _drawn(place)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def curve(points: tuple[Point, ...]) -> list[tuple[Point, Point, Point]]:
    """The points as pieces of a smooth line: each the two handles and the end of a cubic curve."""
    pieces = []
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (y0 + y1) / 2
        pieces.append(((x0, middle), (x1, middle), (x1, y1)))
    return pieces


def _head(chart: Chart) -> list[str]:
    y = MARGIN + TITLE_TEXT
    parts = [_text(chart.title, MARGIN, y, TITLE_TEXT, anchor="start", weight="bold")]
    for line in legend(chart):
        y += BOX_TEXT * LEADING
        parts.append(_text(line, MARGIN, y, BOX_TEXT, anchor="start"))
    return parts


def _line(run: Run) -> str:
    points = run.points()
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(
        "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in piece) for piece in curve(points)
    )
    return (
        f'<path d="{path}" fill="none" {_stroke(run.arrow.history, run.arrow.lost)} marker-end="url(#tip)"/>'
    )


def _stroke(history: bool, lost: bool) -> str:
    dash = ' stroke-dasharray="6 4"' if lost else ""
    return f'stroke="{INK}" stroke-width="{3 if history else 1.2}"{dash}'


def _drawn(place: Place) -> list[str]:
    if place.box is None:
        size, weight = LABEL_TEXT, False
        x, y = place.x - place.width / 2, place.y - place.height / 2
        parts = [
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" '
            'fill="#ffffff" stroke="none"/>'
        ]
    else:
        size, weight = BOX_TEXT, True
        parts = [_outline(place)]
    top = place.y - len(place.lines) * size * LEADING / 2
    for number, line in enumerate(place.lines):
        bold = "bold" if weight and number == 0 else ""
        parts.append(_text(line, place.x, top + (number + 0.78) * size * LEADING, size, weight=bold))
    return parts


def outline(place: Place) -> tuple[Point, ...]:
    """The corners of a box: six for a decision, four for everything else."""
    left, right = place.x - place.width / 2, place.x + place.width / 2
    top, bottom = place.y - place.height / 2, place.y + place.height / 2
    if place.box and place.box.kind == "decide":
        inner = 12.0
        return (
            (left, place.y),
            (left + inner, top),
            (right - inner, top),
            (right, place.y),
            (right - inner, bottom),
            (left + inner, bottom),
        )
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _outline(place: Place) -> str:
    box = place.box
    if box is None:
        return ""
    style = f'fill="{FILLS[box.kind]}" {_stroke(box.history, box.lost)}'
    if box.kind == "decide":
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in outline(place))
        return f'<polygon points="{points}" {style}/>'
    x, y = place.x - place.width / 2, place.y - place.height / 2
    round_ = min(14.0, place.height / 2) if box.kind == "ending" else 2.0
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" '
        f'rx="{round_:.0f}" {style}/>'
    )


def _text(text: str, x: float, y: float, size: float, *, anchor: str = "middle", weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{INK}"{bold}>'
        f"{escape(text)}</text>"
    )
