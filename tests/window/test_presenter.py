"""A class around one screen: what a hand-held presenter and the keys of the teacher do in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.model.settings import TEXT_SIZES, Settings, shown_size
from game.pages.page import Action, Page, Prose
from game.window.access import news, said, tree
from game.window.view import View
from tests.window import class_pages, sample_pages
from tests.window.conftest import Opener
from tests.window.layout_rules import faults
from tests.window.pretend import key, press_at, tab

CLASS = Settings(projector=True)
DOWN, UP = key(pygame.K_PAGEDOWN), key(pygame.K_PAGEUP)
LONG = Prose("\n\n".join("Every line of this is to be read by the last row. " * 6 for _ in range(12)))


@pytest.mark.parametrize(
    ("event", "action"),
    [
        (UP, Action("issue", ("before",))),
        (key(pygame.K_b, text="b"), Action("pause")),
        (key(pygame.K_PERIOD, text="."), Action("pause")),
        (key(pygame.K_F7), Action("timer")),
        (key(pygame.K_F8), Action("time", ("turn",))),
        (key(pygame.K_PLUS, text="+"), Action("hands", ("pace", "p0", "3"))),
        (key(pygame.K_KP_PLUS, text="+"), Action("hands", ("pace", "p0", "3"))),
        (key(pygame.K_MINUS, text="-"), Action("hands", ("pace", "p0", "1"))),
        (key(pygame.K_3, text="3"), Action("hands", ("pace", "p0", "23"))),
        (key(pygame.K_BACKSPACE), Action("hands", ("pace", "p0", "0"))),
        (key(pygame.K_RETURN), Action("lean", ("pace", "p0"))),
        (key(pygame.K_F1), Action("help")),
    ],
    ids=str,
)
def test_a_key_means_its_action(event: pygame.event.Event, action: Action, open_window: Opener) -> None:
    """Where hands are counted, with the focus on the first position, which has two."""
    window, flow = open_window(class_pages.poll_page(), settings=CLASS)
    assert window.view.focus == "point:p0"
    window.turn([event])
    assert flow.acts == [action]


def test_without_a_class_these_keys_mean_what_they_always_do(open_window: Opener) -> None:
    window, flow = open_window(class_pages.poll_page())
    window.turn([DOWN, UP, key(pygame.K_b, text="b"), key(pygame.K_F7), key(pygame.K_F8)])
    assert not flow.acts


def test_numbers_are_typed_digit_by_digit_and_a_fourth_digit_begins_anew(open_window: Opener) -> None:
    def answer(page: Page, action: Action) -> Page:
        return class_pages.poll_page((int(action.words[2]), 17, 0)) if action.verb == "hands" else page

    window, flow = open_window(class_pages.poll_page((0, 17, 0)), answer, settings=CLASS)
    window.turn([key(pygame.K_1 + n, text=str(n + 1)) for n in range(4)])
    assert [action.words[2] for action in flow.acts] == ["1", "12", "123", "4"]


def test_hands_are_counted_by_mouse_and_by_the_tab_key_too(open_window: Opener) -> None:
    window, flow = open_window(class_pages.poll_page(), settings=CLASS)
    plus = window.view.frame.find("count:+p1")
    assert plus is not None
    window.turn(press_at(plus.rects(0)[0].center))
    window.view.focus_on("point:p0")
    window.turn([tab()])
    assert window.view.focus == "count:+p1"  # where it was last
    window.turn([key(pygame.K_UP), key(pygame.K_SPACE, text=" ")])
    counts = [("p1", "+"), ("p1", "-")]
    assert flow.acts == [Action("hands", ("pace", *count)) for count in counts]


def test_a_page_is_gone_down_to_its_end_before_it_is_left_and_up_before_one_goes_back(
    open_window: Opener,
) -> None:
    page = replace(class_pages.guess_page(), main=(LONG,))
    window, flow = open_window(page, settings=CLASS)
    pane = window.view.frame.pane("main")
    assert pane is not None
    assert pane.furthest
    while not window.view.at_end(pane):
        window.turn([DOWN])
        assert not flow.acts
    window.turn([DOWN])
    assert flow.acts == [Action("uncover")]
    while window.view.scroll["main"]:
        window.turn([UP])
        assert len(flow.acts) == 1
    window.turn([UP])
    assert flow.acts[1:] == [Action("cover")]


def test_no_first_press_sends_a_letter(open_window: Opener) -> None:
    """It goes there, where everybody sees the ring; the next one does it."""
    window, flow = open_window(replace(class_pages.final_page(), main=(LONG,)), settings=CLASS)
    pane = window.view.frame.pane("main")
    assert pane is not None
    while not window.view.at_end(pane):
        window.turn([DOWN])
    window.turn([DOWN])
    assert window.view.focus == "button:send"
    assert not flow.acts
    window.turn([DOWN])
    assert flow.acts == [Action("send")]


def test_a_key_that_is_held_goes_on_to_no_second_page(open_window: Opener) -> None:
    window, flow = open_window(class_pages.guess_page(), settings=CLASS)
    held = key(pygame.K_PAGEDOWN, held=True)
    window.turn([held, held, held])
    assert flow.acts == [Action("uncover")]


def test_r_uncovers_and_where_nothing_is_hidden_does_nothing(open_window: Opener) -> None:
    window, flow = open_window(class_pages.guess_page(), settings=CLASS)
    window.turn([key(pygame.K_r, text="r")])
    assert flow.acts == [Action("uncover")]
    window, flow = open_window(class_pages.poll_page(), settings=CLASS)
    window.turn([key(pygame.K_r, text="r")])
    assert not flow.acts


@pytest.mark.parametrize("event", [DOWN, UP, key(pygame.K_b, text="b"), key(pygame.K_ESCAPE)], ids=str)
def test_any_key_ends_a_pause(event: pygame.event.Event, open_window: Opener) -> None:
    pause = replace(class_pages.timer_page(), kind="pause", key="pause")
    window, flow = open_window(pause, settings=CLASS)
    window.turn([event])
    assert flow.acts == [Action("back")]


def test_the_key_that_starts_a_show_starts_one_and_never_ends_it(open_window: Opener) -> None:
    window, flow = open_window(class_pages.poll_page())
    window.turn([key(pygame.K_F5)])
    window.turn([key(pygame.K_F5)])
    assert flow.acts == [Action("set", ("projector", "on")), Action("set", ("full_screen", "on"))]


def test_letters_typed_in_a_field_are_letters(open_window: Opener) -> None:
    window, flow = open_window(sample_pages.begin_page(), settings=CLASS)
    field = next(p.target.id for p in window.view.frame.placed if p.target.field)
    window.view.focus_on(field)
    window.turn([key(pygame.K_b, text="b"), key(pygame.K_PERIOD, text="."), key(pygame.K_r, text="r")])
    assert not [action for action in flow.acts if action.verb == "pause"]


@pytest.mark.parametrize("size", [(800, 500), (1024, 600), (1280, 720), (1920, 1080), (3840, 2160)], ids=str)
@pytest.mark.parametrize("name", class_pages.pages())
def test_every_page_of_a_class_is_sound(
    name: str, size: tuple[int, int], view_of: Callable[..., View]
) -> None:
    page = class_pages.pages()[name]
    wrong = {
        text_size: found
        for text_size in TEXT_SIZES
        if (found := faults(view_of(page, size=size, text_size=text_size, projector=True).frame, page))
    }
    assert not wrong


def test_the_type_is_larger_for_a_class_and_never_larger_than_the_largest() -> None:
    assert [shown_size(Settings(size)) for size in TEXT_SIZES] == list(TEXT_SIZES)
    larger = [shown_size(Settings(size, projector=True)) for size in TEXT_SIZES]
    assert larger == [135, 155, 176, 200, 200, 200]


def test_who_listens_hears_the_hands_and_the_time(view_of: Callable[..., View]) -> None:
    def heard(page: Page) -> list[str]:
        return [said(leaf) for leaf in tree(page, view_of(page).frame, {}).leaves()]

    told = heard(class_pages.poll_page())
    assert "Timer. 3 minutes left." in told
    assert f"17 hands for: {class_pages.SAYS[1]}." in told
    assert f"Button: One hand more: {class_pages.SAYS[1]}." in told


def test_what_is_announced_is_a_count_and_that_the_time_is_over(view_of: Callable[..., View]) -> None:
    """That it goes by is not: a teacher wants it quiet."""
    page = class_pages.poll_page()
    less = replace(class_pages.TIMER, left=120, short="2 min", words="2 minutes left.")

    def announced(after: Page) -> tuple[str, ...]:
        before, now = (tree(one, view_of(one).frame, {}) for one in (page, after))
        return news(before, now)

    assert announced(class_pages.poll_page((2, 18, 0))) == (f"18 hands for: {class_pages.SAYS[1]}.",)
    assert announced(replace(page, timer=less)) == ()
    assert announced(replace(page, timer=class_pages.OVER)) == ("The time is over.",)
