"""The bundled fonts: which face speaks for which role, and who steps in for a glyph it lacks."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Literal

import pygame

from game.window.glyphs import UNKNOWN

Role = Literal[
    "letter",
    "letter-bold",
    "letter-italic",
    "typed",
    "head",
    "head-light",
    "ui",
    "ui-bold",
    "easy",
    "easy-bold",
]

_NOTO, _NOTO_BOLD = "noto-sans/NotoSans_400Regular.ttf", "noto-sans/NotoSans_700Bold.ttf"

CHAINS: dict[Role, tuple[str, ...]] = {
    "letter": ("pt-serif/PTSerif_400Regular.ttf", _NOTO),
    "letter-bold": ("pt-serif/PTSerif_700Bold.ttf", _NOTO_BOLD),
    "letter-italic": ("pt-serif/PTSerif_400Regular_Italic.ttf", _NOTO),
    # The typewriter has no Cyrillic; a word it cannot write whole is written by the other machine.
    "typed": ("special-elite/SpecialElite_400Regular.ttf", "pt-mono/PTMono_400Regular.ttf", _NOTO),
    "head": ("oswald/Oswald_600SemiBold.ttf", _NOTO_BOLD),
    "head-light": ("oswald/Oswald_400Regular.ttf", _NOTO),
    "ui": ("atkinson-hyperlegible/AtkinsonHyperlegible_400Regular.ttf", _NOTO),
    "ui-bold": ("atkinson-hyperlegible/AtkinsonHyperlegible_700Bold.ttf", _NOTO_BOLD),
    "easy": ("opendyslexic/OpenDyslexic_400Regular.otf", _NOTO),
    "easy-bold": ("opendyslexic/OpenDyslexic_700Bold.otf", _NOTO_BOLD),
}
"""For each role its font files, best first; the last one holds `UNKNOWN`."""

READ: frozenset[Role] = frozenset({"letter", "letter-bold", "letter-italic", "typed"})
"""The roles of running text."""

_STEAD: dict[str, dict[Role, Role]] = {
    "legible": {
        "letter": "ui",
        "letter-bold": "ui-bold",
        "letter-italic": "ui",
        "typed": "ui",
        "head": "ui-bold",
        "head-light": "ui",
    },
    "dyslexic": {
        "letter": "easy",
        "letter-bold": "easy-bold",
        "letter-italic": "easy",
        "typed": "easy",
        "head": "easy-bold",
        "head-light": "easy",
        "ui": "easy",
        "ui-bold": "easy-bold",
    },
}


def in_stead(role: Role, reading: str) -> Role:
    """The role that speaks for this one where a reading font is set (one of the settings' FONTS)."""
    return _STEAD.get(reading, {}).get(role, role)


def _unknown(letters: str) -> str:
    """A mark for each letter, so that a word one cannot read is still as long as it is."""
    return UNKNOWN * (sum(not unicodedata.combining(char) for char in letters) or 1)


@dataclass(slots=True, eq=False)
class Face:
    """One font at one size, with the widths it has been asked for."""

    font: pygame.font.Font
    ascent: int
    descent: int
    _widths: dict[str, int] = field(default_factory=dict)

    def width(self, text: str) -> int:
        """How many pixels the text is wide when drawn in one go; remembered, so for words, not for lines."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self.font.size(text)[0]
        return known


class Fonts:
    """The fonts of a folder of assets, opened when first needed. `pygame.font` must be initialised."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "fonts"
        table = json.loads((self._folder / "coverage.json").read_text(encoding="utf-8"))
        self._table: dict[str, list[tuple[int, int]]] = table
        self._covered: dict[str, frozenset[str]] = {}
        self._faces: dict[tuple[str, int], Face] = {}
        self._pieces: dict[tuple[Role, int], dict[str, tuple[tuple[Face, str], ...]]] = {}

    def main(self, role: Role, size: int) -> Face:
        """The face that speaks for a role, at a size in pixels of the em."""
        return self._face(CHAINS[role][0], size)

    def pieces_of(self, role: Role, size: int) -> Callable[[str], tuple[tuple[Face, str], ...]]:
        """`pieces` for one role and size: what a text of a thousand words asks a thousand times."""
        known = self._pieces.setdefault((role, size), {})

        def pieces(word: str) -> tuple[tuple[Face, str], ...]:
            found = known.get(word)
            if found is None:
                found = known[word] = tuple(self._find(word, CHAINS[role], size))
            return found

        return pieces

    def pieces(self, word: str, role: Role, size: int) -> tuple[tuple[Face, str], ...]:
        """The word (already `clean`) in pieces, each with a face that can draw it.

        A word stays whole in the first face that has all of it. Only where none has, it is split; each
        letter that nobody can draw becomes an `UNKNOWN`, with its marks.
        """
        return self.pieces_of(role, size)(word)

    def _find(self, word: str, chain: tuple[str, ...], size: int) -> Iterator[tuple[Face, str]]:
        for file in chain:
            # Every bundled font has ASCII: the table is needed for the rest alone.
            if word.isascii() or self._covers(file).issuperset(word.replace("\u00a0", " ")):
                stiff = "\u00a0" if "\u00a0" in self._covers(file) else " "
                yield self._face(file, size), word.replace("\u00a0", stiff)
                return
        for file, chars in groupby(word, lambda char: self._owner(char, chain)):
            letters = "".join(chars)
            yield self._face(file or chain[-1], size), letters if file else _unknown(letters)

    def _owner(self, char: str, chain: tuple[str, ...]) -> str:
        return next((file for file in chain if char in self._covers(file)), "")

    def _covers(self, file: str) -> frozenset[str]:
        if file not in self._covered:
            points = (point for first, last in self._table[file] for point in range(first, last + 1))
            self._covered[file] = frozenset(map(chr, points))
        return self._covered[file]

    def _face(self, file: str, size: int) -> Face:
        key = (file, size)
        face = self._faces.get(key)
        if face is None:
            font = pygame.font.Font(str(self._folder / file), size)
            face = self._faces[key] = Face(font, font.get_ascent(), -font.get_descent())
        return face
