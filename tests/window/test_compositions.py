"""What a page shows besides its elements: pictures, the calendar, ties, explained words; what that costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.pages.page import Action, Field, Map, MapPlace, Option, Page
from game.window.look import Materials
from game.window.pictures import Pictures
from game.window.scene import Picture, Prop
from game.window.view import View
from tests.window import real_pages, sample_pages
from tests.window.layout_rules import faults

ASSETS = Path(__file__).parents[2] / "assets"
SIZES = ((1024, 600), (1280, 720), (3840, 2160))

TERMS = (
    Option("?cominform", "Cominform", Action("explain", ("cominform",))),
    Option("?trieste", "The Free Territory of Trieste", Action("explain", ("trieste",))),
)


def pictures(view: View) -> list[Picture]:
    return [item for pane in view.frame.panes for item in pane.content.items if isinstance(item, Picture)]


@pytest.mark.parametrize(
    "page", [sample_pages.read_page(), sample_pages.decide_page()], ids=("read", "decide")
)
def test_every_word_that_is_explained_can_be_pressed(page: Page, view_of: Callable[..., View]) -> None:
    """Beside the page, or under it where nothing stands beside."""
    page = replace(page, terms=TERMS)
    for text_size in (100, 200):
        view = view_of(page, size=(1024, 600), text_size=text_size)
        actions = [placed.target.action for placed in view.frame.placed]
        assert all(term.action in actions for term in TERMS)
        assert not faults(view.frame, page)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text_size", [100, 200])
def test_the_map_is_sound_at_every_size(
    size: tuple[int, int], text_size: int, view_of: Callable[..., View]
) -> None:
    """And a place that no sheet knows is still on the list."""
    places = (MapPlace("belgrade", "Belgrade", ("The letter is sent",)), MapPlace("atlantis", "Atlantis"))
    page = Page("map", "map", "Where it happens", (Map(places, "belgrade"),))
    view = view_of(page, size=size, text_size=text_size)
    assert not faults(view.frame, page)
    drawn = " ".join(
        line.text
        for pane in view.frame.panes
        for item in pane.content.items
        for line in getattr(getattr(item, "passage", None), "lines", ())
    )
    assert "Atlantis" in drawn


def test_the_shelf_shows_each_scenario_by_its_cover(view_of: Callable[..., View]) -> None:
    """One without a cover of its own has the common one; in high contrast there are none."""
    names = [picture.name for picture in pictures(view_of(sample_pages.shelf_page()))]
    assert names == ["covers/exchange-1954", "covers/_default"]
    assert pictures(view_of(sample_pages.shelf_page(), theme="contrast")) == []


def test_trieste_is_shown_larger_once_something_has_happened_there(view_of: Callable[..., View]) -> None:
    """On every theme and size; before that its zones are no matter."""
    for events, shown in (((), False), (("A paper is initialled",), True)):
        page = Page("map", "map", "Where", (Map((MapPlace("trieste", "Trieste", events),), "belgrade"),))
        for size, text_size, theme in (((1280, 720), 100, "desk"), ((1024, 600), 200, "contrast")):
            view = view_of(page, size=size, text_size=text_size, theme=theme)
            assert not faults(view.frame, page)
            view.draw(pygame.Surface(size))
            said = " ".join(
                line.text
                for item in view.frame.panes[0].content.items
                for line in getattr(getattr(item, "passage", None), "lines", ())
            )
            assert ("Free Territory" in said) == shown


def test_an_ending_lies_under_its_seal(view_of: Callable[..., View]) -> None:
    """With the cover of its story, where there is room; the plain themes say the same without."""
    page = replace(real_pages.pages()["ending"], scenario="exchange-1954")
    names = [getattr(item, "name", "") for item in view_of(page).frame.panes[0].content.items]
    assert {"covers/exchange-1954", "seal"} <= set(names)
    assert not faults(view_of(page).frame, page)
    plain = view_of(page, theme="contrast")
    assert not {"seal"} & {getattr(item, "name", "") for item in plain.frame.panes[0].content.items}


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080)], ids=str)
def test_things_on_the_desk_lie_beside_the_page_and_never_under_it(
    size: tuple[int, int], view_of: Callable[..., View]
) -> None:
    for kind in ("begin", "finished", "decide", "predict", "handover", "hand-in"):
        frame = view_of(replace(sample_pages.decide_page(), kind=kind), size=size).frame
        things = [item.rect for item in frame.rails.items if isinstance(item, Prop)]
        assert all(not pane.rect.colliderect(thing) for pane in frame.panes for thing in things)
    assert things or size == (1024, 600)


def test_a_room_is_shown_only_where_it_costs_nothing(view_of: Callable[..., View]) -> None:
    """The picture of where things are decided never makes a page scroll that did not."""
    page = replace(sample_pages.decide_page(), scenario="exchange-1954", date="1954-11-16")
    for size in SIZES:
        for text_size in (100, 200):
            bare = view_of(replace(page, scenario=""), size=size, text_size=text_size)
            shown = view_of(page, size=size, text_size=text_size)
            assert bool(shown.frame.panes[0].furthest) == bool(bare.frame.panes[0].furthest)
    assert [picture.name for picture in pictures(view_of(page))] == ["winter-desk"]


def test_the_two_letters_are_tied_matter_by_matter(view_of: Callable[..., View]) -> None:
    """Every tie joins passages of one matter, and goes with both panes when one scrolls."""
    view = view_of(real_pages.pages()["letters"])
    assert view.frame.ties
    for tie in view.frame.ties:
        assert (tie.number, tie.left.name, tie.right.name) == (tie.number, "main", "aside")
        assert any(number == tie.number for number, _ in tie.right.content.ties)


def test_pictures_are_kept_while_they_are_used_and_let_go_afterwards() -> None:
    """No more pixels are held than are allowed; what is asked for again is the very same."""
    kept = Pictures(ASSETS, keep=30_000)
    first = kept.fitted("stamp", 100)
    assert kept.fitted("stamp", 100) is first
    for width in range(50, 150, 10):
        kept.fitted("seal", width)
    assert kept._held <= 30_000
    assert kept.fitted("stamp", 100) is not first


def test_no_picture_is_drawn_before_it_is_seen() -> None:
    """Opening the assets reads no picture and no map."""
    materials = Materials(ASSETS)
    assert materials.pictures._made == {}
    assert materials.atlas._sheets == {}


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_long_answer_stays_in_sight_and_its_box_grows(text_size: int, view_of: Callable[..., View]) -> None:
    """Its words go on in the next line, and the box is as high as they need."""
    heights = []
    for value in ("", "Both sides lost five years, and neither letter says who began it. " * 9):
        page = Page(
            "read", "why", "In your own words", (Field("why", "Why?", value, "A few lines.", lines=3),)
        )
        view = view_of(page, size=(1024, 600), text_size=text_size)
        assert not faults(view.frame, page)
        view.draw(pygame.Surface((1024, 600)))
        heights.append(next(p.target.box.h for p in view.frame.placed if p.target.field))
    assert heights[0] >= 3 * view.line_height() * 0.8
    assert heights[1] > heights[0]
