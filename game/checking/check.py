"""All that is wrong with a scenario: what reading found, and what a file that reads well still gets wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from game.checking.rules import (
    circle,
    credit_without_reason,
    drafted_twice,
    ending_without_sources,
    event_without_sources,
    gauge_bounds,
    history_astray,
    history_credit,
    history_missing,
    history_score,
    history_stops,
    impossible_comparison,
    never_reached,
    no_answer,
    no_player,
    no_way_on,
    other_name,
    unproved_history,
    unreachable,
    unused_fact,
    unused_gauge,
    unused_issue,
    unused_letter,
    weight_without_credit,
    wrong_side,
)
from game.checking.story import Story
from game.model.place import Problem, in_order
from game.reading.scenario import Reading

Rule: TypeAlias = Callable[[Story], Iterator[Problem]]

RULES: tuple[Rule, ...] = tuple(
    module.check
    for module in (
        circle,
        credit_without_reason,
        drafted_twice,
        ending_without_sources,
        event_without_sources,
        gauge_bounds,
        history_astray,
        history_credit,
        history_missing,
        history_score,
        history_stops,
        impossible_comparison,
        never_reached,
        no_answer,
        no_player,
        no_way_on,
        other_name,
        unproved_history,
        unreachable,
        unused_fact,
        unused_gauge,
        unused_issue,
        unused_letter,
        weight_without_credit,
        wrong_side,
    )
)


def check(reading: Reading) -> tuple[Problem, ...]:
    """All problems in the order of the file.

    A scenario that could not be read whole is not looked at any further: what is missing in it would only
    cause more problems.
    """
    if reading.scenario is None:
        return reading.problems
    story = Story(reading.scenario)
    return in_order([*reading.problems, *(found for rule in RULES for found in rule(story))])
