"""The 1954 exchange as it lies in the library, and plays of it: recorded, random, historical."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Casting, Player
from game.model.scenario import Moment, Scenario
from game.reading.scenario import Reading, read
from game.reading.texts import LEVELS

TOP = Path(__file__).parents[2]
SEEDS = TOP / "seeds"
PLAYS = Path(__file__).parent / "plays"
BELGRADE: Casting = (("belgrade", Player.PLAYER), ("moscow", Player.RULES))
MOSCOW: Casting = (("belgrade", Player.RULES), ("moscow", Player.PLAYER))
BOTH: Casting = (("belgrade", Player.PLAYER), ("moscow", Player.PLAYER))
CASTINGS = {"belgrade": BELGRADE, "moscow": MOSCOW, "both": BOTH}


@cache
def reading(level: str = LEVELS[0]) -> Reading:
    """What comes of reading the scenario's file beside the letters it pins, told in this level."""
    path = TOP / "scenarios" / "exchange-1954.yaml"
    seeds = {seed.name: seed.read_bytes() for seed in SEEDS.glob("*.txt")}
    return read(str(path), path.read_bytes(), seeds.get, tuple(seeds), level=level)


def told(level: str) -> Scenario:
    """The scenario in one of its two levels; it must be playable."""
    found = reading(level).scenario
    assert found is not None, reading(level).problems
    return found


@cache
def scenario() -> Scenario:
    """The scenario; it must be playable."""
    found = reading().scenario
    assert found is not None, reading().problems
    return found


@cache
def exchange() -> Exchange:
    """The one machine that all plays of these tests share."""
    return Exchange(scenario())


def begun(casting: Casting = BELGRADE, form: str = "short") -> Play:
    """A play at the first moment that asks something of a player; of Belgrade's short lesson by default."""
    return Play.begin(exchange(), casting, form)


def at_the_draft(casting: Casting = BELGRADE, form: str = "short") -> Play:
    """A play in which everything has been read and the first letter lies blank."""
    play = begun(casting, form)
    while play.moment and not play.moment.draft:
        play = play.after({})
    return play


def chance(seed: int) -> random.Random:
    """The same dice every time."""
    return random.Random(seed)  # noqa: S311 - dice for sampling, not for secrets


def any_choice(moment: Moment, dice: random.Random) -> dict[str, str]:
    """A choice at this moment, every position as likely as the others."""
    if moment.draft:
        return {id: dice.choice(scenario().issue(id).positions).id for id in moment.draft.issues}
    if moment.decide:
        return {moment.id: dice.choice(moment.decide.options).id}
    return {}


def any_play(dice: random.Random, casting: Casting = BELGRADE, form: str = "short") -> Play:
    """A whole play by players who choose without looking."""
    play = begun(casting, form)
    while play.moment:
        play = play.after(any_choice(play.moment, dice))
    return play


def as_history(moment: Moment) -> dict[str, str]:
    """What was really chosen at this moment."""
    if moment.draft:
        return {id: scenario().historical(id) for id in moment.draft.issues}
    return {moment.id: scenario().historical(moment.id)} if moment.decide else {}


@dataclass(frozen=True, slots=True)
class Plan:
    """A recorded play: who is played, what is chosen otherwise than in history, and where it ends."""

    casting: Casting
    form: str
    choices: Mapping[str, Mapping[str, str]]
    ending: str

    def played(self) -> Play:
        """The play of this plan. Fails where a choice is recorded for a moment it never comes to."""
        play, used = begun(self.casting, self.form), set()
        while play.moment:
            used.add(play.at)
            play = play.after({**as_history(play.moment), **self.choices.get(play.at, {})})
        assert set(self.choices) <= used, "the plan makes a choice that the play never comes to"
        return play


def plan(path: Path) -> Plan:
    """The plan in this file.

    First `played: belgrade` (or `moscow`, `both`) and `form: short` (or `full`); then one choice to a line,
    `moment: issue = position` in a draft, `moment: option` for a decision; last `ending: id`. What is not
    named is chosen as in history. Lines that begin with `#` are for the reader.
    """
    choices: dict[str, dict[str, str]] = {}
    head = {"played": "belgrade", "form": "short", "ending": ""}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        moment, _, rest = (part.strip() for part in line.partition(":"))
        issue, equals, position = (part.strip() for part in rest.partition("="))
        if moment in head:
            head[moment] = rest
        elif equals:
            choices.setdefault(moment, {})[issue] = position
        else:
            choices[moment] = {moment: rest}
    return Plan(CASTINGS[head["played"]], head["form"], choices, head["ending"])
