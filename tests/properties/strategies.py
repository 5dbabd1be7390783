"""Made-up scenarios, castings and plays for laws that must hold of all of them.

The scenarios are whole and can be played: every rule list ends in a rule without condition, every matter has
a history, and a story leads on from each moment only to later ones. Ids and texts are chosen to be as
unfriendly as a file may make them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from typing import Any

from hypothesis import strategies as st

from game.engine.machine import Exchange, State, options
from game.model.condition import FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.play import Casting, Player
from game.model.scenario import (
    Clash,
    Decision,
    Draft,
    Effect,
    Ending,
    Form,
    Gauge,
    Issue,
    Label,
    Moment,
    Position,
    Reply,
    ReplyRule,
    Rule,
    Scenario,
    Side,
    Take,
    Wording,
)

UNFRIENDLY = (
    "os.getpid",
    "__import__('os').system('exit')",
    "trigger",
    "state",
    "values",
    "advance",
    "to_rest",
    "on_enter_rest",
    "__class__",
    "v",
    "lambda",
    "None",
    "at:state",
    "two\nlines",
    "a'b",
    'a"b',
    "a\\",
    "{0}",
    "%s",
    "é",
    "=",
    "*",
)
"""Ids that would do harm, or get lost, where a text is taken for code or for a name."""

_NAMES = (*UNFRIENDLY, *"abcdefghij")

# The strategies below are made once and speak in numbers; `_Builder` makes ids of them, modulo what there is.
# Strategies made anew for every scenario would cost more than all the laws together.

_numbers = st.integers(0, 9)
_bounds = st.one_of(st.none(), st.integers(-30, 130))
_leaves = st.one_of(
    st.tuples(st.just("within"), _numbers, _bounds, _bounds),
    st.tuples(st.just("is"), _numbers, st.lists(_numbers, min_size=1, max_size=3)),
)
_conditions: st.SearchStrategy[Any] = st.recursive(
    _leaves,
    lambda parts: st.one_of(
        st.tuples(st.just("not"), parts),
        st.tuples(st.sampled_from(("every", "either")), st.lists(parts, max_size=3)),
        st.tuples(st.just("at least"), st.integers(0, 4), st.lists(parts, max_size=3)),
    ),
    max_leaves=5,
)
_effects = st.lists(st.tuples(_numbers, st.integers(-40, 40).filter(bool)), max_size=3)
_takes = st.lists(st.tuples(_numbers, _numbers), max_size=2)
_wordings = st.lists(st.tuples(st.sampled_from(_NAMES), st.none() | _conditions), max_size=2)
_positions = st.lists(st.tuples(_effects, _takes, _wordings), min_size=1, max_size=4)
_issues = st.tuples(_numbers, _positions, _numbers)
_rules = st.tuples(_numbers, _effects, _takes)
_clashes = st.lists(_conditions, max_size=2)
_drafts = st.tuples(
    st.just("draft"), st.lists(_numbers, min_size=1, max_size=4), _wordings, _wordings, _clashes
)
_moments = st.tuples(
    _numbers,
    st.lists(st.tuples(_conditions, _rules), max_size=3),
    _rules,
    st.one_of(st.just(("read",)), _drafts, st.tuples(st.just("decide"), _positions, _numbers)),
)
_gauges = st.tuples(st.sampled_from((0, -20, 1, 50)), st.sampled_from((100, 1, 20, 255, 256, 5000)), _numbers)
_replies = st.tuples(_numbers, _numbers, st.lists(st.tuples(_numbers, _conditions), max_size=3))
_skeletons = st.fixed_dictionaries(
    {
        "names": st.lists(st.sampled_from(_NAMES), min_size=24, max_size=24, unique=True),
        "sides": st.integers(1, 3),
        "endings": st.integers(1, 3),
        "forms": st.lists(_numbers, max_size=2),
        "gauges": st.lists(_gauges, min_size=1, max_size=3),
        "issues": st.lists(_issues, max_size=5),
        "moments": st.lists(_moments, min_size=2, max_size=7),
        "replies": st.lists(_replies, max_size=4),
    }
)


def scenarios() -> st.SearchStrategy[Scenario]:
    """A whole scenario that can be played: one to three sides, two to seven moments, one to three endings."""
    return _scenarios


HERE = (Player.PLAYER, Player.RULES, Player.HISTORY)
"""Everybody who can play a side without a letter being carried."""


def castings(scenario: Scenario, players: Sequence[Player] = HERE) -> st.SearchStrategy[Casting]:
    """Who plays which side of this scenario: any of these anything."""
    anybody = st.sampled_from(players)
    return st.tuples(*(st.tuples(st.just(side.id), anybody) for side in scenario.sides))


def forms(scenario: Scenario) -> st.SearchStrategy[str]:
    """One of the scenario's forms, or none."""
    return st.sampled_from(("", *(form.id for form in scenario.forms)))


paths = st.lists(st.integers(0, 10**9), max_size=8)
"""A way through any scenario: a number for each moment, from which its choice is worked out."""


def chosen(scenario: Scenario, moment: Moment, number: int) -> dict[str, str]:
    """The choice that this number means at this moment: every choice is meant by some number."""
    choice = {}
    for variable, positions in options(scenario, moment):
        number, index = divmod(number, len(positions))
        choice[variable] = positions[index].id
    return choice


def indexes(scenario: Scenario, moment: Moment, choice: Mapping[str, str]) -> list[int]:
    """The same choice as `Exchange.step` takes it."""
    matters = options(scenario, moment)
    return [[position.id for position in positions].index(choice[id]) for id, positions in matters]


def walk(exchange: Exchange, form: str, path: Sequence[int]) -> Iterator[tuple[State, dict[str, str]]]:
    """Every state along the path with the choice made there; stops at an ending or the path's end."""
    state = exchange.begin(form)
    for number in path:
        if exchange.at_end(state):
            return
        moment = exchange.scenario.moment(exchange.where(state))
        choice = chosen(exchange.scenario, moment, number)
        yield state, choice
        state = exchange.step(state, indexes(exchange.scenario, moment, choice))


class _Builder:
    """Makes a scenario of a skeleton: each number becomes the thing that stands there, counted round."""

    def __init__(self, skeleton: Mapping[str, Any]) -> None:
        self.skeleton = skeleton
        names = iter(skeleton["names"])
        self.sides = [next(names) for _ in range(skeleton["sides"])]
        self.endings = [next(names) for _ in range(skeleton["endings"])]
        self.forms = [next(names) for _ in skeleton["forms"]]
        self.gauges = [next(names) for _ in skeleton["gauges"]]
        self.issues = [next(names) for _ in skeleton["issues"]]
        self.moments = [next(names) for _ in skeleton["moments"]]
        self.scales = {id: self.ids(raw[1]) for id, raw in zip(self.issues, skeleton["issues"], strict=True)}
        for id, (_by, _guarded, _last, kind) in zip(self.moments, skeleton["moments"], strict=True):
            if kind[0] == "decide":
                self.scales[id] = self.ids(kind[1])
        self.variables = self.scales | ({FORM: tuple(self.forms)} if self.forms else {})

    def scenario(self) -> Scenario:
        skeleton = self.skeleton
        return Scenario(
            id="made-up",
            title="Made up",
            sides=tuple(Side(id, id, signs=(id,), playable=True) for id in self.sides),
            gauges=tuple(starmap(self.gauge, zip(self.gauges, skeleton["gauges"], strict=True))),
            issues=tuple(starmap(self.issue, zip(self.issues, skeleton["issues"], strict=True))),
            moments=tuple(starmap(self.moment, zip(self.moments, skeleton["moments"], strict=True))),
            endings=tuple(Ending(id, id, Label.SPECULATIVE, id) for id in self.endings),
            start=self.moments[0],
            replies=tuple(self.reply(*raw) for raw in skeleton["replies"] if self.scales),
            forms=tuple(
                Form(id, id, _at(self.moments, number))
                for id, number in zip(self.forms, skeleton["forms"], strict=True)
            ),
        )

    def ids(self, positions: Sequence[Any]) -> tuple[str, ...]:
        """Ids for these positions: the same in every scale, since an id is only unique within its own."""
        return tuple(self.skeleton["names"][: len(positions)])

    def gauge(self, id: str, raw: tuple[int, int, int]) -> Gauge:
        lowest, span, start = raw
        return Gauge(id, id, lowest + span * start // 9, "low", "high", lowest, lowest + span)

    def issue(self, id: str, raw: tuple[int, Any, int]) -> Issue:
        by, positions, history = raw
        return Issue(
            id, _at(self.sides, by), "?", self.positions(positions), history=_at(self.scales[id], history)
        )

    def positions(self, raw: Sequence[Any]) -> tuple[Position, ...]:
        return tuple(
            Position(id, id, self.wordings(words), effects=self.effects(effects), takes=self.takes(takes))
            for id, (effects, takes, words) in zip(self.ids(raw), raw, strict=True)
        )

    def moment(self, id: str, raw: tuple[int, Any, Any, Any]) -> Moment:
        by, guarded, last, kind = raw
        rules = [(condition, rule) for condition, rule in guarded] + [(None, last)]
        moment = Moment(
            id, _at(self.sides, by), tuple(self.rule(id, *raw) for raw in rules), text="A report."
        )
        if kind[0] == "decide":
            history = _at(self.scales[id], kind[2])
            return replace(moment, decide=Decision("?", self.positions(kind[1]), history))
        if kind[0] == "draft" and self.issues:
            asked = tuple(dict.fromkeys(_at(self.issues, number) for number in kind[1]))
            opening, closing = self.wordings(kind[2]), self.wordings(kind[3])
            clashes = tuple(Clash(self.condition(raw), "!") for raw in kind[4])
            return replace(moment, draft=Draft(asked, "", "", ("Sirs,",), opening, closing, clashes))
        return moment

    def rule(self, moment: str, condition: Any, raw: tuple[int, Any, Any]) -> Rule:
        go, effects, takes = raw
        onward = (*self.moments[self.moments.index(moment) + 1 :], *self.endings)
        rule = Rule(_at(onward, go), effects=self.effects(effects), takes=self.takes(takes))
        return replace(rule, condition=self.condition(condition)) if condition else rule

    def reply(self, side: int, variable: int, rules: Sequence[tuple[int, Any]]) -> Reply:
        id = _at(sorted(self.scales), variable)
        made = (ReplyRule(_at(self.scales[id], take), self.condition(raw)) for take, raw in rules)
        return Reply(_at(self.sides, side), id, tuple(made))

    def wordings(self, raw: Sequence[Any]) -> tuple[Wording, ...]:
        return tuple(Wording(text, self.condition(c)) if c else Wording(text) for text, c in raw)

    def effects(self, raw: Sequence[tuple[int, int]]) -> tuple[Effect, ...]:
        return tuple(Effect(_at(self.gauges, gauge), by) for gauge, by in raw)

    def takes(self, raw: Sequence[tuple[int, int]]) -> tuple[Take, ...]:
        ids = sorted(self.scales)
        chosen = ((_at(ids, variable), position) for variable, position in raw if ids)
        return tuple(Take(id, _at(self.scales[id], position)) for id, position in chosen)

    def condition(self, raw: Any) -> Condition:
        match raw:
            case "within", gauge, low, high:
                return Within(_at(self.gauges, gauge), low, high)
            case "is", variable, positions if self.variables:
                id = _at(sorted(self.variables), variable)
                return Is(id, tuple(_at(self.variables[id], position) for position in positions))
            case "not", part:
                return Not(self.condition(part))
            case "every", parts:
                return Every(tuple(map(self.condition, parts)))
            case "either", parts:
                return Either(tuple(map(self.condition, parts)))
            case "at least", count, parts:
                return AtLeast(count, tuple(map(self.condition, parts)))
        return Every(())


def _at(things: Sequence[str], number: int) -> str:
    return things[number % len(things)]


_scenarios = _skeletons.map(lambda skeleton: _Builder(skeleton).scenario())
