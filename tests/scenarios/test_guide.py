"""The teacher's guide is true: its examples work, and its reference is what the program knows."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from game.checking.check import check
from game.checking.proofs import explore
from game.checking.prove import proved
from game.cli.arguments import parse
from game.model.problems import CODES
from game.reading.conditions import parse as understood
from game.reading.decoding import Source
from game.reading.findings import Findings
from game.reading.names import Names
from game.reading.nodes import Entries, Text
from game.reading.schema import schema
from game.reading.tree import parse as tree
from game.reading.vocabulary import SCENARIO, THINGS
from tests.reading.river import reading_of
from tests.reading.test_schema import complaints
from tests.scenarios.guide import BEGIN, END, reference

_ROOT = Path(__file__).parents[2]
GUIDE = _ROOT / "scenarios" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
STARTER = (_ROOT / "game" / "shelf" / "starter" / "starter.yaml").read_text(encoding="utf-8")
_EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_the_reference_is_what_the_program_knows(request: pytest.FixtureRequest) -> None:
    head, _begin, rest = TEXT.partition(BEGIN)
    told, _end, tail = rest.partition(END)
    if request.config.getoption("--update"):
        GUIDE.write_text(f"{head}{BEGIN}\n\n{reference()}\n\n{END}{tail}", encoding="utf-8", newline="\n")
        return
    assert told.strip() == reference()


def test_every_entry_and_every_problem_is_in_it() -> None:
    for thing in THINGS:
        for name in thing.entries:
            assert f"| `{name}`" in reference(), f"{thing.what}: {name}"
    assert set(
        re.findall(r"^\| `([\w-]+)` \| (?:\*\*error|\*warning|note)", reference(), re.MULTILINE)
    ) == set(CODES)


def test_it_speaks_of_the_same_entries_as_the_schema() -> None:
    for thing in schema()["$defs"].values():
        for name in thing["properties"]:
            assert f"| `{name}`" in TEXT


def test_it_is_written_in_plain_words() -> None:
    for word in ("mapping", "scalar", "null", "parse", "node", "boolean", "string", "dict", "array", "key:"):
        assert not re.search(rf"\b{word}", TEXT, re.IGNORECASE), word
    head = TEXT.partition(BEGIN)[0]
    prose = re.sub(r"^```.*?^```$|^\|.*?$|`[^`]*`", "", head, flags=re.DOTALL | re.MULTILINE)
    sentences = [one.split() for one in re.split(r"(?<=[.?!:])\s", prose)]
    assert max(len(one) for one in sentences) <= 40
    assert sum(len(one) for one in sentences) / len(sentences) < 14


def test_the_smallest_scenario_works_and_is_proved() -> None:
    (smallest,) = (text for text in _EXAMPLES if text.startswith("format: 1"))
    reading = reading_of(smallest, "smallest.yaml", {})
    assert reading.scenario is not None
    assert proved(check(reading), explore(reading.scenario)) == ()
    assert complaints(smallest) == []


def test_every_other_example_fits_into_the_new_scenario() -> None:
    """Each is a section of the scenario that `demarche new` makes; what is none is tried below."""
    for text in _EXAMPLES:
        name = text.partition(":")[0]
        if name in ("title", "format", "questions", "letters", "choices", "opening"):
            continue
        section = re.compile(rf"^{name}:.*?(?=^\S)", re.DOTALL | re.MULTILINE)
        changed = section.sub(text + "\n", STARTER) if section.search(STARTER) else STARTER + "\n" + text
        reading = reading_of(changed, "starter.yaml", _letters())
        assert [problem.code for problem in check(reading) if problem.severity.value == "error"] == [], text


def test_the_questions_the_choices_and_the_letter_fit_as_well() -> None:
    (questions,) = (text for text in _EXAMPLES if text.startswith("questions"))
    put = STARTER.replace(
        "    title: Your answer\n", "    title: Your answer\n" + textwrap.indent(questions, "    ")
    )
    assert check(reading_of(put, "starter.yaml", _letters())) == ()
    (choices,) = (text for text in _EXAMPLES if text.startswith("choices"))
    because = "    because: Without money, or without goodwill, nobody begins.\n"
    put = STARTER.replace(because, because + textwrap.indent(choices, "    "))
    assert put != STARTER
    assert check(reading_of(put, "starter.yaml", _letters())) == ()
    (opening,) = (text for text in _EXAMPLES if text.startswith("opening"))
    put = STARTER.replace("    opening: We thank you for your letter.\n", textwrap.indent(opening, "    "))
    assert put != STARTER
    assert check(reading_of(put, "starter.yaml", _letters())) == ()
    (letter,) = (text for text in _EXAMPLES if text.startswith("letters"))
    for line in letter.splitlines()[3:]:
        assert line.replace("lake-1900", "starter") in STARTER


def test_the_translation_translates() -> None:
    (text,) = (one for one in _EXAMPLES if one.startswith("title"))
    reading = reading_of(STARTER, "starter.yaml", _letters(), translation=("starter.sr.yaml", text.encode()))
    assert reading.scenario is not None
    assert reading.scenario.title == "Most"
    assert {problem.code for problem in reading.problems} == {"missing-translation"}


_CONDITIONS = re.findall(
    r"^\| `([^`]+)` \|", TEXT.partition("## Conditions in words")[2].partition("\n## ")[0], re.MULTILINE
)


@pytest.mark.parametrize("condition", _CONDITIONS)
def test_every_condition_in_it_is_understood(condition: str) -> None:
    assert len(_CONDITIONS) > 10
    text = STARTER.replace("forms:", "") + "\nforms: {short: {start: letter-arrives}}\n"
    findings = Findings()
    root = tree(Source.of("starter.yaml", text), findings)
    assert isinstance(root, Entries)
    names = Names(root, SCENARIO.names)
    item = tree(Source.of("x", f'if: "{condition}"'), findings)
    assert isinstance(item, Entries)
    node = item.by_name["if"][1]
    assert isinstance(node, Text)
    assert understood(node, names, findings) is not None
    assert findings.sorted() == ()


def test_every_command_in_it_exists() -> None:
    names = "new|check|play|preview|map|schema|handin|results|print|bless"
    commands = re.findall(rf"demarche ((?:{names})\b[^`\n]*)", TEXT)
    assert len(commands) > 10
    for command in commands:
        words = command.split("#")[0].split()
        if len(words) > 1:
            assert parse(words).command == words[0]


def test_every_pointer_within_it_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    }
    for pointer in re.findall(r"\]\(#([\w-]+)\)", TEXT):
        assert pointer in headings, pointer


def _letters() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (_ROOT / "game" / "shelf" / "starter").glob("*.txt")}
