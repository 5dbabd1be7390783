"""Following history leads to what happened."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Label
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Starts from which the historical positions lead to an ending that is not labelled *what happened*."""
    told: set[str] = set()
    for walk in story.walks:
        ending = walk.play.ending if walk.play else None
        if walk.play is None or ending is None or ending.label is Label.HAPPENED or ending.id in told:
            continue
        told.add(ending.id)
        last = walk.play.turns[-1]
        way = " > ".join([*(turn.moment for turn in walk.play.turns), ending.id])
        yield problem(
            "history-astray",
            story.place(story.moments[last.moment].rules[last.rule].at),
            _(
                'Following history, the story ends in "{id}", labelled "{value}". It went this way: {way}.'
            ).format(id=ending.id, value=ending.label.value, way=way),
            _(
                "Correct the rules, the effects or the historical positions on this way, or the "
                "ending's label."
            ),
            second=story.place(ending.at),
            second_note=_("The ending it comes to:"),
        )
