"""How long a person waits: from the start of the process to the first prompt of the terminal face.

Run by hand: `python -m pytest tests/benchmarks/test_start.py -s`. The yardstick, taken in turn with each
round, is Python starting and doing nothing; the limit is 140 ms where that takes 16.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
LIMIT = 140 / 16
CHECKOUT = Path(__file__).parent.parent.parent


def bare() -> float:
    """Seconds until Python has started and ended."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def first_prompt(home: Path) -> float:
    """Seconds until the shelf has been said and the game waits for an answer."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "game", "play", "--text"],
        cwd=CHECKOUT,
        env={**os.environ, "DEMARCHE_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as game:
        assert game.stdout is not None
        said = b""
        while not said.endswith(b"\n> "):
            piece = os.read(game.stdout.fileno(), 65536)
            assert piece, said
            said += piece
        waited = time.perf_counter() - began
        game.communicate(b"quit\n")
    assert b"[exchange-1954]" in said
    return waited


def test_the_first_prompt_comes_quickly(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first_prompt(home)  # so that compiled modules exist, as on every start but the very first
    seconds: dict[str, list[float]] = {"bare Python": [], "cold": [], "from the compiled cache": []}
    for _round in range(ROUNDS):
        seconds["bare Python"].append(bare())
        shutil.rmtree(home / "cache")
        seconds["cold"].append(first_prompt(home))
        seconds["from the compiled cache"].append(first_prompt(home))
    median = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, taken in median.items():
        print(f"\n{name}: {taken * 1000:.0f} ms, {taken / median['bare Python']:.1f} x bare Python", end="")
    assert median["from the compiled cache"] <= LIMIT * median["bare Python"]
