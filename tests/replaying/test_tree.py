"""Plays that decide the same go together on the map, and part where they decide otherwise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Chosen
from game.replaying.tree import HISTORY, grow


def way(*decided: str) -> tuple[Chosen, ...]:
    """A play with these decisions, each after a reading."""
    return tuple(
        entry
        for place, word in enumerate(decided)
        for entry in (
            Chosen(f"read-{place}", (), f"decide-{place}", ()),
            Chosen(f"decide-{place}", ((f"decide-{place}", word),), f"read-{place + 1}", ()),
        )
    )


def test_plays_part_where_they_decide_otherwise_and_readings_are_no_station() -> None:
    tree = grow({"one": way("a", "b"), "two": way("a", "c"), "three": way("a", "b")})
    assert [(k.column, k.row, k.plays) for k in tree.knots] == [
        (0, 0, ["one", "two", "three"]),
        (1, 0, ["one", "two", "three"]),
        (2, 0, ["one", "three"]),
        (2, 1, ["two"]),
    ]
    assert [k.choices for k in tree.knots] == [0, 2, 4, 4]
    assert tree.knots[3].then == "read-2"
    assert tree.rows == 2


def test_the_line_one_prefers_goes_straight_on_in_the_uppermost_row() -> None:
    plays = {HISTORY: way("a", "b"), "old": way("x"), "mine": way("a", "c", "d")}
    tree = grow(plays, first=("mine", HISTORY))
    assert all(knot.row == 0 for knot in tree.knots if "mine" in knot.plays)
    assert [(k.decided[1], k.row) for k in tree.knots if HISTORY in k.plays and k.row] == [
        ((("decide-1", "b"),), 1)
    ]


def test_a_play_with_no_decision_yet_stands_at_the_beginning() -> None:
    tree = grow({"new": (Chosen("read", (), "decide", ()),), "none": ()})
    assert [(knot.plays, knot.stops) for knot in tree.knots] == [(["new", "none"], ["new", "none"])]


def test_a_play_of_ten_thousand_decisions_is_no_trouble() -> None:
    assert len(grow({"long": way(*("a",) * 10_000)}).knots) == 10_001


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=5), max_size=8), st.data())
def test_every_play_can_be_followed_from_the_beginning_to_where_it_stands(
    decided: list[list[str]], data: st.DataObject
) -> None:
    plays = {str(number): way(*words) for number, words in enumerate(decided)}
    first = data.draw(st.lists(st.sampled_from([*plays, "gone"]), max_size=3, unique=True))
    tree = grow(plays, first)
    for place, knot in enumerate(tree.knots):
        assert knot.parent < place, "each stands after the one it comes from"
        assert all(tree.knots[after].parent == place for after in knot.after)
    for name, words in zip(plays, decided, strict=True):
        own = [knot for knot in tree.knots if name in knot.plays]
        assert [knot.decided[1][0][1] for knot in own[1:]] == words
        assert [knot for knot in own if name in knot.stops] == own[-1:]
    cells = [(knot.column, knot.row) for knot in tree.knots]
    assert len(cells) == len(set(cells)), "no two stations stand in one place"
    ends = sum(not knot.after for knot in tree.knots)
    assert tree.rows == ends, "a row for every way that has an end of its own"
