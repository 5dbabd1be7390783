"""Something moves every gauge."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Gauges that no position, option or rule has an effect on."""
    scenario = story.scenario
    moved = {effect.gauge for _id, ps in scenario.matters() for p in ps for effect in p.effects}
    moved |= {effect.gauge for m in scenario.moments for rule in m.rules for effect in rule.effects}
    for gauge in scenario.gauges:
        if gauge.id not in moved:
            yield problem(
                "unused-gauge",
                story.place(gauge.at),
                _('Nothing ever moves the gauge "{id}".').format(id=gauge.id),
                _('Write an effect on it, such as "effect: {{{id}: +5}}", or delete it.').format(id=gauge.id),
            )
