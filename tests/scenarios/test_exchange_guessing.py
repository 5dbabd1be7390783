"""What somebody comes to who plays the 1954 exchange by its looks and not by its letters.

The scales are those of the research, and both real letters were cautious: on most scales what was really
written stands near the middle. So who always takes the middle comes near them in match. What such a player
does not get is the whole of it, and nothing for evidence; and the length of a label gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from game.model.scenario import Position
from game.scoring.debrief import debrief
from tests.scenarios.exchange import scenario

SCORED = [issue for issue in scenario().issues if issue.weight]
DECIDED = [m.decide for m in scenario().moments if m.decide and m.decide.history]
CHOICES = [(i.positions, i.history) for i in SCORED] + [(d.options, d.history) for d in DECIDED]


def longest(positions: tuple[Position, ...]) -> str:
    return max(positions, key=lambda position: len(position.say)).id


def shortest(positions: tuple[Position, ...]) -> str:
    return min(positions, key=lambda position: len(position.say)).id


@pytest.mark.parametrize("by_length", [longest, shortest])
def test_what_was_done_cannot_be_told_by_the_length_of_its_label(
    by_length: Callable[[tuple[Position, ...]], str],
) -> None:
    """Of 16 matters and 20 decisions no more than somebody would find who throws dice."""
    found = sum(by_length(positions) == history for positions, history in CHOICES)
    by_chance = sum(Fraction(1, len(positions)) for positions, _history in CHOICES)
    assert found <= by_chance + 2


@pytest.mark.parametrize("side", ["moscow", "belgrade"])
def test_who_always_takes_the_middle_does_not_earn_everything_and_nothing_for_evidence(side: str) -> None:
    """On scales of six whichever of the two in the middle: the scales do not all run the same way."""
    issues = [issue for issue in SCORED if issue.by == side]
    for half in (0, 1):
        taken = {i.id: i.positions[(len(i.positions) - 1 + half) // 2].id for i in issues}
        judged = debrief(scenario(), side=side, taken=taken, wrote={}, marked={})
        assert judged.match is not None
        assert judged.match < Fraction(19, 20)
        assert not judged.evidence


def test_the_notes_tell_that_the_middle_is_near() -> None:
    assert any("near the middle" in note for note in scenario().notes)
