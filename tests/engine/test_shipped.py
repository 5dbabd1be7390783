"""The scenarios that come with the game, played every which way: the three ways to step agree on them too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.machine import Exchange
from game.engine.play import Play, historical
from game.model.scenario import Label, Scenario
from game.reading.scenario import read
from tests.engine import plain
from tests.properties.strategies import forms, indexes, walk

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.name for path in (ROOT / "scenarios").glob("*.yaml"))


@cache
def shipped(name: str) -> Scenario:
    path = ROOT / "scenarios" / name
    seeds = {letter.name: letter.read_bytes() for letter in (ROOT / "seeds").glob("*.txt")}
    scenario = read(str(path), path.read_bytes(), seeds.get, tuple(seeds)).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize("name", SHIPPED)
@given(st.data(), st.lists(st.integers(0, 10**9), min_size=40, max_size=40))
def test_lean_stock_and_plain_agree_on_every_move(name: str, data: st.DataObject, path: list[int]) -> None:
    scenario = shipped(name)
    form = data.draw(forms(scenario))
    lean, stock, expected = Exchange(scenario), Exchange(scenario, lean=False), plain.begin(scenario, form)
    state = None
    for state, choice in walk(lean, form, path):
        assert (lean.where(state), state.rule) == (expected.at, expected.rule)
        assert {gauge.id: lean.gauge(state, gauge.id) for gauge in scenario.gauges} == expected.gauges
        chosen = indexes(scenario, scenario.moment(expected.at), choice)
        assert lean.step(state, chosen) == stock.step(state, chosen)
        expected = plain.step(scenario, expected, choice)
    assert state is not None
    assert expected.at in {ending.id for ending in scenario.endings}


@pytest.mark.parametrize("name", SHIPPED)
def test_history_ends_in_what_happened(name: str) -> None:
    scenario = shipped(name)
    for form in ("", *(form.id for form in scenario.forms)):
        ending = Play.begin(Exchange(scenario), historical(scenario), form).ending
        assert ending is not None
        assert ending.label is Label.HAPPENED
