"""Sources and honest labels, said the same way on every page."""

from __future__ import annotations

from game.model.scenario import Ending, Label, Moment, Scenario
from game.pages.dates import spoken
from game.pages.page import Bullets, Element, Heading, Notice
from game.wording import _


def sources(scenario: Scenario, ids: tuple[str, ...]) -> tuple[Element, ...]:
    """The facts of these ids as a list under a small heading; nothing for no ids."""
    if not ids:
        return ()
    known = {fact.id: fact for fact in scenario.facts}
    lines = []
    for id in ids:
        fact = known.get(id)
        if fact is None:
            continue
        lines.append(
            _("{date}: {text} ({sources}; confidence {confidence})").format(
                date=spoken(fact.date),
                text=fact.text,
                sources=fact.sources,
                confidence=_confidence(fact.confidence),
            )
        )
    return (Heading(_("Sources"), 3), Bullets(tuple(lines))) if lines else ()


def honesty(moment: Moment) -> tuple[Element, ...]:
    """The notice that an event is invented or was moved in time; nothing for what happened."""
    if moment.invented:
        return (Notice(_("Invented for this game: nothing like it is on record.")),)
    if moment.moved:
        return (Notice(_("Moved in time for this game: {moved}.").format(moved=moment.moved)),)
    return ()


def standing(ending: Ending) -> str:
    """How an ending stands to what is known, in a sentence."""
    return {
        Label.HAPPENED: _("This is what happened."),
        Label.PLAUSIBLE: _(
            "A plausible counterfactual: it did not happen, and the sources make it thinkable."
        ),
        Label.SPECULATIVE: _("Speculative: it did not happen, and the sources do not take us far."),
    }[ending.label]


def _confidence(word: str) -> str:
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}.get(word, word)
