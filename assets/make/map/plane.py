"""From degrees to the map's plane: projection, simplification and the cut along the frame."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt

Point = tuple[float, float]
EARTH = 6371.0  # kilometres, as a sphere: at this scale the flattening is less than a line is wide


@dataclass(frozen=True, slots=True)
class Plane:
    """A sheet `width` by `height` on Lambert's azimuthal equal-area projection, y downwards.

    `centre` is the longitude and latitude the projection touches; `middle` the kilometres east and north of
    it that stand in the middle of the sheet; `scale` how many kilometres a unit is.
    """

    centre: Point
    middle: Point
    scale: float
    width: float
    height: float

    def put(self, place: Point) -> Point:
        """Where a longitude and latitude in degrees stand on the sheet, perhaps beyond its frame."""
        lon, lat = radians(place[0] - self.centre[0]), radians(place[1])
        lat0 = radians(self.centre[1])
        away = 1 + sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(lon)
        k = EARTH * sqrt(2 / max(away, 1e-6))
        east = k * cos(lat) * sin(lon)
        north = k * (cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(lon))
        return (
            (east - self.middle[0]) / self.scale + self.width / 2,
            (self.middle[1] - north) / self.scale + self.height / 2,
        )

    def cut_ring(self, ring: list[Point]) -> list[Point]:
        """The part of a closed ring inside the frame (Sutherland and Hodgman); empty where there is none."""
        for axis, edge, keep in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            kept: list[Point] = []
            for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
                inside, was = (here[axis] - edge) * keep >= 0, (before[axis] - edge) * keep >= 0
                if inside != was:
                    kept.append(_crossing(before, here, axis, edge))
                if inside:
                    kept.append(here)
            ring = kept
        return ring

    def cut_line(self, line: list[Point]) -> list[list[Point]]:
        """The pieces of an open line inside the frame, in order."""
        pieces: list[list[Point]] = []
        for start, end in pairwise(line):
            part = self._inside(start, end)
            if part is None:
                continue
            if pieces and pieces[-1][-1] == part[0]:
                pieces[-1].append(part[1])
            else:
                pieces.append(list(part))
        return pieces

    def _inside(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """The part of a segment inside the frame (Liang and Barsky)."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        first, last = 0.0, 1.0
        for step, room in (
            (-dx, start[0]),
            (dx, self.width - start[0]),
            (-dy, start[1]),
            (dy, self.height - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return None
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        if first >= last:
            return None
        return (
            (start[0] + first * dx, start[1] + first * dy) if first > 0 else start,
            (start[0] + last * dx, start[1] + last * dy) if last < 1 else end,
        )


def simplified(line: list[Point], area: float, fewest: int = 2) -> list[Point]:
    """The line without the points that carry least (Visvalingam): no triangle below `area` is left."""
    line = list(line)
    while len(line) > fewest:
        sizes = [_triangle(*corner) for corner in zip(line, line[1:], line[2:], strict=False)]
        least = min(sizes)
        if least >= area:
            break
        # Many at once, but never two neighbours, whose triangles change with each other.
        keep = [line[0]]
        for at in range(1, len(line) - 1):
            gone = sizes[at - 1] <= max(least, area / 4) and keep[-1] == line[at - 1]
            room = len(keep) + len(line) - at - 1 >= fewest
            if not (gone and room):
                keep.append(line[at])
        keep.append(line[-1])
        line = keep
    return line


def extent(ring: list[Point]) -> float:
    """The area a ring encloses, whichever way round it is."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def length(line: list[Point]) -> float:
    """How long a line is."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def flat(line: list[Point]) -> list[float]:
    """The points as x, y, x, y ... to a tenth of a unit, without repeats."""
    kept: list[Point] = []
    for x, y in line:
        point = (round(x, 1) + 0.0, round(y, 1) + 0.0)
        if not kept or kept[-1] != point:
            kept.append(point)
    return [int(part) if part == int(part) else part for point in kept for part in point]


def closed(ring: list[Point]) -> list[float]:
    """The points of a ring as `flat` gives them, without the first again at the end."""
    told = flat(ring)
    while len(told) > 2 and told[:2] == told[-2:]:
        told = told[:-2]
    return told


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    """Where the way from one point to the other meets an edge of the frame."""
    share = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)


def _triangle(a: Point, b: Point, c: Point) -> float:
    """The area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
