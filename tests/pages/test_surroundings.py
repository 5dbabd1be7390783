"""The timeline and the map tell what happened, and nothing of what is still to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pages.flow import Flow
from game.pages.page import Action, Event, Map, MapPlace, Notice, Page, Timeline
from game.pages.surroundings import dated
from tests.builders import scenario
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over


@pytest.fixture
def flow() -> Flow:
    """North has the letter of 22 May before it."""
    flow = flow_over(Shelf((capitals(),)))
    do(flow, "river-1901", "start", "on")
    return flow


def events(page: Page) -> list[str]:
    return [event.text for element in page.main if isinstance(element, Timeline) for event in element.events]


def places(page: Page) -> tuple[MapPlace, ...]:
    (shown,) = (element for element in page.main if isinstance(element, Map))
    return shown.places


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("1954-08-11", (1954, 8, 11)),
        ("1954-08", (1954, 8, 0)),
        ("August 1954", (1954, 8, 0)),
        ("10–17 January 1954", (1954, 1, 17)),
        ("24-25 February 1956", (1956, 2, 25)),
        ("late June 1954", (1954, 6, 0)),
        ("mid-May 1955", (1955, 5, 0)),
        ("about June 1954", None),
        ("31 January to 8 February 1955", None),
        ("40–41 May 1955", None),
        ("summer 1954", None),
        ("1954", None),
        ("1954-13-01", None),
        ("", None),
    ],
)
def test_a_date_is_a_day_or_a_month_and_nothing_vaguer(
    written: str, when: tuple[int, int, int] | None
) -> None:
    assert dated(written) == when


def test_only_what_surely_happened_before_the_moment_is_on_the_timeline(flow: Flow) -> None:
    page = do(flow, "timeline")
    assert events(page) == ["The snow melts late."]
    (line,) = (element for element in page.main if isinstance(element, Timeline))
    assert line.now == (1901, 5, 22)
    assert line.events[0] == Event(
        (1901, 3, 0), "March 1901", "The snow melts late.", "The almanac of 1901; confidence high"
    )


def test_the_timeline_grows_with_the_play_and_is_whole_after_the_reveal(flow: Flow) -> None:
    do(flow, "on", "next", "share", "next", "later", "draft")
    assert events(do(flow, "timeline")) == ["The snow melts late.", "The river is low.", "South writes."]
    do(flow, "back", "finish", "send")
    while flow.page.kind != "ending":
        do(flow, *(("little", "decide") if flow.page.kind == "decide" else ("on",)))
    flow.act(Action("timeline"))
    assert "No treaty is signed." not in events(flow.page)
    page = do(flow, "back", "debrief", "reveal", "timeline")
    assert events(page) == [
        *("The snow melts late.", "The river is low.", "South writes.", "North answers."),
        "No treaty is signed.",
    ]


def test_the_map_has_the_places_of_the_play_so_far_and_those_that_are_explained(flow: Flow) -> None:
    page = do(flow, "map")
    (shown,) = (element for element in page.main if isinstance(element, Map))
    assert shown.here == "north-town"
    assert places(page) == (
        MapPlace("north-town", "North town", ("A letter from South · 22 May 1901",)),
        MapPlace("weir", "The weir"),
    )
    assert [term.word for term in page.terms] == ["?weir"]


def test_they_lie_over_the_page_and_lead_back_to_it(flow: Flow) -> None:
    before = flow.page
    for word in ("timeline", "map", "glossary"):
        assert do(flow, word).kind == word
        assert do(flow, "back") == before


def test_where_there_is_nothing_to_show_nothing_is_offered_and_away_from_the_desk_nothing_opens() -> None:
    flow = flow_over(Shelf((scenario(forms=(), facts=()),)))
    flow.act(Action("map"))
    assert flow.page.kind == "shelf"
    page = do(flow, "river-1901", "start", "on")
    assert not {"timeline", "map", "glossary"} & {word for word, _label, _action in page.actions()}
    for word in ("timeline", "map"):
        flow.act(Action(word))
        assert isinstance(flow.page.main[0], Notice)


@given(st.dates(), st.dates())
def test_days_are_in_the_order_of_the_calendar(one: date, other: date) -> None:
    first, second = dated(one.isoformat()), dated(other.isoformat())
    assert first is not None
    assert second is not None
    assert (first < second) == (one < other)
