"""Elements piled one under the other in a pane: letters by themselves, everything else on cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pygame

from game.pages.page import Button, Card, Choice, Dial, Element, Heading, Sheet, Spectrum
from game.window.painters import paint
from game.window.painters.contents import paint_contents
from game.window.painters.controls import button_row
from game.window.painters.facing import facing, paint_facing
from game.window.painters.leaf import paint_leaf
from game.window.painters.sheet import paper_width, width_with_notes
from game.window.scene import Block, Panel, Picture, Prop, Room

_GAP = 1.1  # ems between cards and sheets
_MANY = 3  # matters from which on a page lists them
_BESIDE_A_PICTURE, _BESIDE_A_LEAF = 36.0, 30.0  # ems a card needs for something to stand at its left


@dataclass(frozen=True, slots=True)
class Trim:
    """What a card shows besides its elements: a picture across its top or at its left, a calendar's leaf."""

    band: str = ""
    band_height: int = 0
    poster: str = ""
    seal: bool = False  # on the poster's foot
    date: str = ""
    before: str = ""


NOTHING = Trim()
"""A card as it is."""

_SIDE_BY_SIDE: dict[type, float] = {Dial: 11, Card: 25}
"""Elements that stand in columns where there is room, and the least ems one of them needs."""


def ideal_width(elements: Sequence[Element], room: Room, otherwise: float, *, notes: bool = False) -> int:
    """How wide a pane with these elements would like to be; `otherwise` in ems where no letter decides it.

    With `notes` there is room for the footnotes of letters in their margins.
    """
    letters = [element for element in elements if isinstance(element, Sheet)]
    sheets = [width_with_notes(s, room) if notes else paper_width(room, s.hand) for s in letters]
    return max([room.look.em(otherwise), *sheets])


def sections(elements: Sequence[Element], room: Room, width: int) -> Block:
    """Elements in a column, each heading with what follows it on a card of its own, matter by matter."""
    block = Block(width)
    parts: list[list[Element]] = []
    for element in elements:
        if not parts or (isinstance(element, Heading) and element.level == 2):
            parts.append([])
        parts[-1].append(element)
    y = matter = 0
    names = [head.text for part in parts for head in part[:1] if isinstance(head, Heading)]
    for number, part in enumerate(parts):
        y += room.look.em(_GAP) if y else 0
        if len(names) >= _MANY and number == min(1, len(parts) - len(names)):
            y = block.place(_listed(names, room, width), 0, y) + room.look.em(_GAP)
        sides = facing(part)
        if sides is None:
            y = block.place(pile(part, room, width), 0, y)
            continue
        y = block.place(_matter(part, sides, matter, room, width), 0, y)
        matter += 1
    block.height = y
    return block


def _listed(names: Sequence[str], room: Room, width: int) -> Block:
    """What the matters are, written on the desk, each to be gone to."""
    return paint_contents(names, room.on(room.look.theme.desk), width)


def _matter(
    elements: Sequence[Element], sides: tuple[int, int, int], number: int, room: Room, width: int
) -> Block:
    """The card of one matter with the words of both letters facing each other."""
    look = room.look
    stock = look.theme.card
    pad = min(look.em(1.3), width // 12)
    block = Block(width)
    deep = look.em(0.6) if look.theme.shadow else 0
    card = Panel(pygame.Rect(0, 0, width, 0), look, stock, radius=look.em(0.25), shadow=deep)
    block.items.append(card)
    inside, wide = room.on(stock), max(1, width - 2 * pad)
    start, between, end = sides
    y = _stack(elements[:start], inside, wide, block, pad, pad)
    both = paint_facing(elements[start:between], elements[between:end], number, inside, wide)
    y = block.place(both, pad, y + look.em(1.0))
    y = _stack(elements[end:], inside, wide, block, pad, y + look.em(1.0))
    block.height = card.rect.height = y + pad
    return block


def _stack(elements: Sequence[Element], room: Room, width: int, block: Block, x: int, y: int) -> int:
    """Put elements one under the other at (x, y); the y below them."""
    before: Element | None = None
    for element, made in _painted(elements, room, width):
        y += room.look.em(_space(before, element)) if before else 0
        y = block.place(made, x, y)
        before = element
    return y


def pile(elements: Sequence[Element], room: Room, width: int, trim: Trim = NOTHING) -> Block:
    """All elements in a column of this width, in their order; `trim` goes on the first card."""
    block = Block(width)
    y = 0
    for kind, group in _groups(elements):
        y += room.look.em(_GAP) if y else 0
        if kind == "card":
            y = block.place(_card(group, room, width, trim), 0, y)
            trim = NOTHING
        elif kind == "board":
            y = block.place(_board(group, room, width), 0, y)
        elif kind == "desk":
            y = block.place(_written(group, room.on(room.look.theme.desk), width), 0, y)
        elif kind == "folder":
            y = block.place(_columns(group, room, width, gap=room.look.em(_GAP)), 0, y)
        else:
            for number, sheet in enumerate(group):
                made = paint(sheet, room, width)
                y = block.place(made, (width - made.width) // 2, y + (room.look.em(_GAP) if number else 0))
    block.height = y
    return block


def _groups(elements: Sequence[Element]) -> Iterator[tuple[str, list[Element]]]:
    """Neighbours that lie on the same thing; headings of sheets and folders are written on the desk."""
    groups = [(kind, list(run)) for kind, run in groupby(elements, _lies)]
    for number, (kind, group) in enumerate(groups):
        heads = all(isinstance(element, Heading) for element in group)
        yield ("desk" if heads and number + 1 < len(groups) else kind), group


def _lies(element: Element) -> str:
    if isinstance(element, Sheet):
        return "sheet"
    if isinstance(element, Dial):
        return "board"
    return "folder" if isinstance(element, Card) else "card"


def _written(elements: Sequence[Element], room: Room, width: int) -> Block:
    """Elements written on the desk itself."""
    block = Block(width)
    y = room.look.em(0.3)
    for element in elements:
        y = block.place(paint(element, room, width), 0, y) + room.look.em(0.3)
    block.height = y
    return block


def _board(dials: Sequence[Element], room: Room, width: int) -> Block:
    """Instruments on a board of their own."""
    look = room.look
    stock = look.theme.rail
    pad = min(look.em(1.0), width // 16)
    block = Block(width)
    deep = look.em(0.6) if look.theme.shadow else 0
    board = Panel(pygame.Rect(0, 0, width, 0), look, stock, radius=look.em(0.25), shadow=deep)
    block.items.append(board)
    inside = _columns(dials, room.on(stock), max(1, width - 2 * pad), gap=look.em(1.0))
    block.height = board.rect.height = block.place(inside, pad, pad) + pad
    return block


def _card(elements: Sequence[Element], room: Room, width: int, trim: Trim) -> Block:
    """Elements on one card."""
    look = room.look
    stock = look.theme.card
    inside = room.on(stock)
    pad = min(look.em(1.3), width // 12)
    block = Block(width)
    card = Panel(
        pygame.Rect(0, 0, width, 0),
        look,
        stock,
        radius=look.em(0.25),
        shadow=look.em(0.6) if look.theme.shadow else 0,
    )
    block.items.append(card)
    left, least, y = pad, 0, pad
    if trim.band and trim.band_height:
        picture = pygame.Rect(0, 0, width, trim.band_height)
        block.items.append(Picture(picture, look, trim.band, stock.edge, focus=0.6))
        y += picture.h
    if trim.poster and width >= look.em(_BESIDE_A_PICTURE):
        wide = min(look.em(16), round(width * 0.3))
        picture = pygame.Rect(0, 0, wide, round(wide / look.pictures.shape(trim.poster)))
        block.items.append(Picture(picture, look, trim.poster, stock.edge))
        left, least = wide + pad, picture.bottom
        if trim.seal:
            wax = pygame.Rect(0, 0, look.em(4.6), look.em(4.6))
            wax.center = (picture.centerx, picture.bottom)
            block.items.append(Prop(wax, look, "seal"))
            least = wax.bottom + look.em(0.4)
    sheet = paint_leaf(trim.date, trim.before, inside) if width >= look.em(_BESIDE_A_LEAF) else None
    if sheet:
        least = block.place(sheet, left, y) + pad
        left += sheet.width + look.em(1.1)
    y = _stack(elements, inside, max(1, width - left - pad), block, left, y)
    block.height = card.rect.height = max(least, y + pad)
    return block


def _painted(elements: Sequence[Element], room: Room, width: int) -> Iterator[tuple[Element, Block]]:
    """Each element laid out; buttons in a row and instruments in columns, as one block each."""
    for kind, run in groupby(elements, type):
        group = list(run)
        if kind is Button:
            yield group[0], button_row([b for b in group if isinstance(b, Button)], room, width)
        elif kind in _SIDE_BY_SIDE:
            yield group[0], _columns(group, room, width, gap=room.look.em(1.2))
        else:
            yield from ((element, paint(element, room, width)) for element in group)


def _space(above: Element, below: Element) -> float:
    """Ems between two elements of a card."""
    if isinstance(below, Heading):
        return 1.6 if below.level == 2 else 1.1
    if isinstance(above, Heading):
        return 0.6
    return 1.3 if isinstance(below, Choice | Spectrum) or isinstance(above, Choice | Spectrum) else 0.8


def _columns(elements: Sequence[Element], room: Room, width: int, *, gap: int) -> Block:
    """Elements of one kind in rows of as many as have room, all of one width."""
    least = room.look.em(_SIDE_BY_SIDE[type(elements[0])])
    count = max(1, min(len(elements), (width + gap) // (least + gap)))
    column = (width - gap * (count - 1)) // count
    block = Block(width)
    y = 0
    for start in range(0, len(elements), count):
        y += gap if y else 0
        row = [paint(element, room, column) for element in elements[start : start + count]]
        for number, made in enumerate(row):
            block.place(made, number * (column + gap), y)
        y += max(made.height for made in row)
    block.height = y
    return block
