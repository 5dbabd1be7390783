"""A scenario as bytes that load in a fraction of the time its YAML takes. Never pickle: nothing is run.

What is packed is plain: numbers, texts and tuples as they are, a dataclass as a list of its number in the
model and its values, a member of an enumeration as a list of its number and its value. Places in a file are
left out: who needs them reads the file.
"""

from __future__ import annotations

import marshal
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any

from game.model import condition, letter, scenario
from game.model.scenario import Scenario


def pack(whole: Scenario) -> bytes:
    """The scenario as bytes. Raises TypeError for a value of a kind that is not packed here."""
    return marshal.dumps(_flat(whole))


def unpack(data: bytes) -> Scenario:
    """The scenario these bytes were made of, without its places.

    The bytes must come from `pack` of the same program (the cache sees to that by its key and checksum);
    raises ValueError, TypeError, EOFError, LookupError or RecursionError for others.
    """
    whole = _whole(marshal.loads(data))  # noqa: S302 - values only, checked by a sum; nothing of it is run
    if not isinstance(whole, Scenario):
        raise TypeError("not a scenario")
    return whole


@cache
def _kinds() -> tuple[type[Any], ...]:
    """Every dataclass and enumeration of the model, in the order of their names."""
    modules: tuple[ModuleType, ...] = (condition, letter, scenario)
    named = {
        name: kind for module in modules for name, kind in vars(module).items() if isinstance(kind, type)
    }
    return tuple(
        named[name]
        for name in sorted(named)
        if is_dataclass(named[name]) or (issubclass(named[name], Enum) and named[name] is not Enum)
    )


@cache
def _numbers() -> dict[type[Any], int]:
    return {kind: number for number, kind in enumerate(_kinds())}


@cache
def _compared(number: int) -> tuple[str, ...]:
    """The names of the fields that are packed. What is left out stands last, so the rest go in by order."""
    kind = _kinds()[number]
    named = [(field.name, field.compare) for field in fields(kind)]
    packed = [name for name, compare in named if compare]
    if [name for name, _compare in named[: len(packed)]] != packed:
        raise TypeError(f"{kind.__name__} has a field that is not compared before one that is")
    return tuple(packed)


def _flat(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return tuple(map(_flat, value))
    number = _numbers().get(type(value))
    if number is None:
        raise TypeError(f"a {type(value).__name__} cannot be packed")
    if isinstance(value, Enum):
        return [number, value.value]
    return [number, *(_flat(getattr(value, name)) for name in _compared(number))]


def _whole(flat: Any) -> Any:
    if isinstance(flat, tuple):
        return tuple(map(_whole, flat))
    if isinstance(flat, list):
        kind = _kinds()[flat[0]]
        return kind(*map(_whole, flat[1:]))
    return flat
