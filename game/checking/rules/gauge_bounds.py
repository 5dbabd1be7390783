"""A gauge starts between its bounds."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Gauges that start outside their bounds, or whose bounds leave no room."""
    for gauge in story.scenario.gauges:
        if gauge.lowest >= gauge.highest:
            yield problem(
                "gauge-bounds",
                story.place(gauge.at),
                _('The gauge "{id}" cannot move: it goes from {lowest} to {highest}.').format(
                    id=gauge.id, lowest=gauge.lowest, highest=gauge.highest
                ),
                _('Write a "lowest" below its "highest" (0 and 100 when nothing is written).'),
            )
        elif not gauge.lowest <= gauge.start <= gauge.highest:
            yield problem(
                "gauge-bounds",
                story.place(gauge.at),
                _('The gauge "{id}" starts at {start}, but it goes from {lowest} to {highest}.').format(
                    id=gauge.id, start=gauge.start, lowest=gauge.lowest, highest=gauge.highest
                ),
                _('Change "start", or its bounds "lowest" and "highest".'),
            )
