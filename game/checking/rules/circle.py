"""The story cannot come back to a moment it has left."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """One rule of every circle of moments that can be reached."""
    finished: set[str] = set()
    for start in story.starts.values():
        path: dict[str, Iterator[str]] = {}
        _enter(story, start, path, finished)
        while path:
            here, ways = next(reversed(path.items()))
            go = next(ways, None)
            if go is None:
                del path[here]
                finished.add(here)
            elif go in path:
                yield _problem(story, here, go)
            else:
                _enter(story, go, path, finished)


def _enter(story: Story, id: str, path: dict[str, Iterator[str]], finished: set[str]) -> None:
    if id in story.ways and id not in finished:
        path[id] = iter(story.ways[id])


def _problem(story: Story, here: str, back: str) -> Problem:
    rule = next(rule for rule in story.moments[here].rules if rule.go == back)
    return problem(
        "circle",
        story.place(rule.at),
        _('From "{here}" the story can come back to "{back}", and so go round for ever.').format(
            here=here, back=back
        ),
        _("Lead on to another moment or to an ending; a moment that happens again is a moment of its own."),
        second=story.place(story.moments[back].at),
        second_note=_("The circle begins here."),
    )
