"""Everything a painter draws with: theme, fonts, surfaces, and the size of the em."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.model.settings import Settings, shown_size
from game.window.atlas import Atlas
from game.window.fonts import READ, Fonts, Role, in_stead
from game.window.pictures import Pictures
from game.window.surfaces import Surfaces
from game.window.text import Colour, Passage, Run, Style, typeset
from game.window.themes import Theme, theme_named

EM = 17
"""Pixels of the em of running text at 100 % in a window 720 pixels high."""

_SMALLEST = 16  # below this no text of ours is ever drawn, however small the window
_PASSAGES = 600  # how many set texts are kept; a page with two long letters has about 150

SAMPLE = (
    "However, from the point of view of essential interests of both countries, it is evident that there "
    "exist no serious contradictions that could become a source of hostility between our countries."
)
"""Ordinary English: its average letter says how wide a line of so many letters is."""


def em_for(size: tuple[int, int], text_size: int, *, afar: bool = False) -> int:
    """The em in pixels for a window of this size: it grows with the window, but more slowly.

    Seen from `afar` a larger window is no larger: there it grows as the window does.
    """
    room = max(0.1, min(size[0] / 1280, size[1] / 720))
    grown = room if afar and room > 1 else float(room**0.6)
    return round(max(float(_SMALLEST), EM * grown) * text_size / 100)


class Materials:
    """What no setting changes: the fonts, surfaces and pictures of a folder of assets."""

    def __init__(self, assets: Path) -> None:
        self.fonts = Fonts(assets)
        self.surfaces = Surfaces(assets)
        self.pictures = Pictures(assets)
        self.atlas = Atlas(assets)


class Look:
    """A theme at a size of text. It remembers the texts it has set, and their lines what they look like."""

    def __init__(self, materials: Materials, settings: Settings, size: tuple[int, int]) -> None:
        self.fonts = materials.fonts
        self.surfaces = materials.surfaces
        self.pictures = materials.pictures
        self.atlas = materials.atlas
        self.theme: Theme = theme_named(settings.theme)
        self._reading, self._spacing = settings.font, settings.spacing / 100
        self.unit = em_for(size, shown_size(settings), afar=settings.projector)
        self.height = size[1]
        """The window's height in pixels."""
        self.low = size[1] < 24 * self.unit
        """Whether the window is so low for its text that title and buttons must make themselves small."""
        self._passages: dict[tuple[tuple[Run, ...], int], Passage] = {}

    def em(self, ems: float) -> int:
        """So many ems in whole pixels."""
        return round(self.unit * ems)

    def style(self, role: Role, ems: float, colour: Colour, leading: float = 1.4) -> Style:
        """A style, its size in ems of running text, in the reading font and spacing that are set."""
        leading *= self._spacing if role in READ else 1.0
        role = in_stead(role, self._reading)
        return Style(role, max(_SMALLEST - 3, self.em(ems)), colour, leading)

    def set(self, runs: Sequence[Run], width: int) -> Passage:
        """These runs in lines of this width; the same question has the same answer, at no cost."""
        key = (tuple(runs), width)
        known = self._passages.pop(key, None)
        if known is None:
            known = typeset(key[0], width, self.fonts)
            if len(self._passages) >= _PASSAGES:
                del self._passages[next(iter(self._passages))]
        self._passages[key] = known
        return known

    def measure(self, role: Role, ems: float, letters: int) -> int:
        """The width in pixels of a line of so many letters of ordinary English."""
        width = self.fonts.main(in_stead(role, self._reading), self.em(ems)).width(SAMPLE)
        return round(width * letters / len(SAMPLE))
