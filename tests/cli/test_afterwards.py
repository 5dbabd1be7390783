"""What is done with plays that were played: replayed all at once, blessed, counted, printed, handed in."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import playing
from game.cli.main import main
from game.shelf.files import pasted
from game.shelf.handing_in import words_for
from game.shelf.places import places

READING = Path(__file__).parents[1] / "reading"
PLAY = ("start", "on", "S1.1", "on", "next", "share", "next", "later", "draft", "finish", "send")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A teacher's folder with the scenario of the river and its letters."""
    root = tmp_path / "library"
    (root / "scenarios").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "scenarios" / "river.yaml").write_bytes((READING / "river.yaml").read_bytes())
    for letter in (READING / "letters").iterdir():
        (root / "seeds" / letter.name).write_bytes(letter.read_bytes())
    return root


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(playing, "no_window", lambda: "There is no display here.")
    return tmp_path / "home"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("bless", ..., typed="...")` gives the status, what was said, and what was complained."""

    def run(*arguments: object, typed: str = "", terminal: bool = False) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", Terminal(typed) if terminal else io.StringIO(typed))
        if terminal:
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


class Terminal(io.StringIO):
    """A person's own terminal."""

    def isatty(self) -> bool:
        return True


def play(run: Run, library: Path, *words: str, label: str = "Ana") -> None:
    typed = "\n".join((*words, "quit", ""))
    assert run("play", "river", "--text", "--library", library, "--label", label, typed=typed)[0] == 0


def edit(library: Path, before: str, after: str) -> None:
    path = library / "scenarios" / "river.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def saves(home: Path) -> list[Path]:
    return sorted(places({"DEMARCHE_HOME": str(home)}).saves.iterdir())


# -- replaying all of them -----------------------------------------------------------------------------------


def test_an_author_is_told_which_plays_an_edit_breaks_and_how(run: Run, home: Path, library: Path) -> None:
    play(run, library, *PLAY)
    play(run, library, *PLAY[:2], label="Bo")
    folder = home / "saves"
    assert run("replay", "--all", folder, "--library", library) == (
        0,
        "Plays: 2 on the scenario as it is, with the same result.\n",
        "",
    )
    edit(library, "effect: {trust: +5}", "effect: {trust: +9}")
    status, out, err = run("replay", "--all", folder, "--library", library)
    assert (status, err) == (1, "")
    (broken,) = [line for line in out.splitlines() if line.startswith(str(folder))]
    assert "After north-answers, Trust stood at 35 in the kept play; now it stands at 39." in broken
    assert "of its entries still hold." in broken
    assert (
        "  - On “Who gets the summer water?”, “Share it”: what it does to “Trust” was +5, and is +9.\n" in out
    )
    assert out.endswith(
        "Plays: 1 on a scenario that was edited since, with the same result; 1 that an edit breaks.\n"
    )


def test_plays_from_elsewhere_break_without_a_word_on_what_was_edited(
    run: Run, home: Path, library: Path, tmp_path: Path
) -> None:
    play(run, library, *PLAY)
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ana.jsonl").write_bytes(saves(home)[0].read_bytes())
    (tmp_path / "class" / "film.jsonl").write_bytes(b"\x00\x01")
    edit(library, "effect: {trust: +5}", "effect: {trust: +9}")
    status, out, _err = run("replay", "--all", tmp_path / "class", "--library", library)
    assert status == 1
    assert "What was edited in river cannot be said: it is not kept here as it was played (" in out
    assert "film.jsonl: This file is not a kept play of Démarche." in out
    assert out.endswith("Plays: 1 that an edit breaks; 1 that cannot be replayed at all.\n")


def test_a_folder_without_plays_is_wrong_use(run: Run, tmp_path: Path) -> None:
    assert run("replay", "--all", tmp_path / "gone")[0] == 2
    status, _out, err = run("replay", "--all", tmp_path)
    assert status == 2
    assert err.startswith("demarche: There is no kept play (a file ending in .jsonl) in ")


# -- blessing ------------------------------------------------------------------------------------------------


def test_a_play_is_blessed_for_every_ending_and_history_with_all_it_shows(
    run: Run, library: Path, golden: Callable[[Path, str], None]
) -> None:
    folder = library / "scenarios" / "river.blessed"
    assert run("bless", library / "scenarios" / "river.yaml") == (
        0,
        "".join(f"Blessed: {name} ({folder / name}.txt)\n" for name in ("rest", "quarrel", "history")),
        "",
    )
    transcripts = Path(__file__).parents[1] / "transcripts"
    for name in ("rest", "history"):
        golden(transcripts / f"blessed-{name}.txt", (folder / f"{name}.txt").read_text(encoding="utf-8"))
    status, out, _err = run("bless", library / "scenarios" / "river.yaml", "--check")
    assert (status, out) == (0, "3 blessed plays are as they were.\n")
    assert run("replay", "--all", folder, "--library", library)[1].startswith("Plays: 3 on the scenario")
    assert (
        "Already blessed, and left as they are: history, quarrel, rest."
        in run("bless", "river", "--library", library)[1]
    )


def test_what_an_edit_changes_is_shown_as_a_difference_and_accepted_one_by_one(
    run: Run, library: Path
) -> None:
    scenario = library / "scenarios" / "river.yaml"
    run("bless", scenario)
    edit(library, "text: Nothing is signed.", "text: Nothing is ever signed.")
    status, out, _err = run("bless", scenario, "--check")
    assert status == 1
    assert "== rest ==" in out
    assert "== quarrel ==" not in out
    assert "Under “The end: The matter rests”:" in out
    assert "  - Nothing is signed.\n  + Nothing is ever signed.\n" in out
    assert f"To accept this: demarche bless {scenario} --accept rest" in out
    status, out, _err = run("bless", scenario, "--accept", "rest")
    assert (status, "Accepted: rest" in out, "Accepted: history" in out) == (1, True, False)
    assert run("bless", scenario, "--accept", "all")[0] == 0
    assert run("bless", scenario, "--check") == (0, "3 blessed plays are as they were.\n", "")


def test_a_change_that_several_plays_show_is_told_once(run: Run, library: Path) -> None:
    scenario = library / "scenarios" / "river.yaml"
    run("bless", scenario)
    edit(library, "ask: Who gets the summer water?", "ask: Whose is the summer water?")
    out = run("bless", scenario, "--check")[1]
    assert out.count("  + ## Whose is the summer water?") == 1
    assert "1 change as in history, above." in out[out.index("== rest ==") :]


def test_blessed_plays_may_lie_elsewhere_and_are_accepted_where_they_lie(
    run: Run, library: Path, tmp_path: Path
) -> None:
    scenario, elsewhere = library / "scenarios" / "river.yaml", tmp_path / "other place"
    assert run("bless", scenario, "--folder", elsewhere)[0] == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == ["river.blessed"]
    assert not (library / "scenarios" / "river.blessed").exists()
    edit(library, "text: Nothing is signed.", "text: Nothing is ever signed.")
    out = run("bless", scenario, "--check", "--folder", elsewhere)[1]
    assert f"To accept this: demarche bless {scenario} --folder {pasted(str(elsewhere))} --accept rest" in out
    assert run("bless", scenario, "--folder", elsewhere, "--accept", "all")[0] == 0


def test_at_a_terminal_each_difference_is_asked_about(run: Run, library: Path) -> None:
    scenario = library / "scenarios" / "river.yaml"
    run("bless", scenario)
    edit(library, "text: Nothing is signed.", "text: Nothing is ever signed.")
    status, out, _err = run("bless", scenario, "--check", typed="no\nyes\n", terminal=True)
    assert (status, out.count("Type yes to accept it"), out.count("Accepted: ")) == (1, 2, 1)


def test_a_play_that_no_longer_comes_to_its_ending_is_replaced_by_one_that_does(
    run: Run, library: Path
) -> None:
    scenario = library / "scenarios" / "river.yaml"
    run("bless", scenario)
    edit(library, "water is keep and trust <= 40", "water is keep and visit is later")
    status, out, _err = run("bless", scenario, "--check")
    assert (status, "it no longer comes to quarrel, but to rest" in out) == (1, True)
    assert "Accepted: quarrel" in run("bless", scenario, "--accept", "quarrel")[1]
    edit(library, "water is keep and visit is later", "trust >= 99")
    out = run("bless", scenario, "--accept", "quarrel")[1]
    assert "No play comes to quarrel any more; the blessed one is left as it is." in out


def test_a_choice_that_is_gone_and_an_ending_that_is_new_are_said(run: Run, library: Path) -> None:
    scenario = library / "scenarios" / "river.yaml"
    run("bless", scenario)
    edit(library, "id: keep", "id: hold")
    edit(library, "water is keep", "water is hold")
    edit(library, "endings:", "endings:\n  peace: {title: Peace, label: speculative, text: A treaty.}")
    status, out, _err = run("bless", scenario, "--check")
    assert status == 1
    assert "it can no longer be played: keep is not one of the positions on water." in out
    assert "peace: this ending has no blessed play." in out
    assert run("bless", scenario, "--accept", "war")[2] == (
        "demarche: No blessed play is called war. There are: history, quarrel, rest.\n"
    )


def test_checking_where_nothing_is_blessed_is_wrong_use(run: Run, library: Path) -> None:
    status, _out, err = run("bless", library / "scenarios" / "river.yaml", "--check")
    assert (status, "Nothing is blessed yet" in err) == (2, True)


@pytest.mark.parametrize(
    "command",
    [("print", "two-towns", "-o", "paper.html"), ("replay", "--history", "exchange-1954")],
    ids=lambda command: command[0],
)
def test_words_that_are_explained_on_the_screen_are_plain_words_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, _err = run(*command)
    written = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")]
    assert status == 0
    assert "[[" not in "".join((out, *written))


# -- a class -------------------------------------------------------------------------------------------------


def test_a_class_is_counted_and_every_file_written(
    run: Run, home: Path, library: Path, tmp_path: Path
) -> None:
    for label in ("Ana", "Bo"):
        play(run, library, *PLAY, "on", label=label)
    (home / "saves" / "notes.txt").write_text("not a play", encoding="utf-8")
    files = {name: tmp_path / f"out.{name}" for name in ("csv", "choices", "xapi", "report.html")}
    status, out, err = run(
        *("results", home / "saves", "--library", library, "--policy", "best"),
        *("--csv", files["csv"], "--choices", files["choices"], "--xapi", files["xapi"]),
        *("--report", files["report.html"]),
    )
    assert (status, err) == (0, "")
    assert "3 files were read. 2 plays are used.\n" in out
    assert out.endswith(f"{home / 'saves' / 'notes.txt'}: This file is not a kept play of Démarche.\n")
    assert files["csv"].read_text(encoding="utf-8").count("\n") == 3
    assert {s["actor"]["account"]["name"] for s in json.loads(files["xapi"].read_bytes())} == {"Ana", "Bo"}
    report = files["report.html"].read_text(encoding="utf-8")
    assert "The River" in report
    assert "Ana" not in report, "names are hidden unless they are asked for"
    assert files["choices"].stat().st_size > 200


def test_results_of_nothing_are_said(run: Run, tmp_path: Path) -> None:
    assert run("results", tmp_path / "gone")[2] == f"demarche: {tmp_path / 'gone'} is not there.\n"
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    status, out, _err = run("results", tmp_path / "notes.txt")
    assert (status, out.startswith("1 file was read. 0 plays are used.\n")) == (1, True)
    assert "--policy" in run("results", tmp_path, "--policy", "worst")[2]


def test_a_lesson_and_a_debrief_are_set_as_the_name_of_the_file_says(
    run: Run, home: Path, library: Path, tmp_path: Path
) -> None:
    play(run, library, *PLAY)
    (save,) = saves(home)
    for output in (tmp_path / "lesson.html", tmp_path / "lesson.pdf"):
        assert run("print", "river", "--library", library, "-o", output, "--parts", "pupils,key")[0] == 0
    for play_, output in ((save, tmp_path / "d.html"), (save.stem, tmp_path / "d.pdf")):
        assert run("debrief", play_, "--library", library, "-o", output) == (0, f"Written: {output}\n", "")
    assert b"Share it" in (tmp_path / "d.html").read_bytes()
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "lesson.pdf").read_bytes().startswith(b"%PDF")


def test_a_lesson_is_set_in_plainer_words_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    told = {}
    for level in ("full", "basic"):
        output = tmp_path / f"{level}.html"
        assert run("print", "exchange-1954", "-o", output, "--parts", "roles", "--level", level)[0] == 0
        told[level] = " ".join(output.read_text(encoding="utf-8").split())
    assert "Trust has not come back" in told["full"]
    assert "Trust has not come back" not in told["basic"]
    assert "they do not trust each other" in told["basic"]


def test_what_cannot_be_set_is_said(run: Run, home: Path, library: Path, tmp_path: Path) -> None:
    play(run, library, *PLAY)
    (save,) = saves(home)
    river = ("river", "--library", library)
    for arguments, words in (
        (("print", *river, "-o", tmp_path / "x.doc"), "has to end in .html or in .pdf"),
        (("print", *river, "-o", save / "x.html"), "there is a file where a folder should be."),
        (
            ("print", *river, "-o", tmp_path, "--parts", "songs"),
            "There is no part “songs”. There are: roles,",
        ),
        (("debrief", tmp_path / "gone.jsonl", "-o", tmp_path / "x.html"), "cannot be read: it is not there."),
        (
            ("debrief", save, *river[1:], "-o", tmp_path / "x.html", "--side", "east"),
            "Nobody played “east” here.",
        ),
    ):
        status, _out, err = run(*arguments)
        assert (status, words in err) == (2, True), err
    edit(library, "effect: {trust: +5}", "effect: {trust: +9}")
    status, _out, err = run("debrief", save, "--library", library, "-o", tmp_path / "x.html")
    assert (status, "now it stands at 39" in err) == (1, True)


# -- handing in ----------------------------------------------------------------------------------------------


def test_a_play_is_handed_in_with_a_receipt_and_the_folder_is_remembered(
    run: Run, home: Path, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    play(run, library, *PLAY, "on")
    status, out, err = run("handin", "--to", tmp_path / "stick", "--library", library)
    assert (status, err) == (0, "")
    path = tmp_path / "stick" / "Ana-river-1.jsonl"
    words = words_for(path.read_bytes())
    assert out.splitlines()[0] == "What: Ana, attempt 1, 1 decision"
    assert f"Where: {path}" in out
    assert f"Its words: {words}" in out
    status, out, _err = run("handin", "--library", library)
    assert (status, "The very same play lay there already; nothing was written." in out) == (0, True)
    assert run("handin", path, "--words")[1] == f"{path}: {words}\n"


def test_what_keeps_a_play_from_being_handed_in_is_said(run: Run, library: Path, tmp_path: Path) -> None:
    assert "No finished play is kept here." in run("handin", "--library", library)[2]
    play(run, library, *PLAY[:2])
    assert "No play called x is kept here." in run("handin", "x", "--library", library)[2]
    (name,) = [path.stem for path in saves(tmp_path / "home")]
    assert run("handin", name, "--library", library)[2] == (
        "demarche: Say where to hand it in: --to FOLDER. It is remembered.\n"
    )
    status, _out, err = run("handin", name, "--to", tmp_path / "gone", "--library", library)
    assert (status, "is the stick in?" in err) == (1, True)
    assert run("handin", "--words")[0] == run("handin", "gone.jsonl", "--words")[0] == 2
