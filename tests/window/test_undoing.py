"""What was done on a page can be taken back step by step while one is on it."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.pages.page import Action, Page
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key, text

UNDO = key(pygame.K_z, mod=pygame.KMOD_CTRL)


def _leaning(page: Page, action: Action) -> Page:
    return sample_pages.issue_page(int(action.words[1][1:])) if action.verb == "lean" else page


def test_a_position_goes_back_to_the_one_before_it(open_window: Opener) -> None:
    """Each position taken on the page, the latest first; what was there when it opened stays."""
    window, flow = open_window(sample_pages.issue_page(1), _leaning)
    window.turn([key(pygame.K_3, text="3"), key(pygame.K_5, text="5"), UNDO, UNDO, UNDO])
    taken = [action.words[1] for action in flow.acts]
    assert taken == ["p2", "p4", "p2", "p1"]
    assert flow.page == sample_pages.issue_page(1)


def test_a_mark_is_taken_off_and_a_letter_untyped(open_window: Opener) -> None:
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_SPACE, text=" "), UNDO])
    assert flow.acts == [Action("mark", ("K1.1",))] * 2
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("A"), text("n"), UNDO])
    assert flow.acts[-1] == Action("type", ("label", "A"))
    editing = window.view.editing()
    assert editing is not None
    assert editing[1].text == "A"


def test_nothing_of_another_page_is_taken_back(open_window: Opener) -> None:
    """What cannot be seen does not change."""
    window, flow = open_window(
        sample_pages.issue_page(1),
        lambda page, action: replace(page, key="elsewhere") if action.verb == "draft" else page,
    )
    window.turn([key(pygame.K_3, text="3")])
    window.act(Action("draft"))
    window.turn([UNDO])
    assert flow.acts[-1] == Action("draft")
