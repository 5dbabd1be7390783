"""Pictures of pages, as a window would show them first. Needs no display."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.model.settings import Settings
from game.pages.page import Page
from game.window.look import Materials
from game.window.surfaces import plain
from game.window.view import View


class Gallery:
    """Pages drawn in one size with one person's settings; fonts and surfaces are opened once.

    What SDL reads from the environment has to be set before (`display.prepare`).
    """

    def __init__(self, assets: Path, settings: Settings, size: tuple[int, int]) -> None:
        pygame.font.init()
        self._materials = Materials(assets)
        self._settings, self._size = settings, size

    def picture(self, page: Page) -> pygame.Surface:
        """The page from its top, with the focus where a player would find it."""
        surface = plain(self._size)
        View(self._materials, page, self._settings, self._size).draw(surface)
        return surface

    def save(self, page: Page, path: Path) -> None:
        """The same as a PNG file. Raises OSError where it cannot be written."""
        with path.open("wb") as file:
            pygame.image.save(self.picture(page), file, "x.png")
