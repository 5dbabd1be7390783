"""Some play comes to every moment and every ending."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.checking.verdicts import Cause, leading_nowhere
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Moments and endings that a rule leads to and no play comes to; what hangs on them is not told."""
    things = {moment.id: moment.at for moment in proofs.scenario.moments}
    things |= {ending.id: ending.at for ending in proofs.scenario.endings}
    told: set[str] = set()
    for go, moment, rule, why in leading_nowhere(proofs):
        if go in proofs.happens or go in told:
            continue
        told.add(go)
        what = "moment" if go in proofs.story.ways else "ending"
        blamed = moment.rules[why.by] if why.cause is Cause.ALWAYS else rule
        note = {
            Cause.NEVER: _("This rule would lead there, and its condition never holds."),
            Cause.SHADOWED: _("This rule would lead there, but one above it is always taken in its stead."),
            Cause.ALWAYS: _(
                "This rule always fits, so the one below it that would lead there is never taken."
            ),
        }[why.cause]
        yield problem(
            "never-happens",
            proofs.story.place(things[go]),
            _('No play comes to the {what} "{go}", whatever anybody chooses.').format(what=what, go=go),
            _(
                "Change the condition that is named, or the effects and positions it asks about; or "
                "delete the {what}."
            ).format(what=what),
            second=proofs.story.place(blamed.at),
            second_note=note,
        )
