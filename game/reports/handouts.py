"""Hand-outs for a lesson without computers: what pupils get, and what stays in the teacher's bag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from game.model.condition import ALWAYS
from game.model.scenario import Moment, Position, Scenario, Side
from game.reports.answer_key import answer_key
from game.reports.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Document,
    Heading,
    Prose,
    Ruled,
    Section,
    Ticks,
)
from game.reports.lines import numbered
from game.reports.on_paper import decisions, drafts, issues, lettered, played
from game.saying import day, name_of, titled
from game.wording import _


class Part(Enum):
    """What can be printed; the value is what a person calls it."""

    ROLES = "roles"
    LETTERS = "letters"
    CARDS = "cards"
    WORKSHEET = "worksheet"
    RUBRIC = "rubric"
    KEY = "key"


PUPILS = (Part.ROLES, Part.LETTERS, Part.CARDS, Part.WORKSHEET, Part.RUBRIC)
"""What pupils get. Nothing in it tells what was really written."""

TEACHER = (Part.KEY,)
"""What pupils do not get before the end."""


def handouts(scenario: Scenario, parts: Sequence[Part] = tuple(Part)) -> Document:
    """These parts of a lesson on paper, each on pages of its own."""
    sections = tuple(section for part in parts for section in _PARTS[part](scenario))
    over = _("Answers: for the teacher") if set(parts) == set(TEACHER) else _("A lesson on paper")
    return Document(scenario.title, over, _lead(scenario), sections)


def _lead(scenario: Scenario) -> str:
    when = f"{scenario.when}. " if scenario.when else ""
    return f"{when}{scenario.summary}".strip()


def _roles(scenario: Scenario) -> Iterator[Section]:
    for side in played(scenario):
        blocks: list[Block] = [Prose(side.role, "lead")] if side.role else []
        blocks.append(Prose(scenario.briefing))
        blocks += [Prose(side.briefing)] if side.briefing else []
        for moment in _known(scenario, side):
            blocks += [Heading(titled(moment)), Prose(moment.text)]
        asked = tuple(f"{name_of(i)}: {i.ask}" for i in issues(scenario) if i.by == side.id)
        if asked:
            blocks += [Heading(_("What your letter has to settle")), Bullets(asked)]
        if scenario.gauges:
            blocks.append(Heading(_("What your choices move")))
            blocks.append(Bullets(tuple(f"{g.label}. {g.about}".strip() for g in scenario.gauges)))
        title = _("Your role: {side}").format(side=side.name)
        yield Section(f"role-{side.id}", title, tuple(blocks), fresh=True)


def _known(scenario: Scenario, side: Side) -> Iterator[Moment]:
    """What is reported to a side before it writes its letter, in the order of the lesson."""
    for moment in scenario.moments:
        if moment.by == side.id and moment.draft:
            return
        if moment.by == side.id and moment.text and not (moment.read or moment.decide):
            yield moment


def _letters(scenario: Scenario) -> Iterator[Section]:
    """The real letters, but not those that pupils are to write themselves."""
    secret = {draft.wrote for _moment, draft in drafts(scenario)}
    how = _(
        "Cite a passage by its paragraph and sentence (the small figures), and by its line: every fifth line "
        "is numbered."
    )
    for letter in scenario.letters:
        if letter.id not in secret:
            blocks = (Prose(how, "quiet"), numbered(letter))
            yield Section(f"letter-{letter.id}", letter.title, blocks, fresh=True)


def _cards(scenario: Scenario) -> Iterator[Section]:
    blocks: list[Block] = [
        Prose(
            _(
                "Cut the cards out. Each matter has one card for each position, from one end of the scale to "
                "the other. Lay one card of each matter down, in order: that is your letter."
            ),
            "quiet",
        )
    ]
    for issue in issues(scenario):
        blocks += _cards_of(name_of(issue), issue.ask, issue.positions)
    for moment, decision in decisions(scenario):
        blocks += _cards_of(moment.title or decision.ask, decision.ask, decision.options)
    yield Section("cards", _("Position cards"), tuple(blocks), fresh=True)


def _cards_of(name: str, ask: str, positions: Sequence[Position]) -> tuple[Block, ...]:
    cards = tuple(Card(f"{name} · {mark}", p.say, _written(p)) for mark, p in lettered(positions))
    return Heading(name), Prose(ask, "quiet"), Cards(cards)


def _written(position: Position) -> str:
    """The words a position puts into the letter where nothing special is the case."""
    usual = [wording.text for wording in position.write if wording.condition == ALWAYS]
    return usual[-1] if usual else position.write[-1].text if position.write else ""


def _worksheet(scenario: Scenario) -> Iterator[Section]:
    blocks: list[Block] = [Ruled(_("Name, or the label your teacher gave you"), 1)]
    for issue in issues(scenario):
        blocks += [Heading(name_of(issue)), Prose(issue.ask, "quiet"), _ticks(issue.positions)]
        blocks.append(Ruled(_("The passages I rest it on (paragraph, sentence, line), and why"), 3))
    yield Section("worksheet", _("Worksheet: before you write"), tuple(blocks), fresh=True)
    for moment, draft in drafts(scenario):
        head = "\n\n".join(filter(None, (day(moment.date), *draft.greeting)))
        title = _("Worksheet: {letter}").format(letter=moment.title or moment.id)
        yield Section(f"writing-{moment.id}", title, (Prose(head), Ruled("", 22)), fresh=True)
    deciding: list[Block] = []
    for moment, decision in decisions(scenario):
        deciding += [Heading(moment.title or decision.ask), Prose(moment.text), Prose(decision.ask, "strong")]
        deciding += [_ticks(decision.options), Ruled(_("Because"), 2)]
    if deciding:
        yield Section("deciding", _("Worksheet: your decisions"), tuple(deciding), fresh=True)


def _ticks(positions: Sequence[Position]) -> Ticks:
    return Ticks(tuple(f"{mark}  {position.say}" for mark, position in lettered(positions)))


def _rubric(scenario: Scenario) -> Iterator[Section]:
    if scenario.rubric:
        blocks = (Bullets(scenario.rubric), Ruled(_("Where my work stands, and why"), 4))
        yield Section("rubric", _("How to judge your own work"), blocks, fresh=True)


_PARTS: dict[Part, Callable[[Scenario], Iterator[Section]]] = {
    Part.ROLES: _roles,
    Part.LETTERS: _letters,
    Part.CARDS: _cards,
    Part.WORKSHEET: _worksheet,
    Part.RUBRIC: _rubric,
    Part.KEY: answer_key,
}
