"""Two classes at two machines play one exchange, their letters carried as files."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import playing
from game.cli.main import main
from game.replaying.journal import decode
from game.shelf.places import places, post_folder
from game.shelf.post import LARGEST, PostFolder

RIVER = Path(__file__).parent.parent / "reading"
SIT_DOWN = "{side}\nby-post\nstart\non\n"
NORTH_WRITES = "on\nnext\nshare\nnext\nlater\ndraft\nfinish\nsend\n"

Run = Callable[..., tuple[int, str, str]]


@dataclass
class Classroom:
    """A machine with a home of its own."""

    run: Run
    home: Path
    library: Path

    def play(self, typed: str, side: str = "") -> str:
        """Type this; `side` sits down at a new play, else the shelf is where it begins."""
        begin = ("river", "--label", side) if side else ()
        status, out, _err = self.run(
            "play", *begin, "--text", "--library", str(self.library), typed=typed, home=self.home
        )
        assert status == 0
        return out

    def letter(self, what: str, file: Path | str, *more: str) -> tuple[int, str, str]:
        return self.run("letter", what, str(file), "--library", str(self.library), *more, home=self.home)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(playing, "no_window", lambda: "There is no display here.")

    def run(*arguments: str, typed: str = "", home: Path) -> tuple[int, str, str]:
        monkeypatch.setenv("DEMARCHE_HOME", str(home))
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def classes(run: Run, tmp_path: Path) -> tuple[Classroom, Classroom]:
    """North's machine and South's, with the same library."""
    library = tmp_path / "library"
    (library / "scenarios").mkdir(parents=True)
    (library / "seeds").mkdir()
    for letter in (RIVER / "letters").iterdir():
        (library / "seeds" / letter.name).write_bytes(letter.read_bytes())
    text = (RIVER / "river.yaml").read_text(encoding="utf-8")
    text = text.replace("south: {name: South}", "south: {name: South, playable: yes}")
    (library / "scenarios" / "river.yaml").write_text(text, encoding="utf-8")
    north, south = (Classroom(run, tmp_path / side, library) for side in ("north", "south"))
    return north, south


def test_an_exchange_is_played_to_its_end_by_two_classes(
    classes: tuple[Classroom, Classroom], tmp_path: Path
) -> None:
    north, south = classes
    north.play(SIT_DOWN.format(side="north") + NORTH_WRITES, "north")
    south.play(SIT_DOWN.format(side="south"), "south")
    file = tmp_path / "stick" / "letter.json"
    status, out, _err = north.letter("send", file)
    assert status == 0
    assert f"The letter lies in {file}." in out
    assert south.letter("receive", file)[:2] == (0, "A letter from north has been taken in.\n")
    south.play("resume-1\nsettled\ndecide\n")
    back = tmp_path / "stick" / "back.json"
    assert south.letter("send", back)[0] == 0
    assert north.letter("receive", back)[0] == 0
    endings = set()
    for one in classes:
        (save,) = places({"DEMARCHE_HOME": str(one.home)}).saves.iterdir()
        record = decode(save.read_bytes()).record
        assert record is not None
        endings.add(getattr(record.entries[-1], "then", ""))
    assert endings == {"rest"}


def test_the_buttons_of_the_game_go_through_the_folder_of_letters(
    classes: tuple[Classroom, Classroom],
) -> None:
    north, south = classes
    north.play(SIT_DOWN.format(side="north") + NORTH_WRITES + "on\npost-out\n", "north")
    (letter,) = post_folder({"DEMARCHE_HOME": str(north.home)}).iterdir()
    assert letter.name == "river-north-1-north.json"
    folder = post_folder({"DEMARCHE_HOME": str(south.home)})
    folder.mkdir(parents=True)
    (folder / "theirs.json").write_bytes(letter.read_bytes())
    assert "A letter from north has been taken in." in south.play(
        SIT_DOWN.format(side="south") + "post-in\n", "south"
    ).replace("\n", " ")


def test_a_letter_that_is_damaged_known_foreign_or_nobodys_stays_closed_and_says_why(
    classes: tuple[Classroom, Classroom], tmp_path: Path
) -> None:
    north, south = classes
    north.play(SIT_DOWN.format(side="north") + NORTH_WRITES, "north")
    file = tmp_path / "letter.json"
    north.letter("send", file)
    status, _out, err = south.letter("receive", file)
    assert (status, "Begin one first." in err) == (1, True)
    south.play(SIT_DOWN.format(side="south"), "south")
    whole = file.read_bytes()
    for data, words in (
        (whole[:100], "damaged or changed on its way"),
        (b"Dear class,", "is no letter of"),
    ):
        file.write_bytes(data)
        status, _out, err = south.letter("receive", file)
        assert (status, words in err) == (1, True), err
    file.write_bytes(whole)
    assert "the side you play yourselves" in north.letter("receive", file)[2]
    assert south.letter("receive", file)[0] == 0
    assert "already been taken in" in south.letter("receive", file)[2]


def test_what_cannot_be_sent_or_read_is_wrong_use(
    classes: tuple[Classroom, Classroom], tmp_path: Path
) -> None:
    north, _south = classes
    status, _out, err = north.letter("send", tmp_path / "letter.json")
    assert (status, "In no kept play" in err) == (2, True)
    status, _out, err = north.letter("receive", tmp_path / "gone.json")
    assert (status, "cannot be read" in err) == (2, True)
    status, _out, err = north.letter("burn", tmp_path / "letter.json")
    assert status == 2
    north.play(SIT_DOWN.format(side="north") + NORTH_WRITES, "north")
    (tmp_path / "file").write_text("")
    status, _out, err = north.letter("send", tmp_path / "file" / "letter.json")
    assert (status, "could not be written" in err) == (2, True)


def test_of_several_plays_the_label_says_which_is_meant(
    classes: tuple[Classroom, Classroom], tmp_path: Path
) -> None:
    north, _south = classes
    for label in ("Ana", "Bor"):
        north.play(SIT_DOWN.format(side="north") + NORTH_WRITES, label)
    assert north.letter("send", tmp_path, "--label", "Ana")[0] == 0
    assert (tmp_path / "river-north-1-Ana.json").is_file()
    assert north.letter("send", tmp_path / "x.json", "--label", "Cid")[0] == 2


def test_the_folder_of_letters_gives_the_newest_first_and_passes_over_what_it_cannot_read(
    tmp_path: Path,
) -> None:
    import os

    post = PostFolder(tmp_path / "post")
    assert post.letters() == ()
    for number, name in enumerate(("old.json", "new.json")):
        path, trouble = post.send(name, name.encode())
        assert trouble == ""
        os.utime(path, (1000 + number, 1000 + number))
    (tmp_path / "post" / "folder.json").mkdir()
    (tmp_path / "post" / "note.txt").write_text("no letter")
    (tmp_path / "post" / "long.json").write_bytes(b"x" * (LARGEST + 1))
    os.utime(tmp_path / "post" / "long.json", (1, 1))
    assert [(name, len(data)) for name, data in post.letters()] == [
        ("new.json", 8),
        ("old.json", 8),
        ("long.json", LARGEST),
    ]
