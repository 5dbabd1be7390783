"""Lists of which the first that fits is taken, and why some of what stands in them never is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from game.checking.proofs import Proofs
from game.checking.texts import clashes, lists
from game.model.condition import ALWAYS, Not
from game.model.scenario import Clash, Moment, ReplyRule, Rule, Wording
from game.proving.asking import Question
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


def wordings_of(proofs: Proofs) -> Iterator[tuple[Sequence[Wording], Untaken]]:
    """Every list of wordings of which one is never written, and why."""
    met = proofs.met
    for listed in lists(proofs.scenario) if met is not None else ():
        if met is None or listed.at not in proofs.happens:
            continue
        whole = range(len(listed.wordings))
        verdicts = [
            Verdict.TAKEN
            if listed.first(index) in met
            else Verdict.SHADOWED
            if index and listed.alone(index) in met
            else Verdict.NEVER
            for index in whole
        ]
        verdicts.append(Verdict.TAKEN if listed.first(len(whole)) in met else Verdict.NEVER)
        conditional = [wording.condition != ALWAYS for wording in listed.wordings]
        for one in untaken([*conditional, False], [verdicts]):
            if one.index in whole:
                yield listed.wordings, one


def clashes_of(proofs: Proofs, cause: Cause) -> Iterator[Clash]:
    """Clashes that are never said, or said of every letter, as the cause has it."""
    for moment, clash in clashes(proofs.scenario):
        asked = clash.condition if cause is Cause.NEVER else Not(clash.condition)
        if proofs.met is not None and moment in proofs.happens and Question(moment, asked) not in proofs.met:
            yield clash


def lost_of(proofs: Proofs) -> Iterator[Wording]:
    """What an ending would say of choices that no play that comes to it has made."""
    for ending in proofs.scenario.endings if proofs.met is not None else ():
        for wording in ending.choices if ending.id in proofs.happens else ():
            if proofs.met is not None and Question(ending.id, wording.condition) not in proofs.met:
                yield wording
