"""A letter carried from one class to another makes the same play there, or is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Casting, Player
from game.replaying.parcel import Parcel, Refused, Why, decode, encode, fitting, outgoing, steps_of
from tests.builders import scenario
from tests.properties.strategies import chosen, forms, paths, scenarios

NORTH: Casting = (("north", Player.PLAYER), ("south", Player.POST))
SOUTH: Casting = (("north", Player.POST), ("south", Player.PLAYER))
ANSWER = {"water": "share", "visit": "later"}


def begun(casting: Casting) -> Play:
    return Play.begin(Exchange(scenario(forms=())), casting)


def sent(play: Play, label: str = "") -> Parcel:
    parcel = outgoing(play, label)
    assert parcel is not None
    return parcel


def received(play: Play, parcel: Parcel) -> Play:
    steps = fitting(play, parcel)
    assert not isinstance(steps, Refused), steps.words
    for moment, choice in steps:
        assert play.at == moment
        play = play.after(dict(choice))
    return play


def refused(play: Play, parcel: Parcel) -> Why:
    answer = fitting(play, parcel)
    assert isinstance(answer, Refused)
    assert answer.words
    return answer.why


def test_two_classes_play_one_exchange_to_its_end() -> None:
    north, south = begun(NORTH), begun(SOUTH)
    assert (north.player, south.player) == (Player.PLAYER, Player.POST)
    north = north.after({}).after(ANSWER)
    south = received(south, sent(north, "8 b"))
    assert south.at == "south-drafts"
    south = south.after({"tone": "warm"})
    north = received(north, sent(south))
    north = north.after({}).after({"north-tells": "all"})
    south = received(south, sent(north))
    assert north.ending == south.ending
    assert north.ending is not None
    assert steps_of(north) == steps_of(south)
    assert north.gauges() == south.gauges()


def test_a_parcel_holds_what_was_chosen_since_the_other_side_was_heard_and_no_more() -> None:
    north = begun(NORTH).after({}).after(ANSWER)
    assert sent(north, "  8   b ").steps == (("north-drafts", tuple(ANSWER.items())),)
    assert sent(north, "  8   b ").label == "8 b"
    north = north.after({"tone": "cool"}).after({}).after({"north-tells": "all"})
    last = sent(north)
    assert (last.first, last.steps) == (2, (("north-tells", (("north-tells", "all"),)),))


def test_where_nothing_was_chosen_or_nobody_waits_elsewhere_there_is_nothing_to_send() -> None:
    assert outgoing(begun(NORTH).after({})) is None
    assert outgoing(begun(NORTH).after({}).after(ANSWER).after({"tone": "cool"})) is None
    alone = (("north", Player.PLAYER), ("south", Player.RULES))
    assert outgoing(begun(alone).after({}).after(ANSWER)) is None


def test_a_letter_that_came_twice_is_said_to_be_known() -> None:
    parcel = sent(begun(NORTH).after({}).after(ANSWER))
    south = received(begun(SOUTH), parcel)
    assert refused(south, parcel) is Why.ALREADY_RECEIVED


def test_a_letter_that_overtook_another_has_to_wait() -> None:
    north = (
        begun(NORTH).after({}).after(ANSWER).after({"tone": "cool"}).after({}).after({"north-tells": "all"})
    )
    assert refused(begun(SOUTH), sent(north)) is Why.OUT_OF_ORDER


def test_a_letter_waits_until_ones_own_turn_is_over() -> None:
    south = received(begun(SOUTH), sent(begun(NORTH).after({}).after(ANSWER)))
    parcel = replace(sent(begun(NORTH).after({}).after(ANSWER)), first=1, upon=sent_upon(south))
    assert (
        refused(south, replace(parcel, steps=(("north-tells", (("north-tells", "all"),)),)))
        is Why.OUT_OF_ORDER
    )


def sent_upon(play: Play) -> str:
    """The sum of everything chosen in this play so far."""
    return sent(play.after({"tone": "cool"})).upon


def test_ones_own_letter_is_not_taken_in() -> None:
    north = begun(NORTH).after({}).after(ANSWER)
    assert refused(north, sent(north)) is Why.WRONG_SIDE


def test_a_letter_of_another_scenario_version_form_or_play_is_foreign() -> None:
    parcel = sent(begun(NORTH).after({}).after(ANSWER))
    for change in ({"scenario": "lake"}, {"hash": "0" * 64}, {"form": "short"}, {"upon": "0" * 32}):
        assert refused(begun(SOUTH), replace(parcel, **change)) is Why.FOREIGN  # type: ignore[arg-type]
    other = received(begun(SOUTH), sent(begun(NORTH).after({}).after({"water": "keep", "visit": "later"})))
    assert refused(other, parcel) is Why.FOREIGN


def test_a_choice_that_does_not_exist_is_damage() -> None:
    parcel = replace(
        sent(begun(NORTH).after({}).after(ANSWER)), steps=(("north-drafts", (("water", "sell"),)),)
    )
    assert refused(begun(SOUTH), parcel) is Why.DAMAGED
    nowhere = replace(parcel, steps=(("nowhere", ()),))
    assert refused(begun(SOUTH), nowhere) is Why.WRONG_SIDE


# -- the file ------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CHOICES = st.dictionaries(WORDS, WORDS, max_size=3).map(lambda pairs: tuple(pairs.items()))
PARCELS = st.builds(
    Parcel,
    *(WORDS, WORDS, WORDS),
    st.integers(0, 99),
    WORDS,
    st.lists(st.tuples(WORDS, CHOICES), min_size=1, max_size=3).map(tuple),
    WORDS,
)


@given(PARCELS)
def test_what_is_written_is_read_as_it_was(parcel: Parcel) -> None:
    assert decode(encode(parcel)) == parcel
    assert decode(b"\xef\xbb\xbf" + encode(parcel).replace(b"\n", b"\r\n")) == parcel


@given(PARCELS, st.data())
def test_a_letter_changed_by_a_single_sign_is_damaged_or_says_the_same(
    parcel: Parcel, data: st.DataObject
) -> None:
    written = bytearray(encode(parcel))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] = data.draw(st.integers(32, 126))
    read = decode(bytes(written))
    assert read == parcel or isinstance(read, Refused)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_answered_in_words(data: bytes) -> None:
    read = decode(data)
    assert isinstance(read, Refused)
    assert read.words


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"demarche": 2}, Why.NEWER),
        ({"kind": "play"}, Why.NO_LETTER),
        ({"label": "somebody else"}, Why.DAMAGED),
        ({"steps": []}, Why.DAMAGED),
        ({"checksum": None}, Why.DAMAGED),
    ],
)
def test_what_is_wrong_with_a_file_is_named(change: dict[str, object], why: Why) -> None:
    values = json.loads(encode(sent(begun(NORTH).after({}).after(ANSWER))))
    read = decode(json.dumps({**values, **change}).encode())
    assert isinstance(read, Refused)
    assert read.why is why


def test_half_a_file_is_damaged_and_another_file_is_no_letter() -> None:
    written = encode(sent(begun(NORTH).after({}).after(ANSWER)))
    for data, why in ((written[:200], Why.DAMAGED), (b"{}", Why.NO_LETTER), (b"[" * 99999, Why.NO_LETTER)):
        read = decode(data)
        assert isinstance(read, Refused)
        assert read.why is why


@given(scenarios(), st.data(), paths)
def test_two_machines_make_the_same_play_of_every_scenario(scenario, data, path) -> None:  # type: ignore[no-untyped-def]
    """One plays the first side and the other the rest; every choice is carried over as soon as it is made."""
    form = data.draw(forms(scenario))
    first, others = scenario.sides[0].id, [side.id for side in scenario.sides[1:]]
    here = tuple((s.id, Player.PLAYER if s.id == first else Player.POST) for s in scenario.sides)
    there = tuple((s.id, Player.PLAYER if s.id in others else Player.POST) for s in scenario.sides)
    plays = [Play.begin(Exchange(scenario), casting, form) for casting in (here, there)]
    for number in path:
        for me, other in ((0, 1), (1, 0)):
            mine = plays[me]
            if mine.player is Player.PLAYER and mine.moment:
                plays[me] = mine.after(chosen(scenario, mine.moment, number))
            parcel = outgoing(plays[me])
            if parcel and not isinstance(fitting(plays[other], decoded(parcel)), Refused):
                plays[other] = received(plays[other], decoded(parcel))
    ahead, behind = sorted((steps_of(play) for play in plays), key=len, reverse=True)
    assert behind == ahead[: len(behind)]
    if plays[0].ending and plays[1].ending:
        assert plays[0].gauges() == plays[1].gauges()


def decoded(parcel: Parcel) -> Parcel:
    read = decode(encode(parcel))
    assert isinstance(read, Parcel)
    return read
