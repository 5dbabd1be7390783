"""The commands of the workbench: what a teacher types from nothing to a proved scenario."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from game.cli import playing
from game.cli.main import main
from game.cli.previewing import saved
from game.cli.progress import Progress
from game.pages.previewing import RELOAD
from game.reading.schema import schema
from game.shelf.watching import Watch

Run = Callable[..., tuple[int, str, str]]
_HERE = Path(__file__).parent
EXCHANGE = _HERE.parents[1] / "scenarios" / "exchange-1954.yaml"


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """`run("check", "x.yaml", typed="...")` in an empty folder: status, what was said, what complained."""
    monkeypatch.setenv("DEMARCHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(playing, "no_window", lambda: "There is no display here.")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


# -- new ---------------------------------------------------------------------------------------------------


def test_a_new_scenario_says_what_was_made_and_the_next_two_commands(run: Run) -> None:
    status, out, err = run("new", "lake-1900")
    assert (status, err) == (0, "")
    assert out.splitlines()[:-1] == [
        "Made:",
        "  scenarios/lake-1900.yaml",
        "  seeds/lake-1900-request.txt",
        "  seeds/lake-1900-answer.txt",
        "  scenario.schema.json  (for your editor)",
        "It works as it is. Next:",
        "  demarche check scenarios/lake-1900.yaml",
        "  demarche preview scenarios/lake-1900.yaml",
    ]
    guide = Path(out.splitlines()[-1].partition(": ")[2])
    assert guide.name == "README.md"


def test_notes_are_told_by_themselves_and_are_no_mistakes(run: Run) -> None:
    towns = EXCHANGE.with_name("two-towns.yaml")
    status, out, err = run("check", str(towns))
    assert (status, err) == (0, "")
    assert out.startswith("Worth a look, and perhaps no mistake:\n\nnever-better (note): ")
    assert "\nNo problems were found. 2 notes.\n" in out
    status, out, _err = run("check", str(towns), "--json")
    assert (status, {one["severity"] for one in json.loads(out)}) == (0, {"note"})


def test_a_scenario_with_forms_and_no_start_works_with_every_command(run: Run) -> None:
    run("new", "lake-1900")
    path = Path("scenarios/lake-1900.yaml")
    text, begins = re.subn(
        r"(?m)^start: (\S+).*$", r"forms: {short: {start: \1, label: One lesson}}", path.read_text("utf-8")
    )
    assert begins == 1
    path.write_text(text, encoding="utf-8")
    for command in (
        ("check", str(path)),
        ("replay", "--history", "lake-1900", "--library", "."),
        ("map", str(path), "-o", "map.svg"),
        ("print", "lake-1900", "--library", ".", "-o", "lesson.html"),
        ("bless", str(path)),
    ):
        status, _out, err = run(*command)
        assert (status, "fault" in err) == (0, False), command


def test_a_new_scenario_checks_clean_and_plays_at_once(run: Run) -> None:
    run("new", "lake-1900", "--folder", "my library")
    status, out, err = run("check", "my library/scenarios/lake-1900.yaml")
    assert (status, err) == (0, "")
    assert out.startswith("No problems were found.\n")
    status, out, err = run(
        "play",
        "my library/scenarios/lake-1900.yaml",
        "--text",
        typed="start\non\non\nnext\nhalf-in-parts\nnext\nrefuse\ndraft\nfinish\nsend\non\ndebrief\nquit\n",
    )
    assert (status, err) == (0, "")
    assert "The bridge stands" in out


def test_a_name_is_never_taken_twice(run: Run) -> None:
    run("new", "lake-1900")
    status, out, err = run("new", "lake-1900")
    assert (status, out) == (2, "")
    assert err == (
        "demarche: scenarios/lake-1900.yaml is there already, and is left as it is. Choose another name.\n"
    )


# -- schema ------------------------------------------------------------------------------------------------


def test_the_schema_is_printed(run: Run) -> None:
    status, out, err = run("schema")
    assert (status, err, json.loads(out)) == (0, "", schema())


def test_the_schema_is_written_and_the_line_that_points_to_it_is_told(run: Run) -> None:
    status, out, err = run("schema", "-o", "mine.json")
    assert (status, err) == (0, "")
    assert json.loads(Path("mine.json").read_text(encoding="utf-8")) == schema()
    assert "# yaml-language-server: $schema=../mine.json" in out


def test_a_schema_that_cannot_be_written_is_answered_in_a_sentence(run: Run) -> None:
    status, out, err = run("schema", "-o", "../desk")
    assert (status, out) == (2, "")
    assert err.startswith("demarche: ../desk cannot be written: ")


# -- check: the proof --------------------------------------------------------------------------------------

_PROVED = (
    "No problems were found.\n"
    "Proved by exploring the whole story (3 endings, 12 plays): every ending can be reached, and no\n"
    "play gets stuck.\n"
)
LAKE = "scenarios/lake-1900.yaml"


def changed(*changes: tuple[str, str]) -> None:
    """The new scenario with these stretches of its text changed."""
    text = Path(LAKE).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    Path(LAKE).write_text(text, encoding="utf-8")


@pytest.fixture
def lake(run: Run) -> str:
    """A new scenario, by its path."""
    assert run("new", "lake-1900")[0] == 0
    return LAKE


def test_a_check_ends_with_what_is_proved(run: Run, lake: str) -> None:
    assert run("check", lake) == (0, _PROVED, "")
    assert run("check", lake, "--quick") == (0, "No problems were found.\n", "")


def test_what_only_the_proof_finds_is_a_problem_like_any_other(run: Run, lake: str) -> None:
    changed(("goodwill < 20", "goodwill < 10"))
    status, out, _err = run("check", lake)
    assert status == 1
    assert "never-happens (warning)" in out
    assert out.endswith("The whole story was explored (3 endings, 12 plays): what is said above is proved.\n")
    assert run("check", lake, "--quick")[0] == 0
    (problem,) = json.loads(run("check", lake, "--json")[1])
    assert (problem["code"], problem["steps"]) == ("never-happens", [])


def test_a_story_that_is_not_whole_is_not_explored(run: Run, lake: str) -> None:
    changed(("start: 50, low: bitter", "start: 500, low: bitter"))
    status, out, _err = run("check", lake)
    assert (status, out.splitlines()[-1]) == (1, "1 error.")


def test_several_scenarios_are_proved_each_by_its_name(run: Run, lake: str) -> None:
    run("new", "lake-1901")
    out = run("check", ".")[1].splitlines()
    assert [line.partition(" ")[0] for line in out if "Proved" in line] == ["lake-1900:", "lake-1901:"]


def test_the_summary_tells_everything(run: Run, lake: str, golden: Callable[[Path, str], None]) -> None:
    status, out, err = run("check", lake, "--summary")
    assert (status, err) == (0, "")
    golden(_HERE / "goldens" / "summary.txt", re.sub(r"\d+ states", "some states", out))


def test_where_not_everything_could_be_explored_it_says_so_plainly(run: Run) -> None:
    status, out, _err = run("check", str(EXCHANGE), "--states", "1000", "--summary")
    assert status == 0
    assert "Bounded, not proved: " in out
    assert "Proved" not in out
    assert "of all" not in out
    assert "can be reached" in out
    assert "not reached so far" in out


@pytest.mark.parametrize("number", ["0", "-3", "many", "1.5"])
def test_a_number_of_states_is_a_number(run: Run, lake: str, number: str) -> None:
    status, out, err = run("check", lake, f"--states={number}")
    assert (status, out) == (2, "")
    assert f"a whole number above 0 is expected, not “{number}”" in err


def test_an_interruption_gives_what_is_known_by_then(
    run: Run, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "tell", interrupted)
    run("new", "lake-1901")
    status, out, _err = run("check", ".", "--summary")
    assert status == 130
    assert "Interrupted. Bounded, not proved" in out
    assert "lake-1901" not in out


def test_long_work_says_how_far_it_is_on_a_terminal_and_wipes_it_out() -> None:
    class Live(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Live()
    with Progress(stream) as progress:
        progress._next = 0
        progress.tell("a player for Brockham", 12_345)
        progress.tell("a player for Brockham", 12_346)
    first, wiped = stream.getvalue().split("\r")[1:3]
    assert first == "Exploring (a player for Brockham): 12,345 states. Ctrl-C ends it with what is known."
    assert wiped.strip() == ""
    quiet = io.StringIO()
    with Progress(quiet) as progress:
        progress._next = 0
        progress.tell("a player for Brockham", 12_345)
    assert quiet.getvalue() == ""


# -- check: certificates -----------------------------------------------------------------------------------


def test_a_certificate_is_written_and_holds(run: Run, lake: str) -> None:
    status, out, err = run("check", lake, "--certificate", "proof.json")
    assert (status, out, err) == (0, _PROVED, "Written: proof.json\n")
    status, out, err = run("check", "--verify", "proof.json")
    assert (status, err) == (0, "")
    assert out.startswith("The certificate holds: ")
    assert out.endswith("The whole story was explored again: every number is the same.\n")
    assert run("check", "--verify", "proof.json", lake, "--quick")[1].endswith(
        "The numbers were not counted again.\n"
    )


def test_a_certificate_says_what_no_longer_holds(run: Run, lake: str) -> None:
    run("check", lake, "--certificate", "proof.json")
    changed(("effect: {goodwill: -20, purse: +10}", "effect: {goodwill: -10, purse: +10}"))
    status, out, _err = run("check", "--verify", "proof.json")
    assert status == 1
    assert out.splitlines()[:2] == [
        "The certificate does not hold:",
        "  - The scenario or one of its letters has been changed since.",
    ]
    assert "The way to the ending “court” does not lead there." in out
    changed(("start: 50", "start: fifty"))
    assert run("check", "--verify", "proof.json")[:2] == (
        1,
        "The certificate does not hold: the scenario has errors now. What to do: demarche check\n",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--certificate proof.json", "the following arguments are required: PATH"),
        (f"{LAKE} --certificate proof.json --quick", "--certificate wants one scenario"),
        (f"{LAKE} {LAKE} --certificate proof.json", "--certificate wants one scenario"),
        (f"--verify {LAKE}", "It is not a certificate: it cannot be read as JSON."),
        ("--verify nowhere.json", "nowhere.json cannot be read: it is not there."),
        (f"--verify scenario.schema.json {LAKE}", "It is not a certificate of a scenario."),
    ],
)
def test_wrong_use_of_certificates_is_answered(run: Run, lake: str, arguments: str, words: str) -> None:
    status, _out, err = run("check", *arguments.split())
    assert status == 2
    assert words in err


def test_what_has_errors_cannot_be_certified(run: Run, lake: str) -> None:
    changed(("start: 50, low: bitter", "start: 500, low: bitter"))
    status, _out, err = run("check", lake, "--certificate", "proof.json")
    assert (status, "the errors have to be mended first" in err) == (2, True)
    assert not Path("proof.json").exists()


def test_a_certificate_whose_scenario_has_moved_asks_for_it(run: Run, lake: str) -> None:
    run("check", lake, "--certificate", "proof.json")
    Path(lake).rename("scenarios/lake.yaml")
    status, _out, err = run("check", "--verify", "proof.json")
    assert status == 2
    assert err.endswith("Name the scenario: demarche check --verify proof.json PATH\n")


# -- map ---------------------------------------------------------------------------------------------------


def test_the_map_is_printed_for_mermaid(run: Run, lake: str) -> None:
    status, out, err = run("map", lake)
    assert (status, err) == (0, "")
    assert out.splitlines()[1:4] == ['title: "The Bridge"', "---", "flowchart TD"]
    assert "(history)" in out


@pytest.mark.parametrize("graphviz", [True, False], ids=["graphviz", "ourselves"])
@pytest.mark.parametrize("kind", ["svg", "png", "mmd", "dot"])
def test_the_map_is_written_with_and_without_graphviz(
    run: Run, lake: str, kind: str, graphviz: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not graphviz:
        monkeypatch.setenv("PATH", "")
    elif shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    assert run("map", lake, "-o", f"map.{kind}", "--counts") == (0, f"Written: map.{kind}\n", "")
    begins = {"svg": (b"<svg", b"<?xml"), "png": (b"\x89PNG",), "mmd": (b"---",), "dot": (b"digraph",)}
    assert Path(f"map.{kind}").read_bytes().startswith(begins[kind])
    if kind != "png":
        assert "12 plays" in Path(f"map.{kind}").read_text(encoding="utf-8")


def test_a_map_marks_what_no_play_comes_to(run: Run, lake: str) -> None:
    changed(("goodwill < 20", "goodwill < 10"))
    assert run("map", lake)[1].count("no play comes here") == 1


@pytest.mark.parametrize(
    "mistake", [("start: 50, low", "start: 500, low"), ("then: council-writes", "then: x")]
)
def test_a_story_that_is_not_whole_is_not_drawn(run: Run, lake: str, mistake: tuple[str, str]) -> None:
    changed(mistake)
    status, out, err = run("map", lake)
    assert (status, out) == (2, "")
    assert "cannot be drawn before its mistakes are mended. What to do: demarche check " in err


def test_a_map_of_another_kind_is_wrong_use(run: Run, lake: str) -> None:
    assert run("map", lake, "-o", "map.gif")[2] == (
        "demarche: map.gif has to end in one of: .mmd, .svg, .png, .dot.\n"
    )


# -- preview -----------------------------------------------------------------------------------------------


def test_a_preview_opens_at_a_moment_and_keeps_no_play(run: Run, lake: str, tmp_path: Path) -> None:
    status, out, err = run("preview", lake, "--text", "--at", "council-writes", typed="quit\n")
    assert (status, err) == (0, "")
    assert "# Your answer" in out
    assert "Look at the file again [reload]" in out
    assert not list((tmp_path / "home").rglob("*.jsonl"))


def test_a_save_shows_with_the_next_line(
    run: Run, lake: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Saving(io.StringIO):
        """Somebody who saves the file before every line."""

        changes: ClassVar = [("title: Your answer", "title: Another heading"), ("weight: 60", "wieght: 60")]

        def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
            if self.changes:
                changed(self.changes.pop(0))
                return "# nothing\n"
            return "quit\n"

    monkeypatch.setattr(sys, "stdin", Saving())
    assert main(["preview", lake, "--text", "--at", "council-writes"]) == 0
    out = capsys.readouterr().out
    assert out.index("# Your answer") < out.index("# Another heading") < out.index("unknown-entry")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("nowhere.yaml --text", "nowhere.yaml cannot be read: it is not there."),
        (LAKE, "There is no display here. To look in plain lines, add --text."),
    ],
)
def test_what_cannot_be_shown_is_wrong_use(run: Run, lake: str, arguments: str, words: str) -> None:
    assert run("preview", *arguments.split()) == (2, "", f"demarche: {words}\n")


def test_files_are_looked_at_no_oftener_than_anybody_can_tell(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("", encoding="utf-8")
    ask = saved(Watch(lambda: [path]))
    assert ask() is None
    path.write_text("more", encoding="utf-8")
    assert ask() is None
    deadline = time.monotonic() + 5
    while (action := ask()) is None and time.monotonic() < deadline:
        pass
    assert action == RELOAD
