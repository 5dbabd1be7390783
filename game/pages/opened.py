"""Kept plays and their scenarios, laid open to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides
from game.model.scenario import Scenario
from game.model.shelf import Way
from game.pages.keeper import Keeper
from game.pages.looking import Looked
from game.pages.railway import called
from game.replaying.branching import historic
from game.replaying.replay import replay
from game.wording import _


class Opened:
    """What was opened stays so until it is forgotten, or its scenario is no longer the same.

    `load` gives the scenario of an id as it is told to this person, or a sentence that says why not.
    """

    def __init__(self, load: Callable[[str], Scenario | str], keeper: Keeper) -> None:
        self._load = load
        self._keeper = keeper
        self._exchanges: dict[str, Exchange] = {}
        self._ways_of: dict[str, tuple[Way, ...]] = {}

    def forget(self) -> None:
        """Forget the ways that were gone: something was done that may have changed them."""
        self._ways_of.clear()

    def scenario(self, id: str) -> Scenario | None:
        """The scenario of this id, if it was opened."""
        return self._exchanges[id].scenario if id in self._exchanges else None

    def exchange(self, scenario: str) -> Exchange | str:
        """The scenario of this id as it is now, ready to be played; a sentence where there is none."""
        loaded = self._load(scenario)
        if isinstance(loaded, str):
            return loaded
        known = self._exchanges.get(scenario)
        if known is None or known.scenario is not loaded:
            known = self._exchanges[scenario] = Exchange(loaded)
        return known

    def all_ways(self, scenario: str) -> tuple[Way, ...]:
        """All ways that were gone through a scenario, the earliest first."""
        if scenario not in self._ways_of:
            self._ways_of[scenario] = self._keeper.ways(scenario)
        return self._ways_of[scenario]

    def way(self, handle: str) -> tuple[Way | None, tuple[Way, ...]]:
        """A play, and the others of its scenario, the latest first."""
        record, _words = self._keeper.read(handle)
        ways = self.all_ways(record.started.scenario) if record else ()
        own = next((way for way in ways if way.kept.handle == handle), None)
        return own, tuple(way for way in reversed(ways) if way is not own)

    def looked(self, handle: str, scenario: str = "") -> Looked | str:
        """A kept play as far as it holds, or history."""
        if not handle:
            return self._history(scenario)
        way, _others = self.way(handle)
        if way is None:
            return _("There is no kept play of that name.")
        now = self.exchange(way.started.scenario)
        return now if isinstance(now, str) else self._replayed(way, now, past=False)

    def _history(self, scenario: str) -> Looked | str:
        exchange = self.exchange(scenario)
        if isinstance(exchange, str):
            return exchange
        form = "" if exchange.scenario.start else exchange.scenario.forms[0].id
        try:
            return Looked(_("History"), "", historic(exchange, form), revealed=True)
        except (NobodyDecides, GoesRound, NoWayOn) as fault:
            return stops(fault)

    def past(self, handle: str) -> Looked | str:
        """A kept play on its scenario as it was."""
        way, _others = self.way(handle)
        old = self._keeper.edition(way.started) if way else None
        if way is None or old is None:
            return _("The scenario as it was then is not kept on this machine.")
        return self._replayed(way, Exchange(old), past=True)

    def _replayed(self, way: Way, exchange: Exchange, *, past: bool) -> Looked | str:
        record, words = self._keeper.read(way.kept.handle)
        if record is None:
            return " ".join(words)
        try:
            replayed = replay(exchange, record)
        except (NobodyDecides, GoesRound, NoWayOn) as fault:
            return stops(fault)
        said = list(words)
        if replayed.difference:
            said.append(replayed.difference.words)
        if past:
            said.append(_("This is the scenario as it was when the play was made; it was changed since."))
        return Looked(
            called(way.kept),
            way.kept.handle,
            replayed.play,
            replayed.marks,
            revealed=replayed.play.ending is not None,
            said=tuple(said),
            past=past,
        )


def stops(fault: Exception) -> str:
    """That a scenario stops on its way, and why."""
    return _("The scenario has a fault and stops on the way: {fault}.").format(fault=fault)
