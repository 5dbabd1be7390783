"""A kept play gives the same play again, or says where it no longer does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import (
    Answered,
    Chosen,
    Entry,
    Inclined,
    Marked,
    Player,
    Raised,
    Rated,
    Record,
    Started,
)
from game.model.scenario import Effect, Scenario
from game.replaying.journal import decode, encode
from game.replaying.replay import Replayed, replay
from tests.builders import BOTH_PLAYED, NORTH_PLAYED, changed, scenario

RIVER = scenario()


def chosen(play: Play, choice: dict[str, str]) -> tuple[Play, Chosen]:
    """The play after this choice, and how it is written down."""
    after = play.after(choice)
    return after, Chosen(play.at, tuple(choice.items()), after.at, tuple(after.gauges().items()))


def kept() -> tuple[Play, Record]:
    """North reads, marks, changes its mind, shares the water and has still to tell the papers."""
    play = Play.begin(Exchange(RIVER), NORTH_PLAYED)
    entries: list[Entry] = [Marked("may-arrives", "water", "S1.2", True)]
    play, read = chosen(play, {})
    entries += [
        read,
        Marked("north-drafts", "water", "S2.1", True),
        Marked("north-drafts", "water", "S1.2", False),
        Inclined("north-drafts", "water", "keep"),
        Inclined("north-drafts", "water", "share"),
        Inclined("north-drafts", "visit", "later"),
    ]
    play, sent = chosen(play, {"water": "share", "visit": "later"})
    play, read = chosen(play, {})
    entries += [sent, read, Inclined("north-tells", "north-tells", "all")]
    return play, Record(Started(RIVER.id, RIVER.hash, NORTH_PLAYED), tuple(entries))


def now(scenario: Scenario, record: Record) -> Replayed:
    return replay(Exchange(scenario), record)


def test_a_kept_play_stands_again_where_it_was_left() -> None:
    play, record = kept()
    again = now(RIVER, record)
    assert again.difference is None
    assert not again.changed
    assert again.held == record.entries
    assert (again.play.turns, again.play.at) == (play.turns, "north-tells")
    assert again.play.gauges() == play.gauges()
    assert again.marks == {"water": ("S2.1",)}
    assert again.leanings == {"north-tells": "all"}


def test_cut_off_after_any_line_a_play_stands_where_that_line_left_it() -> None:
    _play, record = kept()
    text = encode(record)
    lines = text.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        decoded = decode("".join(lines[:count]))
        assert decoded.record is not None
        again = now(RIVER, decoded.record)
        assert again.difference is None
        assert again.held == record.entries[: count - 1]


def test_a_position_taken_back_is_undecided_again_when_replayed() -> None:
    play, record = kept()
    entries = (*record.entries, Inclined("north-tells", "north-tells", ""))
    decoded = decode(encode(replace(record, entries=entries)))
    assert decoded.record is not None
    again = now(RIVER, decoded.record)
    assert again.difference is None
    assert again.leanings == {}
    assert again.play.at == play.at


def test_a_finished_play_stands_at_its_ending() -> None:
    play, record = kept()
    play, told = chosen(play, {"north-tells": "little"})
    again = now(RIVER, replace(record, entries=(*record.entries, told)))
    assert again.difference is None
    assert again.play.ending == play.ending


def test_two_players_at_one_machine_are_replayed_as_two() -> None:
    play = Play.begin(Exchange(RIVER), BOTH_PLAYED)
    play, one = chosen(play, {})
    play, two = chosen(play, {"water": "give", "visit": "accept"})
    record = Record(Started(RIVER.id, RIVER.hash, BOTH_PLAYED), (one, two))
    assert now(RIVER, record).play.turns == play.turns


def test_a_changed_scenario_that_plays_the_same_is_no_difference() -> None:
    _play, record = kept()
    again = now(scenario(hash="7" * 64, title="The Stream"), record)
    assert again.changed
    assert again.difference is None


def test_a_gauge_that_moves_otherwise_is_the_first_difference() -> None:
    _play, record = kept()
    water = RIVER.issue("water")
    share = replace(water.positions[1], effects=(Effect("trust", 6),))
    other = changed(RIVER, "issues", "water", positions=(water.positions[0], share, water.positions[2]))
    again = now(other, record)
    assert again.difference is not None
    assert again.difference.moment == "north-drafts"
    assert (again.difference.kept, again.difference.now) == ("30", "31")
    assert again.difference.words == (
        "After “The answer”, Trust stood at 30 in the kept play; now it stands at 31."
    )
    assert again.play.at == "north-drafts"
    assert again.held == record.entries[:7]
    assert again.leanings == {"water": "share", "visit": "later"}


def edited(index: int, **changes: Any) -> str:
    """What is said of the kept play with this entry edited by hand."""
    _play, record = kept()
    entries = list(record.entries)
    entries[index] = replace(entries[index], **changes)
    again = now(RIVER, replace(record, entries=tuple(entries)))
    assert again.difference is not None
    assert again.held == tuple(entries[:index])
    return again.difference.words


def test_a_story_that_goes_elsewhere_names_both_places() -> None:
    assert edited(7, then="friends") == (
        "After “The answer” the kept play came to “Friends”; now it comes to answer-arrives."
    )


def test_a_choice_that_is_no_longer_offered_is_named() -> None:
    assert edited(7, choice=(("water", "sell"), ("visit", "later"))) == (
        "At “The answer” the kept choice (sell, later) can no longer be made. "
        "sell is not one of the positions on water."
    )


def test_a_step_at_another_moment_is_named() -> None:
    assert edited(8, moment="nowhere") == (
        "The kept play goes on at nowhere; the story now stands at answer-arrives."
    )


def test_a_leaning_or_mark_that_no_longer_fits_is_named() -> None:
    assert edited(5, position="sell") == (
        "At “The answer” the kept play leans to water: sell; the scenario offers give, share, keep."
    )
    assert edited(2, issue="wine") == (
        "At “The answer” a sentence is marked for wine; the scenario has the issues "
        "water, visit, openness, tone."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"scenario": "lake-1902"}, "This play was kept from another scenario: lake-1902, not river-1901."),
        (
            {"casting": NORTH_PLAYED[:1]},
            "The kept play names the sides north; the scenario has north, south.",
        ),
        (
            {"casting": (*NORTH_PLAYED, NORTH_PLAYED[0])},
            "The kept play names the sides north, south, north; the scenario has north, south.",
        ),
        ({"form": "long"}, "The kept play is in the form long; the scenario has short."),
    ],
)
def test_a_play_that_cannot_be_begun_here_says_why(changes: dict[str, Any], words: str) -> None:
    _play, record = kept()
    again = now(RIVER, replace(record, started=replace(record.started, **changes)))
    assert again.difference is not None
    assert again.difference.words == words
    assert again.held == ()


def test_answers_and_their_ratings_belong_to_the_play_and_never_to_its_course() -> None:
    play, record = kept()
    written = (
        Answered("may-arrives", "who", "The ministry."),
        Rated("who", 2),
        Answered("may-arrives", "who", "South's ministry, in a dry May."),
        Answered("a-moment-that-is-gone", "a-question-that-is-gone", "All the same."),
        Rated("who", 3),
    )
    for place in range(len(record.entries) + 1):
        entries = (*record.entries[:place], *written, *record.entries[place:])
        again = now(RIVER, replace(record, entries=entries))
        assert again.difference is None
        assert again.held == entries
        assert again.play.turns == play.turns
        assert again.answers == {
            "who": "South's ministry, in a dry May.",
            "a-question-that-is-gone": "All the same.",
        }
        assert again.ratings == {"who": 3}


def test_the_hands_of_a_class_belong_to_the_play_and_never_to_its_course() -> None:
    """The last count of each matter holds, whether or not the scenario still has that matter."""
    play, record = kept()
    counted = (
        Raised("north-drafts", "water", (("keep", 3), ("share", 1))),
        Raised("north-drafts", "water", (("keep", 3), ("share", 12))),
        Raised("a-moment-that-is-gone", "a-matter-that-is-gone", (("yes", 2),)),
    )
    for place in range(len(record.entries) + 1):
        entries = (*record.entries[:place], *counted, *record.entries[place:])
        again = now(RIVER, replace(record, entries=entries))
        assert again.difference is None
        assert again.held == entries
        assert again.play.turns == play.turns
        assert again.hands == {
            "water": (("keep", 3), ("share", 12)),
            "a-matter-that-is-gone": (("yes", 2),),
        }


def test_what_came_by_letter_is_replayed_like_what_was_chosen_here() -> None:
    by_post = (("north", Player.PLAYER), ("south", Player.POST))
    play = Play.begin(Exchange(RIVER), by_post)
    entries: list[Entry] = []
    for choice in ({}, {"water": "share", "visit": "later"}, {"tone": "cool"}, {}):
        play, entry = chosen(play, choice)
        entries.append(entry)
    again = now(RIVER, Record(Started(RIVER.id, RIVER.hash, by_post), tuple(entries)))
    assert again.difference is None
    assert again.play.turns == play.turns
