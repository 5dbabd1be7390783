"""What the window's tests stand on: fonts ready, the assets of the checkout, one set of materials for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.model.settings import Settings
from game.pages.page import Page
from game.window.look import Look, Materials
from game.window.view import View

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture(scope="session")
def materials() -> Iterator[Materials]:
    """Fonts and surfaces, opened once."""
    pygame.font.init()
    yield Materials(ASSETS)
    pygame.font.quit()


@pytest.fixture(scope="session")
def look(materials: Materials) -> Look:
    """The desk at 100 % in a window of 1280 by 720."""
    return Look(materials, Settings(), (1280, 720))


@pytest.fixture(scope="session")
def view_of(materials: Materials) -> Callable[..., View]:
    """`view_of(page, size=..., text_size=..., theme=...)` is a view that shows the page."""

    def make(
        page: Page, *, size: tuple[int, int] = (1280, 720), text_size: int = 100, theme: str = "desk"
    ) -> View:
        return View(materials, page, Settings(text_size, theme), size)

    return make
