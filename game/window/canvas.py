"""What is on the window's surface, and which parts of it no longer show what is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pygame

from game.window.frame import Frame, Pane
from game.window.look import Look
from game.window.ring import draw_ring, ring_room
from game.window.scene import Item, Panel, Shown
from game.window.surfaces import plain, smooth
from game.window.ties import draw_ties


class Canvas:
    """Draws frames. On the surface it drew on last it draws only what was spoilt since."""

    def __init__(self) -> None:
        self._stale: set[str] | None = None  # names of panes; None for the whole window
        self._surface: pygame.Surface | None = None

    @property
    def dirty(self) -> bool:
        """Whether anything was spoilt since the last draw."""
        return self._stale is None or bool(self._stale)

    def spoil(self, pane: Pane | None = None) -> None:
        """Say that a pane, or the whole window, no longer shows what is true."""
        if pane is None:
            self._stale = None
        elif self._stale is not None:
            self._stale.add(pane.name)

    def draw(self, surface: pygame.Surface, frame: Frame, scroll: Mapping[str, int], shown: Shown) -> None:
        """Draw the frame, its panes scrolled so far, with these targets focused and under the pointer."""
        if self._stale is None or surface is not self._surface:
            self._draw_part(surface, frame, scroll, shown, part=pygame.Rect((0, 0), frame.size))
        else:
            for part in _parts(frame, self._stale):
                self._draw_part(surface, frame, scroll, shown, part=part)
        surface.set_clip(None)
        self._stale, self._surface = set(), surface

    def _draw_part(
        self,
        surface: pygame.Surface,
        frame: Frame,
        scroll: Mapping[str, int],
        shown: Shown,
        *,
        part: pygame.Rect,
    ) -> None:
        """Draw what lies in this part of the window, from the desk up to the focus ring."""
        surface.set_clip(part)
        surface.blit(_ground(frame), part, part)
        _draw_items(surface, frame.rails.items, (0, 0), shown)
        for pane in frame.panes:
            surface.set_clip(pane.rect.clip(part))
            if surface.get_clip():
                _draw_items(surface, pane.content.items, pane.origin(scroll.get(pane.name, 0)), shown)
                _draw_thumb(surface, pane, scroll.get(pane.name, 0), frame.look)
        draw_ties(surface, frame, scroll)
        surface.set_clip(part)
        _draw_depth(surface, frame)
        _draw_focus(surface, frame, scroll, shown.focus, part)


def _parts(frame: Frame, stale: set[str]) -> Iterator[pygame.Rect]:
    """What has to be drawn anew; panes that are tied together go together, with the gap between them."""
    tied = {pane.name: pane.rect for tie in frame.ties for pane in (tie.left, tie.right)}
    if tied.keys() & stale:
        rects = list(tied.values())
        yield rects[0].unionall(rects[1:])
    for pane in frame.panes:
        if pane.name in stale and pane.name not in tied:
            yield pane.rect


def _ground(frame: Frame) -> pygame.Surface:
    """The desk alone, with the light of its lamp."""
    theme, surfaces = frame.look.theme, frame.look.surfaces

    def make() -> pygame.Surface:
        ground = plain(frame.size)
        surfaces.fill(ground, ground.get_rect(), theme.desk.fill, theme.desk.texture)
        if theme.shadow:
            ground.blit(pygame.transform.smoothscale(surfaces.texture("lamp"), frame.size), (0, 0))
        return ground

    return surfaces.once(("ground", theme.name, frame.size), make)


def thumb(pane: Pane, scroll: int, look: Look) -> pygame.Rect | None:
    """The part of a pane's scroll bar that can be dragged; None when all is in sight."""
    if not pane.furthest:
        return None
    wide, margin = max(6, look.em(0.42)), max(2, look.em(0.2))
    way = pane.rect.height - 2 * margin
    long = max(min(way, look.em(2)), way * pane.rect.height // (pane.rect.height + pane.furthest))
    y = (way - long) * scroll // pane.furthest
    return pygame.Rect(pane.rect.right - wide - margin, pane.rect.y + margin + y, wide, long)


def _draw_thumb(surface: pygame.Surface, pane: Pane, scroll: int, look: Look) -> None:
    bar = thumb(pane, scroll, look)
    if bar:
        colour = look.theme.thumb
        look.surfaces.rounded(surface, bar, colour, colour, border=1, radius=bar.w // 2)
        _draw_more(surface, pane, bar, look)


def _draw_more(surface: pygame.Surface, pane: Pane, bar: pygame.Rect, look: Look) -> None:
    """The sign that there is more below: an arrowhead on a disc at the foot of the scroll bar."""
    side = look.em(1.25)
    at = pygame.Rect(pane.rect.right - side - 1, pane.rect.bottom - side - look.em(0.15), side, side)
    if pane.name in {"bar", "tools"} or bar.bottom > at.top:
        return
    fill, ink = look.theme.primary.fill, look.theme.primary.ink

    def shape(large: pygame.Surface, times: int) -> None:
        wide = large.get_width()
        large.fill((*ink, 0))
        pygame.draw.circle(large, ink, (wide // 2, wide // 2), wide // 2)
        pygame.draw.circle(large, fill, (wide // 2, wide // 2), wide // 2 - 2 * times)
        points = [(wide * 0.28, wide * 0.42), (wide * 0.5, wide * 0.66), (wide * 0.72, wide * 0.42)]
        pygame.draw.lines(large, ink, False, points, max(2 * times, wide // 9))

    surface.blit(look.surfaces.once(("more", fill, ink, side), lambda: smooth(at.size, shape)), at)


def _draw_depth(surface: pygame.Surface, frame: Frame) -> None:
    """The shadow that the rails cast on what slides under them."""
    look = frame.look
    if not look.theme.shadow:
        return
    deep = look.em(0.7)
    for left, right, y, downwards in frame.edges:
        fade = look.surfaces.fade(right - left, deep, downwards=downwards)
        surface.blit(fade, (left, y if downwards else y - deep))


def _draw_focus(
    surface: pygame.Surface, frame: Frame, scroll: Mapping[str, int], focus: str, part: pygame.Rect
) -> None:
    placed = frame.find(focus)
    if placed is None:
        return
    look = frame.look
    away = 1 if placed.target.kind == "sentence" else max(2, look.em(0.1))
    if placed.target.kind == "pane":
        away = -ring_room(look, 0) - 1
    surface.set_clip(placed.pane.rect.clip(part))
    draw_ring(surface, placed.rects(scroll.get(placed.pane.name, 0)), look, away=away)


def _draw_items(
    surface: pygame.Surface, items: Sequence[Item], origin: tuple[int, int], shown: Shown
) -> None:
    clip = surface.get_clip()
    for item in items:
        at = item.rect.move(origin)
        # A shadow reaches beyond its panel; everything else stays in its box.
        reach = at.inflate(4 * item.shadow, 4 * item.shadow) if isinstance(item, Panel) else at
        if reach.colliderect(clip):
            item.draw(surface, at, shown)
