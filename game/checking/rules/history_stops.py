"""Following history, the story comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Matters on the way of history that have no historical position and that no other rule tells of."""
    scenario = story.scenario
    playable = [side.id for side in scenario.sides if side.playable]
    scored = {issue.id for issue in scenario.issues if issue.weight}
    for variable in dict.fromkeys(walk.open for walk in story.walks if walk.open):
        moment = next(walk.moment for walk in story.walks if walk.open == variable)
        if variable in scored or playable != [story.moments[moment].by]:
            continue
        issue = story.issues.get(variable)
        yield problem(
            "history-stops",
            story.place(issue.at if issue else story.moments[moment].at),
            _(
                'Following history, the story stops at "{moment}": nothing says what history did about '
                '"{variable}".'
            ).format(moment=moment, variable=variable),
            _('Write "history:" and the id of what was chosen.'),
        )
