"""Long letters come page by page, one paragraph can be heard again, and a mistyped word changes no name."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace

import pytest

from game.pages.flow import Flow
from game.terminal.conversation import run
from tests.builders import letter, scenario
from tests.pages.stand_ins import Shelf, flow_over


class Terminal(io.StringIO):
    """A person's own terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def long_letter() -> Flow:
    long = letter("may", "south", "S", tuple((f"Sentence {n}.",) for n in range(60)))
    return flow_over(Shelf((scenario(letters=(long, *scenario().letters[1:])),)))


def at_a_terminal(typed: str, monkeypatch: pytest.MonkeyPatch, rows: int = 24) -> str:
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size((80, rows)))
    out = Terminal()
    assert run(long_letter(), Terminal(typed), out) == 0
    return out.getvalue()


def piped(*lines: str) -> str:
    out = io.StringIO()
    assert run(long_letter(), io.StringIO("\n".join(lines) + "\n"), out) == 0
    return out.getvalue()


TO_THE_LETTER = ("river", "start", "on", "visit")


def test_at_a_terminal_a_page_stops_where_the_screen_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    said = at_a_terminal("".join(f"{line}\n" for line in TO_THE_LETTER), monkeypatch)
    shown, _more, _rest = said.rpartition(": Enter; or type what you want to do] ")
    assert shown.endswith("more lines")
    assert all(part.count("\n") < 24 for part in re.split(r"> |to do\] ", shown))


def test_enter_shows_the_rest_and_any_other_answer_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "".join(f"{line}\n" for line in TO_THE_LETTER)
    assert "Sentence 59." in at_a_terminal(typed + "\n" * 12 + "quit\n", monkeypatch)
    said = at_a_terminal(typed + "S2.1\nquit\n", monkeypatch)
    assert "S2.1 [marked: " in said
    assert "Sentence 59." not in said


def test_what_is_piped_and_a_terminal_that_does_not_say_how_high_it_is_come_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for said in (
        piped(*TO_THE_LETTER),
        at_a_terminal("".join(f"{line}\n" for line in TO_THE_LETTER), monkeypatch, rows=0),
    ):
        assert "Sentence 59." in said
        assert "type what you want to do]" not in said


@pytest.mark.parametrize("line", ["read S20", "READ s20", "read S20.1"])
def test_one_paragraph_is_read_again(line: str) -> None:
    assert piped(*TO_THE_LETTER, line).rpartition(f"> {line}\n")[2].startswith("\nS20.1 Sentence 19.\n\n")


def test_a_paragraph_that_is_not_there_is_answered_with_those_that_are() -> None:
    assert "Read what? There are: S1 to S60." in piped(*TO_THE_LETTER, "read S99")


def test_a_name_is_not_changed_by_what_is_mistyped_after_it() -> None:
    said = piped("river", "Ana", "again 3", "look")
    assert "“again 3” means nothing here." in said
    assert "type: label again 3" in said
    assert said.rpartition("> look")[2].count("[label]: Ana") == 1
    assert "[label]: Ben" in piped("river", "Ana", "label Ben")


def test_a_sentence_that_is_not_there_is_named_as_it_was_typed() -> None:
    assert "There is no sentence S99.1 here" in piped(*TO_THE_LETTER, "S99.1")


def test_the_settings_say_what_does_nothing_here_and_help_says_what_is_passed_over() -> None:
    assert "your terminal has its own" in " ".join(piped("settings").split())
    assert "empty lines are passed over" in piped("help", "help")


def test_what_stands_on_a_button_or_an_option_does_it_as_its_word_does() -> None:
    shelf = " ".join(piped("play", "look").split())
    assert "means nothing here" not in shelf
    said = " ".join(piped("river", "Ana", "Back to the shelf").split())
    assert "means nothing here" not in said
    assert said.count("# Démarche: two capitals, one desk") == 2


def test_a_title_that_stands_on_several_buttons_is_answered_with_their_numbers() -> None:
    one, other = replace(scenario(), id="one"), replace(scenario(), id="other")
    out = io.StringIO()
    assert run(flow_over(Shelf((one, other))), io.StringIO("Play\n"), out) == 0
    assert re.search(
        r"Several things here are called “play”: type \d, \d\.", " ".join(out.getvalue().split())
    )
