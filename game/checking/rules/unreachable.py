"""Something leads to every moment and every ending."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Moments and endings no rule leads to from a start; of several that hang together, the first."""
    scenario = story.scenario
    things = {moment.id: moment.at for moment in scenario.moments}
    things |= {ending.id: ending.at for ending in scenario.endings}
    reached = story.reached(*story.starts.values())
    lost = [id for id in things if id not in reached]
    led_to = {go for id in lost for go in story.ways.get(id, ()) if go != id}
    told: set[str] = set()
    # Those that nothing leads to first; what remains after them leads round in a circle.
    for id in [*(id for id in lost if id not in led_to), *lost]:
        if id in told:
            continue
        told |= story.reached(id)
        what = "moment" if id in story.ways else "ending"
        yield problem(
            "unreachable",
            story.place(things[id]),
            _(
                'Nothing leads to the {what} "{id}": no rule of a moment that can be reached goes there.'
            ).format(what=what, id=id),
            _('Write "go: {id}" in a rule of the moment before it, or delete it.').format(id=id),
        )
