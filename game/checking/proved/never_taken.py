"""Every position is taken in some play."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Positions that nobody takes at a moment that plays come to, and that no reply even names."""
    scenario = proofs.scenario
    if not proofs.exhausted:
        return
    taken = {
        (one.moment, one.variable, one.position)
        for cast in proofs.casts
        for one in cast.proof.positions
        if one.witness is not None
    }
    named = {
        (reply.variable, rule.take) for reply in scenario.replies for rule in reply.rules
    }  # such a reply is told of by itself
    open = {stuck.variable for cast in proofs.casts for stuck in cast.proof.stuck}  # told of by another check
    positions = dict(scenario.matters())
    for one in proofs.casts[0].proof.positions:
        here = (one.moment, one.variable, one.position)
        if one.moment not in proofs.happens or here in taken or here[1:] in named or one.variable in open:
            continue
        position = next(p for p in positions[one.variable] if p.id == one.position)
        side = scenario.moment(one.moment).by
        yield problem(
            "never-taken",
            proofs.story.place(position.at),
            _(
                'Nobody ever takes the position "{position}" on "{variable}": nobody can play '
                '"{side}", no reply takes it, and history did not.'
            ).format(position=one.position, variable=one.variable, side=side),
            _('Write a reply of "{side}" that takes it, or delete it.').format(side=side),
        )
