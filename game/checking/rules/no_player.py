"""Somebody can be played."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """A scenario in which no side is playable."""
    sides = story.scenario.sides
    if not any(side.playable for side in sides):
        yield problem(
            "no-player",
            story.place(sides[0].at if sides else None),
            _("No side of this scenario can be played."),
            _('Write "playable: yes" in the side that the pupil takes.'),
        )
