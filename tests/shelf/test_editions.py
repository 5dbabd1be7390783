"""Scenarios as they were played are found again, or are not there; never something else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from game.model.play import Player, Started
from game.model.scenario import Scenario
from game.shelf.editions import Editions
from game.shelf.keeping import Keeper
from game.shelf.library import Library
from game.shelf.places import places

READING = Path(__file__).parents[1] / "reading"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with the scenario of the river and its letters."""
    root = tmp_path / "library"
    (root / "scenarios").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "scenarios" / "river.yaml").write_bytes((READING / "river.yaml").read_bytes())
    for letter in (READING / "letters").iterdir():
        (root / "seeds" / letter.name).write_bytes(letter.read_bytes())
    return Library((root,))


def river(library: Library) -> Scenario:
    loaded = library.load("river")
    assert isinstance(loaded, Scenario)
    return loaded


def test_a_scenario_is_kept_with_its_first_play_and_found_after_it_was_edited(
    library: Library, tmp_path: Path
) -> None:
    here = places({"DEMARCHE_HOME": str(tmp_path / "home")})
    keeper = Keeper(here, library.stands, library.files)
    whole = river(library)
    started = Started("river", whole.hash, tuple((side.id, Player.PLAYER) for side in whole.sides))
    keeper.begin(started)
    keeper.close()
    path = library.paths()["river"]
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "title: Another", 1), encoding="utf-8")
    assert river(Library(library.roots)).hash != whole.hash
    assert keeper.edition(started) == whole
    (kept,) = here.editions.iterdir()
    before = kept.read_bytes()
    keeper.begin(started)
    keeper.close()
    assert [path.read_bytes() for path in here.editions.iterdir()] == [before]


def test_a_play_from_elsewhere_has_no_edition(library: Library, tmp_path: Path) -> None:
    keeper = Keeper(places({"DEMARCHE_HOME": str(tmp_path)}), library.stands, library.files)
    assert keeper.edition(Started("river", "ab" * 32, ())) is None


def spoiled(path: Path, how: str) -> None:
    if how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    elif how == "flipped":
        data = bytearray(path.read_bytes())
        data[60] ^= 255
        path.write_bytes(bytes(data))
    else:
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("river.yaml", "format: 1\n")


@pytest.mark.parametrize("how", ["empty", "cut", "flipped", "another"])
def test_a_damaged_edition_is_none(library: Library, tmp_path: Path, how: str) -> None:
    editions, whole = Editions(tmp_path / "editions"), river(library)
    editions.keep(whole.hash, library.files("river"))
    assert editions.find(whole.hash) == whole
    (path,) = (tmp_path / "editions").iterdir()
    spoiled(path, how)
    assert editions.find(whole.hash) is None


def test_what_says_that_it_is_larger_than_any_scenario_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "abc.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("river.yaml", b"\0" * 50_000_000)
    assert path.stat().st_size < 100_000
    assert Editions(tmp_path).find("abc") is None


def test_where_many_scenarios_are_kept_those_of_kept_plays_stay(library: Library, tmp_path: Path) -> None:
    here = places({"DEMARCHE_HOME": str(tmp_path / "home")})
    keeper = Keeper(here, library.stands, library.files)
    whole = river(library)
    keeper.begin(Started("river", whole.hash, ()))
    for number in range(100):
        Editions(here.editions).keep(f"{number:064}", {"river.yaml": b""})
    keeper.begin(Started("river", "f" * 64, ()))
    keeper.close()
    assert sorted(path.stem for path in here.editions.iterdir()) == sorted((whole.hash, "f" * 64))


def test_a_scenario_that_cannot_be_loaded_has_no_files(tmp_path: Path) -> None:
    assert Library((tmp_path,)).files("river") == {}
