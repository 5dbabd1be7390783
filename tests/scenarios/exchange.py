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

TOP = Path(__file__).parents[2]
SEEDS = TOP / "seeds"
PLAYS = Path(__file__).parent / "plays"
BELGRADE: Casting = (("moscow", Player.RULES), ("belgrade", Player.PLAYER))


@cache
def reading() -> Reading:
    """What comes of reading the scenario's file beside the letters it pins."""
    path = TOP / "scenarios" / "exchange-1954.yaml"
    seeds = {seed.name: seed.read_bytes() for seed in SEEDS.glob("*.txt")}
    return read(str(path), path.read_bytes(), seeds.get, tuple(seeds))


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


def begun() -> Play:
    """A play of Belgrade against Moscow's rules, before its first moment."""
    return Play.begin(exchange(), BELGRADE)


def at_the_draft() -> Play:
    """A play in which everything has been read and the letter lies blank."""
    play = begun()
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


def any_play(dice: random.Random) -> Play:
    """A whole play by someone who chooses without looking."""
    play = begun()
    while play.moment:
        play = play.after(any_choice(play.moment, dice))
    return play


def as_history(moment: Moment) -> dict[str, str]:
    """What Belgrade really chose at this moment."""
    if moment.draft:
        return {id: scenario().historical(id) for id in moment.draft.issues}
    return {moment.id: scenario().historical(moment.id)} if moment.decide else {}


@dataclass(frozen=True, slots=True)
class Plan:
    """A recorded play: what is chosen at each moment that asks for something, and where it ends."""

    choices: Mapping[str, Mapping[str, str]]
    ending: str


def plan(path: Path) -> Plan:
    """The plan in this file.

    One choice to a line: `moment: issue = position` in a draft, `moment: option` for a decision, and last
    `ending: id`. Lines that begin with `#` are for the reader.
    """
    choices: dict[str, dict[str, str]] = {}
    ending = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        moment, _, rest = (part.strip() for part in line.partition(":"))
        issue, equals, position = (part.strip() for part in rest.partition("="))
        if moment == "ending":
            ending = rest
        elif equals:
            choices.setdefault(moment, {})[issue] = position
        else:
            choices[moment] = {moment: rest}
    return Plan(choices, ending)
