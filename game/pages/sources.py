"""Sources and honest labels, said the same way on every page."""

from __future__ import annotations

from game.model.scenario import Moment, Scenario
from game.pages.page import Bullets, Element, Heading, Notice
from game.saying import cited
from game.wording import _


def sources(scenario: Scenario, ids: tuple[str, ...]) -> tuple[Element, ...]:
    """The facts of these ids as a list under a small heading; nothing for no ids."""
    if not ids:
        return ()
    known = {fact.id: fact for fact in scenario.facts}
    lines = tuple(cited(known[id]) for id in ids if id in known)
    return (Heading(_("Sources"), 3), Bullets(lines)) if lines else ()


def honesty(moment: Moment) -> tuple[Element, ...]:
    """The notice that an event is invented or was moved in time; nothing for what happened."""
    if moment.invented:
        return (Notice(_("Invented for this game: nothing like it is on record.")),)
    if moment.moved:
        return (Notice(_("Moved in time for this game: {moved}.").format(moved=moment.moved)),)
    return ()
