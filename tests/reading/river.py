"""A small scenario as a teacher writes it, and one thing of it changed for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.reading.scenario import Reading, read

_HERE = Path(__file__).parent
LETTERS: dict[str, bytes] = {path.name: path.read_bytes() for path in (_HERE / "letters").iterdir()}
"""The letters that the scenario pins, by file name."""


def river(*changes: tuple[str, str]) -> str:
    """The text of the scenario with each of these stretches, which must be in it, replaced by another."""
    text = (_HERE / "river.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in river.yaml"
        text = text.replace(old, new, 1)
    return text


def reading_of(
    data: str | bytes,
    path: str = "river.yaml",
    letters: Mapping[str, bytes] = LETTERS,
    *,
    level: str = "full",
    translation: tuple[str, bytes] | None = None,
) -> Reading:
    """What comes of reading this file beside these letters."""
    raw = data.encode() if isinstance(data, str) else data
    return read(path, raw, letters.get, tuple(letters), level=level, translation=translation)


def codes(reading: Reading) -> list[str]:
    """The codes of the problems, in their order."""
    return [problem.code for problem in reading.problems]
