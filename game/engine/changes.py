"""What a choice or a rule does to the values of a state, worked out once and applied many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias

from game.engine.guards import Layout, Values
from game.model.scenario import Effect, Take


class Moved(Protocol):
    """Where a gauge stands after an effect, by where it stood; both above its lowest."""

    def __getitem__(self, value: int, /) -> int:
        """The value after."""


_Sets: TypeAlias = tuple[tuple[int, int], ...]  # (index, number of the position), in the order of taking
_Moves: TypeAlias = tuple[tuple[int, Moved], ...]  # (index of a gauge, where it goes), once a gauge
_Sums: TypeAlias = tuple[tuple[int, int, int], ...]  # (index of a gauge, by how much, its top), once a gauge
Change: TypeAlias = tuple[_Sets, _Moves, _Sums]
"""What one choice or rule takes, where it moves each gauge, and the same movements to be added up."""


class Changes:
    """Makes the changes of one scenario, sharing the tables by which its gauges move."""

    __slots__ = ("_layout", "_tables")

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._tables: dict[tuple[int, int], Moved] = {}

    def of(self, effects: Iterable[Effect], takes: Iterable[Take]) -> Change:
        """The change of these effects and takes. Raises KeyError for an id the scenario does not have."""
        layout = self._layout
        sets = tuple(layout.taking(take.variable, take.position) for take in takes)
        sums: dict[str, int] = {}
        for effect in effects:
            sums[effect.gauge] = sums.get(effect.gauge, 0) + effect.by
        moves = tuple((layout.gauges[id], self._table(by, layout.tops[id])) for id, by in sums.items())
        return sets, moves, tuple((layout.gauges[id], by, layout.tops[id]) for id, by in sums.items())

    def _table(self, by: int, top: int) -> Moved:
        if (by, top) not in self._tables:
            self._tables[by, top] = _Clamped(by, top) if top > 255 else _table(by, top)
        return self._tables[by, top]


def _table(by: int, top: int) -> tuple[int, ...]:
    """Where each value from 0 to `top` goes: to the bottom, to another value, to the top."""
    low, high = min(max(-by, 0), top + 1), min(max(by, 0), top + 1)
    return (0,) * low + tuple(range(max(by, 0), min(by, 0) + top + 1)) + (top,) * high


class _Clamped:
    """An effect on a gauge with too many values for a table."""

    __slots__ = ("by", "top")

    def __init__(self, by: int, top: int) -> None:
        self.by = by
        self.top = top

    def __getitem__(self, value: int, /) -> int:
        return min(max(value + self.by, 0), self.top)


def apply(values: Values, change: Change) -> None:
    """Take the change's positions and move its gauges, each held to its bounds."""
    sets, moves, _sums = change
    for slot, number in sets:
        values[slot] = number
    for slot, moved in moves:
        values[slot] = moved[values[slot]]


def apply_together(values: Values, changes: Sequence[Change]) -> None:
    """Take all positions and add up all effects before any gauge is held to its bounds.

    The order of the changes does not matter.
    """
    take_together(values, changes)
    sums: dict[int, int] = {}
    tops: dict[int, int] = {}
    for _sets, _moves, moved in changes:
        for slot, by, top in moved:
            sums[slot] = sums.get(slot, values[slot]) + by
            tops[slot] = top
    for slot, value in sums.items():
        values[slot] = min(max(value, 0), tops[slot])


def take_together(values: Values, changes: Iterable[Change]) -> None:
    """Take what the positions take along, then the positions themselves, which stand last in each change.

    So a position chosen in a letter is never replaced by what another position of the letter takes along.
    The order of the changes does not matter: where two take the same variable along, the one whose own
    variable stands later in the layout has its way.
    """
    ordered = sorted(changes, key=_own)
    for sets, _moves, _sums in ordered:
        for slot, number in sets:
            values[slot] = number
    for change in ordered:
        slot, number = _own(change)
        values[slot] = number


def _own(change: Change) -> tuple[int, int]:
    return change[0][-1]
