"""Nobody loses their place in a letter by a pencil, by help or by going to the other half."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.pages.page import Action, Page
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key, tab


def test_a_digit_takes_a_pencil_and_leaves_the_place_in_the_letter(open_window: Opener) -> None:
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_DOWN), key(pygame.K_DOWN)])
    here = window.view.focus
    window.turn([key(pygame.K_3, text="3")])
    assert flow.acts[-1].verb == "pencil"
    assert window.view.focus == here
    window.turn([tab(), tab(back=True)])
    assert window.view.focus == here


def test_the_key_to_the_other_half_comes_back_to_the_same_sentence(open_window: Opener) -> None:
    window, _ = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_DOWN)])
    here = window.view.focus
    window.turn([key(pygame.K_F6), key(pygame.K_F6)])
    assert window.view.focus == here


def test_what_cannot_be_seen_is_not_marked(open_window: Opener) -> None:
    for press in (key(pygame.K_RETURN), key(pygame.K_SPACE, text=" ")):
        window, flow = open_window(sample_pages.read_page())
        window.turn([key(pygame.K_F6), *[key(pygame.K_PAGEDOWN)] * 3])
        window.turn([press])
        assert flow.acts == []
        placed = window.view.frame.find(window.view.focus)
        assert placed is not None
        assert window.view.seen(placed)


def test_coming_back_from_help_is_exact(open_window: Opener) -> None:
    page = sample_pages.read_page()

    def answer(now: Page, action: Action) -> Page:
        if action.verb == "help":
            return replace(now, kind="help", key="help")
        return page

    window, _ = open_window(page, answer)
    window.turn([key(pygame.K_F6), *[key(pygame.K_DOWN)] * 9])
    before = window.view.focus, dict(window.view.scroll)
    window.turn([key(pygame.K_F1)])
    window.act(Action("back"))
    assert window.view.focus == before[0]
    assert abs(window.view.scroll["main"] - before[1]["main"]) <= 1


def test_where_there_is_no_way_back_its_key_does_nothing(open_window: Opener) -> None:
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_ESCAPE)])
    assert flow.acts == []
