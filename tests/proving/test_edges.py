"""What the proof follows is what the machine of the exchange does, move for move, by its stock event."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given

from game.engine.machine import Exchange
from game.model.play import Casting, Player
from game.model.scenario import Scenario
from tests.builders import scenario
from tests.proving.edges import explored, replayed
from tests.proving.stories import stories


@given(stories())
def test_every_merged_edge_is_a_step_of_the_stock_machine(story: tuple[Scenario, Casting, str]) -> None:
    whole, casting, form = story
    exchange = Exchange(whole, lean=False)
    graph = explored(exchange, casting, form, budget=3_000)
    _edges, wrong = replayed(graph, exchange, casting, form)
    assert wrong == []


@pytest.mark.parametrize(("north", "south", "form"), list(product(Player, Player, ("", "short"))))
def test_every_merged_edge_of_the_river_is_a_step_of_the_stock_machine(
    north: Player, south: Player, form: str
) -> None:
    exchange = Exchange(scenario(), lean=False)
    casting = (("north", north), ("south", south))
    graph = explored(exchange, casting, form)
    edges, wrong = replayed(graph, exchange, casting, form)
    assert graph.exhausted
    assert edges > 0
    assert wrong == []
