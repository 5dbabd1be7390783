"""The results of 100 to 10,000 plays read, scored and written out: time, memory, and how both grow.

Run by hand: `python -m pytest tests/benchmarks/reports -s`.
"""

# ruff: noqa: S311 - made plays need no secrets; the figures are what a benchmark is for
from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from game.engine.machine import Exchange, options
from game.engine.play import Play
from game.model.letter import Letter
from game.model.play import Chosen, Entry, Inclined, Marked, Player, Record, Started
from game.model.scenario import Scenario
from game.replaying.journal import encode
from tests.benchmarks.reports.measure import ROOT, scenario
from tests.reports.made import spoilt

COUNTS = (100, 1_000, 10_000)
WRITTEN = ("gradebook", "choices", "statements", "report")


def made(whole: Scenario, count: int) -> Iterator[Record]:
    """So many finished plays by chance, each with two marks for every issue of its letter."""
    exchange, chance = Exchange(whole), random.Random(1954)
    casting = tuple((side.id, Player.PLAYER if side.playable else Player.RULES) for side in whole.sides)
    letters = {letter.id: letter for letter in whole.letters}
    for number in range(count):
        play, begun = Play.begin(exchange, casting), 1_786_449_600.0 + number
        entries: list[Entry] = []
        while moment := play.moment:
            choice = {id: chance.choice(positions).id for id, positions in options(whole, moment)}
            source = letters.get(moment.draft.answers) if moment.draft else None
            for id, position in choice.items() if moment.draft else ():
                now = begun + 20 * len(entries)
                entries.append(Inclined(moment.id, id, position, now))
                entries += [Marked(moment.id, id, label, True, now) for label in marks(source, chance)]
            play = play.after(choice)
            after = tuple(play.gauges().items())
            entries.append(
                Chosen(moment.id, tuple(choice.items()), play.at, after, begun + 20 * len(entries))
            )
        label = f"Pupil {number}"
        started = Started(whole.id, whole.hash, casting, "", label, 1, "benchmark", begun)
        yield Record(started, tuple(entries))


def marks(source: Letter | None, chance: random.Random) -> list[str]:
    if source is None:
        return []
    return chance.sample([s.label for paragraph in source.paragraphs for s in paragraph.sentences], 2)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[int, Path]:
    """A folder for each count; every tenth file in it is spoilt."""
    found = {count: tmp_path_factory.mktemp(f"plays-{count}") for count in COUNTS}
    ways = 0
    for number, record in enumerate(made(scenario(cache), max(COUNTS))):
        data = encode(record).encode()
        ways = ways or sum(1 for _way in spoilt(data))
        if number % 10 == 9:
            _way, data = next(islice(spoilt(data), number // 10 % ways, None))
        for count, folder in found.items():
            if number < count:
                (folder / f"{number}.jsonl").write_bytes(data)
    return found


def measured(what: str, folder: Path, cache: Path) -> dict[str, float]:
    """One run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.reports.measure", what, str(folder), str(cache)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the highest memory is asked of Linux")
def test_results_grow_with_the_class_and_no_faster(folders: dict[int, Path], cache: Path) -> None:
    runs = {
        count: (measured("ours", folder, cache), measured("yardstick", folder, cache))
        for count, folder in folders.items()
    }
    whole: dict[int, float] = {}
    print()
    for count, (ours, alone) in runs.items():
        read = ours["read, replayed, scored"]
        written = {step: ours[step] for step in WRITTEN}
        whole[count] = read + sum(written.values())
        print(
            f"{count:6,} files ({ours['used']:,.0f} used): read, replayed and scored {read:.2f} s "
            f"({count / read:,.0f} a second); "
            + ", ".join(f"{step} {seconds:.2f} s" for step, seconds in written.items())
            + f"; in all {whole[count]:.2f} s, {ours['memory'] / 1e6:.1f} MB more memory. "
            f"The same JSON alone: {alone['seconds']:.2f} s ({whole[count] / alone['seconds']:.1f} times)."
        )
    small, large = runs[1_000][0], runs[10_000][0]
    each = (large["memory"] - small["memory"]) / 9_000
    print(f"each further play: {each:,.0f} bytes; time per play, 10,000 against 1,000: "
          f"{whole[10_000] / 10 / whole[1_000]:.2f}")  # fmt: skip
    assert large["used"] == 9_000
    assert whole[10_000] / 10 <= 1.25 * whole[1_000]
    assert each <= 2_000
    assert large["read, replayed, scored"] <= 15 * runs[10_000][1]["seconds"]
    assert whole[10_000] <= 40 * runs[10_000][1]["seconds"]
