"""How far each gauge really gets: over all plays, exactly, and where its bounds hold it back.

Merged states do not tell a gauge's value. But as nothing later tells merged states apart, every value with
which a play can come to a state can also go on from it, and no change ever turns two values round: so it is
enough to carry the highest value to each state, and then the lowest.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from game.proving.exploring import Batch, Graph
from game.proving.formulas import FAR, STILL, Slide
from game.proving.reach import Open

_Why = dict[
    tuple[int, int], tuple[int, int, int, int]
]  # (state, value) -> state, value, stage, option before


def extent(graph: Graph, batches: Sequence[Batch], slot: int, *, up: bool) -> tuple[list[int], bool]:
    """The furthest value of a gauge with which each state is reached, and whether it is ever held back.

    The batches of an exhausted graph are in an order where each state comes before its followers. Where
    stages lead round, they are gone through again until nothing changes.
    """
    climb = _Climb(graph, slot, up=up)
    while climb.once(batches) and graph.space.open.cyclic():
        pass
    return [value if up else -value for value in climb.best], climb.held is not None


def way_held(graph: Graph, batches: Sequence[Batch], slot: int, *, up: bool) -> list[tuple[int, int]] | None:
    """The stages and options of a play in which the gauge is held back, up to where that happens.

    None where no play is. Looking takes no longer than up to there.
    """
    if not _may_be_held(graph.space.open, slot, up=up):
        return None
    climb = _Climb(graph, slot, up=up)
    if not _found(climb, batches):
        return None
    if not graph.space.open.cyclic():
        return _traced(climb, batches)
    climb = _Climb(graph, slot, up=up)
    climb.why = {}
    held = _found(climb, batches)
    if held is None:
        raise AssertionError("what was found once is found again")
    state, value, stage, option = held
    steps = [(stage, option)]
    while (state, value) in climb.why:
        state, value, stage, option = climb.why[state, value]
        steps.append((stage, option))
    return steps[::-1]


def _may_be_held(whole: Open, slot: int, *, up: bool) -> bool:
    """Whether the bounds between which the gauge is known to lie at each stage leave that open."""
    for stage, options in whole.branches.items():
        low, high = whole.reaches[stage].spans[slot]
        for _index, branch, _guard in (one for option in options for one in option):
            slide = branch.slides.get(slot, STILL)
            if high > slide.most if up else low < slide.least:
                return True
    return False


def _found(climb: _Climb, batches: Sequence[Batch]) -> tuple[int, int, int, int] | None:
    """Where the gauge is held back first: the state, its value there, the stage and the option."""
    climb.until_held = True
    while not climb.held and climb.once(batches) and climb.graph.space.open.cyclic():
        pass
    return climb.held


def _traced(climb: _Climb, batches: Sequence[Batch]) -> list[tuple[int, int]]:
    """The steps to where the gauge was held back; nothing leads round, so each value is final."""
    if climb.held is None:
        raise ValueError("the gauge was not held back")
    state, _value, stage, option = climb.held
    steps = [(stage, option)]
    for batch in reversed(batches):
        before = climb.before(batch, state)
        if before is not None:
            state, option = before
            steps.append((batch.stage, option))
    return steps[::-1]


class _Climb:
    """Carries the furthest values on. Downwards is upwards with every number turned round."""

    def __init__(self, graph: Graph, slot: int, *, up: bool) -> None:
        self.graph, self.slot, self.up = graph, slot, up
        first = graph.space.story.first[slot]
        self.best = [-FAR] * len(graph.keys)
        self.best[0] = first if up else -first
        self.held: tuple[int, int, int, int] | None = None
        self.why: _Why | None = None
        self.until_held = False  # whether nothing is to be looked at once it is held back

    def once(self, batches: Sequence[Batch]) -> bool:
        """Go through all batches; true when any value was carried further than before."""
        further = False
        for batch in batches:
            values = [self.best[state] for state in batch.states]
            for option, go, slides, picks in self.options(batch):
                moved = self.moved(batch, values, option, slides, picks)
                if self.held and self.until_held:
                    return False
                if self.why is None:
                    further |= self.carry(go, moved)
                else:
                    further |= self.note(self.why, batch, option, go, moved, values)
        return further

    def before(self, batch: Batch, state: int) -> tuple[int, int] | None:
        """A state of the batch from which this one has its value, and the option that leads here."""
        for option, go, slides, picks in self.options(batch):
            place = -1
            while (place := _index(go, state, place + 1)) >= 0:
                origin = batch.states[place]
                if slides[picks[place] if picks else 0](self.best[origin]) == self.best[state]:
                    return origin, option
        return None

    def options(self, batch: Batch) -> Iterator[tuple[int, array[int], list[Slide], array[int]]]:
        """The options of a batch, those that move the gauge alike only once."""
        branches = self.graph.space.open.branches[batch.stage]
        for group, go, picks in zip(batch.groups, batch.go, batch.picks, strict=True):
            seen = set()
            for option in group.options:
                slides = tuple(branch.slides.get(self.slot, STILL) for _n, branch, _g in branches[option])
                if slides not in seen:
                    seen.add(slides)
                    yield option, go, [s if self.up else s.turned() for s in slides], picks

    def moved(
        self, batch: Batch, values: list[int], option: int, slides: list[Slide], picks: array[int]
    ) -> list[int]:
        """The values after the option; the first that is held back is noted."""
        slide, least, most = slides[0], min(values), max(values)
        if not self.held and any(most > slide.most for slide in slides):
            for place, value in enumerate(values):
                at = slides[picks[place]] if picks else slide
                if value > at.most:
                    self.held = batch.states[place], value, batch.stage, option
                    break
        if any(other != slide for other in slides):
            rows = [_row(slide, least, most) for slide in slides]
            return [rows[pick][value] for pick, value in zip(picks, values, strict=True)]
        if slide == STILL:
            return values
        return list(map(_row(slide, least, most).__getitem__, values))

    def carry(self, go: array[int], moved: list[int]) -> bool:
        """Keep the furthest values; true when one was further than before."""
        best, further = self.best, False
        for state, value in zip(go, moved, strict=True):
            if value > best[state]:
                best[state] = value
                further = True
        return further

    def note(
        self, why: _Why, batch: Batch, option: int, go: array[int], moved: list[int], values: list[int]
    ) -> bool:
        """The same, remembering how each value came about."""
        further = False
        for state, value, old, before in zip(go, moved, batch.states, values, strict=True):
            if value > self.best[state]:
                self.best[state] = value
                why[state, value] = old, before, batch.stage, option
                further = True
        return further


def _index(go: array[int], state: int, start: int) -> int:
    """Where the state stands in the row from a place on, or -1."""
    try:
        return go.index(state, start)
    except ValueError:
        return -1


def _row(slide: Slide, least: int, most: int) -> list[int]:
    """What becomes of every value from the least to the most; those below 0 stand at the end."""
    return [*map(slide, range(max(most, 0) + 1)), *map(slide, range(min(least, 0), 0))]
