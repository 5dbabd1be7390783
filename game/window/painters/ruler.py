"""The ruler of an issue after the fact: every point of the scale, whose it is, what it earned."""

from __future__ import annotations

import pygame

from game.pages.page import Ruler, RulerPoint
from game.window.painters.hands import raised
from game.window.scene import Block, Fill, Room, Stamp
from game.window.text import Colour, Run
from game.wording import _

_HANDS, _WITH_HANDS = 13.0, 30.0  # ems of the hands of a class, and what a line needs to have them beside it


def paint_ruler(ruler: Ruler, room: Room, width: int) -> Block:
    """A ruler from top to bottom. A disc marks the player's point, a square seal history's."""
    look = room.look
    block = Block(width)
    rail = pygame.Rect(look.em(0.62), 0, max(3, look.em(0.16)), 0)
    block.items.append(Fill(rail, room.stock.mark))
    middles: list[int] = []
    y = 0
    most = max((point.hands or 0 for point in ruler.points), default=0)
    for number, point in enumerate(ruler.points):
        y += look.em(0.5) if number else 0
        line = _point(point, most, room, width)
        block.place(line, 0, y)
        middles.append(y + look.em(0.72))
        y += line.height
    if middles:
        rail.y, rail.height = middles[0], max(1, middles[-1] - middles[0])
    block.height = y
    return block


def _point(point: RulerPoint, most: int, room: Room, width: int) -> Block:
    look = room.look
    block = Block(width)
    left, size = look.em(2.6), look.em(1.15)
    credit = "" if point.credit is None else _("{n} of 100").format(n=point.credit)
    owners = [text for is_so, text in ((point.yours, _("You")), (point.history, _("History"))) if is_so]
    label = room.bold(1.0) if owners else room.ink(1.0)
    side = look.set([Run(credit, room.quiet(0.9))], width)
    room_for = width - left - (side.width + look.em(0.8) if credit else 0)
    beside = point.hands is not None and not credit and room_for >= look.em(_WITH_HANDS)
    if point.hands is not None and beside:
        bar = raised(point.hands, most, room, look.em(_HANDS))
        block.place(bar, width - bar.width, 0)
        room_for -= bar.width + look.em(0.8)
    narrow = room_for < look.em(9)
    y = block.words(
        look.set([Run(point.label, label)], max(1, width - left if narrow else room_for)), left, 0
    )
    if credit and narrow:
        y = block.words(look.set([Run(credit, room.quiet(0.9))], width - left), left, y)
    elif credit:
        block.words(side, width - side.width, (look.em(1.35) - side.height) // 2)
    if owners:
        y = block.words(look.set([Run(" · ".join(owners), room.quiet(0.9))], width - left), left, y)
    if point.hands is not None and not beside:
        y = block.place(raised(point.hands, most, room, max(1, width - left)), left, y + look.em(0.1))
    middle = look.em(0.72)
    tick = pygame.Rect(look.em(0.35), middle - 1, look.em(0.7), max(2, look.em(0.1)))
    block.items.append(Fill(tick, room.stock.mark))
    x = look.em(0.7) - size // 2
    if point.history:
        seal = pygame.Rect(x, middle - size // 2, size, size)
        block.items.append(_mark(seal, room, "seal", look.theme.history))
    if point.yours:
        # Where both stand at one point the disc lies in the seal.
        inset = -round(size * 0.3) if point.history else 0
        disc = pygame.Rect(x, middle - size // 2, size, size).inflate(inset, inset)
        block.items.append(_mark(disc, room, "disc", look.theme.yours))
    block.height = y
    return block


def _mark(at: pygame.Rect, room: Room, shape: str, colour: Colour) -> Stamp:
    rim = room.stock.fill

    def draw(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        large.fill((*rim, 0))
        if shape == "disc":
            pygame.draw.circle(large, rim, (side // 2, side // 2), side // 2)
            pygame.draw.circle(large, colour, (side // 2, side // 2), side // 2 - 2 * times)
        else:
            pygame.draw.rect(large, rim, (0, 0, side, side))
            pygame.draw.rect(large, colour, (2 * times, 2 * times, side - 4 * times, side - 4 * times))
            pygame.draw.rect(large, rim, (side // 3, side // 3, side // 3, side // 3))

    return Stamp(at, room.look, (shape, colour, rim), draw)
