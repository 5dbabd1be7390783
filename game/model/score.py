"""The score of a play, as values: every point with the passage it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from game.model.letter import Quotation
from game.model.scenario import Evidence, Issue, Position


class Aptness(Enum):
    """How a cited sentence bears on the position that was taken."""

    APT = "apt"  # a careful reader would cite it for this position
    OTHER = "other"  # it bears on the issue, but supports another position
    STRAY = "stray"  # nothing in the scenario ties it to this issue


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of a letter composed in a play, as they can be cited: for the issue they answer.

    `label` is like `M3`; `topic` is that of the issue, which ties it to the other side's.
    """

    label: str
    text: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence the player marked for an issue, and what the author says of it (if anything)."""

    sentence: str
    text: str
    aptness: Aptness
    because: str = ""


@dataclass(frozen=True, slots=True)
class IssueScore:
    """What one issue earned and why.

    `credit` is 0 to 100, or None where no letter lies behind the issue or it was not asked in this play.
    `evidence` is a share from 0 to 1, or None where nothing could be cited. `missed` are the passages a
    careful reader would have cited for the position taken and the player did not, and `expected` is how many
    such passages there are in all.
    """

    issue: Issue
    taken: Position | None
    wrote: str
    history: Position | None
    said: tuple[Quotation, ...]
    unsaid: tuple[str, ...]
    credit: int | None
    cited: tuple[Cited, ...]
    missed: tuple[Evidence, ...]
    evidence: Fraction | None
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole play judged. `match` and `evidence` are shares from 0 to 1 and are never added together.

    `match` is None when no issue with a letter behind it was asked; `evidence` is None when nothing could
    be cited.
    """

    issues: tuple[IssueScore, ...]
    match: Fraction | None
    evidence: Fraction | None
