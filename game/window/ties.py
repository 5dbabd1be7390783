"""Lines across the gap between two letters: from what one says on a matter to what the other says on it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pygame

from game.window import pencils
from game.window.frame import Frame, Pane, Tie
from game.window.look import Look

_STEPS = 28
_BEATS = {"dotted": (1, 1), "dashed": (3, 2), "dot-dash": (4, 1, 1, 1)}
"""Steps drawn and left out by turns, for the lines that are broken."""


def tied(left: Pane, right: Pane, look: Look) -> tuple[Tie, ...]:
    """A tie for each matter and each passage that both panes have it in; passages that touch count as one."""
    found: list[Tie] = []
    for number, here in _passages(left, look):
        found.extend(
            Tie(left, here, right, there, number)
            for other, there in _passages(right, look)
            if other == number
        )
    return tuple(found)


def _passages(pane: Pane, look: Look) -> list[tuple[int, pygame.Rect]]:
    """Where each pencil has drawn, neighbours joined."""
    joined: list[tuple[int, pygame.Rect]] = []
    for number, rect in sorted(pane.content.ties, key=lambda tie: (tie[0], tie[1].top)):
        if joined and joined[-1][0] == number and rect.top - joined[-1][1].bottom < look.em(2):
            joined[-1] = (number, joined[-1][1].union(rect))
        else:
            joined.append((number, rect))
    return joined


def draw_ties(surface: pygame.Surface, frame: Frame, scroll: Mapping[str, int]) -> None:
    """Draw the ties of which an end is in sight; the other leaves at the edge it lies beyond."""
    for tie in frame.ties:
        # They begin in the margin of the one paper and end in that of the other.
        start, from_sight = _end(tie.left, tie.here, scroll, tie.left.content.width - frame.look.em(1.5))
        end, to_sight = _end(tie.right, tie.there, scroll, frame.look.em(0.7))
        if not (from_sight or to_sight):
            continue
        weight = max(2, frame.look.em(0.14))
        colour, line = pencils.look_of(tie.number, frame.look.theme)
        area = tie.left.rect.union(tie.right.rect)
        surface.set_clip(pygame.Rect(start[0], area.y, end[0] - start[0], area.h))
        for points in _strokes(_curve(start, end), line, weight):
            for one, other in pairwise(points):
                pygame.draw.aaline(surface, colour, one, other, weight * (2 if line == "thick" else 1))
        surface.set_clip(None)


def _end(
    pane: Pane, passage: pygame.Rect, scroll: Mapping[str, int], inset: int
) -> tuple[tuple[float, float], bool]:
    """Where a tie leaves a letter, and whether the passage it belongs to is in sight."""
    x, y = pane.origin(scroll.get(pane.name, 0))
    at = passage.move(x, y)
    middle = max(pane.rect.top + 3, min(pane.rect.bottom - 3, at.centery))
    return (x + inset, middle), at.colliderect(pane.rect)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """From one point to the other, level at both ends."""
    points = []
    for step in range(_STEPS + 1):
        share = step / _STEPS
        bent = share * share * (3 - 2 * share)
        points.append((start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * bent))
    return points


def _strokes(
    points: Sequence[tuple[float, float]], line: str, weight: int
) -> Iterator[Sequence[tuple[float, float]]]:
    """The curve as its pencil draws it."""
    if line == "double":
        for shift in (-weight, weight):
            yield [(x, y + shift) for x, y in points]
    elif line in {"wavy", "zigzag"}:
        yield [(x, y + weight * 1.2 * math.sin(at * math.pi / 2)) for at, (x, y) in enumerate(points)]
    elif line in _BEATS:
        at = 0
        while at < len(points) - 1:
            for turn, steps in enumerate(_BEATS[line]):
                if turn % 2 == 0 and at < len(points) - 1:
                    yield points[at : at + steps + 1]
                at += steps
    else:
        yield points
