"""A class around one screen: its hands are counted and kept, its time is told, it guesses before it sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Raised
from game.model.settings import Settings
from game.pages.flow import Flow
from game.pages.page import Action, Dial, Notice, Page, Poll, Prose, Quote, Ruler, Sheet
from game.pages.timing import PASSES, Watch, act
from tests.builders import scenario
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over, outline

TO_THE_WATER = ("river-1901", "start", "on", "on", "next")
TO_THE_SENT_LETTER = ("share", "next", "later", "draft", "finish", "send")


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def shelf() -> Shelf:
    """The correspondence about the river, set for a class."""
    return Shelf((scenario(forms=()),), kept_settings=Settings(projector=True))


def poll_of(page: Page) -> Poll:
    return next(element for element in page.main if isinstance(element, Poll))


def hands_of(page: Page) -> list[int]:
    return [count.hands for count in poll_of(page).counts]


# -- on the way in -------------------------------------------------------------------------------------------


def test_it_is_turned_on_in_the_settings_on_the_way_in_and_by_a_word_before() -> None:
    shelf = Shelf((scenario(forms=()),))
    flow = flow_over(shelf)
    do(flow, "settings", "projector-on")
    assert shelf.kept_settings.projector
    do(flow, "projector-off", "back", "river-1901")
    assert "Your name, or any name" in outline(flow.page)
    assert "The name of the class" in outline(do(flow, "class"))
    assert shelf.kept_settings.projector
    do(flow, "alone")
    assert not flow.settings.projector
    clock = Clock()
    assert Flow(shelf, shelf, clock=clock, projector=True).settings.projector


def test_what_was_asked_for_this_once_is_not_kept_until_it_is_turned_on_here() -> None:
    """A label that is kept with the settings does not carry the class into the next player's evening."""
    shelf = Shelf((scenario(forms=()),))
    flow = Flow(shelf, shelf, clock=Clock(), projector=True, label="10b")
    do(flow, "river-1901", "start")
    assert shelf.kept_settings == Settings(label="10b")
    flow.act(Action("set", ("projector", "off")))
    flow.act(Action("set", ("projector", "on")))
    assert shelf.kept_settings == Settings(label="10b", projector=True)


# -- hands ---------------------------------------------------------------------------------------------------


def test_a_class_sees_the_question_the_positions_and_nothing_else(shelf: Shelf) -> None:
    """The letters are a step away; small print is for one who reads alone."""
    page = do(flow_over(shelf), *TO_THE_WATER)
    assert [count.take.word for count in poll_of(page).counts] == ["give", "share", "keep"]
    assert not page.aside
    assert not [element for element in page.main if isinstance(element, Sheet)]
    assert not [e for e in page.main if isinstance(e, Prose) and e.tone == "quiet"]


def test_hands_are_counted_one_by_one_or_as_numbers_and_each_count_is_kept(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_WATER)
    assert hands_of(do(flow, "+share", "+share", "+keep", "-keep", "-keep")) == [0, 2, 0]
    flow.act(Action("hands", ("water", "give", "3", "share", "17", "keep", "5")))
    assert hands_of(flow.page) == [3, 17, 5]
    kept = [entry for entry in shelf.records["play-1"][1] if isinstance(entry, Raised)]
    assert len(kept) == 5  # the one taken away from none was not counted
    assert kept[-1] == Raised(
        "north-drafts", "water", (("give", 3), ("share", 17), ("keep", 5)), 1786449600.0
    )


def test_hands_never_go_below_none_nor_above_what_any_class_has(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_WATER)
    flow.act(Action("hands", ("water", "give", "123456789", "nowhere", "4")))
    assert hands_of(flow.page) == [999, 0, 0]
    for words in (("water",), ("water", "keep"), ("water", "keep", "many"), ("nothing", "keep", "3")):
        flow.act(Action("hands", words))
        assert [e.text for e in flow.page.main if isinstance(e, Notice)] == [
            "Hands are counted in whole numbers, such as 12."
        ]
    assert hands_of(flow.page) == [999, 0, 0]


def test_the_hands_do_not_take_the_position(shelf: Shelf) -> None:
    """What most hands are for is not what a class has to write; it says so itself."""
    flow = flow_over(shelf)
    do(flow, *TO_THE_WATER, "+keep")
    assert flow.desk is not None
    assert not flow.desk.leanings
    assert [count.take.chosen for count in poll_of(do(flow, "share")).counts] == [False, True, False]


def test_hands_are_there_again_when_the_play_is_gone_on_with(shelf: Shelf) -> None:
    do(flow_over(shelf), *TO_THE_WATER, "+share", "+share")
    assert hands_of(do(flow_over(shelf), "resume-1", "next")) == [0, 2, 0]


def test_a_decision_is_taken_by_hands_too(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    for _page in through(flow, until="decide"):
        pass
    page = do(flow, "+little", "+little", "little")
    assert poll_of(page).matter == "north-tells"
    assert sum(hands_of(page)) == 2


def through(flow: Flow, until: str) -> Iterator[Page]:
    """From the shelf by history's way to a page of this kind."""
    do(flow, *TO_THE_WATER, "+share", *TO_THE_SENT_LETTER)
    while flow.page.kind != until:
        yield flow.page
        words = [word for word, _label, _action in flow.page.actions()]
        if flow.page.kind == "decide":
            do(flow, "little", "decide")
        else:
            do(flow, next(word for word in ("uncover", "on", "debrief") if word in words))


# -- what is not seen at once --------------------------------------------------------------------------------


def test_a_class_guesses_what_will_move_before_it_sees_it(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    page = do(flow, *TO_THE_WATER, *TO_THE_SENT_LETTER)
    assert page.kind == "guess"
    before = [dial.value for dial in page.main if isinstance(dial, Dial)]
    assert before == [30, 5]
    assert not page.aside
    after = do(flow, "uncover")
    assert [dial.before for dial in after.aside if isinstance(dial, Dial)] == before


def test_the_debrief_is_uncovered_step_by_step(shelf: Shelf) -> None:
    """First where the class stood; then where they did; then their words; then what it earns."""
    flow = flow_over(shelf)
    for _page in through(flow, until="debrief"):
        pass
    guess, stood, words = flow.page, do(flow, "uncover"), do(flow, "uncover")
    judged = do(flow, "uncover")
    (ruler,) = [element for element in guess.main if isinstance(element, Ruler)]
    assert [point.hands for point in ruler.points] == [0, 1, 0]
    assert [point.yours for point in ruler.points] == [False, True, False]
    assert "History:" not in outline(guess)
    assert not any(point.history or point.credit is not None for point in ruler.points)
    assert "History: " in outline(stood)
    assert not [element for element in stood.main if isinstance(element, Quote)]
    assert {quote.hand for quote in words.main if isinstance(quote, Quote)} == {"typed", "print"}
    assert "Credit 100 of 100" in outline(judged)
    assert len({page.key for page in (guess, stood, words, judged)}) == 4
    assert do(flow, "previous") == words


def test_every_step_can_be_gone_back_and_the_last_page_is_the_debrief_in_short(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    for _page in through(flow, until="debrief"):
        pass
    steps = [flow.page]
    while "uncover" in [word for word, _label, _action in flow.page.actions()]:
        steps.append(do(flow, "uncover"))
    assert {"again", "letters", "ways", "hand-in", "shelf"} <= {b.word for b in flow.page.buttons}
    assert not [element for element in flow.page.main if isinstance(element, Ruler)]
    for step in reversed(steps[:-1]):
        assert do(flow, "previous") == step
    flow.act(Action("cover"))
    assert flow.page == steps[0]
    assert do(flow, "ending").kind == "ending"


def test_one_who_plays_alone_sees_the_hands_beside_history_at_once(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    for _page in through(flow, until="debrief"):
        pass
    flow.act(Action("set", ("projector", "off")))
    water, _visit = [element for element in flow.page.main if isinstance(element, Ruler)]
    assert [(point.hands, point.history) for point in water.points] == [(0, False), (1, True), (0, False)]


@given(st.sampled_from([(), ("by-player",)]), st.lists(st.integers(0, 10_000), max_size=60))
def test_whatever_a_class_presses_nothing_offered_is_refused(
    entered: tuple[str, ...], picks: list[int]
) -> None:
    flow = flow_over(Shelf((capitals(),), kept_settings=Settings(projector=True)))
    do(flow, "river-1901", *entered, "start")
    for pick in picks:
        offered = [action for _w, _l, action in flow.page.actions() if action.verb != "quit"]
        words = [word for word, _label, _action in flow.page.actions()]
        assert len(words) == len(set(words)), flow.page.key
        flow.act(offered[pick % len(offered)])
        said = [element.text for element in flow.page.main if isinstance(element, Notice)]
        assert "That cannot be done here." not in said


# -- the timer -----------------------------------------------------------------------------------------------


def timed(shelf: Shelf) -> tuple[Flow, Clock]:
    clock = Clock()
    flow = Flow(shelf, shelf, clock=clock)
    do(flow, "timer", "minutes-3", "start", "back")
    return flow, clock


def short(flow: Flow) -> str:
    assert flow.page.timer is not None
    return flow.page.timer.short


def test_minutes_are_told_and_in_the_last_one_tens_of_seconds(shelf: Shelf) -> None:
    flow, clock = timed(shelf)
    told = [short(flow)]
    for _second in range(185):
        clock.now += 1
        if (action := flow.due()) is not None:
            assert action == PASSES
            flow.act(action)
            told.append(short(flow))
    assert told == ["3 min", "2 min", "60 s", "50 s", "40 s", "30 s", "20 s", "10 s", "Time is over"]


def test_that_the_time_is_over_is_told_and_changes_nothing_else(shelf: Shelf) -> None:
    """The page stays as it is, so that nobody loses their place in a letter."""
    flow, clock = timed(shelf)
    before = do(flow, *TO_THE_WATER)
    clock.now += 200
    assert flow.ring() == "The time is over."  # for a face that cannot show it, and only once
    assert flow.ring() == ""
    flow.act(PASSES)
    assert flow.page.timer is not None
    assert flow.page.timer.words == "The time is over."
    assert replace(flow.page, timer=None) == replace(before, timer=None)
    do(flow, "timer", "start")
    clock.now += 200
    assert flow.ring() == "The time is over."


def test_it_is_stopped_and_goes_on_where_it_stood(shelf: Shelf) -> None:
    flow, clock = timed(shelf)
    clock.now += 100
    do(flow, "timer", "stop")
    clock.now += 10_000
    assert flow.due() is None
    do(flow, "start", "back")
    assert short(flow) == "2 min"
    clock.now += 50
    flow.act(PASSES)
    assert short(flow) == "30 s"
    do(flow, "timer", "away", "back")
    assert flow.page.timer is None


def test_minutes_are_typed_too_and_what_is_no_number_is_left_standing(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, "timer")
    for text in ("1", "12", "x", "", "0", "99999"):
        flow.act(Action("type", ("minutes", text)))
    assert "value: 9999" in outline(flow.page)
    assert "Start: 180 minutes" in outline(flow.page)


@given(st.lists(st.tuples(st.sampled_from(["start", "stop", "away", "wait", "back"]), st.integers(0, 400))))
def test_whatever_is_done_to_timer_and_clock_what_is_left_lies_within_what_was_given(
    steps: list[tuple[str, int]],
) -> None:
    watch, now = Watch(minutes=4), 0.0
    for step, seconds in steps:
        now += -seconds if step == "back" else seconds
        act(watch, now, step)
        shown = watch.shown(now)
        assert shown is None or 0 <= shown.left <= shown.whole == 240


def test_a_pause_shows_next_to_nothing_and_the_page_comes_back(shelf: Shelf) -> None:
    flow, _clock = timed(shelf)
    before = do(flow, *TO_THE_WATER)
    flow.act(Action("pause"))
    assert flow.page.kind == "pause"
    assert outline(flow.page).count("Button") == 1
    assert do(flow, "back") == before


def test_without_a_class_there_is_no_timer_on_any_page() -> None:
    shelf = Shelf((scenario(forms=()),))
    flow = flow_over(shelf)
    for word in ("", *TO_THE_WATER):
        page = do(flow, word) if word else flow.page
        assert "timer" not in [w for w, _label, _action in page.actions()]
        assert replace(page, timer=None) == page
