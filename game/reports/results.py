"""The results of many plays: counted, chosen by attempt, and handed out one at a time in a lasting order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from types import TracebackType

from game.model.scenario import Scenario
from game.reports.result import Aside, Counted, Result, Why
from game.reports.spool import Spool


class Attempts(Enum):
    """Which plays count where one pupil played a scenario several times. Finished plays go before others."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"  # the highest match; then the highest evidence; then the earliest
    ALL = "all"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result as far as it is needed to order and choose; `number` is where it lies in the spool."""

    scenario: str
    label: str
    side: str
    finished: bool
    begun: float
    attempt: int
    match: float
    evidence: float
    file: str
    number: int

    def pupil(self) -> tuple[str, str, str, str]:
        """Whose result this is. Nobody knows whether two plays without a label are by the same pupil."""
        return self.scenario, self.side, self.label, "" if self.label else self.file

    def place(self) -> tuple[str, str, str, float, int, str]:
        """Where it stands in a list: by scenario, pupil, side, time."""
        return self.scenario, self.label, self.side, self.begun, self.attempt, self.file


class Results:
    """What `gather` found. Files are counted; a file of two players at one machine gives two results."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._kept: list[_Kept] = []
        self._aside: list[Aside] = []
        self._withdrawn: set[str] = set()
        self._used = 0
        self._scenarios: dict[str, Scenario] = {}

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the temporary file. Nothing can be handed out after that."""
        self._spool.close()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios that were played, by their ids."""
        return tuple(scenario for _id, scenario in sorted(self._scenarios.items()))

    @property
    def aside(self) -> tuple[Aside, ...]:
        """The files that are not among the results, with the reason, by their names."""
        return tuple(sorted(self._aside, key=lambda aside: (aside.file, aside.words)))

    def counted(self) -> Counted:
        """How many files were read, and what became of them."""
        reasons = Counter(aside.why for aside in self._aside)
        return Counted(
            self._used + len(self._aside),
            self._used,
            tuple((why, reasons[why]) for why in Why if reasons[why]),
        )

    def chosen(self, attempts: Attempts) -> Iterator[Result]:
        """The results that count, by scenario, pupil, side and time, whatever the order of the files was."""
        kept = [one for one in self._kept if one.file not in self._withdrawn]
        if attempts is not Attempts.ALL:
            best: dict[tuple[str, ...], _Kept] = {}
            for one in kept:
                other = best.get(one.pupil())
                if other is None or _rank(one, attempts) > _rank(other, attempts):
                    best[one.pupil()] = one
            kept = list(best.values())
        for one in sorted(kept, key=_Kept.place):
            yield self._spool.take(one.number)

    def add(self, file: str, results: tuple[Result, ...]) -> None:
        """Take up the results of one file, whose whole path is `file`."""
        self._used += 1
        for result in results:
            self._kept.append(
                _Kept(
                    result.scenario,
                    result.label.casefold(),
                    result.side,
                    result.finished,
                    result.begun,
                    result.attempt,
                    _figure(result.match),
                    _figure(result.evidence),
                    file,
                    self._spool.put(result),
                )
            )

    def set_aside(self, aside: Aside) -> None:
        """Count a file that gives no result."""
        self._aside.append(aside)

    def withdraw(self, file: str, aside: Aside) -> None:
        """Set a file aside after all whose results had been taken up."""
        self._used -= 1
        self._withdrawn.add(file)
        self._aside.append(aside)

    def know(self, scenario: Scenario) -> None:
        """Remember a scenario that was played."""
        self._scenarios.setdefault(scenario.id, scenario)


def _rank(one: _Kept, attempts: Attempts) -> tuple[float, ...]:
    """The higher, the rather it counts."""
    time = (one.begun, one.attempt)
    if attempts is Attempts.LAST:
        return (one.finished, *time)
    earlier = tuple(-value for value in time)
    if attempts is Attempts.FIRST:
        return (one.finished, *earlier)
    return (one.finished, one.match, one.evidence, *earlier)


def _figure(share: Fraction | None) -> float:
    return -1.0 if share is None else float(share)
