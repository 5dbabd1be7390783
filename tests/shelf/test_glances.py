"""Plays at a glance: read once, and again as soon as their files are not what they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.model.play import Chosen, Player, Record, Started
from game.replaying.journal import encode, encode_entry
from game.shelf import files, glances
from game.shelf.glances import Glances
from game.shelf.keeping import Keeper
from game.shelf.places import places

STARTED = Started("river-1901", "0" * 64, (("north", Player.PLAYER),), "", "Ana", at=5.0)
SENT = Chosen("north-answers", (("water", "share"),), "rest", (("trust", 30),), 9.0)
LONG_AGO = 1_000_000_000


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    names: list[str] = []
    before = files.contents

    def contents(path: Path, limit: int) -> bytes:
        names.append(path.name)
        return before(path, limit)

    monkeypatch.setattr(glances, "contents", contents)
    return names


def kept(folder: Path, *entries: Chosen, at: int | None = LONG_AGO) -> Path:
    path = folder / "play.jsonl"
    path.write_text(encode(Record(STARTED, entries)), encoding="utf-8", newline="\n")
    if at is not None:
        os.utime(path, (at, at))
    return path


def test_a_file_that_is_as_it_was_is_not_read_again(tmp_path: Path, read: list[str]) -> None:
    kept(tmp_path, SENT)
    seen = Glances(tmp_path, 10_000)
    first = seen.of("play.jsonl", whole=True)
    assert first[0] is not None
    assert first[0].chosen == (SENT,)
    assert seen.of("play.jsonl", whole=True) is first
    assert read == ["play.jsonl"]


def test_what_was_added_is_seen_though_the_clock_stood_still(tmp_path: Path) -> None:
    path = kept(tmp_path)
    seen = Glances(tmp_path, 10_000)
    assert seen.of("play.jsonl", whole=True)[0] == glances.Glance(STARTED, 5.0, ())
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(encode_entry(SENT))
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert seen.of("play.jsonl", whole=True)[0] == glances.Glance(STARTED, 9.0, (SENT,))


def test_another_file_of_the_same_length_is_seen_too(tmp_path: Path) -> None:
    """In place of one of long ago, and in place of one of just now, when the time may well be the same."""
    other = Chosen("north-answers", (("water", "spare"),), "rest", (("trust", 30),), 9.0)
    for at in (LONG_AGO, None):
        before = kept(tmp_path, SENT, at=at).stat()
        seen = Glances(tmp_path, 10_000)
        seen.of("play.jsonl", whole=True)
        path = kept(tmp_path, other, at=None)
        if at is None:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        found = seen.of("play.jsonl", whole=True)[0]
        assert found is not None
        assert found.chosen == (other,)


def test_an_empty_file_is_no_play_and_no_trouble(tmp_path: Path) -> None:
    """What is left of a game that was killed on a full disk before its first line."""
    home = places({"DEMARCHE_HOME": str(tmp_path)})
    home.saves.mkdir()
    (home.saves / "river-1901-2026-08-11-120000.jsonl").touch()
    keeper = Keeper(home, lambda _scenario, moment: (False, moment))
    assert (keeper.plays(), keeper.damaged()) == ((), ())


def test_a_file_that_went_is_said_to_be_gone(tmp_path: Path) -> None:
    path = kept(tmp_path, SENT)
    seen = Glances(tmp_path, 10_000)
    seen.of("play.jsonl", whole=False)
    path.unlink()
    assert seen.of("play.jsonl", whole=False)[0] is None
