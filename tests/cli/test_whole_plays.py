"""The exchange of 1954 from the first prompt to the debrief, as a person or a script plays it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.main import main

CHECKOUT = Path(__file__).parent.parent.parent
ANSWERS = CHECKOUT / "tests" / "transcripts" / "exchange-1954.answers"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path))
    return tmp_path


def test_the_exchange_played_as_it_was_ends_as_it_ended_and_its_save_says_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(ANSWERS.read_text(encoding="utf-8")))
    assert main(["play", "--text"]) == 0
    said = capsys.readouterr().out
    for not_understood in ("means nothing here", "could be:", "There is no", "Nothing changes"):
        assert not_understood not in said
    assert "# The slow road to Belgrade\n\nThis is what happened." in said
    assert "Match: 100 %." in said
    (save,) = (home / "saves").iterdir()
    assert main(["replay", str(save)]) == 0
    again = capsys.readouterr().out
    assert "## The end: The slow road to Belgrade" in again
    assert again.endswith("steps were taken again: the same result.\n")


def test_in_a_real_terminal_without_a_display_the_bare_command_plays_there(home: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such terminals")
    import pty

    ours, theirs = pty.openpty()
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    with subprocess.Popen(
        [sys.executable, "-m", "game"],
        cwd=CHECKOUT,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    ) as game:
        os.close(theirs)
        said = _heard_until(ours, "> ")
        os.write(ours, b"exchange-1954\n")
        said += _heard_until(ours, "> ")
        game.send_signal(signal.SIGINT)  # as Ctrl-C does
        said += _heard_until(ours, "Stopped.")
        os.close(ours)
    assert game.returncode == 0
    assert "[exchange-1954]" in said
    assert "Sit down at the desk" in said


def _heard_until(terminal: int, end: str) -> str:
    """What the program says until it has said this."""
    said = b""
    while not said.decode(errors="ignore").rstrip("\r\n").endswith(end):
        said += os.read(terminal, 65536)
    return said.decode()
