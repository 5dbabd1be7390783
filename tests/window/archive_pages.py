"""The pages of the archive for a shipped scenario: plays looked through, compared, named, handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from game.engine.castings import alone
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Branched, Chosen, Entry, Inclined, Marked, Started
from game.model.scenario import Scenario
from game.pages.flow import Flow
from game.pages.page import Action, Page
from game.shelf.library import Library
from tests.pages.stand_ins import Shelf, do, flow_over

ROOT = Path(__file__).parents[2]

LONG = "Наталія Олександрівна й Bartholomäus-Maximilian von Wolkenstein-Rodenegg, 11c"
"""The longest name of a play or a player, in two scripts."""


@cache
def archived(scenario: str) -> tuple[Page, ...]:
    """The pages, over a shelf with a play to history's end, one that left it, and one hardly begun."""
    loaded = Library((ROOT,)).load(scenario)
    assert isinstance(loaded, Scenario)
    shelf = _shelf(loaded)
    return tuple(
        {page.key: page for page in (*_walk(shelf, loaded), *_after_an_edit(shelf, loaded))}.values()
    )


def _shelf(scenario: Scenario) -> Shelf:
    shelf = Shelf((scenario,))
    shelf.begin(*_played(scenario, "Ana", at=1.0, take=0))
    shelf.begin(*_played(scenario, LONG, at=2.0, take=-1, branched=Branched("play-1", 1)))
    shelf.begin(*_played(scenario, "", at=3.0, take=0, most=1))
    shelf.rename("play-2", LONG)
    return shelf


def _played(
    scenario: Scenario,
    label: str,
    *,
    at: float,
    take: int,
    most: int = 1000,
    branched: Branched | None = None,
) -> tuple[Started, tuple[Entry, ...]]:
    """A play that always takes the position of this place, with some sentences marked on the way."""
    exchange, matters = Exchange(scenario), dict(scenario.matters())
    side = next(side.id for side in scenario.sides if side.playable)
    form = "" if scenario.start else scenario.forms[0].id
    play, entries = Play.begin(exchange, alone(scenario, side), form), list[Entry]()
    while play.moment is not None and len([e for e in entries if isinstance(e, Chosen)]) < most:
        moment = play.moment
        asked = moment.draft.issues if moment.draft else (moment.id,) if moment.decide else ()
        choice = {variable: matters[variable][take].id for variable in asked}
        for issue in asked if moment.draft else ():
            quotes = [e.quote.sentences[0] for e in scenario.issue(issue).evidence if e.quote.sentences]
            entries += [Marked(moment.id, issue, sentence, True, at) for sentence in quotes]
        play = play.after(choice)
        entries.append(Chosen(moment.id, tuple(choice.items()), play.at, tuple(play.gauges().items()), at))
    started = Started(scenario.id, scenario.hash, play.casting, form, label, 1, at=at, branched=branched)
    if play.moment and play.moment.draft:
        entries.append(
            Inclined(play.at, play.moment.draft.issues[0], matters[play.moment.draft.issues[0]][0].id, at)
        )
    return started, tuple(entries)


def _walk(shelf: Shelf, scenario: Scenario) -> Iterator[Page]:
    flow = flow_over(shelf)
    for action in (
        *(Action("look", (handle,)) for handle in ("play-1", "play-2", "play-3")),
        Action("look", ("", scenario.id)),
    ):
        flow.act(action)
        yield from _every_step(flow)
        do(flow, "back")
    for other in ("play-2", ""):
        flow.act(Action("compare", ("play-1", other)))
        yield flow.page
        do(flow, "back")
    flow.act(Action("ways", (scenario.id,)))
    yield flow.page
    for station in [action for _w, _l, action in flow.page.actions() if action.verb == "station"]:
        flow.act(station)
        yield replace(flow.page, key=f"{flow.page.key} {station.words[0]}")
    yield from _each_play(flow)


def _every_step(flow: Flow) -> Iterator[Page]:
    yield flow.page
    while any(word == "later" for word, _label, _action in flow.page.actions()):
        yield do(flow, "later")


def _each_play(flow: Flow) -> Iterator[Page]:
    for handle in ("play-1", "play-2", "play-3"):
        flow.act(Action("kept", (handle,)))
        yield flow.page
        yield do(flow, "delete")
        do(flow, "keep", "hand-in")
        yield flow.page
        flow.act(Action("type", ("folder", f"/media/{LONG}/{'collected-from-everybody/' * 4}")))
        yield do(flow, "hand-in")
        do(flow, "back", "back")


def _after_an_edit(shelf: Shelf, scenario: Scenario) -> Iterator[Page]:
    """What is shown where the story went on somewhere else when the play was made."""
    edited = replace(scenario, title=f"{scenario.title}, edited", hash="6" * 64)
    started, entries = shelf.records["play-3"]
    changed = [replace(e, then="elsewhere") if isinstance(e, Chosen) else e for e in entries]
    for editions in ({scenario.hash: scenario}, {}):
        flow = flow_over(
            replace(shelf, known=(edited,), editions=editions, records={"play-3": (started, changed)})
        )
        flow.act(Action("resume", ("play-3",)))
        yield replace(flow.page, key=f"{flow.page.key} {len(editions)}")
        yield do(flow, "steps")
