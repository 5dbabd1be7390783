"""A class is added up one result at a time, and what is said of it follows from the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Raised, Record
from game.replaying.journal import encode
from game.reports.class_report import class_report
from game.reports.division import Division, divide, evenness, in_ten_steps, middle
from game.reports.gathering import gather
from game.reports.results import Attempts
from game.reports.webpage import webpage
from tests.reports.made import HARD, MODERATE, NOON, WARM, a_class, kept, load


@pytest.fixture
def north(tmp_path: Path) -> Iterator[Division]:
    with gather([a_class(tmp_path)], load) as results:
        yield divide(results.chosen(Attempts.LAST), names=True)[0]


def test_each_side_of_each_scenario_is_added_up_for_itself(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        sides = [(d.scenario, d.side, d.results) for d in divide(results.chosen(Attempts.ALL))]
    assert sides == [("river-1901", "north", 6), ("river-1901", "south", 1)]


def test_positions_endings_and_ways_are_counted_once_a_result(north: Division) -> None:
    assert north.results == 5
    assert north.finished == 3
    assert north.positions["water"] == Counter(share=3, give=1, keep=1)
    assert north.endings == Counter(friends=2, rest=1)
    assert north.stopped == Counter({"answer-arrives": 1, "north-tells": 1})
    assert north.ways["north-drafts"] == Counter({"south-drafts": 4, "north-tells": 1})


def test_a_passage_is_expected_of_those_whose_position_it_bears_on(north: Division) -> None:
    """What is asked (S2.1) bears on giving and sharing; one who shared did not mark it."""
    assert north.passages["water", 0] == (4, 3)
    assert north.passages["water", 1] == (1, 0)
    assert north.passages["visit", 0] == (5, 4)


def test_labels_are_kept_only_where_they_are_asked_for(north: Division, tmp_path: Path) -> None:
    assert north.names["water", "share"] == ["Ada", "Cleo", "Dora & Emil"]
    assert north.names["", "friends"] == ["ben", "Dora & Emil"]
    with gather([tmp_path], load) as results:
        assert all(not division.names for division in divide(results.chosen(Attempts.LAST)))


def with_hands(record: Record, *hands: int) -> Record:
    """The play of a class that raised so many hands on the water, giving, sharing and keeping it."""
    raised = Raised("north-drafts", "water", tuple(zip(("give", "share", "keep"), hands, strict=True)))
    return replace(record, entries=(*record.entries, raised, Raised("gone", "gone", (("yes", 3),))))


def test_hands_of_all_classes_are_added_up_and_stand_beside_history(tmp_path: Path) -> None:
    """They are put by and taken out again like everything else; nobody's name is with them."""
    for name, record in (
        ("a", with_hands(kept("10a", MODERATE), 3, 17, 5)),
        ("b", with_hands(kept("10b", HARD, at=NOON + 1), 0, 2, 20)),
        ("c", kept("Ada", WARM, at=NOON + 2)),
    ):
        (tmp_path / f"{name}.jsonl").write_text(encode(record), "utf-8", newline="")
    with gather([tmp_path], load) as results:
        chosen = list(results.chosen(Attempts.ALL))
        report = webpage(class_report(chosen, results.scenarios, results.counted(), Attempts.ALL))
    (division,) = divide(chosen)
    assert division.hands == {"water": Counter(give=3, share=19, keep=25)}
    assert "Hands raised around one screen" in report
    assert "47 hands were raised." in report


def test_where_no_class_raised_its_hands_nothing_is_said_of_any(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        chosen = list(results.chosen(Attempts.ALL))
        report = webpage(class_report(chosen, results.scenarios, results.counted(), Attempts.ALL))
    assert "Hands raised" not in report


figures = st.lists(st.integers(0, 100), max_size=30)


@given(figures)
def test_the_middle_is_the_lower_middle_of_the_sorted_figures(those: list[int]) -> None:
    expected = sorted(those)[(len(those) - 1) // 2] if those else None
    assert middle(Counter(those)) == expected


@given(figures)
def test_ten_steps_hold_everybody(those: list[int]) -> None:
    steps = in_ten_steps(Counter(those))
    assert sum(steps) == len(those)
    assert steps[9] == sum(figure >= 90 for figure in those)


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_evenness_is_the_chance_that_two_of_the_class_disagree(those: list[str]) -> None:
    pairs = [(a, b) for i, a in enumerate(those) for b in those[:i]]
    expected = sum(a != b for a, b in pairs) / len(pairs) if pairs else 0.0
    assert evenness(Counter(those)) == pytest.approx(expected)
