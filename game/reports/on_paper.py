"""What of a scenario is played on paper: the sides, letters and decisions of pupils; names for positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from game.model.scenario import Decision, Draft, Issue, Moment, Position, Scenario, Side


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
