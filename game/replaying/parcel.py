"""A letter on its way from one machine to another: what was chosen there, as a small file.

Two classes play one exchange, each on its own machine, and their plays are the same play: what one chooses is
handed to the other in a parcel, and made again there by the same rules. A parcel says what it was chosen
upon, so that one that does not belong here, or came too early or twice, is named instead of being opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, TypeAlias

from game.engine.play import Play, WrongChoice
from game.model.play import Player
from game.replaying.fields import Fields, NotAsWritten, pairs_once
from game.wording import _

FORMAT = 1
"""The number of the format written here. It changes when a program that knows this one would misread it."""

KIND = "letter"
Step: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A moment, and the position chosen there on each matter."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one side chose since it last heard from the other: `steps`, in order, never empty.

    `first` is how many steps the play had before them, here and there, and `upon` is a sum of those. `label`
    is the sender's.
    """

    scenario: str
    hash: str
    form: str
    first: int
    upon: str
    steps: tuple[Step, ...]
    label: str = ""


class Why(Enum):
    """Why a parcel is not opened."""

    NO_LETTER = "no-letter"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"
    WRONG_SIDE = "wrong-side"
    OUT_OF_ORDER = "out-of-order"
    ALREADY_RECEIVED = "already-received"


@dataclass(frozen=True, slots=True)
class Refused:
    """A parcel that is not opened: why, and the same in a sentence with what to do."""

    why: Why
    words: str


def steps_of(play: Play) -> tuple[Step, ...]:
    """What people chose in this play, here or elsewhere. What was only read is no step."""
    chosen_by = (Player.PLAYER, Player.POST)
    return tuple(
        (turn.moment, turn.choice) for turn in play.turns if turn.choice and turn.player in chosen_by
    )


def outgoing(play: Play, label: str = "") -> Parcel | None:
    """What was chosen here since the last letter from elsewhere; None where that is nothing."""
    if all(player is not Player.POST for _side, player in play.casting):
        return None
    steps = steps_of(play)
    by = dict(play.casting)
    first = len(steps)
    while first and by[play.exchange.scenario.moment(steps[first - 1][0]).by] is Player.PLAYER:
        first -= 1
    if first == len(steps):
        return None
    scenario = play.exchange.scenario
    return Parcel(
        scenario.id,
        scenario.hash,
        play.form,
        first,
        _sum(steps[:first]),
        steps[first:],
        " ".join(label.split()),
    )


def fitting(play: Play, parcel: Parcel) -> tuple[Step, ...] | Refused:
    """The steps of the parcel that can be made in this play now, one at least, or why it is not opened."""
    scenario = play.exchange.scenario
    if parcel.scenario != scenario.id:
        words = _("This letter is from another scenario: {there}, not {here}.")
        return _refused(Why.FOREIGN, words, there=parcel.scenario, here=scenario.id)
    if parcel.hash != scenario.hash:
        return _refused(
            Why.FOREIGN,
            _(
                "This letter was written with another version of the scenario. Both classes need the very "
                "same files."
            ),
        )
    if parcel.form != play.form:
        return _refused(Why.FOREIGN, _("This letter is from another form of the lesson than yours."))
    by = dict(play.casting)
    sides = {moment.id: moment.by for moment in scenario.moments}
    if any(by.get(sides.get(moment, "")) is not Player.POST for moment, _choice in parcel.steps):
        return _refused(
            Why.WRONG_SIDE,
            _(
                "This letter was written by the side you play yourselves. "
                "You need the file of the other class."
            ),
        )
    return _new(play, parcel)


def _new(play: Play, parcel: Parcel) -> tuple[Step, ...] | Refused:
    """The steps of a parcel for this side that are not made yet and can be, or why there are none."""
    here = steps_of(play)
    if parcel.first > len(here):
        words = _(
            "This letter comes too early: one before it is missing. Take that one in first, or send yours."
        )
        return _refused(Why.OUT_OF_ORDER, words)
    known = here[parcel.first :]
    if parcel.upon != _sum(here[: parcel.first]) or any(
        mine != theirs for mine, theirs in zip(known, parcel.steps, strict=False)
    ):
        return _refused(
            Why.FOREIGN, _("This letter belongs to another play: there, something else was chosen.")
        )
    if len(known) >= len(parcel.steps):
        return _refused(Why.ALREADY_RECEIVED, _("This letter has already been taken in."))
    made: list[Step] = []
    for moment, choice in parcel.steps[len(known) :]:
        if play.at != moment:
            break
        try:
            play = play.after(dict(choice))
        except WrongChoice:
            return _refused(Why.DAMAGED, _("This letter chooses something that cannot be chosen here."))
        made.append((moment, choice))
    if not made:
        return _refused(Why.OUT_OF_ORDER, _("It is your own turn first; take the letter in after it."))
    return tuple(made)


def encode(parcel: Parcel) -> bytes:
    """The parcel as a file."""
    values = {"demarche": FORMAT, "kind": KIND, **asdict(parcel)}
    values["steps"] = [{"moment": moment, "choice": dict(choice)} for moment, choice in parcel.steps]
    values["checksum"] = _checksum(values)
    return (json.dumps(values, ensure_ascii=True, indent=2) + "\n").encode()


def decode(data: bytes) -> Parcel | Refused:
    """The parcel in this file, or why it is none; never raises, whatever the bytes are."""
    try:
        values = json.loads(data.decode("utf-8-sig"), object_pairs_hook=pairs_once)
    except (ValueError, RecursionError):  # NotAsWritten is a ValueError too
        values = None
    if not isinstance(values, dict) or "demarche" not in values or values.get("kind") != KIND:
        damaged = b'"demarche"' in data and KIND.encode() in data
        return _damaged() if damaged else _refused(Why.NO_LETTER, _("This file is no letter of Démarche."))
    try:
        fields = Fields(values)
        if fields.whole("demarche", lowest=1) > FORMAT:
            return _refused(
                Why.NEWER,
                _("This letter was written by a newer version of the program. Install that one to read it."),
            )
        if values.pop("checksum", "") != _checksum(values):
            return _damaged()
        steps = values["steps"]
        if not isinstance(steps, list) or not steps:
            return _damaged()
        return Parcel(
            fields.text("scenario"),
            fields.text("hash"),
            fields.text("form"),
            fields.whole("first", lowest=0),
            fields.text("upon"),
            tuple(_step(step) for step in steps),
            fields.text("label"),
        )
    except (NotAsWritten, KeyError):
        return _damaged()


def _step(value: Any) -> Step:
    if not isinstance(value, dict):
        raise NotAsWritten("")
    fields = Fields(value)
    return fields.text("moment"), fields.texts("choice")


def _damaged() -> Refused:
    return _refused(
        Why.DAMAGED,
        _("This letter was damaged or changed on its way. Ask the other class to write the file again."),
    )


def _refused(why: Why, words: str, **more: str) -> Refused:
    return Refused(why, words.format(**more))


def _sum(steps: Sequence[Step]) -> str:
    return _digest([[moment, dict(choice)] for moment, choice in steps])


def _checksum(values: dict[str, Any]) -> str:
    return _digest({name: value for name, value in values.items() if name != "checksum"})


def _digest(value: Any) -> str:
    """A short sum of a value, the same on every machine."""
    plain = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
