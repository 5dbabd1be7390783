"""What a person has set for themselves; kept between plays."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Sizes of text on offer, in per cent."""

THEMES = ("desk", "light", "contrast")
"""The themes on offer: the desk, plain light, and high contrast."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Text size in per cent (one of TEXT_SIZES), theme (one of THEMES), and the label last typed."""

    text_size: int = 100
    theme: str = "desk"
    label: str = ""
