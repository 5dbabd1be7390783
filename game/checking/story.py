"""What the checks share: the ways from moment to moment, and the walk along history, each found once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides, Play, historical
from game.model.condition import Condition
from game.model.place import Place
from game.model.scenario import Clash, Issue, Label, Moment, ReplyRule, Rule, Scenario, Wording


@dataclass(frozen=True, slots=True)
class Walk:
    """A play in which every side does what history did, from one of the scenario's starts.

    `play` is None where the walk did not reach an ending; `open` is then the matter that nobody decided, or
    empty when the story's own structure was the reason.
    """

    start: str
    play: Play | None
    moment: str = ""
    open: str = ""


class Story:
    """A scenario as the checks look at it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    @cached_property
    def starts(self) -> dict[str, str]:
        """By form (empty for none): the moment at which a play begins."""
        starts = {form.id: form.start for form in self.scenario.forms}
        return {**({"": self.scenario.start} if self.scenario.start else {}), **starts}

    @cached_property
    def ways(self) -> dict[str, tuple[str, ...]]:
        """By moment: everything its rules lead to, whatever their conditions."""
        return {m.id: tuple(dict.fromkeys(rule.go for rule in m.rules)) for m in self.scenario.moments}

    @cached_property
    def moments(self) -> dict[str, Moment]:
        """The moments by id."""
        return {moment.id: moment for moment in self.scenario.moments}

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """The issues by id."""
        return {issue.id: issue for issue in self.scenario.issues}

    def history(self, variable: str) -> str:
        """The position history took on this issue or decision, or nothing."""
        if variable in self.issues:
            return self.issues[variable].history
        moment = self.moments.get(variable)
        return moment.decide.history if moment and moment.decide else ""

    @cached_property
    def real(self) -> bool:
        """Whether there is a history to follow: something was decided, or an ending says it happened."""
        decided = any(self.history(id) for id, _positions in self.scenario.matters())
        return decided or any(ending.label is Label.HAPPENED for ending in self.scenario.endings)

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """The walk along history from every start, where there is a history."""
        if not self.real or not all(
            gauge.lowest <= gauge.start <= gauge.highest for gauge in self.scenario.gauges
        ):
            return ()
        exchange = Exchange(self.scenario)
        return tuple(_walk(exchange, form, start) for form, start in self.starts.items())

    def reached(self, *starts: str) -> set[str]:
        """Everything that can be led to from these, themselves among them."""
        found: set[str] = set()
        waiting = list(starts)
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting += self.ways.get(id, ())
        return found

    def place(self, at: Place | None) -> Place:
        """The place of a thing; the beginning of the file for one that was not read from a file."""
        return at or Place(self.scenario.file, 1, 1)

    def conditions(self) -> Iterator[tuple[Condition, Place | None]]:
        """Every condition of the scenario, and where the thing it belongs to stands."""
        for thing in self._conditional():
            yield thing.condition, thing.at

    def _conditional(self) -> Iterator[Rule | ReplyRule | Clash | Wording]:
        for moment in self.scenario.moments:
            yield from moment.rules
            if moment.draft:
                yield from moment.draft.clashes
                yield from (*moment.draft.opening, *moment.draft.closing)
        for issue in self.scenario.issues:
            for position in issue.positions:
                yield from position.write
        for ending in self.scenario.endings:
            yield from ending.choices
        for reply in self.scenario.replies:
            yield from reply.rules


def _walk(exchange: Exchange, form: str, start: str) -> Walk:
    try:
        play = Play.begin(exchange, historical(exchange.scenario), form)
    except NobodyDecides as stop:
        return Walk(start, None, stop.moment, stop.variable)
    except (NoWayOn, GoesRound) as stop:
        return Walk(start, None, stop.moment)
    return Walk(start, play)
