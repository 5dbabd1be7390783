"""Every position has something that another of its matter has not."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.model.place import Problem
from game.model.problems import problem
from game.model.remedies import REMEDIES
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Positions never better than another, in every casting in which somebody can choose them.

    A matter that moves no gauge is passed over: it asks only what was written, and there is nothing to weigh.
    """
    if not proofs.exhausted:
        return
    for variable, positions in proofs.scenario.matters():
        told = [
            {(one.position, one.by) for one in cast.proof.dominated if one.variable == variable}
            for cast in proofs.casts
            if any(one.variable == variable and one.endings for one in cast.proof.positions)
        ]
        known = {position.id: position for position in positions}
        for position in positions if any(position.effects for position in positions) else ():
            above = [by for id, by in (told[0] if told else ()) if id == position.id]
            if above and all(position.id in {id for id, _by in one} for one in told):
                yield problem(
                    "never-better",
                    proofs.story.place(position.at),
                    _('"{id}" on "{variable}" is never better than "{above}".').format(
                        id=position.id, variable=variable, above=above[0]
                    ),
                    _(REMEDIES["never-better"]),
                    second=proofs.story.place(known[above[0]].at),
                    second_note=_("This one is as good in everything."),
                )
