"""The walls of the house hold, and no command carries more into the room than it needs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_has_its_place_in_the_contracts() -> None:
    """The layers are exhaustive, so a room that nobody placed breaks them; this holds that they stay so."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    assert layers["exhaustive"] is True
    assert layers["containers"] == ["game"]


def imported_by(*arguments: str, home: Path) -> set[str]:
    """The modules in memory at the end of a run of the command, which must go well."""
    program = (
        "import sys\n"
        "from game.cli.main import main\n"
        "try:\n    status = main(sys.argv[1:])\n"
        "except SystemExit as leaving:\n    status = leaving.code\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=CHECKOUT,
        env={"DEMARCHE_HOME": str(home), "PYTHONPATH": str(CHECKOUT), "SYSTEMROOT": "C:\\Windows"},
        input="",
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.split()}


COMMANDS = {
    "version": ["--version"],
    "check": ["check", "scenarios/exchange-1954.yaml"],
    "replay": ["replay", "--history", "exchange-1954"],
    "text": ["play", "exchange-1954", "--text"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_without_a_window_start_without_pygame(name: str, tmp_path: Path) -> None:
    assert "pygame" not in imported_by(*COMMANDS[name], home=tmp_path)


@pytest.mark.parametrize("name", ["replay", "text"])
def test_a_scenario_from_the_cache_needs_no_yaml(name: str, tmp_path: Path) -> None:
    assert "yaml" in imported_by(*COMMANDS[name], home=tmp_path)
    assert "yaml" not in imported_by(*COMMANDS[name], home=tmp_path)


def test_telling_the_version_needs_nothing_but_the_standard_library(tmp_path: Path) -> None:
    assert not {"transitions", "yaml", "platformdirs"} & imported_by("--version", home=tmp_path)
