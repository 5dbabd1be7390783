"""What has to be remembered at each stage, so that states nothing later can tell apart are merged.

Found by going backwards through the story. Of a gauge, the cells between the bounds that are still asked
about, each bound moved back through what is added on the way. Of the positions taken, the answers to
questions: what remains, at this stage, of every condition that is still to be asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from game.proving.formulas import FAR, STILL, Above, At, Formula, restricted, spelt, substituted
from game.proving.reach import Open
from game.proving.story import Branch


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be added up over each play, by slots.

    `weights` has a weight for a gauge's number at the end, `worth` what each number of a variable is worth at
    the end, as (value, whole).
    """

    weights: Mapping[int, int] = field(default_factory=dict)
    worth: Mapping[int, Mapping[int, tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered at one stage.

    `cuts` are the values of a gauge at which a new cell begins, `watched` the formulas over positions whose
    answers are kept. `unsettled` are the variables of the wish that may still be set from here on.
    """

    cuts: dict[int, tuple[int, ...]]
    watched: tuple[Formula, ...]
    unsettled: frozenset[int]

    def cell(self, slot: int, value: int) -> int:
        """The number of the cell in which this value of a gauge lies."""
        return bisect_right(self.cuts.get(slot, ()), value)


def kept(
    whole: Open, wish: Wish | None = None, asked: Mapping[int, Collection[Formula]] | None = None
) -> dict[int, Kept]:
    """What has to be remembered at each stage that may be reached, for the story and for this wish.

    `asked` are formulas that somebody wants to know of at some stages beyond what the story itself asks.
    """
    merging = _Merging(whole, wish or Wish())
    merging.ask(asked or {})
    merging.follow()
    return {
        stage: Kept(
            {slot: tuple(sorted(cuts)) for slot, cuts in merging.cuts[stage].items() if cuts},
            tuple(merging.watched[stage]),
            merging.unsettled[stage],
        )
        for stage in whole.reaches
    }


class _Merging:
    """Gathers what is asked at every stage, and then carries it back to all stages before."""

    def __init__(self, whole: Open, wish: Wish) -> None:
        self.whole, self.wish = whole, wish
        self.cuts: dict[int, dict[int, set[int]]] = {
            stage: {slot: set() for slot in reach.spans} for stage, reach in whole.reaches.items()
        }
        self.watched: dict[int, dict[Formula, None]] = {stage: {} for stage in whole.reaches}
        self.unsettled = _unsettled(whole, wish)
        self.before: dict[int, list[tuple[int, Branch]]] = {stage: [] for stage in whole.reaches}
        for stage, options in whole.branches.items():
            for _index, branch, _guard in (branch for option in options for branch in option):
                self.before[branch.go].append((stage, branch))
        self.new_cuts: list[tuple[int, int, int]] = []  # stage, slot, value: not yet carried back
        self.new_formulas: list[tuple[int, Formula]] = []
        self.substituted: dict[tuple[Formula, tuple[tuple[int, int], ...]], Formula] = {}

    def cut(self, stage: int, slot: int, value: int) -> None:
        """From this value on, the gauge lies in another cell."""
        low, high = self.whole.reaches[stage].spans[slot]
        if low < value <= high and value not in self.cuts[stage][slot]:
            self.cuts[stage][slot].add(value)
            self.new_cuts.append((stage, slot, value))

    def watch(self, stage: int, formula: Formula) -> None:
        """Keep whether the formula holds, which asks about positions alone."""
        reach = self.whole.reaches[stage]
        left = restricted(formula, reach.numbers, reach.spans)
        if not isinstance(left, bool) and left not in self.watched[stage]:
            self.watched[stage][left] = None
            self.new_formulas.append((stage, left))

    def ask(self, asked: Mapping[int, Collection[Formula]]) -> None:
        """Keep all that is asked at each stage itself.

        Every condition counts, also one that need not be asked: so it can be told whether it holds where
        another rule is taken, and a cell lies on one side of each bound by which `reach` has narrowed down
        what follows.
        """
        for stage, reach in self.whole.reaches.items():

            def place(formula: Formula, stage: int = stage) -> str:
                self.watch(stage, formula)
                return ""

            def compare(asked: Above, stage: int = stage) -> str:
                self.cut(stage, asked.slot, asked.least)
                return ""

            guards = (branch.guard for _option, branch in self.whole.story.stages[stage].branches())
            for formula in (*guards, *asked.get(stage, ())):
                spelt(restricted(formula, reach.numbers, reach.spans), place, compare)
            self.settle(stage)
        for stage, slots in _held(self.whole, self.wish).items():
            for slot, (low, high) in slots.items():
                lowest, highest = self.whole.reaches[stage].spans[slot]
                for value in (*range(lowest + 1, low + 1), *range(high + 1, highest + 1)):
                    self.cut(stage, slot, value)

    def settle(self, stage: int) -> None:
        """Keep what a variable of the wish is worth, where it is never set again after this stage."""
        for _index, branch, _guard in (one for option in self.whole.branches[stage] for one in option):
            for slot in sorted(self.unsettled[stage] - self.unsettled[branch.go] - branch.sets.keys()):
                for among in worths(self.wish, slot).values():
                    self.watch(stage, At(slot, among, self.whole.story.wholes[slot]))

    def follow(self) -> None:
        """Carry everything back until all stages before know what they have to keep."""
        while self.new_cuts:
            after, slot, value = self.new_cuts.pop()
            for stage, branch in self.before[after]:
                slide = branch.slides.get(slot, STILL)
                if slide.low < value <= slide.high:
                    self.cut(stage, slot, value - slide.by)
        while self.new_formulas:
            after, formula = self.new_formulas.pop()
            for stage, branch in self.before[after]:
                sets = tuple(branch.sets.items())
                if (formula, sets) not in self.substituted:
                    self.substituted[formula, sets] = substituted(formula, branch.sets, {})
                self.watch(stage, self.substituted[formula, sets])


def _unsettled(whole: Open, wish: Wish) -> dict[int, frozenset[int]]:
    """For each stage the variables of the wish that may still be set from there on."""
    unsettled = dict.fromkeys(whole.reaches, frozenset[int]())
    for group in reversed(whole.groups):
        found = frozenset[int]()
        for stage in group:
            for _index, branch, _guard in (one for option in whole.branches[stage] for one in option):
                found |= unsettled[branch.go] | (wish.worth.keys() & branch.sets.keys())
        unsettled.update(dict.fromkeys(group, found))
    return unsettled


def _held(whole: Open, wish: Wish) -> dict[int, dict[int, tuple[int, int]]]:
    """For each stage and gauge of the wish, between which two values no bound will hold it back any more.

    Outside them its value is kept exactly; between them it is enough to know what is added from here on.
    """
    # Nothing is held back at first: what a guard keeps from a stage is not what a bound does.
    held = {stage: dict.fromkeys(wish.weights, (-FAR, FAR)) for stage in whole.reaches}
    changed = bool(wish.weights)
    while changed:
        changed = False
        for stage in (stage for group in reversed(whole.groups) for stage in reversed(group)):
            before = held[stage]
            held[stage] = {slot: _free(whole, held, stage, slot) for slot in wish.weights}
            changed |= before != held[stage]
    return held


def _free(
    whole: Open, held: Mapping[int, Mapping[int, tuple[int, int]]], stage: int, slot: int
) -> tuple[int, int]:
    low, high = held[stage][slot]
    lowest, highest = whole.reaches[stage].spans[slot]
    for _index, branch, _guard in (one for option in whole.branches[stage] for one in option):
        slide, (after_low, after_high) = branch.slides.get(slot, STILL), held[branch.go][slot]
        low = max(low, min(max(slide.low, after_low) - slide.by, highest + 1))
        high = min(high, max(min(slide.high, after_high) - slide.by, lowest - 1))
    return low, high


def worths(wish: Wish, slot: int) -> dict[tuple[int, int], int]:
    """What a variable can be worth, each with a bit for every number worth that."""
    found: dict[tuple[int, int], int] = {}
    for number, worth in wish.worth[slot].items():
        found[worth] = found.get(worth, 0) | 1 << number
    return found
