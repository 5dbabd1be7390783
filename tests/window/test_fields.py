"""Typing: letters, the caret, what is pasted, and what an input method composes."""

from __future__ import annotations

import pygame

from game.pages.page import Action, Button, Field, Page
from game.window.access import said, tree
from game.window.editing import LONGEST
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key, press_at, text


def test_typing_shows_at_once_and_tells_the_flow(open_window: Opener) -> None:
    """Letter by letter, with the caret where it belongs."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn(
        [text("Ana"), key(pygame.K_LEFT), key(pygame.K_BACKSPACE), text("đ"), key(pygame.K_END), text("!")]
    )
    assert flow.acts[-1] == Action("type", ("label", "Ađa!"))
    window.turn([key(pygame.K_HOME), key(pygame.K_DELETE), key(pygame.K_RIGHT), key(pygame.K_3, text="3")])
    assert flow.acts[-1] == Action("type", ("label", "đa!"))
    assert all(action.verb == "type" for action in flow.acts)


def test_nothing_pasted_or_typed_breaks_a_field(open_window: Opener) -> None:
    """NUL, lone surrogates, line breaks, far too much of it; a mark goes with its letter."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("a\0\ud800\r\nb" + "x" * 5000)])
    written = flow.acts[-1].words[1]
    assert written.startswith("a\ufffd b")
    assert len(written) == LONGEST
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("к\u0300"), key(pygame.K_BACKSPACE)])
    assert flow.acts[-1] == Action("type", ("label", ""))


def test_a_flow_that_changes_what_is_typed_is_believed(open_window: Opener) -> None:
    """The field shows what the page says, not what was typed."""
    window, flow = open_window(sample_pages.begin_page())

    def shortened(action: Action) -> None:
        flow.page = sample_pages.begin_page(action.words[1][:3])

    flow.act = shortened  # type: ignore[method-assign]
    window.turn([text("Anastasija")])
    editing = window.view.editing()
    assert editing is not None
    assert editing[1].text == "Ana"
    assert editing[1].caret == 3


def test_what_an_input_method_composes_is_shown_but_not_yet_told(open_window: Opener) -> None:
    """Until it is done, Enter and the arrows belong to it."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([pygame.event.Event(pygame.TEXTEDITING, text="nih", start=0, length=3), key(pygame.K_RETURN)])
    assert flow.acts == []
    assert window.view.composing == "nih"
    window.turn([text("日"), key(pygame.K_BACKSPACE)])
    assert [action.words[1] for action in flow.acts] == ["日", ""]


def _answering(value: str = "") -> Page:
    box = Field("why", "Why?", value, lines=4)
    ways = (Button("on", "Go on", Action("on"), primary=True),)
    return Page("read", "why", "In your own words", (box,), (), ways)


def test_enter_begins_a_new_line_of_an_answer_and_with_control_goes_on(open_window: Opener) -> None:
    """What is pasted keeps its lines too; Home and End are those of the line one is in."""
    window, flow = open_window(_answering())
    window.turn([text("one"), key(pygame.K_RETURN), text("two"), key(pygame.K_HOME), text("and ")])
    assert flow.acts[-1] == Action("type", ("why", "one\nand two"))
    window.turn([key(pygame.K_RETURN, mod=pygame.KMOD_CTRL)])
    assert flow.acts[-1] == Action("on")


def test_up_and_down_go_from_line_to_line_of_an_answer(open_window: Opener) -> None:
    """Lines that were broken because they were long count as lines; an empty one as well."""
    long = "What was wrong for six years is not put right by one letter. " * 5
    window, _flow = open_window(_answering(f"{long}\n\nEnd"))
    window.view.focus_on("field:why")
    window.turn([key(pygame.K_UP), key(pygame.K_UP), key(pygame.K_END)])
    editing = window.view.editing()
    assert editing is not None
    assert editing[1].caret == len(long)
    window.turn([key(pygame.K_HOME), *[key(pygame.K_DOWN)] * 20])
    editing = window.view.editing()
    assert editing is not None
    assert editing[1].caret == len(editing[1].text) - len("End")


def test_a_press_in_a_field_puts_the_caret_there(open_window: Opener) -> None:
    """As near as the letters go, in any of its lines."""
    window, flow = open_window(_answering("first line\nsecond line"))
    placed = window.view.frame.find("field:why")
    assert placed is not None
    slot = placed.rects(0)[0]
    window.turn([*press_at((slot.x + 2, slot.y + 12)), text("My ")])
    assert flow.acts[-1] == Action("type", ("why", "My first line\nsecond line"))
    window.turn([*press_at((slot.right - 6, slot.y + 40)), text(".")])
    assert flow.acts[-1] == Action("type", ("why", "My first line\nsecond line."))


def test_a_box_for_several_lines_is_told_as_one(open_window: Opener) -> None:
    """To who hears the page, by voice or by a screen reader."""
    for page, several in ((_answering(), True), (sample_pages.begin_page(), False)):
        window, _flow = open_window(page)
        root = tree(page, window.view.frame, {})
        (field,) = (leaf for leaf in root.leaves() if leaf.role == "field")
        assert field.many == several
        assert ("several lines" in said(field)) == several
