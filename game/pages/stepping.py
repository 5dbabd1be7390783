"""Stepping off: a new play leaves another at one of its steps, or history, or one's own last decision."""

from __future__ import annotations

from dataclasses import replace

from game.engine.machine import Exchange
from game.engine.play import GoesRound, NobodyDecides
from game.model.play import Branched, Chosen, Record, Started
from game.model.scenario import Scenario
from game.pages.desk import Desk, casting_for
from game.pages.entrance import Entrance
from game.pages.page import Notice
from game.replaying.branching import as_history, before
from game.replaying.replay import replay
from game.wording import _

Stepped = tuple[Desk | None, tuple[Notice, ...]]
"""A desk where the new play stands, or None where there is none; and what has to be said."""


def step_off(entrance: Entrance, handle: str, choices: str) -> Stepped:
    """Leave a kept play after so many of its choices."""
    record, words = entrance.keeper.read(handle)
    if record is None:
        return None, tuple(Notice(sentence, "warning") for sentence in words)
    return _leave(entrance, record, handle, int(choices) if choices.isdecimal() else 0)


def step_back(entrance: Entrance, desk: Desk) -> Stepped:
    """Leave the play at the desk before its last decision; it stays as it is kept."""
    record = desk.record()
    if record is None or not desk.can_step_back:
        return None, (Notice(_("There is no decision to take back."), "warning"),)
    made = [entry for entry in record.entries if isinstance(entry, Chosen)]
    decisions = [place for place, entry in enumerate(made) if entry.choice]
    if not decisions:
        return None, (Notice(_("There is no decision to take back."), "warning"),)
    return _leave(entrance, record, desk.origin, decisions[-1])


def step_off_history(entrance: Entrance, turn: str, scenario: str, side: str, form: str) -> Stepped:
    """Leave history at the turn of this place, which is this side's, and play the side from there."""
    loaded, said = entrance.load(scenario)
    if isinstance(loaded, str):
        return None, (Notice(loaded, "error"),)
    exchange, casting = Exchange(loaded), casting_for(loaded, side)
    at = entrance.clock()
    try:
        followed = as_history(exchange, casting, form, int(turn) if turn.isdecimal() else 0, at)
    except (NobodyDecides, GoesRound, ValueError, KeyError):
        return None, (Notice(_("History cannot be left here."), "warning"),)
    started = Started(loaded.id, loaded.hash, casting, form)
    branched = Branched("", len(followed.chosen))
    if followed.left:
        said = (*said, Notice(_("From here on the other side no longer does what it did in history.")))
    return _sit(entrance, exchange, Record(replace(started, at=at, branched=branched), followed.chosen), said)


def _leave(entrance: Entrance, record: Record, handle: str, choices: int) -> Stepped:
    loaded, said = entrance.load(record.started.scenario)
    if isinstance(loaded, str):
        return None, (Notice(loaded, "error"),)
    at = entrance.clock()
    # A branch that nobody has played in yet is not kept: the one it left stands for it.
    branched = Branched(handle, choices) if handle else record.started.branched
    entries = before(record, choices, at)
    branch = Record(replace(record.started, at=at, branched=branched), entries)
    return _sit(entrance, Exchange(loaded), branch, said)


def _sit(entrance: Entrance, exchange: Exchange, record: Record, said: tuple[Notice, ...]) -> Stepped:
    """Sit down to this play, as far as it holds on the scenario as it is now."""
    scenario: Scenario = exchange.scenario
    replayed = replay(exchange, record)
    if replayed.difference and not replayed.difference.moment:
        return None, (*said, Notice(replayed.difference.words, "error"))
    if replayed.difference:
        said = (*said, Notice(replayed.difference.words, "warning"))
    started = replace(
        record.started,
        hash=scenario.hash,
        label=record.started.label or " ".join(entrance.label.split()),
        program=entrance.program,
    )
    started = replace(started, attempt=entrance.keeper.attempts(scenario.id, started.label) + 1)
    entrance.settle(scenario, started)
    desk = Desk.branch(exchange, Record(started, replayed.held), entrance.keeper, entrance.clock)
    words = _("You have stepped off here. What you do from now on is a play of its own; the other stays.")
    return desk, (*said, Notice(words))
