"""What a long page holds: its parts as slips to press, each of which leads to one."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.window.painters.controls import in_rows
from game.window.scene import Block, Panel, Room, Target
from game.window.text import Run


def paint_contents(parts: Sequence[str], room: Room, width: int) -> Block:
    """The names of the parts side by side, in as many rows as they need."""
    look = room.look
    group = room.name("contents", "")
    return in_rows([_slip(part, room, width, group) for part in parts], look.em(0.45), width)


def _slip(part: str, room: Room, width: int, group: str) -> Block:
    look, theme = room.look, room.look.theme
    pad = look.em(0.7)
    words = look.set([Run(part, room.on(theme.option).ink(0.95, 1.3))], max(1, width - 2 * pad))
    block = Block(words.width + 2 * pad)
    name = room.name("jump", part)
    panel = Panel(
        pygame.Rect(0, 0, block.width, 0),
        look,
        theme.option,
        radius=look.em(0.3),
        target=name,
        hover=theme.option_hover,
    )
    block.items.append(panel)
    block.height = panel.rect.height = block.words(words, pad, look.em(0.4)) + look.em(0.4)
    block.targets.append(Target(name, "jump", part, (panel.rect.copy(),), group=group, leads=part))
    return block
