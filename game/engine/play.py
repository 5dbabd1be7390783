"""A play under way: an immutable value that knows who chooses, and plays the sides nobody plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.composing import compose
from game.engine.machine import Exchange, State, options
from game.model.play import Casting, Movement, Player, Turn, Written
from game.model.scenario import Clash, Ending, Moment, Scenario


class WrongChoice(ValueError):
    """What was given is not a choice at this moment; the message says why, in a sentence."""


class NobodyDecides(LookupError):
    """A side nobody plays has to decide something for which it has no rule that holds and no history."""

    def __init__(self, moment: str, variable: str) -> None:
        super().__init__(f"nobody decides {variable} at {moment}")
        self.moment = moment
        self.variable = variable


class GoesRound(RuntimeError):
    """The sides nobody plays lead each other round for ever, so that the player's turn never comes."""

    def __init__(self, moment: str) -> None:
        super().__init__(f"nobody's turns come back to {moment} for ever")
        self.moment = moment


@dataclass(frozen=True, slots=True)
class Play:
    """A play of an exchange: where it stands, and every turn that led there.

    It always stands at a moment where a player must act, here or elsewhere, or at an ending. `casting` names
    every side of the scenario. One who plays elsewhere (`POST`) drafts and decides, and what they choose is
    handed to `after` like a choice made here; what they read passes by of itself.
    """

    exchange: Exchange
    casting: Casting
    form: str
    state: State
    turns: tuple[Turn, ...] = ()

    @classmethod
    def begin(cls, exchange: Exchange, casting: Casting, form: str = "") -> Play:
        """A new play, brought to the first moment where a player must act, or to its end.

        Raises ValueError for an unknown form, or a casting that does not name each side once;
        NobodyDecides and GoesRound as those say.
        """
        sides = sorted(side.id for side in exchange.scenario.sides)
        if sorted(side for side, _player in casting) != sides:
            raise ValueError(f"the casting must name each of {', '.join(sides)} once")
        return cls(exchange, casting, form, exchange.begin(form))._brought_on()

    @property
    def at(self) -> str:
        """The id of the moment or ending where the play stands."""
        return self.exchange.where(self.state)

    @property
    def moment(self) -> Moment | None:
        """The moment where a player must act now, or None at an ending."""
        return None if self.exchange.at_end(self.state) else self.exchange.scenario.moment(self.at)

    @property
    def player(self) -> Player | None:
        """Whose choice is waited for: `PLAYER`, `POST`, or None at an ending."""
        return dict(self.casting)[self.moment.by] if self.moment else None

    @property
    def ending(self) -> Ending | None:
        """The ending that was reached, or None while the play goes on."""
        return self.exchange.scenario.ending(self.at) if self.exchange.at_end(self.state) else None

    def after(self, choice: Mapping[str, str]) -> Play:
        """The play after the player's choice here and all turns of sides nobody plays that follow.

        `choice` maps each matter of the moment to a position: nothing for a reading, the moment's own id for
        a decision, every issue of a draft. Raises WrongChoice; NobodyDecides and GoesRound as those say.
        """
        moment = self._moment()
        self._check(moment, choice)
        missing = [id for id, _positions in options(self.exchange.scenario, moment) if id not in choice]
        if missing:
            raise WrongChoice(f"Nothing was chosen for: {', '.join(missing)}.")
        return self._turned(moment, choice)._brought_on()

    def led_here(self) -> tuple[str, ...]:
        """What the ending that was reached says of the choices of this play; nothing while it goes on."""
        choices = self.ending.choices if self.ending else ()
        return tuple(one.text for one in choices if self.exchange.holds(one.condition, self.state))

    def taken(self) -> dict[str, str]:
        """Every issue and decision that stands decided now, however it came about, with its position."""
        positions = (
            (id, self.exchange.position(self.state, id)) for id, _p in self.exchange.scenario.matters()
        )
        return {id: position for id, position in positions if position}

    def chosen(self) -> dict[str, str]:
        """What was chosen at the moments of this play, whatever a rule or a `take` made of it later."""
        return {variable: position for turn in self.turns for variable, position in turn.choice}

    def gauges(self) -> dict[str, int]:
        """Every gauge with its value now, in the scenario's order."""
        return _gauges(self.exchange, self.state)

    def sent(self, moment: str) -> Written | None:
        """The letter written at this draft moment, as it stood when it was sent (the last time, if twice).

        None where the play did not pass there, or nothing is written there.
        """
        written = None
        for turn, before in self._travelled():
            if turn.moment == moment and turn.choice:
                written = self._written(self.exchange.scenario.moment(moment), before, dict(turn.choice))
        return written

    def told_by(self, exchange: Exchange) -> Play:
        """The same play in the words of another telling of its scenario (a language, a level of texts).

        Raises ValueError where it is another scenario.
        """
        if exchange.scenario.hash != self.exchange.scenario.hash:
            raise ValueError(f"{exchange.scenario.id} is not the scenario that is played")
        return replace(self, exchange=exchange)

    def preview(self, positions: Mapping[str, str]) -> Written:
        """The letter these positions would make at this draft moment; issues may still be open.

        Raises WrongChoice where no letter is written, and for unknown issues or positions.
        """
        moment = self._moment()
        self._check(moment, positions)
        written = self._written(moment, self.state, positions)
        if written is None:
            raise WrongChoice(f"No letter is written at {moment.id}.")
        return written

    def clashes(self, positions: Mapping[str, str]) -> tuple[Clash, ...]:
        """What contradicts itself in the letter these positions would make; issues may still be open.

        Raises WrongChoice for unknown issues or positions.
        """
        moment = self._moment()
        self._check(moment, positions)
        state = self.exchange.leaning(self.state, positions)
        clashes = moment.draft.clashes if moment.draft else ()
        return tuple(clash for clash in clashes if self.exchange.holds(clash.condition, state))

    def _moment(self) -> Moment:
        moment = self.moment
        if moment is None:
            raise WrongChoice("The play is over; nothing can be chosen any more.")
        return moment

    def _check(self, moment: Moment, choice: Mapping[str, str]) -> None:
        """Raise WrongChoice when something is chosen that is not asked, or a position that is not offered."""
        offered = dict(options(self.exchange.scenario, moment))
        for variable, position in choice.items():
            if variable not in offered:
                raise WrongChoice(f"{variable} is not asked at {moment.id}.")
            if all(position != known.id for known in offered[variable]):
                raise WrongChoice(f"{position} is not one of the positions on {variable}.")

    def _turned(self, moment: Moment, choice: Mapping[str, str]) -> Play:
        """The play after one turn at this moment, with a full and valid choice."""
        exchange = self.exchange
        matters = options(exchange.scenario, moment)
        indexes = [[p.id for p in positions].index(choice[id]) for id, positions in matters]
        state = exchange.step(self.state, indexes)
        before, after = _gauges(exchange, self.state), _gauges(exchange, state)
        turn = Turn(
            moment=moment.id,
            side=moment.by,
            player=dict(self.casting)[moment.by],
            choice=tuple((id, choice[id]) for id, _positions in matters),
            rule=state.rule,
            then=exchange.where(state),
            movements=tuple(Movement(id, value, after[id]) for id, value in before.items()),
        )
        return replace(self, state=state, turns=(*self.turns, turn))

    def _brought_on(self) -> Play:
        """The play after all turns of sides nobody plays, up to a player's moment or an ending."""
        play, seen = self, {self.state}
        while (moment := play.moment) and not play._waited_for(moment):
            play = play._turned(moment, play._answers(moment))
            if play.state in seen:
                raise GoesRound(play.at)
            seen.add(play.state)
        return play

    def _waited_for(self, moment: Moment) -> bool:
        """Whether somebody has to act here; a letter read elsewhere is nothing to wait for."""
        player = dict(self.casting)[moment.by]
        return player is Player.PLAYER or (player is Player.POST and bool(moment.draft or moment.decide))

    def _answers(self, moment: Moment) -> dict[str, str]:
        """What the side answers that nobody plays: by the first reply rule that holds, else as in history."""
        by_rules = dict(self.casting)[moment.by] is Player.RULES
        scenario, answers = self.exchange.scenario, dict[str, str]()
        for variable, _positions in options(scenario, moment):
            position = self._reply(moment.by, variable, answers) if by_rules else ""
            position = position or scenario.historical(variable)
            if not position:
                raise NobodyDecides(moment.id, variable)
            answers[variable] = position
        return answers

    def _reply(self, side: str, variable: str, answers: Mapping[str, str]) -> str:
        state = self.exchange.leaning(self.state, answers)
        for reply in self.exchange.scenario.replies:
            if (reply.side, reply.variable) == (side, variable):
                for rule in reply.rules:
                    if self.exchange.holds(rule.condition, state):
                        return rule.take
        return ""

    def _written(self, moment: Moment, before: State, positions: Mapping[str, str]) -> Written | None:
        if moment.draft is None:
            return None
        state = self.exchange.leaning(before, positions)
        return compose(self.exchange.scenario, moment, positions, lambda c: self.exchange.holds(c, state))

    def _travelled(self) -> Iterator[tuple[Turn, State]]:
        """Every turn with the state before it, stepped again from the beginning."""
        state = self.exchange.begin(self.form)
        for turn in self.turns:
            yield turn, state
            matters = options(self.exchange.scenario, self.exchange.scenario.moment(turn.moment))
            chosen = dict(turn.choice)
            state = self.exchange.step(state, [[p.id for p in ps].index(chosen[id]) for id, ps in matters])


def replay(exchange: Exchange, casting: Casting, form: str, choices: Iterable[Mapping[str, str]]) -> Play:
    """The play that these choices of the players make, one after the other. Raises as `after` does."""
    play = Play.begin(exchange, casting, form)
    for choice in choices:
        play = play.after(choice)
    return play


def historical(scenario: Scenario) -> Casting:
    """The casting in which every side does what history did."""
    return tuple((side.id, Player.HISTORY) for side in scenario.sides)


def _gauges(exchange: Exchange, state: State) -> dict[str, int]:
    return {gauge.id: exchange.gauge(state, gauge.id) for gauge in exchange.scenario.gauges}
