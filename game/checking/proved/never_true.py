"""Every condition holds in some play that asks it."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.checking.verdicts import Cause, leading_nowhere, replies_of
from game.engine.machine import options
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import ReplyRule, Rule


def check(proofs: Proofs) -> Iterator[Problem]:
    """Rules and replies whose condition never holds, unless all that is lost by it is told already."""
    for go, _moment, rule, why in leading_nowhere(proofs):
        if why.cause is Cause.NEVER and go in proofs.happens:
            yield _problem(proofs, rule, "rule")
    for moment in proofs.scenario.moments:
        for variable, _positions in options(proofs.scenario, moment):
            for reply, why in replies_of(proofs, moment, variable):
                if why.cause is Cause.NEVER:
                    yield _problem(proofs, reply, "reply")


def _problem(proofs: Proofs, thing: Rule | ReplyRule, what: str) -> Problem:
    return problem(
        "never-true",
        proofs.story.place(thing.at),
        f'This {what} is never taken: "{thing.words}" does not hold in any play that comes here.',
        f"Change the condition, or the effects and positions it asks about; or delete the {what}.",
    )
