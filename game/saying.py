"""How dates, shares and honest labels are said, the same on every page and in every document.

Nothing of the model is imported before it is needed: the first page of the game says dates too.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from game.wording import _

if TYPE_CHECKING:
    from fractions import Fraction

    from game.model.scenario import Fact, Issue, Label, Moment

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
LATEST = 32503680000
"""The year 3000 in seconds since 1970: a clock or a file beyond it is wrong, not a date."""


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def day(date: str) -> str:
    """`1954-08-11` as `11 August 1954`; anything that is not such a date is left as its author wrote it."""
    found = _ISO.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    return _day(int(found[1]), int(found[2]), int(found[3]))


def leaf(date: str) -> tuple[int, str, int] | None:
    """Day, month in words and year of `1954-08-11`, for a calendar's leaf; None for anything else."""
    found = _ISO.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return int(found[3]), _months()[int(found[2]) - 1], int(found[1])


def day_of(seconds: float) -> str:
    """The day of a time in seconds since 1970, by universal time, as `11 August 1954`; empty for no time."""
    if not 0 < seconds < LATEST:
        return ""
    at = datetime.fromtimestamp(seconds, UTC)
    return _day(at.year, at.month, at.day)


def hour_of(seconds: float) -> str:
    """Day and time of day by the clocks of where this is read: `11 August 1954, 14:05`; empty for no time."""
    if not 0 < seconds < LATEST:
        return ""
    at = datetime.fromtimestamp(seconds, UTC).astimezone()
    # Translators may choose how a time of day is written, in the signs of strftime.
    return _("{day}, {time}").format(day=_day(at.year, at.month, at.day), time=at.strftime(_("%H:%M")))


def _day(year: int, month: int, day: int) -> str:
    # Translators may reorder the three.
    return _("{day} {month} {year}").format(day=day, month=_months()[month - 1], year=year)


def percent(share: Fraction | None) -> int | None:
    """A share from 0 to 1 in whole per cent, halves rounded up; None stays None."""
    return None if share is None else int((200 * share + 1) // 2)


def titled(moment: Moment) -> str:
    """The moment's title with its date."""
    date = day(moment.date)
    return f"{moment.title} · {date}" if moment.title and date else moment.title or date or moment.id


def name_of(issue: Issue) -> str:
    """What an issue is called where there is no room for its question."""
    return issue.label or issue.ask


def standing(label: Label) -> str:
    """How an ending stands to what is known, in a sentence."""
    return {
        "what happened": _("This is what happened."),
        "plausible counterfactual": _(
            "A plausible counterfactual: it did not happen, and the sources make it thinkable."
        ),
        "speculative": _("Speculative: it did not happen, and the sources do not take us far."),
    }[label.value]


def level_name(level: int) -> str:
    """One of the three levels of the rubric, by name."""
    return {1: _("Beginning"), 2: _("Secure"), 3: _("Advanced")}[level]


def cited(fact: Fact) -> str:
    """A fact with its date, its sources and how sure it is."""
    return _("{date}: {text} ({sources}; confidence {confidence})").format(
        date=day(fact.date), text=fact.text, sources=fact.sources, confidence=_sure(fact)
    )


def vouched(fact: Fact) -> str:
    """Where a fact is known from, and how surely."""
    return _("{sources}; confidence {confidence}").format(sources=fact.sources, confidence=_sure(fact))


def _sure(fact: Fact) -> str:
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}.get(fact.confidence, fact.confidence)
