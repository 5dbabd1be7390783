"""Where points are to be had, every position says how many."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues with a weight and a position without credit; the first such position of each."""
    for issue in story.scenario.issues:
        position = next((p for p in issue.positions if p.credit is None), None)
        if issue.weight and position:
            yield problem(
                "weight-without-credit",
                story.place(position.at),
                _(
                    'The issue "{id}" is scored, and its position "{position}" does not say what it earns.'
                ).format(id=issue.id, position=position.id),
                _('Write "credit:" and a number from 0 to 100, with the reason under "because:".'),
            )
