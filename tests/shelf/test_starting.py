"""A new scenario works at once, and making one never harms what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.checking.check import check
from game.engine.machine import Exchange
from game.engine.play import Play, historical
from game.model.scenario import Label, Scenario
from game.reading.schema import schema
from game.shelf import starting
from game.shelf.library import Library, read_scenario
from game.shelf.starting import SCHEMA, NotMade, make
from tests.reading.test_schema import complaints


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, ...]:
    """What was made, in a folder that was not there before."""
    return make("lake-1900", tmp_path / "my library")


def read(made: tuple[Path, ...]) -> Scenario:
    reading = read_scenario(made[0], "lake-1900.yaml", [made[1].parent])
    assert check(reading) == ()
    assert reading.scenario is not None
    return reading.scenario


def test_it_is_a_scenario_two_letters_and_the_schema_for_an_editor(made: tuple[Path, ...]) -> None:
    root = made[0].parent.parent
    assert [path.relative_to(root).as_posix() for path in made] == [
        "scenarios/lake-1900.yaml",
        "seeds/lake-1900-request.txt",
        "seeds/lake-1900-answer.txt",
        SCHEMA,
    ]
    assert json.loads(made[3].read_text(encoding="utf-8")) == schema()


def test_it_has_no_problems_and_agrees_with_the_schema(made: tuple[Path, ...]) -> None:
    assert read(made).id == "lake-1900"
    assert complaints(made[0].read_text(encoding="utf-8")) == []


def test_its_first_line_leads_an_editor_to_the_schema(made: tuple[Path, ...]) -> None:
    first = made[0].read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=../{SCHEMA}"


def test_its_history_can_be_played_to_what_happened(made: tuple[Path, ...]) -> None:
    scenario = read(made)
    ending = Play.begin(Exchange(scenario), historical(scenario)).ending
    assert ending is not None
    assert ending.label is Label.HAPPENED
    assert 2 <= len(scenario.endings) <= 3
    assert {ending.label for ending in scenario.endings} == set(Label)


def test_a_library_finds_it(made: tuple[Path, ...]) -> None:
    listed = Library((made[0].parent.parent,)).scenarios()
    assert [(one.id, one.problem) for one in listed] == [("lake-1900", "")]


def test_nothing_is_written_over(made: tuple[Path, ...], tmp_path: Path) -> None:
    """Whichever of its files is there, none of the others is made."""
    for kept in made[:3]:
        other = tmp_path / kept.name
        place = other / kept.parent.name / kept.name
        place.parent.mkdir(parents=True)
        place.write_text("mine", encoding="utf-8")
        with pytest.raises(NotMade, match="is there already, and is left as it is"):
            make("lake-1900", other)
        assert [path for path in other.rglob("*") if path.is_file()] == [place]
        assert place.read_text(encoding="utf-8") == "mine"


def test_a_second_one_leaves_the_schema_alone(made: tuple[Path, ...]) -> None:
    made[3].write_text("mine", encoding="utf-8")
    again = make("lake-1901", made[0].parent.parent)
    assert [path.name for path in again] == [
        "lake-1901.yaml",
        "lake-1901-request.txt",
        "lake-1901-answer.txt",
    ]
    assert made[3].read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name", ["", "two words", "../lake", "a/b", "lake.yaml", "-lake", "history", "c:x", "x" * 81]
)
def test_a_name_that_could_be_no_id_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="cannot be the name of a scenario"):
        make(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_made_it_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(NotMade, match="cannot be made: there is a file where a folder should be"):
        make("lake-1900", tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "seeds"]


def test_what_it_is_made_of_travels_with_the_package() -> None:
    assert starting._DATA.is_relative_to(Path(starting.__file__).parents[1])
    assert sorted(path.name for path in starting._DATA.iterdir()) == [
        "starter-answer.txt",
        "starter-request.txt",
        "starter.yaml",
    ]
