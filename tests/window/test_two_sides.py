"""The pages of two players, two classes, own words, timeline and map: sound at every size, and all there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from game.model.settings import TEXT_SIZES
from game.pages.page import Action, Page
from game.window.view import View
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Postbox, Shelf, do, flow_over
from tests.window.layout_rules import faults

SIZES = ((800, 500), (1280, 720), (1920, 1080))
LONG = "The ministry of South writes to the council of North, in a dry May, and asks. " * 12


@cache
def pages() -> dict[str, Page]:
    """The pages by name."""
    return dict(_walk())


def _walk() -> Iterator[tuple[str, Page]]:
    waiting = flow_over(Shelf((capitals(),)), post=Postbox())
    yield "begin", do(waiting, "river-1901", "by-post")
    do(waiting, "start", "on", "on", "next", "share", "next", "later", "draft", "finish", "send")
    while waiting.page.kind == "consequences":
        do(waiting, "on")
    yield "waiting", waiting.page
    flow = flow_over(Shelf((capitals(),)))
    yield "handover", do(flow, "river-1901", "by-player", "start", "on")
    do(flow, "sit")
    flow.act(Action("type", ("who-writes", LONG)))
    yield "read", flow.page
    for beside in ("timeline", "map", "glossary"):
        yield beside, do(flow, beside)
        do(flow, "back")
    do(flow, "on", "next", "share", "next", "later", "draft", "finish", "send", "on", "sit")
    yield "reread", do(flow, "letter", "N1")
    do(flow, "draft", "next", "warm", "draft", "finish", "send")
    steps = {"handover": ("sit",), "decide": ("all", "decide")}
    while flow.page.kind != "ending":
        do(flow, *steps.get(flow.page.kind, ("on",)))
    yield "predict", do(flow, "debrief")
    do(flow, "reveal")
    flow.act(Action("type", ("other-road", LONG)))
    yield "debrief", flow.page
    yield "whole timeline", do(flow, "timeline")


NAMES = (
    *("begin", "waiting", "handover", "read", "timeline", "map", "glossary", "reread", "predict", "debrief"),
    "whole timeline",
)


def test_every_page_that_was_meant_is_looked_at() -> None:
    assert tuple(pages()) == NAMES


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_sound_at_every_size_of_text(
    name: str, size: tuple[int, int], view_of: Callable[..., View]
) -> None:
    page = pages()[name]
    found = {
        text_size: wrong
        for text_size in TEXT_SIZES
        if (wrong := faults(view_of(page, size=size, text_size=text_size).frame, page))
    }
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_can_be_done_has_its_place(name: str, view_of: Callable[..., View]) -> None:
    page = pages()[name]
    placed = {target.target.action for target in view_of(page, size=(1280, 720)).frame.placed}
    terms = {term.action for term in page.terms}
    assert {action for _word, _label, action in page.actions()} - terms <= placed
