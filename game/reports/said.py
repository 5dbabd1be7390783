"""Figures, dates and names as a person reads them in a report."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from fractions import Fraction

from game.model.scenario import Fact, Issue, Label, Scenario
from game.wording import _

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_UNSEEN = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"  # these belong to the writing of many languages, and to emoji
_LONGEST = 80


def percent(share: Fraction | None) -> int | None:
    """A share from 0 to 1 in whole per cent, halves rounded up, as on screen; None stays None."""
    return None if share is None else int(share * 100 + Fraction(1, 2))


def one_line(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, without control signs and signs that turn the direction of writing; cut if long.

    What a stranger typed is shown to a class: it must not hide, reorder or overrun anything.
    """
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign in _JOINERS or sign.isspace() or unicodedata.category(sign) not in _UNSEEN
    )
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def day(date: str) -> str:
    """`1954-08-11` as `11 August 1954`; anything that is not such a date is left as its author wrote it."""
    found = _ISO.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    # Translators may reorder the three.
    return _("{day} {month} {year}").format(day=int(found[3]), month=names[int(found[2]) - 1], year=found[1])


def moment_of(seconds: float) -> str:
    """A time in seconds since 1970 as `2026-11-21T10:15:00Z`; empty for none, and for an impossible one."""
    if not 0 < seconds < 32503680000:  # the year 3000: a clock or file beyond it is wrong, not a date
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sheet_time(seconds: float) -> str:
    """The same as spreadsheets take it for a time: `2026-11-21 10:15:00`."""
    return moment_of(seconds)[:19].replace("T", " ")


def minutes(spent: float) -> str:
    """Minutes with one decimal, the same on every machine."""
    return f"{spent:.1f}"


def name_of(issue: Issue) -> str:
    """What an issue is called."""
    return issue.label or issue.ask


def named(scenario: Scenario, id: str) -> str:
    """A moment, ending, issue or side by the name a person knows it by, else its id."""
    for moment in scenario.moments:
        if moment.id == id:
            return moment.title or moment.id
    for ending in scenario.endings:
        if ending.id == id:
            return ending.title
    for issue in scenario.issues:
        if issue.id == id:
            return name_of(issue)
    return next((side.name for side in scenario.sides if side.id == id), id)


def position_said(scenario: Scenario, variable: str, position: str) -> str:
    """A position in the words a player saw, else its id."""
    for known, positions in scenario.matters():
        if known == variable:
            return next((p.say for p in positions if p.id == position), position)
    return position


def standing(label: Label) -> str:
    """How an ending stands to what is known, in a sentence."""
    return {
        Label.HAPPENED: _("This is what happened."),
        Label.PLAUSIBLE: _(
            "A plausible counterfactual: it did not happen, and the sources make it thinkable."
        ),
        Label.SPECULATIVE: _("Speculative: it did not happen, and the sources do not take us far."),
    }[label]


def kind_of(label: Label) -> str:
    """The label of an ending in two or three words."""
    return {
        Label.HAPPENED: _("what happened"),
        Label.PLAUSIBLE: _("plausible counterfactual"),
        Label.SPECULATIVE: _("speculative"),
    }[label]


def sourced(scenario: Scenario, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The facts of these ids, in the scenario's order, each with its id, its sources, how sure it is."""
    return tuple(_fact(fact) for fact in scenario.facts if fact.id in ids)


def _fact(fact: Fact) -> str:
    sure = {"high": _("high"), "medium": _("medium"), "low": _("low")}.get(fact.confidence, fact.confidence)
    words = _("{id} · {date}: {text} ({sources}; confidence {confidence})")
    return words.format(
        id=fact.id, date=day(fact.date), text=fact.text, sources=fact.sources, confidence=sure
    )
