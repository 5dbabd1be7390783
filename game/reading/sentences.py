"""The text of a letter to numbered paragraphs and sentences, and the notes below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.model.letter import Footnote, Paragraph, Sentence
from game.model.place import Place
from game.reading.findings import Findings
from game.wording import _

_NOTE = re.compile(r"\[([^\[\]\s]{1,4})\]\s+(\S.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*(?:\[[^\[\]\s]{1,4}\])*\s+(?=\S)")
_OPENING = "\"'\u201c\u2018\u201e\u00ab(["
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[\"'])(?:\w|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Hon|No|Nos|Art|Vol|pp|cf|vs|e\.g|i\.e)\.$"
)


def paragraphs(
    text: str, body: tuple[int, int], label: str, joins: list[tuple[int, Place]], findings: Findings
) -> tuple[Paragraph, ...]:
    """What stands between blank lines from one offset of the text to another, numbered with this label.

    Each number in `joins` says that the paragraph of that number goes on after a stray break.
    """
    wanted = [number for number, _at in joins]
    blocks: list[tuple[int, str]] = []
    for line, block in _blocks(text, body):
        if len(blocks) in wanted:
            wanted.remove(len(blocks))
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]} {block}")
        else:
            blocks.append((line, block))
    for number, place in joins:
        if number in wanted:
            findings.add(
                "out-of-range",
                place,
                _("Paragraph {number} cannot be joined with the one after it: the body has {count}.").format(
                    number=number, count=len(blocks)
                ),
                _("Give the number of a paragraph that another one follows."),
            )
    return tuple(
        Paragraph(f"{label}{number}", _sentences(block, f"{label}{number}"), line)
        for number, (line, block) in enumerate(blocks, 1)
    )


def _blocks(text: str, body: tuple[int, int]) -> Iterator[tuple[int, str]]:
    """The line number and folded text of everything between blank lines."""
    block: list[str] = []
    began = 0
    top = text.count("\n", 0, body[0]) + 1
    for number, line in enumerate([*text[body[0] : body[1]].split("\n"), ""], top):
        if line.strip():
            began = began if block else number
            block += line.split()
        elif block:
            yield began, " ".join(block)
            block = []


def _sentences(paragraph: str, label: str) -> tuple[Sentence, ...]:
    texts: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(paragraph):
        following = paragraph[match.end() : match.end() + 4].lstrip(_OPENING)[:1]
        before = paragraph[max(0, match.start() - 12) : match.start() + 1]
        if following and not following.islower() and not _ABBREVIATED.search(before):
            texts.append(paragraph[start : match.end()].rstrip())
            start = match.end()
    texts.append(paragraph[start:])
    return tuple(Sentence(f"{label}.{number}", text) for number, text in enumerate(texts, 1))


def footnotes(after: str) -> Iterator[Footnote]:
    """The notes of the text behind a letter: paragraphs or lines that begin with a mark in brackets."""
    for block in re.split(r"\n\s*\n|\n(?=\[)", after):
        match = _NOTE.fullmatch(block.strip())
        if match:
            yield Footnote(match[1], " ".join(match[2].split()))
