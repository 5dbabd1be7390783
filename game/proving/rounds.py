"""Stories that can come back to where they were: what goes round for ever, and an order for the rest.

Where stages lead round, the states may still all come to an end (a gauge falls with every round). Then they
are counted like any others, in the order found here. Where a state leads back to itself there are plays
without end.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import lcm, prod

from game.proving.counting import Order
from game.proving.exploring import Batch, Graph
from game.proving.story import Kind, in_order


@dataclass(frozen=True, slots=True)
class Round:
    """States that lead back to each other for ever: the stages, one of the states, and the steps back to it.

    `played` says that a player chooses at one of the states.
    """

    stages: frozenset[int]
    state: int
    steps: tuple[tuple[int, int], ...]
    played: bool


@dataclass(frozen=True, slots=True)
class Rounds:
    """What goes round in an exhausted graph, and an order of the states that come to an ending.

    `endless` are the stages of endings that can be reached by plays of any length, so that there are more
    plays to them than any number; `order` is that of the states before any such round. Of the rounds
    through the same stages only the first is kept.
    """

    order: Order
    rounds: tuple[Round, ...]
    endless: frozenset[int]


def rounds(graph: Graph) -> Rounds:
    """What goes round, where stages lead round."""
    return _Finder(graph).rounds()


class _Finder:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.stages = [graph.stage(key) for key in graph.keys]
        self.place: dict[int, tuple[int, int]] = {}  # where a state is taken: the batch, and its place there
        self.after: list[tuple[int, ...]] = [()] * len(self.stages)
        self.before: list[list[int]] = [[] for _state in self.stages]
        for number, batch in enumerate(graph.batches):
            for at, (state, *following) in enumerate(zip(batch.states, *batch.go, strict=True)):
                self.place[state] = number, at
                self.after[state] = tuple(following)
                for go in following:
                    self.before[go].append(state)

    def rounds(self) -> Rounds:
        told = self.graph.space.story.stages
        endings = [state for state, stage in enumerate(self.stages) if told[stage].kind is Kind.ENDING]
        live = self.spread(endings, self.before)
        levels, left = self.levels(live)
        round_again = self.spread(left, self.after)
        endless = frozenset(self.stages[state] for state in endings if state in round_again)
        found: dict[frozenset[int], Round] = {}
        for group in sorted(in_order(dict(enumerate(self.after)), 0)):
            if len(group) > 1 or group[0] in self.after[group[0]]:
                stages = frozenset(self.stages[state] for state in group)
                if stages not in found:
                    found[stages] = self.round(stages, set(group))
        return Rounds(self.order(levels), tuple(found.values()), endless)

    def round(self, stages: frozenset[int], group: set[int]) -> Round:
        """The shortest way from the first of these states, at which a moment begins, back to itself."""
        told = self.graph.space.story.stages
        start = min(state for state in group if told[self.stages[state]].first)
        came: dict[int, tuple[int, int]] = {}  # from which state, and by which of its groups of options
        waiting = deque([start])
        while start not in came:
            here = waiting.popleft()
            for number, go in enumerate(self.after[here]):
                if go in group and go not in came:
                    came[go] = here, number
                    waiting.append(go)
        steps, state = list[tuple[int, int]](), start
        while not steps or state != start:
            state, number = came[state]
            batch = self.graph.batches[self.place[state][0]]
            steps.append((batch.stage, batch.groups[number].options[0]))
        return Round(stages, start, tuple(steps[::-1]), any(told[stage].played for stage in stages))

    def spread(self, states: Iterable[int], edges: list[list[int]] | list[tuple[int, ...]]) -> set[int]:
        """These states and all that the edges lead to from them."""
        found = set(states)
        waiting = deque(found)
        while waiting:
            for state in edges[waiting.popleft()]:
                if state not in found:
                    found.add(state)
                    waiting.append(state)
        return found

    def levels(self, live: set[int]) -> tuple[list[list[int]], set[int]]:
        """The states that come to an ending, each after all that lead to it; and those that go round."""
        missing = {state: sum(one in live for one in self.before[state]) for state in live}
        levels, left = list[list[int]](), set(live)
        level = [state for state in (0,) if state in live and not missing[0]]
        while level:
            levels.append(level)
            left.difference_update(level)
            following = []
            for state in level:
                for go in self.after[state]:
                    if go in live:
                        missing[go] -= 1
                        if not missing[go]:
                            following.append(go)
            level = following
        return levels, left

    def order(self, levels: list[list[int]]) -> Order:
        batches, wholes, most = list[Batch](), list[int](), list[int]()
        told = self.graph.space.story.stages
        for level in levels:
            options = {len(told[self.stages[state]].options) or 1 for state in level}
            wholes.append(lcm(*options))
            most.append(max(options))
            by_batch = defaultdict[int, list[int]](list)
            for state in level:
                if state in self.place:
                    number, at = self.place[state]
                    by_batch[number].append(at)
            batches += [self.part(number, places) for number, places in sorted(by_batch.items())]
        return Order(batches, prod(wholes), prod(most))

    def part(self, number: int, places: list[int]) -> Batch:
        """Some states of a batch, as a batch."""
        batch = self.graph.batches[number]
        return Batch(
            batch.stage,
            batch.depth,
            batch.first,
            array("I", [batch.states[at] for at in places]),
            batch.groups,
            tuple(array("I", [go[at] for at in places]) for go in batch.go),
            tuple(array("H", [picks[at] for at in places]) if picks else picks for picks in batch.picks),
        )
