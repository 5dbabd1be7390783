"""A page laid out for a window of some size: panes, their content, everything that can be acted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.window.look import Look
from game.window.scene import Block, Target

_IN_TEXT = frozenset({"sentence", "jump"})
"""Kinds of targets that stand in a text."""


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


def is_read(pane: Pane) -> bool:
    """Whether a pane is a text longer than it is high that begins with nothing to choose, press or type."""
    first = (target for target in pane.content.targets if target.box.top + pane.inset[1] < pane.rect.height)
    return pane.name == "main" and pane.furthest > 0 and all(target.kind in _IN_TEXT for target in first)


def placed_in(panes: tuple[Pane, ...]) -> Iterator[Placed]:
    """Every target in reading order; what leads to a part of another pane comes right before that part.

    A pane that scrolls becomes one, for the keyboard: where it has none, and where the page is a text to read
    to its end before anything else is done.
    """
    leading = {
        one.target.leads: one for one in _in_order(panes) if one.target.leads and one.pane.name == "bar"
    }
    for one in _in_order(panes):
        for name, head in one.pane.content.heads:
            if name in leading and one.target.kind != "pane" and one.target.box.top >= head.top:
                yield leading.pop(name)
        if one.target.leads not in leading or one.pane.name != "bar":
            yield one


def _in_order(panes: tuple[Pane, ...]) -> Iterator[Placed]:
    for pane in panes:
        targets = pane.content.targets
        contents = [target for target in targets if target.kind == "jump"]
        yield from (Placed(target, pane) for target in contents)
        if pane.furthest and (not targets or is_read(pane)):
            yield Placed(Target(f"pane:{pane.name}", "pane", "", (pane.rect.copy(),)), pane)
        yield from (Placed(target, pane) for target in targets if target.kind != "jump")
