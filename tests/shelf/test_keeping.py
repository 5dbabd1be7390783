"""What a person did is on disk before they see what comes of it, and no trouble with the disk loses it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.play import Chosen, Entry, Inclined, Marked, Player, Record, Started
from game.model.settings import Settings
from game.model.shelf import Kept
from game.replaying.journal import decode, encode
from game.shelf.keeping import Keeper, read_play
from game.shelf.places import Places, places

START = Started(
    "river-1901", "5" * 64, (("north", Player.PLAYER), ("south", Player.RULES)), label="Ana", at=1_000_000.0
)
READ = Chosen("may-arrives", (), "north-drafts", (("trust", 30),), 1_000_001.0)
MARK = Marked("north-drafts", "water", "S2.1", True, 1_000_002.0)
LEAN = Inclined("north-drafts", "water", "share", 1_000_003.0)
SENT = Chosen("north-drafts", (("water", "share"),), "rest", (("trust", 35),), 1_000_004.0)


def stands(scenario: str, moment: str) -> tuple[bool, str]:
    """As a library would say it: the one ending, and titles in capitals."""
    return moment == "rest", moment.upper()


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return places({"DEMARCHE_HOME": str(tmp_path)})


@pytest.fixture
def keeper(here: Places) -> Iterator[Keeper]:
    keeper = Keeper(here, stands)
    yield keeper
    keeper.close()


def begun(keeper: Keeper, *entries: Entry, started: Started = START) -> str:
    """A play begun and these entries kept."""
    handle = keeper.begin(started)
    for entry in entries:
        assert keeper.keep(handle, entry) == ""
    return handle


def again(keeper: Keeper, here: Places) -> Keeper:
    """The keeper of the next start of the program."""
    keeper.close()
    return Keeper(here, stands)


def on_disk(here: Places) -> list[str]:
    return sorted(path.name for path in here.saves.iterdir())


def test_what_was_kept_is_found_and_gone_on_with(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ, MARK)
    keeper = again(keeper, here)
    assert keeper.open(handle) == (Record(START, (READ, MARK)), ())
    assert keeper.keep(handle, LEAN) == ""
    keeper = again(keeper, here)
    assert keeper.open(handle) == (Record(START, (READ, MARK, LEAN)), ())
    keeper.close()


def test_every_entry_is_settled_on_the_disk_before_keep_returns(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = keeper.begin(START)
    settled: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: settled.append(os.fstat(number).st_size))
    keeper.keep(handle, READ)
    assert settled == [len(encode(Record(START, (READ,))).encode())]


def test_a_play_is_named_so_that_a_person_and_every_system_can_tell_it(keeper: Keeper, here: Places) -> None:
    begun(keeper, started=Started('a/b\\c:d"é', "", ()))
    (name,) = on_disk(here)
    assert name.startswith("a-b-c-d---19")
    assert name.endswith(".jsonl")


def test_two_plays_begun_in_the_same_second_have_a_file_each(keeper: Keeper, here: Places) -> None:
    second = Keeper(here, stands)
    one, other = begun(keeper, READ), begun(second, MARK)
    second.close()
    assert one != other
    assert {keeper.open(handle)[0] for handle in (one, other)} == {
        Record(START, (READ,)),
        Record(START, (MARK,)),
    }


def test_a_play_is_still_kept_after_another_was_looked_at(keeper: Keeper) -> None:
    one, other = begun(keeper, READ), begun(keeper, MARK)
    assert keeper.keep(one, MARK) == ""
    assert keeper.keep(other, LEAN) == ""
    assert keeper.open(one)[0] == Record(START, (READ, MARK))
    assert keeper.open(other)[0] == Record(START, (MARK, LEAN))
    with pytest.raises(KeyError):
        keeper.keep("gone", READ)


def test_the_list_tells_plays_apart_and_has_the_latest_first(keeper: Keeper) -> None:
    old = begun(keeper, READ, SENT)
    new = begun(keeper, started=Started("river-1901", "", (), label="Bojan", attempt=2, at=2_000_000.0))
    assert keeper.plays() == (
        Kept(new, "river-1901", "Bojan", 2, 2_000_000.0, finished=False),
        Kept(old, "river-1901", "Ana", 1, 1_000_004.0, finished=True, moment="REST"),
    )


def test_attempts_are_counted_by_scenario_and_label(keeper: Keeper) -> None:
    begun(keeper, READ)
    begun(keeper, started=Started("river-1901", "", (), label=" ANA "))
    begun(keeper, started=Started("lake-1902", "", (), label="Ana"))
    assert keeper.attempts("river-1901", "ana") == 2
    assert keeper.attempts("river-1901", "Bojan") == 0


def test_asking_makes_no_folders(here: Places) -> None:
    keeper = Keeper(here, stands)
    assert (keeper.plays(), keeper.attempts("x", ""), keeper.settings()) == ((), 0, Settings())
    assert not here.saves.parent.exists() or not list(here.saves.parent.iterdir())


# -- torn, damaged, changed ----------------------------------------------------------------------------------


def test_torn_at_any_byte_a_play_goes_on_and_is_whole_again(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ, MARK, SENT)
    path = keeper.path(handle)
    whole = path.read_bytes()
    head = whole.index(b"\n")
    for cut in range(head, len(whole)):
        keeper = again(keeper, here)
        path.write_bytes(whole[:cut])
        record, words = keeper.open(handle)
        assert record is not None
        assert len(words) == (decode(whole[:cut]).torn)
        assert keeper.keep(handle, LEAN) == ""
        assert read_play(path).record == Record(START, (*record.entries, LEAN))
        assert read_play(path).words == ()
    assert on_disk(here) == [path.name]
    keeper.close()


def test_a_torn_play_that_is_only_looked_at_is_left_as_it_is(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ)
    path = keeper.path(handle)
    torn = path.read_bytes()[:-5]
    path.write_bytes(torn)
    keeper = again(keeper, here)
    keeper.plays()
    keeper.open(handle)
    keeper.close()
    assert path.read_bytes() == torn


def test_a_damaged_play_goes_on_in_a_copy(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ, MARK, SENT)
    path = keeper.path(handle)
    damaged = path.read_bytes().replace(b'"sentence"', b'"sentense"')
    path.write_bytes(damaged)
    keeper = again(keeper, here)
    record, words = keeper.open(handle)
    assert record == Record(START, (READ,))
    assert words[0].startswith('Line 3 of the kept play cannot be read: "sentence" is missing in it.')
    assert words[1] == "The damaged file is left as it is; the play goes on in a copy."
    assert keeper.keep(handle, LEAN) == ""
    assert path.read_bytes() == damaged
    assert read_play(keeper.path(handle)).record == Record(START, (READ, LEAN))
    keeper.close()


def test_what_cannot_be_read_at_all_is_named_beside_the_list(keeper: Keeper, here: Places) -> None:
    begun(keeper, READ)
    (here.saves / "other.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n")
    (here.saves / "folder.jsonl").mkdir()
    assert len(keeper.plays()) == 1
    named = [words.partition(": ")[0] for words in keeper.damaged()]
    assert named == [str(here.saves / "folder.jsonl"), str(here.saves / "other.jsonl")]
    assert "it is a folder" in keeper.damaged()[0]
    assert keeper.open("other") == (None, ("This file is not a kept play of Démarche.",))
    assert keeper.open("gone")[0] is None
    assert keeper.open("../settings") == (None, ("There is no kept play of that name.",))


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not let an open file be removed or replaced"
)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_play_whose_file_is_taken_away_is_written_anew_from_its_beginning(
    keeper: Keeper, here: Places, what: str
) -> None:
    handle = begun(keeper, READ)
    keeper.path(handle).unlink()
    if what == "folder":
        here.saves.rmdir()
    assert keeper.keep(handle, MARK) == ""
    assert read_play(keeper.path(handle)).record == Record(START, (READ, MARK))


def test_a_play_edited_while_it_is_played_is_not_written_over(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ)
    path = keeper.path(handle)
    with path.open("ab") as file:
        file.write(b"a note\n")
    assert keeper.keep(handle, MARK) == ""
    assert path.read_bytes().endswith(b"a note\n")
    assert read_play(keeper.path(handle)).record == Record(START, (READ, MARK))


def test_a_play_open_in_two_programs_goes_on_in_two_files(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ)
    other = Keeper(here, stands)
    record, words = other.open(handle)
    assert record == Record(START, (READ,))
    assert words == (
        "This play is open in another window, or its file cannot be written to. "
        "What you do here is kept in a copy.",
    )
    assert keeper.keep(handle, MARK) == ""
    assert other.keep(handle, LEAN) == ""
    assert read_play(keeper.path(handle)).record == Record(START, (READ, MARK))
    assert read_play(other.path(handle)).record == Record(START, (READ, LEAN))
    other.close()


def test_a_play_left_for_another_is_free_for_another_program(keeper: Keeper, here: Places) -> None:
    handle = begun(keeper, READ)
    begun(keeper, MARK)
    other = Keeper(here, stands)
    assert other.open(handle) == (Record(START, (READ,)), ())
    other.close()


# -- disks that refuse ---------------------------------------------------------------------------------------


def test_where_the_folder_cannot_be_made_the_play_goes_on_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way", encoding="utf-8")
    here = places({"DEMARCHE_HOME": str(tmp_path)})
    keeper = Keeper(here, stands)
    handle = keeper.begin(START)
    words = keeper.keep(handle, READ)
    assert words.startswith(
        f"What you did last could not be kept in {here.saves}: there is a file where a folder should be."
    )
    assert [kept.handle for kept in keeper.plays()] == [handle]
    assert keeper.open(handle) == (Record(START, (READ,)), ())
    here.saves.unlink()
    assert keeper.keep(handle, MARK) == ""
    assert read_play(keeper.path(handle)).record == Record(START, (READ, MARK))
    keeper.close()


def test_once_there_is_room_again_everything_is_kept_even_of_plays_left_before(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = begun(keeper, READ)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _number: _raise(errno.ENOSPC))
        assert "the disk is full" in keeper.keep(first, MARK)
        second = keeper.begin(Started("lake-1902", "", (), at=5.0))
        assert "the disk is full" in keeper.keep(second, LEAN)
        assert {kept.handle for kept in keeper.plays()} >= {first}
    assert keeper.keep(second, SENT) == ""
    assert read_play(keeper.path(first)).record == Record(START, (READ, MARK))
    assert read_play(keeper.path(second)).record == Record(Started("lake-1902", "", (), at=5.0), (LEAN, SENT))


def _raise(number: int) -> None:
    raise OSError(number, os.strerror(number))


FULL_DISK = """
import resource, sys
from pathlib import Path
from game.model.play import Inclined, Started
from game.shelf.keeping import Keeper, read_play
from game.shelf.places import places

keeper = Keeper(places({"DEMARCHE_HOME": sys.argv[1]}), lambda scenario, moment: (False, ""))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
handle = keeper.begin(Started("river-1901", "", ()))
said = [keeper.keep(handle, Inclined("m", "water", str(number))) for number in range(30)]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
kept = read_play(keeper.path(handle))
assert 0 < len(kept.record.entries) < 30 and said[0] == "" and "the disk is full" in said[-1], said
assert len(kept.record.entries) == said.index(said[-1]), kept
assert keeper.keep(handle, Inclined("m", "water", "30")) == ""
kept = read_play(keeper.path(handle))
assert [entry.position for entry in kept.record.entries] == [str(number) for number in range(31)]
assert kept.words == ()
print("held")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_is_really_full_in_the_middle_of_a_line_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the system writes half a line and then refuses."""
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("held\n", "")


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="the superuser may write anywhere",
)
def test_a_read_only_folder_is_said_in_words(tmp_path: Path) -> None:
    here = places({"DEMARCHE_HOME": str(tmp_path)})
    here.saves.mkdir()
    here.saves.chmod(0o500)
    keeper = Keeper(here, stands)
    assert "you have no permission for it" in keeper.keep(keeper.begin(START), READ)
    here.saves.chmod(0o700)


WRITER = """
import sys
from game.model.play import Inclined, Started
from game.shelf.keeping import Keeper
from game.shelf.places import places

keeper = Keeper(places({"DEMARCHE_HOME": sys.argv[1]}), lambda scenario, moment: (False, ""))
handle = sys.argv[2] if len(sys.argv) > 2 else keeper.begin(Started("river-1901", "", ()))
record, words = keeper.open(handle)
number = len(record.entries)
print(handle, number, flush=True)
while True:
    assert keeper.keep(handle, Inclined("m", "water", str(number))) == ""
    print(number, flush=True)
    number += 1
"""


def test_killed_at_any_moment_a_program_has_kept_all_it_said_it_kept(tmp_path: Path) -> None:
    """Three dozen programs in turn add to one play as fast as they can and are killed without warning."""
    here = places({"DEMARCHE_HOME": str(tmp_path)})
    handle: list[str] = []
    for round in range(36):
        command = [sys.executable, "-c", WRITER, str(tmp_path), *handle]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            name, _space, _number = writer.stdout.readline().partition(" ")
            for _line in range(round * 3):
                writer.stdout.readline()
            writer.kill()
            said = writer.stdout.read().split()
        handle = [name]
        kept = read_play(here.saves / f"{name}.jsonl")
        assert kept.record is not None
        numbers = [entry.position for entry in kept.record.entries if isinstance(entry, Inclined)]
        assert numbers == [str(number) for number in range(len(numbers))]
        assert not said or int(said[-1]) < len(numbers)
    assert on_disk(here) == [f"{handle[0]}.jsonl"]


# -- settings ------------------------------------------------------------------------------------------------


def test_settings_are_found_again(keeper: Keeper, here: Places) -> None:
    chosen = Settings(150, "contrast", "Ana Šarić", "dyslexic", 150, True, 25, True, True, True)
    assert keeper.keep_settings(chosen) == ""
    assert again(keeper, here).settings() == chosen
    assert [path.name for path in here.settings.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Settings()),
        ("[1, 2", Settings()),
        ("[" * 100_000, Settings()),
        ("[]", Settings()),
        ('{"text_size": 130, "theme": "neon", "label": 3}', Settings(130)),
        ('{"text_size": true, "theme": "light", "label": "Ana"}', Settings(theme="light", label="Ana")),
        ('{"text_size": 99999, "theme": ["desk"]}', Settings()),
        ('{"font": "dyslexic", "spacing": 125.0, "volume": 60, "muted": 1}', Settings(font="dyslexic")),
        ('{"reduce_motion": true, "read_aloud": "yes", "volume": 0}', Settings(reduce_motion=True, volume=0)),
    ],
)
def test_damaged_settings_are_the_usual_ones_where_they_are_damaged(
    keeper: Keeper, here: Places, text: str, meant: Settings
) -> None:
    here.settings.write_text(text, encoding="utf-8")
    assert keeper.settings() == meant


def test_settings_that_cannot_be_kept_are_said_and_leave_the_old_ones(
    keeper: Keeper, here: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.keep_settings(Settings(115))
    monkeypatch.setattr(os, "fsync", lambda _number: _raise(errno.ENOSPC))
    assert keeper.keep_settings(Settings(200)) == (
        f"Your settings could not be kept in {here.settings}: the disk is full. "
        "They hold until the program ends."
    )
    assert keeper.settings() == Settings(115)
    assert [path.name for path in here.settings.parent.iterdir()] == ["settings.json"]
