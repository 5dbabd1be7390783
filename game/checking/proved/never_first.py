"""No rule, reply or wording stands below one that is always taken in its stead."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.checking.verdicts import Cause, leading_nowhere, replies_of, wordings_of
from game.engine.machine import options
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import ReplyRule, Rule
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Rules, replies and wordings whose condition can hold, but only where one above them is taken."""
    for go, _moment, rule, why in leading_nowhere(proofs):
        if why.cause is Cause.SHADOWED and go in proofs.happens:
            yield _problem(proofs, rule, "rule")
    for moment in proofs.scenario.moments:
        for variable, _positions in options(proofs.scenario, moment):
            for reply, why in replies_of(proofs, moment, variable):
                if why.cause is Cause.SHADOWED:
                    yield _problem(proofs, reply, "reply")
    for wordings, why in wordings_of(proofs):
        if why.cause is Cause.SHADOWED:
            yield problem(
                "never-first",
                proofs.story.place(wordings[why.index].at),
                _(
                    "This wording is never written: whenever its condition holds, so does one above it, "
                    "and the first that fits is written."
                ),
                _("Put it above the one that is written in its stead, or delete it."),
            )


def _problem(proofs: Proofs, thing: Rule | ReplyRule, what: str) -> Problem:
    return problem(
        "never-first",
        proofs.story.place(thing.at),
        _(
            'This {what} is never taken: whenever "{words}" holds, so does one above it, and the first '
            "that fits is taken."
        ).format(what=what, words=thing.words),
        _("Put it above the one that is taken in its stead, or delete the {what}.").format(what=what),
    )
