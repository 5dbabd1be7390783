"""Every page of every scenario that is shipped, played as history went, and the corners they are held to."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

from game.cli.touring import pages
from game.model.settings import FONTS, Settings
from game.pages.page import Page
from game.shelf.library import Library
from game.window.look import Materials
from game.window.view import View
from tests.window.layout_rules import faults

ROOT = Path(__file__).parents[2]

SIZES = ((1024, 600), (1280, 720), (1920, 1080), (3840, 2160))
CORNERS = tuple(itertools.product(SIZES, (100, 200), FONTS))
"""Sizes of the window, of the text, and reading fonts: all of them together."""

SCENARIOS = tuple(sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml") if "." not in path.stem))


@cache
def walked(scenario: str, *, projector: bool = False) -> tuple[Page, ...]:
    """The pages of a scenario in the order they come, as one player sees them or as a class does."""
    return tuple(pages(scenario, Library((ROOT,)), Settings(projector=projector)))


def wrong(
    page: Page,
    materials: Materials,
    corner: tuple[tuple[int, int], int, str],
    theme: str = "desk",
    *,
    projector: bool = False,
) -> list[str]:
    """What is wrong with a page in one corner."""
    size, text_size, font = corner
    settings = Settings(text_size, theme, font=font, projector=projector)
    return faults(View(materials, page, settings, size).frame, page)
