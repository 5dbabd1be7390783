"""A letter broken into numbered lines that are the same in every form it is printed in.

The lines are filled by the usual width of each sign in a book face, so they come out nearly even without the
face itself, and a key can name the line that a passage begins on.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.model.letter import Letter, Paragraph
from game.reports.document import Line, Numbered, Run
from game.saying import day

MEASURE = 36.0
"""The length of a line in ems: some seventy letters."""

_WIDTHS = {
    0.25: "ijl.,;:'’‘|!()[]{}/ ",
    0.34: 'ftIJr-“”"',
    0.44: "szc",
    0.74: "ABCDEFGHKLNOPQRSTUVXYZ&—…",
    0.86: "mwMW%@",
}
_WIDTH = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_USUAL = 0.53
_MARK = 0.7


def numbered(letter: Letter) -> Numbered:
    """The letter in lines, for a section that bears its title; each sentence begins with its number."""
    number, paragraphs = 0, []
    for paragraph in letter.paragraphs:
        lines = []
        for runs in _filled(paragraph):
            number += 1
            lines.append(Line(number, runs))
        paragraphs.append((paragraph.label, tuple(lines)))
    return Numbered(
        "",
        day(letter.date),
        letter.greeting,
        tuple(paragraphs),
        letter.signature,
        tuple((note.mark, note.text) for note in letter.footnotes),
        letter.citation,
    )


def first_lines(letter: Letter) -> dict[str, int]:
    """The line on which each sentence begins, by the sentence's label."""
    found: dict[str, int] = {}
    for label, lines in numbered(letter).paragraphs:
        for line in lines:
            for run in line.runs:
                if run.mark:
                    found[f"{label}.{run.mark}"] = line.number
    return found


def width(text: str) -> float:
    """How long a text is in print, in ems, near enough."""
    return sum(_WIDTH.get(sign, _USUAL) for sign in text)


def _filled(paragraph: Paragraph) -> Iterator[tuple[Run, ...]]:
    """The lines of a paragraph, each as full as it may be; a word longer than a line has one to itself."""
    runs: list[Run] = []
    length = 0.0
    for sentence in paragraph.sentences:
        mark = sentence.label.partition(".")[2]
        for place, word in enumerate(sentence.text.split()):
            begins = mark if place == 0 else ""
            needed = width(word) + (_MARK if begins else 0)
            if runs and length + _WIDTH[" "] + needed > MEASURE:
                yield tuple(runs)
                runs, length = [], 0.0
            _append(runs, word, begins)
            length += needed + _WIDTH[" "]
    if runs:
        yield tuple(runs)


def _append(runs: list[Run], word: str, mark: str) -> None:
    """The word after what stands there, as a run of its own where a sentence begins."""
    if mark or not runs:
        if runs:
            runs[-1] = Run(f"{runs[-1].text} ", runs[-1].mark)
        runs.append(Run(word, mark))
    else:
        runs[-1] = Run(f"{runs[-1].text} {word}", runs[-1].mark)
