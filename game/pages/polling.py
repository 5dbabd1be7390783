"""The hands of a class: counted while a position is taken, and shown beside what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.model.scenario import Position
from game.pages.desk import Desk
from game.pages.page import (
    Action,
    Button,
    Choice,
    Count,
    Element,
    Option,
    Page,
    Poll,
    Prose,
    Ruler,
    RulerPoint,
    Sheet,
    Spectrum,
)
from game.wording import _


def counted(desk: Desk, page: Page) -> Page:
    """A page where a position is taken, for a class: the question, the positions, and their hands.

    The letters go from it; they are a step away, and nobody reads two letters and raises a hand.
    """
    kept = (element for element in page.main if not isinstance(element, Sheet) and not _is_small(element))
    main = tuple(_with_hands(desk, element) for element in kept)
    return replace(page, main=main, aside=())


def _is_small(element: Element) -> bool:
    return isinstance(element, Prose) and element.tone == "quiet"


def _with_hands(desk: Desk, element: Element) -> Element:
    match element:
        case Spectrum(ask=ask, points=options, low=low, high=high):
            return _poll(desk, ask, options, low, high) or element
        case Choice(ask=ask, options=options):
            return _poll(desk, ask, options) or element
        case _:
            return element


def _poll(desk: Desk, ask: str, options: Sequence[Option], low: str = "", high: str = "") -> Poll | None:
    """The options as positions of one matter, with their hands; None where they are something else."""
    if not options or any(option.action.verb != "lean" for option in options):
        return None
    matter = options[0].action.words[0]
    hands = desk.hands.get(matter, {})
    return Poll(matter, ask, tuple(_count(matter, one, hands.get(one.word, 0)) for one in options), low, high)


def _count(matter: str, option: Option, hands: int) -> Count:
    more, fewer = (Action("hands", (matter, option.word, sign)) for sign in ("+", "-"))
    return Count(
        option,
        hands,
        Button(f"+{option.word}", _("One hand more: {position}").format(position=option.label), more),
        Button(f"-{option.word}", _("One hand fewer: {position}").format(position=option.label), fewer),
    )


def on_ruler(desk: Desk, matter: str, positions: Sequence[Position], ruler: Ruler) -> Ruler:
    """The ruler of a matter's positions with the hands that each got, where any were raised."""
    if not were_raised(desk, matter):
        return ruler
    hands = desk.hands[matter]
    return Ruler(
        tuple(
            replace(point, hands=hands.get(position.id, 0))
            for point, position in zip(ruler.points, positions, strict=True)
        )
    )


def ruler(desk: Desk, matter: str, positions: Sequence[Position], *, yours: str, history: str = "") -> Ruler:
    """The positions of a matter with the hands that each got; without `history` that is not told yet."""
    points = tuple(RulerPoint(one.say, yours=one.id == yours, history=one.id == history) for one in positions)
    return on_ruler(desk, matter, positions, Ruler(points))


def were_raised(desk: Desk, matter: str) -> bool:
    """Whether any hand was counted on this matter."""
    return any(desk.hands.get(matter, {}).values())


def count(desk: Desk, _state: str, matter: str, *counts: str) -> str:
    """Put hands down: positions and what each gets in turn, a number, `+` or `-`. Empty, or why not."""
    positions = [position.id for position in dict(desk.scenario.matters()).get(matter, ())]
    before = desk.hands.get(matter, {})
    put: dict[str, int] = {}
    for position, number in zip(counts[::2], counts[1::2], strict=False):
        if position not in positions:
            continue
        if number in ("+", "-"):
            put[position] = before.get(position, 0) + (1 if number == "+" else -1)
        elif number.isdecimal():
            put[position] = int(number[:6])
    if not put:
        return _("Hands are counted in whole numbers, such as 12.")
    desk.count(matter, put)
    return ""
