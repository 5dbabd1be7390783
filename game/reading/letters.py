"""A letter as a scenario pins it: its file, and the stretches of it that are greeting, body and signature.

The body runs from the first to the last words that the scenario names; nothing else of the file can ever be
quoted. White space is folded, a stray break is mended where the scenario says so, and nothing else changes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.model.letter import Letter
from game.model.place import Place
from game.reading.decoding import Source, decode, tidy
from game.reading.desk import Desk
from game.reading.evenness import even
from game.reading.fields import Fields
from game.reading.findings import Findings
from game.reading.nodes import Node, Text
from game.reading.quotations import Body
from game.reading.sentences import footnotes, paragraphs
from game.reading.values import number_of, shortened
from game.reading.vocabulary import LETTER, STRETCHES
from game.wording import _


@dataclass(frozen=True, slots=True)
class Seeds:
    """The folder of letters: `open` gives the path to show and the bytes (or None) of a name in it.

    `names` are those there are. The lines of every file that is opened are put into `sources`.
    """

    open: Callable[[str], tuple[str, bytes | None]]
    names: tuple[str, ...]
    sources: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Stored:
    """A letter and its body, ready for quotations. `pin` is the hash of its text, whatever its line ends.

    A letter whose file cannot be read has neither text nor body; the problem that says so keeps the scenario
    from being played, and nothing more is made of it.
    """

    letter: Letter
    body: Body | None
    pin: str


def read_letter(name: Text, node: Node, desk: Desk, seeds: Seeds) -> Stored:
    """One letter of the scenario."""
    findings = desk.findings
    fields = Fields(node, LETTER, findings, name.place)
    by = desk.refer(fields.node("by"), desk.names.sides)
    title, citation, date = fields.text("title"), fields.text("citation"), fields.text("date")
    label = fields.text("label") or name.value.strip()[:1].upper()
    file = fields.text("file")
    marks = {part: _marks(fields, part, findings) for part in STRETCHES}
    joins = _joins(fields, findings)
    letter = Letter(name.value.strip(), title, by, date, citation, file, "", (), (), (), at=name.place)
    opened = _open(fields, file, seeds, findings) if file else None
    if opened is None:
        return Stored(letter, None, "")
    source, sha256, pin = opened
    text = source.text
    stretches = {part: _find(source, mark, findings) for part, mark in marks.items() if mark}
    body = stretches.get("body")
    if body is None:
        return Stored(letter, None, pin)
    after = max(stretch[1] for stretch in stretches.values() if stretch)
    letter = replace(
        letter,
        sha256=sha256,
        greeting=_lines(text, stretches.get("greeting")),
        paragraphs=paragraphs(text, body, label, joins, findings),
        signature=_lines(text, stretches.get("signature")),
        footnotes=tuple(footnotes(text[after:])),
    )
    return Stored(letter, Body.of(letter, source, *body), pin)


def _open(fields: Fields, file: str, seeds: Seeds, findings: Findings) -> tuple[Source, str, str] | None:
    """The letter's text, the hash of its bytes and the hash of its text; None with a problem."""
    shown, data = seeds.open(file) if re.fullmatch(r"[^/\\:]+", file) else (file, None)
    if data is None:
        findings.add(
            "missing-letter",
            fields.value_place("file"),
            _('There is no letter "{file}" in the folder of letters (seeds).').format(file=shortened(file)),
            findings.guess(file, seeds.names, _("Put the file there, or correct its name.")),
        )
        return None
    source, readable = decode(shown, data, findings)
    seeds.sources[shown] = source.lines
    if not readable:
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    pin = hashlib.sha256(source.text.encode()).hexdigest()
    _check_pin(fields, sha256, pin, source, findings)
    return tidy(source, findings), sha256, pin


@dataclass(frozen=True, slots=True)
class _Marks:
    """The first and the last words of a stretch, as the scenario gives them."""

    first: str
    last: str
    first_at: Place
    last_at: Place


def _marks(fields: Fields, part: str, findings: Findings) -> _Marks | None:
    node = fields.node(part)
    if node is None:
        return None
    ends = Fields(node, STRETCHES[part], findings, fields.name_place(part))
    first, last = ends.text("first"), ends.text("last")
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
            _("This letter is not pinned: if its file ever changes, nobody will notice."),
            _('Write below its file: sha256: "{sha256}"').format(sha256=sha256),
        )
        return
    windows = hashlib.sha256("\r\n".join(source.lines).encode()).hexdigest()
    if node and pinned not in (sha256, pin, windows):
        findings.add(
            "changed-letter",
            node.place,
            _(
                "The file {file} is not the one that was pinned here: it has changed since, or it is "
                "another edition."
            ).format(file=source.file),
            _(
                "Put the old file back. Or, if the new one is meant, check every quotation and write "
                '"{sha256}".'
            ).format(sha256=sha256),
        )


def _find(source: Source, marks: _Marks, findings: Findings) -> tuple[int, int] | None:
    """Where a stretch begins and ends in the text, or None with a problem at the words that fail."""
    text, file = source.text, source.file
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
            _("These words stand {count} times in {file}; it is not clear which are meant.").format(
                count=len(found), file=file
            ),
            _("Quote a few words more."),
        )
    else:
        later = _(' after the words at "first"') if after else ""
        findings.add(
            "unknown-stretch",
            place,
            _("These words do not stand in {file}{later}.").format(file=file, later=later),
            _("Copy the words from the file, a few of them are enough."),
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


def _lines(text: str, stretch: tuple[int, int] | None) -> tuple[str, ...]:
    if not stretch:
        return ()
    lines = (" ".join(line.split()) for line in text[stretch[0] : stretch[1]].split("\n"))
    return tuple(line for line in lines if line)
