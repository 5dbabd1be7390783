"""The map of plays in the window: across the page where there is room, else down it, always with tracks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pygame
import pytest

from game.pages.page import Action, Option, Page, Railway, Station, Track
from game.window.scene import Fill, Item, Panel, Stamp
from game.window.view import View

WAYS = ((0, 1, 2), (0, 1, 3, 4), (0, 5))
"""Three plays by their stations: the second leaves the first, the third leaves both at the beginning."""


def railway(columns: int = 0) -> Page:
    """A map of three plays; with more `columns` the first goes on for so many stations."""
    places = [(0, 0), (1, 0), (2, 0), (2, 1), (3, 1), (1, 2), *((3 + more, 0) for more in range(columns))]
    links = dict.fromkeys(pair for way in WAYS for pair in pairwise(way))
    links |= dict.fromkeys(pairwise((2, *range(6, 6 + columns))))
    stations = tuple(
        Station(Option(f"s{n}", f"Station {n}", Action("station", (str(n),))), column, row, yours=n < 3)
        for n, (column, row) in enumerate(places)
    )
    tracks = tuple(Track(start, end, yours=end < 3) for start, end in links)
    return Page("railway", "railway", "Every way", (Railway(stations, tracks),))


def items_of(view: View) -> list[Item]:
    return [item for pane in view.frame.panes for item in pane.content.items]


def discs_of(items: list[Item]) -> list[pygame.Rect]:
    return [item.rect for item in items if isinstance(item, Stamp) and item.key[0] == "station"]


@pytest.mark.parametrize("columns", [0, 12])
@pytest.mark.parametrize("text_size", [100, 200])
def test_every_station_is_tied_to_the_one_before_it(
    columns: int, text_size: int, view_of: Callable[..., View]
) -> None:
    """Each track begins and ends at a station, however the map is laid out."""
    page = railway(columns)
    (drawn,) = [element for element in page.main if isinstance(element, Railway)]
    items = items_of(view_of(page, text_size=text_size))
    discs = discs_of(items)
    rails = [item.rect for item in items if isinstance(item, Fill)]
    assert len(discs) == len(drawn.stations)
    panels = [item.rect for item in items if isinstance(item, Panel) and item.target.startswith("station")]
    boxes = [disc.union(panel).inflate(2, 2) for disc, panel in zip(discs, panels, strict=True)]
    reached = {n for n, box in enumerate(boxes) for rail in rails if box.colliderect(rail)}
    assert reached == set(range(len(discs)))


def test_on_a_narrow_page_no_two_lines_share_a_lane_while_both_run(view_of: Callable[..., View]) -> None:
    discs = [disc.x for disc in discs_of(items_of(view_of(railway(12))))]
    first, second, third = ({discs[n] for n in way} for way in ((0, 1, 2, 6, 17), (3, 4), (5,)))
    assert [len(lane) for lane in (first, second, third)] == [1, 1, 1]
    assert len(first | second | third) == 3
