"""The pencils' lines: each issue has its colour and its own line, so that colour is never the only sign."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import pygame

from game.window.text import Colour
from game.window.themes import Theme

LINES = ("straight", "double", "wavy", "dotted", "dashed", "dot-dash", "zigzag", "thick")
"""The lines in the order of the pencils; after the last one they begin anew, shifted against the colours."""


def look_of(number: int, theme: Theme) -> tuple[Colour, str]:
    """Colour and line of the pencil with this number (from 0); the first 64 are all different."""
    rounds, place = divmod(number, len(LINES))
    return theme.pencils[place % len(theme.pencils)], LINES[(place + rounds) % len(LINES)]


def depth(weight: int) -> int:
    """How many pixels high a line drawn with this weight is, whichever it is."""
    return 3 * weight + 1


def step(weight: int) -> int:
    """How far below one line the next is drawn, where a sentence has several."""
    return 3 * weight


def draw(large: pygame.Surface, times: int, *, number: int, theme: Theme, weight: int) -> None:
    """Draw the line of a pencil along a surface `times` as large as it will be seen (see `Stamp`)."""
    colour, line = look_of(number, theme)
    large.fill((*colour, 0))
    wide, high = large.get_size()
    stroke, middle = weight * times, high / 2
    if line == "double":
        for level in (0.22, 0.78):
            _stroke(large, colour, _by_hand(wide, high * level, number, times), round(stroke * 0.75))
    elif line in {"straight", "thick"}:
        _stroke(
            large,
            colour,
            _by_hand(wide, middle, number, times),
            round(stroke * (1 if line == "straight" else 2)),
        )
    elif line in {"wavy", "zigzag"}:
        swing = (high - stroke) / 2
        _stroke(
            large, colour, _swung(wide, middle, swing, length=6.5 * stroke, round_=line == "wavy"), stroke
        )
    else:
        for start, end in _beats(wide, line, stroke):
            radius = round(stroke * 0.75)
            pygame.draw.rect(
                large, colour, (start, middle - radius, end - start, 2 * radius), border_radius=radius
            )


def _stroke(
    surface: pygame.Surface, colour: Colour, points: Sequence[tuple[float, float]], width: int
) -> None:
    pygame.draw.lines(surface, colour, False, points, max(1, width))


def _by_hand(wide: int, level: float, seed: int, times: int) -> list[tuple[float, float]]:
    """Nearly a straight line: a hand's, which strays by half a pixel."""
    return [
        (x, level + times * 0.45 * math.sin(x / (37 * times) + seed * 1.7))
        for x in range(0, wide + times, 4 * times)
    ]


def _swung(
    wide: int, middle: float, swing: float, *, length: float, round_: bool
) -> list[tuple[float, float]]:
    if round_:
        return [(x, middle + swing * math.sin(2 * math.pi * x / length)) for x in range(0, wide + 2, 2)]
    corners = math.ceil(wide / length * 2) + 1
    return [(at * length / 2, middle + (swing if at % 2 else -swing)) for at in range(corners)]


def _beats(wide: int, line: str, stroke: int) -> Iterator[tuple[float, float]]:
    """Where a broken line is drawn: dots, dashes, or dashes and dots by turns."""
    dot, dash, gap = 1.5 * stroke, 5 * stroke, 2.4 * stroke
    pattern = {"dotted": (dot,), "dashed": (dash,), "dot-dash": (dash, dot)}[line]
    x, turn = 0.0, 0
    while x < wide:
        long = pattern[turn % len(pattern)]
        yield x, min(wide, x + long)
        x += long + gap
        turn += 1
