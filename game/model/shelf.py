"""What stands on the shelf: scenarios that can be begun, and plays that were kept."""

from __future__ import annotations

from dataclasses import dataclass


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
    """A play that was kept. `moment` is where it stands, in words a person knows it by, or empty."""

    handle: str
    scenario: str
    label: str
    attempt: int
    at: float
    finished: bool
    moment: str = ""
