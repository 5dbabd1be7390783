"""The values of one line of a journal, each read as what it must be or refused with a sentence."""

from __future__ import annotations

import math
import re
from typing import Any, TypeVar

from game.model.play import Casting, Player
from game.wording import _

_Kind = TypeVar("_Kind")

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a letter, which cannot be written again."""


class NotAsWritten(ValueError):
    """A line says something this program never writes; `words` is a sentence on what."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def pairs_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs of a JSON object as a dictionary. Raises NotAsWritten for a key that stands twice."""
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise NotAsWritten(_('"{key}" stands in it twice.').format(key=_shown(key)))
        values[key] = value
    return values


class Fields:
    """The values of a line by their keys. Keys nobody asks for are left alone: a later program's additions.

    Every method raises NotAsWritten where the value is missing or of another kind.
    """

    __slots__ = ("values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str) -> str:
        """A text that can be written again: no half characters."""
        return _text(key, self._value(key))

    def truth(self, key: str) -> bool:
        """True or false."""
        return self._of(bool, key, self._value(key), _("true or false"))

    def whole(self, key: str, lowest: int | None = None, highest: int | None = None) -> int:
        """A whole number, not below `lowest` and not above `highest` where these are given."""
        value = _whole(key, self._value(key))
        if lowest is not None and value < lowest:
            raise _wrong(key, value, _("a whole number from {lowest} on").format(lowest=lowest))
        if highest is not None and value > highest:
            raise _wrong(key, value, _("a whole number up to {highest}").format(highest=highest))
        return value

    def number(self, key: str) -> float:
        """A number of ordinary size."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15:
            raise _wrong(key, value, _("a number"))
        if not math.isfinite(value):
            raise _wrong(key, value, _("a number"))
        return float(value)

    def texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """Texts by their keys, in order."""
        return tuple((_text(key, name), _text(name, value)) for name, value in self._object(key).items())

    def wholes(self, key: str) -> tuple[tuple[str, int], ...]:
        """Whole numbers by their keys, in order."""
        return tuple((_text(key, name), _whole(name, value)) for name, value in self._object(key).items())

    def within(self, key: str) -> Fields | None:
        """Values of their own under one key, or None where it says that there are none."""
        value = self._value(key)
        return None if value is None else Fields(self._object(key))

    def casting(self, key: str) -> Casting:
        """Who plays which side."""
        known = {player.value: player for player in Player}
        casting = self.texts(key)
        for side, player in casting:
            if player not in known:
                raise _wrong(side, player, ", ".join(known))
        return tuple((side, known[player]) for side, player in casting)

    def _value(self, key: str) -> Any:
        if key not in self.values:
            raise NotAsWritten(_('"{key}" is missing in it.').format(key=key))
        return self.values[key]

    def _object(self, key: str) -> dict[str, Any]:
        return self._of(dict, key, self._value(key), _("names with their values in braces"))

    @staticmethod
    def _of(kind: type[_Kind], key: str, value: Any, expected: str) -> _Kind:
        if not isinstance(value, kind):
            raise _wrong(key, value, expected)
        return value


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not (value.isascii() or _HALF.search(value) is None):
        raise _wrong(key, value, _("a text"))
    return value


def _whole(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 10**15:
        raise _wrong(key, value, _("a whole number"))
    return value


def _wrong(key: str, value: Any, expected: str) -> NotAsWritten:
    return NotAsWritten(
        _('"{key}" should be {expected}, and is {value}.').format(
            key=_shown(key), expected=expected, value=_shown(value)
        )
    )


def _shown(value: Any) -> str:
    """The value for a sentence: one line, short, and printable anywhere."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:  # a whole number of thousands of digits has no text
        return _("a very long number")
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return text if len(text) <= 60 else text[:60] + "…"
