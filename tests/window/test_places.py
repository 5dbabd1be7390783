"""The places that a scenario can name are those of the map."""

from __future__ import annotations

from game.model.chart import PLACES
from game.window.atlas import Atlas
from tests.scenarios.exchange import TOP, scenario


def test_every_place_that_can_be_named_is_on_the_map_and_none_of_europe_is_left_out() -> None:
    sheet = Atlas(TOP / "assets").sheet("europe-1954")
    assert [place["id"] for place in (*sheet["places"], *sheet["afar"])] == list(PLACES)


def test_the_exchange_goes_to_eight_of_them_and_to_no_other() -> None:
    assert {moment.place for moment in scenario().moments} - set(PLACES) == set()
    assert len({moment.place for moment in scenario().moments}) == 8
