"""Conditions as functions: what the generated source looks like, and what it may never hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given

from game.engine import guards
from game.engine.guards import Guard, Layout, choosers, source
from game.engine.machine import Exchange
from game.model.condition import ALWAYS, FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.scenario import Scenario
from tests.builders import scenario
from tests.properties.strategies import UNFRIENDLY, scenarios

LAYOUT = Layout(scenario())
GIVE, ACCEPT = Is("water", ("give",)), Is("visit", ("accept",))

# v[1] is the water, v[2] the visit; v[6] trust from 0, v[7] unity from -10.
SOURCES: Iterable[tuple[Condition, str]] = (
    (GIVE, "(v[1] == 1)"),
    (Is("water", ("keep", "give", "keep")), "(v[1] in (1, 3))"),
    (Is(FORM, ("short",)), "(v[0] == 1)"),
    (Within("trust", low=40), "(v[6] >= 40)"),
    (Within("unity", high=-3), "(v[7] <= 7)"),
    (Within("unity", -12, 3), "(-2 <= v[7] <= 13)"),
    (Within("unity"), "True"),
    (Not(GIVE), "(not (v[1] == 1))"),
    (Every((GIVE, ACCEPT)), "((v[1] == 1) and (v[2] == 1))"),
    (Either((GIVE, ACCEPT)), "((v[1] == 1) or (v[2] == 1))"),
    (AtLeast(1, (GIVE, ACCEPT)), "(((v[1] == 1) + (v[2] == 1)) >= 1)"),
    (ALWAYS, "True"),
    (Either(()), "False"),
    (AtLeast(0, ()), "(0 >= 0)"),
)


@pytest.mark.parametrize(("condition", "expected"), SOURCES)
def test_a_condition_becomes_comparisons_of_numbers(condition: Condition, expected: str) -> None:
    assert source(condition, LAYOUT) == expected


def test_a_layout_places_the_form_the_variables_and_the_gauges() -> None:
    assert list(LAYOUT.variables) == [FORM, "water", "visit", "openness", "tone", "north-tells"]
    assert LAYOUT.gauges == {"trust": 6, "unity": 7}
    assert list(LAYOUT.first) == [0, 0, 0, 0, 0, 0, 30, 15]
    assert LAYOUT.taking("water", "keep") == (1, 3)


def test_a_variable_that_has_not_been_decided_is_at_none_of_its_positions() -> None:
    anywhere = Guard(Is("water", ("give", "share", "keep")), LAYOUT)
    assert not anywhere(LAYOUT.first)
    assert Guard(Not(GIVE), LAYOUT)(LAYOUT.first)


def test_a_chooser_gives_the_number_of_the_first_that_holds() -> None:
    low, high, never = (
        Guard(Within("trust", 0, 40), LAYOUT),
        Guard(Within("trust", 30), LAYOUT),
        Guard(Either(()), LAYOUT),
    )
    rows: list[list[Guard | None]] = [[low, high], [never, high, low], [never, None, low], [never]]
    assert [int(choose(LAYOUT.first)) for choose in choosers(rows)] == [1, 2, 2, 0]


ALLOWED = re.compile(r"(lambda|and|or|not|in|True|False|v|[0-9]+|[-\[\](),:+ ]|==|<=|>=)*")


@given(scenarios())
def test_no_text_of_a_scenario_reaches_generated_source(whole: Scenario) -> None:
    """Everything that is ever evaluated is made of these words and numbers, whatever the ids are."""
    evaluated: list[str] = []

    def spy(text: str, names: Mapping[str, Any]) -> Any:
        evaluated.append(text)
        assert names == {"__builtins__": {}}
        return eval(text, dict(names))  # noqa: S307 - what is under test

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guards, "eval", spy, raising=False)
        for lean in (True, False):
            exchange = Exchange(whole, lean=lean)
            state = exchange.begin()
            while not exchange.at_end(state):
                moment = whole.moment(exchange.where(state))
                matters = len(moment.draft.issues) if moment.draft else 1 if moment.decide else 0
                for rule in moment.rules:
                    exchange.holds(rule.condition, state)
                state = exchange.step(state, [0] * matters)
    assert evaluated
    for text in evaluated:
        assert ALLOWED.fullmatch(text), text


@given(scenarios())
def test_no_text_of_a_scenario_reaches_a_callback_slot(whole: Scenario) -> None:
    """The library calls what stands in a slot by name, or imports it: so there is nothing but our guards."""
    machine = Exchange(whole).machine
    slots: list[Any] = [machine.prepare_event, machine.before_state_change, machine.after_state_change]
    slots += [machine.finalize_event, machine.on_exception, machine.on_final]
    for state in machine.states.values():
        slots += [state.on_enter, state.on_exit]
    assert list(machine.events) == ["advance"]
    for way in machine.get_transitions():
        slots += [way.prepare, way.before, way.after]
        assert all(type(condition.func) is Guard for condition in way.conditions)
    assert not any(slots)


@pytest.mark.parametrize("lean", [True, False], ids=["lean", "stock"])
@pytest.mark.parametrize("id", [*UNFRIENDLY, "os.system", "builtins.breakpoint"])
def test_an_unfriendly_id_is_only_ever_a_name(id: str, lean: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment, an issue and a gauge of that name: they play, and nothing is called or imported."""

    def called(*_arguments: object, **_named: object) -> None:
        raise AssertionError("something was called by its name")

    monkeypatch.setattr("os.system", called)
    monkeypatch.setattr("os.getpid", called)
    monkeypatch.setattr("builtins.breakpoint", called)
    monkeypatch.setattr("builtins.__import__", called)
    whole = renamed(scenario(), {"water": id, "trust": id, "north-drafts": id})
    exchange = Exchange(whole, lean=lean)
    drafting = exchange.step(exchange.begin(), ())
    assert exchange.where(drafting) == id
    after = exchange.step(drafting, (0, 0))
    assert (exchange.where(after), exchange.position(after, id), exchange.gauge(after, id)) == (
        "north-tells",
        "give",
        50,
    )


def renamed(thing: Any, names: Mapping[str, str]) -> Any:
    """The same value with these ids replaced wherever they stand."""
    if isinstance(thing, str):
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(renamed(part, names) for part in thing)
    if hasattr(thing, "__dataclass_fields__"):
        return type(thing)(
            **{name: renamed(getattr(thing, name), names) for name in thing.__dataclass_fields__}
        )
    return thing
