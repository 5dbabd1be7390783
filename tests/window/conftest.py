"""What the window's tests stand on: fonts ready, the assets of the checkout, one set of materials for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.model.settings import Settings
from game.pages.page import Action, Page
from game.window.app import Window
from game.window.look import Look, Materials
from game.window.view import View
from tests.window.pretend import PretendFlow

Opener = Callable[..., tuple[Window, PretendFlow]]

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
        page: Page,
        *,
        size: tuple[int, int] = (1280, 720),
        text_size: int = 100,
        theme: str = "desk",
        font: str = "serif",
        spacing: int = 100,
        projector: bool = False,
    ) -> View:
        settings = Settings(text_size, theme, font=font, spacing=spacing, projector=projector)
        return View(materials, page, settings, size)

    return make


class Pressed(Window):
    """A window whose keys are let go of as soon as they were pressed, unless the event says `held`."""

    def turn(self, events: list[pygame.event.Event]) -> None:
        """Take these events, each key with its release."""
        done = []
        for event in events:
            done.append(event)
            if event.type == pygame.KEYDOWN and not getattr(event, "held", False):
                done.append(pygame.event.Event(pygame.KEYUP, key=event.key, mod=event.mod, unicode=""))
        super().turn(done)


@pytest.fixture
def open_window() -> Iterator[Opener]:
    """`open_window(page, answer)` is a window on SDL's invisible driver, and the flow behind it."""
    windows: list[Window] = []
    pygame.display.init()
    pygame.font.init()

    def make(
        page: Page,
        answer: Callable[[Page, Action], Page] = lambda page, action: page,
        text_size: int = 100,
        settings: Settings | None = None,
    ) -> tuple[Window, PretendFlow]:
        flow = PretendFlow(page, answer, settings or Settings(text_size))
        window = Pressed(flow, ASSETS, (1024, 600))
        windows.append(window)
        window.turn([])
        return window, flow

    yield make
    for window in windows:
        window.listeners.voice.stop()  # a test that turns reading aloud on has started a program
    pygame.display.quit()
