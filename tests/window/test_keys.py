"""What each key does, and where a page stands after it."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.pages.page import Action, Page
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key, tab, text

SIZE = (1024, 600)


def test_tab_enters_a_list_where_it_was_chosen_and_leaves_it_whole(open_window: Opener) -> None:
    """Seven pencils are one stop, not seven; Shift goes back the same way."""
    window, _ = open_window(sample_pages.read_page(held=3))
    window.turn([tab()])
    assert window.view.focus == "sentence:K1.1"
    window.turn([tab()])
    assert window.view.focus == "option:issue-3"
    window.turn([tab()])
    assert window.view.focus == "button:leave"
    window.turn([tab(back=True), tab(back=True)])
    assert window.view.focus == "sentence:K1.1"


def test_arrows_go_through_the_sentences_and_space_marks(open_window: Opener) -> None:
    """The letter stays where it is on the screen, the mark appears, the focus does not move."""

    def answer(page: Page, action: Action) -> Page:
        marks = {**sample_pages.MARKS, "K2.1": (5,)} if action.verb == "mark" else sample_pages.MARKS
        return sample_pages.read_page(marks)

    window, flow = open_window(sample_pages.read_page(), answer)
    window.turn([key(pygame.K_F6), key(pygame.K_DOWN), key(pygame.K_SPACE, text=" ")])
    assert flow.acts == [Action("mark", ("K2.1",))]
    assert window.view.focus == "sentence:K2.1"
    placed = window.view.frame.find("sentence:K2.1")
    assert placed is not None
    assert placed.target.chosen


def test_after_scrolling_the_arrows_go_on_from_what_is_in_sight(open_window: Opener) -> None:
    """Page Down, then Down: the focus does not jump back to where it was."""
    window, _ = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_PAGEDOWN), key(pygame.K_PAGEDOWN)])
    scrolled = window.view.scroll["main"]
    window.turn([key(pygame.K_DOWN)])
    assert scrolled > 400
    assert abs(window.view.scroll["main"] - scrolled) < SIZE[1] // 2
    assert window.view.focus != "sentence:K1.2"


@pytest.mark.parametrize(
    ("event", "action"),
    [
        (key(pygame.K_F1), Action("help")),
        (key(pygame.K_F2), Action("theme", ("light",))),
        (key(pygame.K_ESCAPE), Action("back")),
        (key(pygame.K_PLUS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_EQUALS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_KP_PLUS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_MINUS, mod=pygame.KMOD_CTRL), Action("text-size", ("-",))),
        (key(pygame.K_0, mod=pygame.KMOD_CTRL), Action("text-size", ("0",))),
        (key(pygame.K_q, mod=pygame.KMOD_CTRL), Action("quit")),
        (key(pygame.K_RETURN, mod=pygame.KMOD_CTRL), Action("issue", ("contacts",))),
        (pygame.event.Event(pygame.QUIT), Action("quit")),
        (key(pygame.K_3, text="3"), Action("lean", ("belgrade-blame", "p2"))),
        (key(pygame.K_RETURN), Action("lean", ("belgrade-blame", "p0"))),
    ],
    ids=str,
)
def test_a_key_means_its_action(event: pygame.event.Event, action: Action, open_window: Opener) -> None:
    """On the page of an issue, whose first position has the focus."""
    window, flow = open_window(sample_pages.issue_page())
    window.turn([event])
    assert flow.acts == [action]


def test_enter_takes_the_usual_way_on_where_nothing_else_has_the_focus(open_window: Opener) -> None:
    """From a field too."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("Ana"), key(pygame.K_RETURN)])
    assert flow.acts[-1] == Action("start")


def test_f2_goes_round_the_themes(open_window: Opener) -> None:
    """Three times, and it is the desk again."""
    window, flow = open_window(sample_pages.shelf_page())
    window.turn([key(pygame.K_F2)] * 3)
    assert [action.words[0] for action in flow.acts] == ["light", "contrast", "desk"]


def test_larger_text_keeps_the_place_in_the_letter(open_window: Opener) -> None:
    """The part of the letter that was in sight stays in sight."""
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6)] + [key(pygame.K_PAGEDOWN)] * 3)
    main = window.view.frame.panes[0]
    share = window.view.scroll["main"] / main.content.height
    window.turn([key(pygame.K_PLUS, mod=pygame.KMOD_CTRL)])
    assert flow.settings.text_size == 115
    after = window.view.scroll["main"] / window.view.frame.panes[0].content.height
    assert after == pytest.approx(share, abs=0.02)


def test_home_end_and_the_arrows_scroll_where_no_list_has_the_focus(open_window: Opener) -> None:
    """The letter's pane, from the button that leads on."""
    window, _ = open_window(sample_pages.letters_page())
    pane = window.view.frame.pane("main")
    assert pane is not None
    window.turn([key(pygame.K_END)])
    assert window.view.scroll["main"] == pane.furthest > 0
    window.turn([key(pygame.K_UP)])
    assert window.view.scroll["main"] < pane.furthest
    window.turn([key(pygame.K_HOME), key(pygame.K_DOWN)])
    assert 0 < window.view.scroll["main"] < pane.furthest


def test_a_pane_with_nothing_to_press_can_be_scrolled_by_key(open_window: Opener) -> None:
    """F6 goes to the other half; what has the focus is what the keys scroll."""
    window, _ = open_window(sample_pages.letters_page())
    assert window.view.focus == "pane:main"
    window.turn([key(pygame.K_F6)])
    assert window.view.focus == "pane:aside"
    window.turn([key(pygame.K_END)])
    assert window.view.scroll["aside"] > 0
    assert window.view.scroll.get("main", 0) == 0


def test_a_new_page_begins_at_its_top(open_window: Opener) -> None:
    """And a page that only changed stays where it was."""
    window, _ = open_window(sample_pages.read_page(), lambda page, action: sample_pages.briefing_page())
    window.turn([key(pygame.K_F6), key(pygame.K_PAGEDOWN)])
    assert window.view.scroll["main"] > 0
    window.turn([key(pygame.K_SPACE, text=" ")] * 2)  # the first shows where the focus is
    assert window.view.page.kind == "briefing"
    assert window.view.scroll.get("main", 0) == 0
    assert window.view.focus == "button:on"


def test_a_notice_that_is_new_comes_into_sight(open_window: Opener) -> None:
    """Even when the letter was scrolled to its end."""

    def refused(page: Page, action: Action) -> Page:
        notice = sample_pages.decide_page().main[0]
        return replace(sample_pages.read_page(), main=(notice, *sample_pages.read_page().main))

    window, _ = open_window(sample_pages.read_page(), refused)
    window.turn([key(pygame.K_F6), key(pygame.K_END), *[key(pygame.K_SPACE, text=" ")] * 2])
    assert window.view.scroll["main"] < 50


def test_an_idle_window_draws_nothing(open_window: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn without events touches no pixel."""
    window, _ = open_window(sample_pages.read_page())
    drawn: list[object] = []
    monkeypatch.setattr(window.view, "draw", drawn.append)
    for _ in range(5):
        window.turn([])
    assert drawn == []
    window.turn([pygame.event.Event(pygame.WINDOWEXPOSED)])
    assert len(drawn) == 1


def test_f11_fills_the_screen_and_gives_it_back(open_window: Opener) -> None:
    """The page is laid out anew each time, and the next start finds the window as it was left."""
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F11)])
    window.turn(pygame.event.get())
    assert window.view.size == pygame.display.get_desktop_sizes()[0] != SIZE
    window.turn([key(pygame.K_F11)])
    window.turn(pygame.event.get())
    assert window.view.size == SIZE
    assert flow.acts == [Action("set", ("full_screen", word)) for word in ("on", "off")]


def test_a_key_that_is_held_acts_once_and_moves_on_and_on(open_window: Opener) -> None:
    """A page that takes long to open is not left again by the press that opened it."""
    window, flow = open_window(sample_pages.read_page())
    down = key(pygame.K_RETURN, mod=pygame.KMOD_CTRL, held=True)
    window.turn([down, down])
    window.turn([down])
    assert len(flow.acts) == 1
    window.turn([key(pygame.K_RETURN, mod=pygame.KMOD_CTRL)])  # let go of at last
    window.turn([key(pygame.K_RETURN, mod=pygame.KMOD_CTRL)])
    assert len(flow.acts) == 2
    focused = window.view.focus
    window.turn([key(pygame.K_TAB, held=True), key(pygame.K_TAB, held=True)])
    assert window.view.focus != focused
