"""Mouse and touch: pressing, dragging, the wheel, the tools for those without a keyboard."""

from __future__ import annotations

import pygame
import pytest

from game.pages.page import Action
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import drag, press_at


def test_a_drag_scrolls_and_presses_nothing(open_window: Opener) -> None:
    """With a finger on the paper, or on the scroll bar."""
    window, flow = open_window(sample_pages.read_page())
    main = window.view.frame.panes[0]
    window.turn(drag((300, 400), (300, 150)))
    assert window.view.scroll["main"] == 250
    thumb = window.view.thumb(main)
    assert thumb is not None
    window.turn(drag(thumb.center, (thumb.centerx, 5000)))
    assert window.view.scroll["main"] == main.furthest
    assert flow.acts == []


def test_a_press_that_ends_elsewhere_presses_nothing(open_window: Opener) -> None:
    """One can still change one's mind."""
    window, flow = open_window(sample_pages.read_page())
    placed = window.view.frame.find("button:on")
    assert placed is not None
    down = press_at(placed.rects(0)[0].center)[1]
    window.turn([down, press_at((400, 300))[2]])
    assert flow.acts == []


def test_the_pointer_lights_up_what_it_is_over(open_window: Opener) -> None:
    """And the page is drawn again only when that changes."""
    window, _ = open_window(sample_pages.read_page())
    placed = window.view.frame.find("sentence:K1.1")
    assert placed is not None
    point = placed.rects(0)[0].center
    window.handle(press_at(point)[0])
    assert window.view.hover == "sentence:K1.1"
    assert window.view.dirty
    window.turn([])
    window.handle(press_at((point[0] + 2, point[1]))[0])
    assert not window.view.dirty


def test_the_tools_above_need_no_keyboard(open_window: Opener) -> None:
    """Size of text, colours and help can be pressed on every page."""
    window, flow = open_window(sample_pages.read_page())
    for word in ("larger", "smaller", "colours", "help"):
        placed = window.view.frame.find(f"tool:{word}")
        assert placed is not None
        window.turn(press_at(placed.rects(0)[0].center))
    assert flow.acts == [
        Action("text-size", ("+",)),
        Action("text-size", ("-",)),
        Action("theme", ("light",)),
        Action("help"),
    ]


def test_the_wheel_scrolls_by_lines(open_window: Opener) -> None:
    """Three lines a notch, in parts of a notch too, and never beyond the end."""
    window, _ = open_window(sample_pages.read_page())
    line = window.view.line_height()

    def turned(notches: float) -> int:
        window.turn([pygame.event.Event(pygame.MOUSEWHEEL, precise_y=notches, y=round(notches), x=0)])
        return window.view.scroll["main"]

    assert turned(-1) == 3 * line
    assert turned(-0.5) == pytest.approx(4.5 * line, abs=1)
    assert turned(100) == 0
    assert turned(-1000) == window.view.frame.panes[0].furthest
