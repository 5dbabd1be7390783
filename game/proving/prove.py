"""The proof of a scenario: what can happen, how often, and the choices that show it.

`prove` is the way in. What it hands back says how far it got: where not everything could be explored within
the budget, nothing is claimed that would need it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from game.engine.machine import Exchange
from game.model.play import Casting
from game.proving.comparing import alike, dominated
from game.proving.counting import Order, Tally, count, ordered
from game.proving.exploring import Progress, Stop, explore
from game.proving.finding import Finder
from game.proving.gauging import extent, way_held
from game.proving.measuring import measured
from game.proving.proof import Bound, Covered, GaugeFound, Measure, Measured, Proof, Witness
from game.proving.reach import opened
from game.proving.rounds import Round, rounds
from game.proving.space import Space
from game.proving.story import Kind
from game.proving.telling import tell

BUDGET = 2_000_000
"""Merged states explored unless a call says otherwise: about a quarter of a gigabyte, and some seconds."""


def prove(
    exchange: Exchange,
    casting: Casting,
    form: str = "",
    *,
    budget: int = BUDGET,
    measures: Iterable[Measure] = (),
    gauges: bool = True,
    bounds: Collection[Bound] = (),
    progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Proof:
    """Everything that can happen in this scenario as these sides play it in this form, found out exactly.

    At most about `budget` merged states are explored, and as many again for each measure. Without `gauges`
    it is not worked out how far each gauge gets, which takes as long as counting the plays. `progress` is
    told the states so far, now and then; when `stop` answers true, or at an interruption by the keyboard,
    what is known so far is handed back, and a second interruption is passed on. Raises ValueError as
    `Play.begin` does for an unknown form or an incomplete casting; KeyError when a measure names what the
    scenario does not have.
    """
    known = [gauge.id for gauge in exchange.scenario.gauges]
    asked = frozenset((id, up) for id in known for up in (False, True)) if gauges else frozenset(bounds)
    prover = _Prover(exchange, casting, form, budget, progress, stop)
    return prover.proof(tuple(measures), asked, gauges=gauges)


class _Prover:
    def __init__(
        self,
        exchange: Exchange,
        casting: Casting,
        form: str,
        budget: int,
        progress: Progress | None,
        stop: Stop | None,
    ) -> None:
        self.exchange, self.casting, self.form = exchange, casting, form
        self.budget, self.progress, self.stop = budget, progress, stop
        self.graph = explore(Space(opened(tell(exchange, casting, form))), budget, progress, stop)
        self.order: Order | None = None  # of the states that come to an ending, where all have been found
        self.rounds: tuple[Round, ...] = ()
        self.endless = frozenset[int]()

    def proof(self, measures: Sequence[Measure], bounds: Collection[Bound], *, gauges: bool) -> Proof:
        try:
            return self.whole(measures, bounds, gauges=gauges)
        except KeyboardInterrupt:
            if self.graph.stopped:
                raise
            self.graph.exhausted, self.graph.stopped = False, True
            return self.whole((), (), gauges=False)

    def whole(self, measures: Sequence[Measure], bounds: Collection[Bound], *, gauges: bool) -> Proof:
        graph, scenario = self.graph, self.exchange.scenario
        tally = self.tally() if graph.exhausted else None
        counted = None if self.endless else tally
        batches = self.order.batches if self.order and not graph.space.open.cyclic() else graph.batches
        finder = Finder(self.exchange, self.casting, graph, batches, counted)
        lengths = _lengths(counted)
        positions = tuple(finder.positions())
        return Proof(
            scenario=scenario.id,
            hash=scenario.hash,
            casting=self.casting,
            form=self.form,
            covered=Covered(graph.exhausted, len(graph.keys), self.budget, graph.stopped),
            endless=bool(self.endless),
            plays=sum(lengths.values()) if counted else None,
            lengths=lengths,
            endings=tuple(finder.endings(tally, self.endless)),
            moments=tuple(finder.moments()),
            rules=tuple(finder.rules()),
            replies=tuple(finder.replies()),
            positions=positions,
            gauges=tuple(self.gauges(finder, bounds, whole=gauges)),
            stuck=tuple(finder.stuck(self.rounds)),
            loops=tuple(finder.loops(self.rounds)),
            measured=tuple(self.measured(measures, counted)),
            alike=alike(scenario),
            dominated=dominated(scenario, positions),
        )

    def tally(self) -> Tally:
        """All plays counted, in whatever order the story allows."""
        if self.graph.space.open.cyclic():
            found = rounds(self.graph)
            self.order, self.rounds, self.endless = found.order, found.rounds, found.endless
        else:
            self.order = ordered(self.graph)
        return count(self.graph, self.order)

    def gauges(self, finder: Finder, bounds: Collection[Bound], *, whole: bool) -> Iterator[GaugeFound]:
        """Every gauge of which something is to be found out."""
        for gauge in self.exchange.scenario.gauges:
            sides = [up for up in (False, True) if (gauge.id, up) in bounds]
            if not sides:
                continue
            slot = self.exchange.layout.gauges[gauge.id]
            held: dict[bool, Witness | None] = {False: None, True: None}
            ends: dict[str, tuple[int, int]] = {}
            if self.graph.exhausted:
                if whole:
                    ends, sides = self.extents(finder, slot, gauge.lowest)
                for up in sides:
                    way = way_held(self.graph, finder.batches, slot, up=up)
                    held[up] = finder.witnesses.choices(way) if way else None
            lowest = min((lowest for lowest, _highest in ends.values()), default=None)
            highest = max((highest for _lowest, highest in ends.values()), default=None)
            yield GaugeFound(gauge.id, lowest, highest, ends, held[False], held[True])

    def extents(self, finder: Finder, slot: int, zero: int) -> tuple[dict[str, tuple[int, int]], list[bool]]:
        """A gauge's lowest and highest value at each ending, and the bounds that ever hold it back."""
        (low, falls), (high, rises) = (
            extent(self.graph, finder.batches, slot, up=up) for up in (False, True)
        )
        ends = {
            ending.id: (low[state] + zero, high[state] + zero)
            for ending in self.exchange.scenario.endings
            if (state := finder.witnesses.state(finder.ends.get(ending.id, -1))) is not None
        }
        return ends, [up for up, held in ((False, falls), (True, rises)) if held]

    def measured(self, measures: Sequence[Measure], tally: Tally | None) -> Iterator[Measured]:
        """What adds up over the plays, where they have all been counted."""
        stuck = any(self.graph.ends(Kind.NO_WAY_ON, Kind.NOBODY_DECIDES))
        stopped = self.graph.stopped
        for measure in measures:
            if tally is None or self.rounds or stopped:
                yield Measured(measure.name, Covered(False, 0, self.budget, stopped), {})
                continue
            # Ways that come to no ending are not among the plays, so that these are no bound for them.
            most = tally.most if stuck else sum(tally.plays(stage) for stage in tally.lengths)
            one = measured(
                measure,
                self.exchange,
                self.casting,
                self.form,
                self.graph.space.open,
                most,
                self.budget,
                self.progress,
                self.stop,
            )
            stopped = one.covered.stopped
            yield one


def _lengths(tally: Tally | None) -> dict[int, int]:
    """Plays by their number of turns."""
    found: dict[int, int] = {}
    for lengths in tally.lengths.values() if tally else ():
        for turns, plays in lengths.items():
            found[turns] = found.get(turns, 0) + plays
    return dict(sorted(found.items()))
