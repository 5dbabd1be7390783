"""A file read part by part gives to the letter what it gives as a whole, places and problems and all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.reading import keeping
from game.reading.decoding import Source
from game.reading.findings import Findings
from game.reading.keeping import Kept
from game.reading.nodes import Node
from game.reading.scenario import Reading, read
from game.reading.tree import parse
from tests.reading.river import LETTERS, river

_ROOT = Path(__file__).parents[2]
_LINES = river().split("\n")
_ODD = (
    *(
        "",
        "# A remark",
        "  # and another",
        "--- ",
        "%YAML 1.1",
        "\tx: y",
        "notes: |",
        "  Dear: Sir",
        "  - item",
    ),
    *('    say: "begun', '  ended: here"', "    ask: {a: b,", "  c: d}", "gauges:", "  trust: {label: T}"),
    *("briefing:", "  full: A text", "  basic: Shorter", "  |", "  ? water", "facts: {}", "sides: &a"),
)
_EDITS = st.lists(
    st.tuples(st.sampled_from(("put", "take", "double")), st.integers(0, 200), st.sampled_from(_ODD)),
    max_size=3,
)


def reading(text: str, kept: Kept | None = None) -> Reading:
    return read("river.yaml", text.encode(), LETTERS.get, tuple(LETTERS), kept=kept)


def edited(lines: list[str], edits: list[tuple[str, int, str]]) -> list[str]:
    """The lines with some put in, taken out or doubled."""
    for what, at, line in edits:
        at %= len(lines)
        changed = {"put": [line, lines[at]], "take": [], "double": [lines[at]] * 2}[what]
        lines = [*lines[:at], *changed, *lines[at + 1 :]] or [""]
    return lines


@settings(max_examples=200)
@given(st.lists(_EDITS, min_size=1, max_size=4))
def test_every_save_reads_as_if_it_were_the_first(saves: list[list[tuple[str, int, str]]]) -> None:
    kept, lines = Kept(), _LINES
    reading("\n".join(lines), kept)
    for edits in saves:
        lines = edited(lines, edits)
        text = "\n".join(lines)
        assert repr(reading(text, kept)) == repr(reading(text))


@pytest.mark.parametrize("path", sorted((_ROOT / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_was_not_changed_is_not_parsed_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where lines were put in above it."""
    seeds = {file.name: file.read_bytes() for file in (_ROOT / "seeds").glob("*.txt")}
    text, kept, parsed = path.read_text(encoding="utf-8"), Kept(), list[str]()

    def counted(source: Source, findings: Findings) -> Node | None:
        parsed.append(source.text)
        return parse(source, findings)

    def look(text: str) -> Reading:
        return read(path.name, text.encode(), seeds.get, tuple(seeds), kept=kept)

    look(text)
    monkeypatch.setattr(keeping, "parse", counted)
    changed = "# A remark\n" + text.replace("\ntitle: ", "\ntitle: In short. ", 1)
    assert changed.count("In short. ") == 1
    assert repr(look(changed)) == repr(read(path.name, changed.encode(), seeds.get, tuple(seeds)))
    assert sum("title: In short. " in part for part in parsed) == 1
    assert len(parsed) <= 2
