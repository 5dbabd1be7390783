"""An issue that earns points says what history was."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues with a weight and no `history`."""
    for issue in story.scenario.issues:
        if issue.weight and not issue.history:
            yield problem(
                "history-missing",
                story.place(issue.at),
                _('The issue "{id}" has a weight, and it does not say which position history took.').format(
                    id=issue.id
                ),
                _('Write "history:" and the id of a position; or delete the weight.'),
            )
