"""Everything can be reached by keyboard and by pointer, and what has the focus is always in sight."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.pages.page import Action, Button, Page
from game.window.app import Window
from tests.window import class_pages, real_pages, sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import PretendFlow, key, press_at, tab

PAGES = {
    **sample_pages.pages(),
    **{f"of a class: {name}": page for name, page in class_pages.pages().items()},
    **{f"real {page.kind}": page for page in real_pages.pages().values()},  # the last of each kind
}
SIZE = (1024, 600)


def reached(window: Window, flow: PretendFlow) -> set[Action]:
    """Every action that Space comes to, with Tab from stop to stop and the arrows through each group."""
    for _ in range(len(window.view.frame.placed) + 1):
        window.turn([key(pygame.K_SPACE, text=" ")])
        flow.closed = False  # to leave is one action among the others here
        at = window.view.frame.find(window.view.focus)
        if at and at.target.group:
            members = sum(placed.target.group == at.target.group for placed in window.view.frame.placed)
            for arrow in (pygame.K_UP, pygame.K_DOWN):
                for _ in range(members):
                    window.turn([key(arrow), key(pygame.K_SPACE, text=" ")])
        window.turn([tab()])
    return set(flow.acts)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("name", PAGES)
def test_each_action_of_each_page_is_reached_by_keyboard(
    name: str, text_size: int, open_window: Opener
) -> None:
    """The law of every face."""
    window, flow = open_window(PAGES[name], text_size=text_size)
    assert {action for _, _, action in PAGES[name].actions()} <= reached(window, flow)


@pytest.mark.parametrize("name", PAGES)
def test_each_action_of_each_page_is_reached_by_pointer(name: str, open_window: Opener) -> None:
    """A press in the middle of what is brought into sight."""
    window, flow = open_window(PAGES[name])
    view = window.view
    for target in [placed.target.id for placed in view.frame.placed]:
        view.focus_on(target)
        placed = view.frame.find(target)  # found anew: a larger text moves everything, or folds it away
        if placed is None:
            continue
        rect = next(r.clip(placed.pane.rect) for r in placed.rects(view.scroll.get(placed.pane.name, 0)))
        window.turn(press_at(rect.center))
        flow.closed = False
    assert {action for _, _, action in PAGES[name].actions()} <= set(flow.acts)


@pytest.mark.parametrize("name", PAGES)
def test_what_has_the_focus_is_in_sight_and_ringed(name: str, open_window: Opener) -> None:
    """Wherever Tab goes; and taking the ring away changes the picture."""
    window, _ = open_window(PAGES[name], text_size=200)
    view = window.view
    seen = []
    for _ in view.frame.placed:
        window.turn([tab()])
        placed = view.frame.find(view.focus)
        assert placed is not None
        assert view.seen(placed)
        with_ring, without = pygame.Surface(SIZE), pygame.Surface(SIZE)
        view.draw(with_ring)
        focus, view.focus = view.focus, ""
        view.draw(without)
        view.focus = focus
        seen.append(pygame.image.tobytes(with_ring, "RGB") != pygame.image.tobytes(without, "RGB"))
    assert all(seen)


def test_the_focus_starts_where_one_would_begin(open_window: Opener) -> None:
    """On the scale of an issue, the text of a letter, the empty field of the way in."""
    for page, start in (
        (sample_pages.issue_page(), "point:p0"),
        (sample_pages.issue_page(2), "point:p2"),
        (sample_pages.read_page(), "pane:main"),
        (sample_pages.decide_page(), "option:o0"),
        (sample_pages.decide_page(1), "button:decide"),
        (sample_pages.begin_page(), "field:label"),
        (sample_pages.begin_page("Ana"), "button:start"),
    ):
        assert open_window(page)[0].view.focus == start


def test_when_the_target_is_gone_the_focus_goes_to_its_place(open_window: Opener) -> None:
    """Never to nowhere."""

    def without(page: Page, action: Action) -> Page:
        return replace(page, buttons=tuple(b for b in page.buttons if b.action != action))

    page = replace(
        sample_pages.consequences_page(),
        buttons=tuple(Button(f"b{n}", f"Button {n}", Action("b", (f"{n}",))) for n in range(3)),
    )
    window, _ = open_window(page, without)
    window.turn([tab(), key(pygame.K_RETURN)])
    assert window.view.focus == "button:b2"


def test_two_options_with_one_word_are_still_two_targets(open_window: Opener) -> None:
    """Names are the page's business; the window tells them apart."""
    page = sample_pages.decide_page()
    twice = replace(page, main=(page.main[2], page.main[2]))
    names = [placed.target.id for placed in open_window(twice)[0].view.frame.placed]
    assert len(names) == len(set(names))
    assert "option:o2#2" in names
