"""Plays kept in older formats are lifted, line by line, to the format that is written now.

There is one way up: each format has one step to the next, and a line takes all of them. The tests keep a play
in every format there ever was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

FORMAT = 3
"""The number of the format written now. It changes when a program that knows the last would misread it."""

_Values: TypeAlias = dict[str, Any]


def upgraded(values: _Values, number: int) -> _Values:
    """The values of a line written in this format as the present one would have them.

    Raises KeyError for a format that never was.
    """
    for older in range(number, FORMAT):
        values = STEPS[older](values)
    return values


def _to_2(values: _Values) -> _Values:
    """Format 2 has plays that branch off others, letters by post, written answers and ratings."""
    return {**values, "branched": None} if "demarche" in values else values


def _to_3(values: _Values) -> _Values:
    """Format 3 has the hands of a class; what was written before says the same in it."""
    return values


STEPS: Mapping[int, Callable[[_Values], _Values]] = {1: _to_2, 2: _to_3}
"""The step from each older format to the next."""
