"""The exchange as a state machine on `transitions`: one shared machine, light states, one stepping core.

House rules of that library: `auto_transitions` off; never `queued`, never `send_event`; functions only, so
that no text of a scenario reaches a callback slot; ids prefixed (`at:<id>`); states are not registered with
the machine but handed to its event, which costs a fraction of the memory and time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from transitions import Event, EventData, Machine, Transition

from game.engine.guards import Guard, Layout, Values, guards
from game.model.condition import ALWAYS, FORM, Condition
from game.model.scenario import Effect, Moment, Position, Rule, Scenario, Take

_PREFIX = "at:"

_Sets: TypeAlias = tuple[tuple[int, int], ...]  # (index, number) in the order they are taken
_Moves: TypeAlias = tuple[tuple[int, int, int], ...]  # (index of a gauge, by how much, its top), once a gauge
_Change: TypeAlias = tuple[_Sets, _Moves]


class State:
    """Where an exchange stands: made by an `Exchange`, never changed once it is handed out.

    `state` is the machine's state, `at:<id>` of a moment or an ending; `values` are the positions and
    gauges as `guards.Layout` sets them out; `rule` is the index of the rule that led here, -1 at the start.
    """

    __slots__ = ("rule", "state", "values")

    state: str
    values: Values
    rule: int

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, State):
            return NotImplemented
        return (self.state, self.values, self.rule) == (other.state, other.values, other.rule)

    def __hash__(self) -> int:
        return hash((self.state, tuple(self.values)))


class NoWayOn(LookupError):
    """No rule of the moment holds: its last rule has a condition, which a checked scenario never has."""

    def __init__(self, moment: str) -> None:
        super().__init__(f"no rule of the moment {moment} holds")
        self.moment = moment


class _Way(Transition):
    """A transition that knows which rule of its moment it is, and says so on the state it moves."""

    def __init__(self, source: str, dest: str, *callbacks: Any, rule: int = -1, **named: Any) -> None:
        super().__init__(source, dest, *callbacks, **named)
        self.rule = rule

    def _change_state(self, event_data: EventData) -> None:
        super()._change_state(event_data)
        state: Any = event_data.model
        state.rule = self.rule


class LeanEvent(Event):
    """An event that does what the stock one would, from a plan made once: about twenty times faster.

    The plan maps each source to its ways on: guard, destination, index of the rule. It is made at the first
    trigger and again after a transition is added. Where anything but plain guards is in use (callbacks,
    `queued`, `send_event`, conditions given as text, `unless`, several conditions) there is no plan, and
    every trigger takes the stock path; so does a trigger from a state that has no way on.
    """

    def __init__(self, name: str, machine: Machine) -> None:
        super().__init__(name, machine)
        self._plan: dict[str, tuple[tuple[Guard | None, str, int], ...]] | None = None

    def add_transition(self, transition: Transition) -> None:
        """Add a way on; the plan is made anew at the next trigger."""
        self._plan = None
        super().add_transition(transition)

    def add_callback(self, trigger: str, func: Any) -> None:
        """Add a callback to every way on, which from then on take the stock path."""
        self._plan = None
        super().add_callback(trigger, func)

    def trigger(self, model: Any, *args: Any, **kwargs: Any) -> bool:
        """Move the model along the first way whose guard holds; false when none does."""
        plan = self._plan
        if plan is None:
            plan = self._plan = self._planned()
        ways = plan.get(model.state)
        if ways is None:
            return super().trigger(model, *args, **kwargs)
        for guard, dest, rule in ways:
            if guard is None or guard(*args, **kwargs):
                model.state = dest
                model.rule = rule
                return True
        return False

    def _planned(self) -> dict[str, tuple[tuple[Guard | None, str, int], ...]]:
        """The ways on from every source, or nothing at all where only the stock path would do right."""
        machine = self.machine
        busy = machine.has_queue or machine.send_event or machine.model_attribute != "state"
        callbacks: list[Any] = [
            machine.prepare_event,
            machine.before_state_change,
            machine.after_state_change,
        ]
        callbacks += [machine.finalize_event, machine.on_exception, machine.on_final]
        for state in machine.states.values():
            callbacks += [state.on_enter, state.on_exit]
        if busy or any(callbacks):
            return {}
        plan = {}
        for source, ways in self.transitions.items():
            if not all(_plain(way) for way in ways):
                return {}
            plan[source] = tuple(
                (_guard(way), str(way.dest), way.rule) for way in ways if isinstance(way, _Way)
            )
        return plan


def _plain(way: Transition) -> bool:
    """Whether the way has a destination, at most one guard that is a function, and no callbacks."""
    if not isinstance(way, _Way) or not way.dest or way.prepare or way.before or way.after:
        return False
    return all(callable(c.func) and c.target for c in way.conditions) and len(way.conditions) < 2


def _guard(way: Transition) -> Any:
    return way.conditions[0].func if way.conditions else None


class _StockMachine(Machine):
    transition_cls = _Way


class _LeanMachine(_StockMachine):
    event_cls = LeanEvent


class Exchange:
    """A scenario set going: begins, steps, and answers what a state says. It holds no play of its own.

    With `lean` false the library's own event is used, slower and the same in every result. Raises ValueError
    when a rule leads to something that is neither a moment nor an ending, and KeyError when a condition,
    effect or take names something the scenario does not have; a scenario that was read has no such fault.
    """

    __slots__ = ("_advance", "_changes", "_guards", "_moves", "layout", "machine", "scenario")

    def __init__(self, scenario: Scenario, *, lean: bool = True) -> None:
        self.scenario = scenario
        self.layout = Layout(scenario)
        conditions = dict.fromkeys(rule.condition for moment in scenario.moments for rule in moment.rules)
        self._guards = dict(zip(conditions, guards(conditions, self.layout), strict=True))
        self.machine = self._machine(lean)
        self._advance = self.machine.events["advance"].trigger
        self._changes = {
            id: tuple(self._change(p.effects, (*p.takes, Take(id, p.id))) for p in positions)
            for id, positions in scenario.matters()
        }
        self._moves = {_PREFIX + moment.id: self._move(moment) for moment in scenario.moments}

    def begin(self, form: str = "") -> State:
        """The first state of a play, in this form of the lesson. Raises ValueError for an unknown form."""
        state = State()
        state.state = _PREFIX + self.scenario.start
        state.values = self.layout.first[:]
        state.rule = -1
        if form:
            start = next((f.start for f in self.scenario.forms if f.id == form), None)
            if start is None:
                raise ValueError(f"{self.scenario.id} has no form called {form!r}")
            state.state = _PREFIX + start
            slot, number = self.layout.taking(FORM, form)
            state.values[slot] = number
        return state

    def step(self, state: State, choice: Sequence[int]) -> State:
        """The state after this choice: one index of a position or option for each matter of the moment.

        A reading has no matter, a decision one, a draft one for each of its issues in order. The given state
        is not changed, whatever happens. Raises ValueError at an ending, and for a choice that has not as
        many entries as the moment has matters or an index outside its options.
        """
        try:
            matters, ways = self._moves[state.state]
        except KeyError:
            raise ValueError(f"nothing can be chosen at {self.where(state)}") from None
        values = state.values[:]
        if len(choice) != len(matters) or (choice and min(choice) < 0):
            raise ValueError(f"{self.where(state)} asks for {len(matters)} choices, each counted from 0")
        try:
            if len(matters) == 1:
                _apply(values, matters[0][choice[0]])
            elif matters:
                _apply_together(
                    values, [matter[index] for matter, index in zip(matters, choice, strict=True)]
                )
        except IndexError:
            raise ValueError(f"{self.where(state)} has no such choice: {list(choice)}") from None
        after = State()
        after.state = state.state
        after.values = values
        after.rule = -1
        if not self._advance(after, values):
            raise NoWayOn(self.where(state))
        change = ways[after.rule]
        if change is not None:
            _apply(values, change)
        return after

    def where(self, state: State) -> str:
        """The id of the moment or ending the state is at."""
        return state.state[len(_PREFIX) :]

    def at_end(self, state: State) -> bool:
        """Whether the play is over."""
        return state.state not in self._moves

    def position(self, state: State, variable: str) -> str:
        """The position of an issue, a `decide` moment or `form`; empty while undecided. Raises KeyError."""
        number = state.values[self.layout.variables[variable]]
        return self.layout.positions[variable][number - 1] if number else ""

    def gauge(self, state: State, id: str) -> int:
        """The gauge's value, from its lowest to its highest. Raises KeyError."""
        return state.values[self.layout.gauges[id]] + self.layout.lows[id]

    def holds(self, condition: Condition, state: State) -> bool:
        """Whether the condition holds in this state. Raises KeyError for what the scenario does not have."""
        guard = self._guards.get(condition)
        if guard is None:
            guard = self._guards[condition] = guards([condition], self.layout)[0]
        return guard(state.values)

    def leaning(self, state: State, positions: Mapping[str, str]) -> State:
        """The state as it would be with these positions taken: what each takes along, but no effects.

        A position given here is never replaced by what another one takes along. Raises KeyError for an
        unknown variable or position.
        """
        after = State()
        after.state, after.rule = state.state, state.rule
        after.values = state.values[:]
        chosen = []
        for variable, position in positions.items():
            _, number = self.layout.taking(variable, position)
            chosen.append(self._changes[variable][number - 1])
        _take_together(after.values, chosen)
        return after

    def _machine(self, lean: bool) -> Machine:
        moments, endings = self.scenario.moments, self.scenario.endings
        names = [_PREFIX + id for id in (*(m.id for m in moments), *(e.id for e in endings))]
        kind = _LeanMachine if lean else _StockMachine
        machine = kind(
            model=None, states=names, initial=None, auto_transitions=False, send_event=False, queued=False
        )
        for moment in moments:
            for index, rule in enumerate(moment.rules):
                if _PREFIX + rule.go not in machine.states:
                    raise ValueError(f"{moment.id} leads to {rule.go!r}, which is neither moment nor ending")
                guard = None if rule.condition == ALWAYS else self._guards[rule.condition]
                machine.add_transition("advance", _PREFIX + moment.id, _PREFIX + rule.go, guard, rule=index)
        return machine

    def _move(self, moment: Moment) -> tuple[tuple[tuple[_Change, ...], ...], tuple[_Change | None, ...]]:
        """The changes of every position of every matter at this moment, and those of every rule."""
        matters = moment.draft.issues if moment.draft else (moment.id,) if moment.decide else ()
        ways = tuple(self._aftermath(rule) for rule in moment.rules)
        return tuple(self._changes[matter] for matter in matters), ways

    def _aftermath(self, rule: Rule) -> _Change | None:
        return self._change(rule.effects, rule.takes) if rule.effects or rule.takes else None

    def _change(self, effects: Iterable[Effect], takes: Iterable[Take]) -> _Change:
        layout = self.layout
        sums: dict[str, int] = {}
        for effect in effects:
            sums[effect.gauge] = sums.get(effect.gauge, 0) + effect.by
        sets = tuple(layout.taking(take.variable, take.position) for take in takes)
        return sets, tuple((layout.gauges[id], by, layout.tops[id]) for id, by in sums.items())


def options(scenario: Scenario, moment: Moment) -> tuple[tuple[str, tuple[Position, ...]], ...]:
    """Every matter to be decided at this moment with its positions: the order in which choices are given."""
    if moment.draft:
        return tuple((id, scenario.issue(id).positions) for id in moment.draft.issues)
    return ((moment.id, moment.decide.options),) if moment.decide else ()


def _apply(values: Values, change: _Change) -> None:
    sets, moves = change
    for slot, number in sets:
        values[slot] = number
    for slot, by, top in moves:
        value = values[slot] + by
        if value < 0:
            value = 0
        elif value > top:
            value = top
        values[slot] = value


def _apply_together(values: Values, changes: Sequence[_Change]) -> None:
    """Take all positions and add up all effects before any gauge is held to its bounds."""
    _take_together(values, changes)
    sums: dict[int, int] = {}
    tops: dict[int, int] = {}
    for _, moves in changes:
        for slot, by, top in moves:
            sums[slot] = sums.get(slot, 0) + by
            tops[slot] = top
    _apply(values, ((), tuple((slot, by, tops[slot]) for slot, by in sums.items())))


def _take_together(values: Values, changes: Sequence[_Change]) -> None:
    """Take what the positions take along, then the positions themselves, which stand last in each change."""
    for sets, _ in changes:
        for slot, number in sets:
            values[slot] = number
    for sets, _ in changes:
        slot, number = sets[-1]
        values[slot] = number
