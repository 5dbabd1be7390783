"""What of a scenario is played on paper: the sides, letters and decisions of pupils; names for positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from game.engine.castings import historical
from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides, Play
from game.model.scenario import Decision, Draft, Issue, Moment, Position, Scenario, Side


def lesson(scenario: Scenario, side: str = "", form: str = "") -> Scenario:
    """The scenario as far as one side meets it on paper, where no story branches: along history's way.

    Without a `side` it is the first that pupils may play; without a `form` the first there is.
    """
    side = side or played(scenario)[0].id
    form = form or next((form.id for form in scenario.forms), "")
    sides = tuple(replace(one, playable=one.id == side) for one in scenario.sides)
    try:
        turns = Play.begin(Exchange(scenario), historical(scenario), form).turns
    except (NobodyDecides, GoesRound, NoWayOn):
        return replace(scenario, sides=sides)
    passed = dict.fromkeys(turn.moment for turn in turns)
    return replace(scenario, sides=sides, moments=tuple(scenario.moment(id) for id in passed))


def played(scenario: Scenario) -> tuple[Side, ...]:
    """The sides that pupils may play; all of them where none is marked as playable."""
    return tuple(side for side in scenario.sides if side.playable) or scenario.sides


def drafts(scenario: Scenario) -> Iterator[tuple[Moment, Draft]]:
    """The letters that pupils write."""
    sides = {side.id for side in played(scenario)}
    return ((m, m.draft) for m in scenario.moments if m.draft and m.by in sides)


def decisions(scenario: Scenario) -> Iterator[tuple[Moment, Decision]]:
    """The single decisions that pupils take."""
    sides = {side.id for side in played(scenario)}
    return ((m, m.decide) for m in scenario.moments if m.decide and m.by in sides)


def issues(scenario: Scenario) -> Iterator[Issue]:
    """The issues of the letters that pupils write, in their order."""
    return (scenario.issue(id) for _moment, draft in drafts(scenario) for id in draft.issues)


def lettered(positions: Sequence[Position]) -> Iterator[tuple[str, Position]]:
    """The positions with the capital letters they bear on cards, worksheet and key."""
    names = [
        *ascii_uppercase,
        *(f"{first}{second}" for first in ascii_uppercase for second in ascii_uppercase),
    ]
    return zip(names, positions, strict=False)
