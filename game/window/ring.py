"""The ring around what has the focus: two lines, one dark and one light, so that it shows on anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from game.window.look import Look
from game.window.text import Colour


def draw_ring(surface: pygame.Surface, rects: Sequence[pygame.Rect], look: Look, *, away: int) -> None:
    """Draw it around the shape that the rectangles make together, `away` pixels off."""
    dark, light = look.theme.ring
    thin, thick = _weights(look)
    for shape in _shapes(rects):
        outline = list(_outline(shape, away + thick))
        _trace(surface, outline, dark, thick + 2 * thin)
        _trace(surface, outline, light, thick)


def ring_room(look: Look, away: int) -> int:
    """How far outside of a rectangle its ring reaches, in pixels."""
    thin, thick = _weights(look)
    return away + thick * 3 // 2 + thin + 1


def _weights(look: Look) -> tuple[int, int]:
    """How wide the dark line shows on either side of the light one, and the light one itself."""
    return max(1, look.em(0.06)), max(3, look.em(0.17))


def _shapes(rects: Sequence[pygame.Rect]) -> Iterator[list[pygame.Rect]]:
    """Rectangles from top to bottom, those together that touch and lie over each other."""
    shape: list[pygame.Rect] = []
    for rect in rects:
        touches = shape and rect.left < shape[-1].right and shape[-1].left < rect.right
        if shape and not touches:
            yield shape
            shape = []
        shape.append(rect)
    if shape:
        yield shape


def _outline(shape: Sequence[pygame.Rect], away: int) -> Iterator[tuple[int, int]]:
    """The corners of the outline, clockwise from the top left; neighbouring rectangles share an edge."""
    last = len(shape) - 1
    tops = [rect.top for rect in shape]
    bottoms = [*tops[1:], shape[last].bottom]
    for at, rect in enumerate(shape):
        # Where the shape grows or shrinks between two lines, the step stays outside of the words.
        before = shape[at - 1].right if at else rect.right
        after = shape[at + 1].right if at < last else rect.right
        yield rect.right + away, tops[at] + (-away if at == 0 or rect.right > before else away)
        yield rect.right + away, bottoms[at] + (away if at == last or rect.right > after else -away)
    for at in range(last, -1, -1):
        rect = shape[at]
        after = shape[at + 1].left if at < last else rect.left
        before = shape[at - 1].left if at else rect.left
        yield rect.left - away, bottoms[at] + (away if at == last or rect.left < after else -away)
        yield rect.left - away, tops[at] + (-away if at == 0 or rect.left < before else away)


def _trace(surface: pygame.Surface, corners: list[tuple[int, int]], colour: Colour, width: int) -> None:
    """Draw along corners whose sides are level or upright; the corners stay sharp."""
    clip = surface.get_clip()
    half = width // 2
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        side = pygame.Rect(min(x0, x1) - half, min(y0, y1) - half, abs(x1 - x0) + width, abs(y1 - y0) + width)
        surface.fill(colour, side.clip(clip))
