"""The window: opens it, turns events into actions, and draws when something changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pygame

from game.model.settings import Settings
from game.pages.page import Action, Page
from game.pages.undoing import Undoing
from game.window import display, keys, presenter, voice
from game.window.access_kit import connect, needs_hiding
from game.window.listening import Listeners
from game.window.look import Materials
from game.window.pointer import Pointer
from game.window.stage import FRAMES as MOVING
from game.window.stage import Stage
from game.window.surfaces import plain
from game.window.view import View

FRAMES = 30
"""How often a second the window looks for events; it draws only when something changed."""

_WANTED = (1280, 720)
_LEAST = (480, 320)


class FlowLike(Protocol):
    """What the window needs to know of the game: the page, what acting does, and whether it is over."""

    @property
    def page(self) -> Page:
        """What is shown now."""

    @property
    def settings(self) -> Settings:
        """What the person has set."""

    @property
    def closed(self) -> bool:
        """Whether the person has left."""

    def act(self, action: Action) -> None:
        """Do this; the page and the settings may be others afterwards."""


def run(
    flow: FlowLike,
    assets: Path,
    *,
    size: tuple[int, int] | None = None,
    watch: Callable[[], Action | None] = lambda: None,
) -> int:
    """Open a window of this size (or one that fits the screen) and play until the flow is closed; 0.

    `watch` is asked between frames whether something is to be done of itself.

    `assets` is the folder with the fonts and textures. Raises pygame.error where no window can be opened;
    ask `display.available()` first.
    """
    display.prepare()
    pygame.display.init()
    pygame.font.init()
    try:
        pygame.key.set_repeat(400, 35)
        window = Window(flow, assets, size or _fitting())
        clock = pygame.time.Clock()
        try:
            while not flow.closed:
                action = watch()
                if action is not None:
                    window.act(action)
                window.turn(pygame.event.get())
                clock.tick(MOVING if window.stage.moving else FRAMES)
        finally:
            window.listeners.voice.stop()
    finally:
        pygame.quit()
    return 0


def picture(page: Page, settings: Settings, size: tuple[int, int], assets: Path) -> pygame.Surface:
    """The page as a window of this size would show it first. Needs no display."""
    pygame.font.init()
    surface = plain(size)
    View(Materials(assets), page, settings, size).draw(surface)
    return surface


class Window:
    """An open window and the flow behind it; `turn` is one round of its loop. The display is initialised."""

    def __init__(self, flow: FlowLike, assets: Path, size: tuple[int, int]) -> None:
        self._flow = flow
        self._pointer = Pointer()
        self._typing = True  # SDL starts with text input on where there is a keyboard
        self._cursor = pygame.SYSTEM_CURSOR_ARROW
        self._filling = False
        self.stage = Stage(assets)
        self._held: set[int] = set()
        self._undoing = Undoing()
        self.view = View(Materials(assets), flow.page, flow.settings, size)
        self.view.hasty = True
        # Opened last: what takes time is done before anything can be seen.
        self._opened = pygame.Window("Démarche", size, resizable=True, hidden=needs_hiding())
        self._opened.minimum_size = _LEAST
        self.listeners = Listeners(voice.Voice(voice.find()), connect(self._opened))
        if needs_hiding():
            self._opened.show()
        self._fill_screen()

    def turn(self, events: list[pygame.event.Event]) -> None:
        """Take these events, then draw if anything changed."""
        for event in events:
            self.handle(event)
            if self._flow.closed:
                return
        self.listeners.fulfil(self.view, self.act)
        if self._flow.closed:
            return
        self._accept_text()
        self._point()
        self.listeners.turn(self.view)
        self.stage.advance(self.view, self._flow.settings)
        if self.view.dirty:
            surface = self._opened.get_surface()
            if surface.get_size() != self.view.size:
                self._show(surface.get_size())
            self.view.draw(surface)
            self.stage.draw(surface, self.view)
            self._opened.flip()
        elif not self.stage.moving:
            self.view.unroll()

    def act(self, action: Action) -> None:
        """Hand an action to the flow and show what comes of it."""
        self._undoing.note(self._flow.page, action)
        self._do(action)

    def _do(self, action: Action) -> None:
        aloud = self._flow.settings.read_aloud
        self.stage.leave(self.view, self._opened.get_surface())
        self._flow.act(action)
        if self._flow.settings.read_aloud and not aloud and self.listeners.voice.missing:
            self._flow.act(Action("tell", (self.listeners.voice.missing,)))
        if not self._flow.closed:
            self._show(self.view.size)
            self.stage.enter(self.view, action, self._flow.settings)
            self._fill_screen()

    def _show(self, size: tuple[int, int]) -> None:
        self.view.show(self._flow.page, self._flow.settings, size)

    def handle(self, event: pygame.event.Event) -> None:
        """Do what one event means."""
        if self._repeats(event):
            return
        if event.type in {pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN}:
            self.stage.skip(self.view)
        if event.type in {pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL}:
            self.view.unroll(wholly=True)  # what is done now is done on the whole page
        match event.type:
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.act(Action("quit"))
            case pygame.WINDOWSIZECHANGED:
                self._show((event.x, event.y))
            case pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED | pygame.WINDOWSHOWN:
                self.view.redraw()
            case pygame.WINDOWFOCUSGAINED | pygame.WINDOWFOCUSLOST | pygame.WINDOWMOVED:
                self._tell_readers(event.type)
            case pygame.WINDOWLEAVE:
                self.view.hover_on(None)
            case pygame.KEYDOWN | pygame.TEXTINPUT | pygame.TEXTEDITING:
                self._keyboard(event)
            case _:
                self._pointer.handle(self.view, event, self.act)

    def _repeats(self, event: pygame.event.Event) -> bool:
        """Whether a key that acts is only being held down: arrows and letters repeat, acts never do.

        While a page takes long to open, the library goes on repeating a key whose release it has not seen;
        one press would act twice, the second time on the page that follows.
        """
        if event.type in {pygame.KEYUP, pygame.KEYDOWN}:
            held = event.key in self._held
            (self._held.discard if event.type == pygame.KEYUP else self._held.add)(event.key)
            goes_on = event.key in keys.REPEATING and not presenter.acts(self.view, event.key)
            return event.type == pygame.KEYDOWN and held and not goes_on
        if event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()  # the release of what is held now goes to another window
        return False

    def _tell_readers(self, event: int) -> None:
        """Let screen readers know where the window stands and whether it has the keyboard."""
        bridge = self.listeners.bridge
        if bridge is None:
            return
        if event == pygame.WINDOWMOVED:
            bridge.place(self._opened.position, self._opened.size)
        else:
            bridge.focus(on=event == pygame.WINDOWFOCUSGAINED)

    def _keyboard(self, event: pygame.event.Event) -> None:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F9:
            if missing := self.listeners.read(self.view):
                self.act(Action("tell", (missing,)))
            return
        if event.type == pygame.KEYDOWN:
            self.listeners.voice.stop()
            if event.key == pygame.K_z and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
                if back := self._undoing.last(self._flow.page):
                    self._do(back)
                return
        if event.type == pygame.TEXTINPUT:
            keys.type_text(self.view, event.text, self.act)
        elif event.type == pygame.TEXTEDITING:
            self.view.compose_text(event.text)
        elif not self.view.composing and not presenter.press(self.view, event, self.act):
            # While something is composed the keys belong to the input method.
            keys.press(self.view, event, self.act)

    def _fill_screen(self) -> None:
        """Take the whole screen where that is set, or go back to the window as it was."""
        if self._flow.settings.full_screen == self._filling:
            return
        self._filling = not self._filling
        if self._filling:
            self._opened.set_fullscreen(desktop=True)
        else:
            self._opened.set_windowed()
        self.view.redraw()

    def _accept_text(self) -> None:
        """Let an input method work while a field has the focus, and only then."""
        placed = self.view.frame.find(self.view.focus)
        wanted = placed is not None and placed.target.field is not None
        if wanted != self._typing:
            (pygame.key.start_text_input if wanted else pygame.key.stop_text_input)()
            self._typing = wanted
        if wanted and placed and self.view.dirty:
            box = placed.rects(self.view.scroll.get(placed.pane.name, 0))[0]
            pygame.key.set_text_input_rect(box)

    def _point(self) -> None:
        """A hand over what can be pressed, a beam over what can be typed in."""
        placed = self.view.frame.find(self.view.hover)
        cursor = pygame.SYSTEM_CURSOR_ARROW
        if placed:
            cursor = pygame.SYSTEM_CURSOR_IBEAM if placed.target.field else pygame.SYSTEM_CURSOR_HAND
        if cursor != self._cursor:
            self._cursor = cursor
            with suppress(pygame.error):  # some displays have no pointer of their own
                pygame.mouse.set_cursor(cursor)


def _fitting() -> tuple[int, int]:
    """The size wanted, or as much of the screen as leaves its edges free."""
    sizes = pygame.display.get_desktop_sizes()
    wide, high = sizes[0] if sizes else _WANTED
    if wide >= 1800 and high >= 1000:
        return 1600, 900
    return min(_WANTED[0], wide), min(_WANTED[1], max(_LEAST[1], high - 60))
