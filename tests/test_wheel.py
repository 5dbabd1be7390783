"""What people install carries everything: it plays from an empty folder, with no checkout in sight."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout as it stands."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(CHECKOUT)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it and nothing else."""
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*command, "--disable-pip-version-check", "--target", str(site), str(wheel)], check=True)
    return site


def installed(site: Path, empty: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the installed command in an empty folder."""
    program = (
        "import game, sys; assert sys.argv.pop(1) in game.__file__; "
        "from game.cli.main import main; sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(site), *arguments],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(site), "DEMARCHE_HOME": str(empty / "home"), "PYTHONUTF8": "1"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
    )


def test_the_wheel_carries_scenarios_letters_and_assets(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = {name.removeprefix("game/_library/") for name in packed.namelist()}
    for folder in ("scenarios", "seeds", "assets"):
        paths = (path.relative_to(CHECKOUT) for path in (CHECKOUT / folder).rglob("*") if path.is_file())
        files = {path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)}
        assert files, folder
        assert files <= names


def test_it_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.partition("/")[0].partition("-")[0] for name in packed.namelist()}
        assert tops == {"game", "demarche_game"}
        assert not [name for name in packed.namelist() if "__pycache__" in name or name.endswith(".pyc")]


def test_the_history_is_told_from_an_empty_folder(site: Path, tmp_path: Path) -> None:
    done = installed(site, tmp_path, "replay", "--history", "exchange-1954")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Match: 100 %." in done.stdout
    assert "This is what happened." in done.stdout


def test_a_play_is_begun_and_gone_on_with_from_an_empty_folder(site: Path, tmp_path: Path) -> None:
    first = installed(site, tmp_path, "play", "exchange-1954", "--text", typed="start\non\nK8.1\n")
    assert (first.returncode, first.stderr) == (0, "")
    again = installed(site, tmp_path, "play", "--text", typed="resume-1\n")
    assert "K8.1 [marked: " in again.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_its_scenarios_check_clean(site: Path, tmp_path: Path) -> None:
    done = installed(site, tmp_path, "check", str(site / "game" / "_library"))
    assert done.returncode == 0
    assert "\nNo problems were found." in done.stdout
    assert "Bounded" not in done.stdout
