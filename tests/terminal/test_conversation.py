"""The terminal face says everything a page holds, understands what people type, and never loses a play."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Answered
from game.pages.flow import Flow
from game.pages.page import (
    Action,
    Button,
    Choice,
    Event,
    Field,
    Map,
    MapPlace,
    Option,
    Page,
    Prose,
    Timeline,
)
from game.terminal.answers import Ask, Do, Unclear, meaning
from game.terminal.blocks import say
from game.terminal.conversation import run, told
from tests.builders import scenario
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over, pressable

TRANSCRIPTS = Path(__file__).parent.parent / "transcripts"


class Terminal(io.StringIO):
    """A person's own terminal instead of a pipe."""

    def isatty(self) -> bool:
        return True


def flow() -> Flow:
    return flow_over(Shelf((scenario(),)))


def session(*lines: str, flow_: Flow | None = None) -> str:
    """Everything that is said when these lines are piped in."""
    out = io.StringIO()
    assert run(flow_ or flow(), io.StringIO("".join(f"{line}\n" for line in lines)), out) == 0
    return out.getvalue()


def last(*lines: str) -> str:
    """What is said after the last of these lines."""
    return session(*lines).rpartition(f"> {lines[-1]}\n")[2].rpartition("> \n")[0].strip()


def test_a_whole_play_reads_like_a_session(golden: Callable[[Path, str], None]) -> None:
    answers = (TRANSCRIPTS / "river.answers").read_text(encoding="utf-8").splitlines()
    golden(TRANSCRIPTS / "river.txt", session(*answers))


def pages() -> Iterator[Page]:
    """The pages of some random walks through the game."""
    for seed in range(6):
        chance, walk = random.Random(seed), flow()  # noqa: S311 - not a secret
        for _step in range(40):
            yield walk.page
            walk.act(chance.choice(list(pressable(walk))))


def test_everything_that_can_be_done_on_a_page_can_be_typed() -> None:
    for page in pages():
        said = say(page, 80)
        typed = (
            {str(number) for number in range(1, len(said.doable) + 1)} | set(said.sentences) | set(said.steps)
        )
        counted = [count.take.word for count in said.poll.counts] if said.poll else []
        typed |= {f"{sign} {word}" for sign in "+-" for word in counted}
        meant = {answer.action for line in typed if isinstance(answer := meaning(line, said), Do)}
        assert meant == {action for _word, _label, action in page.actions()}, page.key


def test_every_word_of_a_page_does_what_its_number_does() -> None:
    for page in pages():
        said = say(page, 80)
        for word, does in said.doable:
            wanted = Ask(does) if isinstance(does, Field) else Do(does)
            assert meaning(word.upper(), said) == wanted, (page.key, word)


@pytest.mark.parametrize("width", [20, 41, 80])
def test_no_line_is_wider_than_the_terminal_unless_it_is_one_word(width: int) -> None:
    for page in pages():
        for line in told(page, width).splitlines():
            assert len(line) <= width or len(line.split()) <= 3, line  # a mark or number, and one long word


@given(
    st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), max_size=20), st.integers(5, 90)
)
def test_wrapping_loses_no_word(words: list[str], width: int) -> None:
    page = Page("test", "test", "T", (Prose(" ".join(words)),))
    assert told(page, width).split() == ["#", "T", *words]


# -- understanding -----------------------------------------------------------------------------------------


def test_numbers_words_beginnings_and_capitals_are_understood() -> None:
    for line in ("1", "1.", "river-1901", "RIVER-1901", "riv", "  riv  "):
        assert "# The River" in session(line), line


def test_a_field_takes_its_text_in_every_way_a_person_might_try() -> None:
    for lines in (["label Ana Marić"], ["2 Ana Marić"], ["label", "Ana Marić"], ["Ana Marić"]):
        assert "[label]: Ana Marić" in session("river", *lines), lines


def test_what_is_nearly_a_word_is_asked_back_and_never_taken_as_a_text() -> None:
    assert last("river", "strat") == "“strat” means nothing here. Did you mean “start”?"


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["99"], "There is no number 99 here; the last is 4."),
        (["0"], "There is no number 0 here; the last is 4."),
        (["back"], "There is no way back from here."),
        (
            ["plum"],
            "“plum” means nothing here. Type “help” to hear what you can do, or “look” to see\n"
            "the page again.",
        ),
        (["river", "s"], "“s” could be: short, start."),
        (
            ["river", "start", "on", "visit", "S9.9"],
            "There is no sentence S9.9 here; they go from S1.1 to S3.1.",
        ),
        (["river", "start", "on", "visit", "S2"], "Which sentence? There are: S2.1, S2.2."),
    ],
)
def test_what_is_not_understood_is_answered_with_something_to_do(lines: list[str], answer: str) -> None:
    assert last(*lines) == answer


def test_two_things_of_one_name_are_told_apart_by_number() -> None:
    options = tuple(Option("same", f"Same {n}", Action("take", (str(n),))) for n in range(2))
    said = say(Page("test", "test", "T", (Choice("Which?", options),)), 80)
    assert meaning("same", said) == Unclear("Several things here are called “same”: type 1, 2.")


def test_a_button_of_the_page_goes_before_a_command_of_the_same_name() -> None:
    page = Page("test", "test", "T", (), (), (Button("quit", "Quit", Action("leave")),))
    assert meaning("quit", say(page, 80)) == Do(Action("leave"))


@given(st.text())
def test_anything_at_all_can_be_typed(line: str) -> None:
    assert meaning(line, say(flow().page, 80))


# -- what changed ------------------------------------------------------------------------------------------


AT_VISIT = ("river", "start", "on", "visit")


def test_on_the_same_page_only_what_changed_is_said() -> None:
    assert last(*AT_VISIT, "accept") == (
        "1. Go at once [accept] (chosen)\n\nYour letter so far:\n\nWe shall gladly come and see your fields."
    )


def test_a_mark_and_its_taking_away_are_said_in_a_line() -> None:
    assert last(*AT_VISIT, "S2.1").endswith("S2.1 [marked: The visit] We ask for half of the summer water.")
    assert last(*AT_VISIT, "S2.1", "s2.1").endswith("S2.1 is no longer marked.")


def test_where_nothing_changes_that_is_said() -> None:
    assert last(*AT_VISIT, "accept", "acc") == "Nothing changes on this page."


def long_letter() -> Flow:
    """A play whose letter has more lines than one wants to hear twice."""
    from tests.builders import letter

    long = letter("may", "south", "S", tuple((f"Sentence {n}.",) for n in range(30)))
    whole = scenario()
    return flow_over(Shelf((scenario(letters=(long, *whole.letters[1:])),)))


def test_a_long_letter_is_read_out_once_and_then_only_when_asked_for() -> None:
    heard = session(*AT_VISIT, "previous", "S7.1", "look", flow_=long_letter())
    assert heard.count("Sentence 20.") == 2
    assert heard.count("As before; “look” reads it again. Its sentences can be marked all the same.") == 1
    assert "S7.1 [marked: The water] Sentence 6." in heard


# -- beginnings and ends -----------------------------------------------------------------------------------


def test_piped_answers_may_be_explained_and_spaced() -> None:
    plain = session("river", "start")
    assert session("# to the river", "", "\ufeffriver", "   ", "# and in", "start") == plain


def test_what_was_done_on_a_page_is_undone_step_by_step_until_the_matter_is_undecided() -> None:
    played = flow()
    session(*AT_VISIT, "accept", "later", "undo", flow_=played)
    assert played.desk is not None
    assert played.desk.leanings == {"visit": "accept"}
    first = flow()
    said = session(*AT_VISIT, "accept", "undo", "undo", flow_=first)
    assert first.desk is not None
    assert first.desk.leanings == {}
    assert "Nothing was done on this page that can be taken back." in said


def test_when_the_input_ends_the_play_is_kept() -> None:
    shelf = Shelf((scenario(),))
    said = session(*AT_VISIT, "accept", flow_=flow_over(shelf))
    assert said.endswith("> \nThe input ended here.\nYour play is kept; start again to go on with it.\n")
    assert len(shelf.records["play-1"][1]) == 1


def test_when_the_disk_is_full_nobody_is_told_that_the_play_is_kept() -> None:
    shelf = Shelf((scenario(),))
    started = flow_over(shelf)
    do(started, "river-1901", "start", "on", "visit")
    shelf.full = "The disk is full."
    said = session("accept", "quit", flow_=started)
    assert said.endswith("The disk is full.\n")
    assert "is kept; start again" not in said


def test_at_a_terminal_nothing_is_repeated_and_enter_goes_the_usual_way() -> None:
    out = Terminal()
    assert run(flow(), Terminal("\nriver\n\n# note\nquit\n"), out) == 0
    said = out.getvalue()
    assert "> \nType a number or a word, then Enter." in said.replace("> Type", "> \nType")
    assert "# The River: your briefing" in said
    assert "“# note” means nothing here." in said


def test_interrupted_from_the_keyboard_it_ends_as_if_the_input_had_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    inp, out = Terminal(), io.StringIO()
    monkeypatch.setattr(inp, "readline", interrupt)
    assert run(flow(), inp, out) == 0
    assert out.getvalue().endswith("> \nStopped.\n")


def test_when_nobody_listens_any_more_it_ends_quietly() -> None:
    class Gone(io.StringIO):
        def write(self, text: str, /) -> int:
            raise BrokenPipeError

    assert run(flow(), io.StringIO("1\n"), Gone()) == 0


def test_two_players_at_one_machine_read_like_a_session(golden: Callable[[Path, str], None]) -> None:
    answers = (TRANSCRIPTS / "two-players.answers").read_text(encoding="utf-8").splitlines()
    played = session(*answers, flow_=flow_over(Shelf((capitals(),))))
    golden(TRANSCRIPTS / "two-players.txt", played)


def test_dates_and_places_are_said_in_their_order_with_all_that_is_known_of_them() -> None:
    page = Page(
        "timeline",
        "timeline",
        "What happened",
        (
            Timeline(
                (
                    Event((1901, 3, 0), "March 1901", "The snow melts late.", "The almanac; confidence high"),
                    Event((1901, 5, 22), "22 May 1901", "South writes."),
                ),
                (1901, 6, 2),
            ),
            Map(
                (MapPlace("weir", "The weir", ("A letter · 22 May 1901",)), MapPlace("town", "Town")), "town"
            ),
        ),
        terms=(Option("?weir", "The weir", Action("explain", ("weir",))),),
    )
    assert told(page).split("\n\n", 1)[1] == (
        "- March 1901: The snow melts late. (The almanac; confidence high)\n"
        "- 22 May 1901: South writes.\n"
        "- The weir\n"
        "  - A letter · 22 May 1901\n"
        "- Town (here)\n"
        "\n"
        "Explained:\n"
        "\n"
        "  1. The weir [?weir]\n"
    )


def test_an_answer_of_one_letter_is_kept_though_the_input_ends_there() -> None:
    shelf = Shelf((capitals(),))
    session("river-1901", "start", "on", "who-writes S", flow_=flow_over(shelf))
    assert isinstance(shelf.records["play-1"][1][-1], Answered)
