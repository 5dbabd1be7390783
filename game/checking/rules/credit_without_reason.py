"""Every credit comes with the author's reason, since the pupil will read it."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Positions of scored issues that have a credit and no `because`."""
    for issue in story.scenario.issues:
        for position in issue.positions if issue.weight else ():
            if position.credit is not None and not position.because:
                yield problem(
                    "credit-without-reason",
                    story.place(position.at),
                    _('The position "{id}" earns {credit} of 100 and does not say why.').format(
                        id=position.id, credit=position.credit
                    ),
                    _('Write "because:" and the reason; the pupil reads it at the end.'),
                )
