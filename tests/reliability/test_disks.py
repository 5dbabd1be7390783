"""Disks that are really full or really closed, and clocks that are really wrong, under the whole game."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from game.cli.main import main
from game.model.play import Chosen, Started
from game.pages.flow import Flow
from game.replaying.journal import decode
from game.reports.judging import active_minutes
from game.shelf.keeping import Keeper, read_play
from game.shelf.places import places
from tests.builders import scenario
from tests.pages.stand_ins import Shelf, do
from tests.reliability.killing import ANSWERS, library

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kilobytes of its own, which takes a superuser to make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk of one's own cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def play(home: Path, root: Path, *answers: str) -> subprocess.CompletedProcess[str]:
    """A real game with these answers."""
    return subprocess.run(
        [sys.executable, "-m", "game", "play", "river", "--text", "--library", str(root)],
        cwd=ROOT,
        env={**os.environ, "DEMARCHE_HOME": str(home)},
        input="".join(f"{answer}\n" for answer in answers),
        capture_output=True,
        text=True,
    )


def test_on_a_disk_that_is_full_the_play_goes_on_and_is_kept_as_soon_as_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    root = library(tmp_path)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        while _written(file):
            continue
    full = play(small_disk, root, *ANSWERS)
    assert full.returncode == 0
    assert "the disk is full" in " ".join(full.stdout.split())
    assert "What you wrote, and what they wrote" in full.stdout, "it is played to its end all the same"
    assert "is kept; start again" not in full.stdout
    ballast.unlink()
    roomy = play(small_disk, root, *ANSWERS)
    assert "the disk is full" not in roomy.stdout
    (save,) = (small_disk / "saves").glob("*.jsonl")
    assert read_play(save).words == ()


def test_a_play_whose_disk_fills_up_in_the_middle_has_lost_nothing_when_there_is_room_again(
    small_disk: Path,
) -> None:
    keeper = Keeper(places({"DEMARCHE_HOME": str(small_disk)}), lambda _scenario, moment: (False, moment))
    handle = keeper.begin(_started())
    ballast = small_disk / "ballast"
    said = [keeper.keep(handle, _chosen(number)) for number in range(3)]
    with ballast.open("wb", buffering=0) as file:
        while _written(file):
            continue
    said += [keeper.keep(handle, _chosen(number)) for number in range(3, 150)]
    assert said[:3] == ["", "", ""]
    assert "the disk is full" in said[-1]
    ballast.unlink()
    assert keeper.keep(handle, _chosen(150)) == ""
    keeper.close()
    record = read_play(keeper.path(handle)).record
    assert record is not None
    assert record.entries == tuple(_chosen(number) for number in range(151))


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder nobody may write to: for the superuser, who may write anywhere, a disk that is only read."""
    folder = tmp_path / "closed"
    folder.mkdir()
    if sys.platform == "win32":
        pytest.skip("Windows has no folders that are closed to their owner")
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk that is only read cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_in_a_folder_that_may_only_be_read_the_game_is_played_and_says_so(
    closed: Path, tmp_path: Path
) -> None:
    played = play(closed, library(tmp_path), *ANSWERS)
    assert played.returncode == 0
    said = " ".join(played.stdout.split())
    assert "you have no permission for it" in said or "the disk can only be read" in said
    assert "What you wrote, and what they wrote" in said
    assert list(closed.iterdir()) == []


def test_a_clock_that_is_set_back_changes_no_play_and_counts_no_time(tmp_path: Path) -> None:
    shelf, now = Shelf((scenario(forms=()),)), [5_000.0]
    flow = Flow(shelf, shelf, clock=lambda: now[0])
    do(flow, "river-1901", "start", "on")
    for time, words in (
        (4_000.0, ("S2.1",)),
        (3_000.0, ("on", "next", "share")),
        (3_060.0, ("next", "later")),
        (10.0, ("draft", "finish")),
        (-5.0, ("send",)),
    ):
        now[0] = time
        do(flow, *words)
    (handle,) = shelf.records
    record = shelf.read(handle)[0]
    assert record is not None
    assert active_minutes(record)[-1] == pytest.approx(1.0)
    again = Flow(shelf, shelf, clock=lambda: 0.0)
    do(again, "resume-1")
    assert again.desk is not None
    assert flow.desk is not None
    assert again.desk.play.turns == flow.desk.play.turns


def test_plays_begun_while_the_clock_goes_back_have_a_file_each_and_all_are_found(tmp_path: Path) -> None:
    here = places({"DEMARCHE_HOME": str(tmp_path)})
    keeper = Keeper(here, lambda _scenario, moment: (False, moment))
    handles = [keeper.begin(_started(at)) for at in (9e8, 5.0, 0.0, -1e9, 9e8, 1e12)]
    for handle in handles:
        assert keeper.keep(handle, _chosen(0)) == ""
    keeper.close()
    assert len(set(handles)) == len(list(here.saves.iterdir())) == 6
    assert {kept.handle for kept in keeper.plays()} == set(handles)


def test_a_real_game_under_a_clock_of_1970_is_kept_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = library(tmp_path)
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("time.time", lambda: 3.0)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(ANSWERS)))
    assert main(["play", "river", "--text", "--library", str(root)]) == 0
    (save,) = (tmp_path / "home" / "saves").iterdir()
    assert save.name.startswith("river-19")
    decoded = decode(save.read_bytes())
    assert decoded.record is not None
    assert isinstance(decoded.record.entries[-1], Chosen)
    capsys.readouterr()


def _written(file: IO[bytes]) -> bool:
    """Whether there was room for a little more."""
    try:
        return bool(file.write(b"\0" * 512))
    except OSError:
        return False


def _started(at: float = 1.0) -> Started:
    return Started("river", "", (), at=at)


def _chosen(number: int) -> Chosen:
    return Chosen(f"moment-{number}", (("matter", "position " * 8),), "on", (), float(number))
