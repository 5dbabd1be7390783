"""Text made safe to draw: whatever a file holds or a person pastes, no font may choke on it."""

from __future__ import annotations

import re
import unicodedata

UNKNOWN = "\ufffd"
"""Stands for every letter that none of our fonts can draw."""

_STIFF_SPACES = "\u00a0\u2007\u202f"
_PICKS_A_LOOK = range(0xFE00, 0xFE10)  # variation selectors: they ask for an emoji's colours
_LOOKS = re.compile("[\ufe00-\ufe0f]")


def clean(text: str) -> str:
    """The text as it can be drawn: composed (NFC), with its line breaks, everything else printable.

    Control and format characters (zero width, direction marks) go; a lone surrogate becomes `UNKNOWN`;
    spaces that do not break become U+00A0 and all others a plain space.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.replace("\n", "").isprintable() and not _LOOKS.search(composed):
        return composed
    return "".join(map(_drawable, composed))


def clean_line(text: str) -> str:
    """The same on one line, for what is typed or pasted into a field."""
    return clean(text).replace("\n", " ")


def _drawable(char: str) -> str:
    if char == "\n" or (char.isprintable() and ord(char) not in _PICKS_A_LOOK):
        return char
    if char in _STIFF_SPACES:
        return "\u00a0"
    category = unicodedata.category(char)
    if category in {"Zs", "Zl", "Zp"} or char in "\t\v\f":
        return " "
    return UNKNOWN if category in {"Cs", "Co", "Cn"} else ""
