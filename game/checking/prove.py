"""All that a proof says is wrong with a scenario, and the choices that show what was known to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from game.checking.proofs import Cast, Proofs
from game.checking.proved import (
    always_true,
    held_back,
    never_better,
    never_first,
    never_happens,
    never_taken,
    never_true,
    no_difference,
    replies_astray,
)
from game.model.place import Place, Problem, in_order
from game.proving.proof import Stop, Witness

Rule: TypeAlias = Callable[[Proofs], Iterator[Problem]]

RULES: tuple[Rule, ...] = tuple(
    module.check
    for module in (
        always_true,
        never_first,
        never_happens,
        never_taken,
        never_true,
        no_difference,
        replies_astray,
    )
)

NOTES: tuple[Rule, ...] = tuple(module.check for module in (held_back, never_better))


def proved(problems: tuple[Problem, ...], proofs: Proofs) -> tuple[Problem, ...]:
    """These problems and those of the proof, in the order of the file; each cause is told once.

    Where the story can stop, only that is shown: what else is found then, is found of half a story. Notes
    wait until nothing else is wrong, for mending it may do away with them.
    """
    shown = {place: proofs.shortest(iter(ways)) for place, ways in _ways_into_nowhere(proofs).items()}
    before = (
        replace(one, steps=shown[one.code, one.place]) if (one.code, one.place) in shown else one
        for one in problems
    )
    if not proofs.casts or any(one.code in ("no-way-on", "no-answer") for one in problems):
        return in_order([*before])
    wrong = [*before, *(found for rule in RULES for found in rule(proofs))]
    return in_order(wrong or [note for rule in NOTES for note in rule(proofs)])


def _ways_into_nowhere(proofs: Proofs) -> dict[tuple[str, Place], list[tuple[Cast, Witness | None]]]:
    """By the code and the place of a problem: the choices that lead there."""
    scenario, story = proofs.scenario, proofs.story
    found: dict[tuple[str, Place], list[tuple[Cast, Witness | None]]] = {}
    for cast in proofs.casts:
        for stuck in cast.proof.stuck:
            moment = scenario.moment(stuck.moment)
            if stuck.stop is Stop.NOBODY_DECIDES:
                issue = story.issues.get(stuck.variable)
                keys = [("no-answer", issue.at if issue else moment.at)]
            elif stuck.stop is Stop.NO_WAY_ON:
                keys = [("no-way-on", moment.rules[-1].at if moment.rules else moment.at)]
            else:
                keys = [("circle", rule.at) for rule in moment.rules]
            for code, at in keys:
                found.setdefault((code, story.place(at)), []).append((cast, stuck.witness))
        for loop in cast.proof.loops:
            for here, there in pairwise((*loop.moments, loop.moments[0])):
                for rule in scenario.moment(here).rules:
                    if rule.go == there:
                        way = (*loop.witness, *loop.again)
                        found.setdefault(("circle", story.place(rule.at)), []).append((cast, way))
    return found
