"""Questions that are answered in the player's own words, and what those answers are rated."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from game.model.scenario import Inquiry, Question
from game.model.score import IssueScore
from game.pages.desk import Desk
from game.pages.page import Action, Button, Choice, Element, Field, Heading, Option, Page, Prose
from game.saying import level_name
from game.scoring import rubric
from game.wording import _, plural

_LINES = 4


def _fields(desk: Desk, questions: Sequence[Question]) -> tuple[Element, ...]:
    return tuple(
        Field(question.id, question.ask, desk.answers.get(question.id, ""), lines=_LINES)
        for question in questions
    )


def source_questions(desk: Desk) -> tuple[Element, ...]:
    """What is asked of the letter or report in front of the player; nothing where nothing is."""
    questions = desk.questions(Inquiry.SOURCE, here=True)
    if not questions:
        return ()
    return (
        Heading(_("Ask the source")),
        Prose(_("Answer in your own words. It is kept with your play and changes nothing in it."), "quiet"),
        *_fields(desk, questions),
    )


def predicting(desk: Desk) -> Page:
    """What the player thinks was really written, asked before it is shown."""
    questions = desk.questions(Inquiry.PREDICT)
    return Page(
        "predict",
        "predict",
        _("Before you look"),
        (
            Prose(
                _(
                    "What was really written comes next. Say first what you expect; afterwards it stands "
                    "beside what was written. It changes no score."
                )
            ),
            *_fields(desk, questions),
        ),
        (),
        (
            Button("reveal", _("Show what was really written"), Action("reveal"), primary=True),
            Button("ending", _("Back to the ending"), Action("back")),
        ),
    )


def in_own_words(desk: Desk, side: str) -> tuple[Element, ...]:
    """A side's answers, each with the levels of the rubric, and at the end what is to be argued now."""
    written = desk.questions(Inquiry.SOURCE, Inquiry.PREDICT, side=side)
    argued = desk.questions(Inquiry.ARGUE, side=side)
    elements: list[Element] = []
    if written:
        elements.append(Heading(_("In your own words")))
    for question in written:
        elements += [Heading(question.ask, 3), *_answer(desk, question)]
    if argued:
        elements.append(Heading(_("The road not taken")))
    for question in argued:
        elements += [*_fields(desk, (question,)), *_rating(desk, question)]
    return tuple(elements)


def _answer(desk: Desk, question: Question) -> tuple[Element, ...]:
    text = desk.answers.get(question.id, "").strip()
    if not text:
        return (Prose(_("Not answered."), "quiet"),)
    return (Prose(text), *_rating(desk, question))


def _rating(desk: Desk, question: Question) -> tuple[Element, ...]:
    """The levels to choose from, for the pupil or the teacher; nothing for an empty answer."""
    if not desk.answers.get(question.id, "").strip():
        return ()
    now = desk.ratings.get(question.id, 0)
    return (
        Choice(
            _("On which level is this answer?"),
            tuple(
                Option(
                    f"{question.id}-{level}",
                    level_name(level),
                    Action("rate", (question.id, str(level))),
                    chosen=level == now,
                )
                for level in rubric.LEVELS
            ),
        ),
    )


def evidence_level(score: IssueScore) -> str:
    """The level of an issue's evidence with its reason, in sentences; empty where nothing could be cited."""
    if score.evidence is None:
        return ""
    counted = rubric.tally(score)
    found = _("You marked {found} of the {n} passages that bear on your position")
    if not counted.expected:
        found = _("No passage bears on your position")
    elif counted.expected == 1:
        found = (
            _("You marked the one passage that bears on your position")
            if counted.found
            else _("You did not mark the one passage that bears on your position")
        )
    found = found.format(found=counted.found, n=counted.expected)
    stray = ""
    if counted.stray:
        stray = plural(
            ", and {n} sentence that is not tied to the matter",
            ", and {n} sentences that are not tied to the matter",
            counted.stray,
        ).format(n=counted.stray)
    level = level_name(rubric.level(score.evidence))
    return _("{level}. {reason}.").format(level=level, reason=found + stray)


def evidence_in_all(total: Fraction | None) -> tuple[Element, ...]:
    """The level of all evidence together; nothing where nothing could be cited."""
    if total is None:
        return ()
    level = level_name(rubric.level(total))
    return (Prose(_("Evidence in all: {level}.").format(level=level), "strong"),)


def how_levels_are_computed() -> tuple[Element, ...]:
    """What the levels of evidence rest on, and who gives those of written answers."""
    return (
        Heading(_("How the levels are found")),
        Prose(
            _(
                "Evidence is computed: for each matter, twice the passages you found, divided by those you "
                "found, those to be found, and the sentences you marked that are not tied to the matter; "
                "in all, the mean of the matters. Below a third is Beginning, from a third on Secure, from "
                "two thirds on Advanced. What you wrote in your own words is rated by you or your teacher."
            ),
            "quiet",
        ),
    )
