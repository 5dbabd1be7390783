"""A page laid out: blocks of things to draw, each with its box, and the targets that can be acted on.

Painters make blocks; compositions put them together; the view draws them and asks what lies where. Boxes are
kept as data so that tests can prove that nothing overflows, overlaps or is cut.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import pygame

from game.pages.page import Action, Field
from game.window import pencils
from game.window.editing import Line
from game.window.look import Look
from game.window.surfaces import edged, smooth
from game.window.text import Colour, Passage, Style
from game.window.themes import Stock


@dataclass(frozen=True, slots=True)
class Shown:
    """What a draw depends on besides the layout: the targets with the focus and under the pointer."""

    focus: str = ""
    hover: str = ""
    composing: str = ""  # what an input method is still composing in the focused field
    played: float = 1.0  # how much of the page's own movement is over, 0 to 1


FRESH = "fresh"
"""The name of the spot that has just changed."""

Paint: TypeAlias = Callable[[pygame.Surface, pygame.Rect, Shown], None]
"""Draws into the box it is given, inside the surface's clip."""


class Item(Protocol):
    """Something drawn in a box. `rect` counts from the corner of the outermost block it was placed in."""

    rect: pygame.Rect

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Draw with the box at `at`, inside the surface's clip."""


@dataclass(slots=True, eq=False)
class Words:
    """Set text."""

    rect: pygame.Rect
    passage: Passage

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Draw the lines that can be seen."""
        self.passage.draw(surface, at.x, at.y)


@dataclass(slots=True, eq=False)
class Typing(Words):
    """Text that is typed letter by letter while the page's movement is played."""

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Draw as much of it as has been typed."""
        if shown.played >= 1:
            self.passage.draw(surface, at.x, at.y)
            return
        left = round(shown.played * sum(len(line.text) for line in self.passage.lines))
        for line in self.passage.lines:
            for piece in line.pieces:
                if left <= 0:
                    return
                typed = min(1.0, left / max(1, len(piece.text)))
                ink = piece.ink
                part = (0, 0, round(ink.get_width() * typed), ink.get_height())
                surface.blit(ink, (at.x + piece.x, at.y + line.top + piece.drop), part)
                left -= len(piece.text)


@dataclass(slots=True, eq=False)
class Panel:
    """A surface that other things lie on. With a `target` it looks like `hover` under the pointer."""

    rect: pygame.Rect
    look: Look
    stock: Stock
    radius: int = 0
    border: int = 1
    shadow: int = 0
    target: str = ""
    hover: Stock | None = None

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Draw shadow, edge and fill."""
        stock = self.hover if self.hover and self.target and shown.hover == self.target else self.stock
        surfaces = self.look.surfaces
        if self.shadow:
            surfaces.shadow(surface, at, self.shadow)
        if self.radius:
            surfaces.rounded(
                surface,
                at,
                stock.fill,
                stock.edge,
                border=self.border,
                radius=self.radius,
                texture=stock.texture,
            )
        else:
            edged(surface, at, stock.edge, self.border)
            surfaces.fill(surface, at.inflate(-2 * self.border, -2 * self.border), stock.fill, stock.texture)


@dataclass(slots=True, eq=False)
class Fill:
    """A plain rectangle: a rule, a bar."""

    rect: pygame.Rect
    colour: Colour

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Fill the box."""
        surface.fill(self.colour, at.clip(surface.get_clip()))


@dataclass(slots=True, eq=False)
class Drawing:
    """Anything else: `paint` is given the surface, the box, and what is shown."""

    rect: pygame.Rect
    paint: Paint

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Call the painter."""
        self.paint(surface, at, shown)


@dataclass(slots=True, eq=False)
class Stamp:
    """A shape with smooth edges, made once for its key and its size; `shape` draws it enlarged."""

    rect: pygame.Rect
    look: Look
    key: tuple[Hashable, ...]
    shape: Callable[[pygame.Surface, int], None]

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Copy the shape."""
        key = (self.key, self.rect.size)
        surface.blit(self.look.surfaces.once(key, lambda: smooth(self.rect.size, self.shape)), at)


@dataclass(slots=True, eq=False)
class Picture:
    """A drawn picture. It fills its box, keeping the part that `focus` names, with a hairline around it."""

    rect: pygame.Rect
    look: Look
    name: str
    edge: Colour | None = None
    focus: float = 0.5

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Copy the picture, drawing it first where it was not yet seen at this size."""
        surface.blit(self.look.pictures.filling(self.name, at.size, self.focus), at)
        if self.edge:
            edged(surface, at, self.edge, max(1, self.look.em(0.06)))


@dataclass(slots=True, eq=False)
class Prop:
    """A thing that lies there whole, turned by so many degrees; what is around it shows through."""

    rect: pygame.Rect
    look: Look
    name: str
    turn: int = 0

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Copy the thing; its box is as large as it is, or its middle lies in the middle of the box."""
        made = self.look.pictures.turned(self.name, self.long, self.turn)
        surface.blit(made, made.get_rect(center=at.center))

    @property
    def long(self) -> int:
        """The width to draw it in so that it fits the box, turned or not."""
        shape = self.look.pictures.shape(self.name)
        angle = math.radians(self.turn)
        wide = abs(math.cos(angle)) + abs(math.sin(angle)) / shape
        high = abs(math.sin(angle)) + abs(math.cos(angle)) / shape
        return max(1, int(min(self.rect.w / wide, self.rect.h / high)))


def stroke(rect: pygame.Rect, look: Look, number: int, weight: int) -> Stamp:
    """The line of a pencil, as long as the box and as high as `pencils.depth` says."""

    def shape(large: pygame.Surface, times: int) -> None:
        pencils.draw(large, times, number=number, theme=look.theme, weight=weight)

    return Stamp(rect, look, ("pencil", look.theme.name, number, weight), shape)


@dataclass(slots=True, eq=False)
class Target:
    """Something that can be focused and acted on.

    `id` names it for as long as the page's key stays the same. Targets of one `group` are one stop for the
    Tab key; the arrow keys go through them. `rects` are its boxes: one, or one for each line of a sentence.
    What `leads` leads to the part of the page with that name. A target with no action, no field and nowhere
    to lead is a pane that can be scrolled.
    """

    id: str
    kind: str
    label: str
    rects: tuple[pygame.Rect, ...]
    action: Action | None = None
    group: str = ""
    chosen: bool = False
    primary: bool = False
    field: Field | None = None
    digit: int = 0
    leads: str = ""

    @property
    def box(self) -> pygame.Rect:
        """The smallest box around all of its boxes."""
        return self.rects[0].unionall(list(self.rects[1:]))


@dataclass(slots=True, eq=False)
class Block:
    """Things laid out in a box of this size. Later items are drawn over earlier ones."""

    width: int
    height: int = 0
    items: list[Item] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    spots: list[tuple[str, pygame.Rect]] = field(default_factory=list)
    """Named places that must come into sight when they are new: notices, a paragraph just changed."""
    ties: list[tuple[int, pygame.Rect]] = field(default_factory=list)
    """Passages that a pencil has drawn under, by its number."""
    heads: list[tuple[str, pygame.Rect]] = field(default_factory=list)
    """The parts of a page, by what stands at their head."""

    def words(self, passage: Passage, x: int, y: int) -> int:
        """Put a text at (x, y); the y below it."""
        self.items.append(Words(pygame.Rect(x, y, passage.width, passage.height), passage))
        return y + passage.height

    def place(self, other: Block, x: int, y: int) -> int:
        """Put everything of another block at (x, y), after what is here; the y below it."""
        for item in other.items:
            item.rect = item.rect.move(x, y)
        for target in other.targets:
            target.rects = tuple(rect.move(x, y) for rect in target.rects)
        self.items.extend(other.items)
        self.targets.extend(other.targets)
        self.spots.extend((name, rect.move(x, y)) for name, rect in other.spots)
        self.ties.extend((number, rect.move(x, y)) for number, rect in other.ties)
        self.heads.extend((name, rect.move(x, y)) for name, rect in other.heads)
        return y + other.height


@dataclass(slots=True)
class Room:
    """What a painter is given besides its element: the look, the surface it writes on, and names to give."""

    look: Look
    stock: Stock
    edits: Mapping[str, Line]
    digits: Iterator[int]
    taken: dict[str, int]

    def on(self, stock: Stock) -> Room:
        """The same room, written on another surface."""
        return Room(self.look, stock, self.edits, self.digits, self.taken)

    def name(self, kind: str, word: str) -> str:
        """A name for a target that no other on this page has."""
        wanted = f"{kind}:{word}"
        count = self.taken[wanted] = self.taken.get(wanted, 0) + 1
        return wanted if count == 1 else f"{wanted}#{count}"

    def ink(self, ems: float = 1.0, leading: float = 1.4) -> Style:
        """Text of controls in the surface's ink."""
        return self.look.style("ui", ems, self.stock.ink, leading)

    def bold(self, ems: float = 1.0, leading: float = 1.35) -> Style:
        """The same, bold."""
        return self.look.style("ui-bold", ems, self.stock.ink, leading)

    def quiet(self, ems: float = 0.9, leading: float = 1.4) -> Style:
        """Small print in the surface's second ink."""
        return self.look.style("ui", ems, self.stock.quiet, leading)

    def reading(self, ems: float = 1.05, leading: float = 1.45) -> Style:
        """Running text that is read, not pressed."""
        return self.look.style("letter", ems, self.stock.ink, leading)
