"""A scenario taken apart into stages, as the machine has compiled it and a casting plays it.

What a choice or a rule changes, and which ways lead on, is read back from the exchange; only the conditions
come from the model, where the machine's guards come from as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from game.engine.changes import Change
from game.engine.machine import Exchange, options
from game.model.condition import Condition
from game.model.play import Casting, Player
from game.model.scenario import Moment
from game.proving.formulas import (
    STILL,
    At,
    Formula,
    Slide,
    at_least,
    every,
    formula,
    gauges,
    held,
    substituted,
)
from game.proving.story import Branch, Kind, Option, Stage, Story


def tell(
    exchange: Exchange, casting: Casting, form: str = "", marks: Mapping[str, int] | None = None
) -> Story:
    """The stages of this scenario as these sides play it in this form.

    `marks` gives variables a second slot behind the layout's, which remembers what was last chosen at a
    moment and nothing that was only taken along. Raises ValueError as `Play.begin` does, for an unknown form
    or a casting that does not name each side once.
    """
    sides = sorted(side.id for side in exchange.scenario.sides)
    if sorted(side for side, _player in casting) != sides:
        raise ValueError(f"the casting must name each of {', '.join(sides)} once")
    return _Teller(exchange, casting, form, marks or {}).story()


class _Teller:
    """Numbers the stages as they are first spoken of, and fills them in."""

    def __init__(self, exchange: Exchange, casting: Casting, form: str, marks: Mapping[str, int]) -> None:
        layout = exchange.layout
        self.exchange, self.players = exchange, dict(casting)
        self.marks = {layout.variables[variable]: slot for variable, slot in marks.items()}
        self.moments = {moment.id: moment for moment in exchange.scenario.moments}
        self.numbers: dict[tuple[str, ...], int] = {}
        self.stages: dict[int, Stage] = {}
        self.formulas: dict[Condition, Formula] = {}
        self.begun = exchange.begin(form)
        self.wholes = {slot: (2 << len(layout.numbers[id])) - 1 for id, slot in layout.variables.items()}
        self.wholes |= {mark: self.wholes[slot] for slot, mark in self.marks.items()}

    def story(self) -> Story:
        start = self.arrival(self.exchange.where(self.begun))
        for moment in self.moments.values():
            player = self.players[moment.by]
            # What a player reads elsewhere passes by of itself; what they choose there is like any choice.
            waits = player is Player.POST and (moment.draft or moment.decide)
            chosen = player is Player.PLAYER or waits
            told = _Played(self, moment) if chosen else _Unplayed(self, moment, player)
            told.tell()
        layout = self.exchange.layout
        first = (*self.begun.values, *(0 for _mark in self.marks))
        tops = {slot: layout.tops[id] for id, slot in layout.gauges.items()}
        stages = tuple(self.stages[number] for number in range(len(self.stages)))
        return Story(stages, start, first, self.wholes, tops)

    def arrival(self, id: str) -> int:
        """The number of the stage that begins this moment, or is this ending."""
        return self.number("moment", id) if id in self.moments else self.end(Kind.ENDING, id)

    def number(self, *name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers))

    def end(self, kind: Kind, moment: str, variable: str = "") -> int:
        number = self.number(kind.name, moment, variable)
        self.stages[number] = Stage(kind, moment, variable)
        return number

    def formula(self, condition: Condition) -> Formula:
        if condition not in self.formulas:
            self.formulas[condition] = formula(condition, self.exchange.layout)
        return self.formulas[condition]


class _Told:
    """One moment being told, stage by stage."""

    def __init__(self, teller: _Teller, moment: Moment) -> None:
        exchange = teller.exchange
        self.teller, self.moment, self.exchange = teller, moment, exchange
        self.variables = [variable for variable, _positions in options(exchange.scenario, moment)]
        self.slots = [exchange.layout.variables[variable] for variable in self.variables]
        self.changes = [list(matter.values()) for matter in exchange.matters(moment.id)]
        self.tops = {s: top for matter in self.changes for change in matter for s, _by, top in change[2]}
        self.placed = 0

    def here(self, ahead: int = 0) -> int:
        """The number of the stage that is placed next, or of one after it."""
        step = self.placed + ahead
        return self.teller.number("moment", self.moment.id, *[str(step)][: step > 0])

    def place(self, variable: str, options: Sequence[Option], *, played: bool, last: bool) -> None:
        """Put the next stage of the moment where the one before it leads."""
        number, first = self.here(), self.placed == 0
        self.teller.stages[number] = Stage(
            Kind.MATTER, self.moment.id, variable, played, first, last, tuple(options)
        )
        self.placed += 1

    def taken(self, change: Change, settled: Sequence[int] = ()) -> dict[int, int]:
        """What an option takes. A variable already settled at this moment is no more taken along."""
        slot, number = change[0][-1]
        sets = {other: n for other, n in change[0] if other not in settled}
        sets[slot] = number
        return sets | ({self.teller.marks[slot]: number} if slot in self.teller.marks else {})

    def ways(self, sets: Mapping[int, int], change: Change | None) -> Iterator[Branch]:
        """The branches along the moment's rules, after its last choice has been made."""
        added = {slot: by for slot, by, _top in change[2]} if change else {}
        slides = {slot: held(added.get(slot, 0), top) for slot, top in self.tops.items()}
        sure = False
        for rule, go, aftermath in self.exchange.ways(self.moment.id):
            condition = self.teller.formula(self.moment.rules[rule].condition)
            after, moved = dict(sets), dict(slides)
            if aftermath:
                after.update(aftermath[0])
                for slot, by, top in aftermath[2]:
                    moved[slot] = moved.get(slot, STILL).then(held(by, top))
            yield Branch(substituted(condition, sets, slides), self.teller.arrival(go), after, moved, rule)
            sure = sure or condition is True
        if not sure:
            yield Branch(True, self.teller.end(Kind.NO_WAY_ON, self.moment.id))


class _Played(_Told):
    """A moment at which a player acts."""

    def tell(self) -> None:
        """Place a stage for each matter, in the order in which what they take along is taken."""
        if not self.slots:
            self.place("", [Option("", tuple(self.ways({}, None)))], played=True, last=True)
        matters = sorted(range(len(self.slots)), key=self.slots.__getitem__)
        for matter in matters:
            last = matter == matters[-1]
            options = [
                Option(self.position(matter, index), tuple(self.branches(matter, change, last=last)))
                for index, change in enumerate(self.changes[matter])
            ]
            self.place(self.variables[matter], options, played=True, last=last)

    def position(self, matter: int, index: int) -> str:
        return self.exchange.layout.positions[self.variables[matter]][index]

    def branches(self, matter: int, change: Change, *, last: bool) -> Iterator[Branch]:
        # What is chosen in a letter is never replaced by what another of its positions takes along.
        sets = self.taken(change, self.slots)
        if last:
            yield from self.ways(sets, change)
        else:
            yield Branch(True, self.here(1), sets, {slot: Slide(by) for slot, by, _top in change[2]})


class _Unplayed(_Told):
    """A moment of a side that nobody plays: every matter is answered by a reply rule, or as in history.

    An answer is given on the gauges as they are before the letter; where a later answer asks about a gauge
    that an earlier one moves, the earlier one's effects wait until all answers are given.
    """

    def __init__(self, teller: _Teller, moment: Moment, player: Player) -> None:
        super().__init__(teller, moment)
        self.by_rules = player is Player.RULES
        self.answers = [list(self.replies(variable)) for variable in self.variables]

    def tell(self) -> None:
        """Place a stage for each matter, one for each whose effects wait, and one for the rules."""
        for matter, variable in enumerate(self.variables):
            given = [branch for answer in self.answers[matter] for branch in self.given(matter, *answer)]
            self.place(variable, [Option("", tuple(given))], played=False, last=False)
        for matter in filter(self.waits, range(len(self.slots))):
            self.place("", [Option("", tuple(self.moved(matter)))], played=False, last=False)
        self.place("", [Option("", tuple(self.ways({}, None)))], played=False, last=True)

    def replies(self, variable: str) -> Iterator[tuple[Formula, int, int, str]]:
        """Every answer that may be given: when, which option, by which rule, which position.

        The option is -1 where there is none; history goes after all rules.
        """
        scenario, numbers = self.exchange.scenario, self.exchange.layout.numbers[variable]
        kept = [r for r in scenario.replies if (r.side, r.variable) == (self.moment.by, variable)]
        history = scenario.historical(variable)
        rules = [rule for reply in kept if self.by_rules for rule in reply.rules]
        for index, rule in enumerate(rules):
            position = rule.take or history
            guard = self.teller.formula(rule.condition)
            yield guard, numbers[position] - 1 if position else -1, index, position
        if not any(self.teller.formula(rule.condition) is True for rule in rules):
            yield True, numbers[history] - 1 if history else -1, len(rules), history

    def given(self, matter: int, guard: Formula, index: int, reply: int, position: str) -> Iterator[Branch]:
        """The branches of an answer to one of the matters."""
        if index < 0:
            yield self.nobody(self.variables[matter], guard, reply)
            return
        change = self.changes[matter][index]
        sets = self.taken(change, self.slots[:matter])
        slides = {} if self.waits(matter) else {slot: Slide(by) for slot, by, _top in change[2]}
        # What an earlier answer has taken along stays where its own variable stands later in the layout.
        contested = {slot: f for slot in sets if (f := self.kept(matter, slot)) is not False}
        for count in range(len(contested), -1, -1):
            for kept in combinations(contested, count):
                holds = every((guard, *(contested[slot] for slot in kept)))
                left = {slot: number for slot, number in sets.items() if slot not in kept}
                yield Branch(holds, self.here(1), left, slides, -1, position, reply)

    def kept(self, matter: int, slot: int) -> Formula:
        """When an answer to an earlier matter has taken this along and goes before one to this matter."""
        if slot == self.slots[matter]:
            return False
        holders = []
        for earlier in range(matter):
            own = self.slots[earlier]
            taking = [change[0][-1][1] for change in self.changes[earlier] if slot in dict(change[0])]
            if taking and own > self.slots[matter]:
                holders.append(At(own, sum(1 << number for number in taking), self.teller.wholes[own]))
        return at_least(1, holders)

    def waits(self, matter: int) -> bool:
        """Whether the effects of the answer have to wait until later answers have been given."""
        moved = {slot for change in self.changes[matter] for slot, _by, _top in change[2]}
        asked = (gauges(guard) for later in self.answers[matter + 1 :] for guard, *_rest in later)
        return not moved.isdisjoint(frozenset().union(*asked))

    def moved(self, matter: int) -> Iterator[Branch]:
        """The branches that add what the answer to this matter brought."""
        slot = self.slots[matter]
        for index in sorted({index for _guard, index, *_rest in self.answers[matter] if index >= 0}):
            guard = At(slot, 2 << index, self.teller.wholes[slot])
            slides = {gauge: Slide(by) for gauge, by, _top in self.changes[matter][index][2]}
            yield Branch(guard, self.here(1), {}, slides)

    def nobody(self, variable: str, guard: Formula, reply: int) -> Branch:
        return Branch(guard, self.teller.end(Kind.NOBODY_DECIDES, self.moment.id, variable), reply=reply)
