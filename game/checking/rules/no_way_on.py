"""Every moment has a way on, whatever was chosen: its last rule has no condition."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.condition import ALWAYS
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Moments whose last rule has an `if`, or that have no rule at all."""
    for moment in story.scenario.moments:
        if not moment.rules:
            yield problem(
                "no-way-on",
                story.place(moment.at),
                _('Nothing follows the moment "{id}": the list under "then" is empty.').format(id=moment.id),
                _('Write "then:" and the id of a moment or an ending.'),
            )
        elif moment.rules[-1].condition != ALWAYS:
            yield problem(
                "no-way-on",
                story.place(moment.rules[-1].at),
                _('The last rule of "{id}" has a condition; when it does not hold, the story stops.').format(
                    id=moment.id
                ),
                _('Add a last rule without "if", for everything else.'),
            )
