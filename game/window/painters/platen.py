"""The roller of the typewriter, out of which the player's letter grows."""

from __future__ import annotations

import pygame

from game.window.look import Look
from game.window.scene import Paint, Shown
from game.window.surfaces import clear
from game.window.text import Colour

_DARK: Colour = (18, 18, 18)
_LIGHT: Colour = (92, 92, 90)
_BRASS: Colour = (176, 141, 87)


def roller(look: Look) -> Paint:
    """A black roller with a knob at either end; a plain bar where things are drawn as signs."""

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        if not look.theme.props:
            middle = pygame.Rect(at.x, at.y, at.w, max(2, look.em(0.12)))
            surface.fill(look.theme.desk.mark, middle.clip(surface.get_clip()))
            return
        surface.blit(look.pictures.once(("roller", at.size), lambda: _made(at.size, look)), at)

    return paint


def _made(size: tuple[int, int], look: Look) -> pygame.Surface:
    wide, high = size
    made = clear(size)
    knob = look.em(0.9)
    _cylinder(made, pygame.Rect(knob, 0, wide - 2 * knob, high), _DARK, _LIGHT)
    for x in (0, wide - knob):
        _cylinder(made, pygame.Rect(x, high // 8, knob - 2, high - high // 4), _DARK, (120, 118, 112))
    ring = max(2, look.em(0.16))
    for x in (knob, wide - knob - ring):
        _cylinder(made, pygame.Rect(x, 0, ring, high), (96, 74, 40), _BRASS)
    return made


def _cylinder(made: pygame.Surface, at: pygame.Rect, dark: Colour, light: Colour) -> None:
    """A band lit from above, by lines of one colour each."""
    for y in range(at.h):
        gleam = max(0.0, 1 - abs(y / max(1, at.h) - 0.28) / 0.34) ** 2
        red, green, blue = (round(d + (top - d) * gleam) for d, top in zip(dark, light, strict=True))
        made.fill((red, green, blue, 255), (at.x, at.y + y, at.w, 1))
