"""Whole distributions: how many plays add up to what, for anything that adds up over a play.

A state carries its distribution as one whole number: a field for each sum, in it the ways there with that
sum. To be paid something is to move all fields up; distributions are added, or multiplied, as numbers are.
"""

from __future__ import annotations

from game.engine.machine import Exchange
from game.model.play import Casting
from game.proving.exploring import Progress, Stop
from game.proving.merging import Wish
from game.proving.proof import Covered, Measure, Measured, Share
from game.proving.reach import Open, opened
from game.proving.space import Space
from game.proving.story import Kind
from game.proving.telling import tell
from game.proving.weaving import Layer, spreader

_LARGEST = 1 << 33  # bits that all distributions of one stage may take together: a gigabyte


def measured(
    measure: Measure,
    exchange: Exchange,
    casting: Casting,
    form: str,
    whole: Open,
    most: int,
    budget: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Measured:
    """How many plays of a story that always comes to an end add up to what.

    `whole` is the story where nothing is remembered of what was chosen, `most` not less than the ways to
    any state. Raises KeyError when the measure names something that the scenario does not have.
    """
    layout = exchange.layout
    asked = dict.fromkeys(variable for variable, _position in (*measure.positions, *measure.wholes))
    slots = {id: len(layout.first) + n for n, id in enumerate(asked)} if measure.chosen else layout.variables
    for place in (*measure.positions, *measure.wholes):
        layout.taking(*place)
    worth = {
        slots[id]: dict(
            enumerate([(0, 0)] + [_worth(measure, id, position) for position in layout.positions[id]])
        )
        for id in asked
    }
    weights = {layout.gauges[id]: weight for id, weight in measure.gauges.items() if weight}
    begun = {exchange.scenario.ending(id).id: sum for id, sum in measure.endings.items()}
    lowest = sum(weight * layout.lows[id] for id, weight in measure.gauges.items())
    if measure.chosen:
        whole = opened(tell(exchange, casting, form, slots))
    space, story = Space(whole, Wish(weights, worth), most.bit_length()), whole.story
    found, covered = _Distributing(space, budget, progress, stop).found()
    by_ending = {story.stages[stage].moment: (stage, sums) for stage, sums in found.items()}
    plays: dict[str, dict[Share, int]] = {}
    for ending in exchange.scenario.endings:
        if ending.id in by_ending:
            stage, sums = by_ending[ending.id]
            more = lowest + begun.get(ending.id, 0)
            plays[ending.id] = {
                (space.total(stage, paid) + more, whole * space.whole_unit): count
                for (paid, whole), count in sorted(sums.items())
            }
    return Measured(measure.name, covered, plays)


def _worth(measure: Measure, variable: str, position: str) -> tuple[int, int]:
    place = variable, position
    return measure.positions.get(place, 0), measure.wholes.get(place, 0)


class _Distributing:
    """Passes distributions on, stage by stage."""

    def __init__(self, space: Space, budget: int, progress: Progress | None, stop: Stop | None) -> None:
        self.space, self.stages = space, space.story.stages
        self.budget, self.progress, self.stop = budget, progress, stop
        key, paid = space.start()
        self.layers: dict[int, Layer] = {space.story.start: {key: 1 << paid * space.step}}
        self.states = 0
        self.stopped = False

    def found(self) -> tuple[dict[int, dict[tuple[int, int], int]], Covered]:
        """For each ending's stage the plays by (paid, whole), in units; nothing if it is too much."""
        try:
            exhausted = all(self.passed(group) for group in self.space.open.groups)
        except KeyboardInterrupt:
            exhausted, self.stopped = False, True
        covered = Covered(exhausted, self.states, self.budget, self.stopped)
        ends = [stage for stage in self.layers if self.stages[stage].kind is Kind.ENDING and exhausted]
        return {stage: self.read(self.layers[stage]) for stage in ends if self.layers[stage]}, covered

    def passed(self, group: list[int]) -> bool:
        """Pass on what came together in these stages; false when it is too much, or somebody said stop."""
        spreaders = {stage: spreader(self.space, stage) for stage in group if self.stages[stage].options}
        # Where stages lead round, what comes back is passed on again, until nothing does any more.
        while any(self.layers.get(stage) for stage in spreaders):
            for stage, woven in spreaders.items():
                layer = self.layers.pop(stage, {})
                self.states += len(layer)
                self.stopped = self.stop is not None and self.stop()
                if self.stopped or self.states > self.budget or _bits(layer) > _LARGEST:
                    return False
                woven.into(layer, *(self.layers.setdefault(go, {}) for go in woven.follow))
                if self.progress:
                    self.progress(self.states)
        return True

    def read(self, layer: Layer) -> dict[tuple[int, int], int]:
        """The distribution of an ending, by what was paid and the whole."""
        step, mask = self.space.step, (1 << self.space.step) - 1
        found: dict[tuple[int, int], int] = {}
        for key, value in layer.items():
            whole, paid = key & (1 << self.space.wholes) - 1, 0
            while value:
                skip = ((value & -value).bit_length() - 1) // step
                value, paid = value >> skip * step, paid + skip
                found[paid, whole] = found.get((paid, whole), 0) + (value & mask)
                value, paid = value >> step, paid + 1
        return found


def _bits(layer: Layer) -> int:
    """About how many bits the layer's distributions take."""
    every = len(layer) // 64 + 1
    return sum(value.bit_length() for value in list(layer.values())[::every]) * every
