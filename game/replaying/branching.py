"""A play is left at one of its steps, or history at one of its: what the new play begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.engine.machine import Exchange
from game.engine.play import Play, WrongChoice, historical
from game.model.play import Casting, Chosen, Entry, Player, Rated, Record, Turn
from game.model.scenario import Scenario


def before(record: Record, choices: int, at: float) -> tuple[Entry, ...]:
    """What a play begins with that goes as this one did for so many choices, and then stands where it stood.

    What was marked and leant to at that moment is there again, so that one thing can be changed. All of it
    happens `at` one time: what is carried over took nobody any time.
    """
    kept: list[Entry] = []
    for entry in record.entries:
        if isinstance(entry, Chosen):
            if not choices:
                break
            choices -= 1
        if not isinstance(entry, Rated):
            kept.append(replace(entry, at=at))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Followed:
    """A play that does what another did, as far as it can: its choices, and how many more there were."""

    play: Play
    chosen: tuple[Chosen, ...]
    left: int


def follow(
    exchange: Exchange,
    casting: Casting,
    form: str,
    wanted: Iterable[tuple[str, Mapping[str, str]]],
    at: float = 0.0,
) -> Followed:
    """Make these choices (each with its moment) one after the other, up to the first that cannot be made.

    Raises as `Play` does.
    """
    play, chosen, wanted = Play.begin(exchange, casting, form), list[Chosen](), list(wanted)
    for place, (moment, choice) in enumerate(wanted):
        try:
            after = play.after(choice) if play.at == moment else None
        except WrongChoice:
            after = None
        if after is None:
            return Followed(play, tuple(chosen), len(wanted) - place)
        chosen.append(Chosen(moment, tuple(choice.items()), after.at, tuple(after.gauges().items()), at))
        play = after
    return Followed(play, tuple(chosen), 0)


def historic(exchange: Exchange, form: str = "") -> Play:
    """History from its beginning to its end. Raises as `Play.begin` does."""
    return Play.begin(exchange, historical(exchange.scenario), form)


def as_history(
    exchange: Exchange, casting: Casting, form: str, until: int | None = None, at: float = 0.0
) -> Followed:
    """What history did, done by the players of this casting: up to the turn of this index, or to its end."""
    turns = historic(exchange, form).turns[:until]
    played = {side for side, player in casting if player is Player.PLAYER}
    wanted = [(turn.moment, dict(turn.choice)) for turn in turns if turn.side in played]
    return follow(exchange, casting, form, wanted, at)


def choices_before(play: Play, turn: int) -> int:
    """How many choices of players a play had when its turn of this index came."""
    return sum(chosen_here(play.exchange.scenario, one) for one in play.turns[:turn])


def chosen_here(scenario: Scenario, turn: Turn) -> bool:
    """Whether this turn is an entry of its own in the journal of its play."""
    if turn.player is Player.POST:
        moment = scenario.moment(turn.moment)
        return moment.draft is not None or moment.decide is not None
    return turn.player is Player.PLAYER
