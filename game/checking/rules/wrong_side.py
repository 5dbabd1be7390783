"""Who writes a letter takes the positions in it, and replies are about a side's own matters."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Issues of one side in a letter of another, and replies on a matter of another side."""
    scenario = story.scenario
    owners = {moment.id: moment.by for moment in scenario.moments if moment.decide}
    owners |= {issue.id: issue.by for issue in scenario.issues}
    for moment in scenario.moments:
        for id in moment.draft.issues if moment.draft else ():
            if owners[id] != moment.by:
                yield problem(
                    "wrong-side",
                    story.place(moment.at),
                    _('"{by}" writes the letter here, and the issue "{id}" is one of "{owners}".').format(
                        by=moment.by, id=id, owners=owners[id]
                    ),
                    _('Correct "by:" here or in the issue, or leave "{id}" out of this letter.').format(
                        id=id
                    ),
                    second=story.place(story.issues[id].at),
                    second_note=_("The issue:"),
                )
    for reply in scenario.replies:
        if owners[reply.variable] != reply.side:
            yield problem(
                "wrong-side",
                story.place(reply.at),
                _('"{side}" cannot reply on "{variable}": it is a matter of "{owners}".').format(
                    side=reply.side, variable=reply.variable, owners=owners[reply.variable]
                ),
                _('Move it under "{owners}:".').format(owners=owners[reply.variable]),
            )
