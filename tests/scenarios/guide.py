"""The part of the guide that is made of what the program knows: every entry and every problem."""

from __future__ import annotations

from game.model.place import Severity
from game.model.problems import CODES
from game.model.remedies import REMEDIES
from game.reading.shapes import (
    Amounts,
    Answers,
    Id,
    Items,
    Lines,
    Named,
    One,
    OneOf,
    Prose,
    Proses,
    Quote,
    Quotes,
    Ref,
    Refs,
    Shape,
    Taken,
    Thing,
    When,
    Whole,
    Wholes,
    Word,
    YesNo,
)
from game.reading.vocabulary import STRETCHES, THINGS

BEGIN = "<!-- reference: `pytest tests/scenarios --update` makes it of the vocabulary -->"
END = "<!-- end of the reference -->"

_KINDS = {Severity.ERROR: "**error**", Severity.WARNING: "*warning*", Severity.NOTE: "note"}

_PLAIN: dict[type, str] = {
    Prose: "a text",
    Word: "a short text",
    Id: "an id",
    Proses: "a text, or a list of texts",
    Lines: "lines, one below the other",
    YesNo: "`yes` or `no`",
    When: "a condition",
    Quote: "words of a letter",
    Quotes: "words of a letter, or a list of them",
    Amounts: "gauges and numbers: `{trust: +5}`",
    Taken: "matters and positions: `{openness: open}`",
    Answers: "for each side and matter, a list of replies",
}


def reference() -> str:
    """Everything between the marks of the guide."""
    parts = [
        "## Every entry",
        "A star marks what has to be there. **Texts** that people read can be told in two levels.",
        *map(_thing, (thing for thing in THINGS if thing not in (STRETCHES["body"], STRETCHES["signature"]))),
        "## Every problem",
        "An **error** keeps the scenario from being played. A *warning* does not; it plays, but "
        "probably otherwise than you mean. A note is told once nothing is wrong any more: it plays as it is "
        "written, and that may well be what you mean.",
        _problems(),
    ]
    return "\n\n".join(parts)


def _thing(thing: Thing) -> str:
    what = "a stretch of a letter" if thing is STRETCHES["greeting"] else thing.what
    rows = [
        f"| `{entry.name}`{' ★' if entry.required else ''} | {_words(entry.shape)} | {entry.about} |"
        for entry in thing.entries.values()
    ]
    head = ["| entry | what stands there | what it is for |", "|---|---|---|"]
    return "\n".join([f"### {what[:1].upper()}{what[1:]}", "", thing.about, "", *head, *rows])


def _words(shape: Shape) -> str:
    match shape:
        case Ref(what=what):
            return f"the id of {_article(what)}"
        case Refs(what=what):
            return f"ids, each of {_article(what)}"
        case Whole(low=low, high=high):
            return f"a whole number, {low} to {high}"
        case Wholes():
            return "whole numbers"
        case OneOf(words=words):
            return ", ".join(f"`{word}`" for word in words)
        case One(thing=thing):
            return "a stretch of a letter" if thing in STRETCHES.values() else thing.what
        case Items(thing=thing, least=least, texts=texts, alone=alone):
            each = f"a list, each item {thing.what}" + (f"; at least {least}" if least else "")
            return f"an id, or {each}" if alone else f"a text, or {each}" if texts else each
        case Named(thing=thing):
            return f"ids, and below each {thing.what}"
        case _:
            return _PLAIN[type(shape)]


def _article(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _problems() -> str:
    rows = []
    for code, (severity, meaning) in sorted(CODES.items()):
        kind = _KINDS[severity]
        rows.append(f"| `{code}` | {kind} | {meaning} | {REMEDIES[code]} |")
    return "\n".join(["| problem | | means | what to do |", "|---|---|---|---|", *rows])
