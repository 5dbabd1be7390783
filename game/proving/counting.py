"""Plays counted exactly over the merged states, forwards and backwards.

Forwards, each state carries one whole number that holds two things: in its low bits the chance of getting
there for somebody who chooses evenly, in parts of one common whole; above them the number of ways there, a
field for each length. Adding such numbers adds all of it at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial, reduce
from math import lcm
from operator import add, mul, or_

from game.proving.exploring import Batch, Graph
from game.proving.reach import Open
from game.proving.story import Kind

Place = tuple[int, int]
"""A stage and the index of one of its options."""


@dataclass(slots=True)
class Tally:
    """How many plays there are. A play is one that comes to an ending.

    `lengths` and `chances` are those of each ending's stage: plays by the number of their turns, and the
    chance of getting there. `moments`, `options`, `rules` and `answers` count the plays that go through:
    a stage that begins a moment, an option of a player, a rule (moment and index), and what is answered where
    nobody chooses (moment, variable, position, reply rule). `most` is more than the ways to any state.
    """

    lengths: dict[int, dict[int, int]] = field(default_factory=dict)
    chances: dict[int, Fraction] = field(default_factory=dict)
    moments: Counter[int] = field(default_factory=Counter)
    options: Counter[Place] = field(default_factory=Counter)
    rules: Counter[tuple[str, int]] = field(default_factory=Counter)
    answers: Counter[tuple[str, str, str, int]] = field(default_factory=Counter)
    most: int = 0

    def plays(self, stage: int) -> int:
        """The plays that end at this ending's stage."""
        return sum(self.lengths.get(stage, {}).values())


@dataclass(frozen=True, slots=True)
class Order:
    """Batches in an order in which every state comes before those it leads to.

    `whole` is a number that every number of evenly chosen ways divides, `most` not less than the ways to any
    state, both over all these batches.
    """

    batches: Sequence[Batch]
    whole: int
    most: int


def ordered(graph: Graph) -> Order:
    """The order of the stages: for a story that never comes back to a stage."""
    space = graph.space
    at = {group[0]: place for place, group in enumerate(space.open.groups)}
    wholes, most = dict[int, int](), dict[int, int]()
    for (stage,) in reversed(space.open.groups):
        following, options = space.open.following(stage), len(space.story.stages[stage].options) or 1
        wholes[stage] = options * lcm(*(wholes[go] for go in following))
        most[stage] = options * max((most[go] for go in following), default=1)
    start = space.story.start
    return Order(sorted(graph.batches, key=lambda batch: at[batch.stage]), wholes[start], most[start])


class _Packing:
    """Two counts in one number: the chance in the low bits, the ways above, in fields by their length.

    A field counts from the shortest way to its stage, so that most states have no other.
    """

    def __init__(self, whole: Open, order: Order) -> None:
        self.whole, self.start = order.whole, whole.story.start
        self.low = order.whole.bit_length()
        self.chance = (1 << self.low) - 1
        self.step = order.most.bit_length() + 1
        self.shortest = {self.start: 0}
        waiting = [self.start]
        for stage in waiting:
            turns = self.shortest[stage] + whole.story.stages[stage].last
            for go in whole.following(stage):
                if turns < self.shortest.get(go, turns + 1):
                    self.shortest[go] = turns
                    waiting.append(go)

    def first(self) -> int:
        return 1 << self.low | self.whole

    def shared(self, values: Sequence[int], options: int) -> Sequence[int]:
        """The chance of each one of evenly chosen options."""
        if options == 1:
            return values
        low, chance = self.low, self.chance
        return [(value & chance) // options | value >> low << low for value in values]

    def longer(self, values: Sequence[int], turns: int) -> Sequence[int]:
        """So many turns beyond the shortest way."""
        if not turns:
            return values
        low, chance, up = self.low, self.chance, self.low + self.step * turns
        return [value & chance | value >> low << up for value in values]

    def ways(self, values: Sequence[int]) -> list[int]:
        """All ways, whatever their length."""
        low, every = self.low, (1 << self.step) - 1
        if max(values) >> low <= every:
            return [value >> low for value in values]
        return [(value >> low) % every for value in values]

    def lengths(self, stage: int, value: int) -> dict[int, int]:
        value, turns, found = value >> self.low, self.shortest[stage], dict[int, int]()
        while value:
            if count := value & (1 << self.step) - 1:
                found[turns] = count
            value, turns = value >> self.step, turns + 1
        return found


def count(graph: Graph, order: Order) -> Tally:
    """All plays of an exhausted graph, counted along this order."""
    packing = _Packing(graph.space.open, order)
    ways = _forward(graph, order, packing)
    tally = Tally(most=order.most)
    on = [0] * len(graph.keys)
    for stage, state in graph.ends(Kind.ENDING):
        on[state] = 1
        tally.lengths[stage] = packing.lengths(stage, ways[state])
        tally.chances[stage] = Fraction(ways[state] & packing.chance, order.whole)
    for batch in reversed(order.batches):
        _backward(graph, batch, packing.ways([ways[state] for state in batch.states]), on, tally)
    return tally


def _forward(graph: Graph, order: Order, packing: _Packing) -> list[int]:
    """What comes together in each state."""
    stages, shortest = graph.space.story.stages, packing.shortest
    ways = [0] * len(graph.keys)
    ways[0] = packing.first()
    for batch in order.batches:
        stage = stages[batch.stage]
        here = shortest[batch.stage] + stage.last
        values = packing.shared([ways[state] for state in batch.states], len(stage.options))
        for group, go, picks in zip(batch.groups, batch.go, batch.picks, strict=True):
            times = len(group.options)
            alike = values if times == 1 else [value * times for value in values]
            turns = [here - shortest[branch.go] for branch in group.branches]
            if len(set(turns)) == 1:
                for state, value in zip(go, packing.longer(alike, turns[0]), strict=True):
                    ways[state] += value
            else:
                rows = {turn: packing.longer(alike, turn) for turn in set(turns)}
                by_pick = [rows[turn] for turn in turns]
                for place, (state, pick) in enumerate(zip(go, picks, strict=True)):
                    ways[state] += by_pick[pick][place]
    return ways


def _backward(graph: Graph, batch: Batch, ways: Sequence[int], on: list[int], tally: Tally) -> None:
    """The plays that go on from the states of a batch, and with the ways there, those that pass through."""
    stage = graph.space.story.stages[batch.stage]
    whole: Sequence[int] = [0] * len(ways)
    for group, go, picks in zip(batch.groups, batch.go, batch.picks, strict=True):
        later = [on[state] for state in go]
        times = len(group.options)
        whole = list(map(add, whole, later if times == 1 else [times * value for value in later]))
        through = list(map(mul, ways, later))
        if len(group.branches) == 1:
            by_branch: Mapping[int, int] = {0: sum(through)}
        else:
            counted = [0] * len(group.branches)
            for pick, plays in zip(picks, through, strict=True):
                counted[pick] += plays
            by_branch = dict(enumerate(counted))
        for index, plays in by_branch.items():
            branch = group.branches[index]
            if branch.rule >= 0:
                tally.rules[stage.moment, branch.rule] += plays * times
            if branch.answer:
                tally.answers[stage.moment, stage.variable, branch.answer, branch.reply] += plays
        for option in group.options if stage.played else ():
            tally.options[batch.stage, option] += sum(by_branch.values())
    for state, value in zip(batch.states, whole, strict=True):
        on[state] = value
    if stage.first:
        tally.moments[batch.stage] += sum(map(mul, ways, whole))


def endings_on(graph: Graph, batches: Sequence[Batch]) -> list[int]:
    """For each state, a bit for every stage of an ending that can still be reached, along these batches."""
    on = [0] * len(graph.keys)
    for stage, state in graph.ends(Kind.ENDING):
        on[state] = 1 << stage
    changed = True
    while changed:
        changed = False
        for batch in reversed(batches):
            later = [map(on.__getitem__, go) for go in batch.go]
            found = list(reduce(partial(map, or_), later))
            for state, value in zip(batch.states, found, strict=True):
                changed |= on[state] != value
                on[state] = value
        changed &= graph.space.open.cyclic()
    return on
