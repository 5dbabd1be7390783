"""A gauge has room for what happens to it."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.model.place import Problem
from game.model.problems import problem
from game.model.remedies import REMEDIES
from game.model.scenario import Gauge
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Gauges that some play would drive beyond a bound, so that an effect is lost or made smaller."""
    for gauge in proofs.scenario.gauges:
        ways = {
            up: [
                (cast, one.held_high if up else one.held_low)
                for cast in proofs.casts
                for one in cast.proof.gauges
                if one.gauge == gauge.id and cast.players
            ]
            for up in (False, True)
        }
        bounds = [up for up, found in ways.items() if any(way is not None for _cast, way in found)]
        if bounds:
            yield problem(
                "held-back",
                proofs.story.place(gauge.at),
                _beyond(gauge, bounds),
                _(REMEDIES["held-back"]),
                steps=proofs.shortest(iter(ways[bounds[0]])),
            )


def _beyond(gauge: Gauge, bounds: list[bool]) -> str:
    if len(bounds) == 2:
        told = _('"{id}" would fall below {lowest} in some plays and rise above {highest} in others.')
    elif bounds[0]:
        told = _('"{id}" would rise above {highest} in some plays.')
    else:
        told = _('"{id}" would fall below {lowest} in some plays.')
    return told.format(id=gauge.id, lowest=gauge.lowest, highest=gauge.highest)
