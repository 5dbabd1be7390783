"""Draws assets/map/trieste-1954.json, the sheet of the Free Territory of Trieste and its two zones.

    npm install --prefix ATLAS world-atlas@2.0.2
    python assets/make/map/trieste.py ATLAS

ATLAS is any folder outside the repository. What the file holds is told in assets/map/README.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import era
from plane import Plane, Point, closed, extent, flat, length
from topology import Topology, rings

MAP = Path(__file__).parent.parent.parent / "map"
SHEET = Plane(centre=(13.75, 45.57), middle=(-2.5, 0.5), scale=0.078, width=860.0, height=1000.0)
ITALY, YUGOSLAVIA = "380", ("705", "191")


def between(line: list[Point], start: Point, end: Point) -> list[Point]:
    """The stretch of a line from its point nearest one place to its point nearest another."""
    first, last = (min(range(len(line)), key=lambda at: length([line[at], place])) for place in (start, end))
    return line[first : last + 1] if first <= last else line[last : first + 1][::-1]


def mainland(topology: Topology, codes: tuple[str, ...]) -> list[Point]:
    """The largest ring around these countries taken together, in degrees."""
    shapes = [shape for shape in topology.objects["countries"]["geometries"] if shape.get("id") in codes]
    outline = topology.outline(shapes)
    return max((topology.line(ring) for ring in rings(topology, outline)), key=extent)


def frontier(topology: Topology) -> list[Point]:
    """Today's frontier from the Timavo to Monte Goli, which the treaty's line follows."""
    arcs = {
        code: topology.outline(
            [shape for shape in topology.objects["countries"]["geometries"] if shape.get("id") == code]
        )
        for code in (ITALY, YUGOSLAVIA[0])
    }
    shared = [arc for arc in arcs[ITALY] if ~arc in arcs[YUGOSLAVIA[0]]]
    longest = max((topology.line([arc]) for arc in shared), key=length)
    return between(longest, era.TIMAVO[-1], era.TRIESTE_OUTER[0])


def main(atlas: Path) -> None:
    """Read the atlas, make the sheet and write it."""
    topology = Topology(atlas / "node_modules" / "world-atlas" / "countries-10m.json")
    coast = mainland(topology, (ITALY, *YUGOSLAVIA))
    border = frontier(topology)
    timavo = [between(coast, era.TIMAVO[0], era.TIMAVO[0])[0], *era.TIMAVO[1:-1], border[0]]
    upper = [*timavo, *border[1:]]
    morgan = [between(coast, era.MORGAN[0], era.MORGAN[0])[0], *era.MORGAN[1:]]
    mirna = [*era.MIRNA[:-1], between(coast, era.MIRNA[-1], era.MIRNA[-1])[0]]
    outer = [*upper, *era.TRIESTE_OUTER, *mirna[1:]]
    zone_a_coast = between(coast, timavo[0], morgan[0])
    zone_b_coast = between(coast, morgan[0], mirna[-1])
    junction = era.TRIESTE_OUTER.index(era.MORGAN[-1])
    zone_a = [*upper, *era.TRIESTE_OUTER[: junction + 1], *morgan[-2::-1], *zone_a_coast[::-1]]
    zone_b = [*morgan, *era.TRIESTE_OUTER[junction + 1 :], *mirna[1:], *zone_b_coast[::-1]]

    def put(line: list[Point]) -> list[Point]:
        return [SHEET.put(point) for point in line]

    def piece(line: list[Point]) -> list[Any]:
        return [flat(part) for part in SHEET.cut_line(put(line))]

    land = SHEET.cut_ring(put(coast))
    north = between(mainland(topology, (ITALY,)), (13.48, 46.05), era.TIMAVO[-1])
    made = {
        "about": "The Free Territory of Trieste, summer 1954, simplified; see README.md beside this file",
        "projection": {"name": "Lambert azimuthal equal-area", "centre": SHEET.centre, "km": SHEET.scale},
        "plane": [int(SHEET.width), int(SHEET.height)],
        "land": [closed(land)],
        "coasts": piece(coast),
        "borders": [*piece(north), *piece(outer)],
        "areas": [
            {"id": "trieste-a", "ring": closed(put(zone_a)), "label": flat(put([(13.80, 45.69)]))},
            {"id": "trieste-b", "ring": closed(put(zone_b)), "label": flat(put([(13.70, 45.47)]))},
        ],
        "lines": [{"id": "morgan", "line": flat(put(morgan))}],
        "places": [
            {"id": place, "name": name, "at": flat(put([(lon, lat)])), "kind": kind, "label": side}
            for place, name, lon, lat, kind, side in era.TRIESTE_PLACES
        ],
    }
    written = ",\n".join(
        f"{json.dumps(key)}:{json.dumps(part, ensure_ascii=False, separators=(',', ':'))}"
        for key, part in made.items()
    )
    (MAP / "trieste-1954.json").write_text("{\n" + written + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
