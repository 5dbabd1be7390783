"""The roads between the pages of a play: a table, and the machine that is made of it.

The pages form a state machine of their own, on `transitions` like the exchange: a table of roads, functions
for conditions, no automatic transitions. Flows are its unregistered models.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from transitions import Machine

PAGES = (
    "shelf",
    "begin",
    "briefing",
    "read",
    "draft",
    "issue",
    "reread",
    "finished",
    "decide",
    "consequences",
    "handover",
    "waiting",
    "ending",
    "predict",
    "debrief",
    "letters",
)
"""Every page of a play. Settings, help, glossary, timeline, map and archive lie on top and are not states."""

AT_THE_DESK = (
    *("briefing", "read", "draft", "issue", "reread", "finished", "decide", "consequences"),
    *("handover", "waiting"),
)
ONWARD = ("consequences", "handover", "waiting", "read", "draft", "decide", "ending")
"""Where a story can stand, as `Desk.stands` says it."""


ROADS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("open", ("shelf",), "begin"),
    ("resume", ("shelf",), "onward"),
    ("back", ("begin",), "shelf"),
    ("start", ("begin",), "briefing"),
    ("on", ("briefing",), "onward"),
    ("on", ("read",), "onward"),
    ("on", ("consequences",), "onward"),
    ("sit", ("handover",), "onward"),
    ("post-in", ("waiting",), "onward"),
    ("issue", ("draft", "issue"), "issue"),
    ("next", ("draft",), "issue"),
    ("letter", ("draft",), "reread"),
    ("draft", ("issue", "reread", "finished"), "draft"),
    ("back", ("issue", "reread", "finished"), "draft"),
    ("finish", ("draft",), "finished"),
    ("send", ("finished",), "onward"),
    ("decide", ("decide",), "onward"),
    ("debrief", ("ending",), "revealed"),
    ("reveal", ("predict",), "debrief"),
    ("back", ("predict",), "ending"),
    ("letters", ("debrief",), "letters"),
    ("back", ("letters",), "debrief"),
    ("back", ("debrief",), "ending"),
    ("again", ("debrief",), "begin"),
    ("shelf", ("ending", "debrief", "letters"), "shelf"),
    ("leave", AT_THE_DESK, "shelf"),
    ("back-one", (*AT_THE_DESK, "ending", "debrief"), "onward"),
    ("step-off", PAGES, "onward"),
    ("go-on", PAGES, "onward"),
)
"""(verb, from, to): `onward` is wherever the story stands, `revealed` the debrief or first a prediction."""


class Traveller(Protocol):
    """What the roads ask of whoever goes them."""

    state: str

    def onward(self) -> str:
        """The page of wherever the story stands."""

    def before_the_reveal(self) -> str:
        """The debrief, or what comes first."""


@cache
def machine() -> Machine:
    """The one machine of pages."""
    from transitions import Machine

    machine = Machine(
        model=None,
        send_event=False,
        queued=False,
        states=list(PAGES),
        initial="shelf",
        auto_transitions=False,
    )
    turnings = {"onward": ONWARD, "revealed": ("predict", "debrief")}
    for verb, sources, to in ROADS:
        for source in sources:
            if to not in turnings:
                machine.add_transition(verb, source, to)
                continue
            for page in turnings[to]:
                machine.add_transition(verb, source, page, conditions=[partial(_leads_to, to, page)])
    return machine


def leads_on(verb: str, state: str) -> bool:
    """Whether there is such a road from this page."""
    event = machine().events.get(verb)
    return event is not None and state in event.transitions


def travel(verb: str, traveller: Traveller) -> None:
    """Go the road of this verb, which `leads_on` says there is."""
    machine().events[verb].trigger(traveller, traveller)


def _leads_to(turning: str, page: str, traveller: Traveller) -> bool:
    """Whether this is the page that a road with several ends leads to now."""
    return page == (traveller.onward() if turning == "onward" else traveller.before_the_reveal())
