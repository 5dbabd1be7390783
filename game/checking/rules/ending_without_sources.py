"""An ending that says it happened names its sources."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Label
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Endings labelled *what happened* without `sources`."""
    for ending in story.scenario.endings:
        if ending.label is Label.HAPPENED and not ending.sources:
            yield problem(
                "ending-without-sources",
                story.place(ending.at),
                _('The ending "{id}" is labelled "{value}" and names no sources.').format(
                    id=ending.id, value=ending.label.value
                ),
                _('Write "sources:" and the ids of facts, or change the label.'),
            )
