"""Figures, dates and names as a person reads them in a report."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

from game.model.scenario import Label, Question, Scenario
from game.saying import LATEST, cited, name_of
from game.wording import _

_UNSEEN = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"  # these belong to the writing of many languages, and to emoji
_LONGEST = 80
LONGEST_CELL = 30_000
"""So many letters of an answer are told: a little less than a cell of a spreadsheet takes."""


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


def questions(scenario: Scenario, side: str) -> Iterator[Question]:
    """What this side is asked to answer in its own words, in the scenario's order."""
    return (question for moment in scenario.moments if moment.by == side for question in moment.questions)


def moment_of(seconds: float) -> str:
    """A time in seconds since 1970 as `2026-11-21T10:15:00Z`; empty for none, and for an impossible one."""
    if not 0 < seconds < LATEST:
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sheet_time(seconds: float) -> str:
    """The same as spreadsheets take it for a time: `2026-11-21 10:15:00`."""
    return moment_of(seconds)[:19].replace("T", " ")


def minutes(spent: float) -> str:
    """Minutes with one decimal, the same on every machine."""
    return f"{spent:.1f}"


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


def kind_of(label: Label) -> str:
    """The label of an ending in two or three words."""
    return {
        Label.HAPPENED: _("what happened"),
        Label.PLAUSIBLE: _("plausible counterfactual"),
        Label.SPECULATIVE: _("speculative"),
    }[label]


def sourced(scenario: Scenario, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The facts of these ids, in the scenario's order, each with its id, its sources, how sure it is."""
    return tuple(f"{fact.id} · {cited(fact)}" for fact in scenario.facts if fact.id in ids)
