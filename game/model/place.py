"""Where something stands in a file, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file. Lines and columns count from 1, in characters.

    `file` is the path as the person gave it, so that a message can be clicked or copied.
    """

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(Enum):
    """How bad a problem is, by its consequence."""

    ERROR = "error"  # the scenario cannot be played as it is
    WARNING = "warning"  # it plays, but probably not as its author meant
    NOTE = "note"  # it plays as it is written, and that may well be meant; a colleague would ask


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a teacher's file, with one thing to do about it.

    A mistake in a file is a value and never an exception. `message` says what was seen and what was
    expected; `remedy` is one thing to do. `second` is another place that explains the first (the first use
    of a duplicated id, the line of the letter that almost matches), with `second_note` saying what it is.
    `steps` are choices, one after the other, that show it; as few as there can be.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    remedy: str
    second: Place | None = None
    second_note: str = ""
    steps: tuple[str, ...] = ()


def in_order(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, sorted once by file, line, column and code."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place, p.code, p.message)))
