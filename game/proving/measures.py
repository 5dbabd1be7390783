"""What can be measured over all plays of a scenario: its match with the real letters, and its gauges."""

from __future__ import annotations

from game.model.scenario import Scenario
from game.proving.proof import Measure
from game.scoring.debrief import debrief


def match(scenario: Scenario, side: str | None = None) -> Measure:
    """The match of each play, as a share of what was to be had: every issue judged as the debrief judges it.

    `side` is whose issues are judged, None for all of them.
    """
    positions: dict[tuple[str, str], int] = {}
    wholes: dict[tuple[str, str], int] = {}
    for issue in scenario.issues:
        for position in issue.positions if side in (None, issue.by) else ():
            judged = debrief(scenario, side=None, taken={issue.id: position.id}, wrote={}, marked={})
            credit = next(score.credit for score in judged.issues if score.issue.id == issue.id)
            if credit is not None and issue.weight:
                positions[issue.id, position.id] = issue.weight * credit
                wholes[issue.id, position.id] = issue.weight * 100
    return Measure(f"match of {side}" if side else "match", positions, wholes, chosen=True)


def final(gauge: str) -> Measure:
    """The value of a gauge at the end of each play."""
    return Measure(gauge, gauges={gauge: 1})
