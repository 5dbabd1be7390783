"""Coverage-guided fuzzing of the readers, run by hand with `-max_total_time=1500`.

Needs `atheris`, which the tests do not. Whatever the bytes, reading and checking answer with problems: no
exception, every place inside its file, and nothing that takes longer than 20 seconds. What is found is
written to the working folder as `crash-...`, and belongs among the named cases of `tests/reading`.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
atheris = importlib.import_module("atheris")

with atheris.instrument_imports(include=["game"]):
    from game.checking.check import check
    from game.checking.report import as_json, as_text
    from game.reading.scenario import read

LETTERS = {path.name: path.read_bytes() for path in (ROOT / "tests" / "reading" / "letters").iterdir()}


def one_input(data: bytes) -> None:
    """Read these bytes as a scenario, or as a letter when they begin with a zero byte, and hold the laws."""
    letters = dict(LETTERS)
    text = data
    if data[:1] == b"\0":
        letters["may.txt"], text = data[1:], RIVER
    reading = read("fuzz.yaml", text, letters.get, tuple(letters))
    problems = check(reading)
    for problem in problems:
        for place in (problem.place, problem.second):
            if place is not None:
                line = reading.sources[place.file][place.line - 1]
                assert 1 <= place.column <= len(line) + 1, place
                assert place.column + place.length - 1 <= max(len(line), place.column), place
    as_text(problems, reading.sources)
    as_json(problems)


RIVER = (ROOT / "tests" / "reading" / "river.yaml").read_bytes()


def seeded(folder: Path) -> None:
    """The scenarios that the tests hold, as the first of the corpus."""
    cases = sorted((ROOT / "tests" / "problems").glob("*/scenario.yaml"))
    starter = ROOT / "game" / "shelf" / "starter" / "starter.yaml"
    for path in (ROOT / "tests" / "reading" / "river.yaml", starter, *cases):
        if path.stat().st_size < 20_000:
            (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    for name, letter in LETTERS.items():
        (folder / name).write_bytes(b"\0" + letter)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as corpus:
        seeded(Path(corpus))
        atheris.Setup([*sys.argv, corpus, "-timeout=20", "-max_len=20000"], one_input)
        atheris.Fuzz()
