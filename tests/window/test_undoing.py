"""What was done on a page can be taken back step by step while one is on it."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.model.settings import Settings
from game.pages.page import Action, Page
from tests.window import class_pages, sample_pages
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


def test_the_first_position_taken_on_a_matter_makes_it_undecided_again(open_window: Opener) -> None:
    undecided = sample_pages.issue_page(-1)
    window, flow = open_window(undecided)
    window.turn([key(pygame.K_3, text="3"), UNDO, UNDO])
    (matter, _taken), *others = [action.words for action in flow.acts]
    assert others == [(matter, "")]


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


def test_hands_are_taken_down_and_the_position_of_a_class_taken_back(open_window: Opener) -> None:
    """A number typed by mistake takes one key to be as it was."""

    def answer(page: Page, action: Action) -> Page:
        taken = [action.words[1]] if action.verb == "lean" else []
        return (
            class_pages.poll_page(chosen=int(taken[0][1:])) if taken else class_pages.poll_page((29, 17, 0))
        )

    window, flow = open_window(class_pages.poll_page(chosen=0), answer, settings=Settings(projector=True))
    window.turn([key(pygame.K_9, text="9"), UNDO])
    assert flow.acts[0] == Action("hands", ("pace", "p0", "29"))
    assert flow.acts[1] == Action("hands", ("pace", "p0", "2", "p1", "17", "p2", "0"))
    window, flow = open_window(class_pages.poll_page(chosen=0), answer, settings=Settings(projector=True))
    window.turn([key(pygame.K_DOWN), key(pygame.K_RETURN), UNDO])
    assert [action.words for action in flow.acts] == [("pace", "p1"), ("pace", "p0")]


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
