"""What one play gave, as values; every share is exact until a writer rounds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Why(Enum):
    """Why a file is set aside. The value is the word under which it is counted."""

    UNREADABLE = "unreadable"  # the system does not hand it over
    FOREIGN = "foreign"  # something else than a play this program can read
    DAMAGED = "damaged"  # a play of ours with a line that cannot be read
    UNKNOWN = "unknown-scenario"  # its scenario is not here, or cannot be played
    CHANGED = "changed-scenario"  # the scenario was changed since, and its steps no longer hold
    ALTERED = "altered"  # the scenario is the same, and yet its steps do not hold
    DUPLICATE = "duplicate"  # another file holds the same play, or more of it
    UNPLAYED = "unplayed"  # no side was played by a person


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is not among the results; `words` is the reason in a sentence or two."""

    file: str
    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many files were read and what became of them: `read` is always `used` and all reasons together."""

    read: int
    used: int
    aside: tuple[tuple[Why, int], ...]


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What one issue earned. Empty and None where it was not decided in this play.

    `credit` is 0 to 100, `evidence` a share from 0 to 1; None where nothing was to be had. `found` and
    `missed` are places in the issue's evidence, of the passages that bear on the position taken. `marked`
    are the sentences cited with their aptness. `leant` counts the positions tried before the letter went.
    """

    issue: str
    position: str = ""
    credit: int | None = None
    evidence: Fraction | None = None
    found: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    leant: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One matter decided by a person at the `step`th of their choices (from 1).

    `then` is where the story next stood still. `at` is seconds since 1970, or 0 where no time was kept;
    `minutes` is the time spent up to then, counted as in `Result.minutes`.
    """

    step: int
    moment: str
    variable: str
    position: str
    then: str
    at: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Result:
    """One side's result in one play, which is one row of a gradebook.

    `label` is what the pupil typed, on one line and without invisible signs. `hash` is that of the scenario
    as it was played; `changed` says that it has been changed since without touching this play. `ending` is
    empty and `stopped` a moment where the play was left unfinished. `path` is every moment passed, and the
    ending. `minutes` is the time between entries, each pause counted as at most IDLE. `answers` are what was
    written in own words, on one line, by question, with the level it was given, or 0. `notes` are sentences
    about what is worth knowing of the file. `hands` are those that a class around one screen raised: the
    matter, the position, how many.
    """

    file: str
    play: str
    label: str
    scenario: str
    hash: str
    changed: bool
    attempt: int
    form: str
    side: str
    begun: float
    minutes: float
    match: Fraction | None
    evidence: Fraction | None
    issues: tuple[IssueResult, ...]
    ending: str
    stopped: str
    path: tuple[str, ...]
    choices: tuple[Choice, ...]
    answers: tuple[tuple[str, str, int], ...] = ()
    notes: tuple[str, ...] = ()
    hands: tuple[tuple[str, str, int], ...] = ()

    @property
    def finished(self) -> bool:
        """Whether the play came to an ending."""
        return bool(self.ending)


IDLE = 10.0
"""Minutes. A longer pause between two entries of a play counts as this much: somebody left the desk."""
