"""A scenario is called like its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """An id that is not the file's name without its ending."""
    scenario = story.scenario
    name, stem = PurePath(scenario.file).name, PurePath(scenario.file).stem
    if scenario.id != stem:
        yield problem(
            "other-name",
            story.place(scenario.at),
            _('The scenario has the id "{id}", and its file is called "{name}".').format(
                id=scenario.id, name=name
            ),
            _('Write "id: {stem}", or call the file "{id}.yaml".').format(stem=stem, id=scenario.id),
        )
