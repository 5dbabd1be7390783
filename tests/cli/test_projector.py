"""`demarche play --projector`: a lesson around one screen, from the command to the printed debrief."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from game.cli.main import main
from game.shelf.starting import make

LETTER = "start\non\non\nnext\n+ 1\n+ 1\n1\nnext\n1\ndraft\nfinish\nsend\n"
"""Two hands for the first position of the first matter; then the first position of every matter, sent."""


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for plays, and a library with the scenario that `demarche new` makes."""
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    make("lake-1900", tmp_path / "mine")
    return tmp_path


def told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = ""
) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert main(words) == 0
    return capsys.readouterr().out


def test_hands_are_counted_kept_and_told_again(
    lake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ("--library", str(lake / "mine"))
    words = ("play", "lake-1900", "--text", "--projector", *library, "--label", "10b")
    said = told(capsys, monkeypatch, *words, typed=LETTER)
    assert "To count hands, type hands and a number for each position" in said
    assert "     2 hands" in said
    (play,) = (lake / "home" / "saves").glob("*.jsonl")
    assert [line for line in play.read_text("utf-8").splitlines() if line.startswith('{"raised"')]
    told(capsys, monkeypatch, "debrief", str(play), *library, "-o", "debrief.html")
    page = (lake / "debrief.html").read_text("utf-8")
    assert re.findall(r"\((\d+ hands?)\)", page)[:2] == ["2 hands", "0 hands"]


def test_it_stays_on_until_it_is_turned_off(
    lake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command turns on what the settings turn on, for as long as it plays."""
    words = ("play", "lake-1900", "--text", "--library", str(lake / "mine"))
    assert "[class] (chosen)" in told(capsys, monkeypatch, *words, "--projector")
    assert "[alone] (chosen)" in told(capsys, monkeypatch, *words)
    assert "[class] (chosen)" in told(capsys, monkeypatch, *words, typed="class\n")
    assert "[class] (chosen)" in told(capsys, monkeypatch, *words)


def test_the_tour_draws_what_a_class_sees(
    lake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--library", str(lake / "mine"), "--scenario", "lake-1900", "--size", "640x480", "--projector")
    told(capsys, monkeypatch, "tour", "--out", "pictures", *words)
    kinds = [path.stem.partition("-")[2] for path in (lake / "pictures" / "lake-1900").iterdir()]
    assert "timer" in kinds
    assert kinds.count("debrief") > 4
