"""The desk calendar: a leaf with the day, which turns when the story has moved on."""

from __future__ import annotations

import pygame

from game.saying import leaf
from game.window.look import Look
from game.window.scene import Block, Drawing, Room, Shown
from game.window.surfaces import clear, edged
from game.window.text import Colour

WIDE = 5.0
"""Ems a leaf is wide."""

_RED: Colour = (150, 26, 22)
_HIGH = 232 / 200  # of its width; the places below are in parts of the picture, see assets/PICTURES.md
_BAND, _DAY = (0.02, 0.155, 0.95, 0.112), (0.09, 0.336, 0.81, 0.4)


def paint_leaf(date: str, before: str, room: Room) -> Block | None:
    """The leaf of a date (`1954-06-22`), which was at `before`; None where it is no such date."""
    said = leaf(date)
    if said is None:
        return None
    look = room.look
    wide = look.em(WIDE)
    block = Block(wide, round(wide * _HIGH))
    earlier = leaf(before) if before != date else None

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        surface.blit(_drawn(said, look, at.size), at)
        if earlier and shown.played < 1:
            _turning(surface, at, _drawn(earlier, look, at.size), shown.played)

    block.items.append(Drawing(pygame.Rect(0, 0, wide, block.height), paint))
    return block


def _turning(surface: pygame.Surface, at: pygame.Rect, leaf: pygame.Surface, played: float) -> None:
    """The leaf of before goes up over the rings."""
    top = round(at.h * _BAND[1])
    high = round((at.h - top) * (1 - played))
    if high > 0:
        page = leaf.subsurface((0, top, at.w, at.h - top))
        surface.blit(pygame.transform.smoothscale(page, (at.w, high)), (at.x, at.y + top))


def _drawn(said: tuple[int, str, int], look: Look, size: tuple[int, int]) -> pygame.Surface:
    def make() -> pygame.Surface:
        made = clear(size)
        stock = look.theme.paper
        day, month, year = said
        band, box = (_part(share, size) for share in (_BAND, _DAY))
        if look.theme.props:
            made.blit(look.pictures.fitted("calendar-leaf", size[0]), (0, 0))
            band_ink: Colour = (255, 255, 255)
        else:
            sheet = made.get_rect()
            made.fill(stock.fill, sheet)
            edged(made, sheet, stock.edge, 1)
            band = pygame.Rect(0, 0, size[0], size[1] // 4)
            made.fill(stock.ink, band)
            band_ink = stock.fill
        _centred(made, look, month, band, band_ink, 0.86)
        _centred(made, look, str(day), box, stock.ink, 1.0)
        below = pygame.Rect(box.x, box.bottom, box.w, max(1, round(size[1] * 0.11)))
        _centred(made, look, str(year), below, stock.quiet, 1.0)
        return made

    return look.pictures.once(("leaf", said, look.theme.name, size), make)


def _part(share: tuple[float, float, float, float], size: tuple[int, int]) -> pygame.Rect:
    x, y, wide, high = share
    return pygame.Rect(round(x * size[0]), round(y * size[1]), round(wide * size[0]), round(high * size[1]))


def _centred(
    made: pygame.Surface, look: Look, text: str, box: pygame.Rect, colour: Colour, share: float
) -> None:
    """Words in the middle of a box, as large as it allows."""
    font = look.fonts.main("head", max(6, round(box.h * share))).font
    ink = font.render(text, True, colour)
    bounds = ink.get_bounding_rect()
    seen = ink.subsurface(bounds)
    times = min(1.0, box.w * 0.9 / max(1, seen.get_width()), box.h / max(1, seen.get_height()))
    if times < 1:
        seen = pygame.transform.smoothscale_by(seen, times)
    made.blit(seen, seen.get_rect(center=box.center))
