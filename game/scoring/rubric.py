"""The evidence score as one of the three levels that written work is rated with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from game.model.score import Aptness, IssueScore

LEVELS = (1, 2, 3)
"""Beginning, secure, advanced."""

_SECURE, _ADVANCED = Fraction(1, 3), Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the expected passages were found, and how many sentences were cited for nothing."""

    found: int
    expected: int
    stray: int


def level(share: Fraction) -> int:
    """The level of an evidence score: below a third 1, below two thirds 2, from there on 3."""
    return 1 + (share >= _SECURE) + (share >= _ADVANCED)


def tally(score: IssueScore) -> Tally:
    """What the evidence score of an issue counts: twice `found`, over `found`, `stray` and `expected`."""
    stray = sum(cited.aptness is Aptness.STRAY for cited in score.cited)
    return Tally(score.expected - len(score.missed), score.expected, stray)
