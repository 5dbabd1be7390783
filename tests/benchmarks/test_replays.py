"""How fast kept plays are replayed, and how long the tree of a thousand plays takes to open.

    python -m pytest tests/benchmarks/test_replays.py -s

The yardstick of both is reading the same files as JSON with the standard library alone, in the same run.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Chosen, Entry, Inclined, Marked, Record, Started
from game.model.scenario import Scenario
from game.pages.railway import railway
from game.replaying.journal import decode, encode
from game.replaying.replay import replay
from game.shelf.keeping import Keeper
from game.shelf.library import Library
from game.shelf.places import places
from tests.properties.strategies import chosen

ROOT = Path(__file__).parents[2]
PLAYS = 1_000


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    loaded = Library((ROOT,)).load("exchange-1954")
    assert isinstance(loaded, Scenario)
    return loaded


@pytest.fixture(scope="module")
def saves(scenario: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a thousand plays by chance, each with marks and leanings like a pupil's."""
    from game.engine.castings import alone

    chance, exchange = random.Random(1954), Exchange(scenario)  # noqa: S311 - not a secret
    side = next(side.id for side in scenario.sides if side.playable)
    form = "" if scenario.start else scenario.forms[0].id
    home = tmp_path_factory.mktemp("home")
    (home / "saves").mkdir()
    for number in range(PLAYS):
        play, entries = Play.begin(exchange, alone(scenario, side), form), list[Entry]()
        while play.moment is not None:
            choice = chosen(scenario, play.moment, chance.randrange(10**9))
            for issue, position in choice.items():
                if play.moment.draft:
                    entries.append(Marked(play.at, issue, "K1.1", True, 1.0))
                entries.append(Inclined(play.at, issue, position, 1.0))
            moment, play = play.at, play.after(choice)
            entries.append(Chosen(moment, tuple(choice.items()), play.at, tuple(play.gauges().items()), 1.0))
        started = Started(
            scenario.id, scenario.hash, play.casting, form, f"Pupil {number}", at=float(number + 1)
        )
        text = encode(Record(started, tuple(entries)))
        (home / "saves" / f"play-{number:04}.jsonl").write_text(text, encoding="utf-8", newline="\n")
    return home / "saves"


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """The best of some rounds, in seconds."""
    best = float("inf")
    for _round in range(rounds):
        before = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - before)
    return best


def as_json(saves: Path) -> int:
    """Every line of every file read with the standard library, and nothing else done."""
    return sum(
        len(json.loads(line))
        for path in sorted(saves.iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def test_replays_per_second(scenario: Scenario, saves: Path) -> None:
    exchange = Exchange(scenario)
    data = [path.read_bytes() for path in sorted(saves.iterdir())]
    records = [record for one in data if (record := decode(one).record)]
    entries = sum(len(record.entries) for record in records)

    def all_replayed() -> None:
        for record in records:
            assert replay(exchange, record).difference is None

    json_alone = timed(lambda: as_json(saves))
    decoding = timed(lambda: [decode(one) for one in data])
    replaying = timed(all_replayed)
    print(
        f"\n{PLAYS} plays, {entries} entries, {sum(map(len, data)) / 1e6:.1f} MB: "
        f"replayed {PLAYS / replaying:,.0f} a second; read and replayed "
        f"{PLAYS / (decoding + replaying):,.0f} a second; "
        f"the same JSON with the standard library alone {PLAYS / json_alone:,.0f} a second"
    )
    assert len(records) == PLAYS


def test_the_tree_of_a_thousand_plays(scenario: Scenario, saves: Path) -> None:
    library = Library((ROOT,))
    for path in saves.iterdir():
        os.utime(path, (1, 1))  # of another day, as plays are that have come together to be so many

    def keeper() -> Keeper:
        return Keeper(places({"DEMARCHE_HOME": str(saves.parent)}), library.stands)

    exchange, open_already = Exchange(scenario), keeper()
    ways = open_already.ways(scenario.id)
    reading = timed(lambda: keeper().ways(scenario.id), 3)
    again = timed(lambda: open_already.ways(scenario.id), 3)
    setting = timed(lambda: railway(exchange, ways, revealed=True), 3)
    json_alone = timed(lambda: as_json(saves), 3)
    page = railway(exchange, ways, revealed=True)
    print(
        f"\nthe tree of {len(ways)} plays: {1000 * (reading + setting):.0f} ms "
        f"({1000 * reading:.0f} to read them, {1000 * setting:.0f} to grow and set it out), "
        f"{1000 * (again + setting):.0f} ms when it is opened again; "
        f"all their JSON with the standard library alone: {1000 * json_alone:.0f} ms"
    )
    assert len(ways) == PLAYS
    assert page.kind == "railway"
