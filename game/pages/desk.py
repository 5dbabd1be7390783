"""The desk: one play in progress, with the marks and leanings that are not yet part of the exchange.

Every change is handed to the keeper before it shows. What the keeper cannot write is said in `trouble`, and
the play goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.letter import Letter
from game.model.play import Casting, Chosen, Entry, Inclined, Marked, Player, Record, Started, Turn, Written
from game.model.scenario import Draft, Issue, Moment, Scenario
from game.model.score import Debrief
from game.pages.keeper import Keeper
from game.replaying.replay import Replayed, replay
from game.scoring.debrief import debrief


def casting_for(scenario: Scenario, side: str) -> Casting:
    """The player plays this side and every other side follows its reply rules."""
    return tuple((s.id, Player.PLAYER if s.id == side else Player.RULES) for s in scenario.sides)


@dataclass(slots=True)
class Desk:
    """One play in progress.

    `marks` are the sentences cited for each issue, in the order they were marked; `leanings` the positions
    taken in the draft that is not sent yet; `shown` counts the turns whose consequences were seen.
    """

    play: Play
    handle: str
    keeper: Keeper
    clock: Callable[[], float]
    marks: dict[str, dict[str, None]] = field(default_factory=dict)
    leanings: dict[str, str] = field(default_factory=dict)
    pencil: str = ""
    issue: str = ""
    shown: int = 0
    trouble: str = ""

    @classmethod
    def begin(cls, exchange: Exchange, started: Started, keeper: Keeper, clock: Callable[[], float]) -> Desk:
        """A new play, its head kept."""
        play = Play.begin(exchange, started.casting, started.form)
        desk = cls(play, keeper.begin(started), keeper, clock)
        desk.settle()
        return desk

    @classmethod
    def resume(
        cls, exchange: Exchange, record: Record, handle: str, keeper: Keeper, clock: Callable[[], float]
    ) -> tuple[Desk | None, Replayed]:
        """A kept play where it was left, or at the first step that is no longer the same.

        None where the play cannot even be begun on this scenario. From a difference the play goes on as a
        new one that begins with what still holds: the old one stays as it was kept.
        """
        replayed = replay(exchange, record)
        if replayed.difference is not None:
            if not replayed.difference.moment:
                return None, replayed
            handle = keeper.begin(replace(record.started, hash=exchange.scenario.hash, at=clock()))
            for entry in replayed.held:
                keeper.keep(handle, entry)
        desk = cls(replayed.play, handle, keeper, clock)
        desk.marks = {issue: dict.fromkeys(sentences) for issue, sentences in replayed.marks.items()}
        desk.leanings = dict(replayed.leanings)
        desk.shown = len(replayed.play.turns)
        desk.settle()
        return desk, replayed

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.play.exchange.scenario

    @property
    def moment(self) -> Moment:
        """The moment the player is at. Raises LookupError at an ending."""
        if self.play.moment is None:
            raise LookupError(self.play.at)
        return self.play.moment

    @property
    def draft(self) -> Draft:
        """The letter being written. Raises LookupError where none is."""
        if self.moment.draft is None:
            raise LookupError(self.play.at)
        return self.moment.draft

    @property
    def side(self) -> str:
        """The side the player plays (at one machine for two: the side whose turn it is)."""
        if self.play.moment is not None:
            return self.play.moment.by
        return next(side for side, player in self.play.casting if player is Player.PLAYER)

    def issues(self) -> tuple[Issue, ...]:
        """The issues of the letter being written, in its order."""
        return tuple(self.scenario.issue(id) for id in self.draft.issues)

    def settle(self) -> None:
        """Put the pencil and the open issue where they make sense at this moment."""
        asked = self.markable()
        self.pencil = asked[0].id if asked else ""
        if self.play.moment is not None and self.play.moment.draft is not None:
            self.issue = next((i for i in self.draft.issues if i not in self.leanings), self.draft.issues[0])

    def source(self) -> Letter | Written | None:
        """The letter in front of the player: the one being read, or the one being answered."""
        moment = self.play.moment
        if moment is None:
            return None
        return self.correspondence(moment.draft.answers if moment.draft else moment.read)

    def correspondence(self, id: str) -> Letter | Written | None:
        """A letter of the scenario, or one that was sent in this play from the draft moment of that id."""
        for letter in self.scenario.letters:
            if letter.id == id:
                return letter
        return self.play.sent(id) if id else None

    def markable(self) -> tuple[Issue, ...]:
        """The issues that passages of the letter in front of the player can be marked for."""
        moment = self.play.moment
        if moment is None or not isinstance(self.source(), Letter):
            return ()
        if moment.draft:
            return self.issues()
        for other in self.scenario.moments:
            if other.draft and other.by == moment.by and other.draft.answers == moment.read:
                return tuple(self.scenario.issue(id) for id in other.draft.issues)
        return ()

    def mark(self, sentence: str, issue: str = "") -> None:
        """Mark the sentence for the issue (the pencil's, if none is named), or take the mark away."""
        issue = issue or self.pencil
        cited = self.marks.setdefault(issue, {})
        on = sentence not in cited
        if on:
            cited[sentence] = None
        else:
            del cited[sentence]
        self._keep(Marked(self.play.at, issue, sentence, on, self.clock()))

    def lean(self, issue: str, position: str) -> None:
        """Take a position in the draft; taking another one later changes the mind."""
        if self.leanings.get(issue) != position:
            self.leanings[issue] = position
            self._keep(Inclined(self.play.at, issue, position, self.clock()))

    def choose(self, choice: Mapping[str, str]) -> tuple[Turn, ...]:
        """Make the choice final; the turns that followed. Nothing changes where the engine refuses it."""
        moment = self.play.at
        before = len(self.play.turns)
        play = self.play.after(choice)
        kept = Chosen(moment, tuple(choice.items()), play.at, tuple(play.gauges().items()), self.clock())
        self.play = play
        self.leanings = {}
        self._keep(kept)
        self.settle()
        return play.turns[before:]

    def debrief(self) -> Debrief:
        """The play judged for the side the player played."""
        wrote = {
            issue: text
            for moment in self.scenario.moments
            if moment.draft and (sent := self.play.sent(moment.id))
            for issue, text in sent.paragraphs
            if issue
        }
        marked = {issue: tuple(sentences) for issue, sentences in self.marks.items()}
        return debrief(self.scenario, side=self.side, taken=self.play.chosen(), wrote=wrote, marked=marked)

    def _keep(self, entry: Entry) -> None:
        self.trouble = self.keeper.keep(self.handle, entry)
