"""Fills, textures, rounded corners and shadows: drawn once, then only copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

import pygame

from game.window.text import Colour

_FINER = 4  # how much larger a shape is drawn before it is scaled down, for smooth edges


class Surfaces:
    """Pictures made or loaded once and kept. `keep` of them at most; those longest unused go first."""

    def __init__(self, assets: Path, *, keep: int = 800) -> None:
        self._folder = assets / "textures"
        self._keep = keep
        self._made: dict[Hashable, pygame.Surface] = {}

    def once(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The picture kept under this key, made now if there is none."""
        made = self._made.pop(key, None)
        if made is None:
            made = make()
            if len(self._made) >= self._keep:
                del self._made[next(iter(self._made))]
        self._made[key] = made
        return made

    def texture(self, name: str) -> pygame.Surface:
        """The texture of this name, in the format of the screen; opaque unless it is the lamp."""
        return self.once(("texture", name), lambda: self._load(name))

    def _load(self, name: str) -> pygame.Surface:
        picture = pygame.image.load(self._folder / f"{name}.png")
        # In the screen's own order of bytes: in another, laying it over a window takes twenty times as long.
        size = picture.get_size()
        made = clear(size) if picture.get_flags() & pygame.SRCALPHA else plain(size)
        made.blit(picture, (0, 0))
        return made

    def fill(self, surface: pygame.Surface, rect: pygame.Rect, colour: Colour, texture: str = "") -> None:
        """Fill the part of `rect` inside the clip, with the texture laid from the rectangle's own corner."""
        seen = rect.clip(surface.get_clip())
        if not seen:
            return
        if not texture:
            surface.fill(colour, seen)
            return
        tile = self.texture(texture)
        wide, high = tile.get_size()
        before = surface.get_clip()
        surface.set_clip(seen)
        left = rect.x + (seen.x - rect.x) // wide * wide
        top = rect.y + (seen.y - rect.y) // high * high
        surface.fblits(
            [(tile, (x, y)) for y in range(top, seen.bottom, high) for x in range(left, seen.right, wide)]
        )
        surface.set_clip(before)

    def rounded(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        fill: Colour,
        edge: Colour,
        *,
        border: int,
        radius: int,
        texture: str = "",
    ) -> None:
        """A rounded rectangle with an edge `border` pixels wide. A texture shows inside the corners only."""
        radius = max(1, min(radius, rect.w // 2, rect.h // 2))
        corners = self.once(
            ("corners", fill, edge, border, radius), lambda: _disc(fill, edge, border=border, radius=radius)
        )
        edged(surface, rect, edge, border, leaving=radius)
        for x, left in ((rect.x, 0), (rect.right - radius, radius)):
            for y, top in ((rect.y, 0), (rect.bottom - radius, radius)):
                surface.blit(corners, (x, y), (left, top, radius, radius))
        # Three bands that do not overlap: what is filled twice is paid for twice.
        inside = rect.inflate(-2 * border, -2 * border)
        inset = max(0, radius - border)
        self.fill(surface, inside.inflate(0, -2 * inset), fill, texture)
        for y in (inside.top, inside.bottom - inset):
            self.fill(surface, pygame.Rect(inside.x + inset, y, inside.w - 2 * inset, inset), fill, texture)

    def shadow(self, surface: pygame.Surface, rect: pygame.Rect, depth: int) -> None:
        """A soft shadow around a rectangle, `depth` pixels wide, falling a little downwards."""
        around = rect.move(0, depth // 3).inflate(2 * depth, 2 * depth)
        if not around.colliderect(surface.get_clip()):
            return
        soft = self.once(("shadow", depth), lambda: _soft_square(depth))
        corner, side = 2 * depth, soft.get_width()
        for x, left in ((around.x, 0), (around.right - corner, side - corner)):
            for y, top in ((around.y, 0), (around.bottom - corner, side - corner)):
                surface.blit(soft, (x, y), (left, top, corner, corner))
        self._edges(surface, around, soft, corner)

    def _edges(self, surface: pygame.Surface, around: pygame.Rect, soft: pygame.Surface, corner: int) -> None:
        """The straight parts of a shadow, from strips as long as what can be seen of them."""
        side = soft.get_width()
        clip = surface.get_clip()
        top, bottom = max(around.y + corner, clip.top), min(around.bottom - corner, clip.bottom)
        left, right = max(around.x + corner, clip.left), min(around.right - corner, clip.right)
        for x, at in ((around.x, 0), (around.right - corner, side - corner)):
            if bottom > top:
                strip = soft.subsurface((at, corner, corner, 1))
                surface.blit(pygame.transform.scale(strip, (corner, bottom - top)), (x, top))
        for y, at in ((around.y, 0), (around.bottom - corner, side - corner)):
            if right > left:
                strip = soft.subsurface((corner, at, 1, corner))
                surface.blit(pygame.transform.scale(strip, (right - left, corner)), (left, y))

    def fade(self, width: int, depth: int, *, downwards: bool) -> pygame.Surface:
        """A strip of shadow that fades over `depth` pixels, away from its upper or its lower edge."""

        def make() -> pygame.Surface:
            strip = clear((1, depth))
            for y in range(depth):
                dark = round(110 * (1 - y / depth) ** 2)
                strip.set_at((0, y if downwards else depth - 1 - y), (0, 0, 0, dark))
            return pygame.transform.scale(strip, (width, depth))

        return self.once(("fade", width, depth, downwards), make)


def edged(
    surface: pygame.Surface, rect: pygame.Rect, colour: Colour, width: int, *, leaving: int = 0
) -> None:
    """Fill the inner edge of a rectangle, `width` pixels wide, `leaving` so many at each corner."""
    clip = surface.get_clip()
    for y in (rect.top, rect.bottom - width):
        surface.fill(colour, pygame.Rect(rect.x + leaving, y, rect.w - 2 * leaving, width).clip(clip))
    for x in (rect.left, rect.right - width):
        surface.fill(colour, pygame.Rect(x, rect.y + leaving, width, rect.h - 2 * leaving).clip(clip))


def plain(size: tuple[int, int]) -> pygame.Surface:
    """An opaque surface in the format of the screen, with or without a screen."""
    return pygame.Surface((max(1, size[0]), max(1, size[1])), 0, 32)


def clear(size: tuple[int, int]) -> pygame.Surface:
    """A surface with nothing on it, to be drawn on and laid over others."""
    return pygame.Surface((max(1, size[0]), max(1, size[1])), pygame.SRCALPHA, 32)


def smooth(size: tuple[int, int], draw: Callable[[pygame.Surface, int], None]) -> pygame.Surface:
    """A shape with smooth edges: `draw` is given a surface so many times larger, and that number."""
    large = clear((size[0] * _FINER, size[1] * _FINER))
    draw(large, _FINER)
    return pygame.transform.smoothscale(large, (max(1, size[0]), max(1, size[1])))


def _disc(fill: Colour, edge: Colour, *, border: int, radius: int) -> pygame.Surface:
    """The four corners of a rounded rectangle, as the disc they make without its sides."""

    def draw(large: pygame.Surface, times: int) -> None:
        # Clear pixels carry the edge's colour, or smooth scaling would mix black into the rim.
        large.fill((*edge, 0))
        centre, reach = (radius * times, radius * times), radius * times
        pygame.draw.circle(large, edge, centre, reach)
        if reach > border * times:
            pygame.draw.circle(large, fill, centre, reach - border * times)

    return smooth((2 * radius, 2 * radius), draw)


def _soft_square(depth: int) -> pygame.Surface:
    side = 4 * depth + 1
    square = clear((side, side))
    square.fill((0, 0, 0, 0))
    square.fill((0, 0, 0, 110), (depth, depth, side - 2 * depth, side - 2 * depth))
    return pygame.transform.gaussian_blur(square, max(1, depth // 2))
