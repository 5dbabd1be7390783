"""Names and locks of kept plays, their ways, their upgrade, and their end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.model.play import Branched, Chosen, Inclined, Marked, Player, Record, Started
from game.replaying.journal import decode, encode
from game.replaying.upgrading import FORMAT
from game.shelf.keeping import Keeper, read_play
from game.shelf.places import Places, places

START = Started("river-1901", "5" * 64, (("north", Player.PLAYER),), label="Ana", at=1_000_000.0)
READ = Chosen("may-arrives", (), "north-drafts", (("trust", 30),), 1_000_001.0)
LEAN = Inclined("north-drafts", "water", "share", 1_000_002.0)
SENT = Chosen("north-drafts", (("water", "share"),), "rest", (("trust", 35),), 1_000_003.0)
Opened = Callable[[Places], Keeper]
KEPT = Path(__file__).parents[1] / "replaying" / "kept"


def stands(scenario: str, moment: str) -> tuple[bool, str]:
    return moment == "rest", moment.upper()


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return places({"DEMARCHE_HOME": str(tmp_path)})


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Makes keepers, and closes them in the end."""
    made: list[Keeper] = []

    def opened(here: Places) -> Keeper:
        made.append(Keeper(here, stands))
        return made[-1]

    yield opened
    for keeper in made:
        keeper.close()


def test_a_play_can_be_named_and_locked_and_its_own_file_is_not_touched(here: Places, opened: Opened) -> None:
    keeper = opened(here)
    handle = keeper.begin(START)
    before = keeper.path(handle).read_bytes()
    assert keeper.rename(handle, "  The  careful way ") == ""
    assert keeper.lock(handle, on=True) == ""
    (kept,) = opened(here).plays()
    assert (kept.name, kept.locked) == ("The careful way", True)
    assert keeper.path(handle).read_bytes() == before
    assert keeper.rename(handle, "") == keeper.lock(handle, on=False) == ""
    (kept,) = keeper.plays()
    assert (kept.name, kept.locked) == ("", False)
    assert list(here.notes.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[", "[]", '{"name": 3, "locked": "yes"}', "[" * 9_000])
def test_a_damaged_note_is_none(here: Places, text: str, opened: Opened) -> None:
    keeper = opened(here)
    handle = keeper.begin(START)
    keeper.rename(handle, "x")
    (here.notes / f"{handle}.json").write_text(text, encoding="utf-8")
    (kept,) = keeper.plays()
    assert (kept.name, kept.locked) == ("", False)


def test_a_locked_play_is_not_deleted_and_an_unlocked_one_is_gone_with_its_note(
    here: Places, opened: Opened
) -> None:
    keeper = opened(here)
    one, other = keeper.begin(START), keeper.begin(START)
    keeper.lock(one, on=True)
    assert keeper.delete(one) == "This play is locked. Unlock it first."
    keeper.lock(one, on=False)
    keeper.rename(one, "short-lived")
    assert keeper.delete(one) == ""
    assert [kept.handle for kept in keeper.plays()] == [other]
    assert list(here.notes.iterdir()) == []
    assert keeper.keep(other, READ) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps an open file from being removed")
def test_a_play_that_another_program_has_open_is_not_deleted(here: Places, opened: Opened) -> None:
    other = opened(here)
    handle = other.begin(START)
    keeper = opened(here)
    assert keeper.delete(handle) == "The play could not be deleted: it is open in another window."
    other.close()
    assert keeper.delete(handle) == ""


def test_a_play_that_never_came_to_be_on_disk_can_be_deleted(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "saves").write_text("in the way", encoding="utf-8")
    keeper = opened(places({"DEMARCHE_HOME": str(tmp_path)}))
    handle = keeper.begin(START)
    assert len(keeper.plays()) == 1
    (tmp_path / "saves").unlink()
    assert keeper.delete(handle) == ""
    assert keeper.plays() == ()


def test_a_new_play_may_begin_with_what_another_had_chosen(here: Places, opened: Opened) -> None:
    keeper = opened(here)
    branched = Started("river-1901", "", (), branched=Branched("other", 1))
    handle = keeper.begin(branched, (READ, LEAN))
    keeper.keep(handle, SENT)
    keeper.close()
    assert read_play(keeper.path(handle)).record == Record(branched, (READ, LEAN, SENT))


def test_the_ways_of_a_scenario_are_all_choices_of_its_plays_in_the_order_they_were_begun(
    here: Places, opened: Opened
) -> None:
    keeper = opened(here)
    late = keeper.begin(Started("river-1901", "", (), at=2_000_000.0), (READ,))
    early = keeper.begin(START, (READ, LEAN, SENT))
    keeper.begin(Started("lake-1902", "", ()), (READ,))
    ways = keeper.ways("river-1901")
    assert [(way.kept.handle, way.chosen) for way in ways] == [(early, (READ, SENT)), (late, (READ,))]
    assert ways[0].kept.finished
    assert not ways[1].kept.finished


def test_a_play_can_be_looked_at_without_being_taken_up(here: Places, opened: Opened) -> None:
    keeper = opened(here)
    handle = keeper.begin(START, (READ,))
    other = opened(here)
    assert other.read(handle) == (Record(START, (READ,)), ())
    assert other.read("gone")[0] is None
    assert other.read("../settings") == (None, ("There is no kept play of that name.",))
    assert keeper.keep(handle, LEAN) == ""
    assert other.open(handle)[1] != (), "another program still has it"


# -- older formats -------------------------------------------------------------------------------------------


def test_a_play_in_an_older_format_is_lifted_whole_when_it_is_gone_on_with(
    here: Places, opened: Opened
) -> None:
    here.saves.mkdir(parents=True)
    path = here.saves / "old.jsonl"
    path.write_bytes((KEPT / "1.jsonl").read_bytes())
    keeper = opened(here)
    before = keeper.read("old")[0]
    assert path.read_bytes() == (KEPT / "1.jsonl").read_bytes(), "looking changes nothing"
    record, words = keeper.open("old")
    assert (record, words) == (before, ())
    assert keeper.keep("old", LEAN) == ""
    keeper.close()
    decoded = read_play(path)
    assert before is not None
    assert (decoded.record, decoded.format) == (Record(before.started, (*before.entries, LEAN)), FORMAT)
    assert [file.name for file in here.saves.iterdir()] == ["old.jsonl"]


def test_where_an_older_play_cannot_be_replaced_it_goes_on_in_a_copy(
    here: Places, monkeypatch: pytest.MonkeyPatch, opened: Opened
) -> None:
    here.saves.mkdir(parents=True)
    old = (KEPT / "1.jsonl").read_bytes()
    (here.saves / "old.jsonl").write_bytes(old)
    keeper = opened(here)
    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "replace", lambda *_names: (_ for _ in ()).throw(PermissionError(13, "no")))
        record, words = keeper.open("old")
    assert record is not None
    assert words[0].endswith("What you do here is kept in a copy.")
    assert keeper.keep("old", LEAN) == ""
    assert (here.saves / "old.jsonl").read_bytes() == old
    assert read_play(keeper.path("old")).record == Record(record.started, (*record.entries, LEAN))


def test_a_damaged_play_in_an_older_format_goes_on_in_a_copy_of_the_present_one(
    here: Places, opened: Opened
) -> None:
    here.saves.mkdir(parents=True)
    damaged = (KEPT / "1.jsonl").read_bytes().replace(b'"inclined"', b'"inclimed"')
    (here.saves / "old.jsonl").write_bytes(damaged)
    keeper = opened(here)
    record, words = keeper.open("old")
    assert record is not None
    assert [type(entry) for entry in record.entries] == [Marked]
    assert words[1] == "The damaged file is left as it is; the play goes on in a copy."
    keeper.keep("old", LEAN)
    assert (here.saves / "old.jsonl").read_bytes() == damaged
    assert keeper.path("old").read_text(encoding="utf-8") == encode(
        Record(record.started, (*record.entries, LEAN))
    )


# -- two programs on one play, really ------------------------------------------------------------------------

PLAYER = """
import sys
from game.model.play import Inclined
from game.shelf.keeping import Keeper
from game.shelf.places import places

keeper = Keeper(places({"DEMARCHE_HOME": sys.argv[1]}), lambda scenario, moment: (False, ""))
record, words = keeper.open(sys.argv[2])
print(len(words), flush=True)
for number in range(100):
    assert keeper.keep(sys.argv[2], Inclined("m", sys.argv[3], str(number))) == ""
print(keeper.path(sys.argv[2]), flush=True)
sys.stdin.readline()
"""


def test_two_games_on_the_same_save_write_at_once_and_each_keeps_its_own_play_whole(
    here: Places, opened: Opened
) -> None:
    keeper = opened(here)
    handle = keeper.begin(START, (READ,))
    keeper.close()
    command = [sys.executable, "-c", PLAYER, str(here.saves.parent), handle]
    games = [
        subprocess.Popen([*command, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for who in ("one", "two")
    ]
    said = [game.stdout.readline().strip() for game in games if game.stdout]
    paths = [game.stdout.readline().strip() for game in games if game.stdout]
    for game in games:
        game.communicate("\n")
        assert game.returncode == 0
    assert sorted(said) == ["0", "1"], "one has the file, the other is told of its copy"
    assert len(set(paths)) == 2
    for path, who in zip(paths, ("one", "two"), strict=True):
        decoded = decode(Path(path).read_bytes())
        assert decoded.words == ()
        assert decoded.record is not None
        first, *rest = decoded.record.entries
        before, own = rest[:-100], rest[-100:]  # who comes second has what the first had written by then
        other = "two" if who == "one" else "one"
        assert first == READ
        assert before == [Inclined("m", other, str(number)) for number in range(len(before))]
        assert own == [Inclined("m", who, str(number)) for number in range(100)]
