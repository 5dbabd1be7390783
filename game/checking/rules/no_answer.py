"""A side that nobody plays can always answer."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.condition import ALWAYS
from game.model.place import Place, Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Matters of a side that may go unplayed, with no reply that always fits and no history."""
    scenario = story.scenario
    playable = [side.id for side in scenario.sides if side.playable]
    always = {
        (reply.side, reply.variable)
        for reply in scenario.replies
        if any(rule.condition == ALWAYS for rule in reply.rules)
    }
    for side, variable, at in _matters(story):
        if playable == [side] or (side, variable) in always or story.history(variable):
            continue
        yield problem(
            "no-answer",
            story.place(at),
            _('When nobody plays "{side}", nothing says what it does about "{variable}".').format(
                side=side, variable=variable
            ),
            _(
                'Write "history:" here, or under "replies:", "{side}:" a list for "{variable}" whose '
                'last entry has no "if".'
            ).format(side=side, variable=variable),
        )


def _matters(story: Story) -> Iterator[tuple[str, str, Place | None]]:
    """Every matter that is asked, once: who decides it, its id, where it stands."""
    asked: set[str] = set()
    for moment in story.scenario.moments:
        if moment.decide:
            yield moment.by, moment.id, moment.at
        for id in moment.draft.issues if moment.draft else ():
            issue = story.issues[id]
            # A scored issue without history is told by its own rule.
            if id not in asked and issue.by == moment.by and not issue.weight:
                asked.add(id)
                yield moment.by, id, issue.at
