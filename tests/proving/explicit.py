"""The same questions answered the long way: every state kept apart, every combination of a letter listed.

It steps with the engine and nothing of the proof, and is only for stories small enough.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

from game.engine.machine import Exchange, NoWayOn, State, options
from game.engine.play import NobodyDecides, Play
from game.model.play import Casting, Player
from game.model.scenario import Moment, Position, Take
from game.proving.proof import Measure
from tests.engine import plain

Key = Any
"""A state with everything a play remembers that can matter: where it is, its numbers, and what was chosen."""


class TooMany(Exception):
    """There are more states than the long way can take."""


@dataclass
class Edge:
    """One choice at a state: what it is, which rules hold after it, which is taken and where that leads."""

    choice: dict[str, str]
    holding: list[int]
    rule: int
    go: Key
    held: set[tuple[str, bool]]  # gauges held back, and whether at their highest


@dataclass
class Explicit:
    """Every state of a story, and what leads on from it."""

    exchange: Exchange
    casting: Casting
    limit: int
    states: dict[Key, State] = field(default_factory=dict)
    chosen: dict[Key, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    edges: dict[Key, list[Edge]] = field(default_factory=dict)
    depths: dict[Key, int] = field(default_factory=dict)
    stuck: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def explore(self, form: str) -> Explicit:
        begun = self.exchange.begin(form)
        self.first = self.enter(begun, ())
        self.depths[self.first] = 0
        near, next = deque([self.first]), deque[Key]()
        while near or next:
            if not near:
                near, next = next, near
            key = near.popleft()
            if key in self.edges:
                continue
            cost = self.cost(key)
            later = next if cost else near
            self.edges[key] = list(self.step(key))
            for edge in self.edges[key]:
                if self.depths.get(edge.go, 10**9) > self.depths[key] + cost:
                    self.depths[edge.go] = self.depths[key] + cost
                    later.append(edge.go) if cost else later.appendleft(edge.go)
        return self

    def enter(self, state: State, chosen: tuple[tuple[str, str], ...]) -> Key:
        key = (state.state, tuple(state.values), chosen)
        self.states.setdefault(key, state)
        self.chosen.setdefault(key, chosen)
        if len(self.states) > self.limit:
            raise TooMany
        return key

    def where(self, key: Key) -> str:
        return self.exchange.where(self.states[key])

    def moment(self, key: Key) -> Moment | None:
        state = self.states[key]
        at = self.exchange.where(state)
        return None if self.exchange.at_end(state) else self.exchange.scenario.moment(at)

    def cost(self, key: Key) -> int:
        moment = self.moment(key)
        if moment is None:
            return 0
        player = dict(self.casting)[moment.by]
        by_post = player is Player.POST and (moment.draft or moment.decide)
        return int(player is Player.PLAYER or bool(by_post))

    def step(self, key: Key) -> Iterator[Edge]:
        moment, state = self.moment(key), self.states[key]
        if moment is None:
            return
        matters = options(self.exchange.scenario, moment)
        choices: list[dict[str, str]]
        if self.cost(key):
            combinations = product(*([p.id for p in positions] for _id, positions in matters))
            choices = [dict(zip((id for id, _p in matters), ids, strict=True)) for ids in combinations]
            if len(choices) > self.limit:
                raise TooMany
        else:
            try:
                choices = [Play(self.exchange, self.casting, "", state)._answers(moment)]
            except NobodyDecides as nobody:
                self.stop("NOBODY_DECIDES", nobody.moment, nobody.variable, self.depths[key])
                return
        for choice in choices:
            edge = self.edge(key, moment, matters, choice)
            if edge:
                yield edge

    def edge(self, key: Key, moment: Moment, matters: Any, choice: dict[str, str]) -> Edge | None:
        state = self.states[key]
        indexes = [[p.id for p in positions].index(choice[id]) for id, positions in matters]
        taken: list[Position] = [positions[i] for (_id, positions), i in zip(matters, indexes, strict=True)]
        middle = self.middle(state, taken, choice)
        holding = [n for n, rule in enumerate(moment.rules) if plain.holds(rule.condition, middle)]
        held = self.held(self.gauges(state), [e for p in taken for e in p.effects])
        try:
            after = self.exchange.step(state, indexes)
        except NoWayOn:
            assert not holding
            self.stop("NO_WAY_ON", moment.id, "", self.depths[key] + self.cost(key))
            return None
        assert after.rule == holding[0]
        held |= self.held(dict(middle.gauges), moment.rules[after.rule].effects)
        chosen = tuple(sorted({**dict(self.chosen[key]), **choice}.items()))
        return Edge(choice, holding, after.rule, self.enter(after, chosen), held)

    def middle(self, state: State, taken: list[Position], choice: dict[str, str]) -> plain.Plain:
        """The state after a choice, before any rule, by the plain model of the engine's tests."""
        exchange = self.exchange
        positions = {id: exchange.position(state, id) for id in exchange.layout.variables}
        here = plain.Plain("", {id: p for id, p in positions.items() if p}, self.gauges(state))
        order = list(exchange.layout.variables)
        own = sorted(zip(choice, taken, strict=True), key=lambda pair: order.index(pair[0]))
        takes = [take for _id, position in own for take in position.takes]
        takes += [Take(id, position.id) for id, position in own]
        return plain.changed(exchange.scenario, here, takes, [e for p in taken for e in p.effects])

    def gauges(self, state: State) -> dict[str, int]:
        return {gauge.id: self.exchange.gauge(state, gauge.id) for gauge in self.exchange.scenario.gauges}

    def held(self, gauges: dict[str, int], effects: Any) -> set[tuple[str, bool]]:
        sums = Counter(gauges)
        for effect in effects:
            sums[effect.gauge] += effect.by
        scenario = self.exchange.scenario
        return {(g.id, True) for g in scenario.gauges if sums[g.id] > g.highest} | {
            (g.id, False) for g in scenario.gauges if sums[g.id] < g.lowest
        }

    def stop(self, kind: str, moment: str, variable: str, depth: int) -> None:
        here = kind, moment, variable
        self.stuck[here] = min(depth, self.stuck.get(here, depth))


@dataclass
class Counts:
    """Plays counted state by state: the ways there, the plays on from there, the chance, the turns."""

    explicit: Explicit
    ways: Counter[Key] = field(default_factory=Counter)
    on: Counter[Key] = field(default_factory=Counter)
    chances: dict[Key, Fraction] = field(default_factory=dict)
    turns: dict[Key, Counter[int]] = field(default_factory=dict)
    left: set[Key] = field(default_factory=set)

    def count(self) -> Counts:
        explicit = self.explicit
        live = self.live()
        missing = Counter(e.go for key in live for e in explicit.edges[key])
        begins = explicit.first in live and not missing[explicit.first]
        waiting, order = [explicit.first] if begins else [], list[Key]()
        self.ways[explicit.first], self.chances[explicit.first] = 1, Fraction(1)
        self.turns[explicit.first] = Counter({0: 1})
        while waiting:
            key = waiting.pop()
            order.append(key)
            edges = explicit.edges[key]
            options = len(self.all_choices(key))
            for edge in edges:
                self.ways[edge.go] += self.ways[key]
                self.chances[edge.go] = self.chances.get(edge.go, Fraction()) + self.chances[key] / options
                longer = {turns + 1: n for turns, n in self.turns[key].items()}
                self.turns.setdefault(edge.go, Counter()).update(longer)
                missing[edge.go] -= 1
                if edge.go in live and not missing[edge.go]:
                    waiting.append(edge.go)
        self.left = live - set(order)
        for key in reversed(order):
            ended = not explicit.edges[key]
            self.on[key] = int(ended) or sum(self.on[edge.go] for edge in explicit.edges[key])
        return self

    def all_choices(self, key: Key) -> list[None]:
        """One for each choice there is, also those that lead into nowhere."""
        explicit, count = self.explicit, 1
        moment = explicit.moment(key)
        if moment and explicit.cost(key):
            for _id, positions in options(explicit.exchange.scenario, moment):
                count *= len(positions)
        return [None] * count

    def live(self) -> set[Key]:
        """The states from which an ending can be reached."""
        before: dict[Key, list[Key]] = {}
        for key, edges in self.explicit.edges.items():
            for edge in edges:
                before.setdefault(edge.go, []).append(key)
        found = {key for key in self.explicit.edges if self.explicit.moment(key) is None}
        waiting = list(found)
        while waiting:
            for key in before.get(waiting.pop(), ()):
                if key not in found:
                    found.add(key)
                    waiting.append(key)
        return found

    def after(self, keys: set[Key]) -> set[Key]:
        """These states and all that can follow them."""
        found, waiting = set(keys), list(keys)
        while waiting:
            for edge in self.explicit.edges[waiting.pop()]:
                if edge.go not in found:
                    found.add(edge.go)
                    waiting.append(edge.go)
        return found


def total(measure: Measure, explicit: Explicit, key: Key) -> tuple[int, int]:
    """What a play that ends in this state adds up to, and the whole."""
    exchange, state = explicit.exchange, explicit.states[key]
    taken = (
        dict(explicit.chosen[key])
        if measure.chosen
        else {id: exchange.position(state, id) for id in exchange.layout.variables}
    )
    value = measure.endings.get(exchange.where(state), 0)
    value += sum(weight * exchange.gauge(state, id) for id, weight in measure.gauges.items())
    value += sum(measure.positions.get(place, 0) for place in taken.items())
    return value, sum(measure.wholes.get(place, 0) for place in taken.items())
