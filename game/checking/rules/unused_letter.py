"""Every letter is read, answered or written somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Letters that no moment reads, answers or wrote."""
    used = {moment.read for moment in story.scenario.moments}
    for moment in story.scenario.moments:
        if moment.draft:
            used |= {moment.draft.answers, moment.draft.wrote}
    for letter in story.scenario.letters:
        if letter.id not in used:
            yield problem(
                "unused-letter",
                story.place(letter.at),
                _('The letter "{id}" is never read, answered or written.').format(id=letter.id),
                _('Write "read: {id}" (or "answers:", or "wrote:") in a moment, or delete it.').format(
                    id=letter.id
                ),
            )
