"""Behind every historical position stand words of a letter, their proved absence, or sources."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues with a `history` and neither `said`, `unsaid` nor `sources`; scored ones need a letter."""
    for issue in story.scenario.issues:
        proved = issue.said or issue.unsaid
        if issue.history and not proved and not issue.sources:
            yield problem(
                "unproved-history",
                story.place(issue.at),
                _('Nothing shows that history took the position "{history}" on "{id}".').format(
                    history=issue.history, id=issue.id
                ),
                _(
                    'Quote the letter under "said:", or give words it does not use under "unsaid:", or name '
                    'facts under "sources:".'
                ),
            )
        elif issue.history and issue.weight and not proved:
            yield problem(
                "unproved-history",
                story.place(issue.at),
                _(
                    'The issue "{id}" has a weight, but no letter shows what history did, so it cannot be '
                    "scored."
                ).format(id=issue.id),
                _(
                    'Quote the letter under "said:", or give words it does not use under '
                    '"unsaid:", or delete '
                    "the weight."
                ),
            )
