"""Every kind of problem has a folder here, named by its code, with the whole text a teacher sees.

A folder holds `scenario.yaml`, the report `expected.txt`, letters where the usual ones will not do, and a
translation (`scenario.de.yaml`) where the problem is one of translations.
"""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game import wording
from game.checking.check import check
from game.checking.proofs import can_be_explored, explore
from game.checking.prove import proved
from game.checking.report import as_json, as_text
from game.model.place import Place, Problem
from game.model.problems import CODES
from game.model.remedies import REMEDIES
from game.reading.decoding import MOST_BYTES
from game.reading.scenario import Reading
from tests.reading.river import LETTERS, reading_of

_HERE = Path(__file__).parent
CASES = sorted(path for path in _HERE.iterdir() if path.is_dir() and not path.name.startswith("__"))
# Words of programmers that no teacher should have to read.
_JARGON = (
    "mapping",
    "scalar",
    "node",
    "null",
    "None",
    "KeyError",
    "key error",
    "Traceback",
    "dict",
    "tuple",
    "parse",
)


def _read(case: Path) -> Reading:
    own = {path.name: path.read_bytes() for path in case.glob("*.txt") if path.name != "expected.txt"}
    translation = case / "scenario.de.yaml"
    into = (translation.name, translation.read_bytes()) if translation.exists() else None
    return reading_of(_data(case), "scenario.yaml", {**LETTERS, **own}, translation=into)


def _found(reading: Reading) -> tuple[Problem, ...]:
    """Everything that the command says is wrong, proof and all."""
    problems = check(reading)
    if reading.scenario is None or not can_be_explored(problems):
        return problems
    return proved(problems, explore(reading.scenario))


def _data(case: Path) -> bytes:
    if case.name == "too-large":  # made here, so that nobody has to carry it about
        line = b"# A line that says nothing and is written once more.\n"
        return line * (MOST_BYTES // len(line) + 1)
    return (case / "scenario.yaml").read_bytes()


class Marked(gettext.NullTranslations):
    """A language in which every text begins with a mark."""

    def gettext(self, message: str) -> str:
        return f"\u00a7{message}"


@pytest.fixture
def marked() -> Iterator[None]:
    """Texts are looked up in a catalogue that shows which were."""
    wording.use(Marked())
    yield
    wording.use(gettext.NullTranslations())


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_a_case_is_looked_up_in_the_catalogue(case: Path) -> None:
    """The sentence, the remedy and the words at a second place: all can be translated."""
    for problem in _found(_read(case)):
        for text in (problem.message, problem.remedy, problem.second_note):
            assert not text or text.startswith("\u00a7"), f"not in the catalogue: {text}"


def test_every_code_of_the_catalogue_has_its_case_and_its_remedy_and_none_has_more() -> None:
    assert {case.name for case in CASES} == set(CODES) == set(REMEDIES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_reported_word_for_word(case: Path, golden: Callable[[Path, str], None]) -> None:
    reading = _read(case)
    golden(case / "expected.txt", as_text(_found(reading), reading.sources))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_reports_its_own_code_and_few_others(case: Path) -> None:
    """One cause gives one problem; only a file of nothing but mistakes gives more."""
    found = [problem.code for problem in _found(_read(case))]
    assert case.name in found
    if case.name != "too-many":
        assert found == [case.name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_place_lies_inside_its_file(case: Path) -> None:
    reading = _read(case)
    for problem in _found(reading):
        for place in (problem.place, problem.second):
            assert place is None or lies_inside(place, reading), f"{place} of {problem.code}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_message_uses_the_words_of_programmers(case: Path) -> None:
    for problem in _found(_read(case)):
        for text in (problem.message, problem.remedy, problem.second_note):
            assert not any(word in text for word in _JARGON), text
            last = text.rpartition("\n")[2]
            assert not last or last.startswith("  ") or last[-1] in ".?!:)\"'", text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_programs_get_the_same_problems_as_people(case: Path) -> None:
    problems = _found(_read(case))
    told = json.loads(as_json(problems))
    assert [_back(one) for one in told] == [
        (p.code, p.severity.value, p.place, p.message, p.remedy, p.second, p.second_note, p.steps)
        for p in problems
    ]


def lies_inside(place: Place, reading: Reading) -> bool:
    """Whether the place's line is in the file, and its stretch in the line (or just behind its end)."""
    lines = reading.sources.get(place.file)
    if lines is None or not 1 <= place.line <= len(lines):
        return False
    width = len(lines[place.line - 1])
    return 1 <= place.column <= width + 1 and place.column + place.length - 1 <= max(width, place.column)


def _back(one: dict[str, object]) -> tuple[object, ...]:
    second = one["second"]
    note = second.get("note", "") if isinstance(second, dict) else ""
    keys = ("code", "severity", "message", "remedy")
    code, severity, message, remedy = (one[key] for key in keys)
    steps = one["steps"]
    assert isinstance(steps, list)
    place = _place(second) if second else None
    return code, severity, _place(one), message, remedy, place, note, tuple(steps)


def _place(one: object) -> Place:
    assert isinstance(one, dict)
    return Place(one["file"], one["line"], one["column"], one["length"])
