"""Is there a display to open a window on? Asked before pygame is imported, so that no answer costs little."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from game.shelf.files import pasted
from game.wording import _

INVISIBLE = frozenset({"offscreen", "dummy", "evdev"})
"""Drivers that SDL falls back to, without a word, where nothing can be seen."""


def prepare() -> None:
    """Set what SDL and pygame read from the environment when they start; what the user set stays."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    if sys.platform.startswith("linux"):
        # Otherwise each flip goes through OpenGL, which without a GPU costs ten times the drawing.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "demarche")


def available() -> str:
    """Empty when a window can be opened and seen; else a sentence that says why not.

    On success pygame's display is left initialised, for the window to go on with. A driver named in
    SDL_VIDEODRIVER is taken at its word, invisible or not.
    """
    named = os.environ.get("SDL_VIDEODRIVER", "")
    if (
        sys.platform.startswith("linux")
        and not named
        and not os.environ.get("DISPLAY")
        and not os.environ.get("WAYLAND_DISPLAY")
    ):
        return _("There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    prepare()
    try:
        import pygame
    except ImportError as missing:
        return _("The window needs pygame-ce, which cannot be loaded: {why}.").format(why=missing)
    if not (hasattr(pygame, "display") and hasattr(pygame, "error")):
        # What pip leaves when it takes pygame away from under pygame-ce: a folder that can be imported.
        return _(
            "pygame-ce is damaged, as happens when pygame is taken away from beside it. "
            "Type these two lines:\n\n    {first}\n    {then}"
        ).format(first=_pip("uninstall -y pygame-ce"), then=_pip("install pygame-ce"))
    try:
        pygame.display.init()
    except pygame.error as refused:
        return _("The display cannot be opened: {why}.").format(why=refused)
    driver = pygame.display.get_driver()
    if driver in INVISIBLE and not named:
        pygame.display.quit()
        return _("The display cannot be opened: only the invisible driver “{driver}” answers.").format(
            driver=driver
        )
    return ""


def both_installed() -> str:
    """Empty when pygame-ce alone is installed; else a sentence on what is wrong and what to type."""
    upstream, maintained = _installed("pygame"), _installed("pygame-ce")
    if not upstream:
        return ""
    if maintained:
        return _(
            "Both pygame and pygame-ce are installed, and they overwrite each other. "
            "Type these two lines:\n\n    {first}\n    {then}"
        ).format(first=_pip("uninstall -y pygame pygame-ce"), then=_pip("install pygame-ce"))
    return _(
        "pygame is installed where this game needs pygame-ce. "
        "Type these two lines:\n\n    {first}\n    {then}"
    ).format(first=_pip("uninstall -y pygame"), then=_pip("install pygame-ce"))


def _pip(what: str) -> str:
    """A command to pip of the Python that runs this, as a person pastes it."""
    return f"{pasted(sys.executable or 'python')} -m pip {what}"


def _installed(name: str) -> bool:
    """Whether pip or the system has installed a distribution of this name.

    What importlib.metadata looks at, without its 20 milliseconds of imports at every start.
    """
    begins = name.replace("-", "_") + "-"
    return any(
        entry.name.lower().startswith(begins) and entry.suffix in {".dist-info", ".egg-info"}
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for entry in folder.iterdir()
    )
