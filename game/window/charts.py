"""The picture of a story drawn by pygame, where nothing else can make a PNG of it. Opens no window."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pygame

from game.charting.chart import Chart, legend
from game.charting.layout import BOX_TEXT, LABEL_TEXT, LEADING, Place, Run
from game.charting.svg import FILLS, INK, MARGIN, TITLE_TEXT, Point, curve, outline, picture

_SCALE = 2
"""Pixels to a point: sharp on paper and on a projector."""

_FONTS = ("noto-sans/NotoSans_400Regular.ttf", "noto-sans/NotoSans_700Bold.ttf")
_STEPS = 16  # straight pieces of a curve
_DASH = 7.0


def png(chart: Chart, fonts: Path) -> bytes:
    """The chart as a PNG. `fonts` is the folder with the program's fonts."""
    pygame.font.init()
    drawer = _Drawer(chart, fonts)
    drawer.draw()
    file = io.BytesIO()
    pygame.image.save(drawer.surface, file, "map.png")
    return file.getvalue()


class _Drawer:
    def __init__(self, chart: Chart, fonts: Path) -> None:
        self.chart, self.layout = chart, picture(chart)
        self.regular, self.bold = (fonts / name for name in _FONTS)
        head = max(
            self._font(TITLE_TEXT, bold=True).size(chart.title)[0],
            *(self._font(BOX_TEXT).size(line)[0] for line in (*legend(chart), "")),
        )
        width = max(self.layout.width * _SCALE, head) + 2 * MARGIN * _SCALE
        self.surface = pygame.Surface((int(width), int((self.layout.height + MARGIN) * _SCALE)))
        self.surface.fill("white")

    def draw(self) -> None:
        y = MARGIN
        self._write(self.chart.title, MARGIN, y, TITLE_TEXT, bold=True, middle=False)
        y += TITLE_TEXT * LEADING
        for line in legend(self.chart):
            self._write(line, MARGIN, y, BOX_TEXT, middle=False)
            y += BOX_TEXT * LEADING
        for run in self.layout.runs:
            self._line(run)
        for place in self.layout.places:
            if place.lines:
                self._place(place)

    def _line(self, run: Run) -> None:
        points = list(run.points())
        way = [points[0]]
        for one, other, end in curve(run.points()):
            start = way[-1]
            way += [_on(start, one, other, end, step / _STEPS) for step in range(1, _STEPS + 1)]
        width = 3 if run.arrow.history else 1.2
        self._stroke(way, width, dashed=run.arrow.lost)
        x, y = way[-1]
        turn = 1 if way[-1][1] >= way[-2][1] else -1
        tip = [(x, y), (x - 4.5, y - 10 * turn), (x + 4.5, y - 10 * turn)]
        pygame.draw.polygon(self.surface, INK, [_scaled(point) for point in tip])

    def _stroke(self, way: list[Point], width: float, *, dashed: bool) -> None:
        travelled = 0.0
        for start, end in pairwise(way):
            if not dashed or int(travelled / _DASH) % 2 == 0:
                pygame.draw.line(self.surface, INK, _scaled(start), _scaled(end), round(width * _SCALE))
            travelled += pygame.Vector2(start).distance_to(end)

    def _place(self, place: Place) -> None:
        size = BOX_TEXT if place.box else LABEL_TEXT
        corners = outline(place)
        fill = FILLS[place.box.kind] if place.box else "#ffffff"
        pygame.draw.polygon(self.surface, fill, [_scaled(corner) for corner in corners])
        if place.box:
            edge = [*corners, corners[0]]
            way = [_between(a, b, step / _STEPS) for a, b in pairwise(edge) for step in range(_STEPS)]
            self._stroke([*way, edge[-1]], 3 if place.box.history else 1.2, dashed=place.box.lost)
        top = place.y - len(place.lines) * size * LEADING / 2
        for number, line in enumerate(place.lines):
            self._write(
                line, place.x, top + number * size * LEADING, size, bold=bool(place.box) and number == 0
            )

    def _write(
        self, text: str, x: float, y: float, size: float, *, bold: bool = False, middle: bool = True
    ) -> None:
        drawn = self._font(size, bold=bold).render(text, True, INK)
        left = x * _SCALE - (drawn.get_width() / 2 if middle else 0)
        self.surface.blit(drawn, (round(left), round(y * _SCALE)))

    def _font(self, size: float, *, bold: bool = False) -> pygame.font.Font:
        return pygame.font.Font(self.bold if bold else self.regular, round(size * _SCALE))


def _scaled(point: Point) -> Point:
    return point[0] * _SCALE, point[1] * _SCALE


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _on(start: Point, one: Point, other: Point, end: Point, share: float) -> Point:
    """The point of a cubic curve at this share of its way."""
    first, second, third = (
        _between(start, one, share),
        _between(one, other, share),
        _between(other, end, share),
    )
    return _between(_between(first, second, share), _between(second, third, share), share)
