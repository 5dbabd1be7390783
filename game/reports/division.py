"""How a class divided: its results added up, for one scenario and one side at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from game.reports.result import Result
from game.saying import percent


@dataclass(slots=True)
class Division:
    """The sums of a class that played one side of a scenario.

    `positions` counts, for each issue and decision, what was last chosen on it; `passages` holds for each
    (issue, place in its evidence) how many should have cited it and how many did; `ways` counts for each
    moment where the story went from there. `names` are the labels behind (`positions` | `endings` | `ways`,
    key, value) where they were asked for, else it is empty. `hands` are all that were raised around one
    screen, by matter. `minutes`, `match` and `evidence` count whole figures.
    """

    scenario: str
    side: str
    results: int = 0
    finished: int = 0
    minutes: Counter[int] = field(default_factory=Counter)
    match: Counter[int] = field(default_factory=Counter)
    evidence: Counter[int] = field(default_factory=Counter)
    positions: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    passages: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    endings: Counter[str] = field(default_factory=Counter)
    stopped: Counter[str] = field(default_factory=Counter)
    ways: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    hands: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, result: Result, *, names: bool) -> None:
        """Count one result."""
        self.results += 1
        self.finished += result.finished
        self.minutes[int(result.minutes + 0.5)] += 1
        for share, counter in ((result.match, self.match), (result.evidence, self.evidence)):
            figure = percent(share)
            if figure is not None:
                counter[figure] += 1
        chosen = {choice.variable: choice.position for choice in result.choices}
        for variable, position in chosen.items():
            self.positions[variable][position] += 1
        for one in result.issues:
            for place in (*one.found, *one.missed):
                expected, found = self.passages.get((one.issue, place), (0, 0))
                self.passages[one.issue, place] = (expected + 1, found + (place in one.found))
        for matter, position, count in result.hands:
            self.hands[matter][position] += count
        (self.endings if result.finished else self.stopped)[result.path[-1]] += 1
        ways = set(pairwise(result.path))
        for moment, then in ways:
            self.ways[moment][then] += 1
        if names and result.label:
            for key in (*chosen.items(), *ways, ("", result.path[-1])):
                self.names[key].append(result.label)


def divide(results: Iterable[Result], *, names: bool = False) -> tuple[Division, ...]:
    """The class by scenario and side, in the order in which they come. Labels are kept only if asked for."""
    divisions: dict[tuple[str, str], Division] = {}
    for result in results:
        key = (result.scenario, result.side)
        divisions.setdefault(key, Division(*key)).add(result, names=names)
    return tuple(divisions.values())


def middle(figures: Counter[int]) -> int | None:
    """The figure that stands in the middle when all are put in order (the lower of two); None for none."""
    before = 0
    for figure, count in sorted(figures.items()):
        before += count
        if before * 2 >= figures.total():
            return figure
    return None


def in_ten_steps(figures: Counter[int]) -> tuple[int, ...]:
    """How many of these per cents lie from 0 to 9, from 10 to 19, and so on; 100 is in the last step."""
    steps = [0] * 10
    for figure, count in figures.items():
        steps[min(figure // 10, 9)] += count
    return tuple(steps)


def evenness(positions: Counter[str]) -> float:
    """How far a class is from being of one mind: the chance that two of its pupils disagree, 0 to 1.

    One pupil, or none, agrees with everybody.
    """
    whole = positions.total()
    if whole < 2:
        return 0.0
    alike = sum(count * (count - 1) for count in positions.values())
    return 1 - alike / (whole * (whole - 1))
