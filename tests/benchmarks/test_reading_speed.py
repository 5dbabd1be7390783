"""How long reading and checking a scenario takes, beside YAML's own C parser on the same text."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from game.checking.check import check
from game.reading.scenario import read

_ROOT = Path(__file__).parents[2]
_PATH = _ROOT / "scenarios" / "exchange-1954.yaml"
_ROUNDS = 40


def test_reading_and_checking_beside_parsing_alone() -> None:
    """Prints medians in milliseconds: `yaml.compose` with the C loader, read, check, and the ratio."""
    data = _PATH.read_bytes()
    text = data.decode()
    seeds = {path.name: path.read_bytes() for path in (_ROOT / "seeds").glob("*.txt")}

    def compose() -> None:
        yaml.compose(text, Loader=yaml.CBaseLoader)

    def reading() -> None:
        read(str(_PATH), data, seeds.get, tuple(seeds))

    def both() -> None:
        assert check(read(str(_PATH), data, seeds.get, tuple(seeds))) == ()

    composed, only_read, checked = _medians(compose, reading, both)
    line = (
        f"\n{len(data):,} bytes: compose {composed:.2f} ms, "
        f"read {only_read:.2f} ms ({only_read / composed:.2f}x), "
        f"read and check {checked:.2f} ms ({checked / composed:.2f}x)"
    )
    print(line)


def _medians(*works: Callable[[], None]) -> list[float]:
    """Milliseconds of each, taken by turns so that a slow spell of the machine meets all of them."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS):
        for work, taken in zip(works, times, strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]
