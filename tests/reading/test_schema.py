"""The schema for editors says what the readers say, as far as a schema can."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from game.reading.fields import Fields
from game.reading.nodes import Node
from game.reading.schema import schema
from game.reading.texts import LEVELS
from game.reading.vocabulary import THINGS, replies_on
from tests.problems.test_every_problem import CASES
from tests.reading.river import reading_of, river

_ROOT = Path(__file__).parents[2]
_SHIPPED = sorted(
    path for path in (_ROOT / "scenarios").glob("*.yaml") if "format:" in path.read_text(encoding="utf-8")
)
_VALIDATOR = Draft202012Validator(schema())
STRUCTURAL = frozenset(
    {
        "wrong-shape",
        "missing-entry",
        "empty-entry",
        "unknown-entry",
        "not-a-number",
        "out-of-range",
        "not-yes-or-no",
        "not-an-id",
        "reserved-id",
        "one-position",
        "two-kinds",
        "unsupported-format",
        "unknown-label",
        "unknown-confidence",
        "unknown-kind",
        "colon-in-text",
    }
)
"""What an entry can have wrong by itself, whatever else the file and its letters hold."""


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `yes` is a text, a date is a text, and only `true` is true."""


_Core.yaml_implicit_resolvers = {}
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), None
)
_Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|Null|NULL|)$"), None)
_Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), None)
_Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), None)


def loaded(text: str) -> Any:
    """What an editor makes of this text."""
    return yaml.load(text, _Core)  # noqa: S506 - it makes nothing but plain values


def complaints(text: str) -> list[str]:
    """What an editor has against it: that it is no YAML, or what the schema says, with its path."""
    try:
        root = loaded(text)
    except yaml.YAMLError as error:
        return [str(error)]
    return [f"{list(error.absolute_path)}: {error.message}" for error in _VALIDATOR.iter_errors(root)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_it_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_agrees_with_it(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_everything_that_can_be_written_is_explained() -> None:
    for name, thing in schema()["$defs"].items():
        assert thing["description"].endswith("."), name
        for entry, one in thing["properties"].items():
            assert one["description"].endswith("."), f"{name}.{entry}"


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in STRUCTURAL], ids=lambda case: case.name
)
def test_a_file_with_a_structural_mistake_does_not_agree_with_it(case: Path) -> None:
    assert complaints((case / "scenario.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name not in STRUCTURAL], ids=lambda case: case.name
)
def test_a_file_with_another_mistake_agrees_with_it_if_it_is_yaml_at_all(case: Path) -> None:
    """What is wrong with it only the readers and the checks can see."""
    try:
        text = (case / "scenario.yaml").read_text(encoding="utf-8")
        root = loaded(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return
    if isinstance(root, dict) and case.name not in {"comma-in-text", "too-deep", "too-many"}:
        assert complaints(text) == []


def test_every_entry_of_the_vocabulary_is_asked_for_by_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    ask = Fields.node

    def noted(self: Fields, name: str, **how: Any) -> Node | None:
        asked.setdefault(self._thing.what, set()).add(name)
        return ask(self, name, **how)

    monkeypatch.setattr(Fields, "node", noted)
    reading_of(_FULL)
    assert asked == {thing.what: set(thing.names) for thing in THINGS}


def test_the_replies_of_a_side_are_asked_for_by_matter() -> None:
    assert replies_on(("tone", "visit")).names == ("tone", "visit")


# -- the schema beside the readers ------------------------------------------------------------------------

_FULL = river(
    ("title: The River", "title: {full: The River, basic: A river}\nforms: {short: {start: may-arrives}}"),
    ("facts:", "glossary:\n  weir: {name: Weir, kind: term, text: A low dam.}\nfacts:"),
    ('write: "It stays with us."', "write: [{if: trust > 30, text: It stays.}, {text: It is ours.}]"),
    (
        "    draft: [water, visit]\n",
        "    draft: [water, visit]\n    clash: [{if: water is keep, because: No.}]\n",
    ),
    ("read: may, then", "read: may, questions: [{id: who, kind: source, ask: Who writes}], then"),
    ("    unsaid: [gladly]\n", "    unsaid: [gladly]\n    sources: [F1]\n"),
)
_WHOLE = loaded(_FULL)
_STRANGE: tuple[Any, ...] = ("word", "two words", 7, -20000, True, [], ["word"], [{}], {}, {"a": "b"}, "")


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))


_PATHS = [path for path in _paths(_WHOLE) if path]


def _mended(path: tuple[Any, ...], change: Any) -> Any:
    """The scenario with what stands at a path replaced, or taken away where the change is None."""
    whole = copy.deepcopy(_WHOLE)
    holder = whole
    for step in path[:-1]:
        holder = holder[step]
    if change is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = change
    return whole


@given(st.sampled_from(_PATHS), st.sampled_from((None, *_STRANGE)))
@example(("issues", "water", "positions"), [])
@example(("moments", "may-arrives", "then"), {"go": "north-answers"})
def test_the_schema_refuses_what_the_readers_find_wrongly_built(path: tuple[Any, ...], change: Any) -> None:
    """And nothing else: every value and every list, replaced by something of every other shape."""
    whole = _mended(path, change)
    refused = [error.message for error in _VALIDATOR.iter_errors(whole)]
    found = [
        problem
        for level in LEVELS
        for problem in reading_of(json.dumps(whole), level=level).problems
        # Which matters there are to reply on, a schema cannot know.
        if problem.code in STRUCTURAL and "in the replies of a side" not in problem.message
    ]
    assert bool(refused) == bool(found), (
        f"{path} as {change!r}: the schema says {refused}, the reader {found}"
    )
