"""Every merged edge of a graph, replayed through the machine of the exchange with a real state."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.machine import Exchange, NoWayOn, State, options
from game.engine.play import NobodyDecides, Play
from game.model.play import Casting
from game.proving.exploring import Graph, explore
from game.proving.reach import opened
from game.proving.space import Space
from game.proving.story import Branch, Kind
from game.proving.telling import tell


@dataclass(frozen=True)
class Standing:
    """A real state that a merged one stands for: where its moment began, its numbers now, what was chosen."""

    begun: State
    numbers: tuple[int, ...]
    chosen: tuple[tuple[str, str], ...] = ()


def explored(exchange: Exchange, casting: Casting, form: str = "", budget: int = 2_000_000) -> Graph:
    return explore(Space(opened(tell(exchange, casting, form))), budget)


def replayed(graph: Graph, exchange: Exchange, casting: Casting, form: str = "") -> tuple[int, list[str]]:
    """Step the exchange along every merged edge; how many there were, and what did not agree."""
    return _Replaying(graph, exchange, casting).run(form)


class _Replaying:
    def __init__(self, graph: Graph, exchange: Exchange, casting: Casting) -> None:
        self.graph, self.exchange, self.casting = graph, exchange, casting
        self.stages = graph.space.story.stages
        self.keys = list(graph.keys)
        self.standing: dict[int, Standing] = {}
        self.edges = 0
        self.wrong: list[str] = []
        self.asked = {moment.id: options(exchange.scenario, moment) for moment in exchange.scenario.moments}

    def run(self, form: str) -> tuple[int, list[str]]:
        begun = self.exchange.begin(form)
        self.standing[0] = Standing(begun, tuple(begun.values))
        branches = self.graph.space.open.branches
        for batch in self.graph.batches:
            for group, go, picks in zip(batch.groups, batch.go, batch.picks, strict=True):
                for option in group.options:
                    ways = [branch for _n, branch, _guard in branches[batch.stage][option]]
                    for place, (state, after) in enumerate(zip(batch.states, go, strict=True)):
                        self.replay(batch.stage, option, ways[picks[place] if picks else 0], state, after)
        return self.edges, self.wrong

    def replay(self, number: int, option: int, branch: Branch, state: int, after: int) -> None:
        self.edges += 1
        stage, here = self.stages[number], self.standing[state]
        position = stage.options[option].position or branch.answer
        chosen = (*here.chosen, (stage.variable, position)) if stage.variable else here.chosen
        numbers = list(here.numbers)
        for slot, value in branch.sets.items():
            numbers[slot] = value
        for slot, slide in branch.slides.items():
            numbers[slot] = slide(numbers[slot])
        there = Standing(here.begun, tuple(numbers), chosen)
        if self.stages[branch.go].kind in (Kind.NO_WAY_ON, Kind.NOBODY_DECIDES):
            self.stick(stage.moment, here.begun, dict(chosen), self.stages[branch.go].kind)
        elif stage.last:
            stepped = self.step(stage.moment, here.begun, dict(chosen), branch, played=stage.played)
            there = Standing(stepped, tuple(stepped.values))
            if there.numbers != tuple(numbers):
                self.wrong.append(f"{stage.moment} {dict(chosen)}: {there.numbers} is not {tuple(numbers)}")
        key = self.graph.space.key(branch.go, there.numbers)
        if key != self.keys[after]:
            self.wrong.append(f"{stage.moment} {dict(chosen)} leads to another merged state")
        self.standing.setdefault(after, there)

    def step(
        self, moment: str, begun: State, chosen: dict[str, str], branch: Branch, *, played: bool
    ) -> State:
        """The exchange's own step, which has to take the same rule to the same place."""
        if not played and (given := self.answers(moment, begun)) != chosen:
            self.wrong.append(f"{moment}: {given} is answered and not {chosen}")
        stepped = self.exchange.step(begun, self.indexes(moment, chosen))
        if (stepped.rule, self.exchange.where(stepped)) != (branch.rule, self.stages[branch.go].moment):
            self.wrong.append(f"{moment} {chosen}: rule {stepped.rule} is taken and not {branch.rule}")
        return stepped

    def stick(self, moment: str, begun: State, chosen: dict[str, str], kind: Kind) -> None:
        """The exchange must find no way on either, or nobody to decide."""
        try:
            if kind is Kind.NOBODY_DECIDES:
                self.answers(moment, begun)
            else:
                self.exchange.step(begun, self.indexes(moment, chosen))
        except (NoWayOn, NobodyDecides):
            return
        self.wrong.append(f"{moment} {chosen} does not stick")

    def answers(self, moment: str, begun: State) -> dict[str, str]:
        return Play(self.exchange, self.casting, "", begun)._answers(self.exchange.scenario.moment(moment))

    def indexes(self, moment: str, chosen: dict[str, str]) -> list[int]:
        return [[p.id for p in positions].index(chosen[id]) for id, positions in self.asked[moment]]
