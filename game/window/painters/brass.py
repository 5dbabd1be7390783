"""The brass ruler of a scale: a detent for each position, and the cursor at the one taken."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.window.look import Look
from game.window.scene import Shown
from game.window.surfaces import clear

_WIDE, _END, _BEAT = 64, 60, 40  # of the drawn ruler: its width, its ends, and what repeats between them
_DETENT, _CURSOR = 0.44, 1.05  # parts of the ruler's width


@dataclass(slots=True, eq=False)
class Brass:
    """A ruler that stands upright in its box; `detents` are so many pixels from its upper end."""

    rect: pygame.Rect
    look: Look
    detents: list[int]
    chosen: int | None

    def draw(self, surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        """Copy the ruler, then its detents and the cursor."""
        pictures = self.look.pictures
        surface.blit(pictures.once(("brass", at.size), lambda: self._made(at.size)), at)
        hole = pictures.fitted("ruler-detent", max(4, round(at.w * _DETENT)))
        for detent in self.detents:
            surface.blit(hole, hole.get_rect(center=(at.centerx, at.y + detent)))
        if self.chosen is not None:
            cursor = pictures.turned("ruler-cursor", round(at.w * _CURSOR * 48 / 88), 90)
            middle = at.centerx, at.y + self.detents[self.chosen]
            surface.blit(cursor, cursor.get_rect(center=middle))

    def _made(self, size: tuple[int, int]) -> pygame.Surface:
        """The drawn ruler cut, repeated to the length wanted, and stood up."""
        wide, long = size
        times = wide / _WIDE
        whole = self.look.pictures.fitted("ruler", round(800 * times))
        end, beat = round(_END * times), max(1, round(_BEAT * times))
        made = clear((long, wide))
        for x in range(min(end, long // 2), max(1, long - end), beat):
            made.blit(whole, (x, 0), (end, 0, min(beat, long - end - x), wide))
        made.blit(whole, (0, 0), (0, 0, min(end, long // 2), wide))
        made.blit(whole, (long - end, 0), (whole.get_width() - end, 0, end, wide))
        return pygame.transform.rotate(made, -90)
