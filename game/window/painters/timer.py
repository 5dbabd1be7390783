"""The time a teacher has given: large on a page of its own, small and still on the rail of every other."""

from __future__ import annotations

import pygame

from game.pages.page import Timer
from game.window.scene import Block, Fill, Panel, Room
from game.window.text import Run


def paint_timer(timer: Timer, room: Room, width: int) -> Block:
    """What is left in letters for the last row, a bar that shortens, and the sentence."""
    look = room.look
    block = Block(width)
    short = look.set([Run(timer.short, look.style("head", 4.2, room.stock.ink, 1.15))], width)
    y = block.words(short, (width - short.width) // 2, 0) + look.em(0.5)
    high = max(6, look.em(0.5))
    y = block.place(_bar(timer, room, width, high), 0, y) + look.em(0.5)
    words = look.set([Run(timer.words, room.ink(1.1))], width)
    block.height = block.words(words, (width - words.width) // 2, y)
    return block


def on_rail(timer: Timer, room: Room) -> Block:
    """What is left, in few words on a tag of paper with a bar that shortens; of brass when it is over."""
    look, theme = room.look, room.look.theme
    stock = theme.paper if timer.left else theme.primary
    inside = room.on(stock)
    short = look.set([Run(timer.short, look.style("head", 1.5, stock.ink, 1.15))], look.em(12))
    pad, high = look.em(0.5), max(3, look.em(0.2))
    wide = max(look.em(4), short.width) + 2 * pad
    tag = pygame.Rect(0, 0, wide, look.em(0.15) + short.height + high + look.em(0.3))
    block = Block(tag.w, tag.h)
    block.items.append(Panel(tag, look, stock, radius=look.em(0.2)))
    block.words(short, (wide - short.width) // 2, look.em(0.15))
    block.place(_bar(timer, inside, wide - 2 * pad, high), pad, look.em(0.15) + short.height)
    return block


def _bar(timer: Timer, room: Room, width: int, high: int) -> Block:
    block = Block(width, high)
    thin = max(1, high // 5)
    block.items.append(Fill(pygame.Rect(0, high - thin, width, thin), room.stock.edge))
    left = width * timer.left // max(1, timer.whole)
    if left:
        block.items.append(Fill(pygame.Rect(0, 0, left, high), room.stock.mark))
    return block
