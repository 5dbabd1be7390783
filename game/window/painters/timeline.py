"""The painter of what happened when: dated events along a line, with the place where the player stands."""

from __future__ import annotations

from itertools import groupby

import pygame

from game.pages.page import Event, Timeline
from game.window.painters.words import LETTERS
from game.window.scene import Block, Fill, Room, Stamp
from game.window.text import Run
from game.wording import _

_BESIDE = 34.0  # ems of width with which the dates stand in a column of their own


def paint_timeline(timeline: Timeline, room: Room, width: int) -> Block:
    """The events from top to bottom, the years as headings; events of one day share its date."""
    look = room.look
    block = Block(width)
    spine = pygame.Rect(_column(room, width) + look.em(0.9), 0, max(2, look.em(0.12)), 0)
    block.items.append(Fill(spine, room.stock.mark))
    y = 0
    here = timeline.now is None
    for year, events in groupby(timeline.events, lambda event: event.when[0]):
        y = _year(year, room, block, spine, y)
        for event in events:
            if not here and timeline.now is not None and event.when > timeline.now:
                y, here = _now(room, block, spine, y), True
            y = _event(event, room, block, spine, y) + look.em(0.85)
    if not here:
        y = _now(room, block, spine, y)
    spine.height = block.height = max(1, y)
    return block


def _column(room: Room, width: int) -> int:
    return room.look.em(9) if width >= room.look.em(_BESIDE) else 0


def _year(year: int, room: Room, block: Block, spine: pygame.Rect, y: int) -> int:
    look = room.look
    words = look.set([Run(str(year), look.style("head", 1.3, room.stock.ink, 1.3))], block.width)
    left = spine.right + look.em(1.1)
    tick = pygame.Rect(spine.x - look.em(0.5), y + words.height // 2, look.em(1.1), spine.w)
    block.items.append(Fill(tick, room.stock.mark))
    return block.words(words, left, y) + look.em(0.5)


def _event(event: Event, room: Room, block: Block, spine: pygame.Rect, y: int) -> int:
    look = room.look
    left = spine.right + look.em(1.1)
    wide = max(1, min(block.width - left, look.measure("letter", 1.05, LETTERS)))
    text = look.set([Run(event.text, room.reading())], wide)
    column = spine.x - look.em(0.9)
    date = look.set([Run(event.date, room.bold(0.95))], column or wide)
    middle = y + (date if not column else text).lines[0].height // 2 if text.lines and date.lines else y
    size = look.em(0.7)
    dot = pygame.Rect(spine.centerx - size // 2, middle - size // 2, size, size)
    block.items.append(_dot(dot, room, hollow=False))
    below = y
    if column:
        first = text.lines[0].height if text.lines else date.height
        lines = date.lines[0].height if date.lines else first
        below = block.words(date, column - date.width, y + (first - lines) // 2)
    else:
        y = block.words(date, left, y)
    y = block.words(text, left, y)
    if event.note:
        y = block.words(look.set([Run(event.note, room.quiet())], wide), left, y + look.em(0.1))
    return max(y, below)


def _now(room: Room, block: Block, spine: pygame.Rect, y: int) -> int:
    """The mark of where the player stands, with a rule to both sides."""
    look = room.look
    words = look.set([Run(_("You are here"), room.bold(1.0))], block.width)
    left = spine.right + look.em(1.1)
    size = look.em(1.2)
    middle = y + words.height // 2
    mark = pygame.Rect(spine.centerx - size // 2, middle - size // 2, size, size)
    block.items.append(_dot(mark, room, hollow=True))
    block.spots.append(("now", pygame.Rect(0, y, block.width, words.height)))
    end = left + words.width + look.em(0.7)
    if end < block.width:
        rule = pygame.Rect(end, middle, block.width - end, max(2, look.em(0.1)))
        block.items.append(Fill(rule, room.look.theme.yours))
    return max(block.words(words, left, y), mark.bottom) + look.em(0.85)


def _dot(at: pygame.Rect, room: Room, *, hollow: bool) -> Stamp:
    colour = room.look.theme.yours if hollow else room.stock.ink
    inside = room.stock.fill

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        large.fill((*colour, 0))
        pygame.draw.circle(large, colour, (side // 2, side // 2), side // 2)
        if hollow:
            pygame.draw.circle(large, inside, (side // 2, side // 2), side // 2 - side // 5)

    return Stamp(at, room.look, ("event", colour, inside, hollow), shape)
