"""The desk: one play in progress, with the marks and leanings that are not yet part of the exchange.

Every change is handed to the keeper before it shows. What the keeper cannot write is said in `trouble`, and
the play goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from game.engine.correspondence import heard, passages, real_letter
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.letter import Letter
from game.model.play import (
    MOST_HANDS,
    Answered,
    Branched,
    Casting,
    Chosen,
    Entry,
    Inclined,
    Marked,
    Player,
    Raised,
    Rated,
    Record,
    Started,
    Turn,
    Written,
    leaning,
)
from game.model.scenario import Draft, Inquiry, Issue, Moment, Question, Scenario
from game.model.score import Debrief
from game.pages.keeper import Keeper
from game.replaying.replay import Replayed, replay
from game.scoring.debrief import debrief


def casting_for(scenario: Scenario, side: str, others: Player = Player.RULES) -> Casting:
    """A player plays this side; of the others those that can be played are played so, the rest by rules."""
    return tuple(
        (s.id, Player.PLAYER if s.id == side else others if s.playable else Player.RULES)
        for s in scenario.sides
    )


LONGEST_ANSWER = 4000
"""So many characters of an answer are kept: two pages."""

_UNKEPT = 80  # an answer that is being typed is kept whenever it has changed by so many characters


@dataclass(slots=True)
class Desk:
    """One play in progress.

    `marks` are the sentences cited for each issue, in the order they were marked; `leanings` the positions
    taken in the draft that is not sent yet; `answers` and `ratings` what was written and rated, by question;
    `hands` how many each position of a matter got, where a class around one screen was counted;
    `shown` counts the turns whose consequences were seen. `seat` is the side of whoever sits here, empty when
    nobody has sat down yet; `revealed` says that the real letters were shown. `slide` is how far a class has
    come in the debrief, and `guessed` counts the turns whose consequences it was shown after a guess.
    """

    play: Play
    handle: str
    keeper: Keeper
    clock: Callable[[], float]
    marks: dict[str, dict[str, None]] = field(default_factory=dict)
    leanings: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    ratings: dict[str, int] = field(default_factory=dict)
    hands: dict[str, dict[str, int]] = field(default_factory=dict)
    pencil: str = ""
    issue: str = ""
    shown: int = 0
    seat: str = ""
    revealed: bool = False
    slide: int = 0
    guessed: int = 0
    trouble: str = ""
    _kept_answers: dict[str, str] = field(default_factory=dict)
    _unbegun: Record | None = None

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
            choices = sum(isinstance(entry, Chosen) for entry in replayed.held)
            started = replace(
                record.started,
                hash=exchange.scenario.hash,
                at=clock(),
                branched=Branched(handle, choices),
            )
            handle = keeper.begin(started, replayed.held)
        return cls._at(replayed, handle, keeper, clock), replayed

    @classmethod
    def branch(cls, exchange: Exchange, record: Record, keeper: Keeper, clock: Callable[[], float]) -> Desk:
        """A play that has left another with what this record says; kept with the first thing done in it.

        Until then it is nothing that the play it left is not too, and there is nothing to keep.
        """
        desk = cls._at(replay(exchange, record), "", keeper, clock)
        desk._unbegun = record
        return desk

    @classmethod
    def _at(cls, replayed: Replayed, handle: str, keeper: Keeper, clock: Callable[[], float]) -> Desk:
        """A desk where the replayed play stands."""
        desk = cls(replayed.play, handle, keeper, clock)
        desk.marks = {issue: dict.fromkeys(sentences) for issue, sentences in replayed.marks.items()}
        desk.leanings = dict(replayed.leanings)
        desk.answers, desk.ratings = dict(replayed.answers), dict(replayed.ratings)
        desk.hands = {matter: dict(hands) for matter, hands in replayed.hands.items()}
        desk._kept_answers = dict(desk.answers)
        desk.shown = desk._sealed()
        argued = (question.id for question in desk.questions(Inquiry.ARGUE))
        desk.revealed = bool(desk.ratings) or any(desk.answers.get(id) for id in argued)
        desk.settle()
        return desk

    @property
    def origin(self) -> str:
        """The handle of the play, or of the one it has just left; empty where it has just left history."""
        branched = self._unbegun.started.branched if self._unbegun else None
        return branched.play if branched else self.handle

    @property
    def can_step_back(self) -> bool:
        """Whether a decision was made here that can be taken back; what went by post cannot."""
        by_post = any(player is Player.POST for _side, player in self.play.casting)
        return not by_post and any(t.choice and t.player is Player.PLAYER for t in self.play.turns)

    def record(self) -> Record | None:
        """The play as it is kept, or None where it cannot be read any more."""
        return self._unbegun or self.keeper.read(self.handle)[0]

    def tell(self, scenario: Scenario) -> None:
        """Go on in the words of another telling of the same scenario. Raises ValueError for another one."""
        self.play = self.play.told_by(Exchange(scenario))

    # -- who sits here ---------------------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.play.exchange.scenario

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are played here, in the scenario's order: two where two sit at one machine."""
        played = {side for side, player in self.play.casting if player is Player.PLAYER}
        return tuple(side.id for side in self.scenario.sides if side.id in played)

    @property
    def side(self) -> str:
        """The side whose turn it is here; where it is nobody's here, the one that sat last."""
        moment = self.play.moment
        if moment is not None and moment.by in self.sides:
            return moment.by
        return self.seat or next(iter(self.sides), "")

    def sit(self) -> None:
        """Let whoever's turn it is sit down."""
        self.seat = self.side

    @property
    def must_change_seats(self) -> bool:
        """Whether another player has to sit down before anything is shown."""
        return self.play.player is Player.PLAYER and len(self.sides) > 1 and self.seat != self.side

    # -- where the play stands -------------------------------------------------------------------------------

    @property
    def moment(self) -> Moment:
        """The moment the play is at. Raises LookupError at an ending."""
        if self.play.moment is None:
            raise LookupError(self.play.at)
        return self.play.moment

    @property
    def draft(self) -> Draft:
        """The letter being written. Raises LookupError where none is."""
        if self.moment.draft is None:
            raise LookupError(self.play.at)
        return self.moment.draft

    def stands(self) -> str:
        """What is to be done now: `handover`, `waiting`, `read`, `draft`, `decide`; or `ending`."""
        moment = self.play.moment
        if moment is None:
            return "ending"
        if self.play.player is Player.POST:
            return "waiting"
        if self.must_change_seats:
            return "handover"
        return "draft" if moment.draft else "decide" if moment.decide else "read"

    def issues(self) -> tuple[Issue, ...]:
        """The issues of the letter being written, in its order."""
        return tuple(self.scenario.issue(id) for id in self.draft.issues)

    def unopened(self) -> Turn | None:
        """The turn that wrote the letter the player is about to read, if it was written in this play."""
        at = self._sealed()
        return self.play.turns[at] if at < len(self.play.turns) else None

    def unseen(self) -> tuple[Turn, ...]:
        """The turns whose consequences were not shown yet, up to a letter that lies unopened.

        What a letter moves would tell what stands in it, so it is shown when the letter has been read.
        """
        return self.play.turns[self.shown : self._sealed()]

    def _sealed(self) -> int:
        """The place of the turn that wrote the letter to be read now, or the number of turns.

        What a second player at this machine wrote had its consequences shown to that player.
        """
        moment, turns = self.play.moment, self.play.turns
        if moment is not None and moment.read:
            for index in reversed(range(len(turns))):
                if turns[index].moment == moment.read and turns[index].player is not Player.PLAYER:
                    return index
        return len(turns)

    def settle(self) -> None:
        """Put the pencil and the open issue where they make sense at this moment."""
        asked = self.markable()
        self.pencil = asked[0].id if asked else ""
        self.issue = ""
        if self.play.player is Player.PLAYER and self.moment.draft is not None:
            self.issue = next((i for i in self.draft.issues if i not in self.leanings), self.draft.issues[0])

    # -- letters and marks -----------------------------------------------------------------------------------

    def source_id(self) -> str:
        """The letter or draft moment that is read or answered here, or nothing."""
        moment = self.play.moment
        if moment is None or self.play.player is not Player.PLAYER:
            return ""
        return moment.draft.answers if moment.draft else moment.read

    def source(self) -> Letter | Written | None:
        """The letter in front of the player: the one being read, or the one being answered."""
        return self.correspondence(self.source_id())

    def correspondence(self, id: str) -> Letter | Written | None:
        """A letter of the scenario, or what one reads in this play of the draft moment of that id."""
        real = real_letter(self.play, id) if id else ""
        return self.scenario.letter(real) if real else self.play.sent(id) if id else None

    def citable(self) -> dict[str, str]:
        """What can be marked in the letter in front of the player: its sentences by their labels."""
        source = self.source()
        if isinstance(source, Letter):
            return {s.label: s.text for paragraph in source.paragraphs for s in paragraph.sentences}
        return {passage.label: passage.text for passage in passages(self.play, self.source_id())}

    def markable(self) -> tuple[Issue, ...]:
        """The issues that passages of the letter in front of the player can be marked for."""
        moment = self.play.moment
        if moment is None or not self.source_id() or not self.citable():
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

    # -- choices ---------------------------------------------------------------------------------------------

    def lean(self, issue: str, position: str) -> None:
        """Take a position in the draft; another one later changes the mind, and none makes it undecided."""
        if self.leanings.get(issue, "") != position:
            self.leanings = leaning(self.leanings, issue, position)
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

    # -- answers in own words --------------------------------------------------------------------------------

    def questions(self, *kinds: Inquiry, side: str = "", here: bool = False) -> tuple[Question, ...]:
        """The questions of these kinds that were put to those who play here, in the order they came.

        With `side` those of that side alone, with `here` those of the present moment.
        """
        sides = (side,) if side else self.sides
        at = [self.play.at] if self.play.player is Player.PLAYER else []
        ids = at if here else [*(turn.moment for turn in self.play.turns), *at]
        moments = (self.scenario.moment(id) for id in dict.fromkeys(ids))
        return tuple(
            question
            for moment in moments
            if moment.by in sides
            for question in moment.questions
            if question.kind in kinds
        )

    def answer(self, question: str, text: str) -> None:
        """Take what is being written. It is kept at once where it came whole, else now and again.

        `keep_answers` keeps what is still to be kept of it.
        """
        before, text = self.answers.get(question, ""), text[:LONGEST_ANSWER]
        self.answers[question] = text
        typing = abs(len(text) - len(before)) <= 1
        if not typing or abs(len(text) - len(self._kept_answers.get(question, ""))) >= _UNKEPT:
            self.keep_answers()

    def keep_answers(self) -> None:
        """Keep every answer as it stands now."""
        for question, text in self.answers.items():
            if text != self._kept_answers.get(question, ""):
                asked = (m.id for m in self.scenario.moments for q in m.questions if q.id == question)
                self._kept_answers[question] = text
                self._keep(Answered(next(asked, self.play.at), question, text, self.clock()))

    def rate(self, question: str, level: int) -> None:
        """Put the answer to this question on a level of the rubric, 1 to 3."""
        if self.ratings.get(question) != level:
            self.ratings[question] = level
            self._keep(Rated(question, level, self.clock()))

    # -- the hands of a class --------------------------------------------------------------------------------

    def count(self, matter: str, counts: Mapping[str, int]) -> None:
        """Put down how many hands these positions of a matter get; what is out of bounds becomes the bound.

        Nothing is kept where nothing changes.
        """
        positions = [position.id for position in dict(self.scenario.matters()).get(matter, ())]
        before = self.hands.get(matter, {})
        now = {id: max(0, min(MOST_HANDS, counts.get(id, before.get(id, 0)))) for id in positions}
        if any(now[id] != before.get(id, 0) for id in positions):
            self.hands[matter] = now
            self._keep(Raised(self.play.at, matter, tuple(now.items()), self.clock()))

    # -- afterwards ------------------------------------------------------------------------------------------

    def debrief(self, side: str = "") -> Debrief:
        """The play judged for a side, or for the one that sits here."""
        wrote = {
            issue: text
            for moment in self.scenario.moments
            if moment.draft and (sent := self.play.sent(moment.id))
            for issue, text in sent.paragraphs
            if issue
        }
        return debrief(
            self.scenario,
            side=side or self.side,
            taken=self.play.chosen(),
            wrote=wrote,
            marked={issue: tuple(sentences) for issue, sentences in self.marks.items()},
            heard=heard(self.play),
        )

    def _keep(self, entry: Entry) -> None:
        if self._unbegun:
            self.handle = self.keeper.begin(self._unbegun.started, self._unbegun.entries)
            self._unbegun = None
        self.trouble = self.keeper.keep(self.handle, entry)
