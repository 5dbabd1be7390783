"""Positions of one matter compared: those nothing tells apart, and those never better than another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.model.condition import AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.scenario import Position, Scenario
from game.proving.proof import Alike, Dominated, PositionFound


def alike(scenario: Scenario) -> tuple[Alike, ...]:
    """Positions of one matter that no condition, effect or take tells apart, two or more each."""
    questions = [question for condition in _conditions(scenario) for question in _questions(condition)]
    found = []
    for variable, positions in scenario.matters():
        asked = [question.positions for question in questions if question.variable == variable]
        same: dict[object, list[str]] = {}
        for position in positions:
            answers = tuple(position.id in among for among in asked)
            takes = tuple((take.variable, take.position) for take in position.takes)
            same.setdefault((answers, takes, frozenset(_effects(position).items())), []).append(position.id)
        found += [Alike(variable, tuple(ids)) for ids in same.values() if len(ids) > 1]
    return tuple(found)


def dominated(scenario: Scenario, found: Iterable[PositionFound]) -> tuple[Dominated, ...]:
    """Positions never better than another of the same matter, with the first that is as good or better.

    The other has no lower credit, moves no gauge lower, and can lead to every ending that the position can
    lead to; and it is not the same in all. Only positions count of which it is known where they lead.
    """
    endings: dict[tuple[str, str], frozenset[str]] = {}
    for one in found:
        here = one.variable, one.position
        endings[here] = endings.get(here, frozenset()) | (one.endings or frozenset())
    dominated = []
    for variable, positions in scenario.matters():
        for position in positions:
            mine = endings.get((variable, position.id))
            over = (other.id for other in positions if _below(position, other))
            by = next((id for id in over if mine and mine <= endings[variable, id]), None)
            if by:
                dominated.append(Dominated(variable, position.id, by))
    return tuple(dominated)


def _below(position: Position, other: Position) -> bool:
    """Whether the other is at least as good in credit and on every gauge, and better in one of them."""
    if (position.credit is None) != (other.credit is None):
        return False
    mine, theirs = _effects(position), _effects(other)
    pairs = [(mine.get(gauge, 0), theirs.get(gauge, 0)) for gauge in {*mine, *theirs}]
    pairs.append((position.credit or 0, other.credit or 0))
    return all(less <= more for less, more in pairs) and any(less < more for less, more in pairs)


def _effects(position: Position) -> Mapping[str, int]:
    sums: dict[str, int] = {}
    for effect in position.effects:
        sums[effect.gauge] = sums.get(effect.gauge, 0) + effect.by
    return {gauge: by for gauge, by in sums.items() if by}


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    """Every condition of the scenario: of rules, replies, wordings, clashes and what endings say of them."""
    for moment in scenario.moments:
        yield from (rule.condition for rule in moment.rules)
        if moment.draft:
            yield from (wording.condition for wording in (*moment.draft.opening, *moment.draft.closing))
            yield from (clash.condition for clash in moment.draft.clashes)
    for ending in scenario.endings:
        yield from (wording.condition for wording in ending.choices)
    for reply in scenario.replies:
        yield from (rule.condition for rule in reply.rules)
    for _variable, positions in scenario.matters():
        yield from (wording.condition for position in positions for wording in position.write)


def _questions(condition: Condition) -> Iterator[Is]:
    match condition:
        case Is():
            yield condition
        case Within():
            pass
        case Not(part=part):
            yield from _questions(part)
        case Every(parts=parts) | Either(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from _questions(part)
