"""The stepping core: what it refuses, what it leaves alone, and when it hands over to the stock event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from transitions import Event, MachineError

from game.engine.guards import Guard, Layout
from game.engine.machine import Exchange, LeanEvent, NoWayOn, State
from game.model.condition import ALWAYS, Condition, Every, Is, Not, Within
from game.model.scenario import Draft, Effect, Gauge, Rule, Scenario, Take
from tests.builders import changed, scenario

LEAN = pytest.mark.parametrize("lean", [True, False], ids=["lean", "stock"])


def at_the_draft(exchange: Exchange) -> State:
    return exchange.step(exchange.begin(), ())


def seen(state: State) -> tuple[str, list[int], int]:
    return state.state, list(state.values), state.rule


def advance(exchange: Exchange) -> Event:
    return exchange.machine.events["advance"]


@LEAN
def test_a_step_says_which_rule_was_taken(lean: bool) -> None:
    exchange = Exchange(scenario(), lean=lean)
    drafting = at_the_draft(exchange)
    assert exchange.begin().rule == -1
    assert drafting.rule == 0
    assert exchange.step(drafting, (0, 0)).rule == 0
    assert exchange.step(drafting, (1, 1)).rule == 1


@LEAN
@pytest.mark.parametrize("choice", [(), (0,), (0, 0, 0), (0, 3), (3, 0), (-1, 0), (0, -3)])
def test_what_is_no_choice_is_refused_and_the_state_stays_as_it_was(
    lean: bool, choice: tuple[int, ...]
) -> None:
    exchange = Exchange(scenario(), lean=lean)
    state = at_the_draft(exchange)
    before = seen(state)
    with pytest.raises(ValueError, match="north-drafts has no such choice"):
        exchange.step(state, choice)
    assert seen(state) == before


@LEAN
@pytest.mark.parametrize("choice", [(), (0, 0), (2,), (-1,)])
def test_a_decision_takes_one_of_its_options_and_nothing_else(lean: bool, choice: tuple[int, ...]) -> None:
    exchange = Exchange(scenario(start="north-tells"), lean=lean)
    with pytest.raises(ValueError, match="north-tells has no such choice"):
        exchange.step(exchange.begin(), choice)


@LEAN
def test_nothing_can_be_chosen_at_an_ending(lean: bool) -> None:
    exchange = Exchange(scenario(start="north-tells"), lean=lean)
    end = exchange.step(exchange.begin(), (0,))
    assert exchange.at_end(end)
    with pytest.raises(ValueError, match="rest has no such choice"):
        exchange.step(end, ())


@LEAN
def test_a_fault_in_a_guard_is_raised_and_leaves_the_state_as_it_was(lean: bool) -> None:
    exchange = Exchange(scenario(), lean=lean)
    guard: Any = advance(exchange).transitions["at:north-drafts"][0].conditions[0].func
    guard.source = "v[10000] == 0"
    state = at_the_draft_by_hand(exchange)
    before = seen(state)
    with pytest.raises(IndexError):
        exchange.step(state, (0, 0))
    assert seen(state) == before


def at_the_draft_by_hand(exchange: Exchange) -> State:
    state = exchange.begin()
    state.state = "at:north-drafts"
    return state


@LEAN
def test_where_no_rule_holds_that_is_a_fault_of_the_scenario_and_the_state_stays(lean: bool) -> None:
    never = Rule("rest", Within("trust", high=-1))
    exchange = Exchange(changed(scenario(), "moments", "north-drafts", rules=(never,)), lean=lean)
    state = at_the_draft(exchange)
    before = seen(state)
    with pytest.raises(NoWayOn, match="no rule of the moment north-drafts holds") as fault:
        exchange.step(state, (0, 0))
    assert fault.value.moment == "north-drafts"
    assert seen(state) == before


def test_a_rule_that_leads_nowhere_is_refused_before_there_is_a_machine() -> None:
    with pytest.raises(
        ValueError, match="may-arrives leads to 'nowhere', which is neither moment nor ending"
    ):
        Exchange(changed(scenario(), "moments", "may-arrives", rules=(Rule("nowhere"),)))


@pytest.mark.parametrize(
    "rule",
    [
        Rule("rest", Is("nothing", ("give",))),
        Rule("rest", Is("water", ("nothing",))),
        Rule("rest", Within("nothing", low=1)),
        Rule("rest", effects=(Effect("nothing", 1),)),
        Rule("rest", takes=(Take("water", "nothing"),)),
        Rule("rest", takes=(Take("nothing", "give"),)),
    ],
)
def test_what_the_scenario_does_not_have_is_refused_when_the_exchange_is_made(rule: Rule) -> None:
    with pytest.raises(KeyError, match="nothing"):
        Exchange(changed(scenario(), "moments", "may-arrives", rules=(rule,)))


@pytest.mark.parametrize("start", [-1, 101])
def test_a_gauge_that_starts_outside_its_bounds_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match="the gauge trust starts outside its bounds"):
        Exchange(changed(scenario(), "gauges", "trust", start=start))


def taking(whole: Scenario, issue: str, *takes: Take) -> Scenario:
    """The scenario with every position of this issue taking these along."""
    positions = tuple(replace(p, takes=takes) for p in whole.issue(issue).positions)
    return changed(whole, "issues", issue, positions=positions)


@LEAN
def test_a_position_chosen_in_a_letter_is_not_replaced_by_what_another_takes_along(lean: bool) -> None:
    """Whichever of the two stands first."""
    takes = (Take("visit", "silent"), Take("water", "keep"))
    exchange = Exchange(taking(taking(scenario(), "water", *takes), "visit", *takes), lean=lean)
    after = exchange.step(at_the_draft(exchange), (0, 0))
    assert (exchange.position(after, "water"), exchange.position(after, "visit")) == ("give", "accept")
    leaning = exchange.leaning(at_the_draft(exchange), {"visit": "accept", "water": "give"})
    assert (exchange.position(leaning, "water"), exchange.position(leaning, "visit")) == ("give", "accept")


@pytest.mark.parametrize("order", [("water", "visit"), ("visit", "water")])
def test_where_two_positions_take_the_same_along_the_later_issue_of_the_scenario_has_its_way(
    order: tuple[str, str],
) -> None:
    whole = taking(taking(scenario(), "water", Take("tone", "warm")), "visit", Take("tone", "cool"))
    exchange = Exchange(changed(whole, "moments", "north-drafts", draft=Draft(order)))
    assert exchange.position(exchange.step(at_the_draft(exchange), (0, 0)), "tone") == "cool"
    leaning = exchange.leaning(at_the_draft(exchange), {issue: whole.historical(issue) for issue in order})
    assert exchange.position(leaning, "tone") == "cool"


def test_leaning_takes_positions_and_what_they_take_along_but_moves_nothing() -> None:
    exchange = Exchange(scenario())
    state = at_the_draft(exchange)
    before = seen(state)
    leaning = exchange.leaning(state, {"visit": "accept"})
    assert exchange.position(leaning, "openness") == "open"
    assert exchange.gauge(leaning, "trust") == 30
    assert exchange.where(leaning) == "north-drafts"
    assert seen(state) == before


@pytest.mark.parametrize("highest", [255, 256, 1_000_000])
@pytest.mark.parametrize(("by", "expected"), [(3, 8), (-9, -4), (-500_000, -10), (10**7, None)])
def test_a_gauge_may_have_any_bounds(highest: int, by: int, expected: int | None) -> None:
    wide = Gauge("unity", "Unity", 5, "torn", "one", -10, highest - 10)
    rule = Rule("north-drafts", effects=(Effect("unity", by),))
    whole = changed(scenario(gauges=(scenario().gauges[0], wide)), "moments", "may-arrives", rules=(rule,))
    exchange = Exchange(whole)
    state = at_the_draft(exchange)
    assert exchange.gauge(state, "unity") == (highest - 10 if expected is None else expected)


def test_a_state_equals_another_that_stands_the_same() -> None:
    one, other = at_the_draft(Exchange(scenario())), at_the_draft(Exchange(scenario()))
    assert one == other
    assert len({one, other}) == 1
    assert one != Exchange(scenario()).begin()
    assert one != "at:north-drafts"


def stock_path(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The states from which the stock event is asked from now on."""
    asked = []
    stock = Event.trigger

    def trigger(event: Event, model: Any, *args: Any, **kwargs: Any) -> bool:
        asked.append(model.state)
        return stock(event, model, *args, **kwargs)

    monkeypatch.setattr(Event, "trigger", trigger)
    return asked


def test_a_plain_exchange_never_asks_the_stock_event(monkeypatch: pytest.MonkeyPatch) -> None:
    exchange = Exchange(scenario())
    asked = stock_path(exchange, monkeypatch)
    exchange.step(at_the_draft(exchange), (0, 0))
    assert asked == []
    assert type(advance(exchange)) is LeanEvent
    assert type(advance(Exchange(scenario(), lean=False))) is Event


@pytest.mark.parametrize(
    "slot", ["prepare_event", "before_state_change", "after_state_change", "finalize_event"]
)
def test_with_a_callback_on_the_machine_the_stock_event_is_asked_and_calls_it(slot: str) -> None:
    exchange, called = Exchange(scenario()), []
    setattr(exchange.machine, slot, lambda values: called.append(slot))
    after = at_the_draft(exchange)
    assert called == [slot]
    assert seen(after) == seen(at_the_draft(Exchange(scenario())))


@pytest.mark.parametrize(("state", "when"), [("at:may-arrives", "exit"), ("at:north-drafts", "enter")])
def test_with_a_callback_on_a_state_the_stock_event_is_asked_and_calls_it(state: str, when: str) -> None:
    exchange, called = Exchange(scenario()), []
    exchange.machine.get_state(state).add_callback(when, lambda values: called.append(when))
    assert at_the_draft(exchange).state == "at:north-drafts"
    assert called == [when]


@pytest.mark.parametrize("slot", ["prepare", "before", "after"])
def test_a_callback_on_the_ways_is_called_even_when_it_comes_late(slot: str) -> None:
    exchange, called = Exchange(scenario()), []
    at_the_draft(exchange)
    advance(exchange).add_callback(slot, lambda values: called.append(slot))
    assert at_the_draft(exchange).state == "at:north-drafts"
    assert called == [slot]


def test_send_event_queue_and_handlers_of_errors_take_the_stock_path(monkeypatch: pytest.MonkeyPatch) -> None:
    for field, value in (
        ("send_event", True),
        ("_queued", True),
        ("on_exception", [print]),
        ("on_final", [print]),
    ):
        exchange = Exchange(scenario())
        setattr(exchange.machine, field, value)
        with monkeypatch.context() as patch:
            asked = stock_path(exchange, patch)
            assert at_the_draft(exchange).state == "at:north-drafts"
        assert asked == ["at:may-arrives"]


def test_a_way_added_late_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = changed(scenario(), "moments", "may-arrives", rules=(Rule("rest", Within("trust", low=99)),))
    exchange = Exchange(whole)
    with pytest.raises(NoWayOn):
        at_the_draft(exchange)
    exchange.machine.add_transition("advance", "at:may-arrives", "at:quarrel", rule=0)
    asked = stock_path(exchange, monkeypatch)
    assert at_the_draft(exchange).state == "at:quarrel"
    assert asked == []


GUARD = Guard(Within("trust", low=0), Layout(scenario()))


@pytest.mark.parametrize(
    "conditions",
    [
        {"unless": [GUARD]},
        {"conditions": [GUARD, GUARD]},
        {"conditions": [bool]},
        {"conditions": "os.getpid"},
    ],
    ids=["unless", "two", "another function", "text"],
)
def test_conditions_that_are_not_one_guard_of_ours_take_the_stock_path(
    conditions: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = Exchange(scenario())
    exchange.machine.add_transition("advance", "at:rest", "at:quarrel", **conditions)
    asked = stock_path(exchange, monkeypatch)
    assert at_the_draft(exchange).state == "at:north-drafts"
    assert asked == ["at:may-arrives"]


@LEAN
def test_a_trigger_from_where_no_way_leads_is_refused_as_the_library_does(lean: bool) -> None:
    exchange = Exchange(scenario(), lean=lean)
    state = exchange.begin()
    state.state = "at:rest"
    with pytest.raises(MachineError, match="Can't trigger event advance from state at:rest"):
        advance(exchange).trigger(state, state.values)


def test_a_rule_after_one_that_always_holds_is_never_taken() -> None:
    rules = (Rule("rest", ALWAYS), Rule("quarrel"))
    exchange = Exchange(changed(scenario(), "moments", "may-arrives", rules=rules))
    assert exchange.where(at_the_draft(exchange)) == "rest"


def test_one_machine_serves_any_number_of_plays_and_knows_none_of_them() -> None:
    exchange = Exchange(scenario())
    states = [at_the_draft(exchange) for _ in range(3)]
    assert exchange.machine.models == []
    assert not hasattr(states[0], "__dict__")


def test_a_long_scenario_is_no_fault_of_depth() -> None:
    """Hundreds of rules at one moment, and a condition as deeply nested as a file may make it."""
    deep: Condition = Is("water", ("give",))
    for _ in range(30):
        deep = Every((Not(deep), Within("trust", low=0)))
    rules = (
        *(Rule("rest", Within("trust", low=101 + n)) for n in range(500)),
        Rule("quarrel", deep),
        Rule("friends"),
    )
    exchange = Exchange(changed(scenario(), "moments", "may-arrives", rules=rules))
    assert at_the_draft(exchange).rule in (500, 501)
    assert at_the_draft(exchange) == at_the_draft(Exchange(exchange.scenario, lean=False))
