"""A play that was kept is the play that was made: every one, on every shipped scenario, on any machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.castings import castings
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Chosen, Entry, Inclined, Marked, Record, Started
from game.replaying.journal import decode, encode
from game.replaying.replay import replay
from tests.engine.test_shipped import SHIPPED, shipped
from tests.properties.strategies import chosen as choice_of
from tests.properties.strategies import paths

ROOT = Path(__file__).parents[2]


@cache
def exchange(name: str) -> Exchange:
    return Exchange(shipped(name))


def made(name: str, casting: int, form: int, path: list[int]) -> tuple[Play, Record]:
    """A play of this scenario, and its journal: with marks, leanings, and times that go back and forth."""
    whole = exchange(name)
    scenario = whole.scenario
    players = castings(scenario)[casting % len(castings(scenario))]
    forms = [*([""] if scenario.start or not scenario.forms else []), *(f.id for f in scenario.forms)]
    play = Play.begin(whole, players, forms[form % len(forms)])
    started = Started(scenario.id, scenario.hash, players, play.form, "Ána 🖋", at=1_000.0)
    entries: list[Entry] = []
    for step, number in enumerate(path):
        moment = play.moment
        if moment is None:
            break
        choice = choice_of(scenario, moment, number)
        at = 1_000.0 + (-1) ** step * step * 86_400
        for variable, position in choice.items():
            entries.append(Inclined(moment.id, variable, position, at))
            if moment.draft:
                entries.append(Marked(moment.id, variable, "K1.1", step % 2 == 0, at))
        play = play.after(choice)
        entries.append(Chosen(moment.id, tuple(choice.items()), play.at, tuple(play.gauges().items()), at))
    return play, Record(started, tuple(entries))


@pytest.mark.parametrize("name", SHIPPED)
@given(casting=st.integers(0, 9), form=st.integers(0, 9), path=paths)
def test_a_play_saved_and_replayed_is_the_same_play(
    name: str, casting: int, form: int, path: list[int]
) -> None:
    play, record = made(name, casting, form, path)
    decoded = decode(encode(record).encode())
    assert (decoded.record, decoded.words) == (record, ())
    again = replay(exchange(name), record)
    assert (again.difference, again.held) == (None, record.entries)
    assert again.play == play


@pytest.mark.parametrize("name", SHIPPED)
@given(casting=st.integers(0, 9), path=paths)
def test_a_play_that_went_through_windows_gives_the_same_bytes(
    name: str, casting: int, path: list[int]
) -> None:
    """Line ends as Windows has them, and the mark its editors put in front."""
    play, record = made(name, casting, 0, path)
    there = b"\xef\xbb\xbf" + encode(record).encode().replace(b"\n", b"\r\n")
    back = decode(there)
    assert back.words == ()
    assert back.record is not None
    assert encode(back.record) == encode(record)
    assert replay(exchange(name), back.record).play == play


# -- another Python ------------------------------------------------------------------------------------------

ELSEWHERE = """
import sys
from pathlib import Path

from game.engine.machine import Exchange
from game.replaying.journal import decode, encode
from game.replaying.replay import replay
from game.shelf.library import Library

library = Library((Path(sys.argv[1]),))
data = Path(sys.argv[2]).read_bytes()
record = decode(data).record
again = replay(Exchange(library.load(record.started.scenario)), record)
assert again.difference is None and not again.changed, (again.difference, again.changed)
sys.stdout.buffer.write(encode(record).encode())
print(again.play.at, again.play.gauges(), again.play.taken())
"""


def other_pythons() -> list[str]:
    """Other versions of Python on this machine that the game runs on, by their commands."""
    names = [f"python3.{minor}" for minor in range(11, 15) if minor != sys.version_info.minor]
    found = [path for name in names if (path := shutil.which(name))]
    pyenv = Path.home() / ".pyenv" / "versions"
    if pyenv.is_dir():
        found += [str(p) for v in sorted(pyenv.iterdir()) for p in [v / "bin" / "python"] if p.is_file()]
    return found


def answers(python: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What this Python says, with the pure packages of this environment."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), packages])}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run([python, *arguments], env=environment, capture_output=True)


@pytest.mark.parametrize("name", SHIPPED)
def test_another_python_replays_to_the_same_bytes(name: str, tmp_path: Path) -> None:
    others = {}
    for python in other_pythons():
        version = answers(python, "-c", "import sys; print(sys.version_info[:2])")
        if version.returncode == 0 and version.stdout.decode().strip() != str(sys.version_info[:2]):
            others[version.stdout] = python
    usable = [python for version, python in others.items() if b"(3, 1" in version and version >= b"(3, 11)"]
    if not usable:
        pytest.skip("no other Python from 3.11 on is installed here")
    _play, record = made(name, 0, 0, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7])
    path = tmp_path / "play.jsonl"
    path.write_bytes(encode(record).encode())
    here = answers(sys.executable, "-c", ELSEWHERE, str(ROOT), str(path))
    assert here.returncode == 0, here.stderr.decode()
    assert here.stdout.startswith(path.read_bytes())
    for python in usable:
        there = answers(python, "-c", ELSEWHERE, str(ROOT), str(path))
        assert (there.returncode, there.stdout) == (0, here.stdout), there.stderr.decode()
