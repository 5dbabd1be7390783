"""The hands of a class: positions with the keys that count them, and bars that can be compared from afar."""

from __future__ import annotations

import pygame

from game.model.play import MOST_HANDS
from game.pages.page import Button, Count, Poll
from game.window.painters.options import disc, question
from game.window.scene import Block, Fill, Panel, Room, Target
from game.window.text import Run
from game.wording import _, plural

_KEY, _NUMBER, _GAP = 2.3, 3.2, 0.35  # ems of a key, of the number between two, of the room beside them
_LEAST = 14.0  # ems a position needs beside its keys; with less they stand under it


def paint_poll(poll: Poll, room: Room, width: int) -> Block:
    """The question, then each position with its hands: a bar in it, the number and its keys beside it."""
    look = room.look
    block = Block(width)
    y = question(poll.ask, room, block, width)
    if poll.low:
        y = block.words(look.set([Run(poll.low, room.quiet())], width), 0, y) + look.em(0.3)
    groups = room.name("poll", poll.ask), room.name("hands", poll.ask)
    most = max((count.hands for count in poll.counts), default=0)
    for number, count in enumerate(poll.counts):
        y += look.em(0.45) if number else 0
        y = block.place(_row(count, most, room, width, groups), 0, y)
    if poll.high:
        y = block.words(look.set([Run(poll.high, room.quiet())], width), 0, y + look.em(0.3))
    block.height = y
    return block


def _row(count: Count, most: int, room: Room, width: int, groups: tuple[str, str]) -> Block:
    look = room.look
    counter = _counter(count, room, groups[1])
    beside = width - counter.width - look.em(0.6)
    narrow = beside < look.em(_LEAST)
    block = Block(width)
    taken = _position(count, most, room, width if narrow else beside, groups[0])
    y = block.place(taken, 0, 0)
    if narrow:
        block.height = block.place(counter, max(0, width - counter.width), y + look.em(0.3))
        return block
    block.height = max(y, counter.height)
    block.place(counter, width - counter.width, (block.height - counter.height) // 2)
    return block


def _position(count: Count, most: int, room: Room, width: int, group: str) -> Block:
    """The slip of a position, its bar along its foot; no digit stands on it, for digits are hands here."""
    look, theme, option = room.look, room.look.theme, count.take
    name = room.name("point", option.word)
    stock = theme.chosen if option.chosen else theme.option
    inside = room.on(stock)
    pad, ring, edge = look.em(0.45), look.em(1.45), max(2, look.em(0.14))
    left = 2 * pad + ring
    panel = Panel(
        pygame.Rect(0, 0, width, 0),
        look,
        stock,
        radius=look.em(0.3),
        border=edge if option.chosen else 1,
        target=name,
        hover=None if option.chosen else theme.option_hover,
    )
    block = Block(width)
    block.items.append(panel)
    style = inside.bold(1.0, 1.38) if option.chosen else inside.ink(1.0, 1.38)
    label = look.set([Run(option.label, style)], max(1, width - left - pad))
    y = block.words(label, left, max(pad, pad + (ring - label.height) // 2))
    y = max(y, pad + ring) + look.em(0.25)
    y = block.place(bar(count.hands, most, inside, max(1, width - left - pad)), left, y)
    block.height = panel.rect.height = y + edge + look.em(0.12)
    block.items.append(disc(pygame.Rect(pad, pad, ring, ring), inside, 0, chosen=option.chosen))
    block.targets.append(
        Target(name, "point", option.label, (panel.rect.copy(),), option.action, group, option.chosen)
    )
    return block


def _counter(count: Count, room: Room, group: str) -> Block:
    """One hand fewer, how many there are, one hand more."""
    look = room.look
    style = look.style("ui-bold", 1.6, room.stock.ink, 1.2)
    sign = room.on(look.theme.button).bold(1.3, 1.1)
    side = max(look.em(_KEY), *(look.set([Run(one, sign)], look.em(9)).height for one in "−+"))
    middle = max(look.em(_NUMBER), look.set([Run(str(MOST_HANDS), style)], look.em(9)).width)
    number = look.set([Run(str(count.hands), style)], middle)
    gap, high = look.em(_GAP), max(side, number.height)
    block = Block(2 * side + middle + 2 * gap, high)
    block.place(_key(count.fewer, "−", room, side, group), 0, (high - side) // 2)
    block.words(number, side + gap + (middle - number.width) // 2, (high - number.height) // 2)
    block.place(_key(count.more, "+", room, side, group), side + middle + 2 * gap, (high - side) // 2)
    return block


def _key(button: Button, sign: str, room: Room, side: int, group: str) -> Block:
    look, theme = room.look, room.look.theme
    name = room.name("count", button.word)
    block = Block(side, side)
    key = pygame.Rect(0, 0, side, side)
    block.items.append(
        Panel(key, look, theme.button, radius=look.em(0.35), target=name, hover=theme.button_hover)
    )
    words = look.set([Run(sign, room.on(theme.button).bold(1.3, 1.1))], side)
    block.words(words, (side - words.width) // 2, (side - words.height) // 2)
    block.targets.append(Target(name, "count", button.label, (key.copy(),), button.action, group))
    return block


def bar(hands: int, most: int, room: Room, width: int) -> Block:
    """A bar as long as there are hands; as wide as it may be for the position that has most of them."""
    look = room.look
    high = max(4, look.em(0.36))
    block = Block(width, high)
    if most:
        track = pygame.Rect(0, high - max(1, high // 6), width, max(1, high // 6))
        block.items.append(Fill(track, room.stock.edge))
    if hands and most:
        block.items.append(Fill(pygame.Rect(0, 0, max(2, width * hands // most), high), room.stock.mark))
    return block


def raised(hands: int, most: int, room: Room, width: int) -> Block:
    """A bar with its number in words beside it, for a position that is only looked at."""
    look = room.look
    words = look.set(
        [Run(plural("{n} hand", "{n} hands", hands).format(n=hands), room.bold(1.0, 1.2))], width
    )
    column = look.set([Run(_("{n} hands").format(n=MOST_HANDS), room.bold(1.0, 1.2))], width).width
    block = Block(width, words.height)
    wide = max(1, width - column - look.em(0.7))
    made = bar(hands, most, room, wide)
    block.place(made, 0, (words.height - made.height) // 2)
    block.words(words, wide + look.em(0.7), 0)
    return block
