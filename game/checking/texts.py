"""Conditions on which nothing in the story depends but what is read: of wordings, clashes, and endings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.condition import ALWAYS, Condition, Every, Not
from game.model.scenario import Clash, Scenario, Wording
from game.proving.asking import Question


@dataclass(frozen=True, slots=True)
class Wordings:
    """Wordings of which the first that fits is written, in letters from `at` that take the position."""

    wordings: tuple[Wording, ...]
    at: str
    issue: str = ""
    position: str = ""

    def question(self, *conditions: Condition) -> Question:
        """Whether all of these ever hold together in such a letter."""
        return Question(self.at, Every(conditions), self.issue, self.position)

    def alone(self, index: int) -> Question:
        """Whether a wording ever fits."""
        return self.question(self.wordings[index].condition)

    def first(self, index: int) -> Question:
        """Whether a wording ever fits and none above it does; behind the last, whether none does."""
        own = [wording.condition for wording in self.wordings[index : index + 1]]
        above = [Not(wording.condition) for wording in self.wordings[:index]]
        return self.question(*own, *above)


def questions(scenario: Scenario) -> Iterator[Question]:
    """Everything that has to be asked of the plays to know which of these conditions never or always hold."""
    for listed in lists(scenario):
        for index, wording in enumerate(listed.wordings):
            yield listed.first(index)
            if index and wording.condition != ALWAYS:
                yield listed.alone(index)
        if all(wording.condition != ALWAYS for wording in listed.wordings):
            yield listed.first(len(listed.wordings))
    for moment, clash in clashes(scenario):
        yield Question(moment, clash.condition)
        yield Question(moment, Not(clash.condition))
    for ending in scenario.endings:
        yield from (Question(ending.id, wording.condition) for wording in ending.choices)


def lists(scenario: Scenario) -> Iterator[Wordings]:
    """Every list of wordings of every letter."""
    for moment in scenario.moments:
        if moment.draft:
            yield Wordings(moment.draft.opening, moment.id)
            for id in moment.draft.issues:
                for position in scenario.issue(id).positions:
                    yield Wordings(position.write, moment.id, id, position.id)
            yield Wordings(moment.draft.closing, moment.id)


def clashes(scenario: Scenario) -> Iterator[tuple[str, Clash]]:
    """Every clash, with the moment at which it is said."""
    for moment in scenario.moments:
        yield from ((moment.id, clash) for clash in (moment.draft.clashes if moment.draft else ()))
