"""What can be told of a story without following its plays: how far numbers get, and which ways are shut.

For every stage, what each variable can be at and between which bounds each gauge lies. The truth may be
narrower, never wider; so what is shut here is shut, and what is open may yet never happen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.proving.formulas import Above, At, Formula, every, literals, negated, restricted
from game.proving.story import Branch, Kind, Story, in_order

_PATIENCE = 40  # visits to a stage before its gauges are taken to lie anywhere


@dataclass(frozen=True, slots=True)
class Reach:
    """What the numbers can be at one stage: a bit for each number of a variable, bounds for each gauge."""

    numbers: dict[int, int]
    spans: dict[int, tuple[int, int]]

    def joined(self, other: Reach) -> Reach:
        """What they can be here or there."""
        numbers = {slot: among | other.numbers[slot] for slot, among in self.numbers.items()}
        spans = {
            slot: (min(low, other.spans[slot][0]), max(high, other.spans[slot][1]))
            for slot, (low, high) in self.spans.items()
        }
        return Reach(numbers, spans)

    def where(self, formula: Formula) -> Reach | None:
        """What they can be where the formula holds, or None where it cannot."""
        if restricted(formula, self.numbers, self.spans) is False:
            return None
        numbers, spans = dict(self.numbers), dict(self.spans)
        for literal in literals(formula):
            match literal:
                case At(slot=slot, among=among):
                    numbers[slot] &= among
                case Above(slot=slot, least=least, holds=holds):
                    low, high = spans[slot]
                    spans[slot] = (max(low, least), high) if holds else (low, min(high, least - 1))
                case _:
                    pass
        return Reach(numbers, spans)

    def after(self, branch: Branch) -> Reach:
        """What they can be once this branch has been taken."""
        numbers = self.numbers | {slot: 1 << number for slot, number in branch.sets.items()}
        slides = branch.slides
        spans = {
            slot: (slides[slot](low), slides[slot](high)) if slot in slides else (low, high)
            for slot, (low, high) in self.spans.items()
        }
        return Reach(numbers, spans)


@dataclass(frozen=True, slots=True)
class Open:
    """The part of a story that is not shut.

    `reaches` has an entry for each stage that may be reached, `branches` the branches of each of its options
    that may be taken, by their index among all branches of the option, each with its guard where that is
    narrowed down to what is still to be asked. `groups` are those stages in order (see `story.in_order`).
    """

    story: Story
    reaches: dict[int, Reach]
    branches: dict[int, tuple[tuple[tuple[int, Branch, Formula], ...], ...]]
    groups: list[list[int]]

    def following(self, stage: int) -> tuple[int, ...]:
        """The stages that may follow this one, in order, each once."""
        return tuple(dict.fromkeys(b.go for option in self.branches[stage] for _n, b, _guard in option))

    def cyclic(self) -> bool:
        """Whether the stages lead round anywhere."""
        return any(len(group) > 1 or group[0] in self.following(group[0]) for group in self.groups)


def opened(story: Story) -> Open:
    """What of the story is not shut, from its beginning on."""
    reaches = {
        story.start: Reach(
            {slot: 1 << story.first[slot] for slot in story.wholes},
            {slot: (story.first[slot], story.first[slot]) for slot in story.tops},
        )
    }
    visits = Counter[int]()
    order = _order(story)
    waiting = {story.start}
    while waiting:
        stage = min(waiting, key=order.__getitem__)
        waiting.remove(stage)
        visits[stage] += 1
        if visits[stage] > _PATIENCE and story.stages[stage].first:
            reaches[stage] = Reach(
                reaches[stage].numbers, {slot: (0, top) for slot, top in story.tops.items()}
            )
        for go, reach in _led_on(story, stage, reaches[stage]):
            joined = reaches[go].joined(reach) if go in reaches else reach
            if reaches.get(go) != joined:
                reaches[go] = joined
                waiting.add(go)
    branches = {stage: _taken(story, stage, reach) for stage, reach in reaches.items()}
    whole = Open(story, reaches, branches, [])
    whole.groups.extend(in_order({stage: whole.following(stage) for stage in reaches}, story.start))
    return whole


def _order(story: Story) -> dict[int, int]:
    following = {
        number: tuple(dict.fromkeys(branch.go for _option, branch in stage.branches()))
        for number, stage in enumerate(story.stages)
    }
    groups = in_order(following, story.start)
    return {stage: place for place, stage in enumerate(stage for group in groups for stage in group)}


def _led_on(story: Story, stage: int, reach: Reach) -> list[tuple[int, Reach]]:
    """What the numbers can be after each branch of the stage that is not shut."""
    led = []
    for option in story.stages[stage].options:
        before: list[Formula] = []  # what must hold for no earlier branch to be taken
        for branch in option.branches:
            here = reach.where(every((*before, branch.guard)))
            if here:
                led.append((branch.go, here.after(branch)))
            before.append(negated(branch.guard))
    return led


def _taken(story: Story, stage: int, reach: Reach) -> tuple[tuple[tuple[int, Branch, Formula], ...], ...]:
    options = []
    for option in story.stages[stage].options:
        before: list[Formula] = []
        taken = []
        for index, branch in enumerate(option.branches):
            if reach.where(every((*before, branch.guard))):
                taken.append((index, branch, restricted(branch.guard, reach.numbers, reach.spans)))
            before.append(negated(branch.guard))
        # The last that is open need not be asked: some branch is always taken.
        options.append((*taken[:-1], (*taken[-1][:2], True)))
    return tuple(options)


def ends(story: Story, kind: Kind) -> list[int]:
    """The stages of this kind."""
    return [number for number, stage in enumerate(story.stages) if stage.kind is kind]
