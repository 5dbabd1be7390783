"""What was found out about a scenario under one casting: one frozen value, in the scenario's own ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from game.model.play import Casting

Witness: TypeAlias = tuple[Mapping[str, str], ...]
"""The choices of the players, one after the other, as `game.engine.play.replay` follows them."""

Bound: TypeAlias = tuple[str, bool]
"""A bound of a gauge: its id, and whether it is the upper one."""

Share: TypeAlias = tuple[int, int]
"""A sum, and the whole it is a share of (0 where nothing was counted as a whole)."""


class Verdict(Enum):
    """What is known of a rule and its condition, by the plays that come to where it is asked."""

    TAKEN = "taken"  # some play takes it
    ALWAYS = "always"  # it has a condition, which holds in every play that asks it
    SHADOWED = "shadowed"  # its condition can hold, but then an earlier rule is always taken
    NEVER = "never"  # its condition never holds
    UNREACHED = "unreached"  # no play comes there
    UNKNOWN = "unknown"  # none was found that takes it, and not everything was explored


class Stop(Enum):
    """Why a play cannot go on although it is at no ending."""

    NO_WAY_ON = "no rule of the moment holds"
    NOBODY_DECIDES = "a side nobody plays has no rule that holds and no history"
    GOES_ROUND = "sides nobody plays lead each other round for ever"


@dataclass(frozen=True, slots=True)
class Covered:
    """How much was explored: merged states, and how many were allowed.

    Only where it is `exhausted` is anything proved that says *never*, *always* or *how many*. `stopped` says
    that somebody ended the search.
    """

    exhausted: bool
    states: int
    budget: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class EndingFound:
    """An ending: the plays that reach it, and the chance for a player who chooses evenly.

    `plays` is None where it is not known, or endless (see `Proof.endless`).
    """

    ending: str
    plays: int | None
    chance: Fraction | None
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class MomentFound:
    """A moment: the plays that come through, and the choices that lead up to it."""

    moment: str
    plays: int | None
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class RuleFound:
    """A rule of a moment, by its index: the plays that take it, and the choices up to where it is taken."""

    moment: str
    index: int
    verdict: Verdict
    plays: int | None
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class ReplyFound:
    """A reply rule at a moment, by its place among all for this matter, or -1 for history."""

    moment: str
    variable: str
    index: int
    verdict: Verdict
    plays: int | None
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class PositionFound:
    """A position at the moment where it can be taken, and the plays that take it there.

    The last choice of the witness is the one that takes it. `endings` are those that can follow, None where
    that is not known.
    """

    moment: str
    variable: str
    position: str
    plays: int | None
    witness: Witness | None
    endings: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class GaugeFound:
    """A gauge: its lowest and highest value at each ending that is reached, and over all of them.

    They are None, and there is no ending, where it was not worked out how far the gauge gets.
    `held_low` and `held_high` are choices after which it would have gone beyond its bound and was held back.
    """

    gauge: str
    lowest: int | None
    highest: int | None
    endings: Mapping[str, tuple[int, int]]
    held_low: Witness | None
    held_high: Witness | None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A way into nowhere: the moment, what would have to be decided, and the choices that lead there."""

    stop: Stop
    moment: str
    variable: str
    witness: Witness


@dataclass(frozen=True, slots=True)
class Loop:
    """A round that players can go for ever: the choices up to it, and those that lead back to the same."""

    moments: tuple[str, ...]
    witness: Witness
    again: Witness


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that adds up over a play.

    `positions` is what a (variable, position) is worth and `wholes` what it counts towards the whole;
    `gauges` is the weight of a gauge's value at the end, `endings` a sum to begin with. With `chosen`, a
    position counts that was last chosen at a moment, else the one that stands at the end, however it came
    about.
    """

    name: str
    positions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    wholes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    gauges: Mapping[str, int] = field(default_factory=dict)
    endings: Mapping[str, int] = field(default_factory=dict)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """How many plays add up to what: by ending, the plays of each (sum, whole), in ascending order.

    Empty where `covered` is not exhausted.
    """

    name: str
    covered: Covered
    plays: Mapping[str, Mapping[Share, int]]

    def sums(self, ending: str | None = None) -> dict[int, int]:
        """The plays of each sum, at this ending or at all of them, in ascending order."""
        found: dict[int, int] = {}
        for id, shares in self.plays.items():
            for (value, _whole), plays in shares.items() if ending in (None, id) else ():
                found[value] = found.get(value, 0) + plays
        return dict(sorted(found.items()))

    def shares(self, ending: str | None = None) -> dict[Fraction, int]:
        """The plays of each share of the whole, in ascending order; plays without a whole are left out."""
        found: dict[Fraction, int] = {}
        for id, shares in self.plays.items():
            for (value, whole), plays in shares.items() if ending in (None, id) else ():
                if whole:
                    found[Fraction(value, whole)] = found.get(Fraction(value, whole), 0) + plays
        return dict(sorted(found.items()))

    def mean(self, ending: str | None = None) -> Fraction | None:
        """The mean of the sums, every play counting alike; None where there is none."""
        sums = self.sums(ending)
        plays = sum(sums.values())
        return Fraction(sum(value * count for value, count in sums.items()), plays) if plays else None


@dataclass(frozen=True, slots=True)
class Alike:
    """Positions of one matter that nothing tells apart: no condition, wording, clash, effect or take."""

    variable: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dominated:
    """A position never better than another: no higher credit, no gauge higher, no ending of its own."""

    variable: str
    position: str
    by: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything found out about a scenario under one casting in one form, in the scenario's order.

    `endless` says that plays of any length reach some ending; then its `plays` are None, and so are all
    counts of plays that go through anything, `lengths` (plays by their number of turns) and what was to be
    measured.
    """

    scenario: str
    hash: str
    casting: Casting
    form: str
    covered: Covered
    endless: bool
    plays: int | None
    lengths: Mapping[int, int]
    endings: tuple[EndingFound, ...]
    moments: tuple[MomentFound, ...]
    rules: tuple[RuleFound, ...]
    replies: tuple[ReplyFound, ...]
    positions: tuple[PositionFound, ...]
    gauges: tuple[GaugeFound, ...]
    stuck: tuple[Stuck, ...]
    loops: tuple[Loop, ...]
    measured: tuple[Measured, ...] = ()
    alike: tuple[Alike, ...] = ()
    dominated: tuple[Dominated, ...] = ()

    @property
    def exhausted(self) -> bool:
        """Whether everything that can happen was explored, so that what is said here is proved."""
        return self.covered.exhausted
