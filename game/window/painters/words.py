"""Painters of what is only read: headings, prose, lists, notices, quotations."""

from __future__ import annotations

import re

import pygame

from game.pages.page import Bullets, Heading, Notice, Prose, Quote
from game.window.scene import Block, Fill, Panel, Room, Stamp
from game.window.text import Colour, Run

LETTERS = 78
"""How many letters a line of running text may hold."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose blank lines part them; single line breaks are only spaces."""
    return [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text.strip())]


def paint_heading(heading: Heading, room: Room, width: int) -> Block:
    """A heading; those of level 2 have a short rule under them."""
    block = Block(width)
    if not heading.text.strip():
        return block
    if heading.level > 2:
        block.height = block.words(room.look.set([Run(heading.text, room.bold(1.05))], width), 0, 0)
        return block
    style = room.look.style("head", 1.3, room.stock.ink, 1.3)
    y = block.words(room.look.set([Run(heading.text, style)], width), 0, 0)
    rule = pygame.Rect(0, y + room.look.em(0.12), min(width, room.look.em(2.5)), max(2, room.look.em(0.12)))
    block.items.append(Fill(rule, room.stock.mark))
    block.height = rule.bottom
    block.heads.append((heading.text, pygame.Rect(0, 0, width, block.height)))
    return block


def paint_prose(prose: Prose, room: Room, width: int) -> Block:
    """Running text, in lines no longer than the eye likes."""
    style = {
        "quiet": room.quiet(0.95, 1.42),
        "strong": room.look.style("letter-bold", 1.05, room.stock.ink, 1.42),
    }.get(prose.tone, room.reading())
    block = Block(width)
    room_for = min(width, room.look.measure("letter", 1.05, LETTERS))
    y = 0
    for text in paragraphs(prose.text):
        y = block.words(room.look.set([Run(text, style)], room_for), 0, y + (room.look.em(0.7) if y else 0))
    block.height = y
    return block


def paint_bullets(bullets: Bullets, room: Room, width: int) -> Block:
    """A list; each text stands beside its dot."""
    look = room.look
    block = Block(width)
    style = room.reading()
    inset = look.em(1.2)
    room_for = min(width - inset, look.measure("letter", 1.05, LETTERS))
    y = 0
    for text in bullets.items:
        y += look.em(0.45) if y else 0
        passage = look.set([Run(text, style)], room_for)
        size = max(5, look.em(0.36))
        first = passage.lines[0] if passage.lines else None
        middle = y + (first.height // 2 if first else size)
        dot = pygame.Rect(look.em(0.25), middle - size // 2, size, size)
        block.items.append(_dot(dot, room))
        y = block.words(passage, inset, y)
    block.height = y
    return block


def _dot(at: pygame.Rect, room: Room) -> Stamp:
    colour = room.stock.mark

    def shape(large: pygame.Surface, times: int) -> None:
        large.fill((*colour, 0))
        pygame.draw.circle(large, colour, large.get_rect().center, large.get_width() // 2)

    return Stamp(at, room.look, ("dot", colour), shape)


def paint_notice(notice: Notice, room: Room, width: int) -> Block:
    """A notice: a bar and a sign whose shape says the tone, then the words."""
    look = room.look
    theme = look.theme
    tone = theme.tones.get(notice.tone, theme.tones["info"])
    on_slip = room.on(theme.field)
    pad, icon = look.em(0.7), look.em(1.5)
    left = look.em(0.35) + pad + icon + pad
    block = Block(width)
    panel = Panel(pygame.Rect(0, 0, width, 0), look, theme.field, radius=look.em(0.2))
    bar = Fill(pygame.Rect(0, 0, look.em(0.35), 0), tone)
    sign = pygame.Rect(look.em(0.35) + pad, pad, icon, icon)
    block.items += [panel, bar, _sign(sign, room, notice.tone, tone)]
    passage = look.set([Run(notice.text, on_slip.ink(1.0, 1.42))], max(1, width - left - pad))
    y = block.words(passage, left, max(pad, pad + (icon - passage.height) // 2))
    block.height = max(y, sign.bottom) + pad
    panel.rect.height = bar.rect.height = block.height
    block.spots.append((f"notice:{notice.text}", panel.rect.copy()))
    return block


def _sign(at: pygame.Rect, room: Room, tone: str, colour: Colour) -> Stamp:
    """A triangle, an octagon or a disc with its letter cut out of it."""
    letter = {"warning": "!", "error": "×"}.get(tone, "i")
    inside = room.look.theme.field.fill

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        large.fill((*colour, 0))
        if tone == "warning":
            pygame.draw.polygon(
                large, colour, [(side / 2, side * 0.04), (side, side * 0.94), (0, side * 0.94)]
            )
        elif tone == "error":
            cut = side * 0.29
            half = [(cut, 0), (side - cut, 0), (side, cut), (side, side - cut)]
            pygame.draw.polygon(large, colour, [*half, *((side - x, side - y) for x, y in half)])
        else:
            pygame.draw.circle(large, colour, (side // 2, side // 2), side // 2)
        ink = room.look.fonts.main("ui-bold", round(side * 0.72)).font.render(letter, True, inside)
        large.blit(ink, ink.get_rect(center=(side / 2, side * (0.62 if tone == "warning" else 0.5))))

    return Stamp(at, room.look, ("sign", tone, colour, inside), shape)


def paint_quote(quote: Quote, room: Room, width: int) -> Block:
    """Words of a real letter beside a double rule, with where they stand under them."""
    look = room.look
    block = Block(width)
    rules = max(2, look.em(0.12))
    left = look.em(1.1)
    room_for = min(max(1, width - left), look.measure("letter", 1.05, LETTERS))
    bars = [Fill(pygame.Rect(at, 0, rules, 0), room.stock.mark) for at in (0, 2 * rules + 1)]
    block.items.extend(bars)
    y = 0
    for text in paragraphs(quote.text):
        y = block.words(
            look.set([Run(f"“{text}”", room.reading())], room_for), left, y + (look.em(0.5) if y else 0)
        )
    if quote.source:
        y = block.words(look.set([Run(quote.source, room.quiet())], room_for), left, y + look.em(0.2))
    for bar in bars:
        bar.rect.height = y
    block.height = y
    return block
