"""Quotations against the body of a letter, word for word after one normalisation.

The normalisation (`even`): composed characters (NFC), typographic quotation marks and dashes made plain, soft
hyphens left out, white space folded to single spaces. Capital and small letters stay different. Marks of the
letter's own footnotes, such as [2], may be quoted or left out; other words in brackets may not. An ellipsis
joins parts that follow each other in the body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from game.model.letter import Letter, Quotation
from game.model.place import Place
from game.reading.decoding import Source
from game.reading.evenness import even
from game.reading.findings import Findings
from game.reading.nearness import Near, nearest
from game.reading.values import shortened
from game.wording import _

_ELLIPSIS = re.compile(r"[(\[]\s?\.\.\.\s?[)\]]|\.\.\.+")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a letter made ready for comparing.

    `text` is all its sentences evened and joined by spaces; `starts` are their offsets, `labels` their
    labels. `marks` finds the marks of the letter's footnotes. The stretch `start` to `end` of the source's
    text is where the body stands in the file.
    """

    letter: str
    text: str
    starts: tuple[int, ...]
    labels: tuple[str, ...]
    marks: re.Pattern[str] | None
    source: Source
    start: int
    end: int

    @classmethod
    def of(cls, letter: Letter, source: Source, start: int, end: int) -> Body:
        """The body of this letter, which stands in this stretch of its file."""
        numbers = "|".join(re.escape(note.mark) for note in letter.footnotes)
        marks = re.compile(rf" ?\[(?:{numbers})\]") if numbers else None
        parts: list[str] = []
        starts: list[int] = []
        labels: list[str] = []
        at = 0
        for paragraph in letter.paragraphs:
            for sentence in paragraph.sentences:
                plain = _without_marks(even(sentence.text), marks)
                parts.append(plain)
                starts.append(at)
                labels.append(sentence.label)
                at += len(plain) + 1
        return cls(letter.id, " ".join(parts), tuple(starts), tuple(labels), marks, source, start, end)

    def sentences(self, start: int, end: int) -> tuple[str, ...]:
        """The labels of the sentences that a stretch of `text` touches."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return self.labels[max(0, first) : last + 1]


def verify(text: str, place: Place, body: Body, findings: Findings) -> Quotation:
    """The quotation with the sentences it was found in; none, and a problem, when it is not in the body."""
    plain = _without_marks(even(text), body.marks)
    found = _find(plain, body.text, 0)
    stretches = [found] if found else _in_order(plain, body.text)
    if not stretches:
        _not_found(text, plain, place, body, findings)
        return Quotation(text, (), place)
    labels: dict[str, None] = {}
    for start, end in stretches:
        labels.update(dict.fromkeys(body.sentences(start, end)))
    return Quotation(text, tuple(labels), place)


def check_absent(words: str, place: Place, body: Body, findings: Findings) -> None:
    """Note a problem when these words do stand in the body (as whole words, capital or small)."""
    found = _find_any_case(even(words), body.text)
    if not found:
        return
    label = body.sentences(*found)[0]
    near = nearest(body.text[found[0] : found[1]], body.source, body.start, body.end, body.marks)
    findings.add(
        "not-absent",
        place,
        _('These words are given as absent from the letter "{letter}", but they stand in {label}.').format(
            letter=body.letter, label=label
        ),
        _('Choose words that the letter really does not use, or quote the passage under "said".'),
        second=near.place if near else None,
        second_note=_("{label} of the letter:").format(label=label) if near else "",
    )


def _in_order(plain: str, body: str) -> list[tuple[int, int]]:
    """The stretches of the parts between ellipses, each after the one before; none unless all are found."""
    parts = [part.strip() for part in _ELLIPSIS.split(plain)]
    stretches: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        if part:
            found = _find(part, body, at)
            if not found:
                return []
            stretches.append(found)
            at = found[1]
    return stretches


def _find(part: str, body: str, at: int) -> tuple[int, int] | None:
    """Where the part first stands in the body from an offset on, not beginning or ending inside a word."""
    while part and (start := body.find(part, at)) >= 0:
        end = start + len(part)
        inside_first = start > 0 and body[start - 1].isalnum() and part[0].isalnum()
        inside_last = end < len(body) and body[end].isalnum() and part[-1].isalnum()
        if not inside_first and not inside_last:
            return start, end
        at = start + 1
    return None


def _find_any_case(words: str, body: str) -> tuple[int, int] | None:
    # Not by lower(): it can change how many characters a text has, and offsets with it.
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", body, re.IGNORECASE) if words else None
    return match.span() if match else None


def _without_marks(text: str, marks: re.Pattern[str] | None) -> str:
    return marks.sub("", text) if marks else text


def _not_found(text: str, plain: str, place: Place, body: Body, findings: Findings) -> None:
    if findings.full:
        return
    parts = [part.strip() for part in _ELLIPSIS.split(plain) if part.strip()]
    if not parts:
        findings.add("empty-entry", place, _("This quotation has no words."), _("Quote words of the letter."))
        return
    wrong = next((part for part in parts if not _find(part, body.text, 0)), None)
    if wrong is None:
        findings.add(
            "quotation-order",
            place,
            _(
                'The parts of this quotation all stand in the letter "{letter}", but not in this order.'
            ).format(letter=body.letter),
            _("Put the parts into the order of the letter, or make two quotations of them."),
        )
        return
    near = nearest(wrong, body.source, body.start, body.end, body.marks)
    if near:
        _near_miss(place, body, near, findings)
        return
    findings.add(
        "no-such-quotation",
        place,
        _('These words do not stand in the letter "{letter}", nor anything like them: "{wrong}".').format(
            letter=body.letter, wrong=shortened(wrong)
        ),
        _("Copy the words from the letter itself; its heading, summary and notes cannot be quoted."),
    )


def _near_miss(place: Place, body: Body, near: Near, findings: Findings) -> None:
    findings.add(
        "near-quotation",
        place,
        _(
            'These words do not stand like this in the letter "{letter}". What differs is marked:\n'
            "  the letter: {near}\n"
            "  quoted:     {quoted}"
        ).format(letter=body.letter, near=near.letter, quoted=near.quoted),
        _(
            "Copy the words from the letter exactly; an ellipsis (...) stands for what is left "
            "out between them."
        ),
        second=near.place,
        second_note=_("The nearest words of the letter:"),
    )
