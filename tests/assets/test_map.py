"""The map: data that stays on its plane and says where things lie."""

from __future__ import annotations

import json
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pytest

MAP = Path(__file__).parents[2] / "assets" / "map"
SHEETS = ("europe-1954", "trieste-1954")
Point = tuple[float, float]


def sheet(name: str) -> dict[str, Any]:
    """One sheet of the map, as it is read."""
    told: dict[str, Any] = json.loads((MAP / f"{name}.json").read_text(encoding="utf-8"))
    return told


EUROPE, TRIESTE = (sheet(name) for name in SHEETS)


def points(flat: list[float]) -> list[Point]:
    """The points of a flat list."""
    return list(zip(flat[::2], flat[1::2], strict=True))


def rings(told: dict[str, Any]) -> list[list[Point]]:
    """Everything that is to be filled."""
    found = [ring for state in told.get("states", []) for ring in state["rings"]]
    found += told.get("lakes", []) + told.get("land", []) + [area["ring"] for area in told["areas"]]
    return [points(ring) for ring in found]


def lines(told: dict[str, Any]) -> list[list[Point]]:
    """Everything that is to be drawn as a line."""
    found = (
        told["coasts"] + told["borders"] + told.get("rivers", []) + [line["line"] for line in told["lines"]]
    )
    return [points(line) for line in found]


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies in a ring, by counting the sides to its right."""
    x, y = point
    return bool(
        sum(
            (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
            for a, b in pairwise([*ring, ring[0]])
        )
        % 2
    )


def state_at(point: Point) -> str:
    """The state a point of Europe lies in, or nothing."""
    for state in EUROPE["states"]:
        if any(inside(point, points(ring)) for ring in state["rings"]):
            return str(state["id"])
    return ""


def place(name: str) -> Point:
    """Where a place of Europe stands."""
    return next((spot["at"][0], spot["at"][1]) for spot in EUROPE["places"] if spot["id"] == name)


@pytest.mark.parametrize("name", SHEETS)
def test_everything_stands_on_the_plane(name: str) -> None:
    told = sheet(name)
    width, height = told["plane"]
    assert max(width, height) <= 1000
    marks = [points(spot["at"])[0] for spot in told["places"] + told.get("afar", [])]
    marks += [
        points(named["label"])[0] for named in told.get("states", []) + told["areas"] if "label" in named
    ]
    everything = marks + [point for shape in rings(told) + lines(told) for point in shape]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in everything)


@pytest.mark.parametrize("name", SHEETS)
def test_every_ring_closes_and_encloses_something(name: str) -> None:
    """The last point is not the first again, and the area is never nothing."""
    for ring in rings(sheet(name)):
        assert len(ring) >= 3
        assert ring[0] != ring[-1]
        assert abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2 > 0.5


@pytest.mark.parametrize("name", SHEETS)
def test_every_line_leads_somewhere(name: str) -> None:
    for line in lines(sheet(name)):
        assert len(line) >= 2
        assert all(a != b for a, b in pairwise(line))


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_small(name: str) -> None:
    assert (MAP / f"{name}.json").stat().st_size < 250_000


def test_no_ring_of_a_state_lies_within_another_of_its_rings() -> None:
    """So filling them all, one after the other, fills no hole."""
    for state in EUROPE["states"]:
        shapes = [points(ring) for ring in state["rings"]]
        for at, ring in enumerate(shapes):
            assert not any(inside(ring[0], other) for number, other in enumerate(shapes) if number != at)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("moscow", "ussr"), ("belgrade", "yugoslavia"), ("bled", "yugoslavia"), ("ankara", "turkey"),
        ("athens", "greece"), ("london", "united-kingdom"), ("rome", "italy"), ("vienna", "austria"),
        ("tirana", "albania"), ("budapest", "hungary"), ("bucharest", "romania"), ("sofia", "bulgaria"),
        ("prague", "czechoslovakia"), ("warsaw", "poland"), ("berlin", "east-germany"), ("paris", "france"),
        ("bonn", "west-germany"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_state(name: str, state: str) -> None:
    assert state_at(place(name)) == state


def test_yugoslavia_is_whole() -> None:
    """Ljubljana, Zagreb, Sarajevo, Skopje, Titograd and Priština lie in it, by their way from Belgrade."""
    x, y = place("belgrade")
    for east, south in ((-86, -33), (-65, -26), (-32, 18), (13, 60), (-21, 49), (9, 46)):
        assert state_at((x + east, y + south)) == "yugoslavia"


def test_trieste_lies_in_zone_a_on_both_sheets() -> None:
    zone = next(points(area["ring"]) for area in TRIESTE["areas"] if area["id"] == "trieste-a")
    spot = next(spot["at"] for spot in TRIESTE["places"] if spot["id"] == "trieste")
    assert inside((spot[0], spot[1]), zone)
    zone = next(points(area["ring"]) for area in EUROPE["areas"] if area["id"] == "trieste-a")
    assert inside(place("trieste"), zone)


def test_the_morgan_line_parts_the_zones() -> None:
    """Every point of it belongs to the outlines of both."""
    zones = [set(points(area["ring"])) for area in TRIESTE["areas"]]
    morgan = next(points(line["line"]) for line in TRIESTE["lines"] if line["id"] == "morgan")
    assert all(point in zone for point in morgan for zone in zones)


def test_the_inner_german_border_runs_from_the_baltic_to_czechoslovakia() -> None:
    line = next(points(line["line"]) for line in EUROPE["lines"] if line["id"] == "inner-german")
    north, south = sorted((line[0], line[-1]), key=lambda end: end[1])
    assert (
        min(hypot(north[0] - x, north[1] - y) for coast in EUROPE["coasts"] for x, y in points(coast)) < 0.3
    )
    ring = next(state["rings"] for state in EUROPE["states"] if state["id"] == "czechoslovakia")
    assert min(hypot(south[0] - x, south[1] - y) for x, y in points(ring[0])) < 0.3


def test_west_berlin_lies_within_east_germany() -> None:
    area = next(points(area["ring"]) for area in EUROPE["areas"] if area["id"] == "west-berlin")
    assert {state_at(point) for point in area} == {"east-germany"}


def test_an_arrow_beyond_the_frame_points_outwards_from_its_edge() -> None:
    width, height = EUROPE["plane"]
    assert {spot["id"] for spot in EUROPE["afar"]} == {"washington", "delhi", "rangoon"}
    for spot in EUROPE["afar"]:
        (x, y), (right, down) = spot["at"], spot["step"]
        assert hypot(right, down) == pytest.approx(1, abs=0.01)
        assert min(x, width - x, y, height - y) == pytest.approx(14, abs=0.1)
        assert (x - width / 2) * right + (y - height / 2) * down > 0


@pytest.mark.parametrize("name", SHEETS)
def test_names_and_ids_are_told_apart(name: str) -> None:
    told = sheet(name)
    for key in ("states", "areas", "lines", "places", "afar"):
        ids = [named["id"] for named in told.get(key, [])]
        assert len(ids) == len(set(ids))
    assert {spot["label"] for spot in told["places"]} <= {"n", "e", "s", "w"}


def test_every_state_stands_on_a_side() -> None:
    sides = {"moscow", "nato", "belgrade", "west", "occupied", "none"}
    assert {state["side"] for state in EUROPE["states"]} == sides
