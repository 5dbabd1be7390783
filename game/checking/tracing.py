"""The choices of a proof in the words of the scenario's file, so that a teacher can find and follow them."""

from __future__ import annotations

from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides, Play
from game.model.play import Casting, Player
from game.proving.proof import Witness
from game.wording import _

_STOPS = (NobodyDecides, NoWayOn, GoesRound)


def steps(exchange: Exchange, casting: Casting, form: str, witness: Witness) -> tuple[str, ...]:
    """What is chosen, moment by moment, until the choices end; what is only read is passed over.

    A side that nobody plays is told as well, since what it answers is part of the way. Where the story stops
    after a choice, that choice is the last one told.
    """
    try:
        play = Play.begin(exchange, casting, form)
    except _STOPS:
        return ()
    for choice in witness:
        try:
            play = play.after(choice)
        except _STOPS:
            return (*told(play), *_line(play.at, tuple(choice.items()), ""))
    return told(play)


def told(play: Play) -> tuple[str, ...]:
    """The choices of a play, moment by moment."""
    return tuple(
        line
        for turn in play.turns
        for line in _line(turn.moment, turn.choice, "" if turn.player is Player.PLAYER else turn.side)
    )


def _line(moment: str, choice: tuple[tuple[str, str], ...], answers: str) -> tuple[str, ...]:
    """The choice in a line, or nothing where there is none; `answers` is the side when nobody plays it."""
    chosen = ", ".join(f"{matter} is {position}" for matter, position in choice)
    by = _(" ({answers} answers)").format(answers=answers) if answers else ""
    if not choice:
        return ()
    return (f"{chosen}{by}" if choice[0][0] == moment else f"{moment}: {chosen}{by}",)
