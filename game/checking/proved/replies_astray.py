"""Who plays a side as history did comes to what happened."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.proofs import Proofs
from game.checking.tracing import told
from game.engine.castings import alone
from game.engine.machine import NoWayOn, options
from game.engine.play import GoesRound, NobodyDecides, Play
from game.model.place import Problem
from game.model.problems import problem
from game.model.scenario import Label, Moment
from game.wording import _


def check(proofs: Proofs) -> Iterator[Problem]:
    """Sides whose player does everything as history did and is answered otherwise, to another end."""
    scenario = proofs.scenario
    if not any(ending.label is Label.HAPPENED for ending in scenario.endings):
        return
    astray: set[str] = set()
    for side in scenario.sides:
        for form in proofs.story.starts if side.playable else ():
            play = _as_in_history(proofs, side.id, form)
            if (
                play is None
                or play.ending is None
                or play.ending.label is Label.HAPPENED
                or _walked(proofs, play)
            ):
                continue
            turn = next(
                (t for t in play.turns if any(scenario.historical(v) != p for v, p in t.choice)), None
            )
            if turn is None or side.id in astray:
                continue
            astray.add(side.id)
            moment: Moment = scenario.moment(turn.moment)
            yield problem(
                "replies-astray",
                proofs.story.place(moment.at),
                _(
                    'Who plays "{id}" exactly as history did comes to "{ending}", labelled '
                    '"{value}": here "{side}" answers otherwise than it did.'
                ).format(id=side.id, ending=play.ending.id, value=play.ending.label.value, side=turn.side),
                _('Change the replies of "{side}", so that they answer history as history did.').format(
                    side=turn.side
                ),
                second=proofs.story.place(play.ending.at),
                second_note=_("The ending it comes to:"),
                steps=told(play),
            )


def _walked(proofs: Proofs, play: Play) -> bool:
    """Whether the very same way is that of history itself, of which another check tells."""
    ways = (walk.play for walk in proofs.story.walks)
    return any(way is not None and way.at == play.at for way in ways)


def _as_in_history(proofs: Proofs, side: str, form: str) -> Play | None:
    """The play in which this side does what history did; None where history says nothing about a matter."""
    scenario = proofs.scenario
    try:
        play = Play.begin(proofs.exchange, alone(scenario, side), form)
        for _moment in scenario.moments:  # no sound story has more
            if play.moment is None:
                return play
            choice = {id: scenario.historical(id) for id, _positions in options(scenario, play.moment)}
            if not all(choice.values()):
                return None
            play = play.after(choice)
    except (NobodyDecides, NoWayOn, GoesRound):
        return None
    return play if play.moment is None else None
