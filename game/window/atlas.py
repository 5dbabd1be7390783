"""The sheets of the map: read when first shown, painted in the theme's colours at the size that is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pygame

from game.window.surfaces import plain
from game.window.text import Colour
from game.wording import _

if TYPE_CHECKING:
    from game.window.themes import Theme

_FINER = 2
_EUROPE, _TRIESTE = "europe-1954", "trieste-1954"
_MOST = 4_000_000  # pixels painted at most, enlarged ones included; a larger map is painted once, not finer


class Extent(NamedTuple):
    """The part of a sheet that is shown, in its own units."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Tints:
    """The colours of a map: water, land by who governed it, lines, and the ink of names."""

    sea: Colour
    sides: dict[str, Colour]
    coast: Colour
    border: Colour
    river: Colour
    ink: Colour
    halo: Colour
    mark: Colour


_PRINTED = Tints(
    sea=(203, 214, 208),
    sides={
        "moscow": (224, 168, 146),
        "nato": (172, 190, 208),
        "west": (196, 207, 216),
        "belgrade": (238, 206, 122),
        "occupied": (216, 210, 196),
        "none": (233, 225, 202),
    },
    coast=(92, 104, 104),
    border=(122, 92, 70),
    river=(166, 188, 190),
    ink=(29, 26, 23),
    halo=(244, 238, 222),
    mark=(179, 38, 30),
)
_STARK = Tints(
    sea=(0, 0, 0),
    sides={"belgrade": (70, 62, 0)},
    coast=(255, 255, 255),
    border=(190, 190, 190),
    river=(0, 0, 0),
    ink=(255, 255, 255),
    halo=(0, 0, 0),
    mark=(255, 224, 60),
)


class Atlas:
    """The sheets of a folder of assets."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "map"
        self._sheets: dict[str, dict[str, Any]] = {}

    def sheet(self, name: str) -> dict[str, Any]:
        """A sheet, read when it is asked for first."""
        if name not in self._sheets:
            self._sheets[name] = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        return self._sheets[name]

    def at(self, place: str) -> tuple[float, float] | None:
        """Where a place stands on the sheet of Europe; for one beyond its frame, where its arrow stands."""
        europe = self.sheet(_EUROPE)
        found = next((p for p in (*europe["places"], *europe["afar"]) if p["id"] == place), None)
        return (found["at"][0], found["at"][1]) if found else None

    def capitals(self) -> dict[str, str]:
        """The names of the capitals of Europe by their ids."""
        places = self.sheet(_EUROPE)["places"]
        return {place["id"]: place["name"] for place in places if place["kind"] == "capital"}

    def around(self, places: Sequence[str], shape: float, least: float = 380) -> Extent:
        """The part of Europe of this shape (width through height) that shows these places with room."""
        wide, high = self.sheet(_EUROPE)["plane"]
        points = [at for place in places if (at := self.at(place))] or [(wide / 2, high / 2)]
        left, right = min(x for x, _ in points) - 90, max(x for x, _ in points) + 110
        top, bottom = min(y for _, y in points) - 70, max(y for _, y in points) + 70
        across = max(right - left, (bottom - top) * shape, least)
        across = min(across, wide, high * shape)
        down = across / shape
        x = min(max(0.0, (left + right - across) / 2), wide - across)
        y = min(max(0.0, (top + bottom - down) / 2), high - down)
        return Extent(x, y, across, down)

    def paint(self, tints: Tints, size: tuple[int, int], extent: Extent, weight: int) -> pygame.Surface:
        """The land without names, in these colours; lines are `weight` pixels thick, and one at least."""
        finer = _FINER if size[0] * size[1] * _FINER**2 <= _MOST else 1
        times = size[0] * finer / extent.wide
        large = plain((size[0] * finer, size[1] * finer))
        large.fill(tints.sea)
        europe = self.sheet(_EUROPE)

        def points(flat: Sequence[float]) -> list[tuple[float, float]]:
            return [
                ((x - extent.x) * times, (y - extent.y) * times)
                for x, y in zip(flat[::2], flat[1::2], strict=True)
            ]

        for state in europe["states"]:
            for ring in state["rings"]:
                pygame.draw.polygon(large, tints.sides.get(state["side"], tints.sea), points(ring))
        for ring in europe["lakes"]:
            pygame.draw.polygon(large, tints.sea, points(ring))
        for area in europe["areas"]:
            pygame.draw.polygon(large, tints.sides.get("west", tints.sea), points(area["ring"]))
        thin = max(1, weight * finer)
        for kind, colour, weight in (
            ("rivers", tints.river, thin),
            ("borders", tints.border, thin),
            ("coasts", tints.coast, thin),
        ):
            for line in europe[kind]:
                pygame.draw.lines(large, colour, False, points(line), weight)
        for line in europe["lines"]:
            if line["id"] == "inner-german":
                pygame.draw.lines(large, tints.mark, False, points(line["line"]), 2 * thin)
        return large if finer == 1 else pygame.transform.smoothscale(large, size)

    def paint_trieste(self, tints: Tints, size: tuple[int, int], weight: int) -> pygame.Surface:
        """The Free Territory and its two zones without names; the line between them as no other is drawn."""
        sheet = self.sheet(_TRIESTE)
        times = size[0] * _FINER / sheet["plane"][0]
        large = plain((size[0] * _FINER, size[1] * _FINER))
        large.fill(tints.sea)

        def points(flat: Sequence[float]) -> list[tuple[float, float]]:
            return [(x * times, y * times) for x, y in zip(flat[::2], flat[1::2], strict=True)]

        for ring in sheet["land"]:
            pygame.draw.polygon(large, tints.sides.get("none", tints.sea), points(ring))
        for area, side in zip(sheet["areas"], ("nato", "belgrade"), strict=True):
            pygame.draw.polygon(large, tints.sides.get(side, tints.sea), points(area["ring"]))
        thin = max(1, weight * _FINER)
        for kind, colour in (("borders", tints.border), ("coasts", tints.coast)):
            for line in sheet[kind]:
                pygame.draw.lines(large, colour, False, points(line), thin)
        for line in sheet["lines"]:
            pygame.draw.lines(large, tints.mark, False, points(line["line"]), 2 * thin)
        return pygame.transform.smoothscale(large, size)

    def in_trieste(self) -> Iterator[tuple[str, tuple[float, float], bool]]:
        """What has a name on the sheet of Trieste: the name, its place (0 to 1), whether it is a zone."""
        sheet = self.sheet(_TRIESTE)
        wide, high = sheet["plane"]
        for area in sheet["areas"]:
            flat = area["ring"]
            middle = sum(flat[::2]) / len(flat[::2]) / wide, sum(flat[1::2]) / len(flat[1::2]) / high
            yield _("Zone A") if area["id"] == "trieste-a" else _("Zone B"), middle, True
        for place in sheet["places"]:
            if place["kind"] == "city":
                yield place["name"], (place["at"][0] / wide, place["at"][1] / high), False

    def names(self, extent: Extent, least: int) -> Iterator[tuple[str, tuple[float, float], int]]:
        """States whose names stand in this part of Europe: name, place in it (0 to 1), size 1 to `least`."""
        for state in sorted(self.sheet(_EUROPE)["states"], key=lambda s: s.get("size", 9)):
            if state.get("size", 9) <= least and "label" in state:
                x, y = (
                    (state["label"][0] - extent.x) / extent.wide,
                    (state["label"][1] - extent.y) / extent.high,
                )
                if 0 < x < 1 and 0 < y < 1:
                    yield state["name"], (x, y), state["size"]


def tints_of(theme: Theme) -> Tints:
    """The colours of the map in this theme."""
    return _PRINTED if theme.scenes else _STARK
