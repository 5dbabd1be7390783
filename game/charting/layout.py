"""Where everything of a chart goes: boxes in layers from top to bottom, labels in layers between them.

An arrow that spans several layers takes a place in each of them, so that it runs round the boxes. All sizes
are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from game.charting.chart import Arrow, Box, Chart, shown

BOX_TEXT = 13.0
LABEL_TEXT = 10.5
LEADING = 1.3
"""The height of a line, in sizes of its text."""

_WIDTH_OF_SIGN = 0.6  # of a text's size: a little more than the wider fonts have on average
_PADDING = (12.0, 8.0)
_GAP = (26.0, 32.0)  # between neighbours, and between layers
_SWEEPS = 12


@dataclass(slots=True)
class Place:
    """Something with a place: a box, the label of an arrow, or a bend of one (then without lines).

    `x` and `y` are its middle.
    """

    lines: tuple[str, ...]
    width: float
    height: float
    box: Box | None = None
    x: float = 0.0
    y: float = 0.0
    before: list[Place] = field(default_factory=list)
    after: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """An arrow as it runs: through these places, the first and the last of which are boxes."""

    arrow: Arrow
    places: tuple[Place, ...]

    def points(self) -> tuple[tuple[float, float], ...]:
        """From the lower edge of the first box to the upper edge of the last (or the other way round)."""
        first, *between, last = self.places
        down = first.y <= last.y
        start = (first.x, first.y + (first.height if down else -first.height) / 2)
        end = (last.x, last.y - (last.height if down else -last.height) / 2)
        return (start, *((place.x, place.y) for place in between), end)


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart with everything in its place."""

    chart: Chart
    places: tuple[Place, ...]
    runs: tuple[Run, ...]
    width: float
    height: float


def laid_out(chart: Chart, top: float) -> Layout:
    """The chart laid out; `top` is left free above it."""
    layers, runs = _layers(chart)
    _order(layers)
    width = _spread(layers)
    y = top
    for layer in layers:
        tallest = max((place.height for place in layer), default=0.0)
        for place in layer:
            place.y = y + tallest / 2
        y += tallest + _GAP[1]
    return Layout(chart, tuple(place for layer in layers for place in layer), tuple(runs), width, y)


def width_of(text: str, size: float) -> float:
    """About how wide a text of this size is, rather too much than too little."""
    return sum(1.0 if ord(sign) > 0x2E80 else _WIDTH_OF_SIGN for sign in text) * size


def _place(lines: tuple[str, ...], size: float, box: Box | None = None) -> Place:
    if not lines:
        return Place((), 4.0, 4.0)
    pad_x, pad_y = _PADDING if box else (5.0, 3.0)
    slant = 24.0 if box and box.kind == "decide" else 0.0
    width = max(width_of(line, size) for line in lines) + 2 * pad_x + slant
    return Place(lines, width, len(lines) * size * LEADING + 2 * pad_y, box)


def _layers(chart: Chart) -> tuple[list[list[Place]], list[Run]]:
    """Boxes in every second layer, as far down as the longest way to them; labels and bends between."""
    ranks = _ranks(chart)
    layers: list[list[Place]] = [[] for _rank in range(2 * max(ranks.values(), default=0) + 1)]
    boxes = {box.id: _place(shown(box), BOX_TEXT, box) for box in chart.boxes}
    for box in chart.boxes:
        layers[2 * ranks[box.id]].append(boxes[box.id])
    runs = []
    for arrow in chart.arrows:
        start, end = 2 * ranks[arrow.start], 2 * ranks[arrow.go]
        step = 1 if end >= start else -1
        rows = list(range(start + step, end, step)) or [min(start + 1, len(layers) - 1)]
        between = [_place(shown(arrow) if row == rows[0] else (), LABEL_TEXT) for row in rows]
        for row, place in zip(rows, between, strict=True):
            layers[row].append(place)
        chain = [boxes[arrow.start], *between, boxes[arrow.go]]
        for upper, lower in pairwise(chain):
            above, below = (upper, lower) if step > 0 else (lower, upper)
            above.after.append(below)
            below.before.append(above)
        runs.append(Run(arrow, tuple(chain)))
    return layers, runs


def _ranks(chart: Chart) -> dict[str, int]:
    """How far down each box goes: one below the lowest that leads to it. What leads back is left out."""
    onward: dict[str, list[str]] = {box.id: [] for box in chart.boxes}
    for arrow in chart.arrows:
        onward[arrow.start].append(arrow.go)
    done: list[str] = []
    for box in chart.boxes:
        _visit(box.id, onward, done)
    place = {id: number for number, id in enumerate(reversed(done))}
    ranks = dict.fromkeys(onward, 0)
    for id in reversed(done):
        for go in onward[id]:
            if place[go] > place[id]:
                ranks[go] = max(ranks[go], ranks[id] + 1)
    return ranks


def _visit(start: str, onward: dict[str, list[str]], done: list[str]) -> None:
    """Put everything that can be come to from here behind what it leads to, without recursion."""
    seen = set(done)
    waiting = [(start, iter(onward[start]))] if start not in seen else []
    seen.add(start)
    while waiting:
        id, ways = waiting[-1]
        go = next(ways, None)
        if go is None:
            done.append(id)
            waiting.pop()
        elif go not in seen:
            seen.add(go)
            waiting.append((go, iter(onward[go])))


def _order(layers: list[list[Place]]) -> None:
    """Put each layer into an order in which few arrows cross: by the mean of the neighbours."""
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        numbers = {id(place): float(n) for layer in layers for n, place in enumerate(layer)}
        for layer in layers if down else reversed(layers):
            layer.sort(key=lambda place: _mean(place.before if down else place.after, numbers, place))
            numbers |= {id(place): n / max(1, len(layer) - 1) for n, place in enumerate(layer)}


def _mean(neighbours: Sequence[Place], numbers: dict[int, float], place: Place) -> float:
    if not neighbours:
        return numbers[id(place)]
    return sum(numbers[id(one)] for one in neighbours) / len(neighbours)


def _spread(layers: list[list[Place]]) -> float:
    """Move every place as near to the middle of its neighbours as the layer allows; gives the whole width."""
    for layer in layers:
        _push(layer, [0.0] * len(layer))
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 else reversed(layers):
            wished = [_middle((*place.before, *place.after), place.x) for place in layer]
            _push(layer, wished)
    everything = [place for layer in layers for place in layer]
    left = min((place.x - place.width / 2 for place in everything), default=0.0) - _GAP[0]
    for place in everything:
        place.x -= left
    return max((place.x + place.width / 2 for place in everything), default=0.0) + _GAP[0]


def _middle(neighbours: Iterable[Place], otherwise: float) -> float:
    xs = [one.x for one in neighbours]
    return sum(xs) / len(xs) if xs else otherwise


def _push(layer: list[Place], wished: list[float]) -> None:
    """Give each place the x it wishes, as far as order and gaps allow: the mean of two ways to push."""
    rightward: list[float] = []
    for place, x in zip(layer, wished, strict=True):
        edge = rightward[-1] + _room(layer[len(rightward) - 1], place) if rightward else x
        rightward.append(max(x, edge))
    leftward: list[float] = []
    for place, x in zip(reversed(layer), reversed(wished), strict=True):
        edge = leftward[-1] - _room(place, layer[len(layer) - len(leftward)]) if leftward else x
        leftward.append(min(x, edge))
    for place, right, left in zip(layer, rightward, reversed(leftward), strict=True):
        place.x = (right + left) / 2


def _room(left: Place, right: Place) -> float:
    """How far apart the middles of two neighbours have to be at least."""
    return (left.width + right.width) / 2 + _GAP[0]
