"""One run over a folder of plays: `python -m tests.benchmarks.reports.measure WHAT FOLDER CACHE`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

from game.model.scenario import Scenario
from game.reports.class_report import class_report
from game.reports.gathering import gather
from game.reports.gradebook import choices, gradebook
from game.reports.results import Attempts
from game.reports.statements import encoded, statements
from game.reports.webpage import webpage
from game.shelf.cache import Cache
from game.shelf.library import Library

ROOT = Path(__file__).parents[3]
SCENARIO = "exchange-1954"


def scenario(cache: Path) -> Scenario:
    """The scenario that is played, from the cache: reading YAML takes memory that would hide what follows."""
    loaded = Library((ROOT,), Cache(cache)).load(SCENARIO)
    if isinstance(loaded, str):
        raise LookupError(loaded)
    return loaded


def peak() -> int:
    """The most memory this process has had, in bytes; `getrusage` would tell its parent's if more."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) * 1024


def ours(folder: Path, cache: Path) -> dict[str, float]:
    """Seconds of processor time for each step, bytes of memory, and the counts."""
    whole = scenario(cache)
    before, seconds, at = peak(), dict[str, float](), process_time()

    def done(step: str) -> None:
        nonlocal at
        now = process_time()
        seconds[step], at = now - at, now

    with gather([folder], lambda _id: whole) as results:
        done("read, replayed, scored")
        for step, write in _writers(results.scenarios).items():
            for _piece in write(results):
                pass
            done(step)
        counted = results.counted()
        document = class_report(results.chosen(Attempts.LAST), results.scenarios, counted, Attempts.LAST)
        webpage(document)
        done("report")
    return {**seconds, "memory": peak() - before, "used": counted.used, "files": counted.read}


def _writers(scenarios: tuple[Scenario, ...]) -> dict[str, Callable[..., Iterable[str]]]:
    return {
        "gradebook": lambda results: gradebook(results.chosen(Attempts.LAST), scenarios),
        "choices": lambda results: choices(results.chosen(Attempts.LAST), scenarios),
        "statements": lambda results: encoded(statements(results.chosen(Attempts.LAST), scenarios)),
    }


def yardstick(folder: Path, _cache: Path) -> dict[str, float]:
    """The same files through the standard library's JSON, line by line; what is no JSON is passed over."""
    before, at, lines = peak(), process_time(), 0
    for path in folder.rglob("*.jsonl"):
        for line in path.read_bytes().splitlines():
            try:
                json.loads(line)
            except (ValueError, RecursionError):
                continue
            lines += 1
    return {"seconds": process_time() - at, "memory": peak() - before, "lines": lines}


if __name__ == "__main__":
    print(
        json.dumps({"ours": ours, "yardstick": yardstick}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
    )
