"""What a step means, said plainly with dicts: the engine must agree with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.engine.machine import options
from game.model.condition import FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.play import Player
from game.model.scenario import Effect, Moment, Scenario, Take


@dataclass(frozen=True)
class Plain:
    """A state as dicts: where it is, what has been decided, the gauges, the rule that led here."""

    at: str
    taken: Mapping[str, str]
    gauges: Mapping[str, int]
    rule: int = -1


def begin(scenario: Scenario, form: str) -> Plain:
    starts = {"": scenario.start} | {f.id: f.start for f in scenario.forms}
    taken = {FORM: form} if form else {}
    return Plain(starts[form], taken, {gauge.id: gauge.start for gauge in scenario.gauges})


def holds(condition: Condition, state: Plain) -> bool:
    match condition:
        case Is(variable=variable, positions=positions):
            return state.taken.get(variable) in positions
        case Within(gauge=gauge, low=low, high=high):
            value = state.gauges[gauge]
            return (low is None or low <= value) and (high is None or value <= high)
        case Not(part=part):
            return not holds(part, state)
        case Every(parts=parts):
            return all(holds(part, state) for part in parts)
        case Either(parts=parts):
            return any(holds(part, state) for part in parts)
        case AtLeast(count=count, parts=parts):
            return sum(holds(part, state) for part in parts) >= count


def changed(scenario: Scenario, state: Plain, takes: Iterable[Take], effects: Iterable[Effect]) -> Plain:
    """All positions taken, then all effects added up, then every gauge held to its bounds."""
    gauges = dict(state.gauges)
    for effect in effects:
        gauges[effect.gauge] += effect.by
    for gauge in scenario.gauges:
        gauges[gauge.id] = max(gauge.lowest, min(gauge.highest, gauges[gauge.id]))
    return replace(state, taken={**state.taken, **{t.variable: t.position for t in takes}}, gauges=gauges)


def step(scenario: Scenario, state: Plain, choice: Mapping[str, str]) -> Plain:
    chosen = [p for id, ps in scenario.matters() for p in ps if choice.get(id) == p.id]
    takes = [*(take for p in chosen for take in p.takes), *(Take(*one) for one in choice.items())]
    state = changed(scenario, state, takes, (effect for p in chosen for effect in p.effects))
    rules = scenario.moment(state.at).rules
    number, rule = next((n, rule) for n, rule in enumerate(rules) if holds(rule.condition, state))
    state = changed(scenario, state, rule.takes, rule.effects)
    return replace(state, at=rule.go, rule=number)


def answers(scenario: Scenario, state: Plain, moment: Moment, player: Player) -> dict[str, str]:
    """What a side that nobody plays chooses at its moment."""
    chosen: dict[str, str] = {}
    for id, _positions in options(scenario, moment):
        taking = [p for i, ps in scenario.matters() for p in ps if chosen.get(i) == p.id]
        takes = [*(take for p in taking for take in p.takes), *(Take(*one) for one in chosen.items())]
        seen = changed(scenario, state, takes, ())
        replies = [r for r in scenario.replies if (r.side, r.variable) == (moment.by, id)]
        rules = [rule.take for reply in replies for rule in reply.rules if holds(rule.condition, seen)]
        by_rule = rules[:1] if player is Player.RULES else []
        chosen[id] = (*by_rule, scenario.historical(id))[0]
    return chosen
