"""What moves and sounds when a page comes or changes; any key or press ends a movement at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame

from game.model.settings import Settings
from game.pages.page import Action
from game.window.motion import Motion, begun
from game.window.sounds import Sounds
from game.window.view import View

FRAMES = 60
"""How often a second the window is drawn while something moves."""

_BEATS = 60  # milliseconds between two keys of the typewriter


class Stage:
    """The movement under way, if any. It never holds anything up: the page is there when it begins."""

    def __init__(self, assets: Path) -> None:
        self.sounds = Sounds(assets)
        self._motion: Motion | None = None
        self._before = ("", "")
        self._behind: pygame.Surface | None = None
        self._struck = 0

    @property
    def moving(self) -> bool:
        """Whether anything moves now."""
        return self._motion is not None

    def leave(self, view: View, shown: pygame.Surface | None) -> None:
        """Remember what is shown before something is done."""
        self.skip(view)
        self._before = (view.page.key, view.page.date)
        self._behind = shown

    def enter(self, view: View, action: Action, settings: Settings) -> None:
        """Begin what moves and sounds after an action, if the page has changed by it."""
        motion = begun(self._before[0], view.frame, view.page.key, action, pygame.time.get_ticks())
        if motion is None:
            self._behind = None
            return
        self.sounds.play(self._sound(motion, view), settings)
        behind, self._behind = self._behind, None
        if settings.reduce_motion or (behind is None and motion.kind != "type"):
            return
        copy = behind.copy() if behind is not None and motion.kind != "type" else None
        self._motion = replace(motion, behind=copy)
        self._struck = motion.start
        self._play(view, motion.start)

    def advance(self, view: View, settings: Settings) -> None:
        """Bring the view to where the movement stands now."""
        if self._motion is None:
            return
        now = pygame.time.get_ticks()
        if self._motion.share(now) >= 1:
            self.skip(view)
            return
        if self._motion.kind == "type" and now - self._struck >= _BEATS:
            self._struck = now
            self.sounds.strike(settings)
        self._play(view, now)

    def draw(self, surface: pygame.Surface, view: View) -> None:
        """Draw what has not gone yet over the view, which has just been drawn."""
        if self._motion is not None:
            stamp = view.stamp() if self._motion.kind == "stamp" else None
            self._motion.lay_over(surface, view.frame, stamp, pygame.time.get_ticks())

    def skip(self, view: View) -> None:
        """Let everything stand where it belongs."""
        if self._motion is not None:
            self._motion = None
            view.play(1.0)

    def _play(self, view: View, now: int) -> None:
        if self._motion is not None:
            view.play(self._motion.played(now))

    def _sound(self, motion: Motion, view: View) -> str:
        if motion.kind == "stamp":
            return "stamp"
        if motion.kind == "type":
            return "key-1"
        turned = view.page.date and self._before[1] and view.page.date != self._before[1]
        return "leaf" if turned else ("page" if view.page.kind in {"read", "letters"} else "slide")
