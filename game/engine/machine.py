"""The exchange as a state machine on `transitions`: one shared machine, light states, one stepping core.

House rules of that library: `auto_transitions` off; never `queued`, never `send_event`; functions only, so
that no text of a scenario reaches a callback slot; ids prefixed (`at:<id>`); states are not registered with
the machine but handed to its event, which costs a fraction of the memory and time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from transitions import Event, EventData, Machine, Transition

from game.engine.changes import Change, Changes, apply, apply_together, take_together
from game.engine.guards import Guard, Layout, Values, choosers
from game.model.condition import ALWAYS, FORM, Condition
from game.model.scenario import Moment, Position, Scenario, Take

_PREFIX = "at:"

_Options: TypeAlias = dict[int, Change]  # not a tuple, so that an index below 0 is no option either
_Move: TypeAlias = tuple[_Options | None, tuple[_Options, ...], tuple[Change | None, ...]]
_Plan: TypeAlias = dict[str, tuple[Callable[[Values], int], tuple[tuple[str, int] | None, ...]]]


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
    """An event that does what the stock one would, many times faster, from a plan made once.

    The plan maps each source to a function that numbers the first way whose guard holds, made of the
    guards' own sources, and to the ways by their numbers: destination and index of the rule, None at 0. It
    is made at the first trigger and again after a transition is added. Where anything but guards of ours is
    in use (callbacks, `queued`, `send_event`, other conditions, `unless`) there is no plan and every trigger
    takes the stock path; so does a trigger from a state that has no way on.
    """

    def __init__(self, name: str, machine: Machine) -> None:
        super().__init__(name, machine)
        self._plan: _Plan = {}
        self._fresh = False  # whether the plan is that of the present transitions

    def add_transition(self, transition: Transition) -> None:
        """Add a way on; the plan is made anew at the next trigger."""
        self._plan, self._fresh = {}, False
        super().add_transition(transition)

    def add_callback(self, trigger: str, func: Any) -> None:
        """Add a callback to every way on, which from then on take the stock path."""
        self._plan, self._fresh = {}, False
        super().add_callback(trigger, func)

    def trigger(self, model: Any, values: Values) -> bool:
        """Move the model along the first way whose guard holds on the values; false when none does."""
        here = self._plan.get(model.state)
        if here is None:
            return self._trigger_unplanned(model, values)
        choose, ways = here
        way = ways[choose(values)]
        if way is None:
            return False
        model.state, model.rule = way
        return True

    def _trigger_unplanned(self, model: Any, values: Values) -> bool:
        """Make the plan where there is none yet; else leave the model to the stock event."""
        if self._fresh:
            return super().trigger(model, values)
        self._fresh = True
        self._plan = self._planned()
        return self.trigger(model, values)

    def _planned(self) -> _Plan:
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
        plain = all(_plain(way) for ways in self.transitions.values() for way in ways)
        if busy or any(callbacks) or not plain:
            return {}
        made = choosers([_guard(way) for way in ways] for ways in self.transitions.values())
        return {
            source: (choose, (None, *((str(way.dest), way.rule) for way in ways if isinstance(way, _Way))))
            for choose, (source, ways) in zip(made, self.transitions.items(), strict=True)
        }


def _plain(way: Transition) -> bool:
    """Whether the way has a destination, no callbacks, and at most one condition: a guard of ours."""
    if not isinstance(way, _Way) or not way.dest or way.prepare or way.before or way.after:
        return False
    return len(way.conditions) < 2 and all(isinstance(c.func, Guard) and c.target for c in way.conditions)


def _guard(way: Transition) -> Guard | None:
    guard: Any = way.conditions[0].func if way.conditions else None
    return guard if isinstance(guard, Guard) else None


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
        self._guards: dict[Condition, Guard] = {}
        self.machine = self._machine(lean)
        self._advance = self.machine.events["advance"].trigger
        changes = Changes(self.layout)
        self._changes = {
            id: tuple(changes.of(p.effects, (*p.takes, Take(id, p.id))) for p in positions)
            for id, positions in scenario.matters()
        }
        self._moves = {_PREFIX + moment.id: self._move(moment, changes) for moment in scenario.moments}

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
            only, matters, ways = self._moves[state.state]
            if only is None:
                changes = [matter[index] for matter, index in zip(matters, choice, strict=True)]
            else:
                (index,) = choice
                sets, moves, _sums = only[index]
        except (KeyError, ValueError):
            raise ValueError(f"{self.where(state)} has no such choice: {list(choice)}") from None
        after = State()
        after.state = state.state
        after.values = values = state.values[:]
        if only is None:
            apply_together(values, changes)
        else:  # as `apply` does; most steps come this way, and a call would be a tenth of their time
            for slot, number in sets:
                values[slot] = number
            for slot, moved in moves:
                values[slot] = moved[values[slot]]
        if not self._advance(after, values):
            raise NoWayOn(self.where(state))
        change = ways[after.rule]
        if change is not None:
            apply(values, change)
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
        return self._guard(condition)(state.values)

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
        take_together(after.values, chosen)
        return after

    def matters(self, moment: str) -> tuple[Mapping[int, Change], ...]:
        """What each option of each matter at this moment changes, as a step will do it. Raises KeyError."""
        return self._moves[_PREFIX + moment][1]

    def ways(self, moment: str) -> tuple[tuple[int, str, Change | None], ...]:
        """The ways on from this moment as the machine holds them: rule, where to, what it changes."""
        changes = self._moves[_PREFIX + moment][2]
        ways = self.machine.events["advance"].transitions[_PREFIX + moment]
        found = ((way.rule, str(way.dest)[len(_PREFIX) :]) for way in ways if isinstance(way, _Way))
        return tuple((rule, go, changes[rule]) for rule, go in found)

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
                guard = None if rule.condition == ALWAYS else self._guard(rule.condition)
                machine.add_transition("advance", _PREFIX + moment.id, _PREFIX + rule.go, guard, rule=index)
        return machine

    def _guard(self, condition: Condition) -> Guard:
        if condition not in self._guards:
            self._guards[condition] = Guard(condition, self.layout)
        return self._guards[condition]

    def _move(self, moment: Moment, changes: Changes) -> _Move:
        """The options of the only matter if there is just one, those of all, and what each rule changes."""
        ids = moment.draft.issues if moment.draft else (moment.id,) if moment.decide else ()
        matters = tuple(dict(enumerate(self._changes[id])) for id in ids)
        ways = (changes.of(r.effects, r.takes) if r.effects or r.takes else None for r in moment.rules)
        return matters[0] if len(matters) == 1 else None, matters, tuple(ways)


def options(scenario: Scenario, moment: Moment) -> tuple[tuple[str, tuple[Position, ...]], ...]:
    """Every matter to be decided at this moment with its positions: the order in which choices are given."""
    if moment.draft:
        return tuple((id, scenario.issue(id).positions) for id in moment.draft.issues)
    return ((moment.id, moment.decide.options),) if moment.decide else ()
