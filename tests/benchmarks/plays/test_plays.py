"""Whole plays a second through the engine, and the memory of a live session, on concord-12.

Run by hand: `python -m pytest tests/benchmarks/plays -s`. Everybody takes turns in each round, and
the median of the rounds' ratios decides, so that the machine's own speed does not.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from statistics import median
from time import perf_counter
from typing import Protocol

import pytest

from tests.benchmarks.plays.concord import PLAYS, Engine, choices, data
from tests.benchmarks.plays.yardsticks import Copies, Dicts, Stock

SUM = 11_181_873
OUTCOMES = {"out1": 3_647, "out2": 4_833, "out3": 1_554, "out4": 5_688, "out5": 4_278}

ROUNDS = 15
SESSIONS = 10_000


class Contender(Protocol):
    """Something that plays concord-12."""

    def play(self, choices: bytes) -> tuple[str, int]:
        """The outcome of a whole play, and its points."""


CONTENDERS: dict[str, type[Engine | Stock | Dicts | Copies]] = {
    "engine": Engine,
    "stock": Stock,
    "dicts in place": Dicts,
    "dicts, new state a step": Copies,
}


@pytest.mark.parametrize("name", CONTENDERS)
def test_the_known_answers_come_out(name: str) -> None:
    contender: Contender = CONTENDERS[name](data())
    total, outcomes = 0, Counter[str]()
    for play in choices():
        outcome, points = contender.play(play)
        total += points
        outcomes[outcome] += 1
    assert (total, outcomes) == (SUM, OUTCOMES)


def test_the_engine_plays_six_times_as_fast_as_stock_and_faster_than_a_plain_loop() -> None:
    contenders: dict[str, Contender] = {name: kind(data()) for name, kind in CONTENDERS.items()}
    batch = choices()[: PLAYS // 20]
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for _round in range(ROUNDS):
        for name, contender in contenders.items():
            start = perf_counter()
            for play in batch:
                contender.play(play)
            rates[name].append(len(batch) / (perf_counter() - start))
    print()
    ratios = {}
    for name, those in rates.items():
        ratios[name] = median(engine / other for engine, other in zip(rates["engine"], those, strict=True))
        span = f"{median(those):9,.0f} plays/s ({min(those):,.0f} to {max(those):,.0f})"
        print(f"{name:24} {span}; the engine is {ratios[name]:.2f} times as fast")
    assert ratios["stock"] >= 6
    assert ratios["dicts, new state a step"] >= 1
    assert ratios["dicts in place"] >= 1


def test_a_live_session_takes_at_most_256_bytes() -> None:
    """Ten thousand states in the middle of different plays, with the list that holds them."""
    engine = Engine(data())
    half = [play[:6] for play in choices()[:SESSIONS]]
    engine.state_after(half[0])  # what the exchange itself keeps is made by now
    gc.collect()
    tracemalloc.start()
    sessions = [engine.state_after(play) for play in half]
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\n{size / len(sessions):.0f} bytes a live session")
    assert size / len(sessions) <= 256
