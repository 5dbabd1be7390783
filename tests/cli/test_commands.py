"""What the command line answers, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game import __version__
from game.cli import playing
from game.cli.main import main
from game.replaying.journal import decode
from game.shelf.places import places

CHECKOUT = Path(__file__).parent.parent.parent
TRANSCRIPTS = CHECKOUT / "tests" / "transcripts"
EXCHANGE = CHECKOUT / "scenarios" / "exchange-1954.yaml"
NO_DISPLAY = "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."


class Terminal(io.StringIO):
    """A person's own terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and no display."""
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(playing, "no_window", lambda: NO_DISPLAY)
    return tmp_path / "home"


@pytest.fixture
def run(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """`run("check", "x.yaml", typed="...")` gives the status, what was said, and what was complained."""

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


Run = Callable[..., tuple[int, str, str]]


def saves(home: Path) -> list[Path]:
    return sorted(places({"DEMARCHE_HOME": str(home)}).saves.iterdir())


# -- wrong use -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("plya", "There is no command “plya”. Did you mean: demarche play?"),
        ("--language en chekc x", "There is no command “chekc”. Did you mean: demarche check?"),
        (
            "exchange-1954",
            "There is no command “exchange-1954”. To play a scenario: demarche play exchange-1954. "
            "To see all commands: demarche --help",
        ),
        (
            "play --tetx",
            "There is no option --tetx here. Did you mean --text? Type: demarche play --help",
        ),
        ("--versoin", "There is no option --versoin here. Did you mean --version? Type: demarche --help"),
        (
            "check --jsno=1 x",
            "There is no option --jsno here. Did you mean --json? Type: demarche check --help",
        ),
        ("play a b", "“b” is one word too many. Type: demarche play --help"),
        (
            "play --text --window",
            "argument --window: not allowed with argument --text. Type: demarche play --help",
        ),
        ("check", "the following arguments are required: PATH. Type: demarche check --help"),
        (
            "replay",
            "replay wants one of three: a file, --history and a scenario, or --all and a folder. "
            "Type: demarche replay --help",
        ),
        (
            "replay --history exchange-1954 x.jsonl",
            "replay wants one of three: a file, --history and a scenario, or --all and a folder. "
            "Type: demarche replay --help",
        ),
        (
            "replay --history exchange-1954 --side rome",
            "There is no side “rome” to play in exchange-1954. You can name: belgrade, moscow.",
        ),
        (
            "replay x.jsonl --side moscow",
            "--side goes with --history: a kept play says itself which side was played.",
        ),
        ("--language xx", "There are no texts in the language “xx”. There are: en."),
        (
            "play exchange-1945",
            "There is no scenario called “exchange-1945”. Is “exchange-1954” the one you mean?",
        ),
        (
            "replay --history exchange",
            "There is no scenario called “exchange”. Is “exchange-1954” the one you mean?",
        ),
        ("play nowhere/x.yaml --text", "There is no file nowhere/x.yaml."),
        (
            "play lake-1900 --text",
            "There is no scenario called “lake-1900”. There are: exchange-1954, reframing, two-towns. "
            "If it is your own, add the folder it is in: --library FOLDER.",
        ),
        ("replay nowhere.jsonl", "nowhere.jsonl cannot be read: it is not there."),
        ("check nowhere.yaml", "nowhere.yaml cannot be read: it is not there."),
        ("play --library nowhere", "--library nowhere: there is no such folder."),
        ("play --library game", "--library game: there is no folder called scenarios in it."),
        (
            "play exchange-1954 --text --side mars",
            "There is no side “mars” to play in exchange-1954. You can play: belgrade, moscow.",
        ),
        (
            "--library lib",
            "--library stands after the command it belongs to: demarche play --library. "
            "Type: demarche play --help",
        ),
        (
            "--library=lib replay x.jsonl",
            "--library stands after the command it belongs to: demarche replay --library. "
            "Type: demarche replay --help",
        ),
        ("play", f"{NO_DISPLAY} To play in plain lines, add --text."),
        ("play exchange-1954 --window", f"{NO_DISPLAY} To play in plain lines, add --text."),
    ],
)
def test_wrong_use_is_answered_in_a_sentence_with_something_to_do(
    run: Run, arguments: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CHECKOUT)
    assert run(*arguments.split()) == (2, "", f"demarche: {words}\n")


def test_a_scenario_outside_a_library_says_where_it_has_to_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("format: 1\n", encoding="utf-8")
    status, _out, err = run("play", str(tmp_path / "mine.yaml"), "--text")
    assert status == 2
    assert err.endswith("mine.yaml has to be a .yaml file in a folder called scenarios.\n")


@pytest.mark.parametrize("arguments", [["--help"], ["play", "--help"], ["--version"]])
def test_help_and_version_leave_at_once(
    arguments: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 0
    said = capsys.readouterr()
    assert "demarche" in said.out
    assert said.err == ""
    assert not home.exists()


# -- check -----------------------------------------------------------------------------------------------


def test_a_clean_scenario_is_clean(run: Run) -> None:
    status, out, err = run("check", str(EXCHANGE), "--quick")
    assert (status, out, err) == (0, "No problems were found.\n", "")


def test_a_folder_is_checked_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    for name in ("one", "two"):
        (tmp_path / "scenarios" / f"{name}.yaml").write_text("", encoding="utf-8")
    status, out, _err = run("check", str(tmp_path))
    assert status == 1
    assert out.count("empty-file") == 2
    assert out.endswith("2 errors.\n")
    assert run("check", str(tmp_path / "scenarios"))[1] == out


def test_an_empty_folder_is_wrong_use(run: Run, tmp_path: Path) -> None:
    status, out, err = run("check", str(tmp_path))
    assert (status, out) == (2, "")
    assert err.startswith("demarche: There is no scenario (a file ending in .yaml) in ")


def test_a_scenario_is_checked_together_with_its_translations(run: Run, tmp_path: Path) -> None:
    reading = CHECKOUT / "tests" / "reading"
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "seeds").mkdir()
    for letter in (reading / "letters").iterdir():
        (tmp_path / "seeds" / letter.name).write_bytes(letter.read_bytes())
    river = tmp_path / "scenarios" / "river.yaml"
    river.write_bytes((reading / "river.yaml").read_bytes())
    german = tmp_path / "scenarios" / "river.de.yaml"
    german.write_bytes((reading / "river.de.yaml").read_bytes())
    assert run("check", str(tmp_path))[0] == 0
    german.write_text("title: Der Fluss\nisues:\n  water: Wasser\n", encoding="utf-8")
    reports = [run("check", str(path), "--json") for path in (tmp_path, river, german)]
    assert [status for status, _out, _err in reports] == [1, 1, 1]
    (problems,) = {out for _status, out, _err in reports}
    assert {problem["code"] for problem in json.loads(problems)} == {
        "missing-translation",
        "orphan-translation",
    }
    assert {problem["file"] for problem in json.loads(problems)} == {str(german)}


def test_only_a_yaml_file_is_taken_for_a_translation(run: Run, tmp_path: Path) -> None:
    """Beside a clean scenario, a file of another sort, or one that is not there, is not reported clean."""
    (tmp_path / "mine.yaml").write_text("", encoding="utf-8")
    (tmp_path / "mine.docx").write_text("x", encoding="utf-8")
    assert "mine.yaml" not in run("check", str(tmp_path / "mine.docx"))[1]
    status, out, err = run("check", str(tmp_path / "mine.pdf"))
    assert (status, out) == (2, "")
    assert "mine.pdf cannot be read: it is not there." in err


def test_what_can_be_checked_is_checked_although_another_path_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("", encoding="utf-8")
    status, out, err = run("check", str(tmp_path / "one.yaml"), str(tmp_path / "gone.yaml"))
    assert status == 2
    assert "empty-file" in out
    assert "gone.yaml cannot be read" in err


def test_a_mistake_is_reported_with_its_place_and_the_letters_beside_it(
    run: Run, tmp_path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letters are found in the library of the scenario: its own seeds first, then the program's."""
    (tmp_path / "scenarios").mkdir()
    text = EXCHANGE.read_text(encoding="utf-8").replace("    weight: ", "    wieght: ", 1)
    (tmp_path / "scenarios" / "exchange-1954.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    status, out, _err = run("check", "scenarios/exchange-1954.yaml")
    assert status == 1
    assert "exchange-1954.yaml:" in out
    assert "wieght" in out
    assert "^^^^^^" in out


def test_json_is_for_programs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("", encoding="utf-8")
    status, out, _err = run("check", str(tmp_path / "x.yaml"), "--json")
    assert status == 1
    assert [problem["code"] for problem in json.loads(out)] == ["empty-file"]
    status, out, _err = run("check", str(EXCHANGE), "--json")
    assert status == 0
    assert {problem["severity"] for problem in json.loads(out)} == {"note"}  # worth a look, nothing wrong


# -- replay ----------------------------------------------------------------------------------------------


def test_history_is_told_with_its_passages_and_earns_every_point(run: Run) -> None:
    status, out, err = run("replay", "--history", "exchange-1954")
    assert (status, err) == (0, "")
    assert "Match: 100 %." in out
    assert "This is what happened." in out
    assert "“we would not wish to discuss this in this letter" in " ".join(out.split())


@pytest.mark.parametrize("side", ["moscow", "belgrade"])
def test_history_of_one_side_judges_its_letters_alone_and_earns_every_point(run: Run, side: str) -> None:
    status, out, err = run("replay", "--history", "exchange-1954", "--side", side, "--text")
    assert (status, err) == (0, "")
    assert "Match: 100 %." in out
    assert "The end: The slow road to Belgrade" in out
    said = " ".join(out.split())
    assert ("T9.1 · Tito and the Executive" in said) == (side == "belgrade")
    assert ("K9.1 · Khrushchev to Tito" in said) == (side == "moscow")


PLAYED = ["start", "on", "K8.1", "on", "1", "leave", "quit"]


def played(run: Run, home: Path) -> Path:
    """The save of a play that has read the letter and opened the first issue."""
    run("play", "exchange-1954", "--text", typed="\n".join(PLAYED))
    (save,) = saves(home)
    return save


def test_a_kept_play_is_told_again(run: Run, home: Path) -> None:
    status, out, err = run("replay", str(played(run, home)))
    assert (status, err) == (0, "")
    assert out.endswith("2 steps were taken again: the same result.\n")


def test_a_kept_play_that_no_longer_gives_the_same_says_where(run: Run, home: Path) -> None:
    save = played(run, home)
    save.write_text(save.read_text(encoding="utf-8").replace('"trust": ', '"trust": 9'), encoding="utf-8")
    status, out, _err = run("replay", str(save))
    assert status == 1
    assert out.startswith("This play no longer gives the same result. After ")


def test_a_damaged_or_torn_play_is_told_as_far_as_it_goes(run: Run, home: Path) -> None:
    save = played(run, home)
    whole = save.read_bytes()
    save.write_bytes(whole[:-3])
    status, _out, err = run("replay", str(save))
    assert (status, "was not fully written" in err) == (0, True)
    save.write_bytes(whole.replace(b'"sentence"', b'"sentense"'))
    status, _out, err = run("replay", str(save))
    assert (status, "Line 2 of the kept play cannot be read" in err) == (1, True)


def test_a_play_of_a_scenario_that_is_not_here_says_so(run: Run, home: Path) -> None:
    save = played(run, home)
    save.write_text(
        save.read_text(encoding="utf-8").replace("exchange-1954", "exchange-1894"), encoding="utf-8"
    )
    status, _out, err = run("replay", str(save))
    assert status == 1
    assert err == "There is no scenario called “exchange-1894”. Is “exchange-1954” the one you mean?\n"


@pytest.mark.parametrize("command", ["replay {file}", "debrief {file} -o x.html"])
def test_any_other_file_is_no_play_and_is_named(command: str, run: Run) -> None:
    status, out, err = run(*(word.format(file=EXCHANGE) for word in command.split(" ")))
    assert (status, out) == (2, "")
    assert err.endswith("exchange-1954.yaml: This file is not a kept play of Démarche.\n")


# -- play ------------------------------------------------------------------------------------------------


def test_a_play_can_be_scripted_and_is_kept(run: Run, home: Path) -> None:
    status, out, err = run("play", "exchange-1954", "--text", "--label", "Ana", typed="start\non\n")
    assert (status, err) == (0, "")
    assert out.endswith("The input ended here.\nYour play is kept; start again to go on with it.\n")
    (save,) = saves(home)
    record = decode(save.read_bytes()).record
    assert record is not None
    assert record.started.label == "Ana"
    assert record.started.program == __version__
    assert record.started.at > 1_700_000_000


def test_a_play_is_gone_on_with_where_it_was_left(run: Run, home: Path) -> None:
    run("play", "exchange-1954", "--text", "--label", "Ana", typed="start\non\nK8.1\n")
    _status, out, _err = run("play", "--text", typed="resume-1\n")
    assert "Ana: The 1954 Exchange" in out
    assert "K8.1 [marked: " in out
    assert len(saves(home)) == 1


def test_a_teachers_folder_and_a_teachers_file_can_be_played(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "scenarios").mkdir(parents=True)
    text = EXCHANGE.read_text(encoding="utf-8").replace("id: exchange-1954", "id: mine", 1)
    (folder / "scenarios" / "mine.yaml").write_text(text, encoding="utf-8")
    assert "mine" in run("play", "--text", "--library", str(folder))[1]
    assert "Sit down at the desk" in run("play", str(folder / "scenarios" / "mine.yaml"), "--text")[1]


def test_an_unreadable_play_is_named_and_nothing_else_is_disturbed(run: Run, home: Path) -> None:
    save = played(run, home)
    (save.parent / "notes.jsonl").write_text("hello", encoding="utf-8")
    status, out, err = run("play", "--text")
    assert status == 0
    assert "resume-1" in out
    assert err == (
        f"{save.parent / 'notes.jsonl'}: This file is not a kept play of Démarche. "
        "It is left as it is; move it elsewhere or delete it.\n"
    )


def test_without_any_input_the_page_is_said_and_the_game_ends(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under pythonw, or with `<&-`: Python has no stream then."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["play", "--text"]) == 0
    assert capsys.readouterr().out.endswith("The input ended here.\n")


def test_what_cannot_be_kept_is_not_said_to_be_kept(run: Run, home: Path) -> None:
    """Not even before the first choice, and no empty file is left behind."""
    home.write_text("a file in the way", encoding="utf-8")
    _status, out, err = run("play", "exchange-1954", "--text", typed="start\n")
    last = " ".join(out.split()).rpartition("The input ended here. ")[2]
    assert last.startswith("What you did last could not be kept in ")
    assert last.endswith("The program has ended, and it is lost.")
    assert err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", ["replay --history exchange-1954", "play --text", "schema"])
def test_output_to_a_full_disk_is_said_in_a_sentence(arguments: str, home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", *arguments.split()],
            cwd=CHECKOUT,
            env={**os.environ, "DEMARCHE_HOME": str(home)},
            input="",
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        74,
        "demarche: What was to be said here could not be written: the disk is full.\n",
    )


def test_with_neither_display_nor_terminal_the_bare_command_tells_the_exchange(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert " ".join(out.split()).startswith(
        f"{NO_DISPLAY} This is not a terminal either, so nothing can be played here."
    )
    assert "demarche play --text" in " ".join(out.split())
    assert "Match: 100 %." in out


def test_with_a_terminal_and_no_display_both_commands_play_in_it_and_say_why(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([], ["play"]):
        out = Terminal()
        monkeypatch.setattr(sys, "stdin", Terminal("quit\n"))
        monkeypatch.setattr(sys, "stdout", out)
        assert main(arguments) == 0
        assert "[exchange-1954]" in out.getvalue()
        assert capsys.readouterr().err == f"{NO_DISPLAY}\n"


# -- the rim ---------------------------------------------------------------------------------------------


def test_a_fault_of_the_program_names_itself_and_the_play_that_is_kept(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> str:
        raise RuntimeError("made for the test")

    monkeypatch.setattr("game.terminal.answers._begun", fail)
    status, _out, err = run("play", "exchange-1954", "--text", typed="start\nxyz\n")
    assert status == 70
    assert "RuntimeError: made for the test" in err
    assert f"The play is kept in {saves(home)[0]}." in err
    assert f"This is a fault in the program (demarche {__version__}, Python 3." in err


def started(*arguments: str, home: Path, **more: str) -> subprocess.Popen[bytes]:
    """The program itself, in a process of its own."""
    environment = {**os.environ, "DEMARCHE_HOME": str(home), **more}
    return subprocess.Popen(
        [sys.executable, "-m", "game", *arguments],
        cwd=CHECKOUT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_when_the_reader_of_a_pipe_leaves_there_is_no_complaint(tmp_path: Path) -> None:
    with started("replay", "--history", "exchange-1954", home=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_any_code_page_can_be_written_to(tmp_path: Path, encoding: str) -> None:
    with started("play", "--text", home=tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0") as process:
        out, err = process.communicate("Šarić\nexchange-1954\nŠarić\nquit\n".encode())
    assert (process.returncode, err) == (0, b"")
    assert "# The 1954 Exchange" in out.decode(encoding)
    shown = {"utf-8": "Šarić", "cp1252": "Šaric"}.get(encoding, "Saric")
    assert f"[label]: {shown}" in out.decode(encoding)


def test_a_terminal_without_accents_and_typographers_signs_is_written_to_plainly(tmp_path: Path) -> None:
    typed = "Шевченко\ntwo-towns\nstart\nquit\n".encode()
    with started("play", "--text", home=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0") as process:
        out, _err = process.communicate(typed)
    said = out.decode("ascii")
    assert "# Demarche: two capitals, one desk" in said
    assert "June 1954 to June 1955 * about 40 minutes" in said
    assert "????????" in said, "what has no plain letters is not made up"
    assert not re.search(r"\w\?\w|^\?| \? ", said.replace("?" * 8, "").replace("[?", "["), re.MULTILINE)
