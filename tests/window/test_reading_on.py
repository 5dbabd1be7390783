"""A long text is read to its end before one goes on, and what found no room below is at its foot."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.pages.page import Action, Button, Heading, Page, Prose
from game.window.app import Window
from game.window.unrolling import AT_FIRST
from game.window.view import View
from tests.window import real_pages, sample_pages
from tests.window.conftest import Opener
from tests.window.layout_rules import faults
from tests.window.pretend import key, press_at

PAGES = {page.kind: page for page in reversed(tuple(real_pages.pages().values()))}


def _long_page(parts: int = 5) -> Page:
    """A page of so many matters, most of which are out of sight."""
    text = "What happened then is told here at some length, so that it has to be scrolled. " * 40
    main = [part for n in range(parts) for part in (Heading(f"Matter {n}"), Prose(text))]
    ways = (Button("on", "Go on", Action("on"), primary=True), Button("leave", "Leave", Action("leave")))
    return Page("debrief", f"long:{parts}", "A long page", tuple(main), (), ways)


@pytest.mark.parametrize("kind", ["briefing", "read", "consequences", "ending", "debrief"])
def test_enter_reads_a_text_to_its_end_before_it_goes_on(kind: str, open_window: Opener) -> None:
    """Nobody who presses Enter page after page has skipped one."""
    window, flow = open_window(PAGES[kind], text_size=150)
    presses = 0
    while not flow.acts:
        main = window.view.frame.panes[0]
        before = window.view.scroll.get("main", 0)
        window.turn([key(pygame.K_RETURN)])
        presses += 1
        assert flow.acts or window.view.scroll["main"] - before < main.rect.height
    assert presses > 2
    assert window.view.at_end(window.view.frame.panes[0])


def test_control_and_enter_go_on_at_once(open_window: Opener) -> None:
    window, flow = open_window(PAGES["read"])
    window.turn([key(pygame.K_RETURN, mod=pygame.KMOD_CTRL)])
    assert len(flow.acts) == 1


def test_a_text_that_is_all_in_sight_needs_no_reading_on(open_window: Opener) -> None:
    window, flow = open_window(_long_page(0))
    window.turn([key(pygame.K_RETURN)])
    assert flow.acts == [Action("on")]


def _names(window: Window) -> list[str]:
    return [name for name, _rect in window.view.frame.panes[0].content.heads]


def test_a_long_page_is_gone_through_matter_by_matter(open_window: Opener) -> None:
    """By its list of them, by pointer, and with Ctrl and Page Down."""
    window, flow = open_window(_long_page())
    placed = window.view.frame.find("jump:Matter 3")
    assert placed is not None
    window.turn(press_at(placed.rects(0)[0].center))
    tops = {name: rect.top for name, rect in window.view.frame.panes[0].content.heads}
    assert window.view.scroll["main"] == tops["Matter 3"]
    window.turn([key(pygame.K_PAGEUP, mod=pygame.KMOD_CTRL)])
    assert window.view.scroll["main"] == tops["Matter 2"]
    window.turn([key(pygame.K_PAGEDOWN, mod=pygame.KMOD_CTRL)] * 2)
    assert window.view.scroll["main"] == min(tops["Matter 4"], window.view.frame.panes[0].furthest)
    assert flow.acts == []
    assert _names(window) == [f"Matter {n}" for n in range(5)]


def test_what_found_no_room_below_is_at_the_foot_of_the_page(view_of: Callable[..., View]) -> None:
    """At 200 % one row of buttons is left, the usual way on in it, and a way to the others."""
    page = sample_pages.read_page()
    view = view_of(page, size=(1024, 600), text_size=200)
    where = {placed.target.label: placed.pane.name for placed in view.frame.placed}
    assert where[next(button.label for button in page.buttons if button.primary)] == "bar"
    many = Page("read", "many", "Many ways", page.main, (), tuple(_ways(9)))
    view = view_of(many, size=(1024, 600), text_size=200)
    assert not faults(view.frame, many)
    bar = view.frame.pane("bar")
    assert bar is not None
    assert bar.rect.h < 600 / 5
    view.lead_to("ways")
    last = next(placed for placed in view.frame.placed if placed.target.label == "Way number 8")
    assert last.pane.name == "main"
    assert view.seen(last)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)])
def test_the_ways_out_stand_in_one_row_and_none_is_lost(
    view_of: Callable[..., View], size: tuple[int, int]
) -> None:
    """However many a page has, as a debrief has eleven: the first of them below, the others at its foot."""
    many = Page("debrief", "many", "Many ways", _long_page().main, (), tuple(_ways(15)))
    view = view_of(many, size=size)
    assert not faults(view.frame, many)
    placed = view.frame.placed
    below = [one for one in placed if one.pane.name == "bar"]
    assert len({one.target.box.centery for one in below}) == 1
    first = [one.target.label for one in below if one.target.action]
    assert set(first) == {f"Way number {n}" for n in range(len(first))}
    assert {button.label for button in many.buttons} <= {one.target.label for one in placed}


def _ways(count: int) -> list[Button]:
    return [
        Button(f"w{n}", f"Way number {n}", Action("way", (str(n),)), primary=n == 0) for n in range(count)
    ]


def test_a_long_page_is_shown_before_all_of_it_is_laid_out(open_window: Opener) -> None:
    """What is in sight is there at once; the rest follows while nothing is done, or with the first key."""
    page = _long_page(12)
    for then in ([], [key(pygame.K_DOWN)]):
        window, _flow = open_window(_long_page(0), lambda _page, _action: page)
        window.act(Action("on"))
        at_first = window.view.frame.panes[0].content.height
        assert len(_names(window)) * len(str(page.main[1])) < AT_FIRST * 2
        window.stage.skip(window.view)  # while a page slides in, nothing else is done
        for _ in range(12):
            window.turn(then)
        assert _names(window) == [f"Matter {n}" for n in range(12)]
        assert window.view.frame.panes[0].content.height > at_first


def test_the_sources_of_a_matter_stand_after_the_reason_for_its_credit() -> None:
    """Between what was really written and what it earns nothing is to be scrolled over."""
    page = PAGES["debrief"]
    said = [getattr(element, "text", "") for element in page.main]
    credits = [at for at, text in enumerate(said) if text.startswith("Credit ")]
    heads = [at for at, text in enumerate(said) if text == "Sources"]
    assert credits
    assert all(any(credit < head for credit in credits) for head in heads)
    assert heads[0] > credits[0]
