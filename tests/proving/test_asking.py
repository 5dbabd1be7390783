"""Whether a wording, a clash or a remark at an ending ever fits, held to what listing every letter finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.checking.texts import questions
from game.model.play import Casting
from game.model.scenario import Scenario
from game.proving import asking
from game.proving.asking import Asking, Question
from tests.proving.explicit import Explicit
from tests.proving.stories import stories
from tests.proving.test_laws import listed


def read(explicit: Explicit, scenario: Scenario) -> Iterator[Question]:
    """The questions that some letter, or some play that ends, answers with yes."""
    asked = frozenset(questions(scenario))
    for key, edges in explicit.edges.items():
        state, moment = explicit.states[key], explicit.moment(key)
        here = [question for question in asked if question.at == explicit.where(key)]
        letters = [{}] if moment is None else [edge.choice for edge in edges] if moment.draft else []
        for choice in letters:
            sent = explicit.exchange.leaning(state, choice)
            for question in here:
                fits = not question.issue or choice[question.issue] == question.position
                if fits and explicit.exchange.holds(question.condition, sent):
                    yield question


@given(stories(), st.sampled_from((0, 30)))
def test_what_holds_in_some_letter_is_found_and_nothing_else(
    story: tuple[Scenario, Casting, str], plays: int
) -> None:
    """Of a letter nobody writes more may be thought possible than is: then nothing is claimed of it."""
    scenario, casting, form = story
    explicit = listed(*story)
    asked, true = frozenset(questions(scenario)), frozenset(read(explicit, scenario))
    reached = {explicit.where(key) for key in explicit.edges}
    one = Asking(explicit.exchange, casting, form, reached)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "_PLAYS", plays)
        chance = one.by_chance(asked)
    found, sure = one.everywhere(asked, 100_000)
    played = {m.id for m in scenario.moments if dict(casting)[m.by].value == "player"}
    certain = {q for q in asked if q.at in played or q.at in {ending.id for ending in scenario.endings}}
    assert sure
    assert found & certain == true & certain
    assert true <= found
    assert chance & certain <= true
