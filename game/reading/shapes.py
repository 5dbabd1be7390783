"""What may stand behind the name of an entry: the few shapes that everything in a scenario has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text that people read."""


@dataclass(frozen=True, slots=True)
class Word:
    """A short text that stays as it is: a date, the name of a file, a hash."""


@dataclass(frozen=True, slots=True)
class Id:
    """A word by which conditions and references can name the thing."""


@dataclass(frozen=True, slots=True)
class Proses:
    """A list of running texts, or one."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stay apart: a list of them, or a text of several lines."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of something that the scenario defines; `what` says of what."""

    what: str


@dataclass(frozen=True, slots=True)
class Refs:
    """A list of ids, or one."""

    what: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, both bounds included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Wholes:
    """A list of whole numbers, or one."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words; `code` is the problem where it is another."""

    words: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class When:
    """A condition, in words."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """A list of words of a letter, or one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a letter."""


@dataclass(frozen=True, slots=True)
class One:
    """One thing with its own entries."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Items:
    """A list of things, of which there have to be at least so many.

    With `texts` an item may also be a text alone, and so may the whole list; with `alone` a single thing may
    stand there without a list.
    """

    thing: Thing
    least: int = 0
    texts: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Things by their ids."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Amounts:
    """Whole numbers by the ids of gauges."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Positions by the ids of matters."""


@dataclass(frozen=True, slots=True)
class Answers:
    """By the ids of sides and, for each, of matters: a position, or a list of replies."""

    thing: Thing


Shape: TypeAlias = (
    Prose
    | Word
    | Id
    | Proses
    | Lines
    | Ref
    | Refs
    | YesNo
    | Whole
    | Wholes
    | OneOf
    | When
    | Quote
    | Quotes
    | One
    | Items
    | Named
    | Amounts
    | Taken
    | Answers
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that a thing can have an entry of: what may stand there and what it is for, in a sentence."""

    name: str
    shape: Shape
    about: str
    required: bool = False


class Thing:
    """Something with named entries. `what` names it with its article, `about` says what it is."""

    __slots__ = ("about", "entries", "what")

    def __init__(self, what: str, about: str, entries: Iterable[Entry]) -> None:
        self.what = what
        self.about = about
        self.entries = {entry.name: entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its entries, in the order in which people are told of them."""
        return tuple(self.entries)
