"""Nothing stands after a rule, reply or wording that always holds: the first that holds is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.checking.story import Story
from game.model.condition import ALWAYS
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import ReplyRule, Rule, Wording
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """The first of the rules, replies and wordings that stand after one without a condition."""
    scenario = story.scenario
    for moment in scenario.moments:
        yield from _after(story, moment.rules, "rule")
        if moment.draft:
            yield from _after(story, moment.draft.opening, "wording")
            yield from _after(story, moment.draft.closing, "wording")
    for issue in scenario.issues:
        for position in issue.positions:
            yield from _after(story, position.write, "wording")
    for reply in scenario.replies:
        yield from _after(story, reply.rules, "reply")


def _after(story: Story, rules: Sequence[Rule | ReplyRule | Wording], what: str) -> Iterator[Problem]:
    for rule, following in pairwise(rules):
        if rule.condition == ALWAYS:
            yield problem(
                "never-reached",
                story.place(following.at),
                _(
                    'This {what} is never reached: one before it has no "if", and the first '
                    "that fits is taken."
                ).format(what=what),
                _('Give the {what} before it an "if", or put this one above it.').format(what=what),
                second=story.place(rule.at),
                second_note=_("This {what} always fits.").format(what=what),
            )
            return
