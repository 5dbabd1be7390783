"""All plays of a scenario as one tree: they go together while the same is decided, and part where it is not.

Nothing has to be remembered for it: what two plays share is the choices they begin with. Readings decide
nothing and are no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.model.play import Chosen

Decided = tuple[str, tuple[tuple[str, str], ...]]
"""A moment, and what was decided there."""

HISTORY = ""
"""The name of history among the plays of a tree; the others are named by their handles."""


@dataclass(slots=True)
class Knot:
    """A decision that some plays share, with everything decided before it.

    `choices` is how many choices (readings among them) the first of its plays had made with this one; `then`
    is where the story stood next. `plays` are the names of those that come past here, in the order they were
    put in, and `stops` those that have come no further. `after` are places in the tree's list, -1 before the
    first decision.
    """

    parent: int
    decided: Decided
    choices: int
    then: str
    column: int
    row: int = 0
    plays: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """The knots, each after the one it comes from; the first stands for the beginning."""

    knots: tuple[Knot, ...]

    @property
    def rows(self) -> int:
        """How many rows the map of it has."""
        return max((knot.row for knot in self.knots), default=0) + 1


def grow(plays: Mapping[str, Sequence[Chosen]], first: Sequence[str] = ()) -> Tree:
    """The tree of these plays, each by its name with its choices.

    The plays named `first` keep to the upper rows, in that order of preference; at each parting the line that
    the most preferred play takes goes straight on, and each other one gets a row of its own below.
    """
    knots = [Knot(-1, ("", ()), 0, "", 0)]
    known: dict[tuple[int, Decided], int] = {}
    for name, chosen in plays.items():
        at = 0
        knots[0].plays.append(name)
        for count, entry in enumerate(chosen, start=1):
            if not entry.choice:
                continue
            decided = (entry.moment, entry.choice)
            there = known.get((at, decided))
            if there is None:
                there = known[at, decided] = len(knots)
                knots.append(Knot(at, decided, count, entry.then, knots[at].column + 1))
                knots[at].after.append(there)
            knots[there].plays.append(name)
            at = there
        knots[at].stops.append(name)
    return _set_out(knots, first)


def _set_out(knots: list[Knot], first: Sequence[str]) -> Tree:
    """Number the rows, and put the knots into the order in which one reads the map."""
    ranks = {name: place for place, name in enumerate(first)}

    def rank(knot: int) -> tuple[int, int]:
        return min((ranks.get(name, len(ranks)) for name in knots[knot].plays), default=0), knot

    order: list[int] = []
    rows, waiting = 0, [(0, 0)]  # not by recursion: a play may have more decisions than Python has frames
    while waiting:
        knot, row = waiting.pop()
        if row < 0:
            rows += 1
            row = rows
        knots[knot].row = row
        order.append(knot)
        straight, *others = sorted(knots[knot].after, key=rank) or [-1]
        waiting += [(other, -1) for other in reversed(others)]
        if straight >= 0:
            waiting.append((straight, row))
    places = {old: new for new, old in enumerate(order)}
    for one in knots:
        one.parent = places.get(one.parent, -1)
        one.after = sorted(places[after] for after in one.after)
    return Tree(tuple(knots[old] for old in order))
