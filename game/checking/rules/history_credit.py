"""The historical position earns all points: the match is a match with history."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Scored issues whose historical position has a credit other than 100."""
    for issue in story.scenario.issues:
        position = issue.position(issue.history) if issue.weight else None
        if position and position.credit not in (None, 100):
            yield problem(
                "history-credit",
                story.place(position.at),
                _('"{id}" is what history did on "{issue}"; it earns {credit} of 100.').format(
                    id=position.id, issue=issue.id, credit=position.credit
                ),
                _('Write "credit: 100" here, or correct "history:".'),
            )
