"""A condition is there to divide plays: some pass it and some do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.checking.proofs import Proofs
from game.checking.verdicts import Cause, Untaken, clashes_of, replies_of, rules_of, wordings_of
from game.engine.machine import options
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import ReplyRule, Rule
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """What always fits when it is asked, with something below it; and clashes of every letter."""
    yield from _in_rules(proofs)
    for wordings, why in wordings_of(proofs):
        if why.cause is Cause.ALWAYS:
            yield problem(
                "always-true",
                proofs.story.place(wordings[why.by].at),
                _("This wording fits every letter that gets as far, so nothing below it is ever written."),
                _('Leave out its "if" and delete what stands below; or change the condition.'),
                second=proofs.story.place(wordings[why.index].at),
                second_note=_("This is never written."),
            )
    for clash in clashes_of(proofs, Cause.ALWAYS):
        yield problem(
            "always-true",
            proofs.story.place(clash.at),
            _("This clash is told of every letter: its condition always holds."),
            _("Change the condition, so that some letters can do without it; or delete the clash."),
        )


def _in_rules(proofs: Proofs) -> Iterator[Problem]:
    """Rules and replies that always fit when they are asked, with something below them."""
    for moment in proofs.scenario.moments:
        if moment.id not in proofs.happens:
            continue
        blocked = [one for one in rules_of(proofs, moment) if one.cause is Cause.ALWAYS]
        if blocked and all(moment.rules[one.index].go in proofs.happens for one in blocked):
            ways = (
                (cast, found.witness)
                for cast in proofs.casts
                for found in cast.proof.rules
                if (found.moment, found.index) == (moment.id, blocked[0].by)
            )
            yield _problem(proofs, moment.rules, blocked[0], "rule", proofs.shortest(ways))
        for variable, _positions in options(proofs.scenario, moment):
            kept = [r for r in proofs.scenario.replies if (r.side, r.variable) == (moment.by, variable)]
            rules = [rule for reply in kept for rule in reply.rules]
            for _rule, why in replies_of(proofs, moment, variable):
                if why.cause is Cause.ALWAYS:
                    yield _problem(proofs, rules, why, "reply", ())
                    break


def _problem(
    proofs: Proofs, things: Sequence[Rule | ReplyRule], why: Untaken, what: str, steps: tuple[str, ...]
) -> Problem:
    return problem(
        "always-true",
        proofs.story.place(things[why.by].at),
        _('Whenever it is asked here, "{words}" holds; so nothing below this {what} is ever taken.').format(
            words=things[why.by].words, what=what
        ),
        _('Leave out its "if" and delete what stands below; or change the condition.'),
        second=proofs.story.place(things[why.index].at),
        second_note=_("This is never taken."),
        steps=steps,
    )
