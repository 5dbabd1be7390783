"""What is dated, or decided by history, names its sources or says that it is invented."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Moment
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Moments with a date or a historical decision, no letter behind them, no `sources`, not `invented`."""
    letters = {letter.id for letter in story.scenario.letters}
    for moment in story.scenario.moments:
        claims = moment.date or (moment.decide and moment.decide.history)
        if claims and not moment.sources and not moment.invented and not _has_letter(moment, letters):
            yield problem(
                "event-without-sources",
                story.place(moment.at),
                _('The moment "{id}" tells of something dated or decided, and names no sources.').format(
                    id=moment.id
                ),
                _('Write "sources:" and the ids of facts, or "invented: yes".'),
            )


def _has_letter(moment: Moment, letters: set[str]) -> bool:
    return moment.read in letters or bool(moment.draft and moment.draft.wrote)
