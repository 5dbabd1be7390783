"""Lists of which the first that fits is taken, and why some of what stands in them never is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from game.checking.proofs import Proofs
from game.model.condition import ALWAYS
from game.model.scenario import Moment, ReplyRule, Rule
from game.proving.proof import Verdict


class Cause(Enum):
    """Why something is never taken."""

    NEVER = "its condition never holds"
    SHADOWED = "whenever its condition holds, one above it is taken"
    ALWAYS = "one above it always fits"


@dataclass(frozen=True, slots=True)
class Untaken:
    """What stands at `index` of a list is never taken; `by` is what always fits above it, if that is why."""

    index: int
    cause: Cause
    by: int = -1


def untaken(conditional: Sequence[bool], verdicts: Sequence[Sequence[Verdict]]) -> Iterator[Untaken]:
    """What is never taken of a list, by the verdicts of every casting in which the list is asked.

    What stands after something without a condition is not told: its own check says so already.
    """
    asked = [one for one in verdicts if any(v is not Verdict.UNREACHED for v in one)]
    columns = list(zip(*asked, strict=True))
    taken = [i for i, column in enumerate(columns) if {Verdict.TAKEN, Verdict.ALWAYS} & set(column)]
    end = conditional.index(False) if False in conditional else len(conditional) - 1
    for index, column in enumerate(columns[: end + 1]):
        if index in taken or Verdict.UNKNOWN in column:
            continue
        if taken and index > taken[-1]:
            yield Untaken(index, Cause.ALWAYS, taken[-1])
        else:
            yield Untaken(index, Cause.SHADOWED if Verdict.SHADOWED in column else Cause.NEVER)


def rules_of(proofs: Proofs, moment: Moment) -> tuple[Untaken, ...]:
    """The rules of a moment that are never taken; none where not everything was explored."""
    if not proofs.exhausted:
        return ()
    verdicts = [[one.verdict for one in cast.proof.rules if one.moment == moment.id] for cast in proofs.casts]
    return tuple(untaken([rule.condition != ALWAYS for rule in moment.rules], verdicts))


def replies_of(proofs: Proofs, moment: Moment, variable: str) -> tuple[tuple[ReplyRule, Untaken], ...]:
    """The replies on a matter of this moment that are never taken, though nobody plays the side."""
    if not proofs.exhausted:
        return ()
    kept = [r for r in proofs.scenario.replies if (r.side, r.variable) == (moment.by, variable)]
    rules = [rule for reply in kept for rule in reply.rules]
    verdicts = []
    for cast in proofs.casts:
        found = [o for o in cast.proof.replies if (o.moment, o.variable) == (moment.id, variable)]
        if found:
            verdicts.append([one.verdict for one in found if one.index >= 0])
    never = untaken([rule.condition != ALWAYS for rule in rules], verdicts)
    return tuple((rules[one.index], one) for one in never)


def leading_nowhere(proofs: Proofs) -> Iterator[tuple[str, Moment, Rule, Untaken]]:
    """Every rule that is never taken: to what it would lead, its moment, itself, and why."""
    for moment in proofs.scenario.moments:
        if moment.id in proofs.happens:
            for one in rules_of(proofs, moment):
                yield moment.rules[one.index].go, moment, moment.rules[one.index], one
