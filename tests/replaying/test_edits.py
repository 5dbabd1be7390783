"""What an author changed is said in words, each thing once, and nothing that was not changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from game.model.condition import Within
from game.model.scenario import Effect, Moment, Position, Rule, Scenario, Take
from game.replaying.edits import edits
from tests.builders import changed, scenario
from tests.properties.strategies import scenarios

RIVER = scenario()


def reworked(moment: str, **changes: object) -> Scenario:
    return replace(changed(RIVER, "moments", moment, **changes), hash="6" * 64)


def water(**positions: Position) -> Scenario:
    """The water with these positions in place of those of the same id; a new id stands last."""
    issue = RIVER.issue("water")
    own = [positions.pop(position.id, position) for position in issue.positions]
    return changed(RIVER, "issues", "water", positions=(*own, *positions.values()))


def position(id: str) -> Position:
    found = RIVER.issue("water").position(id)
    assert found is not None
    return found


DRAFT, TELLS = RIVER.moment("north-drafts"), RIVER.moment("north-tells")
assert DRAFT.draft is not None
assert TELLS.decide is not None


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            water(keep=replace(position("keep"), effects=(Effect("trust", -10), Effect("unity", 4)))),
            "On “The water”, “Keep it”: what it does to “Trust” was -15, and is -10.",
        ),
        (
            water(share=replace(position("share"), effects=(*position("share").effects[:1],))),
            "On “The water”, “Share it”: what it does to “Unity at home” was -2, and is nothing.",
        ),
        (
            water(share=replace(position("share"), credit=90)),
            "On “The water”, “Share it”: its credit was 100, and is 90.",
        ),
        (
            water(share=replace(position("share"), takes=(Take("openness", "open"),))),
            "On “The water”, “Share it”: what it settles elsewhere was changed.",
        ),
        (water(sell=Position("sell", "Sell it")), "On “The water”, the position “Sell it” is new."),
        (
            changed(RIVER, "issues", "water", positions=RIVER.issue("water").positions[:2]),
            "On “The water”, the position “Keep it” was removed.",
        ),
        (
            changed(RIVER, "issues", "water", positions=RIVER.issue("water").positions[::-1]),
            "On “The water”, the position: their order was changed.",
        ),
        (
            changed(RIVER, "issues", "water", history="keep"),
            "History’s position on “The water” was share, and is keep.",
        ),
        (changed(RIVER, "issues", "visit", weight=10), "The weight of “The visit” was 40, and is 10."),
        (
            changed(RIVER, "gauges", "trust", start=31),
            "The beginning of “Trust” was 30, and is 31.",
        ),
        (replace(RIVER, endings=RIVER.endings[:2]), "The ending “The matter rests” was removed."),
        (
            replace(RIVER, start="north-drafts"),
            "The first moment was “A letter from South”, and is “The answer”.",
        ),
        (
            reworked("north-drafts", draft=replace(DRAFT.draft, issues=("water",))),
            "At “The answer” “The visit” is no longer asked.",
        ),
        (
            reworked("north-drafts", draft=replace(DRAFT.draft, issues=("visit", "water"))),
            "At “The answer” the matters stand in another order.",
        ),
        (
            reworked("north-drafts", draft=None),
            "What is done at “The answer” was a letter is written, and is something is read.",
        ),
        (
            reworked("north-tells", decide=replace(TELLS.decide, history="all")),
            "History’s decision at “The papers” was little, and is all.",
        ),
        (
            reworked("north-drafts", rules=DRAFT.rules[1:]),
            "After “The answer” the way to “The papers” if water is give and trust >= 50 is gone.",
        ),
        (
            reworked(
                "north-tells", rules=(Rule("rest", Within("trust", high=5), "trust <= 5"), *TELLS.rules)
            ),
            "After “The papers” the way to “The matter rests” if trust <= 5 is new.",
        ),
        (
            reworked("north-tells", rules=(TELLS.rules[1], TELLS.rules[0], TELLS.rules[2])),
            "After “The papers” the ways on are tried in another order.",
        ),
        (
            reworked(
                "north-tells",
                rules=(*TELLS.rules[:2], replace(TELLS.rules[2], effects=(Effect("trust", 1),))),
            ),
            "After “The papers” the way to “The matter rests”: "
            "what it does to “Trust” was nothing, and is +1.",
        ),
        (reworked("north-tells", by="south"), "The side of “The papers” was North, and is South."),
        (
            replace(RIVER, moments=(*RIVER.moments, Moment("flood", "north", (Rule("rest"),), "A flood"))),
            "The moment “A flood” is new.",
        ),
        (replace(RIVER, replies=()), "How South answers on “The tone” by rule was changed."),
        (reworked("may-arrives", title="A letter!"), "Texts of the moment “A letter!” were changed."),
        (
            water(keep=replace(position("keep"), say="Keep all of it")),
            "Texts of the matter “The water” were changed.",
        ),
        (replace(RIVER, briefing="Other words."), "The briefing: the text was changed."),
        (replace(RIVER, hash="6" * 64), "Only remarks, or what no player sees, were changed."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_change_is_one_sentence(new: Scenario, said: str) -> None:
    assert edits(RIVER, new) == (said,)


@given(scenarios())
def test_what_was_not_changed_is_not_said(whole: Scenario) -> None:
    assert edits(whole, whole) == ()


@given(scenarios(), scenarios())
def test_any_two_scenarios_can_be_compared_and_nothing_is_said_twice(one: Scenario, other: Scenario) -> None:
    said = edits(one, other)
    assert len(said) == len(set(said))
    assert bool(said) == (one != other) or one.hash == other.hash
