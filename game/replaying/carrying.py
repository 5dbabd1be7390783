"""A play carried over to a scenario that was changed: the same choices, as far as they can be made.

Unlike `replay` this does not ask whether everything still comes out the same. It is for whoever writes the
scenario and wants to stand where they stood, not for a play that is to be trusted.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.machine import Exchange
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice
from game.model.play import (
    Answered,
    Chosen,
    Entry,
    Inclined,
    Marked,
    Player,
    Raised,
    Rated,
    Record,
    Started,
)
from game.model.scenario import Scenario


def carried(exchange: Exchange, record: Record) -> Record | None:
    """The record with what came of its choices as it comes now, up to the first that can no longer be made.

    None where the play cannot even be begun: its side is gone, or the story stops before the player's turn.
    """
    started = _started(exchange.scenario, record.started)
    if not any(player is Player.PLAYER for _side, player in started.casting):
        return None
    try:
        play = Play.begin(exchange, started.casting, started.form)
    except (NobodyDecides, GoesRound):
        return None
    entries: list[Entry] = []
    for entry in record.entries:
        if isinstance(entry, Chosen):
            if entry.moment != play.at:
                break
            try:
                play = play.after(dict(entry.choice))
            except (WrongChoice, NobodyDecides, GoesRound):
                break
            entries.append(replace(entry, then=play.at, gauges=tuple(play.gauges().items())))
        elif _still_means(exchange.scenario, play, entry):
            entries.append(entry)
    return Record(started, tuple(entries))


def _started(scenario: Scenario, started: Started) -> Started:
    before = dict(started.casting)
    casting = tuple((side.id, before.get(side.id, Player.RULES)) for side in scenario.sides)
    forms = [form.id for form in scenario.forms]
    form = started.form if started.form in forms or not forms else forms[0]
    if not forms or (not form and not scenario.start):
        form = forms[0] if forms else ""
    return replace(started, scenario=scenario.id, hash=scenario.hash, casting=casting, form=form)


def _still_means(
    scenario: Scenario, play: Play, entry: Marked | Inclined | Answered | Rated | Raised
) -> bool:
    """Whether what was marked, leant to or written is still about something of this scenario."""
    if isinstance(entry, Rated):
        return True
    if entry.moment != play.at:
        return False
    if isinstance(entry, Marked):
        return any(issue.id == entry.issue for issue in scenario.issues)
    if isinstance(entry, Inclined):
        positions = dict(scenario.matters()).get(entry.issue, ())
        return bool(positions) and entry.position in {"", *(position.id for position in positions)}
    return not isinstance(entry, Raised) or entry.issue in dict(scenario.matters())
