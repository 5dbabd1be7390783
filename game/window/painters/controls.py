"""Painters of what is pressed: buttons, and the cards of the shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.pages.page import Button, Card
from game.window.look import Look
from game.window.painters.words import LETTERS
from game.window.scene import Block, Drawing, Paint, Panel, Picture, Room, Shown, Target
from game.window.text import Colour, Passage, Run

_WITH_COVER = 24.0  # ems a folder needs for the picture of its scenario to stand at its left


ICONS = {
    "back": "back",
    "back-one": "undo",
    "draft": "draft",
    "explain": "glossary",
    "finish": "draft",
    "hand-in": "hand",
    "help": "help",
    "leave": "shelf",
    "letter": "read",
    "letters": "read",
    "look": "play",
    "map": "map",
    "quit": "close",
    "send": "send",
    "settings": "settings",
    "shelf": "shelf",
    "timeline": "timeline",
    "timer": "timer",
    "ways": "train",
}
"""The signs of what a button does, by the verbs of actions."""


def paint_button(button: Button, room: Room, width: int, *, icon: bool = False) -> Block:
    """A button as wide as its label; a longer label goes on in a second line.

    With `icon` the sign of what it does stands before the label.
    """
    look, theme = room.look, room.look.theme
    stock, hover = (
        (theme.primary, theme.primary_hover) if button.primary else (theme.button, theme.button_hover)
    )
    name_of = ICONS.get(button.action.verb, "") if icon else ""
    side = look.em(1.15) if name_of else 0
    lead = side + look.em(0.45) if name_of else 0
    label, note = button_texts(button, room.on(stock), max(1, width - lead))
    pad_x, pad_y = look.em(1.0), look.em(0.36 if look.low else 0.5)
    inner = lead + max(label.width, note.width if note else 0)
    wide = min(width, max(inner + 2 * pad_x, look.em(4)))
    block = Block(wide)
    name = room.name("button", button.word or button.label)
    panel = Panel(
        pygame.Rect(0, 0, wide, 0),
        look,
        stock,
        radius=look.em(0.35),
        border=max(1, look.em(0.08)),
        target=name,
        hover=hover,
    )
    block.items.append(panel)
    left = (wide - inner) // 2
    middle = pad_y + (label.height - side) // 2
    y = block.words(label, left + lead + (inner - lead - label.width) // 2, pad_y)
    if note:
        y = block.words(note, left + lead + (inner - lead - note.width) // 2, y)
    if name_of:
        sign = pygame.Rect(left, middle, side, side)
        block.items.append(Drawing(sign, _icon(name_of, stock.ink, look)))
    block.height = panel.rect.height = y + pad_y
    block.targets.append(
        Target(name, "button", button.label, (panel.rect.copy(),), button.action, primary=button.primary)
    )
    return block


def _icon(name: str, ink: Colour, look: Look) -> Paint:
    """A sign in the colour of what is written beside it."""

    def made(wide: int) -> pygame.Surface:
        sign = look.pictures.fitted(f"icons/{name}", wide).copy()
        sign.fill(ink, special_flags=pygame.BLEND_RGB_ADD)
        return sign

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        surface.blit(look.pictures.once(("icon", name, ink, at.w), lambda: made(at.w)), at)

    return paint


def button_texts(button: Button, room: Room, width: int) -> tuple[Passage, Passage | None]:
    """The label and the note of a button, set for the room there is."""
    look = room.look
    room_for = max(1, width - 2 * look.em(1.0))
    label = look.set([Run(button.label, room.bold(1.0))], room_for)
    return label, look.set([Run(button.note, room.quiet(0.85))], room_for) if button.note else None


def button_row(buttons: Sequence[Button], room: Room, width: int) -> Block:
    """Buttons side by side, in as many rows as they need."""
    return in_rows([paint_button(button, room, width) for button in buttons], room.look.em(0.6), width)


def in_rows(blocks: Sequence[Block], gap: int, width: int) -> Block:
    """Blocks side by side, in as many rows as they need."""
    block = Block(width)
    x = y = high = 0
    for made in blocks:
        if x and x + made.width > width:
            x, y, high = 0, y + high + gap, 0
        block.place(made, x, y)
        x += made.width + gap
        high = max(high, made.height)
    block.height = y + high
    return block


def paint_card(card: Card, room: Room, width: int) -> Block:
    """A folder on the shelf: its title, what is in it, what can be done with it."""
    look = room.look
    stock = look.theme.card
    inside = room.on(stock)
    block = Block(width)
    folder = Panel(
        pygame.Rect(0, 0, width, 0),
        look,
        stock,
        radius=look.em(0.25),
        shadow=look.em(0.6) if look.theme.shadow else 0,
    )
    block.items.append(folder)
    pad = look.em(1.1)
    left, least = pad, 0
    opened = next((b.action.words for b in card.buttons if b.action.verb == "open"), ())
    if opened and look.theme.scenes and width >= look.em(_WITH_COVER):
        name = look.pictures.cover(opened[0])
        wide = min(look.em(15), round(width * 0.34))
        cover = pygame.Rect(0, 0, wide, round(wide / look.pictures.shape(name)))
        block.items.append(Picture(cover, look, name, stock.edge))
        left, least = cover.right + pad, cover.bottom
    room_for = max(1, width - left - pad)
    title = look.style("head", 1.3, stock.ink, 1.3)
    y = block.words(look.set([Run(card.title, title)], room_for), left, pad)
    if card.small:
        y = block.words(look.set([Run(card.small, inside.quiet())], room_for), left, y + look.em(0.15))
    if card.text:
        measure = min(room_for, look.measure("letter", 1.0, LETTERS))
        y = block.words(look.set([Run(card.text, inside.reading(1.0))], measure), left, y + look.em(0.5))
    if card.buttons:
        # What the title says already is not said again on a button.
        buttons = [replace(b, note="") if b.note in card.title else b for b in card.buttons]
        y = block.place(button_row(buttons, inside, room_for), left, y + look.em(0.7))
    block.height = folder.rect.height = max(least, y + pad)
    return block
