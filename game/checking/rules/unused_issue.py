"""Every issue is asked, taken or spoken of somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.condition import variables
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Position, Rule
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues that no letter asks, nothing takes and no condition speaks of."""
    scenario = story.scenario
    used = {id for moment in scenario.moments if moment.draft for id in moment.draft.issues}
    used |= {name for condition, _at in story.conditions() for name in variables(condition)}
    changing: list[Position | Rule] = [p for _id, positions in scenario.matters() for p in positions]
    changing += [rule for moment in scenario.moments for rule in moment.rules]
    used |= {take.variable for thing in changing for take in thing.takes}
    for issue in scenario.issues:
        if issue.id not in used:
            yield problem(
                "unused-issue",
                story.place(issue.at),
                _(
                    'Nobody is ever asked about "{id}": no letter takes it up, and no rule speaks of it.'
                ).format(id=issue.id),
                _('Add it to the list under "draft:" of the moment that writes the letter, or delete it.'),
            )
