"""A play left at any of its steps goes on from there as a new one that has done the same so far."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Chosen, Entry, Inclined, Marked, Rated, Record, Started
from game.replaying.branching import as_history, before, choices_before, follow, historic
from game.replaying.replay import replay
from tests.builders import NORTH_PLAYED, scenario
from tests.properties.strategies import chosen as choice_of

RIVER = Exchange(scenario(forms=()))


def recorded(exchange: Exchange, path: list[int]) -> Record:
    """A play of these choices, with a mark and a leaning before each decision."""
    play = Play.begin(exchange, NORTH_PLAYED)
    entries: list[Entry] = []
    for number in path:
        moment = play.moment
        if moment is None:
            break
        choice = choice_of(exchange.scenario, moment, number)
        for issue, position in choice.items():
            if moment.draft:
                entries.append(Marked(moment.id, issue, "S1.1", True, 10.0))
            entries.append(Inclined(moment.id, issue, position, 11.0))
        play = play.after(choice)
        entries.append(Chosen(moment.id, tuple(choice.items()), play.at, tuple(play.gauges().items()), 12.0))
    return Record(Started("river-1901", exchange.scenario.hash, NORTH_PLAYED), tuple(entries))


@given(st.lists(st.integers(0, 100), max_size=6), st.integers(0, 6))
def test_a_branch_stands_where_the_play_stood_with_what_was_leant_to_there(
    path: list[int], choices: int
) -> None:
    record = recorded(RIVER, path)
    made = [entry for entry in record.entries if isinstance(entry, Chosen)]
    branch = replay(RIVER, replace(record, entries=before(record, choices, 99.0)))
    assert branch.difference is None
    assert len([entry for entry in branch.held if isinstance(entry, Chosen)]) == min(choices, len(made))
    assert {entry.at for entry in branch.held} <= {99.0}
    if choices < len(made):
        assert branch.play.at == made[choices].moment
        assert branch.leanings == dict(made[choices].choice)


def test_what_was_rated_at_the_end_is_not_carried_over() -> None:
    record = recorded(RIVER, [0, 0])
    assert before(replace(record, entries=(Rated("q", 2), *record.entries)), 9, 0.0) == tuple(
        replace(entry, at=0.0) for entry in record.entries
    )


def test_history_can_be_followed_by_a_player_to_its_end() -> None:
    followed = as_history(RIVER, NORTH_PLAYED, "")
    assert (followed.left, followed.play.at) == (0, "rest")
    assert [entry.moment for entry in followed.chosen] == [
        "may-arrives",
        "north-drafts",
        "answer-arrives",
        "north-tells",
    ]


@pytest.mark.parametrize("turn", range(6))
def test_history_can_be_left_at_any_of_its_turns(turn: int) -> None:
    turns = historic(RIVER).turns
    followed = as_history(RIVER, NORTH_PLAYED, "", until=turn)
    ours = [one.moment for one in turns[:turn] if one.side == "north"]
    assert [entry.moment for entry in followed.chosen] == ours
    assert choices_before(as_history(RIVER, NORTH_PLAYED, "").play, turn) == len(ours)


def test_what_can_no_longer_be_done_is_not_done() -> None:
    wanted = [("may-arrives", {}), ("north-drafts", {"water": "sell", "visit": "later"}), ("north-tells", {})]
    followed = follow(RIVER, NORTH_PLAYED, "", wanted)
    assert (followed.play.at, followed.left) == ("north-drafts", 2)
    assert follow(RIVER, NORTH_PLAYED, "", [("elsewhere", {})]).left == 1
