"""Who may play whom in a scenario: every casting that a class can be given, and history."""

from __future__ import annotations

from game.model.play import Casting, Player
from game.model.scenario import Scenario


def alone(scenario: Scenario, side: str) -> Casting:
    """A player plays this side and every other side follows its reply rules."""
    return tuple((s.id, Player.PLAYER if s.id == side else Player.RULES) for s in scenario.sides)


def together(scenario: Scenario) -> Casting:
    """Players play all sides that can be played, at one machine or two; the others follow their rules."""
    return tuple((s.id, Player.PLAYER if s.playable else Player.RULES) for s in scenario.sides)


def historical(scenario: Scenario) -> Casting:
    """Every side does what history did."""
    return tuple((s.id, Player.HISTORY) for s in scenario.sides)


def castings(scenario: Scenario) -> tuple[Casting, ...]:
    """Each side that can be played against the rules of the others, all of them together, and history."""
    single = [alone(scenario, side.id) for side in scenario.sides if side.playable]
    return (*single, *([together(scenario)] if len(single) > 1 else []), historical(scenario))
