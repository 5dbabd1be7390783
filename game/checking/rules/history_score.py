"""Who chooses as history did earns every point."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.scoring.debrief import debrief
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues that end up, on the way of history, at another position than the historical one."""
    told: set[str] = set()
    for walk in story.walks:
        if walk.play is None:
            continue
        judged = debrief(story.scenario, side=None, taken=walk.play.taken(), wrote={}, marked={})
        for score in judged.issues:
            issue, taken = score.issue, score.taken
            if score.credit in (None, 100) or taken is None or taken == score.history or issue.id in told:
                continue
            told.add(issue.id)
            yield problem(
                "history-score",
                story.place(issue.at),
                _(
                    'Following history, "{id}" comes to stand at "{came}", which earns '
                    '{credit} of 100, and not at "{history}".'
                ).format(id=issue.id, came=taken.id, credit=score.credit, history=issue.history),
                _('Look for a "take:" on the way that changes it; it should not.'),
            )
