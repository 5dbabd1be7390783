"""A scenario: a correspondence between sides, told as moments, positions and endings.

Everything is immutable and made of the standard library alone. Ids are the author's own words; order is
the author's order. `at` is where the thing stands in the scenario's file; it never takes part in equality.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from game.model.condition import ALWAYS, Condition
from game.model.letter import Letter, Quotation
from game.model.place import Place


@dataclass(frozen=True, slots=True)
class Side:
    """One party to the correspondence. `role` tells the player who they are; `signs` closes its letters.

    `briefing` is what only this side is told at the beginning, with the facts it rests on (`sources`).
    """

    id: str
    name: str
    role: str = ""
    briefing: str = ""
    sources: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    playable: bool = False
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A small whole number between `lowest` and `highest` that remembers what choices did.

    `low` and `high` are the words at its two ends (frozen, warm); `about` says what it stands for.
    """

    id: str
    label: str
    start: int
    low: str
    high: str
    lowest: int = 0
    highest: int = 100
    about: str = ""
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """How far one choice moves one gauge, in the gauge's own units; never zero."""

    gauge: str
    by: int


@dataclass(frozen=True, slots=True)
class Take:
    """A position that a choice or a rule takes on another issue."""

    variable: str
    position: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put something, used when its condition holds; the first that holds is taken."""

    text: str
    condition: Condition = ALWAYS
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the scale of an issue, or an option of a decision.

    `say` names it in the player's words; `write` is the sentence it becomes in the letter, in the side's
    own voice (empty for options of a decision). `credit` is the share of the issue's points it earns, 0 to
    100, or None where no letter lies behind it; `because` is the author's reason, which the player will
    read. `why` says in a sentence what its effects are and why.
    """

    id: str
    say: str
    write: tuple[Wording, ...] = ()
    credit: int | None = None
    because: str = ""
    effects: tuple[Effect, ...] = ()
    takes: tuple[Take, ...] = ()
    why: str = ""
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the letter being answered that a careful reader would cite.

    `positions` are those it supports; empty means any position.
    """

    quote: Quotation
    because: str
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter on which a side takes a position, from one end of its scale to the other.

    `history` is the position really taken, or empty where there was none. Its proof is `said` (words of the
    letter really written) or `unsaid` (words proved absent from it); a matter with no letter behind it cites
    `sources` (ids of facts). `weight` is its share of the match, in any unit; 0 earns nothing. `topic` ties
    it to the other side's issue on the same matter.
    """

    id: str
    by: str
    ask: str
    positions: tuple[Position, ...]
    label: str = ""
    topic: str = ""
    weight: int = 0
    history: str = ""
    said: tuple[Quotation, ...] = ()
    unsaid: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    at: Place | None = field(default=None, compare=False)

    def position(self, id: str) -> Position | None:
        """The position with this id, or None."""
        return next((position for position in self.positions if position.id == id), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way on from a moment: taken when it is the first whose condition holds.

    `go` is a moment or an ending. `tell` is said to the player when the rule is taken; `words` is the
    condition as the author wrote it.
    """

    go: str
    condition: Condition = ALWAYS
    words: str = ""
    effects: tuple[Effect, ...] = ()
    takes: tuple[Take, ...] = ()
    tell: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clash:
    """Positions that contradict each other in one letter, said to the player before it is sent."""

    condition: Condition
    because: str
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be written: a position on each of `issues` (their ids), in the order of the letter.

    `answers` is what it replies to: the id of a letter or of another draft moment, or empty. `wrote` is the
    id of the letter that was really written here, or empty. `opening` and `closing` stand around the
    positions' sentences; `greeting` addresses the other side.
    """

    issues: tuple[str, ...]
    answers: str = ""
    wrote: str = ""
    greeting: tuple[str, ...] = ()
    opening: tuple[Wording, ...] = ()
    closing: tuple[Wording, ...] = ()
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One matter to be decided, with no letter behind it. The moment's id is its variable."""

    ask: str
    options: tuple[Position, ...]
    history: str = ""


class Inquiry(Enum):
    """What a question to the player is for, and so when it is asked."""

    SOURCE = "source"  # before a letter is answered: who writes, when, why, to whom, what is not said
    PREDICT = "predict"  # after the letter is sent, before the real one is shown
    ARGUE = "argue"  # at the debrief: for the road not taken


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be answered in the player's own words. It is kept with the play and changes nothing."""

    id: str
    kind: Inquiry
    ask: str
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the exchange: one side reads, drafts or decides.

    Exactly one of three: `draft` is set, `decide` is set, or it is a reading: of the letter or draft moment
    named by `read`, or of `text` alone (a report). `rules` say what comes next; the last has no condition.
    `invented` and `moved` are the honest labels of an event that did not happen, or not then. `place` is
    where it happens, an id of the map's places.
    """

    id: str
    by: str
    rules: tuple[Rule, ...]
    title: str = ""
    date: str = ""
    text: str = ""
    read: str = ""
    draft: Draft | None = None
    decide: Decision | None = None
    sources: tuple[str, ...] = ()
    invented: bool = False
    moved: str = ""
    place: str = ""
    questions: tuple[Question, ...] = ()
    at: Place | None = field(default=None, compare=False)


class Label(Enum):
    """How an ending stands to what is known."""

    HAPPENED = "what happened"
    PLAUSIBLE = "plausible counterfactual"
    SPECULATIVE = "speculative"


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a play ends. `caution` says what speaks against it; `sources` are ids of facts.

    `because` says why such choices lead here; `choices` name those of this very play, each where its
    condition holds at the end.
    """

    id: str
    title: str
    label: Label
    text: str
    because: str = ""
    choices: tuple[Wording, ...] = ()
    caution: str = ""
    sources: tuple[str, ...] = ()
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ReplyRule:
    """The position a side takes on a matter when nobody plays it and this condition is the first to hold."""

    take: str
    condition: Condition = ALWAYS
    words: str = ""
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """How a side answers on one matter (an issue, or a `decide` moment); history where no rule fits."""

    side: str
    variable: str
    rules: tuple[ReplyRule, ...]
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact with its sources, and how sure it is: `high`, `medium` or `low`."""

    id: str
    date: str
    text: str
    sources: str
    confidence: str
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: a person, a place, a party or a word. Any text may point to it as `[[id]]`.

    `kind` is one of `person`, `place`, `party`, `term`.
    """

    id: str
    name: str
    text: str
    kind: str = "term"
    sources: tuple[str, ...] = ()
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Form:
    """A length of lesson: where it starts and what to call it."""

    id: str
    label: str
    start: str
    at: Place | None = field(default=None, compare=False)


_Named = TypeVar("_Named", Side, Gauge, Issue, Moment, Ending, Letter, Fact)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario, read and resolved.

    `hash` identifies the content: the scenario's file together with the letters it pins. `start` is the
    first moment where no form says otherwise. `sources` are the facts that the briefing rests on.
    """

    id: str
    title: str
    sides: tuple[Side, ...]
    gauges: tuple[Gauge, ...]
    issues: tuple[Issue, ...]
    moments: tuple[Moment, ...]
    endings: tuple[Ending, ...]
    start: str
    letters: tuple[Letter, ...] = ()
    replies: tuple[Reply, ...] = ()
    facts: tuple[Fact, ...] = ()
    forms: tuple[Form, ...] = ()
    glossary: tuple[Term, ...] = ()
    summary: str = ""
    when: str = ""
    minutes: int = 0
    briefing: str = ""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    hash: str = ""
    file: str = field(default="", compare=False)
    at: Place | None = field(default=None, compare=False)

    def side(self, id: str) -> Side:
        """The side with this id. Raises KeyError."""
        return _named(self.sides, id)

    def issue(self, id: str) -> Issue:
        """The issue with this id. Raises KeyError."""
        return _named(self.issues, id)

    def gauge(self, id: str) -> Gauge:
        """The gauge with this id. Raises KeyError."""
        return _named(self.gauges, id)

    def moment(self, id: str) -> Moment:
        """The moment with this id. Raises KeyError."""
        return _named(self.moments, id)

    def ending(self, id: str) -> Ending:
        """The ending with this id. Raises KeyError."""
        return _named(self.endings, id)

    def letter(self, id: str) -> Letter:
        """The letter with this id. Raises KeyError."""
        return _named(self.letters, id)

    def fact(self, id: str) -> Fact:
        """The fact with this id. Raises KeyError."""
        return _named(self.facts, id)

    def drafting(self, issue: str) -> Moment | None:
        """The draft moment that asks this issue, or None where only `take` sets it."""
        return next((m for m in self.moments if m.draft and issue in m.draft.issues), None)

    def matters(self) -> Iterator[tuple[str, tuple[Position, ...]]]:
        """Every variable of the story with its positions in order: issues, then `decide` moments."""
        for issue in self.issues:
            yield issue.id, issue.positions
        for moment in self.moments:
            if moment.decide:
                yield moment.id, moment.decide.options

    def historical(self, variable: str) -> str:
        """The position history took on this issue or decision, or empty where there is none."""
        for issue in self.issues:
            if issue.id == variable:
                return issue.history
        for moment in self.moments:
            if moment.id == variable and moment.decide:
                return moment.decide.history
        return ""


def _named(things: tuple[_Named, ...], id: str) -> _Named:
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(id)
