"""Conditions: the closed vocabulary that decides which way a story goes.

A condition is data. The engine makes a function of it, the checker reasons about it, and both see the
same thing. Everything a teacher can say in words is resolved to these six forms when the file is read:
`is history`, `is one of`, `at least` on a scale and the chosen form of a lesson all become `Is`; every
comparison of a gauge becomes `Within`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

FORM = "form"
"""The variable that holds the chosen form of a lesson; no issue, moment or gauge may be called that."""


@dataclass(frozen=True, slots=True)
class Is:
    """Holds when a variable has been decided and its position is one of `positions` (never empty).

    A variable is an issue, a `decide` moment, or `FORM`. One that has not been decided is at none of its
    positions.
    """

    variable: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Holds when a gauge lies between `low` and `high`, both included; `None` leaves that end open."""

    gauge: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """Holds when all of its parts hold; with no parts it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Holds when at least one of its parts holds; with no parts it never holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds when at least `count` of its parts hold."""

    count: int
    parts: tuple[Condition, ...]


Condition: TypeAlias = Is | Within | Not | Every | Either | AtLeast

ALWAYS = Every(())
"""The condition of a rule that has none."""


def variables(condition: Condition) -> frozenset[str]:
    """The ids of issues and decisions that the condition asks about."""
    match condition:
        case Is(variable=name):
            return frozenset({name})
        case Within():
            return frozenset()
        case Not(part=part):
            return variables(part)
        case Every(parts=parts) | Either(parts=parts) | AtLeast(parts=parts):
            return frozenset().union(*map(variables, parts))


def gauges(condition: Condition) -> frozenset[str]:
    """The ids of the gauges that the condition asks about."""
    match condition:
        case Within(gauge=name):
            return frozenset({name})
        case Is():
            return frozenset()
        case Not(part=part):
            return gauges(part)
        case Every(parts=parts) | Either(parts=parts) | AtLeast(parts=parts):
            return frozenset().union(*map(gauges, parts))
