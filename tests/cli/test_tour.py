"""`demarche tour`: a picture of every page, and kind words for what cannot be drawn."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli.main import main
from game.cli.touring import pages
from game.model.settings import Settings
from game.pages.page import Score
from game.shelf.library import Library
from game.shelf.starting import make

Run = Callable[..., tuple[int, str, str]]

CHECKOUT = Path(__file__).parent.parent.parent


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("tour", ...)` in an empty folder: status, what was said, what complained."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        status = main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A small library with the scenario that `demarche new` makes."""
    make("lake-1900", tmp_path / "mine")
    return tmp_path / "mine"


def test_every_page_of_a_scenario_is_drawn_in_the_size_that_was_asked_for(
    run: Run, starter: Path, tmp_path: Path
) -> None:
    """Numbered in the order they come, from the shelf to the letters side by side."""
    words = ("--library", str(starter), "--scenario", "lake-1900", "--size", "640x480", "--theme", "light")
    status, out, err = run("tour", "--out", "pictures", *words)
    assert (status, err) == (0, "")
    made = sorted((tmp_path / "pictures" / "lake-1900").iterdir())
    kinds = [path.stem.partition("-")[2] for path in made]
    assert kinds[:5] == ["shelf", "settings", "help", "begin", "briefing"]
    assert {"read", "draft", "issue", "finished", "consequences", "ending", "debrief", "letters"} < set(kinds)
    assert out == f"{len(made)} pictures in pictures/lake-1900\n"
    for path in made:
        head = path.read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert struct.unpack(">II", head[16:]) == (640, 480)


def test_a_tour_leaves_no_play_and_changes_no_settings(run: Run, starter: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    words = ("--library", str(starter), "--scenario", "lake-1900", "--size", "480x320")
    program = [sys.executable, "-m", "game", "tour", "--out", str(tmp_path / "p"), *words]
    environment = {"DEMARCHE_HOME": str(home), "PYTHONPATH": str(CHECKOUT), "SDL_VIDEODRIVER": "x11"}
    ended = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "pygame" not in ended.stdout
    assert not [path for path in home.rglob("*") if path.is_file() and "cache" not in path.parts]


def test_history_is_what_a_tour_plays() -> None:
    """The letter on the debrief is history's own: the match is whole."""
    library = Library((CHECKOUT,))
    debrief = next(page for page in pages("exchange-1954", library, Settings()) if page.kind == "debrief")
    scores = [e for e in (*debrief.main, *debrief.aside) if isinstance(e, Score)]
    assert [score.percent for score in scores] == [100, 100]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--size", "big"), "--size wants width x height in pixels, from 480x320 to 7680x4320, such as "),
        (("--size", "12x700"), "--size wants width x height"),
        (("--size", "99999x99999"), "--size wants width x height"),
        (("--text-size", "110"), "--text-size is one of 100, 115, 130, 150, 175, 200; not “110”. Did you"),
        (("--theme", "lihgt"), "--theme is one of desk, light, contrast; not “lihgt”. Did you mean light?"),
        (("--font", "comic"), "--font is one of serif, legible, dyslexic; not “comic”."),
        (("--scenario", "nothing"), "nothing"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(run: Run, words: tuple[str, ...], said: str) -> None:
    status, out, err = run("tour", "--out", "pictures", *words)
    assert status == 2
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_made_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    status, _out, err = run("tour", "--out", "file", "--scenario", "exchange-1954")
    assert status == 2
    assert "No pictures can be written to" in err


def test_a_scenario_that_cannot_be_played_is_named_and_the_others_are_drawn(
    run: Run, starter: Path, tmp_path: Path
) -> None:
    broken = starter / "scenarios" / "broken.yaml"
    broken.write_text("format: 1\nid: broken\n", encoding="utf-8")
    status, out, err = run("tour", "--out", "p", "--library", str(starter), "--size", "480x320")
    assert status == 1
    assert "broken" in err
    assert "pictures in p/lake-1900" in out
