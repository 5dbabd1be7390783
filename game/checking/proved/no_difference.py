"""It matters which position is taken."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Position
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Positions on one matter with the same credit, which no condition, effect or `take` tells apart."""
    matters = dict(proofs.scenario.matters())
    asked = {one.variable for one in proofs.casts[0].proof.positions}
    for alike in proofs.casts[0].proof.alike:
        if alike.variable not in asked:
            continue
        by_credit: dict[int | None, list[Position]] = {}
        for position in matters[alike.variable]:
            if position.id in alike.positions:
                by_credit.setdefault(position.credit, []).append(position)
        for same in by_credit.values():
            if len(same) > 1:
                ids = " or ".join(f'"{position.id}"' for position in same)
                yield problem(
                    "no-difference",
                    proofs.story.place(same[0].at),
                    _(
                        'It makes no difference whether {ids} is taken on "{variable}": no condition '
                        "asks, nothing moves, and they earn the same."
                    ).format(ids=ids, variable=alike.variable),
                    _("Give one of them an effect or a credit of its own, or let a rule ask about it."),
                    second=proofs.story.place(same[1].at),
                    second_note=_("Nothing tells it from this one."),
                )
