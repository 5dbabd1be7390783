"""A gauge starts between its bounds."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem


def check(story: Story) -> Iterator[Problem]:
    """Gauges that start outside their bounds, or whose bounds leave no room."""
    for gauge in story.scenario.gauges:
        if gauge.lowest >= gauge.highest:
            yield problem(
                "gauge-bounds",
                story.place(gauge.at),
                f'The gauge "{gauge.id}" cannot move: it goes from {gauge.lowest} to {gauge.highest}.',
                'Write a "lowest" below its "highest" (0 and 100 when nothing is written).',
            )
        elif not gauge.lowest <= gauge.start <= gauge.highest:
            yield problem(
                "gauge-bounds",
                story.place(gauge.at),
                f'The gauge "{gauge.id}" starts at {gauge.start}, but it goes from {gauge.lowest} to '
                f"{gauge.highest}.",
                'Change "start", or its bounds "lowest" and "highest".',
            )
