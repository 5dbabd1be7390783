"""A play handed in lies where it should, whole, beside whatever was there; or the reason is said."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Chosen, Player, Started
from game.model.shelf import Receipt
from game.shelf.handing_in import words_for
from game.shelf.keeping import Keeper, read_play
from game.shelf.places import places

START = Started("river-1901", "5" * 64, (("north", Player.PLAYER),), label="Ana Šarić", attempt=2, at=5.0)
READ = Chosen("may-arrives", (), "north-drafts", (("trust", 30),), 6.0)


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    here = places({"DEMARCHE_HOME": str(tmp_path / "home")})
    keeper = Keeper(here, lambda _scenario, moment: (False, moment))
    yield keeper
    keeper.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def handed(keeper: Keeper, handle: str, folder: Path) -> Receipt:
    receipt = keeper.hand_in(handle, str(folder), 1_000.0)
    assert isinstance(receipt, Receipt), receipt
    return receipt


def test_the_file_says_whose_it_is_and_holds_the_very_play(keeper: Keeper, stick: Path) -> None:
    handle = keeper.begin(START, (READ,))
    receipt = handed(keeper, handle, stick)
    path = stick / "Ana-Šarić-river-1901-2.jsonl"
    assert receipt == Receipt(str(path), 1_000.0, 0, words_for(path.read_bytes()))
    assert path.read_bytes() == keeper.path(handle).read_bytes()


def test_nothing_is_ever_written_over(keeper: Keeper, stick: Path) -> None:
    theirs = stick / "Ana-Šarić-river-1901-2.jsonl"
    theirs.write_text("somebody else's", encoding="utf-8")
    handle = keeper.begin(START)
    receipt = handed(keeper, handle, stick)
    assert receipt.file.endswith("Ana-Šarić-river-1901-2-2.jsonl")
    assert theirs.read_text(encoding="utf-8") == "somebody else's"
    keeper.keep(handle, READ)
    assert handed(keeper, handle, stick).file.endswith("-3.jsonl"), "it has come further since"
    assert len(list(stick.iterdir())) == 3


def test_the_same_play_handed_in_twice_lies_there_once(keeper: Keeper, stick: Path) -> None:
    handle = keeper.begin(START)
    first, second = handed(keeper, handle, stick), handed(keeper, handle, stick)
    assert (first.again, second.again) == (False, True)
    assert first.file == second.file
    assert len(list(stick.iterdir())) == 1


def test_a_play_whose_own_disk_is_full_can_still_be_handed_in(
    keeper: Keeper, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "saves").write_text("in the way", encoding="utf-8")
    handle = keeper.begin(START)
    assert keeper.keep(handle, READ) != ""
    record = read_play(Path(handed(keeper, handle, stick).file)).record
    assert record is not None
    assert record.entries == (READ,)


def test_what_stands_in_the_way_is_said(
    keeper: Keeper, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = keeper.begin(START)
    gone = keeper.hand_in(handle, str(tmp_path / "gone"), 0.0)
    assert gone == f"The folder {tmp_path / 'gone'} is not there. If it is on a stick: is the stick in?"
    assert keeper.hand_in("gone", str(stick), 0.0) == (
        f"{keeper.path('gone')} cannot be read: it is not there."
    )
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _number: (_ for _ in ()).throw(OSError(28, "no space")))
        assert keeper.hand_in(handle, str(stick), 0.0) == (
            f"The play could not be written to {stick}: the disk is full. It is still kept here."
        )
    assert list(stick.iterdir()) == [], "half a play is no use to anybody"


def test_what_does_not_read_back_as_it_was_written_was_not_handed_in(
    keeper: Keeper, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = keeper.begin(START)
    monkeypatch.setattr("game.shelf.handing_in.contents", lambda _path, _limit: b"something else")
    said = keeper.hand_in(handle, str(stick), 0.0)
    assert isinstance(said, str)
    assert said.startswith("The play could not be written to ")
    assert list(stick.iterdir()) == []


@given(st.text(max_size=80))
def test_any_label_gives_a_name_that_every_system_takes(label: str) -> None:
    from game.model.play import Record
    from game.shelf.handing_in import _names

    name = next(_names(Record(Started("river-1901", "", (), label=label)), Path("x"))).name
    assert re.fullmatch(r"[\w-]+\.jsonl", name)
    assert len(name) < 100
    assert len(name.encode()) < 255


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_the_words_are_three_and_others_for_other_bytes(one: bytes, other: bytes) -> None:
    assert re.fullmatch(r"([a-z]{5}-){2}[a-z]{5}", words_for(one))
    assert (words_for(one) == words_for(other)) == (one == other)
