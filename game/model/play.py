"""A play: what was chosen, in order, and by whom. Also the form in which it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Player(Enum):
    """Who makes the choices of a side."""

    PLAYER = "player"
    RULES = "rules"
    HISTORY = "history"
    POST = "post"  # a person somewhere else: what they choose comes by letter


Casting: TypeAlias = tuple[tuple[str, Player], ...]
"""Who plays which side, in the order of the scenario's sides. Two sides may both be `PLAYER` (hot seat)."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A gauge before and after a turn."""

    gauge: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a play: at `moment`, `side` (played by `player`) chose, and the story went to `then`.

    `choice` holds (variable, position) for each matter decided: all issues of a draft in its order, one for
    a decision, none for a reading. `rule` is the index of the moment's rule that was taken. `movements`
    lists every gauge in the scenario's order, moved or not.
    """

    moment: str
    side: str
    player: Player
    choice: tuple[tuple[str, str], ...]
    rule: int
    then: str
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter composed from positions. `paragraphs` are (issue answered, text), no issue for the frame."""

    greeting: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branched:
    """Where a play left another: that play's handle, empty for history, and how many choices they share."""

    play: str
    choices: int


@dataclass(frozen=True, slots=True)
class Started:
    """The head of a kept play. `hash` is the scenario's; `at` is seconds since 1970, supplied by the rim.

    `branched` is None for a play that was begun at the beginning.
    """

    scenario: str
    hash: str
    casting: Casting
    form: str = ""
    label: str = ""
    attempt: int = 1
    program: str = ""
    at: float = 0.0
    branched: Branched | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the letter being answered was marked as evidence for an issue, or unmarked."""

    moment: str
    issue: str
    sentence: str
    on: bool
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Inclined:
    """While drafting at `moment`, the player leant to a position; not yet sent.

    An empty position takes it back: the matter is undecided again.
    """

    moment: str
    issue: str
    position: str
    at: float = 0.0


def leaning(leanings: Mapping[str, str], issue: str, position: str) -> dict[str, str]:
    """The positions by their matters after one was leant to, or, where it is empty, was taken back."""
    others = {id: held for id, held in leanings.items() if id != issue or position}
    return {**others, issue: position} if position else others


@dataclass(frozen=True, slots=True)
class Chosen:
    """The player's choice at a moment became final, and what came of it: `then` and the gauges.

    `gauges` holds (gauge, value) after this turn and after every turn of sides nobody plays that followed,
    and `then` is where the story then stood, so that a replay can be compared step by step.
    """

    moment: str
    choice: tuple[tuple[str, str], ...]
    then: str
    gauges: tuple[tuple[str, int], ...]
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of `moment` was answered in the player's own words, or answered anew; empty takes it back.

    It is part of the play and of nothing that happens in it.
    """

    moment: str
    question: str
    text: str
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Rated:
    """The pupil or the teacher put the answer to a question on a level of the rubric, 1 to 3."""

    question: str
    level: int
    at: float = 0.0


Hands: TypeAlias = tuple[tuple[str, int], ...]
"""How many hands each position got, in the order of the scale; positions that got none may be missing."""

MOST_HANDS = 999
"""More hands than this no position can get: more than any class has."""


@dataclass(frozen=True, slots=True)
class Raised:
    """At `moment` the hands of a class around one screen were counted on a matter, or counted anew.

    `hands` are all counts as they then stood. They are part of the play and of nothing that happens in it.
    """

    moment: str
    issue: str
    hands: Hands
    at: float = 0.0


Entry: TypeAlias = Marked | Inclined | Chosen | Answered | Rated | Raised


@dataclass(frozen=True, slots=True)
class Record:
    """A kept play as it was written down: its head and its entries in order."""

    started: Started
    entries: tuple[Entry, ...] = ()
