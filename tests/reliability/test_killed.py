"""However a game is ended, what it had shown to be done is kept, and nothing by half."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.model.play import Chosen, Player, Record, Started
from game.replaying.journal import encode
from tests.reliability.killing import Expected, Killed, Lost, check

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="hundreds of games in seconds need Linux's fork"
)
def test_hundreds_of_games_killed_at_random_moments_lose_nothing_that_was_shown(tmp_path: Path) -> None:
    """Three hundred real processes; `tests/benchmarks/test_killing.py` kills thousands."""
    command = [sys.executable, "-m", "tests.reliability.killing", str(tmp_path), "300", "1954"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    counts = [int(part.split()[0]) for part in done.stdout.split(";")]
    assert sum(counts) == 300
    assert len(counts) >= 3, f"they were all killed in the same way: {done.stdout}"


ONE, TWO = (Chosen(moment, (), "on", ()) for moment in ("one", "two"))
RECORD = Record(Started("river", "", (("north", Player.PLAYER),)), (ONE, TWO))
WANTED = Expected((ONE, TWO), (0, 1, 2, *(2,) * 30))
WHOLE = encode(RECORD).encode()


@pytest.mark.parametrize(
    ("said", "save", "where"),
    [
        ("", None, "before the first page"),
        ("> ", b"", "in the first line"),
        ("> a\n> ", encode(replace(RECORD, entries=(ONE,))).encode(), "between pages"),
        ("> a\n> ", WHOLE, "after keeping, before showing"),
        ("> a\n> ", WHOLE[:-5], "in the middle of a line"),
    ],
)
def test_what_is_found_after_a_kill_is_told_apart(said: str, save: bytes | None, where: str) -> None:
    assert check(Killed(said, save), WANTED) == where


@pytest.mark.parametrize(
    ("said", "save", "words"),
    [
        ("> a\n> ", None, "no play is kept"),
        ("> a\n> ", WHOLE[:20], "cannot be read"),
        ("> a\n> b\n> ", encode(replace(RECORD, entries=(ONE,))).encode(), "1 entries are kept, not 2"),
        ("> ", WHOLE, "2 entries are kept, not 0 to 1"),
        ("> a\n> b\n> ", encode(replace(RECORD, entries=(TWO, ONE))).encode(), "other entries"),
        ("> a\n> ", WHOLE.replace(b'"chosen": "one"', b'"chosem": "one"'), "damaged"),
    ],
)
def test_a_loss_would_be_noticed(said: str, save: bytes | None, words: str) -> None:
    with pytest.raises(Lost, match=words):
        check(Killed(said, save), WANTED)
