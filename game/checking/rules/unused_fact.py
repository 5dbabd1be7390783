"""Every fact is the source of something."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Ending, Issue, Moment, Rule, Side, Term
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Facts that nothing names under `sources`."""
    scenario = story.scenario
    rules = [rule for moment in scenario.moments for rule in moment.rules]
    things: list[Side | Issue | Moment | Ending | Rule | Term] = [
        *scenario.sides,
        *scenario.issues,
        *scenario.moments,
        *scenario.endings,
        *rules,
        *scenario.glossary,
    ]
    used = {*scenario.sources, *(id for thing in things for id in thing.sources)}
    for fact in scenario.facts:
        if fact.id not in used:
            yield problem(
                "unused-fact",
                story.place(fact.at),
                _('Nothing rests on the fact "{id}".').format(id=fact.id),
                _('Write "sources: [{id}]" where it belongs, or delete it.').format(id=fact.id),
            )
