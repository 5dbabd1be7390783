"""Scenarios are found where they lie, read once, and said to be unplayable in words where they are."""

from __future__ import annotations

import os
import sys
from itertools import product
from pathlib import Path

import pytest

from game.model.scenario import Scenario
from game.model.shelf import Listed
from game.shelf.cache import Cache
from game.shelf.compiled import pack, unpack
from game.shelf.files import NotRead, contents
from game.shelf.library import Library, letters_in
from game.shelf.places import own_root, places
from tests.builders import scenario

SMALL = """\
format: 1
id: small
title: {title}
summary: Two sides and a letter.
when: May 1901
minutes: 5
start: arrives
sides:
  north: {{name: North, playable: yes}}
  south: {{name: South}}
letters:
  note:
    title: A note
    by: south
    date: 1901-05-01
    file: note.txt
    label: S
    citation: "A note, 1901"
    body: {{first: "The river is high.", last: "The river is high."}}
moments:
  arrives:
    by: north
    title: A note arrives
    date: 1901-05-02
    read: note
    then: rest
endings:
  rest: {{title: The matter rests, label: what happened, text: Nothing follows.}}
"""
NOTE = "The river is high.\n"


def root(folder: Path, title: str = "Small", note: str | None = NOTE, text: str = SMALL) -> Path:
    """A library's folder with the small scenario in it."""
    (folder / "scenarios").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "scenarios" / "small.yaml").write_text(text.format(title=title), encoding="utf-8")
    if note is not None:
        (folder / "seeds" / "note.txt").write_text(note, encoding="utf-8")
    return folder


def loaded(library: Library) -> Scenario:
    found = library.load("small")
    assert isinstance(found, Scenario), found
    return found


def test_a_scenario_is_listed_and_loaded(tmp_path: Path) -> None:
    library = Library((root(tmp_path),))
    assert library.scenarios() == (Listed("small", "Small", "Two sides and a letter.", "May 1901", 5),)
    assert loaded(library).letter("note").paragraphs[0].text == "The river is high."
    assert library.stands("small", "rest") == (True, "The matter rests")
    assert library.stands("small", "arrives") == (False, "A note arrives")
    assert library.stands("gone", "arrives") == (False, "arrives")


def test_a_teachers_copy_stands_in_front_of_the_programs(tmp_path: Path) -> None:
    own, theirs = root(tmp_path / "own"), root(tmp_path / "theirs", title="Mine")
    assert [listed.title for listed in Library((theirs, own)).scenarios()] == ["Mine"]
    assert loaded(Library((theirs, own))).title == "Mine"


def test_letters_are_found_beside_the_scenario_first_and_else_in_the_other_roots(tmp_path: Path) -> None:
    own = root(tmp_path / "own")
    theirs = root(tmp_path / "theirs", note=None)
    loaded(Library((theirs, own)))
    (theirs / "seeds" / "note.txt").write_text("The river is high. So is the wind.\n", encoding="utf-8")
    letter = loaded(Library((theirs, own))).letter("note")
    assert letter.sha256 != loaded(Library((own,))).letter("note").sha256


@pytest.mark.parametrize("name", ["../seeds/note.txt", "/etc/passwd", "a\\b", "C:note.txt", "..", "", "a\0b"])
def test_a_letter_is_never_looked_for_outside_its_folder(tmp_path: Path, name: str) -> None:
    assert letters_in((root(tmp_path) / "seeds",))(name) is None


def test_a_scenario_with_mistakes_is_listed_with_what_to_do(tmp_path: Path) -> None:
    library = Library((root(tmp_path, text=SMALL.replace("then: rest", "then: rset")),))
    path = tmp_path / "scenarios" / "small.yaml"
    words = f"“small” has a mistake and cannot be played. What to do: demarche check {path}"
    assert [listed.problem for listed in library.scenarios()] == [words]
    assert library.load("small") == words


def test_a_scenario_whose_letter_is_gone_cannot_be_played(tmp_path: Path) -> None:
    library = Library((root(tmp_path, note=None),))
    assert "cannot be played" in library.scenarios()[0].problem


def test_an_unknown_scenario_is_answered_with_the_nearest_or_with_all(tmp_path: Path) -> None:
    library = Library((root(tmp_path),))
    assert library.load("Smal") == "There is no scenario called “Smal”. Is “small” the one you mean?"
    own = "If it is your own, add the folder it is in: --library FOLDER."
    assert library.load("x") == f"There is no scenario called “x”. There are: small. {own}"
    nothing = Library((tmp_path / "none",))
    assert nothing.load("x") == f"There is no scenario called “x”. There are: none. {own}"


def test_a_folder_or_a_pipe_where_a_scenario_should_be_is_said_and_waits_for_nothing(tmp_path: Path) -> None:
    root(tmp_path)
    (tmp_path / "scenarios" / "folder.yaml").mkdir()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "scenarios" / "pipe.yaml")
    problems = {listed.id: listed.problem for listed in Library((tmp_path,)).scenarios()}
    assert problems["folder"].endswith("folder.yaml cannot be read: it is a folder.")
    assert problems.get("pipe", "it is not an ordinary file.").endswith("it is not an ordinary file.")
    assert problems["small"] == ""


def test_no_more_of_a_file_is_read_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"x" * 5000)
    assert contents(path, 1000) == b"x" * 1000
    with pytest.raises(NotRead, match="it is not there"):
        contents(tmp_path / "gone", 10)
    with pytest.raises(NotRead, match="no file can have that name"):
        contents(tmp_path / "a\0b", 10)


# -- the cache -----------------------------------------------------------------------------------------------


def test_a_packed_scenario_is_the_same_scenario() -> None:
    assert unpack(pack(scenario())) == scenario()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on reading a scenario's text is a fault."""
    monkeypatch.setattr("game.shelf.library.read_scenario", None)


def test_a_second_start_needs_no_reading(
    tmp_path: Path, cache: Cache, request: pytest.FixtureRequest
) -> None:
    roots = (root(tmp_path),)
    first = Library(roots, cache)
    listed, whole = first.scenarios(), loaded(first)
    request.getfixturevalue("no_reading")
    second = Library(roots, cache)
    assert second.scenarios() == listed
    assert loaded(second) == whole
    assert loaded(second).file == whole.file


def test_a_broken_scenario_is_remembered_as_broken(
    tmp_path: Path, cache: Cache, request: pytest.FixtureRequest
) -> None:
    roots = (root(tmp_path, note=None),)
    problem = Library(roots, cache).scenarios()[0].problem
    request.getfixturevalue("no_reading")
    assert Library(roots, cache).scenarios()[0].problem == problem
    assert Library(roots, cache).load("small") == problem


def test_a_change_of_the_scenario_or_of_a_letter_is_seen(tmp_path: Path, cache: Cache) -> None:
    roots = (root(tmp_path),)
    before = loaded(Library(roots, cache))
    root(tmp_path, title="Changed")
    assert loaded(Library(roots, cache)).title == "Changed"
    root(tmp_path, note="The river is high. And cold.\n")
    assert loaded(Library(roots, cache)).hash != before.hash
    (tmp_path / "seeds" / "note.txt").unlink()
    assert isinstance(Library(roots, cache).load("small"), str)
    root(tmp_path)
    assert loaded(Library(roots, cache)) == before


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "folder"])
def test_a_damaged_cache_is_the_same_as_none(tmp_path: Path, cache: Cache, damage: str) -> None:
    roots = (root(tmp_path),)
    whole = loaded(Library(roots, cache))
    (entry,) = (tmp_path / "cache").iterdir()
    data = entry.read_bytes()
    if damage == "folder":
        entry.unlink()
        entry.mkdir()
    else:
        flipped = bytes([*data[:100], data[100] ^ 1, *data[101:]])
        entry.write_bytes({"cut": data[:-1], "flip": flipped, "empty": b""}[damage])
    assert loaded(Library(roots, cache)) == whole


def test_where_no_cache_can_be_kept_nothing_is_lost_but_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    library = Library((root(tmp_path),), Cache(tmp_path / "cache"))
    assert loaded(library).id == "small"


def test_the_cache_does_not_grow_without_end(tmp_path: Path, cache: Cache) -> None:
    for number in range(110):
        loaded(Library((root(tmp_path, title=f"Version {number}"),), cache))
    assert len(list((tmp_path / "cache").iterdir())) == 100
    assert not list((tmp_path / "cache").glob("tmp*"))


# -- places --------------------------------------------------------------------------------------------------


def test_one_variable_keeps_everything_in_one_folder(tmp_path: Path) -> None:
    here = places({"DEMARCHE_HOME": str(tmp_path)})
    assert {here.saves.parent, here.settings.parent, here.cache.parent} == {tmp_path}


def test_without_it_the_systems_own_places_are_used() -> None:
    here = places({})
    assert len({here.saves, here.settings, here.cache}) == 3
    assert all("demarche" in str(place) for place in (here.saves, here.settings, here.cache))


def test_the_programs_own_root_holds_its_letters() -> None:
    assert (own_root() / "seeds" / "1954-06-22-khrushchev-to-tito.txt").is_file()


SERBIAN = """\
title: Mala
summary: Dve strane i pismo.
sides: {north: {name: Sever}, south: {name: Jug}}
letters.note.title: Beleška
moments.arrives.title: Beleška stiže
endings.rest: {title: Stvar miruje, text: {full: Ništa ne sledi., basic: Ništa.}}
"""


def test_a_scenario_is_told_in_another_language_and_level_and_is_the_same_scenario(tmp_path: Path) -> None:
    root(tmp_path)
    (tmp_path / "scenarios" / "small.sr.yaml").write_text(SERBIAN, encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    for library in (Library((tmp_path,), cache), Library((tmp_path,), cache), Library((tmp_path,))):
        told = {
            (level, language): library.load("small", level, language)
            for level, language in product(("full", "basic"), ("", "sr", "de"))
        }
        texts = {how: one.endings[0].text for how, one in told.items() if isinstance(one, Scenario)}
        assert texts == {
            ("full", ""): "Nothing follows.",
            ("full", "sr"): "Ništa ne sledi.",
            ("full", "de"): "Nothing follows.",
            ("basic", ""): "Nothing follows.",
            ("basic", "sr"): "Ništa.",
            ("basic", "de"): "Nothing follows.",
        }
        assert len({one.hash for one in told.values() if isinstance(one, Scenario)}) == 1
        assert library.languages() == ("sr",)
        assert [listed.title for listed in library.scenarios()] == ["Small"]
        assert [listed.title for listed in library.scenarios(language="sr")] == ["Mala"]


def test_a_translation_with_a_mistake_spares_the_scenario_and_is_named_when_wanted(tmp_path: Path) -> None:
    root(tmp_path)
    (tmp_path / "scenarios" / "small.sr.yaml").write_text("title: [", encoding="utf-8")
    library = Library((tmp_path,))
    assert [listed.title for listed in library.scenarios(language="sr")] == ["Small"]
    assert isinstance(library.load("small"), Scenario)
    said = library.load("small", language="sr")
    assert isinstance(said, str)
    assert "small.sr.yaml" in said


def test_a_changed_translation_is_read_anew_though_the_scenario_is_the_same(tmp_path: Path) -> None:
    root(tmp_path)
    cache = Cache(tmp_path / "cache")
    for title in ("Mala", "Sitna"):
        text = SERBIAN.replace("Mala", title)
        (tmp_path / "scenarios" / "small.sr.yaml").write_text(text, encoding="utf-8")
        assert [s.title for s in Library((tmp_path,), cache).scenarios(language="sr")] == [title]


def test_a_file_named_like_a_translation_of_nothing_is_a_scenario_of_its_own(tmp_path: Path) -> None:
    (root(tmp_path) / "scenarios" / "large.sr.yaml").write_text("format: 1", encoding="utf-8")
    assert list(Library((tmp_path,)).paths()) == ["large.sr", "small"]
