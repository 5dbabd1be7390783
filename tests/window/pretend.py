"""A flow made by hand, and events made by hand: enough to press every key without a person or a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.model.settings import TEXT_SIZES, Settings, changed
from game.pages.page import Action, Field, Page


class PretendFlow:
    """Keeps what was done to it; `answer` may make the next page. Settings work as in every flow."""

    def __init__(
        self,
        page: Page,
        answer: Callable[[Page, Action], Page] = lambda page, action: page,
        settings: Settings | None = None,
    ) -> None:
        self.page = page
        self.settings = settings or Settings()
        self.closed = False
        self.acts: list[Action] = []
        self._answer = answer

    def act(self, action: Action) -> None:
        """Remember it, and do what every flow does."""
        self.acts.append(action)
        match action:
            case Action("quit"):
                self.closed = True
            case Action("theme", (theme,)):
                self.settings = replace(self.settings, theme=theme)
            case Action("text-size", (step,)):
                self.settings = replace(self.settings, text_size=_stepped(self.settings.text_size, step))
            case Action("set", (name, word)):
                self.settings = changed(self.settings, name, word) or self.settings
            case Action("type", (field, text)):
                self.page = typed(self.page, field, text)
            case _:
                self.page = self._answer(self.page, action)


def _stepped(size: int, step: str) -> int:
    at = TEXT_SIZES.index(size) + {"+": 1, "-": -1}.get(step, 0) if step != "0" else 0
    return TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, at))]


def typed(page: Page, id: str, text: str) -> Page:
    """The page with this text in this field."""
    main = tuple(
        replace(element, value=text) if isinstance(element, Field) and element.id == id else element
        for element in page.main
    )
    return replace(page, main=main)


def key(code: int, *, mod: int = 0, text: str = "", held: bool = False) -> pygame.event.Event:
    """A key going down; `held` when it is not let go of at once."""
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text, scancode=0, held=held)


def tab(*, back: bool = False) -> pygame.event.Event:
    """The Tab key, with Shift when it goes back."""
    return key(pygame.K_TAB, mod=pygame.KMOD_SHIFT if back else 0)


def text(words: str) -> pygame.event.Event:
    """Text as a keyboard or an input method delivers it."""
    return pygame.event.Event(pygame.TEXTINPUT, text=words)


def press_at(point: tuple[int, int]) -> list[pygame.event.Event]:
    """A press of the first button at a point: moved there, down, up."""
    return [
        pygame.event.Event(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0), touch=False),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=point, button=1, touch=False),
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=point, button=1, touch=False),
    ]


def drag(start: tuple[int, int], end: tuple[int, int]) -> list[pygame.event.Event]:
    """A press that is dragged from one point to another."""
    return [
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1, touch=False),
        pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=(0, 0), buttons=(1, 0, 0), touch=False),
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1, touch=False),
    ]
