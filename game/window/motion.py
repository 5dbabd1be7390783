"""Short movements between one page and the next. None is waited for: the game has already moved on."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.pages.page import Action
from game.window.frame import Frame
from game.window.scene import FRESH

LONGEST = 400
"""Milliseconds after which everything stands still."""

_SLIDE, _STAMP, _TYPE = 260, 400, 380
_FALL = 0.4  # part of the stamp's movement in which it comes down
_BACKWARDS = frozenset({"back", "previous", "cover", "shelf", "leave"})


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """A movement that began at `start` (milliseconds of pygame's clock).

    `kind` is `slide`, `stamp` or `type`; `behind` is the window as it was before, for the first two.
    """

    kind: str
    start: int
    length: int
    behind: pygame.Surface | None = None
    backwards: bool = False

    def share(self, now: int) -> float:
        """How much of it is over, 0 to 1."""
        return max(0.0, min(1.0, (now - self.start) / self.length))

    def played(self, now: int) -> float:
        """How much of the page's own movement (needles, leaf, letters) is over, 0 to 1."""
        share = self.share(now)
        return share if self.kind == "type" else _eased(share)

    def lay_over(self, surface: pygame.Surface, frame: Frame, stamp: pygame.Surface | None, now: int) -> None:
        """Draw the page before over the new one, as far as it has not gone yet."""
        if self.behind is None or self.behind.get_size() != surface.get_size():
            return
        body = _body(frame)
        share = self.share(now)
        if self.kind == "stamp" and share < _FALL:
            surface.blit(self.behind, body, body)
            if stamp:
                _coming_down(surface, stamp, body, share / _FALL)
            return
        if self.kind == "stamp":
            share = (share - _FALL) / (1 - _FALL)
        gone = round(body.w * _eased(share)) * (1 if not self.backwards else -1)
        surface.set_clip(body)
        surface.blit(self.behind, (body.x - gone, body.y), body)
        if self.kind == "stamp" and stamp:
            surface.blit(stamp, stamp.get_rect(center=(_spot(body)[0] - gone, _spot(body)[1])))
        surface.set_clip(None)


def begun(before: str, frame: Frame, key: str, action: Action, now: int) -> Motion | None:
    """The movement after an action that led from the page of one key to that of another; None for none."""
    if key != before:
        if action.verb == "send":
            return Motion("stamp", now, _STAMP)
        return Motion("slide", now, _SLIDE, backwards=action.verb in _BACKWARDS)
    fresh = any(name == FRESH for pane in frame.panes for name, _ in pane.content.spots)
    return Motion("type", now, _TYPE) if fresh and action.verb == "lean" else None


def _eased(share: float) -> float:
    """Quick at first, slow at the end."""
    return 1 - (1 - share) ** 3


def _body(frame: Frame) -> pygame.Rect:
    """The part of the window between the rails."""
    (left, right, top, _), (_, _, bottom, _) = frame.edges[:2]
    return pygame.Rect(left, top, right - left, bottom - top)


def _spot(body: pygame.Rect) -> tuple[int, int]:
    """Where the stamp comes down: on the letter, right of its middle."""
    return body.x + round(body.w * 0.62), body.y + round(body.h * 0.56)


def _coming_down(surface: pygame.Surface, stamp: pygame.Surface, body: pygame.Rect, share: float) -> None:
    """The stamp large and faint, then on the paper."""
    large = pygame.transform.smoothscale_by(stamp, 1 + 0.8 * (1 - share) ** 2)
    large.set_alpha(round(255 * min(1.0, 0.25 + share)))
    surface.blit(large, large.get_rect(center=_spot(body)))
