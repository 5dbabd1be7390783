"""The shortest choices that lead to a thing: to a state, past a rule, to an answer.

The graph was explored in the order of how many choices are needed, so the first that was found is a
shortest one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.engine.machine import Exchange, options
from game.proving.exploring import Batch, Graph
from game.proving.proof import Witness

Step = tuple[int, int]
"""A stage and the index of the option taken there."""


@dataclass(frozen=True, slots=True)
class First:
    """Where something was found first: a batch, the index of a group in it, and the place of the state."""

    batch: Batch
    group: int
    place: int


class Witnesses:
    """Finds the choices that lead to whatever a graph has found."""

    def __init__(self, graph: Graph, exchange: Exchange) -> None:
        self.graph, self.stages = graph, graph.space.story.stages
        self.orders = {
            moment.id: [variable for variable, _positions in options(exchange.scenario, moment)]
            for moment in exchange.scenario.moments
        }
        self.parents: dict[int, tuple[int, Step]] = {}
        self.batches: dict[int, Batch] = {}  # the first of each stage
        self.rules: dict[tuple[str, int], First] = {}
        self.answers: dict[tuple[str, str, str, int], First] = {}
        for batch in graph.batches:
            self.batches.setdefault(batch.stage, batch)
            self.meet(batch)

    def meet(self, batch: Batch) -> None:
        """Note what is met first in this batch."""
        stage = self.stages[batch.stage]
        for number, (group, picks) in enumerate(zip(batch.groups, batch.picks, strict=True)):
            for index, branch in enumerate(group.branches):
                rule = stage.moment, branch.rule
                answer = stage.moment, stage.variable, branch.answer, branch.reply
                new_rule = branch.rule >= 0 and rule not in self.rules
                new_answer = bool(branch.answer) and answer not in self.answers
                place = _place(picks, index, len(group.branches)) if new_rule or new_answer else None
                if place is not None:
                    first = First(batch, number, place)
                    if new_rule:
                        self.rules[rule] = first
                    if new_answer:
                        self.answers[answer] = first

    def state(self, stage: int) -> int | None:
        """The first state found at this stage, or None."""
        if stage in self.batches:
            return self.batches[stage].states[0]
        return self.graph.keys.get(stage << self.graph.space.width)

    def to(self, state: int) -> list[Step]:
        """The steps that lead to a state."""
        steps = []
        while state:
            if state not in self.parents:
                self.parents[state] = self.parent(state)
            state, step = self.parents[state]
            steps.append(step)
        return steps[::-1]

    def parent(self, state: int) -> tuple[int, Step]:
        """A state that leads to this one, and the step from it."""
        batch = self.graph.found(state)
        for group, go in zip(batch.groups, batch.go, strict=True):
            try:
                return batch.states[go.index(state)], (batch.stage, group.options[0])
            except ValueError:
                continue
        raise LookupError(f"nothing leads to state {state}")

    def past(self, first: First) -> list[Step]:
        """The steps up to and with the one found first."""
        batch = first.batch
        return [*self.to(batch.states[first.place]), (batch.stage, batch.groups[first.group].options[0])]

    def choices(self, steps: Iterable[Step]) -> Witness:
        """The players' choices among these steps; an unfinished letter is finished with first positions."""
        witness, choice, stage = list[dict[str, str]](), dict[str, str](), None
        for number, option in steps:
            stage = self.stages[number]
            if stage.played:
                if stage.variable:
                    choice[stage.variable] = stage.options[option].position
                if stage.last:
                    witness.append(self.sorted(stage.moment, choice))
                    choice = {}
        while stage and stage.played and not stage.last:
            go = stage.options[0].branches[0].go
            stage = self.stages[go]
            choice[stage.variable] = stage.options[0].position
            if stage.last:
                witness.append(self.sorted(stage.moment, choice))
        return tuple(witness)

    def sorted(self, moment: str, choice: dict[str, str]) -> dict[str, str]:
        """The choice in the order of the letter."""
        return {variable: choice[variable] for variable in self.orders[moment]}


def _place(picks: Sequence[int], index: int, branches: int) -> int | None:
    """The first place at which this branch was picked."""
    if branches == 1:
        return 0
    try:
        return picks.index(index)
    except ValueError:
        return None
