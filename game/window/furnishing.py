"""Things on the desk at both sides of a single column: what a page of its kind is done with."""

from __future__ import annotations

import math
from typing import NamedTuple

import pygame

from game.window.look import Look
from game.window.rails import Rails
from game.window.scene import Prop

_WHOLE, _LEAST = 17.0, 8.5  # ems of margin for things at their full size, and from which on there are any


class _Thing(NamedTuple):
    """A picture, how many ems wide, turned by how many degrees, its middle so far from the margin's foot."""

    name: str
    wide: float
    turn: int
    x: float
    y: float


_LAMP = (_Thing("lamp", 9.0, 0, 0, 6.4),)
_DOSSIER = (_Thing("dossier", 13.0, 4, 0, 6.2),)
_LETTER = (_Thing("envelope", 12.5, 0, 0, 5.6), _Thing("seal", 3.6, 0, -0.1, 5.2))
_OPEN = (_Thing("envelope", 12.5, -5, 0, 5.6),)
_TYPEWRITER = (_Thing("typewriter", 14.0, 0, 0, 6.4),)
_PENCILS = (_Thing("pencil-blue", 13.0, 78, -1.6, 7.4), _Thing("pencil-red", 13.0, 66, 1.2, 7.0))

_BESIDE: dict[str, tuple[tuple[_Thing, ...], tuple[_Thing, ...]]] = {
    "begin": (_LAMP, _DOSSIER),
    "read": (_LAMP, _PENCILS),
    "reread": (_LAMP, _PENCILS),
    "finished": (_OPEN, _TYPEWRITER),
    "handover": (_LAMP, _LETTER),
    "waiting": (_LAMP, _LETTER),
    "predict": (_LAMP, _TYPEWRITER),
    "decide": (_PENCILS, _DOSSIER),
    "hand-in": (_DOSSIER, _PENCILS),
}
"""What lies at the left and at the right, by kind of page."""


def furnish(kind: str, rails: Rails, column: pygame.Rect, look: Look) -> None:
    """Put the things of this kind of page beside its column, where that leaves them room."""
    body = rails.body
    left = pygame.Rect(body.x, body.y, column.x - body.x, body.h)
    right = pygame.Rect(column.right, body.y, body.right - column.right, body.h)
    for things, margin in zip(_BESIDE.get(kind, ((), ())), (left, right), strict=True):
        room = min(margin.w, margin.h)
        if room < look.em(_LEAST):
            continue
        scale = min(1.0, room / look.em(_WHOLE))
        for thing in things:
            box = _box(thing, look.pictures.shape(thing.name), look.em(thing.wide * scale))
            box.center = (
                margin.centerx + look.em(thing.x * scale),
                margin.bottom - look.em(thing.y * scale),
            )
            rails.block.items.append(Prop(box.clip(margin), look, thing.name, thing.turn))


def _box(thing: _Thing, shape: float, wide: int) -> pygame.Rect:
    """What a thing takes up when it is turned."""
    angle = math.radians(thing.turn)
    across, up = abs(math.cos(angle)), abs(math.sin(angle))
    high = wide / shape
    return pygame.Rect(0, 0, math.ceil(wide * across + high * up), math.ceil(wide * up + high * across))
