"""An issue belongs to one letter: its passages and its proof are that letter's."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Moment
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues that a second moment drafts."""
    first: dict[str, Moment] = {}
    for moment in story.scenario.moments:
        for issue in moment.draft.issues if moment.draft else ():
            before = first.setdefault(issue, moment)
            if before is not moment:
                yield problem(
                    "drafted-twice",
                    story.place(moment.at),
                    _('The letter written here takes up "{issue}", and so does the one of "{id}".').format(
                        issue=issue, id=before.id
                    ),
                    _("Make an issue of its own for the second letter."),
                    second=story.place(before.at),
                    second_note=_("It is taken up here first."),
                )
