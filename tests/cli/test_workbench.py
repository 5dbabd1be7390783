"""The commands of the workbench: what a teacher types from nothing to a proved scenario."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import playing
from game.cli.main import main
from game.reading.schema import schema

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """`run("check", "x.yaml", typed="...")` in an empty folder: status, what was said, what complained."""
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(playing, "no_window", lambda: "There is no display here.")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


# -- new ---------------------------------------------------------------------------------------------------


def test_a_new_scenario_says_what_was_made_and_the_next_two_commands(run: Run) -> None:
    status, out, err = run("new", "lake-1900")
    assert (status, err) == (0, "")
    assert out.splitlines()[:-1] == [
        "Made:",
        "  scenarios/lake-1900.yaml",
        "  seeds/lake-1900-request.txt",
        "  seeds/lake-1900-answer.txt",
        "  scenario.schema.json  (for your editor)",
        "It works as it is. Next:",
        "  demarche check scenarios/lake-1900.yaml",
        "  demarche preview scenarios/lake-1900.yaml",
    ]
    guide = Path(out.splitlines()[-1].partition(": ")[2])
    assert guide.name == "README.md"


def test_a_new_scenario_checks_clean_and_plays_at_once(run: Run) -> None:
    run("new", "lake-1900", "--folder", "my library")
    status, out, err = run("check", "my library/scenarios/lake-1900.yaml")
    assert (status, err) == (0, "")
    assert out.startswith("No problems were found.\n")
    status, out, err = run(
        "play",
        "my library/scenarios/lake-1900.yaml",
        "--text",
        typed="start\non\non\nnext\nhalf-in-parts\nnext\nrefuse\ndraft\nfinish\nsend\non\ndebrief\nquit\n",
    )
    assert (status, err) == (0, "")
    assert "The bridge stands" in out


def test_a_name_is_never_taken_twice(run: Run) -> None:
    run("new", "lake-1900")
    status, out, err = run("new", "lake-1900")
    assert (status, out) == (2, "")
    assert err == (
        "demarche: scenarios/lake-1900.yaml is there already, and is left as it is. Choose another name.\n"
    )


# -- schema ------------------------------------------------------------------------------------------------


def test_the_schema_is_printed(run: Run) -> None:
    status, out, err = run("schema")
    assert (status, err, json.loads(out)) == (0, "", schema())


def test_the_schema_is_written_and_the_line_that_points_to_it_is_told(run: Run) -> None:
    status, out, err = run("schema", "-o", "mine.json")
    assert (status, err) == (0, "")
    assert json.loads(Path("mine.json").read_text(encoding="utf-8")) == schema()
    assert "# yaml-language-server: $schema=../mine.json" in out


def test_a_schema_that_cannot_be_written_is_answered_in_a_sentence(run: Run) -> None:
    status, out, err = run("schema", "-o", "../desk")
    assert (status, out) == (2, "")
    assert err.startswith("demarche: ../desk cannot be written: ")
