"""What stands on the shelf: scenarios that can be begun, and plays that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the shelf of a first start has no play to show
    from game.model.play import Chosen, Started


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario on the shelf. `problem` is a sentence where it cannot be played, else empty."""

    id: str
    title: str
    summary: str = ""
    when: str = ""
    minutes: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A play that was kept. `moment` is where it stands, in words a person knows it by, or empty.

    `name` is what somebody called it, and `locked` guards it against being deleted.
    """

    handle: str
    scenario: str
    label: str
    attempt: int
    at: float
    finished: bool
    moment: str = ""
    name: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The way a kept play has gone: its head, and every choice of its players in order."""

    kept: Kept
    started: Started
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a play was handed in: its file now, when (seconds since 1970), and how many decisions it holds.

    `words` stand for the file's bytes, so that two people can compare what they have. `again` says that the
    very same file already lay there.
    """

    file: str
    at: float
    decisions: int
    words: str
    again: bool = False
