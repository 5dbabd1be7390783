"""The neutral scenario concord-12, told in our own model, and its points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from game.engine.machine import Exchange, State
from game.model.condition import Condition, Every, Is, Not, Within
from game.model.scenario import (
    Decision,
    Effect,
    Ending,
    Gauge,
    Issue,
    Label,
    Moment,
    Position,
    Rule,
    Scenario,
    Side,
    Take,
)

HERE = Path(__file__).parent
PLAYS = 20_000
LENGTH = 12  # choices in each play


def data() -> Any:
    """The scenario as it is published: nodes, indicators, issues, outcomes and points."""
    return json.loads((HERE / "fine.json").read_text(encoding="utf-8"))


def choices() -> list[bytes]:
    """The choices of the first plays: a byte for each, to be taken modulo the number of options."""
    stream = (HERE / "choices.bin").read_bytes()
    return [stream[LENGTH * play : LENGTH * (play + 1)] for play in range(PLAYS)]


def scenario(concord: Any) -> Scenario:
    """concord-12 as a scenario: each node a decision whose options take a position on an issue.

    Its position 0 is an issue that has not been decided, which is how all of them begin.
    """
    return Scenario(
        id="concord-12",
        title="Concord",
        sides=(Side("council", "The council", playable=True),),
        gauges=tuple(Gauge(id, id, start=50, low="low", high="high") for id in concord["inds"]),
        issues=tuple(
            Issue(id, "council", "?", tuple(Position(f"p{n}", f"Position {n}") for n in (1, 2, 3)))
            for id in concord["issues"]
        ),
        moments=tuple(_moment(concord, node) for node in concord["nodes"]),
        endings=tuple(Ending(id, id, Label.SPECULATIVE, id) for id in concord["outs"]),
        start=concord["start"],
    )


def _moment(concord: Any, node: Any) -> Moment:
    options = []
    for number, option in enumerate(node["options"]):
        issue, position = option["set"]
        effects = zip(concord["inds"], option["eff"], strict=True)
        options.append(
            Position(
                f"o{number}",
                f"Option {number}",
                effects=tuple(Effect(gauge, by) for gauge, by in effects if by),
                takes=(Take(concord["issues"][issue], f"p{position}"),),
            )
        )
    rules = tuple(
        Rule(branch["t"], Every(tuple(_term(concord, term) for term in branch["g"])))
        for branch in node["branches"]
    )
    return Moment(node["id"], "council", rules, decide=Decision("?", tuple(options)))


def _term(concord: Any, term: Any) -> Condition:
    word, which, value = term
    if word in ("ge", "lt"):
        gauge = concord["inds"][which]
        return Within(gauge, low=value) if word == "ge" else Within(gauge, high=value - 1)
    at = Is(concord["issues"][which], (f"p{value}",))
    return at if word == "is" else Not(at)


class Engine:
    """The stepping core that game and checker share, playing concord-12."""

    def __init__(self, concord: Any) -> None:
        self.exchange = Exchange(scenario(concord))
        self.options = {f"at:{node['id']}": len(node["options"]) for node in concord["nodes"]}
        layout = self.exchange.layout
        self.bases = {f"at:{out}": base for out, base in zip(concord["outs"], concord["base"], strict=True)}
        self.weights = list(zip(layout.gauges.values(), concord["weights"], strict=True))
        issues = [layout.variables[id] for id in concord["issues"]]
        self.bonus = list(zip(issues, concord["bonus"], strict=True))

    def play(self, choices: bytes) -> tuple[str, int]:
        """The outcome of a whole play, and its points."""
        state = self.state_after(choices)
        return self.exchange.where(state), self._points(state)

    def state_after(self, choices: bytes) -> State:
        """The state after these choices."""
        step, options = self.exchange.step, self.options
        state = self.exchange.begin()
        for choice in choices:
            state = step(state, (choice % options[state.state],))
        return state

    def _points(self, state: State) -> int:
        values = state.values
        points: int = self.bases[state.state]
        for gauge, weight in self.weights:
            points += weight * values[gauge]
        for issue, bonus in self.bonus:
            points += bonus[values[issue]]
        return points
