"""One rule, one file, one code; and what the folders of problems do not show of the rules."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from game.checking import rules
from game.checking.check import RULES, check
from game.model.condition import Is
from game.model.place import Problem
from game.model.problems import CODES
from game.model.scenario import Label, Rule, Scenario
from game.reading.scenario import Reading
from tests import builders
from tests.reading.river import reading_of, river

_FILES = sorted(path for path in Path(rules.__path__[0]).glob("*.py") if path.name != "__init__.py")


def _codes(text: str) -> list[str]:
    return [problem.code for problem in check(reading_of(text))]


def _found(scenario: Scenario, code: str) -> list[Problem]:
    return [problem for problem in check(Reading(scenario, (), {})) if problem.code == code]


def test_every_file_of_the_rules_is_used_once() -> None:
    assert sorted(rule.__module__.rpartition(".")[2] for rule in RULES) == [path.stem for path in _FILES]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_rule_reports_the_one_code_that_its_file_is_named_by(path: Path) -> None:
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    made = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "problem"]
    codes = {code.value for code in made if isinstance(code, ast.Constant)}
    assert len(made) >= 1
    assert codes == {path.stem.replace("_", "-")} <= set(CODES)


def test_a_sound_scenario_has_no_problems() -> None:
    assert check(reading_of(river())) == ()


def test_the_problems_of_reading_and_of_checking_stand_in_one_order() -> None:
    text = river(
        ("confidence: high}", "confidence: high}\n  F2: {date: a, text: b, confidence: low}"),
        ('quote: "We do not', 'quote: "We do'),
        ("title: The River", "title: \u201cThe River\u201d"),
    )
    problems = check(reading_of(text))
    assert [problem.code for problem in problems] == ["curly-quotes", "near-quotation", "unused-fact"]
    assert list(problems) == sorted(problems, key=lambda problem: problem.place)


def test_a_scenario_that_is_not_whole_is_not_looked_at_any_further() -> None:
    text = river(("by: north\n    ask: Do we", "by: nroth\n    ask: Do we"), (", playable: yes", ""))
    assert _codes(text) == ["unknown-side"]


def test_a_value_that_was_never_in_a_file_is_checked_as_well() -> None:
    """Places are then the beginning of the file."""
    sides = tuple(replace(side, playable=False) for side in builders.scenario().sides)
    (problem,) = _found(builders.scenario(sides=sides), "no-player")
    assert str(problem.place) == "scenarios/river-1901.yaml:1:1"


def test_of_lost_moments_that_lead_to_each_other_the_first_is_named() -> None:
    lost = "  lost-a: {by: north, text: a, then: lost-b}\n  lost-b: {by: north, text: b, then: lost-c}\n"
    ending = "endings:\n  lost-c: {title: c, label: speculative, text: c}\n"
    assert _codes(river(("replies:", f"{lost}replies:"), ("endings:\n", ending))) == ["unreachable"]
    round_and_round = lost.replace("lost-c", "lost-a")
    problems = check(reading_of(river(("replies:", f"{round_and_round}replies:"))))
    assert [(p.code, p.message.split('"')[1]) for p in problems] == [("unreachable", "lost-a")]


def test_a_form_is_a_start_of_its_own() -> None:
    forms = ("start: may-arrives", "start: north-answers\nforms: {long: {start: may-arrives, label: Long}}")
    assert _codes(river(forms)) == []
    assert _codes(river(("start: may-arrives", "start: north-answers"))) == ["unreachable"]
    only = ("start: may-arrives", "forms: {long: {start: may-arrives, label: Long}}")
    assert _codes(river(only)) == []


def test_history_is_followed_from_every_start() -> None:
    """The short form skips the letter, and with it a rule that leads history astray."""
    forms = ("start: may-arrives", "start: may-arrives\nforms: {short: {start: short-cut, label: Short}}")
    cut = "moments:\n  short-cut: {by: north, text: A messenger comes., then: quarrel}\n"
    problems = check(reading_of(river(forms, ("moments:\n", cut))))
    assert [problem.code for problem in problems] == ["history-astray"]
    assert "short-cut > quarrel" in problems[0].message


def test_a_circle_is_named_once_and_does_not_stop_the_checks() -> None:
    """Also when nobody's turns go round for ever: the walk along history then has no end to judge."""
    text = river(("    then: rest\n", "    then: north-answers\n"))
    assert sorted(_codes(text)) == ["circle", "unreachable"]


def test_one_circle_met_on_two_ways_is_one_problem() -> None:
    scenario = builders.scenario()
    moments = tuple(
        replace(moment, rules=(Rule("may-arrives", Is("openness", ("open",))), *moment.rules))
        if moment.id == "north-tells"
        else moment
        for moment in scenario.moments
    )
    assert len(_found(replace(scenario, moments=moments), "circle")) == 1


def test_without_any_history_none_is_followed() -> None:
    """An invented correspondence needs no history; only a claim that something happened has to be shown."""
    scenario = builders.scenario()
    issues = tuple(replace(issue, history="", weight=0) for issue in scenario.issues)
    moments = tuple(
        replace(moment, decide=replace(moment.decide, history="")) if moment.decide else moment
        for moment in scenario.moments
    )
    endings = tuple(replace(ending, label=Label.SPECULATIVE) for ending in scenario.endings)
    invented = replace(scenario, issues=issues, moments=moments, endings=endings)
    assert not [p for p in check(Reading(invented, (), {})) if p.code.startswith("history")]


def test_a_reply_that_always_fits_or_a_history_is_an_answer_and_rules_with_conditions_are_none() -> None:
    bare = ("      history: settled\n", "")
    always = ("      - take: history", "      - take: open")
    assert "no-answer" not in _codes(river(bare, always))
    assert "no-answer" in _codes(river(bare, ("      - take: history\n", "")))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("file: may.txt", "file: mai.txt"), "missing-letter"),
        (('first: "The river is low"', 'first: "The river is high"'), "unknown-stretch"),
        (('last: "see it yourselves."', 'last: "the"'), "ambiguous-words"),
    ],
)
def test_a_letter_that_is_not_there_hides_nothing_else(change: tuple[str, str], code: str) -> None:
    """Nor is anything said of the passages that were to stand in it."""
    others = [
        ("id: river", "id: brook"),
        ("confidence: high}", "confidence: high}\n  F2: {date: a, text: b, confidence: low}"),
    ]
    assert sorted(_codes(river(change))) == [code]
    assert sorted(_codes(river(change, *others))) == sorted([code, "other-name", "unused-fact"])


def test_the_one_side_that_is_always_played_needs_no_answer_but_history_may_stop_there() -> None:
    text = river(
        ("by: south\n    decide", "by: north\n    decide"),
        ("  south:\n    south-thinks", "  north:\n    south-thinks"),
        ("      history: settled\n", ""),
        ("- take: history", "- take: open"),
    )
    assert _codes(text) == ["history-stops"]
    assert _codes(text.replace("name: South}", "name: South, playable: yes}")) == []


def test_a_decision_with_a_history_names_sources_or_is_invented() -> None:
    bare = ("    sources: [F1]\n    then: rest", "    then: rest")
    assert _codes(river(bare)) == ["event-without-sources"]
    assert _codes(river((bare[0], "    invented: yes\n    then: rest"))) == []


def test_thousands_of_moments_in_a_row_are_checked() -> None:
    """Ways are followed without recursion."""
    steps = "".join(f"  step-{n}: {{by: north, text: On., then: step-{n + 1}}}\n" for n in range(2000))
    text = river(
        ("    then: rest\n", f"    then: step-0\n{steps}  step-2000: {{by: north, text: On., then: rest}}\n")
    )
    assert _codes(text) == []
