"""The choices that lead a player to a moment: history's where it comes by, else the fewest there are."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.castings import alone
from game.engine.machine import Exchange, NoWayOn, options
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice
from game.proving.prove import prove

_ENOUGH = 200_000  # merged states: a second or two, for somebody who waits


def way_to(exchange: Exchange, side: str, form: str, moment: str) -> tuple[Mapping[str, str], ...] | None:
    """The choices of a player of this side up to the moment, or None where none were found."""
    history = _as_in_history(exchange, side, form, moment)
    if history is not None:
        return history
    proof = prove(exchange, alone(exchange.scenario, side), form, budget=_ENOUGH)
    found = next((one.witness for one in proof.moments if one.moment == moment), None)
    if found is None:
        found = next((one.witness for one in proof.endings if one.ending == moment), None)
    return found


def _as_in_history(
    exchange: Exchange, side: str, form: str, moment: str
) -> tuple[Mapping[str, str], ...] | None:
    scenario, choices = exchange.scenario, list[Mapping[str, str]]()
    try:
        play = Play.begin(exchange, alone(scenario, side), form)
        for _step in range(len(scenario.moments) + 1):
            if play.at == moment:
                return tuple(choices)
            if play.moment is None:
                return None
            choices.append({id: scenario.historical(id) for id, _ps in options(scenario, play.moment)})
            play = play.after(choices[-1])
    except (NobodyDecides, NoWayOn, GoesRound, WrongChoice):
        return None
    return None
