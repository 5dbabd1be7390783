"""The bytes of a letter's file to a letter: the stretches its author marks out, and its numbered sentences.

The body runs from the first to the last words that the scenario names; nothing else of the file can ever be
quoted. White space is folded, a stray break is mended where the scenario says so, and nothing else changes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.model.letter import Footnote, Letter, Paragraph, Sentence
from game.model.place import Place
from game.reading.decoding import Source, decode, tidy
from game.reading.evenness import even
from game.reading.fields import Fields, number_of, shortened
from game.reading.findings import Findings
from game.reading.names import Names
from game.reading.nodes import Node, Text
from game.reading.quotations import Body

_FIELDS = (
    "title",
    "by",
    "date",
    "file",
    "sha256",
    "label",
    "greeting",
    "body",
    "signature",
    "join",
    "citation",
)
_NOTE = re.compile(r"\[([^\[\]\s]{1,4})\]\s+(\S.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*(?:\[[^\[\]\s]{1,4}\])*\s+(?=\S)")
_OPENING = "\"'\u201c\u2018\u201e\u00ab(["
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[\"'])(?:\w|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Hon|No|Nos|Art|Vol|pp|cf|vs|e\.g|i\.e)\.$"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A letter with what quotations need: its body folded for comparing, and its file's lines.

    `pin` is the hash of its text, the same whatever line ends a copy of the file has.
    """

    letter: Letter
    body: Body
    source: Source
    pin: str


def read_letter(
    name: Text,
    node: Node,
    names: Names,
    findings: Findings,
    seeds: Callable[[str], tuple[str, bytes | None]],
    stored_names: tuple[str, ...],
    sources: dict[str, tuple[str, ...]],
) -> Stored | None:
    """One letter of the scenario, or None with a problem.

    `seeds` gives the path to show and the bytes of a letter's file, or None for the bytes. The lines of the
    file are added to `sources`.
    """
    fields = Fields(node, "a letter", _FIELDS, findings, name.place)
    by = fields.node("by", required=True)
    side = names.refer(by, findings, names.sides) if isinstance(by, Text) else ""
    title, citation = fields.text("title", required=True), fields.text("citation")
    date, label = fields.text("date"), fields.text("label") or name.value[:1].upper()
    file_node = fields.node("file", required=True)
    marks = {part: _marks(fields, part, findings) for part in ("greeting", "body", "signature")}
    joins = _joins(fields, findings)
    if not isinstance(file_node, Text) or not file_node.value.strip():
        return None
    file = fields.text("file")
    shown, data = seeds(file) if re.fullmatch(r"[^/\\:]+", file) else (file, None)
    if data is None:
        findings.add(
            "missing-letter",
            file_node.place,
            f'There is no letter "{shortened(file)}" in the folder of letters (seeds).',
            findings.guess(file, stored_names, "Put the file there, or correct its name."),
        )
        return None
    source, readable = decode(shown, data, findings)
    sources[shown] = source.lines
    if not readable:
        return None
    pin = hashlib.sha256(source.text.encode()).hexdigest()
    _check_pin(fields, hashlib.sha256(data).hexdigest(), pin, source, findings)
    source = tidy(source, findings)
    text = source.text
    stretches = {part: _find(text, shown, mark, findings) for part, mark in marks.items() if mark}
    body = stretches.get("body")
    if body is None:
        return None
    after = max(stretch[1] for stretch in stretches.values() if stretch)
    paragraphs = _paragraphs(text, body, label, joins, findings)
    letter = Letter(
        id=name.value.strip(),
        title=title,
        by=side,
        date=date,
        citation=citation,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        greeting=_lines(text, stretches.get("greeting")),
        paragraphs=paragraphs,
        signature=_lines(text, stretches.get("signature")),
        footnotes=tuple(_footnotes(text[after:])),
        at=name.place,
    )
    return Stored(letter, Body.of(letter, source, *body), source, pin)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The first and the last words of a stretch, as the scenario gives them."""

    first: str
    last: str
    first_at: Place
    last_at: Place


def _marks(fields: Fields, part: str, findings: Findings) -> _Marks | None:
    node = fields.node(part, required=part == "body")
    if node is None:
        return None
    what = f"the {part} of a letter"
    ends = Fields(node, what, ("first", "last"), findings, fields.name_place(part))
    first, last = ends.text("first", required=True), ends.text("last", required=True)
    if not first or not last:
        return None
    return _Marks(first, last, ends.value_place("first"), ends.value_place("last"))


def _joins(fields: Fields, findings: Findings) -> list[tuple[int, Place]]:
    numbers = ((number_of(item, findings, 1, 9999), item.place) for item in fields.items("join"))
    return [(number, place) for number, place in numbers if number is not None]


def _check_pin(fields: Fields, sha256: str, pin: str, source: Source, findings: Findings) -> None:
    node = fields.node("sha256")
    pinned = fields.text("sha256").lower() if node else ""
    if not pinned:
        findings.add(
            "unpinned-letter",
            fields.place,
            "This letter is not pinned: if its file ever changes, nobody will notice.",
            f'Write: sha256: "{sha256}"',
        )
        return
    windows = hashlib.sha256("\r\n".join(source.lines).encode()).hexdigest()
    if node and pinned not in (sha256, pin, windows):
        findings.add(
            "changed-letter",
            node.place,
            f"The file {source.file} is not the one that was pinned here: it has changed since, or it is "
            "another edition.",
            "Put the old file back. Or, if the new one is meant, check every quotation and write "
            f'"{sha256}".',
        )


def _find(text: str, file: str, marks: _Marks, findings: Findings) -> tuple[int, int] | None:
    """Where a stretch begins and ends in the text, or None with a problem at the words that fail."""
    first = _one(text, file, marks.first, 0, marks.first_at, findings, starting=True)
    if first is None:
        return None
    last = _one(text, file, marks.last, first[0], marks.last_at, findings, starting=False)
    return None if last is None else (first[0], max(first[1], last[1]))


def _one(
    text: str, file: str, words: str, after: int, place: Place, findings: Findings, *, starting: bool
) -> tuple[int, int] | None:
    pattern = re.compile(r"\s+".join(_loosely(word) for word in words.split()))
    found = [match.span() for match in pattern.finditer(text, after)]
    found = [(start, end) for start, end in found if _whole(text, start, end)]
    if len(found) > 1:  # the one at the beginning (or end) of a line is meant, if there is one such
        edge = [
            (start, end)
            for start, end in found
            if (text[:start].endswith("\n") if starting else not text[end:].partition("\n")[0].strip())
        ]
        found = edge or found
    if len(found) == 1:
        return found[0]
    if found:
        findings.add(
            "ambiguous-words",
            place,
            f"These words stand {len(found)} times in {file}; it is not clear which are meant.",
            "Quote a few words more.",
        )
    else:
        later = ' after the words at "first"' if after else ""
        findings.add(
            "unknown-stretch",
            place,
            f"These words do not stand in {file}{later}.",
            "Copy the words from the file, a few of them are enough.",
        )
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends inside a word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _loosely(word: str) -> str:
    """A pattern for a word in which typographic and plain marks are the same."""
    pattern = re.escape(even(word))
    pattern = pattern.replace("'", "['\u2018\u2019\u201a\u2032\u00b4`]")
    pattern = pattern.replace('"', '["\u201c\u201d\u201e\u00ab\u00bb]')
    return pattern.replace(r"\-", "[-\u2010-\u2015\u2212]").replace(r"\.\.\.", r"(?:\.\.\.|\u2026)")


def _paragraphs(
    text: str, body: tuple[int, int], label: str, joins: list[tuple[int, Place]], findings: Findings
) -> tuple[Paragraph, ...]:
    wanted = [number for number, _ in joins]
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
                f"Paragraph {number} cannot be joined with the one after it: the body has {len(blocks)}.",
                "Give the number of a paragraph that another one follows.",
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


def _lines(text: str, stretch: tuple[int, int] | None) -> tuple[str, ...]:
    if not stretch:
        return ()
    lines = (" ".join(line.split()) for line in text[stretch[0] : stretch[1]].split("\n"))
    return tuple(line for line in lines if line)


def _footnotes(after: str) -> Iterator[Footnote]:
    for block in re.split(r"\n\s*\n|\n(?=\[)", after):
        match = _NOTE.fullmatch(block.strip())
        if match:
            yield Footnote(match[1], " ".join(match[2].split()))
