"""Drawing only what changed gives the picture that drawing everything gives."""

from __future__ import annotations

import random
from collections.abc import Callable

import pygame
import pytest

from game.model.settings import Settings
from game.window.app import picture
from game.window.frame import Pane
from game.window.view import View
from tests.window import sample_pages

SIZE = (1024, 600)
THEMES = ("desk", "light", "contrast")


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["read", "issue taken", "hostile"])
def test_a_part_drawn_anew_is_as_if_all_were(name: str, theme: str, view_of: Callable[..., View]) -> None:
    """After any mixture of scrolling, focusing and pointing."""
    view = view_of(sample_pages.pages()[name], size=SIZE, theme=theme)
    kept = pygame.Surface(SIZE)
    chance = random.Random(name + theme)  # noqa: S311 - the same steps each time
    for _ in range(25):
        step = chance.randrange(4)
        pane: Pane = chance.choice(view.frame.panes)
        if step < 2:
            view.scroll_by(pane, chance.randint(-300, 300))
        elif step == 2:
            view.focus_on(chance.choice(view.frame.placed).target.id)
        else:
            view.hover_on(chance.choice(view.frame.placed))
        view.draw(kept)
        partly = pixels(kept)
        anew = pygame.Surface(SIZE)
        view.redraw()
        view.draw(anew)
        assert partly == pixels(anew)
        view.draw(kept)  # so that the next round again draws on the surface drawn on last
        assert not view.dirty


def test_scrolling_one_pane_leaves_the_others_alone(view_of: Callable[..., View]) -> None:
    """What is outside of it is not touched."""
    view = view_of(sample_pages.read_page(), size=SIZE)
    surface = pygame.Surface(SIZE)
    view.draw(surface)
    main = view.frame.panes[0]
    surface.fill((255, 0, 255))
    view.scroll_by(main, 100)
    view.draw(surface)
    outside = {
        surface.get_at((x, y))[:3] for x in range(main.rect.right, SIZE[0], 7) for y in range(0, 600, 7)
    }
    assert outside == {(255, 0, 255)}


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_is_the_same_twice(theme: str) -> None:
    """Nothing in it depends on when or how often it is drawn."""
    page = sample_pages.read_page()
    first, second = (picture(page, Settings(115, theme), SIZE, sample_pages.ASSETS) for _ in range(2))
    assert pixels(first) == pixels(second)


def test_every_sample_can_be_drawn_in_every_theme() -> None:
    """And something is to be seen of it."""
    for page in sample_pages.pages().values():
        for theme in THEMES:
            made = picture(page, Settings(100, theme), SIZE, sample_pages.ASSETS)
            assert len({made.get_at((x, y))[:3] for x in range(0, 1024, 16) for y in range(0, 600, 8)}) > 3
