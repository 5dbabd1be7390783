"""Conditions as the proof works with them: in one normal form, over the numbers of a state.

A formula is true, false, a question about one number of a state, or a count of parts that must hold. There is
no `not`: it is pushed down into the questions. Equal formulas are usually written equally, which is what lets
states be merged; where two equal ones differ, a few states more are kept apart and nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, TypeAlias

from game.engine.guards import Layout
from game.model.condition import AtLeast, Condition, Either, Every, Is, Not, Within

FAR = 1 << 62
"""Further than any gauge reaches: a bound that does not hold anything back."""


@dataclass(frozen=True, slots=True)
class At:
    """The number in `slot` (of a variable) is one whose bit is set in `among`; `whole` has a bit for each."""

    slot: int
    among: int
    whole: int


@dataclass(frozen=True, slots=True)
class Above:
    """The number in `slot` (of a gauge) is `least` or more; with `holds` false, it is less."""

    slot: int
    least: int
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """At least `least` of the parts hold: two parts or more, and not fewer than `least`."""

    least: int
    parts: tuple[At | Above | Count, ...]


Formula: TypeAlias = bool | At | Above | Count


@dataclass(frozen=True, slots=True)
class Slide:
    """What a change does to a gauge: `by` is added, the sum is held to `low` and `high`.

    Nothing is held back of a value from `least` to `most`. Where several changes were made one, that is not
    the same as landing between the bounds: what one of them held back, the next may have hidden.
    """

    by: int
    low: int = -FAR
    high: int = FAR
    least: int = -FAR
    most: int = FAR

    def __call__(self, value: int) -> int:
        """The gauge's number afterwards."""
        return min(max(value + self.by, self.low), self.high)

    def turned(self) -> Slide:
        """The same change of the same gauge with every number turned round, so that up is down."""
        return Slide(-self.by, -self.high, -self.low, -self.most, -self.least)

    def then(self, after: Slide) -> Slide:
        """Both changes, one after the other, as one."""
        low, high = (min(max(bound + after.by, after.low), after.high) for bound in (self.low, self.high))
        least = -FAR if after.least <= self.low else FAR if after.least > self.high else after.least - self.by
        most = FAR if after.most >= self.high else -FAR if after.most < self.low else after.most - self.by
        return Slide(self.by + after.by, low, high, max(self.least, least), min(self.most, most))


def held(by: int, top: int) -> Slide:
    """An effect on a gauge that lies between 0 and `top` and stays there."""
    return Slide(by, 0, top, -by, top - by)


STILL = Slide(0)
"""The change that changes nothing."""


def formula(condition: Condition, layout: Layout) -> Formula:
    """The condition over the numbers that the layout gives to a state."""
    match condition:
        case Is(variable=variable, positions=positions):
            numbers = layout.numbers[variable]
            among = reduce(or_, (1 << numbers[position] for position in positions), 0)
            return At(layout.variables[variable], among, (2 << len(numbers)) - 1)
        case Within(gauge=gauge, low=low, high=high):
            slot, lowest, top = layout.gauges[gauge], layout.lows[gauge], layout.tops[gauge]
            bounds = [] if low is None else [above(slot, low - lowest, top)]
            bounds += [] if high is None else [negated(above(slot, high - lowest + 1, top))]
            return every(bounds)
        case Not(part=part):
            return negated(formula(part, layout))
        case Every(parts=parts):
            return every(formula(part, layout) for part in parts)
        case Either(parts=parts):
            return at_least(1, (formula(part, layout) for part in parts))
        case AtLeast(count=count, parts=parts):
            return at_least(count, (formula(part, layout) for part in parts))


def above(slot: int, least: int, top: int) -> Formula:
    """The gauge in `slot`, which lies between 0 and `top`, is `least` or more."""
    return least <= 0 or (least <= top and Above(slot, least))


def negated(formula: Formula) -> Formula:
    """What holds when the formula does not."""
    match formula:
        case At(slot=slot, among=among, whole=whole):
            return At(slot, whole & ~among, whole)
        case Above(slot=slot, least=least, holds=holds):
            return Above(slot, least, not holds)
        case Count(least=least, parts=parts):
            return at_least(len(parts) - least + 1, map(negated, parts))
        case _:
            return not formula


def every(parts: Iterable[Formula]) -> Formula:
    """All of the parts hold."""
    parts = tuple(parts)
    return at_least(len(parts), parts)


def at_least(least: int, parts: Iterable[Formula]) -> Formula:
    """At least so many of the parts hold."""
    kept: list[At | Above | Count] = []
    for part in parts:
        if part is True:
            least -= 1
        elif not isinstance(part, bool):
            kept.append(part)
    if least <= 0 or least > len(kept):
        return least <= 0
    if least == len(kept):
        return _joined(_flat(kept, every=True), every=True)
    if least == 1:
        return _joined(_flat(kept, every=False), every=False)
    return Count(least, tuple(sorted(kept, key=_order)))


def substituted(formula: Formula, sets: Mapping[int, int], slides: Mapping[int, Slide]) -> Formula:
    """What has to hold before a change so that the formula holds after it.

    The change takes the numbers of `sets` and moves the gauges by `slides`.
    """
    match formula:
        case At(slot=slot, among=among) if slot in sets:
            return bool(among >> sets[slot] & 1)
        case Above(slot=slot, least=least, holds=holds) if slot in slides:
            slide = slides[slot]
            if least <= slide.low or least > slide.high:
                return holds == (least <= slide.low)
            return Above(slot, least - slide.by, holds)
        case Count(least=least, parts=parts):
            return at_least(least, (substituted(part, sets, slides) for part in parts))
        case _:
            return formula


def restricted(formula: Formula, numbers: Mapping[int, int], spans: Mapping[int, tuple[int, int]]) -> Formula:
    """The formula where it is known what a variable can be at (a bit each) and where a gauge can lie."""
    match formula:
        case At(slot=slot, among=among, whole=whole):
            possible = numbers[slot]
            among &= possible
            return among == possible or (among != 0 and At(slot, among, whole))
        case Above(slot=slot, least=least, holds=holds):
            low, high = spans[slot]
            if least <= low or least > high:
                return holds == (least <= low)
            return formula
        case Count(least=least, parts=parts):
            return at_least(least, (restricted(part, numbers, spans) for part in parts))
        case _:
            return formula


def true(formula: Formula, values: Sequence[int]) -> bool:
    """Whether the formula holds on these numbers."""
    match formula:
        case At(slot=slot, among=among):
            return bool(among >> values[slot] & 1)
        case Above(slot=slot, least=least, holds=holds):
            return (values[slot] >= least) == holds
        case Count(least=least, parts=parts):
            return sum(true(part, values) for part in parts) >= least
        case _:
            return formula


def literals(formula: Formula) -> tuple[At | Above | Count, ...]:
    """Parts that all have to hold for the formula to hold: for narrowing down what is possible."""
    if isinstance(formula, Count):
        return formula.parts if formula.least == len(formula.parts) else (formula,)
    return () if isinstance(formula, bool) else (formula,)


def asks_gauge(formula: Formula) -> bool:
    """Whether the formula asks about any gauge."""
    if isinstance(formula, Count):
        return any(map(asks_gauge, formula.parts))
    return isinstance(formula, Above)


def gauges(formula: Formula) -> frozenset[int]:
    """The slots of the gauges the formula asks about."""
    if isinstance(formula, Count):
        return frozenset().union(*map(gauges, formula.parts))
    return frozenset({formula.slot}) if isinstance(formula, Above) else frozenset()


def spelt(formula: Formula, place: Callable[[Formula], str], compare: Callable[[Above], str]) -> str:
    """The formula as the text of an expression.

    `place` gives the text of a formula that asks about no gauge, `compare` that of one comparison. Both are
    called for everything the text needs to know and for nothing else, so that they can also gather it.
    """
    if isinstance(formula, bool):
        return str(formula)
    if not asks_gauge(formula):
        return place(formula)
    if isinstance(formula, Above):
        return compare(formula)
    if isinstance(formula, At):
        raise AssertionError("a question about a variable asks about no gauge")
    mixed = [part for part in formula.parts if asks_gauge(part)]
    plain = [part for part in formula.parts if not asks_gauge(part)]
    texts = [spelt(part, place, compare) for part in mixed]
    if formula.least == len(formula.parts):
        return _text(" and ", [spelt(every(plain), place, compare), *texts] if plain else texts)
    if formula.least == 1:
        return _text(" or ", [spelt(at_least(1, plain), place, compare), *texts] if plain else texts)
    # Of the plain parts it is enough to know how many hold, from where the mixed ones can make up the rest.
    start = max(1, formula.least - len(mixed))
    known = [at_least(count, plain) for count in range(start, min(formula.least, len(plain)) + 1)]
    texts += [f"({spelt(part, place, compare)} > 0)" for part in known]
    return f"({_text(' + ', texts)} >= {formula.least - start + 1})"


def _text(word: str, texts: Sequence[str]) -> str:
    return f"({word.join(texts)})" if len(texts) > 1 else texts[0]


def _flat(parts: Iterable[At | Above | Count], *, every: bool) -> list[At | Above | Count]:
    """The parts, those that are themselves of the same kind opened up."""
    flat: list[At | Above | Count] = []
    for part in parts:
        if isinstance(part, Count) and part.least == (len(part.parts) if every else 1):
            flat += part.parts
        else:
            flat.append(part)
    return flat


def _joined(parts: Iterable[At | Above | Count], *, every: bool) -> Formula:
    """All parts, or any of them, where several questions about one number are made one."""
    among: dict[int, At] = {}
    bounds: dict[tuple[int, bool], Above] = {}
    rest: dict[Count, None] = {}
    for part in parts:
        match part:
            case At(slot=slot) if slot in among:
                join = and_ if every else or_
                among[slot] = At(slot, join(among[slot].among, part.among), part.whole)
            case At(slot=slot):
                among[slot] = part
            case Above(slot=slot, least=least, holds=holds):
                known = bounds.setdefault((slot, holds), part)
                sharper = max if holds == every else min
                bounds[slot, holds] = Above(slot, sharper(known.least, least), holds)
            case _:
                rest[part] = None
    if any(at.among == (0 if every else at.whole) for at in among.values()) or _settled(bounds, every):
        return not every
    kept: list[At | Above | Count] = [*among.values(), *bounds.values(), *rest]
    if len(kept) == 1:
        return kept[0]
    return Count(len(kept) if every else 1, tuple(sorted(kept, key=_order)))


def _settled(bounds: Mapping[tuple[int, bool], Above], every: bool) -> bool:
    """Whether two comparisons of one gauge exclude each other, or (for any of them) leave nothing out."""
    for (slot, holds), bound in bounds.items():
        other = bounds.get((slot, False))
        if holds and other and (bound.least >= other.least if every else bound.least <= other.least):
            return True
    return False


def _order(formula: Formula) -> Any:
    """A place in line that is the same in every run."""
    match formula:
        case At(slot=slot, among=among):
            return (0, slot, among)
        case Above(slot=slot, least=least, holds=holds):
            return (1, slot, least, holds)
        case Count(least=least, parts=parts):
            return (2, least, tuple(map(_order, parts)))
        case _:
            return (3, formula)
