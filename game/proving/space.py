"""Merged states as numbers: what is kept at a stage, packed into the bits of one whole number.

From the lowest bit: what a wish counts as its whole, a field for each gauge (the number of its cell), a
field for the answers (numbered as they turn up, stage by stage), and the stage itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd

from game.proving.formulas import STILL, At, Formula, restricted, substituted, true
from game.proving.merging import Kept, Wish, kept, worths
from game.proving.reach import Open
from game.proving.story import Branch

_ANSWERS = 23  # bits: no budget has more states than this many sets of answers at one stage


class Answers(dict[int, int]):
    """The sets of answers met at one stage, each a bit for every formula watched there, numbered from 0."""

    __slots__ = ("met",)

    def __init__(self) -> None:
        super().__init__()
        self.met: list[int] = []

    def __missing__(self, answers: int) -> int:
        self[answers] = number = len(self.met)
        self.met.append(answers)
        return number


class Passage(dict[int, int]):
    """What a branch makes of the answers: by their number before, their field after, and what is paid.

    Worked out when it is first asked for, since few of the possible answers ever come together.
    """

    __slots__ = ("_after", "_before", "_carried", "_paid", "_shift", "_sure", "besides")

    def __init__(
        self,
        before: Answers,
        after: Answers,
        shift: int,
        carried: Sequence[tuple[int, int]],
        sure: int,
        paid: Sequence[Sequence[tuple[int, int]]],
    ) -> None:
        super().__init__()
        self.besides = 0  # added to every field, for whatever does not depend on the answers
        self._before, self._after, self._shift = before, after, shift
        self._carried, self._sure, self._paid = carried, sure, paid

    def __missing__(self, number: int) -> int:
        answers = self._before.met[number]
        after = self._sure
        for old, new in self._carried:
            if answers & old:
                after |= new
        value = (self._after[after] << self._shift) + self.besides
        for worth in self._paid:
            value += next(pay for bit, pay in worth if answers & bit)
        self[number] = value
        return value

    def spelt(self) -> tuple[object, ...]:
        """The same for passages that do the same between the same stages."""
        return id(self._after), self.besides, tuple(self._carried), self._sure, tuple(map(tuple, self._paid))


@dataclass(frozen=True, slots=True)
class Fields:
    """Where the number of a state keeps what: shift and mask of each gauge, shift of the answers."""

    gauges: dict[int, tuple[int, int]]
    answers: int | None


class Space:
    """The merged states of a story, for one wish: how they are numbered and what leads from one to the next.

    `unit` divides everything that is paid; a payment stands above the bits of a state, `paid` bits up and in
    steps of `step` bits.
    """

    def __init__(
        self,
        whole: Open,
        wish: Wish | None = None,
        step: int = 1,
        asked: Mapping[int, Collection[Formula]] | None = None,
    ) -> None:
        self.open, self.story, self.wish = whole, whole.story, wish or Wish()
        self.kept: Mapping[int, Kept] = kept(whole, self.wish, asked or {})
        self.unit, self.whole_unit = _units(self.wish)
        self.least = {slot: min(v for v, _w in worth.values()) for slot, worth in self.wish.worth.items()}
        most = sum(max(w for _v, w in worth.values()) for worth in self.wish.worth.values())
        self.wholes = (most // self.whole_unit).bit_length() if most else 0
        self._cells: dict[tuple[int, int], tuple[int, ...]] = {}
        self.answers = {stage: Answers() for stage in self.kept}
        self.fields = {stage: self._fields(one) for stage, one in self.kept.items()}
        self.width = max((self._end(stage) for stage in self.kept), default=0)
        self.paid = self.width + len(self.story.stages).bit_length()
        self.step = step

    def start(self) -> tuple[int, int]:
        """The state in which a play begins, and what it is paid at once."""
        stage, first = self.story.start, self.story.first
        key, paid = self.key(stage, first), 0
        for slot in self.wish.weights:
            paid += self.pay_gauge(stage, slot, first[slot])
        for slot in self.wish.worth.keys() - self.kept[stage].unsettled:
            value, whole = self.pay(slot, first[slot])
            paid, key = paid + value, key + whole
        return key, paid

    def key(self, stage: int, values: Sequence[int]) -> int:
        """The merged state of these numbers at this stage, where nothing has been counted as a whole."""
        fields, one = self.fields[stage], self.kept[stage]
        key = stage << self.width
        for slot, (shift, _mask) in fields.gauges.items():
            key |= bisect_right(one.cuts[slot], values[slot]) << shift
        if fields.answers is not None:
            answers = sum(1 << n for n, formula in enumerate(one.watched) if true(formula, values))
            key |= self.answers[stage][answers] << fields.answers
        return key

    def cells(self, stage: int, slot: int) -> tuple[int, ...]:
        """The lowest value of each cell of a gauge at this stage."""
        if (stage, slot) not in self._cells:
            lowest, _highest = self.open.reaches[stage].spans[slot]
            self._cells[stage, slot] = (lowest, *self.kept[stage].cuts.get(slot, ()))
        return self._cells[stage, slot]

    def pay(self, slot: int, number: int) -> tuple[int, int]:
        """What a variable's number is worth where it stays: in units above the least, and as a whole."""
        value, whole = self.wish.worth[slot][number]
        return (value - self.least[slot]) // self.unit, whole // self.whole_unit

    def pay_gauge(self, stage: int, slot: int, value: int) -> int:
        """What is paid for a gauge whose cell does not tell its value: what it lies above the cell's lowest.

        Where the weight is negative everything is turned round.
        """
        lows, weight = self.cells(stage, slot), self.wish.weights[slot] // self.unit
        at = bisect_right(lows, value) - 1
        if weight >= 0:
            return weight * (value - lows[at])
        return -weight * (self.top(stage, slot, at) - value)

    def top(self, stage: int, slot: int, cell: int) -> int:
        """The highest value of a cell of a gauge."""
        lows = self.cells(stage, slot)
        return lows[cell + 1] - 1 if cell + 1 < len(lows) else self.open.reaches[stage].spans[slot][1]

    def total(self, stage: int, paid: int) -> int:
        """The sum of a play that comes to this ending having been paid so much."""
        whole = paid * self.unit + sum(self.least.values())
        for slot, weight in self.wish.weights.items():
            whole += weight * (self.cells(stage, slot)[0] if weight >= 0 else self.top(stage, slot, 0))
        return whole

    def slid(self, stage: int, branch: Branch, slot: int) -> list[int]:
        """For each cell of a gauge here, its field after the branch and what is paid for the difference."""
        slide, after = branch.slides.get(slot, STILL), self.cells(branch.go, slot)
        shift, _mask = self.fields[branch.go].gauges.get(slot, (0, 0))
        weight, lows = self.wish.weights.get(slot, 0), self.cells(stage, slot)
        values = lows if weight >= 0 else [self.top(stage, slot, cell) for cell in range(len(lows))]
        by, low, high, last = slide.by, slide.low, slide.high, len(after) - 1
        bounds = after if weight >= 0 else [self.top(branch.go, slot, cell) for cell in range(last + 1)]
        unit = abs(weight) // self.unit * self.step << self.paid
        found, at = [], 0
        for value in values:
            moved = value + by
            moved = low if moved < low else high if moved > high else moved
            while at < last and after[at + 1] <= moved:  # later values never come to an earlier cell
                at += 1
            found.append((at << shift) + abs(moved - bounds[at]) * unit if unit else at << shift)
        return found

    def passage(self, stage: int, branch: Branch) -> tuple[Passage | None, int]:
        """What the branch makes of the answers, if anything depends on them, and what is added for sure."""
        one, there, fields = self.kept[stage], self.kept[branch.go], self.fields[branch.go]
        numbers, spans = self.open.reaches[stage].numbers, self.open.reaches[stage].spans
        bits = {formula: 1 << n for n, formula in enumerate(one.watched)}
        carried, sure = [], 0
        for n, formula in enumerate(there.watched):
            before = restricted(substituted(formula, branch.sets, {}), numbers, spans)
            if before is True:
                sure |= 1 << n
            elif not isinstance(before, bool):
                carried.append((bits[before], 1 << n))
        paid, at_once = [], 0
        for slot in sorted((one.unsettled - there.unsettled) & self.wish.worth.keys()):
            if slot in branch.sets:
                value, whole = self.pay(slot, branch.sets[slot])
                at_once += (value * self.step << self.paid) + whole
            else:
                paid.append(self._worth(stage, slot, bits))
        if carried or any(len(worth) > 1 for worth in paid):
            shift = fields.answers or 0
            return Passage(self.answers[stage], self.answers[branch.go], shift, carried, sure, paid), at_once
        at_once += sum(worth[0][1] for worth in paid)
        return None, at_once + (self.answers[branch.go][sure] << (fields.answers or 0))

    def _worth(self, stage: int, slot: int, bits: Mapping[Formula, int]) -> list[tuple[int, int]]:
        """By the bit of an answer, what is paid for a variable that will not be set again."""
        possible = self.open.reaches[stage].numbers[slot]
        found = []
        for among in worths(self.wish, slot).values():
            if among & possible:
                value, whole = self.pay(slot, (among & possible).bit_length() - 1)
                at = restricted(
                    At(slot, among, self.story.wholes[slot]), self.open.reaches[stage].numbers, {}
                )
                found.append((bits.get(at, -1), (value * self.step << self.paid) + whole))
        return found

    def _fields(self, one: Kept) -> Fields:
        shift, gauges = self.wholes, {}
        for slot, cuts in one.cuts.items():
            bits = len(cuts).bit_length()
            gauges[slot] = (shift, (1 << bits) - 1)
            shift += bits
        return Fields(gauges, shift if one.watched else None)

    def _end(self, stage: int) -> int:
        """The bits that a state at this stage takes."""
        fields = self.fields[stage]
        if fields.answers is not None:
            return fields.answers + min(_ANSWERS, len(self.kept[stage].watched))
        return max((shift + mask.bit_length() for shift, mask in fields.gauges.values()), default=self.wholes)


def _units(wish: Wish) -> tuple[int, int]:
    """The largest numbers that divide every payment, and every whole."""
    values = [[value for value, _whole in worth.values()] for worth in wish.worth.values()]
    wholes = [whole for worth in wish.worth.values() for _value, whole in worth.values()]
    steps = [value - row[0] for row in values for value in row]
    return reduce(gcd, (*wish.weights.values(), *steps), 0) or 1, reduce(gcd, wholes, 0) or 1
