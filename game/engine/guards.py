"""Conditions made into functions: the layout of a state's numbers, and guards generated from data.

A state of the exchange is a row of small whole numbers: a place for the chosen form, one for every variable
(0 while it is undecided, else the position's number counted from 1), one for every gauge (its value above
its lowest). A guard is a function of that row. Its source holds indexes, numbers, comparisons and nothing
else: ids and texts of a scenario are looked up here and never written into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from game.model.condition import FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.scenario import Scenario

Values: TypeAlias = bytearray | list[int]
"""The numbers of a state: bytes while every number fits one, else a list."""


class Layout:
    """Where each variable and gauge of a scenario stands in the values of a state.

    `variables` maps `form`, each issue and each `decide` moment to its index, `numbers` to the number of
    each of its positions, `positions` to the ids in order; `gauges` maps each gauge to its index, `lows` to
    its lowest value and `tops` to how far it can rise above that. `first` are the values of a beginning.
    Raises ValueError for a gauge that starts outside its bounds.
    """

    __slots__ = ("first", "gauges", "lows", "numbers", "positions", "tops", "variables")

    def __init__(self, scenario: Scenario) -> None:
        matters = [(FORM, tuple(form.id for form in scenario.forms))]
        matters += [(id, tuple(p.id for p in positions)) for id, positions in scenario.matters()]
        self.positions = dict(matters)
        self.variables = {id: slot for slot, (id, _) in enumerate(matters)}
        self.numbers = {id: {p: n for n, p in enumerate(ids, start=1)} for id, ids in matters}
        self.gauges = {gauge.id: slot for slot, gauge in enumerate(scenario.gauges, start=len(matters))}
        self.lows = {gauge.id: gauge.lowest for gauge in scenario.gauges}
        self.tops = {gauge.id: gauge.highest - gauge.lowest for gauge in scenario.gauges}
        first = [0] * len(matters)
        for gauge in scenario.gauges:
            if not gauge.lowest <= gauge.start <= gauge.highest:
                raise ValueError(f"the gauge {gauge.id} starts outside its bounds")
            first.append(gauge.start - gauge.lowest)
        largest = max([*map(len, self.positions.values()), *self.tops.values()])
        self.first: Values = bytearray(first) if largest < 256 else first

    def taking(self, variable: str, position: str) -> tuple[int, int]:
        """The index and the number that mean this position. Raises KeyError for an unknown id."""
        return self.variables[variable], self.numbers[variable][position]


class Guard:
    """A condition as a function of a state's values; `source` is the expression it is made of.

    It is compiled when it is first asked. Raises KeyError when the condition asks about something the
    scenario does not have.
    """

    __slots__ = ("_function", "source")

    def __init__(self, condition: Condition, layout: Layout) -> None:
        self.source = source(condition, layout)
        self._function: Callable[[Values], bool] | None = None

    def __call__(self, values: Values) -> bool:
        """Whether the condition holds on these values."""
        if self._function is None:
            self._function = _functions([self.source])[0]
        return self._function(values)


def choosers(rows: Iterable[Sequence[Guard | None]]) -> list[Callable[[Values], int]]:
    """For each row of guards a function that gives the number of the first that holds, from 1; else 0.

    No guard at all always holds. All rows are compiled together, which is much faster than one by one.
    """
    return _functions(
        " or ".join(f"{guard.source if guard else True} and {n:d}" for n, guard in enumerate(row, start=1))
        for row in rows
    )


def _functions(sources: Iterable[str]) -> list[Callable[[Values], Any]]:
    whole = ", ".join(f"lambda v: {source}" for source in sources)
    # Numbers and comparisons alone, see source(); nothing is in reach of what is evaluated, either.
    functions: list[Callable[[Values], Any]] = eval(f"[{whole}]", {"__builtins__": {}})  # noqa: S307
    return functions


def source(condition: Condition, layout: Layout) -> str:
    """The condition as an expression over `v`, made of whole numbers and comparisons alone.

    It is in parentheses unless it is `True` or `False`, and its value is always a bool.
    """
    match condition:
        case Is(variable=variable, positions=positions):
            numbers = sorted({layout.numbers[variable][position] for position in positions})
            return _among(layout.variables[variable], numbers)
        case Within(gauge=gauge, low=low, high=high):
            return _between(layout.gauges[gauge], low, high, layout.lows[gauge])
        case Not(part=part):
            return f"(not {source(part, layout)})"
        case Every(parts=parts):
            return _joined(" and ", [source(part, layout) for part in parts], "True")
        case Either(parts=parts):
            return _joined(" or ", [source(part, layout) for part in parts], "False")
        case AtLeast(count=count, parts=parts):
            held = _joined(" + ", [source(part, layout) for part in parts], "0")
            return f"({held} >= {count:d})"


def _among(slot: int, numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"(v[{slot:d}] == {numbers[0]:d})"
    return f"(v[{slot:d}] in ({', '.join(f'{number:d}' for number in numbers)}))"


def _between(slot: int, low: int | None, high: int | None, lowest: int) -> str:
    if low is not None and high is not None:
        return f"({low - lowest:d} <= v[{slot:d}] <= {high - lowest:d})"
    if low is not None:
        return f"(v[{slot:d}] >= {low - lowest:d})"
    if high is not None:
        return f"(v[{slot:d}] <= {high - lowest:d})"
    return "True"


def _joined(word: str, parts: Sequence[str], empty: str) -> str:
    return f"({word.join(parts)})" if parts else empty
