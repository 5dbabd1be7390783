"""What surrounds a play: the dated facts in their order, and the places on the map."""

from __future__ import annotations

import re

from game.model.scenario import Moment, Term
from game.pages.desk import Desk
from game.pages.page import Action, Button, Element, Event, Map, MapPlace, Notice, Page, Prose, Timeline
from game.saying import day, titled, vouched
from game.wording import _

_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTH = re.compile(r"(?:(?:\d{1,2}[-–])?(\d{1,2}) |early |late |mid-)?([A-Z][a-z]+) (\d{4})")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months as scenarios are written; what is shown stays in the scenario's own words."""


def dated(date: str) -> tuple[int, int, int] | None:
    """A day or a month as year, month and day (0 where none is given); None for anything vaguer.

    `1954-08-11`, `1954-08`, `August 1954` and `late August 1954` are understood; of `10–17 January 1954` the
    last day is meant.
    """
    if iso := _ISO.fullmatch(date.strip()):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3] or 0)
    elif (spoken := _MONTH.fullmatch(date.strip())) and spoken[2] in _MONTHS:
        year, month, day = int(spoken[3]), _MONTHS.index(spoken[2]) + 1, int(spoken[1] or 0)
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and day <= 31 else None


def now_of(desk: Desk) -> tuple[int, int, int] | None:
    """Where the player stands in time: the last date the play has come to, or None where it has none yet."""
    ids = [*(turn.moment for turn in desk.play.turns), *([desk.play.at] if desk.play.moment else [])]
    dates = (dated(desk.scenario.moment(id).date) for id in reversed(ids))
    return next((date for date in dates if date), None)


def _is_past(when: tuple[int, int, int], now: tuple[int, int, int] | None) -> bool:
    """Whether it surely happened before now; of a month alone this is not sure until the month is over."""
    if now is None:
        return False
    return when < now if when[2] and now[2] else when[:2] < now[:2]


def has_timeline(desk: Desk) -> bool:
    """Whether any fact of the scenario has a date that can be put in order."""
    return any(dated(fact.date) for fact in desk.scenario.facts)


def timeline(desk: Desk) -> Page:
    """The facts dated before the moment of the play, in order; all of them after the reveal."""
    now = now_of(desk)
    facts = [(when, fact) for fact in desk.scenario.facts if (when := dated(fact.date))]
    shown = [(when, fact) for when, fact in facts if desk.revealed or _is_past(when, now)]
    events = tuple(
        Event(when, day(fact.date), fact.text, vouched(fact))
        for when, fact in sorted(shown, key=lambda pair: pair[0])
    )
    main: tuple[Element, ...] = (Timeline(events, now),)
    if not events:
        main = (Notice(_("Nothing that is dated has happened yet.")),)
    elif not desk.revealed:
        words = _("What comes after the moment where you stand is shown at the end.")
        main = (Prose(words, "quiet"), *main)
    return Page("timeline", "timeline", _("What happened when"), main, (), (_back(),))


def has_map(desk: Desk) -> bool:
    """Whether anything of the scenario has a place."""
    return any(moment.place for moment in desk.scenario.moments) or any(
        term.kind == "place" for term in desk.scenario.glossary
    )


def places(desk: Desk) -> Page:
    """The places of the play so far with what happened there, and those the glossary knows."""
    scenario = desk.scenario
    terms = {term.id: term for term in scenario.glossary if term.kind == "place"}
    passed = [scenario.moment(id) for id in dict.fromkeys(turn.moment for turn in desk.play.turns)]
    here = desk.play.moment if desk.play.moment and desk.play.moment.by in desk.sides else None
    known = [m for m in passed if desk.revealed or m.draft or m.by == desk.side]  # not the other's councils
    seen = [moment for moment in (*known, *([here] if here and here not in known else [])) if moment.place]
    ids = dict.fromkeys([*(moment.place for moment in seen), *terms])
    shown = Map(
        tuple(MapPlace(id, _named(id, terms), _there(id, seen)) for id in ids),
        here.place if here else "",
    )
    main: tuple[Element, ...] = (shown,) if ids else (Notice(_("Nowhere has been reached yet.")),)
    return Page("map", "map", _("Where it happens"), main, (), (_back(),))


def _named(id: str, terms: dict[str, Term]) -> str:
    """The place's name, pointing to the glossary where that knows it."""
    return f"[[{id}]]" if id in terms else id.replace("-", " ").replace("_", " ").capitalize()


def _there(id: str, seen: list[Moment]) -> tuple[str, ...]:
    return tuple(titled(moment) for moment in seen if moment.place == id)


def tools(desk: Desk) -> tuple[Button, ...]:
    """What lies beside the play and can be reached from its pages: timeline, map, glossary, one step back."""
    buttons = (
        (has_timeline(desk), Button("timeline", _("Timeline"), Action("timeline"))),
        (has_map(desk), Button("map", _("Map"), Action("map"))),
        (bool(desk.scenario.glossary), Button("glossary", _("Glossary"), Action("explain", ("",)))),
        (desk.can_step_back, Button("undo", _("Take the last decision back"), Action("back-one"))),
    )
    return tuple(button for there, button in buttons if there)


def _back() -> Button:
    return Button("back", _("Back"), Action("back"), primary=True)
