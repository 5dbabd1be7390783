"""Every condition holds in some play that asks it."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.checking.verdicts import Cause, clashes_of, leading_nowhere, lost_of, replies_of, wordings_of
from game.engine.machine import options
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Clash, ReplyRule, Rule, Wording
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Conditions that never hold, unless all that is lost by it is told already."""
    for go, _moment, rule, why in leading_nowhere(proofs):
        if why.cause is Cause.NEVER and go in proofs.happens:
            yield _problem(proofs, rule, "rule")
    for moment in proofs.scenario.moments:
        for variable, _positions in options(proofs.scenario, moment):
            for reply, why in replies_of(proofs, moment, variable):
                if why.cause is Cause.NEVER:
                    yield _problem(proofs, reply, "reply")
    yield from _in_texts(proofs)


def _in_texts(proofs: Proofs) -> Iterator[Problem]:
    """The same of what is only read."""
    for wordings, why in wordings_of(proofs):
        if why.cause is Cause.NEVER:
            yield _text(
                proofs, wordings[why.index], _("wording is never written"), _("in any letter that is sent")
            )
    for clash in clashes_of(proofs, Cause.NEVER):
        yield _text(proofs, clash, _("clash is never told"), _("in any letter that is sent"))
    for choice in lost_of(proofs):
        yield _text(proofs, choice, _("is never told"), _("in any play that ends here"))


def _problem(proofs: Proofs, thing: Rule | ReplyRule, what: str) -> Problem:
    return problem(
        "never-true",
        proofs.story.place(thing.at),
        _('This {what} is never taken: "{words}" does not hold in any play that comes here.').format(
            what=what, words=thing.words
        ),
        _("Change the condition, or the effects and positions it asks about; or delete the {what}.").format(
            what=what
        ),
    )


def _text(proofs: Proofs, thing: Wording | Clash, what: str, where: str) -> Problem:
    return problem(
        "never-true",
        proofs.story.place(thing.at),
        _("This {what}: its condition does not hold {where}.").format(what=what, where=where),
        _("Change the condition, or delete it with what it stands for."),
    )
