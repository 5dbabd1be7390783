"""What a graph of merged states says, in the scenario's own words: the parts of a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, reduce
from operator import or_

from game.engine.machine import Exchange
from game.model.condition import ALWAYS
from game.model.play import Casting, Player
from game.model.scenario import Moment
from game.proving.counting import Tally, endings_on
from game.proving.exploring import Batch, Graph
from game.proving.proof import (
    EndingFound,
    Loop,
    MomentFound,
    PositionFound,
    ReplyFound,
    RuleFound,
    Stop,
    Stuck,
    Verdict,
    Witness,
)
from game.proving.rounds import Round
from game.proving.story import Branch, Kind
from game.proving.weaving import meets
from game.proving.witnesses import First, Witnesses

_STOPS = {Kind.NO_WAY_ON: Stop.NO_WAY_ON, Kind.NOBODY_DECIDES: Stop.NOBODY_DECIDES}


class Finder:
    """Answers what a proof tells of a graph.

    `tally` is None where plays were not counted, or where plays of any length make that senseless; `batches`
    are those of the graph, in an order in which states come before what they lead to where there is one.
    """

    def __init__(
        self,
        exchange: Exchange,
        casting: Casting,
        graph: Graph,
        batches: Sequence[Batch],
        tally: Tally | None,
    ) -> None:
        self.scenario, self.players = exchange.scenario, dict(casting)
        self.graph, self.batches, self.tally = graph, batches, tally
        self.stages = graph.space.story.stages
        self.witnesses = Witnesses(graph, exchange)
        self.arrivals = {stage.moment: n for n, stage in enumerate(self.stages) if stage.first}
        self.ends = {stage.moment: n for n, stage in enumerate(self.stages) if stage.kind is Kind.ENDING}
        self.lasts = {stage.moment: n for n, stage in enumerate(self.stages) if stage.last}
        self.settled = {
            (s.moment, s.variable): n
            for n, s in enumerate(self.stages)
            if s.variable and s.kind is Kind.MATTER
        }

    def reached(self, stage: int) -> Witness | None:
        """The choices up to this stage, or None where it was not reached."""
        state = self.witnesses.state(stage)
        return None if state is None else self.witnesses.choices(self.witnesses.to(state))

    def past(self, first: First | None) -> Witness | None:
        """The choices up to and with what was found first."""
        return self.witnesses.choices(self.witnesses.past(first)) if first else None

    def endings(self, tally: Tally | None, endless: frozenset[int]) -> Iterator[EndingFound]:
        """Every ending; the plays to those that are not endless can be counted whatever else is."""
        for ending in self.scenario.endings:
            stage = self.ends.get(ending.id, -1)
            plays = chance = None
            if tally and stage not in endless:
                plays, chance = tally.plays(stage), tally.chances.get(stage, Fraction())
            yield EndingFound(ending.id, plays, chance, self.reached(stage))

    def moments(self) -> Iterator[MomentFound]:
        """Every moment."""
        for moment in self.scenario.moments:
            stage = self.arrivals[moment.id]
            plays = self.tally.moments[stage] if self.tally else None
            yield MomentFound(moment.id, plays, self.reached(stage))

    def rules(self) -> Iterator[RuleFound]:
        """Every rule of every moment."""
        for moment in self.scenario.moments:
            stage = self.lasts[moment.id]
            known = {i: first for (id, i), first in self.witnesses.rules.items() if id == moment.id}
            conditional = [rule.condition != ALWAYS for rule in moment.rules]
            beyond = self.led_to(stage, Kind.NO_WAY_ON)
            verdicts = self.verdicts(stage, known, conditional, lambda branch: branch.rule, beyond=beyond)
            for index, verdict in enumerate(verdicts):
                plays = self.tally.rules[moment.id, index] if self.tally else None
                yield RuleFound(moment.id, index, verdict, plays, self.past(known.get(index)))

    def replies(self) -> Iterator[ReplyFound]:
        """Every reply rule of sides that go by rules, at every moment that asks it."""
        for moment in self.scenario.moments:
            if self.players[moment.by] is Player.RULES:
                for variable in self.witnesses.orders[moment.id]:
                    yield from self.replies_to(moment, variable)

    def replies_to(self, moment: Moment, variable: str) -> Iterator[ReplyFound]:
        """The reply rules on one matter, and history after them."""
        stage = self.settled[moment.id, variable]
        known = {
            reply: first
            for (id, matter, _position, reply), first in self.witnesses.answers.items()
            if (id, matter) == (moment.id, variable)
        }
        kept = [
            reply for reply in self.scenario.replies if (reply.side, reply.variable) == (moment.by, variable)
        ]
        conditional = [rule.condition != ALWAYS for reply in kept for rule in reply.rules]
        rules = len(conditional)
        if all(conditional):
            conditional.append(False)  # history
        beyond = self.led_to(stage, Kind.NOBODY_DECIDES)
        verdicts = self.verdicts(stage, known, conditional, lambda branch: branch.reply, beyond=beyond)
        counted = self.tally.answers.items() if self.tally else ()
        for index, verdict in enumerate(verdicts):
            passing = [
                n for (id, matter, _p, i), n in counted if (id, matter, i) == (moment.id, variable, index)
            ]
            plays = sum(passing) if self.tally else None
            found = index if index < rules else -1
            yield ReplyFound(moment.id, variable, found, verdict, plays, self.past(known.get(index)))

    def led_to(self, stage: int, kind: Kind) -> bool:
        """Whether some play comes from this stage to an end of this kind."""
        goes = {branch.go for _option, branch in self.stages[stage].branches()}
        return any(self.stages[go].kind is kind and self.witnesses.state(go) is not None for go in goes)

    def verdicts(
        self,
        stage: int,
        known: Mapping[int, First],
        conditional: Sequence[bool],
        place: Callable[[Branch], int],
        *,
        beyond: bool,
    ) -> Iterator[Verdict]:
        """What is known of each of some rules that are asked in order at a stage.

        `known` are those that were taken, `place` says which one a branch belongs to, and `beyond`, whether
        some play finds that none of them holds.
        """
        for index, asked in enumerate(conditional):
            if index in known:
                sure = asked and self.graph.exhausted and not beyond and max(known) == index
                yield Verdict.ALWAYS if sure else Verdict.TAKEN
            elif not self.graph.exhausted:
                yield Verdict.UNKNOWN
            elif not known and not beyond:
                yield Verdict.UNREACHED
            else:
                told = [b.guard for _option, b in self.stages[stage].branches() if place(b) == index]
                held = meets(self.graph.space, stage, told, self.at(stage))
                yield Verdict.SHADOWED if held else Verdict.NEVER

    @cached_property
    def keys(self) -> list[int]:
        """The keys of all states, by their numbers."""
        return list(self.graph.keys)

    def at(self, stage: int) -> Iterator[int]:
        """The keys of the states at a stage."""
        for batch in self.graph.batches:
            if batch.stage == stage:
                yield from (self.keys[state] for state in batch.states)

    def positions(self) -> Iterator[PositionFound]:
        """Every position at every moment where it can be taken."""
        for moment in self.scenario.moments:
            played = self.stages[self.arrivals[moment.id]].played
            for variable in self.witnesses.orders[moment.id]:
                stage = self.settled[moment.id, variable]
                yield from (self.chosen if played else self.answered)(moment, variable, stage)

    def chosen(self, moment: Moment, variable: str, stage: int) -> Iterator[PositionFound]:
        """The positions that a player can choose here."""
        state = self.witnesses.state(stage)
        for index, option in enumerate(self.stages[stage].options):
            plays = self.tally.options[stage, index] if self.tally else None
            witness, endings = None, None
            if state is not None:
                witness = self.witnesses.choices([*self.witnesses.to(state), (stage, index)])
            if self.graph.exhausted:
                endings = self.endings_after.get((stage, index), frozenset())
            yield PositionFound(moment.id, variable, option.position, plays, witness, endings)

    def answered(self, moment: Moment, variable: str, stage: int) -> Iterator[PositionFound]:
        """The positions that can be taken here where nobody chooses."""
        counted = self.tally.answers.items() if self.tally else ()
        for position in dict(self.scenario.matters())[variable]:
            here = (moment.id, variable, position.id)
            firsts = [first for key, first in self.witnesses.answers.items() if key[:3] == here]
            first = min(firsts, key=lambda one: one.batch.depth, default=None)
            plays = sum(n for key, n in counted if key[:3] == here) if self.tally else None
            yield PositionFound(*here, plays, self.past(first), None)

    @cached_property
    def endings_after(self) -> dict[tuple[int, int], frozenset[str]]:
        """For each option at a stage of a player, the endings that can follow."""
        on, bits = endings_on(self.graph, self.batches), dict[tuple[int, int], int]()
        for batch in self.batches:
            if self.stages[batch.stage].played:
                for group, go in zip(batch.groups, batch.go, strict=True):
                    after = reduce(or_, set(map(on.__getitem__, go)))
                    for option in group.options:
                        bits[batch.stage, option] = bits.get((batch.stage, option), 0) | after
        names = {1 << stage: id for id, stage in self.ends.items()}
        return {
            place: frozenset(id for bit, id in names.items() if after & bit) for place, after in bits.items()
        }

    def loops(self, rounds: Iterable[Round]) -> Iterator[Loop]:
        """Where players can go round for ever."""
        for one in rounds:
            if one.played:
                moments = {self.stages[stage].moment for stage in one.stages}
                inside = tuple(moment.id for moment in self.scenario.moments if moment.id in moments)
                way = self.witnesses.choices(self.witnesses.to(one.state))
                yield Loop(inside, way, self.witnesses.choices(one.steps))

    def stuck(self, rounds: Iterable[Round]) -> Iterator[Stuck]:
        """Where a play cannot go on although it is at no ending."""
        for one in rounds:
            if not one.played:
                way = self.witnesses.choices(self.witnesses.to(one.state))
                yield Stuck(Stop.GOES_ROUND, self.stages[one.steps[0][0]].moment, "", way)
        for number, stage in enumerate(self.stages):
            witness = self.reached(number) if stage.kind in _STOPS else None
            if witness is not None:
                yield Stuck(_STOPS[stage.kind], stage.moment, stage.variable, witness)
