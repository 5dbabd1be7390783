"""The debrief: what each side that was played here wrote, beside what was really written."""

from __future__ import annotations

from game.model.play import Player
from game.model.scenario import Moment
from game.model.score import Debrief
from game.pages.after import decision_elements, issue_elements, looking_back, scores
from game.pages.desk import Desk
from game.pages.page import Action, Bullets, Button, Element, Heading, Page, Prose, Ruler
from game.pages.polling import on_ruler, ruler, were_raised
from game.pages.questions import evidence_in_all, how_levels_are_computed, in_own_words
from game.pages.sheets import composed, real
from game.pages.sources import sources
from game.pages.surroundings import tools
from game.saying import standing
from game.wording import _


def debriefing(desk: Desk, *, matters: bool = True) -> Page:
    """Each side's letters judged issue by issue against the real ones, with the outcome kept apart.

    Without `matters` what was told of them, one by one, is left out.
    """
    main: list[Element] = []
    for side in desk.sides:
        if len(desk.sides) > 1:
            main.append(Heading(desk.scenario.side(side).name))
        main.extend(_of_side(desk, side, desk.debrief(side), matters=matters))
    buttons = [Button("again", _("Play again, another way"), Action("again"), primary=True)]
    if _letters(desk):
        buttons.append(Button("letters", _("The two letters in full"), Action("letters")))
    buttons += [
        *looking_back(desk),
        Button("hand-in", _("Hand it in"), Action("hand-in", (desk.origin,))),
        Button("ending", _("Back to the ending"), Action("back")),
        Button("shelf", _("To the shelf"), Action("shelf")),
        *tools(desk),
    ]
    return Page(
        "debrief",
        "debrief",
        _("What you wrote, and what they wrote"),
        tuple(main),
        tuple(_aside(desk, matters=matters)),
        tuple(buttons),
    )


def _of_side(desk: Desk, side: str, judged: Debrief, *, matters: bool) -> list[Element]:
    elements: list[Element] = [*scores(judged), *evidence_in_all(judged.evidence)]
    for score in judged.issues if matters else ():
        if score.taken is not None:  # what was never asked in this play has nothing to be compared
            elements.extend(
                on_ruler(desk, score.issue.id, score.issue.positions, one) if isinstance(one, Ruler) else one
                for one in issue_elements(desk.scenario, score)
            )
    elements.extend(in_own_words(desk, side))
    return elements


def _aside(desk: Desk, *, matters: bool) -> list[Element]:
    scenario = desk.scenario
    aside: list[Element] = []
    if desk.play.ending:
        aside += [
            Heading(_("The outcome")),
            Prose(desk.play.ending.title, "strong"),
            Prose(standing(desk.play.ending.label)),
            *sources(scenario, desk.play.ending.sources),
        ]
    aside.extend(_decisions(desk) if matters else ())
    if scenario.notes:
        aside += [Heading(_("To be honest")), Bullets(scenario.notes)]
    if scenario.rubric:
        aside += [Heading(_("How to judge your own work")), Bullets(scenario.rubric)]
    return [*aside, *how_levels_are_computed()]


def _decisions(desk: Desk) -> tuple[Element, ...]:
    """The players' single decisions beside what is known to have been done."""
    elements: list[Element] = []
    for turn in desk.play.turns:
        moment = desk.scenario.moment(turn.moment)
        if turn.player is Player.PLAYER and moment.decide:
            elements.extend(decision_elements(desk.scenario, moment, turn, yours=True))
            elements.extend(_hands(desk, moment, dict(turn.choice)[moment.id]))
    return (Heading(_("Your decisions")), *elements) if elements else ()


def _hands(desk: Desk, moment: Moment, taken: str) -> tuple[Element, ...]:
    """The hands that a class raised on a decision, beside what was really done."""
    if moment.decide is None or not were_raised(desk, moment.id):
        return ()
    return (ruler(desk, moment.id, moment.decide.options, yours=taken, history=moment.decide.history),)


def _letters(desk: Desk) -> tuple[Moment, ...]:
    """The drafts of this play behind which a real letter lies."""
    return tuple(
        moment
        for turn in desk.play.turns
        if turn.player is Player.PLAYER
        and (moment := desk.scenario.moment(turn.moment)).draft
        and moment.draft
        and moment.draft.wrote
    )


def letters(desk: Desk) -> Page:
    """The letter of this play and the real one, whole, side by side."""
    main: list[Element] = []
    aside: list[Element] = []
    said = {
        score.issue.id: dict.fromkeys(label for quote in score.said for label in quote.sentences)
        for side in desk.sides
        for score in desk.debrief(side).issues
    }
    for moment in _letters(desk):
        sent = desk.play.sent(moment.id)
        if sent and moment.draft:
            issues = tuple(desk.scenario.issue(id) for id in moment.draft.issues)
            title = _("Your letter")
            if len(desk.sides) > 1:
                title = _("The letter of {side}").format(side=desk.scenario.side(moment.by).name)
            main.append(composed(sent, title, moment.date, issues=issues))
            aside.append(real(desk.scenario.letter(moment.draft.wrote), issues=issues, marks=said))
    return Page(
        "letters",
        "letters",
        _("The two letters"),
        tuple(main),
        tuple(aside),
        (Button("debrief", _("Back to the debrief"), Action("back"), primary=True),),
    )
