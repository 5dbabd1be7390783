"""Two tables for a spreadsheet: a gradebook of one row a result, and the choices of one row each.

The names of the columns are the same in every language and stay in their order, so that a school's own sheets
can rest on them. Whole per cent and minutes with one decimal, as pupils see them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from io import StringIO

from game.model.scenario import Issue, Question, Scenario
from game.model.score import Aptness
from game.reports.result import Choice, IssueResult, Result
from game.reports.said import minutes, named, position_said, questions, sheet_time
from game.saying import percent
from game.scoring.rubric import level

BOM = "\ufeff"
"""Written first where a spreadsheet is to know that the file is UTF-8."""

_FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]")

_FIRST = (
    "label", "scenario", "version", "scenario_changed", "form", "side", "attempt", "begun_utc", "minutes",
    "finished", "ending", "ending_title", "ending_label", "stopped_at", "match", "evidence",
    "evidence_level",
)  # fmt: skip
_OF_AN_ISSUE = ("position", "match", "evidence", "level")
_OF_A_QUESTION = ("answer", "level")
_LAST = ("file", "notes")

CHOICES = (
    "label", "scenario", "version", "form", "side", "attempt", "step", "moment", "moment_title", "matter",
    "matter_label", "position", "position_text", "history", "as_in_history", "credit", "evidence", "apt",
    "other", "stray", "tried", "then", "at_utc", "minutes", "file",
)  # fmt: skip
"""The columns of the table of choices."""


def gradebook(
    results: Iterable[Result], scenarios: Sequence[Scenario], *, separator: str = ",", bom: bool = True
) -> Iterator[str]:
    """The gradebook line by line: a row for each result, with columns for each issue and each question.

    The columns depend on the scenarios alone. A cell is empty where there was nothing to earn or to say.
    Levels are those of the rubric, 1 to 3: of evidence computed, of answers as they were rated.
    """
    issues = [(scenario.id, issue) for scenario in scenarios for issue in _asked(scenario)]
    answered = [(scenario.id, question) for scenario in scenarios for question in _questions(scenario)]
    known = {scenario.id: scenario for scenario in scenarios}
    several = len(scenarios) > 1
    columns = [
        f"{f'{scenario}.' if several else ''}{thing.id}.{what}"
        for things, whats in ((issues, _OF_AN_ISSUE), (answered, _OF_A_QUESTION))
        for scenario, thing in things
        for what in whats
    ]
    yield (BOM if bom else "") + _row((*_FIRST, *columns, *_LAST), separator)
    for result in results:
        own = {one.issue: one for one in result.issues}
        cells = [
            cell
            for scenario, issue in issues
            for cell in _earned(own.get(issue.id) if scenario == result.scenario else None)
        ]
        said = {question: (text, str(rated or "")) for question, text, rated in result.answers}
        for scenario, question in answered:
            cells += said.get(question.id, ("", "")) if scenario == result.scenario else ("", "")
        yield _row(
            (*_about(result, known[result.scenario]), *cells, result.file, " ".join(result.notes)), separator
        )


def choices(
    results: Iterable[Result], scenarios: Sequence[Scenario], *, separator: str = ",", bom: bool = True
) -> Iterator[str]:
    """The table of choices line by line: a row for each matter that was decided, in the order of the play."""
    known = {scenario.id: scenario for scenario in scenarios}
    yield (BOM if bom else "") + _row(CHOICES, separator)
    for result in results:
        earned = {one.issue: one for one in result.issues}
        for choice in result.choices:
            one = earned.get(choice.variable, IssueResult(choice.variable))
            yield _row(_chosen(result, choice, one, known[result.scenario]), separator)


def safe(text: str) -> str:
    """The text as a cell no spreadsheet takes for a formula: an apostrophe goes before what begins one."""
    return f"'{text}" if _FORMULA.match(text) or text[:1] in ("\t", "\r", "\n", "'") else text


def _asked(scenario: Scenario) -> Iterator[Issue]:
    """The issues of the sides a person may play, in the scenario's order."""
    playable = {side.id for side in scenario.sides if side.playable}
    return (issue for issue in scenario.issues if issue.by in playable or not playable)


def _questions(scenario: Scenario) -> Iterator[Question]:
    """What the sides a person may play are asked to answer in their own words."""
    playable = [side.id for side in scenario.sides if side.playable] or [side.id for side in scenario.sides]
    return (question for side in playable for question in questions(scenario, side))


def _about(result: Result, scenario: Scenario) -> tuple[str, ...]:
    label = next((ending.label.value for ending in scenario.endings if ending.id == result.ending), "")
    return (
        result.label,
        result.scenario,
        result.hash[:12],
        _yes(result.changed),
        result.form,
        result.side,
        str(result.attempt),
        sheet_time(result.begun),
        minutes(result.minutes),
        _yes(result.finished),
        result.ending,
        named(scenario, result.ending) if result.ending else "",
        label,
        result.stopped,
        _figure(percent(result.match)),
        _figure(percent(result.evidence)),
        _level(result.evidence),
    )


def _earned(one: IssueResult | None) -> tuple[str, ...]:
    if one is None:
        return ("",) * len(_OF_AN_ISSUE)
    return one.position, _figure(one.credit), _figure(percent(one.evidence)), _level(one.evidence)


def _level(evidence: Fraction | None) -> str:
    return "" if evidence is None else str(level(evidence))


def _chosen(result: Result, choice: Choice, one: IssueResult, scenario: Scenario) -> tuple[str, ...]:
    history = scenario.historical(choice.variable)
    cited = {
        aptness: " ".join(sentence for sentence, how in one.marked if how == aptness.value)
        for aptness in Aptness
    }
    credited = one.position == choice.position  # a later rule may have moved it
    return (
        result.label,
        result.scenario,
        result.hash[:12],
        result.form,
        result.side,
        str(result.attempt),
        str(choice.step),
        choice.moment,
        named(scenario, choice.moment),
        choice.variable,
        named(scenario, choice.variable),
        choice.position,
        position_said(scenario, choice.variable, choice.position),
        history,
        _yes(choice.position == history) if history else "",
        _figure(one.credit) if credited else "",
        _figure(percent(one.evidence)) if credited else "",
        cited[Aptness.APT],
        cited[Aptness.OTHER],
        cited[Aptness.STRAY],
        str(one.leant) if one.position else "",
        choice.then,
        sheet_time(choice.at),
        minutes(choice.minutes),
        result.file,
    )


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _row(cells: Iterable[str], separator: str) -> str:
    line = StringIO()
    csv.writer(line, delimiter=separator).writerow([safe(cell) for cell in cells])
    return line.getvalue()
