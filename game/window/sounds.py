"""The small sounds of the desk. Where nothing can be heard they are silent, and nobody is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pygame

from game.model.settings import Settings

KEYS = ("key-1", "key-2", "key-3")
"""A typewriter's keys, to be taken in turn."""

_RATE = 22050
_BUFFER = 512


class Sounds:
    """The sounds of a folder of assets; the sound device is opened when the first one is to be heard."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "sounds"
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._deaf = False
        self._struck = 0

    def play(self, name: str, settings: Settings) -> None:
        """Let this sound be heard, as loud as is set; a sound that is not there is silence."""
        if settings.muted or settings.volume <= 0 or self._deaf:
            return
        try:
            sound = self._sound(name)
        except (pygame.error, FileNotFoundError):
            self._deaf = True
            return
        sound.set_volume(settings.volume / 100)
        sound.play()

    def strike(self, settings: Settings) -> None:
        """One key of the typewriter."""
        self._struck += 1
        self.play(KEYS[self._struck % len(KEYS)], settings)

    def _sound(self, name: str) -> pygame.mixer.Sound:
        if not pygame.mixer.get_init():
            if not _can_be_heard():
                raise pygame.error("no sound device")
            pygame.mixer.init(_RATE, -16, 1, _BUFFER)
        if name not in self._made:
            self._made[name] = pygame.mixer.Sound(str(self._folder / f"{name}.wav"))
        return self._made[name]


def _can_be_heard() -> bool:
    """Whether to ask for a sound device at all: on Linux the attempt alone would fill the terminal."""
    if not sys.platform.startswith("linux") or os.environ.get("SDL_AUDIODRIVER"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    servers = (runtime / "pulse" / "native", runtime / "pipewire-0")
    cards = Path("/proc/asound/cards")
    try:
        has_card = cards.is_file() and "no soundcards" not in cards.read_text(encoding="utf-8")
    except OSError:
        has_card = False
    return has_card or any(server.exists() for server in servers) or "PULSE_SERVER" in os.environ
