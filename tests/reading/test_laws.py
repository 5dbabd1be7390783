"""Laws of reading: whatever stands in a file, it is answered with values or problems, and places hold."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from yaml import BaseLoader, CBaseLoader

from game.checking.check import check
from game.checking.report import as_json, as_text
from game.engine.machine import Exchange
from game.model.place import Place, Severity
from game.model.scenario import Scenario
from game.reading import tree
from game.reading.decoding import Source
from game.reading.findings import Findings
from game.reading.nodes import Entries, List, Node, Text
from game.reading.scenario import Reading
from tests.reading.river import LETTERS, reading_of, river

_LINES = river().splitlines()
_WORDS = [
    *(
        "water",
        "visit",
        "trust",
        "form",
        "south-thinks",
        "keep",
        "share",
        "accept",
        "later",
        "settled",
        "history",
    ),
    *(
        "is",
        "not",
        "and",
        "or",
        "at",
        "least",
        "most",
        "one",
        "of",
        "(",
        ")",
        ",",
        ">=",
        "<",
        "=",
        "!=",
        "40",
        "-3",
    ),
]
_SIGNS = " \t\n:-#'\"[]{}|>&*!%@`,?\\.0aZ\u00e9\u00a0\u2028\u201c\ufeff\x0b\u65e5"


def _holds(reading: Reading) -> None:
    """What must hold of every reading, and of everything that is made of it."""
    problems = check(reading)
    assert set(reading.problems) <= set(problems)
    if reading.scenario is None:
        assert any(problem.severity is Severity.ERROR for problem in problems)
    else:
        _resolved(reading.scenario)
        wrong = any(problem.severity is Severity.ERROR for problem in problems)
        assert wrong or all(letter.paragraphs for letter in reading.scenario.letters)
    for problem in problems:
        for place in (problem.place, problem.second):
            if place is not None:
                _inside(place, reading)
        assert problem.message
        assert problem.remedy
    assert as_text(problems, reading.sources).count("\n")
    assert as_json(problems).startswith("[")


def _resolved(scenario: Scenario) -> None:
    """Nothing in a scenario that is given refers to what it does not have."""
    sides = {side.id for side in scenario.sides}
    letters = {letter.id for letter in scenario.letters}
    drafts = {moment.id for moment in scenario.moments if moment.draft}
    assert {moment.by for moment in scenario.moments} <= sides
    assert {letter.by for letter in scenario.letters} <= sides
    assert {issue.by for issue in scenario.issues} <= sides
    assert {moment.read for moment in scenario.moments} <= letters | drafts | {""}
    for draft in (moment.draft for moment in scenario.moments if moment.draft):
        assert {draft.answers} <= letters | drafts | {""}
        assert {draft.wrote} <= letters | {""}
        assert set(draft.issues) <= {issue.id for issue in scenario.issues}
    assert scenario.start or scenario.forms
    assert all(
        scenario.moment(start) for start in (scenario.start, *(f.start for f in scenario.forms)) if start
    )
    assert all(len(positions) > 1 and all(p.say for p in positions) for _, positions in scenario.matters())
    assert scenario.id
    assert scenario.title
    Exchange(scenario)


def _inside(place: Place, reading: Reading) -> None:
    line = reading.sources[place.file][place.line - 1]
    assert place.line >= 1
    assert 1 <= place.column <= len(line) + 1
    assert 1 <= place.length <= max(1, len(line) - place.column + 1)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(_SIGNS)), max_size=300))
@example("\ud7ff\ue000")
@example("- \x85- ")
@example("a: \u2028b: c")
@example("issues:\n ? water\n")
def test_any_text_is_answered(text: str) -> None:
    _holds(reading_of(text.encode("utf-8", "surrogatepass")))


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    _holds(reading_of(data))


@given(st.binary(max_size=300))
def test_any_bytes_may_stand_in_a_letter(data: bytes) -> None:
    _holds(reading_of(river(), letters={**LETTERS, "may.txt": data}))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_scenario_with_a_line_lost_doubled_or_replaced_is_answered(data: st.DataObject) -> None:
    lines = list(_LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["lose", "double", "replace", "move", "shift"])):
            case "lose":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "replace":
                lines[at] = data.draw(st.text(_SIGNS, max_size=20))
            case "move":
                lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "shift":
                lines[at] = " " * data.draw(st.integers(1, 5)) + lines[at]
    _holds(reading_of("\n".join(lines)))


@given(st.data())
def test_a_scenario_with_a_few_characters_changed_is_answered(data: st.DataObject) -> None:
    text = river()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        sign = data.draw(st.sampled_from(["", *_SIGNS, text[at] * 2]))
        text = text[:at] + sign + text[at + 1 :]
    _holds(reading_of(text))


@given(st.data())
def test_a_scenario_with_a_word_taken_from_elsewhere_is_answered(data: st.DataObject) -> None:
    """Ids that exist but stand in the wrong place, lists where texts belong: all of it by shuffling words."""
    words = sorted(set(river().replace(",", " ").replace("{", " ").replace("}", " ").split()))
    text = river()
    for _ in range(data.draw(st.integers(1, 4))):
        old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        at = text.find(old, data.draw(st.integers(0, len(text) - 1)))
        text = text[:at] + new + text[at + len(old) :] if at >= 0 else text
    _holds(reading_of(text))


@given(st.lists(st.sampled_from(_WORDS), max_size=14))
def test_any_row_of_words_is_a_condition_or_one_named_by_its_words(words: list[str]) -> None:
    reading = reading_of(river(("water is keep and trust <= 40", f"'{' '.join(words)}'")))
    _holds(reading)
    for problem in reading.problems:
        assert problem.code in (
            "condition-words", "unknown-matter", "unknown-position", "no-history", "empty-entry"
        )  # fmt: skip


@given(st.data())
def test_the_two_parsers_of_yaml_read_the_same(data: st.DataObject) -> None:
    """PyYAML comes with a C half or without; a teacher must not notice."""
    lines = list(_LINES)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(
        st.sampled_from([lines[at], "", " " + lines[at], lines[at] + " # x", lines[at - 1]])
    )
    source = Source.of("river.yaml", "\n".join(lines))
    fast, slow = (tree.parse(source, Findings(), loader) for loader in (CBaseLoader, BaseLoader))
    assert _plain(fast) == _plain(slow)


def _plain(node: Node | None) -> object:
    match node:
        case Text():
            return node.value, node.place, node.cut
        case List():
            return [_plain(item) for item in node.items], node.place
        case Entries():
            return [(_plain(name), _plain(value)) for name, value in node.by_name.values()], node.place
        case _:
            return node and node.place
