"""A page laid out for a window of some size: panes, their content, everything that can be acted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.window.look import Look
from game.window.scene import Block, Target


@dataclass(slots=True, eq=False)
class Pane:
    """A part of the window through which its content is seen; what is longer scrolls.

    `rect` counts in the window. The content stands `inset` pixels from its left and upper edge.
    """

    name: str
    rect: pygame.Rect
    content: Block
    inset: tuple[int, int]

    @property
    def furthest(self) -> int:
        """How far the pane can be scrolled, in pixels; 0 when everything is in sight."""
        return max(0, self.content.height + 2 * self.inset[1] - self.rect.height)

    def origin(self, scroll: int) -> tuple[int, int]:
        """Where the content's corner stands in the window when scrolled so far."""
        return self.rect.x + self.inset[0], self.rect.y + self.inset[1] - scroll


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A target and the pane it stands in."""

    target: Target
    pane: Pane

    def rects(self, scroll: int) -> tuple[pygame.Rect, ...]:
        """Its boxes in the window. A pane that is itself the target has its own edge."""
        if self.target.kind == "pane":
            return (self.pane.rect,)
        x, y = self.pane.origin(scroll)
        return tuple(rect.move(x, y) for rect in self.target.rects)


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """What belongs together in two panes that stand side by side: a passage in each, and whose pencil."""

    left: Pane
    here: pygame.Rect
    right: Pane
    there: pygame.Rect
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The whole window.

    `rails` are drawn under everything and hold nothing that can be acted on. What slides under one of `edges`
    is shaded there: each is (left, right, y, whether the shade falls downwards).
    """

    size: tuple[int, int]
    look: Look
    rails: Block
    edges: tuple[tuple[int, int, int, bool], ...]
    panes: tuple[Pane, ...]
    placed: tuple[Placed, ...]
    ties: tuple[Tie, ...] = ()

    def pane(self, name: str) -> Pane | None:
        """The pane with this name."""
        return next((pane for pane in self.panes if pane.name == name), None)

    def find(self, id: str) -> Placed | None:
        """The target with this id."""
        return next((placed for placed in self.placed if placed.target.id == id), None)

    def primary(self) -> Placed | None:
        """The usual way on."""
        return next((placed for placed in self.placed if placed.target.primary), None)


def placed_in(panes: tuple[Pane, ...]) -> Iterator[Placed]:
    """Every target in reading order; a pane that scrolls and has none becomes one, for the keyboard."""
    for pane in panes:
        if pane.furthest and not pane.content.targets:
            yield Placed(Target(f"pane:{pane.name}", "pane", "", (pane.rect.copy(),)), pane)
        for target in pane.content.targets:
            yield Placed(target, pane)
