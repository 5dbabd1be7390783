"""From saving a scenario to seeing it in the preview's window, and how long 100 mistakes take to be told."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.checking.check import check
from game.checking.reaching import way_to
from game.checking.report import as_text
from game.cli.previewing import looked, saved, watched
from game.model.settings import Settings
from game.pages.previewing import Preview, Wanted
from game.reading.keeping import Kept
from game.reading.scenario import read
from game.shelf.watching import Watch

_ROOT = Path(__file__).parents[2]
_ROUNDS = 30
_TARGET = 150  # milliseconds, where nothing else keeps the machine busy


@contextmanager
def opened(preview: Preview) -> Iterator[Namespace]:
    """The real window loop's parts, on a display that shows nothing."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame = pytest.importorskip("pygame")
    from game.window.app import Window

    pygame.display.init()
    pygame.font.init()
    try:
        yield Namespace(window=Window(preview, _ROOT / "assets", (1280, 720)), pygame=pygame)
    finally:
        pygame.quit()


@pytest.mark.parametrize("moment", ["june-arrives", "belgrade-drafts", "winter"])
def test_a_save_shows_in_the_window(moment: str, tmp_path: Path) -> None:
    """Prints the milliseconds from the write to the drawn frame, and how many of them are ours."""
    for folder in ("scenarios", "seeds"):
        shutil.copytree(_ROOT / folder, tmp_path / folder)
    path = tmp_path / "scenarios" / "exchange-1954.yaml"
    text = path.read_text(encoding="utf-8")
    watch, kept = saved(Watch(lambda: watched(path))), Kept()
    preview = Preview(
        lambda: looked(path, kept), way_to, Wanted(moment), settings=Settings(), clock=time.time
    )
    waited, worked = [], []
    with opened(preview) as there:
        there.window.turn(there.pygame.event.get())
        for number in range(_ROUNDS):
            changed = text.replace("title: The 1954 Exchange", f"title: The Exchange {number}")
            start, began = time.perf_counter(), time.process_time()
            path.write_text(changed, encoding="utf-8")
            while (action := watch()) is None:
                time.sleep(1 / 30)  # as the window's loop waits between frames
            there.window.act(action)
            there.window.turn(there.pygame.event.get())
            waited.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - began) * 1000)
    print(
        f"\n{moment}: {len(text):,} bytes, save to shown {statistics.median(waited):.0f} ms (median), "
        f"{max(waited):.0f} ms (slowest); {statistics.median(worked):.0f} ms of it are work; target {_TARGET}"
    )


def test_a_hundred_mistakes_are_all_told() -> None:
    """Prints the milliseconds that a scenario with 100 mistakes of different kinds takes."""
    text = hundred()
    seeds = {file.name: file.read_bytes() for file in (_ROOT / "seeds").glob("*.txt")}
    times = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        reading = read("exchange-1954.yaml", text.encode(), seeds.get, tuple(seeds))
        problems = check(reading)
        told = as_text(problems, reading.sources)
        times.append((time.perf_counter() - start) * 1000)
    assert len(problems) == 100
    assert told.endswith("\n100 errors.\n")
    print(f"\n100 mistakes, {len(text):,} bytes: {statistics.median(times):.0f} ms, all {len(problems)} told")


def hundred() -> str:
    """The 1954 exchange with 100 independent mistakes: misspelt entries, numbers, ids and quotations."""
    lines = (_ROOT / "scenarios" / "exchange-1954.yaml").read_text(encoding="utf-8").split("\n")
    mistakes = 0
    for index, line in enumerate(lines):
        if mistakes == 100:
            break
        name = line.strip().partition(":")[0]
        made = {
            "credit": line.replace("credit:", "credit: x"),
            "topic": line.replace("topic:", "tropic:"),
            "why": line.replace("why:", "whyy:"),
            "note": line.replace("note:", "noote:"),
        }.get(name)
        if made and made != line:
            lines[index] = made
            mistakes += 1
    assert mistakes == 100
    return "\n".join(lines)
