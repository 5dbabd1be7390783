"""The hands of a class and its timer in plain lines."""

from __future__ import annotations

import io
from threading import Event

import pytest

from game.model.settings import Settings
from game.pages.page import Action
from game.terminal.answers import Do, Unclear, meaning
from game.terminal.bell import beside
from game.terminal.blocks import Said, say
from game.terminal.conversation import run
from tests.builders import scenario
from tests.pages.stand_ins import Shelf, do, flow_over

TO_THE_WATER = ("river-1901", "start", "on", "on", "next")


def a_class() -> Shelf:
    return Shelf((scenario(forms=()),), kept_settings=Settings(projector=True))


def said() -> Said:
    """The page where a class takes its position on the water."""
    return say(do(flow_over(a_class()), *TO_THE_WATER), 80)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hands 3 17 5", ("give", "3", "share", "17", "keep", "5")),
        ("Hands 3, 17, 5", ("give", "3", "share", "17", "keep", "5")),
        ("hands share 12", ("share", "12")),
        ("+ share", ("share", "+")),
        ("+share", ("share", "+")),
        ("- SHARE", ("share", "-")),
        ("+2", ("share", "+")),
    ],
)
def test_hands_are_typed_all_at_once_or_one_by_one(line: str, words: tuple[str, ...]) -> None:
    assert meaning(line, said()) == Do(Action("hands", ("water", *words)))


@pytest.mark.parametrize(
    "line", ["hands", "hands 3", "hands 3 4 5 6", "hands share many", "+", "+ 9", "- plum"]
)
def test_what_counts_no_hands_is_answered_with_how_it_is_done(line: str) -> None:
    found = meaning(line, said())
    assert isinstance(found, Unclear)
    assert "hands 3 4 5" in found.words
    assert "+ give, - give" in found.words


def test_where_nobody_is_counted_a_word_with_hands_is_an_ordinary_text() -> None:
    page = say(do(flow_over(a_class()), "river-1901"), 80)
    assert meaning("hands of 10b", page) == Do(Action("type", ("label", "hands of 10b")), free=True)


def test_a_lesson_reads_like_a_session() -> None:
    out = io.StringIO()
    lines = (*TO_THE_WATER, "hands 3 17 5", "+ give", "timer", "minutes-3", "start", "back")
    flow = flow_over(a_class())
    run(flow, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    told = out.getvalue()
    assert "  2. Share it [share]\n     17 hands\n" in told
    assert told.count("     4 hands\n") == 2  # when it was counted, and when the page comes back
    assert "Timer: 3 minutes left." in told


def test_at_the_debrief_hands_stand_beside_the_position_they_were_raised_for() -> None:
    out = io.StringIO()
    sent = ("hands 3 17 5", "share", "next", "later", "draft", "finish", "send")
    then = ("uncover", "on", "on", "uncover", "on", "little", "decide", "debrief", "uncover")
    lines = (*TO_THE_WATER, *sent, *then)
    run(flow_over(a_class()), io.StringIO("".join(f"{line}\n" for line in lines)), out)
    told = out.getvalue()
    assert "(yours, 17 hands)" in told
    assert "(history, yours, 17 hands)" in told
    assert told.index("(yours, 17 hands)") < told.index("(history, yours, 17 hands)")


def test_the_bell_says_once_what_there_is_to_say_while_nobody_types() -> None:
    waiting, heard = ["", "The time is over."], []
    rung = Event()

    def say_it(words: str) -> None:
        heard.append(words)
        rung.set()

    with beside(lambda: waiting.pop(0) if waiting else "", say_it, wanted=True, every=0.001):
        assert rung.wait(30)
    assert heard == ["The time is over."]


def test_beside_what_is_piped_in_no_bell_rings() -> None:
    with beside(lambda: pytest.fail("it was asked"), print, wanted=False):
        pass
