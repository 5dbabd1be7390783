"""The game as one folder runs where there is no Python: made by the very command of README.md, and played."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMAND = re.compile(r"^\.venv/bin/python -m (PyInstaller .*\.build/demarche\.spec)$", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, somewhere else than where it was made."""
    if find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not installed; .ci/run installs it")
    made = tmp_path_factory.mktemp("made")
    documented = COMMAND.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert documented, "README.md no longer says how the folder is made"
    places = ["--distpath", str(made / "dist"), "--workpath", str(made / "work")]
    command = [sys.executable, "-m", *documented[1].split(), *places]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    moved = tmp_path_factory.mktemp("stick") / "A folder with spaces"
    shutil.move(made / "dist" / "demarche", moved)
    return moved


def run(folder: Path, home: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The program of the folder, in an environment that knows no Python."""
    program = folder / ("demarche.exe" if sys.platform == "win32" else "demarche")
    environment = {"DEMARCHE_HOME": str(home), "SDL_VIDEODRIVER": "dummy", "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(program), *arguments], env=environment, cwd=home, input=typed, capture_output=True, text=True
    )


def test_it_plays_checks_prints_and_draws_without_python(folder: Path, tmp_path: Path) -> None:
    assert run(folder, tmp_path, "--version").stdout.startswith("demarche ")
    played = run(folder, tmp_path, "play", "exchange-1954", "--text", typed="start\non\nquit\n")
    assert (played.returncode, played.stderr) == (0, "")
    assert "Your play is kept" in played.stdout
    assert len(list((tmp_path / "saves").iterdir())) == 1
    assert "This is what happened." in run(folder, tmp_path, "replay", "--history", "exchange-1954").stdout
    made = run(folder, tmp_path, "new", "lake-1902", "--folder", str(tmp_path / "library"))
    assert made.returncode == 0, made.stderr
    check = run(folder, tmp_path, "check", str(tmp_path / "library"), "--quick")
    assert (check.returncode, check.stderr) == (0, ""), check.stdout
    printed = run(folder, tmp_path, "print", "exchange-1954", "-o", "lesson.html")
    assert printed.returncode == 0, printed.stderr
    tour = run(folder, tmp_path, "tour", "--out", str(tmp_path / "tour"), "--size", "1024x600")
    assert tour.returncode == 0, tour.stderr
    assert list((tmp_path / "tour").rglob("*.png")), "the window draws from the folder too"
