"""Painters of what is chosen: options as slips of paper, and positions along a brass ruler."""

from __future__ import annotations

import pygame

from game.pages.page import Choice, Option, Spectrum
from game.window import pencils
from game.window.painters.brass import Brass
from game.window.scene import Block, Fill, Panel, Room, Stamp, Target, stroke
from game.window.text import Run
from game.window.themes import Stock


def paint_choice(choice: Choice, room: Room, width: int) -> Block:
    """The question, then each option as a slip."""
    look = room.look
    block = Block(width)
    y = question(choice.ask, room, block, width)
    group = room.name("choice", choice.ask)
    gap = look.em(0.55)
    columns = _columns(choice, room, width, gap)
    wide = (width - gap * (columns - 1)) // columns
    for start in range(0, len(choice.options), columns):
        row = [
            _slip(option, room, wide, kind="option", group=group)
            for option in choice.options[start : start + columns]
        ]
        for number, made in enumerate(row):
            block.place(made, number * (wide + gap), y)
        y += max(made.height for made in row) + gap
    block.height = y - (gap if choice.options else 0)
    return block


def _columns(choice: Choice, room: Room, width: int, gap: int) -> int:
    """How many short options stand side by side; one where they are long, or have more to say."""
    look = room.look
    if any(option.note or option.pencil for option in choice.options):
        return 1
    labels = [look.set([Run(option.label, room.bold(1.0, 1.38))], width).width for option in choice.options]
    needed = max(labels, default=0) + 2 * look.em(1.0) + look.em(2.2)
    if needed > look.em(14):
        return 1
    most = max(1, min(len(labels), (width + gap) // (needed + gap)))
    rows = -(-len(labels) // most)
    return -(-len(labels) // rows)  # rows of one length, rather than a last one of one


def paint_spectrum(spectrum: Spectrum, room: Room, width: int) -> Block:
    """The question, then the positions in order beside a ruler; the rider stands at the one chosen."""
    look = room.look
    block = Block(width)
    y = question(spectrum.ask, room, block, width)
    brass = look.theme.props
    rail_x, left = look.em(0.55), look.em(3.1 if brass else 1.9)
    group = room.name("spectrum", spectrum.ask)
    if spectrum.low:
        y = block.words(look.set([Run(spectrum.low, room.quiet())], width), 0, y) + look.em(0.3)
    rail = pygame.Rect(0 if brass else rail_x, y, look.em(2.1) if brass else max(4, look.em(0.3)), 0)
    detents: list[int] = []
    if brass and spectrum.points:
        chosen = next((at for at, point in enumerate(spectrum.points) if point.chosen), None)
        block.items.append(Brass(rail, look, detents, chosen))
    elif not brass:
        block.items.append(Panel(rail, look, _rail(room), radius=max(1, rail.w // 2)))
    for point in spectrum.points:
        made = _slip(point, room, max(1, width - left), kind="point", group=group)
        middle = y + made.height // 2
        detents.append(middle - rail.y)
        tick = pygame.Rect(rail.right, middle - 1, left - rail.right - look.em(0.15), max(2, look.em(0.1)))
        block.items.append(Fill(tick, room.stock.mark))
        if point.chosen and not brass:
            size = look.em(1.3)
            rider = pygame.Rect(rail.centerx - size // 2, middle - size // 2, size, size)
            block.items.append(_rider(rider, room))
        y = block.place(made, left, y) + look.em(0.55)
    rail.height = max(1, y - look.em(0.55) - rail.y)
    y -= look.em(0.55) if spectrum.points else 0
    if spectrum.high:
        y = block.words(look.set([Run(spectrum.high, room.quiet())], width), 0, y + look.em(0.3))
    block.height = y
    return block


def question(ask: str, room: Room, block: Block, width: int) -> int:
    """Put a question at the head of a block; the y below it."""
    if not ask:
        return 0
    return block.words(room.look.set([Run(ask, room.bold(1.1))], width), 0, 0) + room.look.em(0.55)


def _rail(room: Room) -> Stock:
    mark = room.stock.mark
    return Stock(mark, room.stock.ink, room.stock.quiet, mark, mark)


def _rider(at: pygame.Rect, room: Room) -> Stamp:
    theme = room.look.theme
    rim, fill = room.stock.ink, theme.primary.fill

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        large.fill((*rim, 0))
        pygame.draw.circle(large, rim, (side // 2, side // 2), side // 2)
        pygame.draw.circle(large, fill, (side // 2, side // 2), side // 2 - max(2 * times, side // 11))
        pygame.draw.circle(large, rim, (side // 2, side // 2), side // 6)

    return Stamp(at, room.look, ("rider", rim, fill), shape)


def _slip(option: Option, room: Room, width: int, *, kind: str, group: str) -> Block:
    """One option: its digit in a ring, the label, a note, its pencil's line; a tick when it is chosen."""
    look, theme = room.look, room.look.theme
    block = Block(width)
    name = room.name(kind, option.word or option.label)
    digit = next(room.digits, 0)
    stock = theme.chosen if option.chosen else theme.option
    pad, ring = look.em(0.6), look.em(1.45)
    panel = Panel(
        pygame.Rect(0, 0, width, 0),
        look,
        stock,
        radius=look.em(0.3),
        border=max(2, look.em(0.14)) if option.chosen else 1,
        target=name,
        hover=None if option.chosen else theme.option_hover,
    )
    block.items.append(panel)
    inside = room.on(stock)
    left = pad + ring + pad
    style = inside.bold(1.0, 1.38) if option.chosen else inside.ink(1.0, 1.38)
    label = look.set([Run(option.label, style)], max(1, width - left - pad))
    y = block.words(label, left, max(pad, pad + (ring - label.height) // 2))
    y = _beneath(option, inside, block, pygame.Rect(left, y, max(1, width - left - pad), 0))
    block.height = panel.rect.height = max(y, pad + ring) + pad
    block.items.append(disc(pygame.Rect(pad, pad, ring, ring), inside, digit, chosen=option.chosen))
    if option.chosen and digit and left + label.width + 2 * pad + ring <= width:
        tick = pygame.Rect(width - pad - ring, pad, ring, ring)
        block.items.append(disc(tick, inside, 0, chosen=True))
    block.targets.append(
        Target(
            name, kind, option.label, (panel.rect.copy(),), option.action, group, option.chosen, digit=digit
        )
    )
    return block


def _beneath(option: Option, room: Room, block: Block, at: pygame.Rect) -> int:
    """Under the label: a sample of the pencil's line on a strip of its paper, and the note beside it."""
    look = room.look
    note = look.set([Run(option.note, room.quiet(0.9))], at.w) if option.note else None
    x, y = at.left, at.top
    if option.pencil:
        weight = max(2, look.em(0.12))
        high = pencils.depth(weight)
        strip = pygame.Rect(x, y + look.em(0.2), min(at.w, look.em(4.6)), high + 2 * weight)
        beside = note is not None and strip.w + look.em(0.7) + note.width <= at.w
        if beside and note:
            strip.y = y + look.em(0.1) + (note.height - strip.h) // 2
        line = pygame.Rect(strip.x + weight, strip.y + weight, strip.w - 2 * weight, high)
        block.items += [
            Fill(strip, look.theme.paper.fill),
            stroke(line, look, option.pencil.number, weight),
        ]
        x, y = (strip.right + look.em(0.7), y) if beside else (x, strip.bottom + look.em(0.1))
    if note:
        return block.words(note, x, y + look.em(0.1))
    return y


def disc(at: pygame.Rect, room: Room, digit: int, *, chosen: bool) -> Stamp:
    """A ring with the key that takes this option; filled when it is taken, with a tick if it has no key."""
    colour, fill = (room.stock.ink, room.stock.fill) if chosen else (room.stock.quiet, room.stock.fill)

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        centre = (side // 2, side // 2)
        large.fill((*colour, 0))
        pygame.draw.circle(large, colour, centre, side // 2)
        if chosen and not digit:
            points = [(side * 0.27, side * 0.53), (side * 0.44, side * 0.7), (side * 0.75, side * 0.33)]
            pygame.draw.lines(large, fill, False, points, max(2 * times, side // 10))
            for point in points:
                pygame.draw.circle(large, fill, point, max(times, side // 20))
            return
        if not chosen:
            pygame.draw.circle(large, fill, centre, side // 2 - max(round(1.5 * times), side // 18))
        if digit:
            face = room.look.fonts.main("ui-bold", round(side * 0.56))
            ink = face.font.render(str(digit), True, fill if chosen else colour)
            large.blit(ink, ink.get_rect(center=(side / 2, side * 0.52)))

    return Stamp(at, room.look, ("key", digit, chosen, colour, fill), shape)
