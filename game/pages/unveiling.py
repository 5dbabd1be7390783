"""What a class should not see at once: the debrief, and what a choice moved, uncovered step by step.

First the class guesses, then it is shown. Each step is a page of its own with little on it, so that the last
row can read it and nothing has to be scrolled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.model.play import Player, Turn
from game.model.scenario import Position
from game.model.score import IssueScore
from game.pages import after, debriefing, polling
from game.pages.desk import Desk
from game.pages.page import Action, Button, Dial, Element, Page, Prose, Quote
from game.pages.sources import sources
from game.saying import name_of
from game.wording import _

UNCOVER, COVER = "uncover", "cover"


@dataclass(frozen=True, slots=True)
class _Slide:
    """What is shown together under a title, and what the way to it is called."""

    title: str
    elements: tuple[Element, ...]
    asked: str


# -- the debrief ---------------------------------------------------------------------------------------------


def debrief(desk: Desk) -> Page:
    """The slide of the debrief that the class has come to; the last one is the debrief in short."""
    slides = tuple(_slides(desk))
    at = min(desk.slide, len(slides))
    back = Button("previous", _("One step back"), Action(COVER))
    if at == len(slides):
        whole = debriefing.debriefing(desk, matters=False)
        return replace(whole, key="debrief:in-all", buttons=(*whole.buttons, *((back,) if slides else ())))
    following = slides[at + 1].asked if at + 1 < len(slides) else _("Next: all in all")
    ways = [Button(UNCOVER, following, Action(UNCOVER), primary=True)]
    ways.append(back if at else Button("ending", _("Back to the ending"), Action("back")))
    slide = slides[at]
    return Page("debrief", f"debrief:{at}", slide.title, slide.elements, (), tuple(ways))


def _slides(desk: Desk) -> Iterator[_Slide]:
    for side in desk.sides:
        for score in desk.debrief(side).issues:
            if score.taken is not None:
                yield from _of_matter(desk, score, score.taken)
    for turn in desk.play.turns:
        if turn.player is Player.PLAYER and desk.scenario.moment(turn.moment).decide:
            yield from _of_decision(desk, turn)


def _of_matter(desk: Desk, score: IssueScore, taken: Position) -> Iterator[_Slide]:
    """First where the class stood; then where they did; then both letters' words; then what is said of it."""
    issue, title = score.issue, name_of(score.issue)
    asked = Prose(issue.ask)
    yield _Slide(
        title,
        (
            asked,
            polling.ruler(desk, issue.id, issue.positions, yours=taken.id),
            Prose(_guess(score.history is not None), "strong"),
        ),
        _("Next: {matter}").format(matter=title),
    )
    if score.history:
        history = score.history
        yield _Slide(
            title,
            (
                asked,
                polling.ruler(desk, issue.id, issue.positions, yours=taken.id, history=history.id),
                Prose(_("History: {say}").format(say=history.say), "strong"),
            ),
            _("Show where they stood"),
        )
    words: list[Element] = []
    if score.wrote:
        words.append(Prose(_("You took: {say}").format(say=taken.say)))
        words.append(Quote(score.wrote, _("your letter"), hand="typed"))
    words.extend(after.real_words(desk.scenario, issue, score.said, score.unsaid))
    if words:
        yield _Slide(title, tuple(words), _("Show their words"))
    judged = (*after.judged(score), *after.cited(score), *sources(desk.scenario, issue.sources))
    if judged:
        yield _Slide(title, judged, _("Show what it earns, and why"))


def _guess(there_is: bool) -> str:
    if there_is:
        return _("Guess first: where did they stand, and in which words did they say it?")
    return _("Guess first: what is known of what they wrote?")


def _of_decision(desk: Desk, turn: Turn) -> Iterator[_Slide]:
    """A single decision: where the class stood, then what was done."""
    moment = desk.scenario.moment(turn.moment)
    if moment.decide is None:
        return
    title, options = moment.title or moment.decide.ask, moment.decide.options
    taken, history = dict(turn.choice)[moment.id], moment.decide.history
    asked = Prose(moment.decide.ask)
    yield _Slide(
        title,
        (
            asked,
            polling.ruler(desk, moment.id, options, yours=taken),
            Prose(_("Guess first: what was really done?"), "strong"),
        ),
        _("Next: {matter}").format(matter=title),
    )
    _title, *known = after.decision_elements(desk.scenario, moment, turn, yours=True)
    both = polling.ruler(desk, moment.id, options, yours=taken, history=history)
    yield _Slide(title, (asked, both, *known), _("Show what was really done"))


# -- consequences --------------------------------------------------------------------------------------------


def consequences(desk: Desk, turns: Sequence[Turn]) -> Page:
    """What a choice moved; first only where the instruments stood, so that the class can guess."""
    page = after.consequences(desk, turns)
    if desk.guessed >= len(desk.play.turns) or not _moved(turns):
        return page
    guess = Prose(_("Guess first: which of these will move, and which way?"), "strong")
    main: tuple[Element, ...] = (
        guess,
        *(_as_before(element) for element in page.aside if isinstance(element, Dial)),
    )
    ways = tuple(button for button in page.buttons if not button.primary)
    ways = (Button(UNCOVER, _("Show what it moved"), Action(UNCOVER), primary=True), *ways)
    return replace(page, kind="guess", key=f"{page.key}:guess", main=main, aside=(), buttons=ways)


def _moved(turns: Sequence[Turn]) -> bool:
    return any(m.before != m.after for turn in turns for m in turn.movements)


def _as_before(dial: Dial) -> Dial:
    return dial if dial.before is None else replace(dial, value=dial.before, before=None, words="")


# -- uncovering ----------------------------------------------------------------------------------------------


def uncover(desk: Desk, state: str) -> str:
    """Go one step on."""
    if state == "consequences":
        desk.guessed = len(desk.play.turns)
    else:
        desk.slide = min(desk.slide + 1, _count(desk))
    return ""


def cover(desk: Desk, state: str) -> str:
    """Go one step back."""
    if state == "debrief":
        desk.slide = max(0, min(desk.slide, _count(desk)) - 1)
    return ""


def _count(desk: Desk) -> int:
    return sum(1 for _slide in _slides(desk))
