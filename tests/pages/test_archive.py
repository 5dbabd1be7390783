"""Plays are looked through, compared, named, locked, handed in, and left at any step; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Branched, Chosen
from game.pages.flow import Flow
from game.pages.page import Action, Bullets, Card, Comparison, Course, Notice, Page, Railway, Scrubber, Sheet
from tests.builders import changed, scenario
from tests.pages.stand_ins import Shelf, do, flow_over, outline, pressable

HERE = Path(__file__).parent / "displays"
BEGIN = ("river-1901", "start", "on")
SEND = ("next", "share", "next", "later", "draft", "finish", "send")
THROUGH = "(through)"
"""Stands for going on through whatever is only read."""
HISTORY = (*BEGIN, "S2.1", "on", *SEND, THROUGH, "little", "decide", THROUGH)
OTHERWISE = (
    *(*BEGIN, "on", "next", "keep", "next", "accept", "draft", "finish", "send"),
    *(THROUGH, "all", "decide", THROUGH),
)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((scenario(forms=()),))


def played(shelf: Shelf, *words: str, label: str = "Ana") -> Flow:
    flow = flow_over(shelf, label=label)
    for word in words:
        if word != THROUGH:
            do(flow, word)
        while word == THROUGH and flow.page.kind in ("consequences", "read"):
            do(flow, "on")
    return flow


def notices(page: Page) -> list[str]:
    return [element.text for element in page.main if isinstance(element, Notice)]


def only(page: Page, kind: type) -> object:
    (found,) = [element for element in (*page.main, *page.aside) if isinstance(element, kind)]
    return found


# -- looking -----------------------------------------------------------------------------------------------


def test_a_finished_play_is_looked_through_step_by_step_with_history_beside_it(
    shelf: Shelf, golden: Callable[[Path, str], None]
) -> None:
    flow = played(shelf, *OTHERWISE, "steps")
    for name in ("read", "draft", "answer", "report", "decide", "end"):
        golden(HERE / f"look-{name}.txt", outline(flow.page))
        if name != "end":
            do(flow, "later")
    assert "later" not in {word for word, _l, _a in flow.page.actions()}
    assert do(flow, "step-2", "earlier").key.endswith(":0")


def test_before_a_play_is_finished_nothing_of_history_is_shown(shelf: Shelf) -> None:
    flow = played(shelf, *BEGIN, "on", *SEND, "leave")
    page = do(flow, "more-1", "steps", "step-2")
    assert "compare" not in {word for word, _l, _a in page.actions()}
    assert [type(element) for element in page.aside if isinstance(element, (Sheet, Bullets))] == []


def test_the_marks_on_the_letter_are_told_with_the_letter_that_answered_it(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "steps", "step-2")
    positions, passages = [element for element in flow.page.main if isinstance(element, Bullets)]
    assert positions.items == ("The water: Share it (marked: S2.1)", "The visit: After the harvest")
    assert passages.items == ("S2.1: “We ask for half of the summer water.” (The water)",)


def test_the_course_has_a_value_before_the_first_step_and_one_after_each(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE)
    assert flow.desk is not None
    turns = len(flow.desk.play.turns)
    course = only(do(flow, "steps"), Course)
    assert isinstance(course, Course)
    assert [curve.values[0] for curve in course.curves] == [30, 5]
    assert {len(curve.values) for curve in course.curves} == {turns + 1}
    assert course.at == 1


def test_looking_changes_nothing_and_going_back_is_exact(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE)
    before, records = flow.page, {handle: list(entries) for handle, (_s, entries) in shelf.records.items()}
    do(flow, "steps", "later", "later", "back")
    assert flow.page == before
    assert {handle: entries for handle, (_s, entries) in shelf.records.items()} == records


def test_settings_can_be_laid_over_a_step_and_taken_away_again(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE, "steps", "later")
    before = flow.page
    flow.act(Action("settings"))
    assert do(flow, "back") == before


# -- comparing ---------------------------------------------------------------------------------------------


def test_two_plays_are_compared_with_what_differs_first(
    shelf: Shelf, golden: Callable[[Path, str], None]
) -> None:
    played(shelf, *HISTORY)
    flow = played(shelf, *OTHERWISE, label="Bo")
    do(flow, "shelf", "ways-1", "s1", "play-1")
    page = do(flow, "with-1")
    golden(HERE / "compare.txt", outline(page))
    comparison = only(page, Comparison)
    assert isinstance(comparison, Comparison)
    same = [pair.same for pair in comparison.pairs]
    assert same == sorted(same)
    assert not all(same)


def test_a_play_that_did_what_history_did_is_the_same_throughout(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "steps")
    comparison = only(do(flow, "compare"), Comparison)
    assert isinstance(comparison, Comparison)
    assert all(pair.same for pair in comparison.pairs)


# -- what if -----------------------------------------------------------------------------------------------


def test_a_play_left_at_a_letter_has_its_positions_and_marks_there_and_is_a_play_of_its_own(
    shelf: Shelf,
) -> None:
    flow = played(shelf, *HISTORY, "steps", "step-2", "step-off")
    assert flow.page.kind == "draft"
    assert flow.desk is not None
    assert flow.desk.leanings == {"water": "share", "visit": "later"}
    assert list(flow.desk.marks["water"]) == ["S2.1"]
    assert set(shelf.records) == {"play-1"}, "nothing is kept of a branch in which nothing was done yet"
    old = list(shelf.records["play-1"][1])
    do(flow, "water", "keep", "draft", "finish", "send")
    started, entries = shelf.records["play-2"]
    assert (started.branched, started.attempt) == (Branched("play-1", 1), 2)
    assert [dict(entry.choice) for entry in entries if isinstance(entry, Chosen)] == [
        {},
        {"water": "keep", "visit": "later"},
    ]
    assert shelf.records["play-1"][1] == old


def test_history_can_be_left_at_any_of_its_decisions(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE, "shelf", "ways-1", "history")
    scrubber = only(flow.page, Scrubber)
    assert isinstance(scrubber, Scrubber)
    letter = next(step.word for step in scrubber.steps if "The papers" in step.label)
    page = do(flow, letter, "step-off")
    assert page.kind == "decide"
    assert flow.desk is not None
    assert flow.desk.play.chosen() == {"water": "share", "visit": "later", "tone": "cool"}
    do(flow, "all", "decide")
    assert shelf.records["play-2"][0].branched == Branched("", 3)


def test_the_last_decision_can_be_taken_back_again_and_again_and_nothing_is_lost(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY)
    assert do(flow, "undo").kind == "decide"
    assert flow.desk is not None
    assert flow.desk.leanings == {"north-tells": "little"}
    assert do(flow, "undo").kind == "draft"
    assert "undo" not in {word for word, _l, _a in flow.page.actions()}
    assert set(shelf.records) == {"play-1"}
    do(flow, "finish", "send")
    assert shelf.records["play-2"][0].branched == Branched("play-1", 1)
    assert len(shelf.records["play-1"][1]) > len(shelf.records["play-2"][1])


def test_what_is_taken_back_after_the_first_entry_leaves_the_new_play_too(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "undo", "all", "decide", "on")
    do(flow, "undo")
    do(flow, "little", "decide")
    assert [record[0].branched for record in shelf.records.values()] == [
        None,
        Branched("play-1", 3),
        Branched("play-2", 3),
    ]


# -- the map -----------------------------------------------------------------------------------------------


def test_all_plays_form_one_map_with_your_line_and_history_and_a_way_on_from_each_station(
    shelf: Shelf, golden: Callable[[Path, str], None]
) -> None:
    played(shelf, *HISTORY)
    flow = played(shelf, *OTHERWISE, label="Bo")
    page = do(flow, "ways")
    golden(HERE / "railway.txt", outline(page))
    golden(HERE / "railway-station.txt", outline(do(flow, "s2")))
    assert do(flow, "otherwise").kind == "draft"
    assert flow.desk is not None
    assert flow.desk.leanings == {"water": "keep", "visit": "accept"}


def test_where_only_history_came_past_it_can_be_looked_at_there_and_left(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE, "ways")
    railway = only(flow.page, Railway)
    assert isinstance(railway, Railway)
    lonely = [station.stop.word for station in railway.stations if station.history and not station.yours]
    page = do(flow, lonely[0], "look-at")
    assert (page.kind, page.title) == ("look", "History: step by step")
    assert {"step-off"} <= {word for word, _label, _action in page.actions()}
    assert do(flow, "step-off").kind == "draft"


def test_until_a_play_is_finished_history_is_not_on_the_map(shelf: Shelf) -> None:
    flow = played(shelf, *BEGIN, "on", *SEND, "leave")
    page = do(flow, "ways-1")
    railway = only(page, Railway)
    assert isinstance(railway, Railway)
    assert not any(station.history for station in railway.stations)
    assert "history" not in {word for word, _l, _a in page.actions()}


def test_a_station_can_be_looked_at(shelf: Shelf) -> None:
    flow = played(shelf, *OTHERWISE, "ways", "s3", "look-at")
    assert flow.page.key == "look:play-1:4"
    assert do(flow, "back").kind == "railway"


def test_one_can_go_on_from_a_station_with_its_decision_made(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "ways", "s2", "go-from")
    assert flow.desk is not None
    assert flow.desk.play.chosen()["water"] == "share"
    assert flow.desk.play.at == "answer-arrives"


# -- a shelf of many plays ---------------------------------------------------------------------------------


def test_plays_of_one_day_are_told_apart_by_their_hour_and_by_where_they_stand(shelf: Shelf) -> None:
    played(shelf, *BEGIN, "leave")
    (card,) = [element for element in flow_over(shelf).page.aside if isinstance(element, Card)]
    assert (card.text, card.small) == ("Nothing is decided yet.", "attempt 1 · 11 August 2026, 12:00")


def test_a_play_whose_scenario_is_not_here_offers_only_what_can_be_done(shelf: Shelf) -> None:
    played(shelf, *HISTORY)
    flow = flow_over(replace(shelf, known=()))
    (card,) = [element for element in flow.page.aside if isinstance(element, Card)]
    assert card.text == "Its scenario is not here: add the folder it is in with --library."
    assert [button.action.verb for button in card.buttons] == ["kept"]
    page = do(flow, card.buttons[0].word)
    assert notices(page) == ["There is no scenario “river-1901”."]
    assert {word for word, _l, _a in page.actions()} == {"hand-in", "lock", "delete", "back"}


# -- names, locks, deletion --------------------------------------------------------------------------------


def test_a_play_is_named_and_the_name_stands_everywhere(shelf: Shelf) -> None:
    flow = played(shelf, *BEGIN, "leave", "more-1")
    for typed in ("T", "Th", "The careful way"):
        flow.act(Action("type", ("name", typed)))
    assert shelf.notes == {}, "not at every letter"
    page = do(flow, "back")
    assert shelf.notes == {"play-1": ("The careful way", False)}
    assert any("The careful way" in getattr(card, "title", "") for card in page.aside)


def test_a_locked_play_offers_no_deletion_and_deletion_asks_first(shelf: Shelf) -> None:
    flow = played(shelf, *BEGIN, "leave", "more-1")
    assert "delete" not in {word for word, _l, _a in do(flow, "lock").actions()}
    do(flow, "unlock", "delete", "keep")
    assert flow.page.kind == "kept"
    assert set(shelf.records) == {"play-1"}
    page = do(flow, "delete", "delete")
    assert (page.kind, shelf.records) == ("shelf", {})


def test_the_play_on_the_desk_cannot_be_deleted(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "ways", "s1", "play-1")
    assert "delete" not in {word for word, _l, _a in flow.page.actions()}
    flow.act(Action("delete", ("play-1",)))
    do(flow, "delete")
    assert notices(flow.page) == ["This play lies on the desk."]
    assert set(shelf.records) == {"play-1"}


# -- handing in --------------------------------------------------------------------------------------------


def test_a_play_is_handed_in_from_the_debrief_and_the_folder_is_remembered(
    shelf: Shelf, golden: Callable[[Path, str], None]
) -> None:
    flow = played(shelf, *HISTORY, "debrief", "hand-in")
    assert notices(do(flow, "hand-in")) == ["Name the folder first."]
    flow.act(Action("type", ("folder", "/media/stick")))
    golden(HERE / "receipt.txt", outline(do(flow, "hand-in")))
    assert shelf.kept_settings.collect == "/media/stick"
    assert do(flow, "back").kind == "debrief"
    again = played(shelf, *OTHERWISE, "debrief", "hand-in")
    assert do(again, "hand-in").kind == "receipt"


def test_what_stands_in_the_way_of_handing_in_is_said_and_the_page_stays(shelf: Shelf) -> None:
    flow = played(shelf, *HISTORY, "debrief", "hand-in")
    flow.act(Action("type", ("folder", "/media/stick")))
    shelf.full = "The folder /media/stick is not there."
    assert notices(do(flow, "hand-in"))[0] == shelf.full
    assert flow.page.kind == "hand-in"


# -- scenarios edited since --------------------------------------------------------------------------------


def edited(shelf: Shelf) -> Shelf:
    """The same shelf after the author let the water move trust otherwise, and renamed the ending."""
    whole = shelf.known[0]
    water = whole.issue("water")
    positions = tuple(replace(p, effects=p.effects[1:]) if p.id == "share" else p for p in water.positions)
    other = replace(changed(whole, "issues", "water", positions=positions), hash="6" * 64)
    return replace(shelf, known=(changed(other, "endings", "rest", title="Quiet"),))


def test_a_changed_scenario_is_told_in_words_before_a_play_is_gone_on_with(
    shelf: Shelf, golden: Callable[[Path, str], None]
) -> None:
    played(shelf, *BEGIN, "on", *SEND, "leave")
    shelf.editions = {shelf.known[0].hash: shelf.known[0]}
    flow = flow_over(edited(shelf))
    golden(HERE / "changed.txt", outline(do(flow, "resume-1")))
    page = do(flow, "steps", "step-2")
    assert "This is the scenario as it was when the play was made; it was changed since." in notices(page)
    assert "step-off" not in {word for word, _l, _a in page.actions()}
    page = do(flow, "back", "go-on")
    assert page.kind == "draft"
    assert flow.desk is not None
    assert flow.desk.leanings == {"water": "share", "visit": "later"}
    assert shelf.records["play-2"][0].branched == Branched("play-1", 1)


def test_where_the_old_scenario_is_not_kept_that_is_said(shelf: Shelf) -> None:
    played(shelf, *BEGIN, "on", *SEND, "leave")
    page = do(flow_over(edited(shelf)), "resume-1")
    assert any("A play holds its choices, not the texts." in getattr(e, "text", "") for e in page.main)
    assert {word for word, _l, _a in page.actions()} == {"go-on", "steps", "back"}


def test_a_play_of_a_scenario_that_is_gone_is_no_trouble(shelf: Shelf) -> None:
    played(shelf, *HISTORY)
    flow = flow_over(replace(shelf, known=()))
    for verb, words in (("look", ("play-1",)), ("ways", ("river-1901",)), ("compare", ("play-1", ""))):
        flow.act(Action(verb, words))
        assert flow.page.kind == "shelf"
        assert notices(flow.page)[0] == "There is no scenario “river-1901”."


# -- the law -----------------------------------------------------------------------------------------------

BACKGROUND = Shelf((scenario(forms=()),))
played(BACKGROUND, *HISTORY)
played(BACKGROUND, *OTHERWISE, label="Bo")
played(BACKGROUND, *BEGIN, "on", *SEND, "leave")


@given(
    st.sampled_from(
        [Action("ways", ("river-1901",)), Action("kept", ("play-1",)), Action("look", ("play-2",))]
    ),
    st.lists(st.integers(0, 10_000), max_size=40),
)
def test_whatever_is_pressed_in_the_archive_leads_somewhere_and_no_play_changes(
    first: Action, picks: list[int]
) -> None:
    shelf = replace(
        BACKGROUND,
        records={
            handle: (started, list(entries)) for handle, (started, entries) in BACKGROUND.records.items()
        },
        notes={},
    )
    flow = flow_over(shelf)
    flow.act(first)
    for pick in picks:
        offered = list(pressable(flow))
        words = [word for word, _label, _action in flow.page.actions()]
        assert len(words) == len(set(words)), f"a word stands for two things on {flow.page.key}: {words}"
        flow.act(offered[pick % len(offered)])
        assert "That cannot be done here." not in notices(flow.page)
        assert flow.page.main or flow.page.aside
    for handle, (started, entries) in BACKGROUND.records.items():
        if handle in shelf.records:
            assert shelf.records[handle][0] == started
            assert shelf.records[handle][1][: len(entries)] == entries
