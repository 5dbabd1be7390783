"""Every merged state that can be reached, in the order of how many choices of players lead there."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice

from game.proving.space import Space
from game.proving.story import Kind
from game.proving.weaving import Expander, Group, expander

_BATCH = 16_384  # states taken at once: few enough to be interrupted soon, many enough to cost nothing
_BEAM = 256  # states taken at each stage once the budget is spent, to find ways to what lies further on


@dataclass(frozen=True, slots=True)
class Batch:
    """Some states of one stage and what they lead to.

    `states` are their numbers; for each group of options `go` has the number of the next state of each, and
    `picks` the index of the branch taken, or nothing where there is just one. `first` is the number that the
    next new state had when this batch began; `depth`, how many choices of players lead to its states.
    """

    stage: int
    depth: int
    first: int
    states: array[int]
    groups: tuple[Group, ...]
    go: tuple[array[int], ...]
    picks: tuple[array[int], ...]


@dataclass(slots=True)
class Graph:
    """The merged states found so far, numbered as they were found, and how they hang together.

    `keys` maps the key of each state (see `space`) to its number. `exhausted` says that nothing was left out.
    """

    space: Space
    keys: defaultdict[int, int]
    batches: list[Batch] = field(default_factory=list)
    exhausted: bool = True
    stopped: bool = False

    def stage(self, key: int) -> int:
        """The stage of a state by its key."""
        return key >> self.space.width

    def ends(self, *kinds: Kind) -> Iterator[tuple[int, int]]:
        """The stages of these kinds of end that were reached, each with its only state."""
        for stage, told in enumerate(self.space.story.stages):
            state = self.keys.get(stage << self.space.width) if told.kind in kinds else None
            if state is not None:
                yield stage, state

    def found(self, state: int) -> Batch:
        """The batch that first led to this state, which is not the first one."""
        return self.batches[bisect_right(self.batches, state, key=lambda batch: batch.first) - 1]


Stop = Callable[[], bool]
Progress = Callable[[int], None]


def explore(space: Space, budget: int, progress: Progress | None = None, stop: Stop | None = None) -> Graph:
    """Every merged state there is, or as many as the budget allows and a thin line of those beyond.

    `stop` is asked between batches; answering true, or an interruption by the keyboard, ends the search
    like a spent budget.
    """
    graph = Graph(space, defaultdict(count().__next__))
    return _Explorer(graph, budget, progress, stop).run()


class _Explorer:
    def __init__(self, graph: Graph, budget: int, progress: Progress | None, stop: Stop | None) -> None:
        self.graph, self.budget, self.progress, self.stop = graph, budget, progress, stop
        self.order = {
            stage: n for n, stage in enumerate(s for group in graph.space.open.groups for s in group)
        }
        self.expanders: dict[int, Expander] = {}
        self.near: dict[
            int, tuple[list[int], array[int]]
        ] = {}  # keys and numbers still to be taken, by stage
        self.next: dict[int, tuple[list[int], array[int]]] = {}  # the same, one choice further
        self.depth = 0
        self.end = sys.maxsize  # once the budget is spent: where even the thin line ends, if it goes round

    def run(self) -> Graph:
        graph = self.graph
        key, _paid = graph.space.start()
        self.near = {graph.stage(key): ([key], array("I", [graph.keys[key]]))}
        while (self.near or self.next) and len(graph.keys) <= self.end:
            sure = len(graph.keys), len(graph.batches)
            try:
                self.advance()
                sure = len(graph.keys), len(graph.batches)
                if self.progress:
                    self.progress(len(graph.keys))
            except KeyboardInterrupt:
                if graph.stopped:
                    raise
                graph.stopped, graph.exhausted = True, False
                self.forget(*sure)
        graph.exhausted &= not (self.near or self.next)
        return graph

    def advance(self) -> None:
        """Take some of the states that wait at the nearest stage."""
        if not self.near:
            self.near, self.next, self.depth = self.next, {}, self.depth + 1
        stage = self.nearest()
        keys, states = self.near[stage]
        if not self.graph.space.story.stages[stage].options:
            del self.near[stage]
            return
        whole = len(keys)
        some = left = min(whole, _BATCH)
        if self.spent() and whole > _BEAM:
            some, left, self.graph.exhausted = _BEAM, whole, False
        self.expand(stage, keys[:some], states[:some])
        # Only now, so that an interruption loses nothing; some of what is new may wait here as well.
        self.near[stage] = keys[left:], states[left:]
        if left == len(keys):
            del self.near[stage]

    def nearest(self) -> int:
        """The stage to be taken next: those that cost no choice go before those that do."""
        return min(self.near, key=lambda stage: (self.leads_on(stage), self.order[stage]))

    def leads_on(self, stage: int) -> bool:
        """Whether a player's choice is complete with this stage."""
        told = self.graph.space.story.stages[stage]
        return told.played and told.last

    def spent(self) -> bool:
        """Whether only a thin line of states is followed from here on."""
        graph = self.graph
        if not graph.stopped and self.stop and self.stop():
            graph.stopped = True
        if graph.stopped or len(graph.keys) > self.budget:
            self.end = min(self.end, len(graph.keys) + _BEAM * len(self.order) * 4)
            return True
        return False

    def expand(self, stage: int, keys: list[int], states: array[int]) -> None:
        """Number the next states of these, and put those that are new where they will be taken."""
        graph = self.graph
        if stage not in self.expanders:
            self.expanders[stage] = expander(graph.space, stage)
        woven = self.expanders[stage]
        go = [list[int]() for _group in woven.groups]
        picks = [array("H") for _group in woven.groups]
        adds = []
        for out, pick, group in zip(go, picks, woven.groups, strict=True):
            adds += [out.append, pick.append] if len(group.branches) > 1 else [out.append]
        woven.into(keys, adds)
        first, number = len(graph.keys), graph.keys.__getitem__
        numbered = tuple(array("I", map(number, out)) for out in go)
        graph.batches.append(Batch(stage, self.depth, first, states, woven.groups, numbered, tuple(picks)))
        self.sort(first, self.next if self.leads_on(stage) else self.near)

    def forget(self, states: int, batches: int) -> None:
        """Drop what was found after these: a batch that was not finished."""
        graph = self.graph
        del graph.batches[batches:]
        while len(graph.keys) > states:
            graph.keys.popitem()
        graph.keys.default_factory = count(states).__next__
        for waiting in (self.near, self.next):
            for stage, (keys, numbers) in list(waiting.items()):
                left = bisect_left(numbers, states)
                waiting[stage] = keys[:left], numbers[:left]
                if not left:
                    del waiting[stage]

    def sort(self, first: int, waiting: dict[int, tuple[list[int], array[int]]]) -> None:
        """Let all states from this number on wait at their stages."""
        fresh = list(islice(reversed(self.graph.keys), len(self.graph.keys) - first))
        width = self.graph.space.width
        for number, key in enumerate(reversed(fresh), first):
            stage = key >> width
            if stage not in waiting:
                waiting[stage] = ([], array("I"))
            keys, states = waiting[stage]
            keys.append(key)
            states.append(number)
