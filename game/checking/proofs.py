"""What is proved of a scenario: for every casting and every start, everything that can happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from game.checking.story import Story
from game.checking.texts import questions
from game.checking.tracing import steps
from game.engine.castings import castings, historical
from game.engine.machine import Exchange
from game.model.condition import FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.place import Problem, Severity
from game.model.play import Casting, Player
from game.model.scenario import Scenario
from game.proving.asking import Asking, Question
from game.proving.measures import final, match
from game.proving.proof import Measure, Proof, Witness
from game.proving.prove import BUDGET, prove
from game.reading.scenario import UNPROVED

Tell: TypeAlias = Callable[[str, int], None]
"""Is told the casting in words, and the states so far."""

# Errors that leave the story whole: it can be played to its end, though it must not be.
_STORY_IS_WHOLE = UNPROVED | {
    "other-name",
    "no-way-on",
    "no-answer",
    "history-missing",
    "history-credit",
    "history-stops",
    "history-astray",
    "history-score",
    "unproved-history",
    "weight-without-credit",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """What was proved under one casting from one start."""

    casting: Casting
    form: str
    proof: Proof

    @property
    def players(self) -> tuple[str, ...]:
        """The sides that are played."""
        return tuple(side for side, player in self.casting if player is Player.PLAYER)


class Proofs:
    """What was proved of one scenario: less than everything where it was stopped or is too large."""

    def __init__(
        self,
        scenario: Scenario,
        exchange: Exchange,
        casts: tuple[Cast, ...],
        *,
        whole: bool,
        interrupted: bool = False,
        met: frozenset[Question] | None = None,
    ) -> None:
        self.scenario = scenario
        self.exchange = exchange
        self.casts = casts
        self.story = Story(scenario)
        self.exhausted = whole and all(cast.proof.exhausted for cast in casts)
        """Whether everything that can happen was explored, in every casting."""
        self.interrupted = interrupted
        """Whether somebody ended it."""
        self.met = met
        """The questions about texts that some play answers with yes; None where they were not settled."""

    @property
    def states(self) -> int:
        """How many merged states were explored."""
        return sum(cast.proof.covered.states for cast in self.casts)

    @cached_property
    def happens(self) -> frozenset[str]:
        """The moments and endings that some play comes to."""
        moments = {one.moment for cast in self.casts for one in cast.proof.moments if one.witness is not None}
        endings = {one.ending for cast in self.casts for one in cast.proof.endings if one.witness is not None}
        return frozenset(moments | endings)

    def shortest(self, ways: Iterator[tuple[Cast, Witness | None]]) -> tuple[str, ...]:
        """The shortest of these lists of choices, told; nothing where there is none. History goes last."""
        found = [(cast, way) for cast, way in ways if way is not None]
        if not found:
            return ()
        cast, way = min(found, key=lambda one: (not one[0].players, len(one[1]), sum(map(len, one[1]))))
        return steps(self.exchange, cast.casting, cast.form, way)


def can_be_explored(problems: tuple[Problem, ...]) -> bool:
    """Whether a scenario with these problems still tells a whole story."""
    return all(
        problem.severity is not Severity.ERROR or problem.code in _STORY_IS_WHOLE for problem in problems
    )


def explore(
    scenario: Scenario,
    *,
    budget: int = BUDGET,
    measured: bool = False,
    progress: Tell | None = None,
) -> Proofs:
    """Prove what can be proved, casting by casting, each within the budget of merged states.

    `measured` asks for the match and for the gauges at the end as well, and how far each gauge gets; without
    it, it is only found out whether some play drives a gauge against its bound. `progress` is told the
    casting (in words) and the states so far. An interruption by the keyboard ends it with what is known by
    then.
    """
    exploring = _Exploring(scenario, budget, progress, measured=measured)
    exploring.run()
    found = tuple(exploring.casts[one] for one in exploring.wanted if one in exploring.casts)
    return Proofs(
        scenario,
        exploring.exchange,
        found,
        whole=len(found) == len(exploring.wanted),
        interrupted=exploring.interrupted,
        met=exploring.met,
    )


class _Exploring:
    """Goes through the castings, and then through what is still asked about texts."""

    def __init__(self, scenario: Scenario, budget: int, progress: Tell | None, *, measured: bool) -> None:
        self.scenario, self.exchange = scenario, Exchange(scenario)
        self.budget, self.progress, self.measured = budget, progress, measured
        self.wanted = wanted(scenario)
        self.casts: dict[tuple[Casting, str], Cast] = {}
        self.unknown = {(gauge.id, up) for gauge in scenario.gauges for up in (False, True)}
        self.met: frozenset[Question] | None = None
        self.interrupted = False

    def run(self) -> None:
        """Find out everything, or as much as there is time for."""
        try:
            # Where fewer play there is less to see; what is found there is not looked for again.
            for casting, form in sorted(self.wanted, key=lambda one: _width(self.scenario, *one)):
                self.prove(casting, form)
                if self.interrupted:
                    return
            if all(cast.proof.exhausted for cast in self.casts.values()):
                self.ask()
        except KeyboardInterrupt:
            self.interrupted = True

    def tell(self, casting: Casting, form: str) -> Callable[[int], None]:
        words = in_words(self.scenario, casting, form)

        def tell(states: int) -> None:
            if self.progress:
                self.progress(words, states)

        return tell

    def prove(self, casting: Casting, form: str) -> None:
        """Prove one casting."""
        proof = prove(
            self.exchange,
            casting,
            form,
            budget=self.budget,
            measures=_measures(self.scenario, casting) if self.measured else (),
            gauges=self.measured,
            bounds=self.unknown if any(player is Player.PLAYER for _side, player in casting) else (),
            progress=self.tell(casting, form),
        )
        self.casts[casting, form] = Cast(casting, form, proof)
        self.unknown -= {(one.gauge, False) for one in proof.gauges if one.held_low is not None}
        self.unknown -= {(one.gauge, True) for one in proof.gauges if one.held_high is not None}
        self.interrupted = proof.covered.stopped

    def ask(self) -> None:
        """Settle the questions about texts; only what chance does not answer is asked of every state."""
        left = frozenset(questions(self.scenario))
        asked = left
        asking = [self.asking(cast) for cast in reversed(self.casts.values())]  # where most play goes first
        for one in asking:
            left -= one.by_chance(left)
        for one, cast in zip(asking, reversed(self.casts.values()), strict=True):
            found, sure = one.everywhere(left, self.budget, self.tell(cast.casting, cast.form))
            left -= found
            if not sure:
                return
        self.met = asked - left

    def asking(self, cast: Cast) -> Asking:
        reached = {one.moment for one in cast.proof.moments if one.witness is not None}
        reached |= {one.ending for one in cast.proof.endings if one.witness is not None}
        return Asking(self.exchange, cast.casting, cast.form, reached)


def _width(scenario: Scenario, casting: Casting, form: str) -> tuple[int, int]:
    """By how much there is to be explored, roughly: how many are played, and how much of the story."""
    story = Story(scenario)
    players = sum(player is Player.PLAYER for _side, player in casting)
    return players, len(story.reached(story.starts[form]))


def wanted(scenario: Scenario) -> tuple[tuple[Casting, str], ...]:
    """Every casting from every start; history only where something is said of it.

    A form that begins where the scenario does, and of which no condition speaks, is the same story: it is not
    proved again.
    """
    story = Story(scenario)
    cast = [casting for casting in castings(scenario) if story.real or casting != historical(scenario)]
    spoken = frozenset(form for condition, _at in story.conditions() for form in _forms(condition))
    forms = [form for form, at in story.starts.items() if not form or at != scenario.start or form in spoken]
    return tuple((casting, form) for casting in cast for form in forms)


def _forms(condition: Condition) -> frozenset[str]:
    """The forms that the condition asks about."""
    match condition:
        case Is(variable=name, positions=positions):
            return frozenset(positions) if name == FORM else frozenset()
        case Within():
            return frozenset()
        case Not(part=part):
            return _forms(part)
        case Every(parts=parts) | Either(parts=parts) | AtLeast(parts=parts):
            return frozenset().union(*map(_forms, parts))


def in_words(scenario: Scenario, casting: Casting, form: str = "") -> str:
    """Who is played, and in which form of the lesson: `a player for Belgrade`, `history`."""
    played = [scenario.side(side).name for side, player in casting if player is Player.PLAYER]
    words = (
        f"{'a player' if len(played) == 1 else 'players'} for {' and '.join(played)}" if played else "history"
    )
    label = next((one.label for one in scenario.forms if one.id == form), "")
    return f"{words}, {label}" if label else words


def _measures(scenario: Scenario, casting: Casting) -> tuple[Measure, ...]:
    played = [side for side, player in casting if player is Player.PLAYER]
    side = played[0] if len(played) == 1 else None
    return (match(scenario, side), *(final(gauge.id) for gauge in scenario.gauges))
