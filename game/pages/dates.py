"""Dates as a person reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from game.wording import _

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


def spoken(date: str) -> str:
    """`1954-08-11` as `11 August 1954`; anything that is not such a date is left as its author wrote it."""
    found = _ISO.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    return _day(int(found[1]), int(found[2]), int(found[3]))


def spoken_day(seconds: float) -> str:
    """The day of a time in seconds since 1970, by universal time, as `11 August 1954`; empty for no time."""
    if not 0 < seconds < 32503680000:  # the year 3000: a clock or file beyond it is wrong, not a date
        return ""
    day = datetime.fromtimestamp(seconds, UTC)
    return _day(day.year, day.month, day.day)


def _day(year: int, month: int, day: int) -> str:
    # Translators may reorder the three.
    return _("{day} {month} {year}").format(day=day, month=_months()[month - 1], year=year)
