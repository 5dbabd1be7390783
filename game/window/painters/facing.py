"""One matter after the fact: the words of both letters facing each other, tied across the gap."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.pages.page import Element, Prose, Quote
from game.window import pencils
from game.window.painters.words import paint_prose, paragraphs
from game.window.scene import Block, Panel, Prop, Room, stroke
from game.window.text import Run

_LEAST = 15.0  # ems each of the two needs; with less they stand one under the other
_GAP = 2.6


def facing(elements: Sequence[Element]) -> tuple[int, int, int] | None:
    """Where in these the two letters' words stand: from, between and to; None where there are none to face.

    The player's are a typed quotation with what it answers before it; what follows, up to the last of the
    quotations of the real letter or the word on its silence, is theirs.
    """
    typed = next((at for at, e in enumerate(elements) if isinstance(e, Quote) and e.hand == "typed"), None)
    if typed is None:
        return None
    start = typed - 1 if typed and isinstance(elements[typed - 1], Prose) else typed
    end = typed + 1
    while end < len(elements) and isinstance(elements[end], Prose | Quote):
        after_quote = isinstance(elements[end - 1], Quote) and end - 1 > typed
        said = elements[end]
        if isinstance(said, Prose) and (after_quote or end > typed + 2 or said.tone == "strong"):
            break
        end += 1
    return (start, typed + 1, end) if end > typed + 1 else None


def paint_facing(
    yours: Sequence[Element], theirs: Sequence[Element], number: int, room: Room, width: int
) -> Block:
    """Both sides in columns with the pencil of the matter drawn across; one under the other where narrow."""
    look = room.look
    gap = look.em(_GAP)
    column = (width - gap) // 2
    block = Block(width)
    if column < look.em(_LEAST):
        y = block.place(_side(yours, room, width)[0], 0, 0) + look.em(0.8)
        block.height = block.place(_side(theirs, room, width)[0], 0, y)
        return block
    left, left_tie = _side(yours, room, column)
    right, right_tie = _side(theirs, room, column)
    block.place(left, 0, 0)
    block.place(right, column + gap, 0)
    block.height = max(left.height, right.height)
    if left_tie and right_tie:
        weight = max(2, look.em(0.14))
        level = min(left_tie[1], right_tie[1]) - look.em(0.9)
        level = max(level, max(left_tie[0], right_tie[0]) + look.em(0.9))
        line = pygame.Rect(column - look.em(0.3), level, gap + look.em(0.6), pencils.depth(weight))
        if line.bottom < block.height:
            block.items.append(stroke(line, look, number, weight))
    return block


def _side(elements: Sequence[Element], room: Room, width: int) -> tuple[Block, tuple[int, int] | None]:
    """What one side took and wrote; and from where to where its first slip of paper reaches."""
    block = Block(width)
    tie: tuple[int, int] | None = None
    y = 0
    for element in elements:
        y += room.look.em(0.55) if y else 0
        if isinstance(element, Quote):
            made = _slip(element, room, width)
            tie = tie or (y, y + made.height)
        elif isinstance(element, Prose):
            made = paint_prose(element, room, width)
        else:
            continue
        y = block.place(made, 0, y)
    block.height = y
    return block, tie


def _slip(quote: Quote, room: Room, width: int) -> Block:
    """A slip cut from a letter, held by a clip."""
    look = room.look
    stock = look.theme.paper
    block = Block(width)
    clipped = look.theme.props
    top = look.em(0.4) if clipped else 0
    paper = Panel(
        pygame.Rect(0, top, width, 0), look, stock, shadow=look.em(0.35) if look.theme.shadow else 0
    )
    block.items.append(paper)
    pad = look.em(0.9)
    on_paper = room.on(stock)
    left = pad + (look.em(1.0) if clipped else 0)
    words = max(1, width - left - pad)
    typed = quote.hand == "typed"
    style = look.style("typed" if typed else "letter", 0.95 if typed else 1.02, stock.ink, 1.45)
    y = top + pad
    for number, text in enumerate(paragraphs(quote.text)):
        said = text if typed else f"“{text}”"
        y = block.words(look.set([Run(said, style)], words), left, y + (look.em(0.5) if number else 0))
    if quote.source:
        y = block.words(look.set([Run(quote.source, on_paper.quiet(0.85))], words), left, y + look.em(0.2))
    block.height = y + pad
    paper.rect.height = block.height - top
    if clipped:
        high = look.em(2.0)
        block.items.append(Prop(pygame.Rect(look.em(0.6), 0, high * 48 // 128, high), look, "paper-clip"))
    return block
