"""Reads TopoJSON, and joins countries into larger ones along the arcs they share."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]


class Topology:
    """A TopoJSON file: its arcs in degrees, and which arcs bound which country.

    An arc walked backwards is written `~arc`, as in TopoJSON itself.
    """

    def __init__(self, path: Path) -> None:
        """The topology in the file. Raises OSError or ValueError where there is none."""
        told = json.loads(path.read_text(encoding="utf-8"))
        self.objects: dict[str, Any] = told["objects"]
        self.arcs = [list(_unpacked(arc, told["transform"])) for arc in told["arcs"]]

    def line(self, arcs: Iterable[int]) -> list[Point]:
        """The points along these arcs, one after the other."""
        points: list[Point] = []
        for arc in arcs:
            walked = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points.extend(walked[1:] if points else walked)
        return points

    def lines(self, name: str) -> list[list[Point]]:
        """Every line, and every ring, of the object with this name."""
        return [self.line(arcs) for shape in self.objects[name]["geometries"] for arcs in _strings(shape)]

    def outline(self, shapes: Iterable[dict[str, Any]]) -> list[int]:
        """The arcs around these shapes taken together: what two of them share falls out."""
        walked = Counter(arc for shape in shapes for arcs in _strings(shape) for arc in arcs)
        return [arc for arc in walked if ~arc not in walked]


def rings(topology: Topology, arcs: Iterable[int]) -> list[list[int]]:
    """The arcs of an outline in the order they close up, each ring a list."""
    by_start: dict[Point, list[int]] = {}
    for arc in arcs:
        by_start.setdefault(topology.line([arc])[0], []).append(arc)
    found = []
    while by_start:
        start = next(iter(by_start))
        ring: list[int] = []
        at = start
        while not ring or at != start:
            ring.append(by_start[at].pop())
            if not by_start[at]:
                del by_start[at]
            at = topology.line(ring[-1:])[-1]
        found.append(ring)
    return found


def _unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """The degrees of a quantised, delta-coded arc."""
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _strings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """Every run of arcs of a shape, whatever its kind."""
    depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}.get(shape["type"])
    if depth is None:
        return
    runs = [shape["arcs"]]
    for _ in range(depth):
        runs = [inner for run in runs for inner in run]
    yield from runs
