"""Words that point to the glossary: `[[cominform]]`, or `[[cominform|the league]]` with words of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

POINTER = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")
"""The first group is the id of a term (spaces around it mean nothing), the second the words shown, if any."""

_Value = TypeVar("_Value")


def in_plain_words(
    value: _Value,
    names: Mapping[str, str],
    found: Callable[[str], object] = lambda id: None,
    *,
    leave: type = type,
) -> _Value:
    """The value with the pointers in all its texts replaced by what is read; itself where there are none.

    `names` gives the name of each term by its id. Every term pointed to is `found`, in the order of the
    texts. What is of the class `leave` is left as it is.
    """
    made: Any = value
    if isinstance(value, str):
        if "[[" in value:
            made = POINTER.sub(lambda match: _words(match, names, found), value)
    elif isinstance(value, tuple):
        parts = tuple(in_plain_words(part, names, found, leave=leave) for part in value)
        if any(new is not old for new, old in zip(parts, value, strict=True)):
            made = parts
    elif is_dataclass(value) and not isinstance(value, (type, leave)):
        changed = {
            field.name: new
            for field in fields(value)
            if (new := in_plain_words(old := getattr(value, field.name), names, found, leave=leave))
            is not old
        }
        if changed:
            made = replace(value, **changed)
    result: _Value = made
    return result


def _words(match: re.Match[str], names: Mapping[str, str], found: Callable[[str], object]) -> str:
    id = match[1].strip()
    if id not in names:
        return match[2] or id
    found(id)
    return match[2] or names[id]
