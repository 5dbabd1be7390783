"""A scenario under one casting as the proof reads it: stages, and what leads from one to the next.

A stage settles one matter. A moment with one matter or none is one stage; a draft is a stage for each
issue, so that its combinations need never be listed. At a stage of a player every option can be chosen;
where nobody chooses, the stage has a single option. Of an option the first branch whose guard holds is
taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from game.proving.formulas import Formula, Slide


class Kind(Enum):
    """What a stage is: one that is gone through, or one of four at which nothing goes on."""

    MATTER = "a matter of a moment"
    ENDING = "an ending"
    NO_WAY_ON = "no rule of the moment holds"
    NOBODY_DECIDES = "nobody decides"


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on. `guard` is asked before anything changes; then `sets` are taken and gauges slide.

    `go` is the stage that follows. `rule` is the index of the moment's rule, -1 where the moment goes on.
    `answer` is the position taken where nobody chooses, and `reply` the place of its reply rule among all
    those for the matter, with history after the last of them.
    """

    guard: Formula
    go: int
    sets: Mapping[int, int] = field(default_factory=dict)
    slides: Mapping[int, Slide] = field(default_factory=dict)
    rule: int = -1
    answer: str = ""
    reply: int = -1


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen: a position, or none where there is nothing to choose."""

    position: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One matter of a moment, or an end. `variable` is what is settled here, or empty.

    `played` says that a player chooses here; `first` and `last`, that the moment begins, and ends, with this
    stage. An ending has its id as its `moment`.
    """

    kind: Kind
    moment: str
    variable: str = ""
    played: bool = False
    first: bool = False
    last: bool = False
    options: tuple[Option, ...] = ()

    def branches(self) -> Iterator[tuple[int, Branch]]:
        """Every branch with the index of its option."""
        for number, option in enumerate(self.options):
            for branch in option.branches:
                yield number, branch


@dataclass(frozen=True, slots=True)
class Story:
    """All stages, the one where a play begins, and the numbers it begins with.

    A slot is the index of a number; the first ones are those of the engine's layout. `wholes` has a bit for
    every number a variable's slot can hold, `tops` the highest number of every gauge's slot.
    """

    stages: tuple[Stage, ...]
    start: int
    first: tuple[int, ...]
    wholes: Mapping[int, int]
    tops: Mapping[int, int]


def in_order(stages: Mapping[int, tuple[int, ...]], start: int) -> list[list[int]]:
    """What can be reached from the start, in groups: each leads to itself and to later groups alone.

    `stages` maps each stage to those that can follow it. A group has several stages, or one that leads to
    itself, where a story can come back to where it was. (Tarjan's algorithm, without recursion.)
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    waiting, groups = dict[int, None](), list[list[int]]()
    path = list[tuple[int, Iterator[int]]]()

    def enter(stage: int) -> None:
        index[stage] = low[stage] = len(index)
        waiting[stage] = None
        path.append((stage, iter(stages[stage])))

    enter(start)
    while path:
        here, following = path[-1]
        for there in following:
            if there not in index:
                enter(there)
                break
            if there in waiting:
                low[here] = min(low[here], index[there])
        else:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[here])
            if low[here] == index[here]:
                group = [waiting.popitem()[0]]
                while group[-1] != here:
                    group.append(waiting.popitem()[0])
                groups.append(sorted(group))
    return groups[::-1]
