"""Painters of what is measured: a dial with its needle, a score in per cent."""

from __future__ import annotations

import math

import pygame

from game.pages.page import Dial, Score
from game.window.look import Look
from game.window.scene import Block, Drawing, Fill, Paint, Panel, Room, Shown, Stamp
from game.window.text import Colour, Passage, Run

_TICKS = 10
_BESIDE_FACE = 2  # lines that are said of a gauge beside its face; longer words stand under it
_PIVOT, _SWING = (0.5, 160 / 240), 50  # of the drawn dial: where its needle turns, and degrees to either side
_GHOST: Colour = (120, 92, 56)


def paint_dial(dial: Dial, room: Room, width: int) -> Block:
    """A dial: its name, its face, beside it the value and what is said of it, and the words of both ends."""
    look = room.look
    block = Block(width)
    y = block.words(look.set([Run(dial.label, room.bold())], width), 0, 0) + look.em(0.3)
    wide = min(width, look.em(5.8 if look.theme.props else 7.0))
    face = pygame.Rect(0, y, wide, wide if look.theme.props else round(wide * 0.56))
    block.items.append(Drawing(face, _brass(dial, look)) if look.theme.props else _face(dial, room, face))
    value = look.set([Run(_signed(dial.value), look.style("head", 1.9, room.stock.ink, 1.2))], width)
    x = face.right + look.em(0.8)
    words = _movement(dial, room, max(1, width - x))
    if words and len(words.lines) <= _BESIDE_FACE and x + max(value.width, words.width) <= width:
        high = value.height + words.height
        below = block.words(value, x, max(face.y, face.centery - high // 2))
        y = max(face.bottom + look.em(0.15), block.words(words, x, below))
        return _over_ends(dial, room, block, y)
    if x + value.width <= width:
        block.words(value, x, face.centery - value.height // 2)
        y = face.bottom + look.em(0.15)
    else:
        y = block.words(value, 0, face.bottom)
    words = _movement(dial, room, width)
    y = block.words(words, 0, y) if words else y
    return _over_ends(dial, room, block, y)


def _movement(dial: Dial, room: Room, width: int) -> Passage | None:
    """What is said of the gauge; in bold where it moved."""
    if not dial.words:
        return None
    moved = dial.before is not None and dial.before != dial.value
    return room.look.set([Run(dial.words, room.bold(0.9) if moved else room.quiet(0.9))], width)


def _over_ends(dial: Dial, room: Room, block: Block, y: int) -> Block:
    """The words of both ends of the scale under it, at the left and at the right."""
    look = room.look
    gap = look.em(0.6)
    style = room.quiet(0.85)
    low, high = (look.set([Run(end, style)], block.width) for end in (dial.low, dial.high))
    width = min(block.width, max(look.em(11), low.width + gap + high.width))
    if low.width + gap + high.width > width:
        low, high = (look.set([Run(end, style)], max(1, (width - gap) // 2)) for end in (dial.low, dial.high))
    block.height = max(block.words(low, 0, y), block.words(high, width - high.width, y))
    return block


def _share(dial: Dial, value: int) -> float:
    return max(0.0, min(1.0, (value - dial.lowest) / max(1, dial.highest - dial.lowest)))


def _brass(dial: Dial, look: Look) -> Paint:
    """An instrument whose needle swings from where it stood to where it stands."""
    now = _share(dial, dial.value)
    before = now if dial.before is None else _share(dial, dial.before)

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        surface.blit(look.pictures.fitted("dial", at.w), at)
        pivot = at.x + at.w * _PIVOT[0], at.y + at.w * _PIVOT[1]
        if before != now:
            _notch(surface, pivot, at.w, before)
        where = before + (now - before) * shown.played
        needle = look.pictures.turned("dial-needle", at.w, -round(_SWING * (2 * where - 1)))
        surface.blit(needle, needle.get_rect(center=(round(pivot[0]), round(pivot[1]))))

    return paint


def _notch(surface: pygame.Surface, pivot: tuple[float, float], wide: int, share: float) -> None:
    """A thin stroke where the needle stood before."""
    angle = math.radians(_SWING * (2 * share - 1))
    ends = [
        (pivot[0] + math.sin(angle) * wide * reach, pivot[1] - math.cos(angle) * wide * reach)
        for reach in (0.2, 0.36)
    ]
    pygame.draw.aaline(surface, _GHOST, ends[0], ends[1], max(2, wide // 70))


def _signed(number: int) -> str:
    return str(number).replace("-", "−")


def _face(dial: Dial, room: Room, at: pygame.Rect) -> Stamp:
    theme = room.look.theme
    plate = theme.field
    now, before = _share(dial, dial.value), None if dial.before is None else _share(dial, dial.before)
    colours = (plate.fill, plate.ink, plate.mark, theme.yours)

    def shape(large: pygame.Surface, times: int) -> None:
        _draw_face(large, times, now, before, colours)

    return Stamp(at, room.look, ("dial", theme.name, now, before), shape)


def _draw_face(
    large: pygame.Surface, times: int, now: float, before: float | None, colours: tuple[Colour, ...]
) -> None:
    """A half round plate; the needle stands at `now`, a thin line where it stood `before`."""
    plate, ink, mark, needle = colours
    wide, high = large.get_size()
    large.fill((*mark, 0))
    centre = (wide / 2, high * 0.9)
    outer = min(wide / 2, high * 0.9) - times
    # A full disc, cut off a little below its centre.
    pygame.draw.circle(large, mark, centre, outer)
    pygame.draw.circle(large, plate, centre, outer - 2 * times)
    large.fill((*mark, 0), (0, round(high * 0.97), wide, high))
    pygame.draw.rect(large, mark, (centre[0] - outer, round(high * 0.97) - 2 * times, 2 * outer, 2 * times))

    def point(share: float, distance: float) -> tuple[float, float]:
        angle = math.pi * (1 - share)
        return centre[0] + math.cos(angle) * distance, centre[1] - math.sin(angle) * distance

    for tick in range(_TICKS + 1):
        inner = outer * (0.78 if tick % 5 == 0 else 0.86)
        pygame.draw.line(
            large,
            ink,
            point(tick / _TICKS, inner),
            point(tick / _TICKS, outer * 0.92),
            times * (2 if tick % 5 == 0 else 1),
        )
    if before is not None and before != now:
        pygame.draw.line(large, mark, point(before, outer * 0.2), point(before, outer * 0.84), 2 * times)
    tip = point(now, outer * 0.86)
    angle = math.pi * (1 - now)
    side = (math.sin(angle) * times * 2.2, math.cos(angle) * times * 2.2)
    pygame.draw.polygon(
        large,
        needle,
        [tip, (centre[0] + side[0], centre[1] + side[1]), (centre[0] - side[0], centre[1] - side[1])],
    )
    pygame.draw.circle(large, ink, centre, times * 4)


def paint_score(score: Score, room: Room, width: int) -> Block:
    """A score: the number large, a bar as long as it is high, and what it counts."""
    look = room.look
    theme = look.theme
    block = Block(width)
    number = "–" if score.percent is None else f"{score.percent} %"
    large = look.style("head", 2.0, room.stock.ink, 1.2)
    column = look.fonts.main(large.role, large.size).width("100 %") + look.em(1)
    beside = width - column >= look.em(12)
    y = block.words(look.set([Run(number, large)], width), 0, 0)
    x, top, room_for = (column, look.em(0.15), width - column) if beside else (0, y, width)
    below = block.words(look.set([Run(score.label, room.bold(1.05))], room_for), x, top) + look.em(0.15)
    if score.percent is not None:
        high = max(6, look.em(0.5))
        track = pygame.Rect(x, below, min(room_for, look.em(16)), high)
        block.items.append(Panel(track, look, theme.field, radius=high // 2))
        filled = track.inflate(-4, -4)
        filled.width = round(filled.width * min(100, max(0, score.percent)) / 100)
        if filled.width:
            block.items.append(Fill(filled, room.stock.mark))
        below = track.bottom + look.em(0.25)
    below = block.words(look.set([Run(score.words, room.quiet())], room_for), x, below)
    block.height = max(y, below)
    return block
