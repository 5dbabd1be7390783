"""A letter made of positions."""

from __future__ import annotations

import pytest

from game.engine.composing import compose
from game.model.condition import Condition
from game.model.scenario import Draft, Wording
from tests.builders import changed, scenario


def always(_condition: Condition) -> bool:
    return True


def never(condition: Condition) -> bool:
    return condition == Wording("").condition


def test_the_first_wording_that_holds_is_taken() -> None:
    moment = scenario().moment("north-drafts")
    chosen = {"water": "share"}
    first, second = (compose(scenario(), moment, chosen, holds).paragraphs[1] for holds in (always, never))
    assert first == ("water", "Half is yours, and we shall show you how.")
    assert second == ("water", "Half of the summer water is yours.")


def test_a_letter_without_a_frame_is_its_positions_alone() -> None:
    bare = changed(scenario(), "moments", "north-drafts", draft=Draft(("water", "visit")))
    written = compose(bare, bare.moment("north-drafts"), {"water": "keep"}, always)
    assert (written.greeting, written.paragraphs) == ((), (("water", "The water stays with us."),))


def test_no_letter_is_composed_where_none_is_written() -> None:
    with pytest.raises(ValueError, match="no letter is written at may-arrives"):
        compose(scenario(), scenario().moment("may-arrives"), {}, always)


def test_an_unknown_position_is_refused() -> None:
    with pytest.raises(KeyError, match="half"):
        compose(scenario(), scenario().moment("north-drafts"), {"water": "half"}, always)
