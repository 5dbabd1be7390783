"""Nothing overflows, overlaps, is cut or lost, on any page, at any size of window and of text."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.model.settings import TEXT_SIZES
from game.pages.page import Page
from game.window.look import Materials
from game.window.scene import Block, Panel
from game.window.text import Run, typeset
from game.window.view import View
from tests.window import archive_pages, real_pages, sample_pages, shipped_pages
from tests.window.layout_rules import faults

SIZES = ((800, 500), (1024, 600), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
PAGES = sample_pages.pages()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_sound_at_every_size_of_text(
    name: str, size: tuple[int, int], view_of: Callable[..., View]
) -> None:
    """From a small netbook to a projector, from 100 to 200 %."""
    found = {
        text_size: wrong
        for text_size in TEXT_SIZES
        if (wrong := faults(view_of(PAGES[name], size=size, text_size=text_size).frame, PAGES[name]))
    }
    assert not found


def test_a_window_far_too_small_still_lays_out(view_of: Callable[..., View]) -> None:
    """Nothing is promised of how it looks, only that it stands."""
    surface = pygame.Surface((480, 320))
    for page in PAGES.values():
        view_of(page, size=(480, 320), text_size=200).draw(surface)


def test_the_aside_stands_beside_where_there_is_room_and_under_where_there_is_none(
    view_of: Callable[..., View],
) -> None:
    """The same page is restacked, not squeezed."""
    page = sample_pages.read_page()
    assert [p.name for p in view_of(page).frame.panes] == ["main", "aside", "bar", "tools"]
    assert [p.name for p in view_of(page, text_size=200).frame.panes] == ["main", "bar", "tools"]


def test_the_buttons_never_take_more_than_a_third_of_the_window(view_of: Callable[..., View]) -> None:
    """What does not fit there stands at the foot of the page."""
    bar = view_of(sample_pages.hostile_page(), size=(800, 500), text_size=200).frame.pane("bar")
    assert bar is not None
    assert bar.rect.h <= 500 / 3
    assert bar.furthest == 0


def test_lines_of_a_letter_are_as_long_as_a_printed_page_has_them(view_of: Callable[..., View]) -> None:
    """60 to 70 letters, where there is room for them."""
    frame = view_of(sample_pages.letters_page(), size=(1920, 1080)).frame
    aside = frame.pane("aside")
    assert aside is not None
    lines = [line for item in aside.content.items for line in getattr(item, "passage", Nothing).lines]
    full = [len(line.text) for line in lines if line.width > 0.92 * max(other.width for other in lines)]
    assert 60 <= sum(full) / len(full) <= 70


class Nothing:
    """Stands for an item that holds no text."""

    lines = ()


def test_the_rules_find_what_cannot_be_read(view_of: Callable[..., View]) -> None:
    """Ink as pale as its paper, letters of five pixels."""
    page = sample_pages.decide_page()
    frame = view_of(page).frame
    content = frame.panes[0].content
    style = frame.look.style("ui", 1.0, (200, 180, 140))
    content.words(typeset([Run("pale", style)], 400, frame.look.fonts), 0, 0)
    content.words(typeset([Run("tiny", style._replace(size=5))], 400, frame.look.fonts), 0, 0)
    found = faults(frame, page)
    assert any("“pale” has a contrast" in fault for fault in found)
    assert any("“tiny” is only" in fault for fault in found)


def test_the_rules_find_what_is_wrong(view_of: Callable[..., View]) -> None:
    """A panel moved over its neighbour, a word moved over another, a text that is not there."""
    page = sample_pages.decide_page()
    frame = view_of(page).frame
    content: Block = frame.panes[0].content
    panels = [item for item in content.items if isinstance(item, Panel) and item.target]
    panels[1].rect.y -= panels[1].rect.h // 2
    found = faults(frame, sample_pages.begin_page())
    assert any("panels" in fault for fault in found)
    assert any("crosses the edge" in fault for fault in found)
    assert any("nowhere to be read" in fault for fault in found)


@pytest.mark.parametrize("name", real_pages.pages())
def test_every_page_of_the_real_game_is_sound(name: str, view_of: Callable[..., View]) -> None:
    """The 1954 exchange from the shelf to the debrief, at the corners."""
    page = real_pages.pages()[name]
    found = {
        (size, text_size): wrong
        for size in ((800, 500), (1024, 600), (1280, 720), (1920, 1080))
        for text_size in (100, 150, 200)
        if (wrong := faults(view_of(page, size=size, text_size=text_size).frame, page))
    }
    assert not found


@pytest.mark.parametrize("pages", [shipped_pages.walked, archive_pages.archived], ids=("played", "kept"))
@pytest.mark.parametrize("scenario", shipped_pages.SCENARIOS)
def test_every_page_of_every_scenario_is_sound(
    scenario: str,
    pages: Callable[[str], tuple[Page, ...]],
    materials: Materials,
    request: pytest.FixtureRequest,
) -> None:
    """Each page in two of its 24 corners, by turns; in all of them with --hypothesis-profile=long."""
    whole = request.config.getoption("--hypothesis-profile") == "long"
    found: dict[str, list[str]] = {}
    for number, page in enumerate(pages(scenario)):
        corners = shipped_pages.CORNERS
        for corner in corners if whole else (corners[number * 7 % 24], corners[(number * 7 + 16) % 24]):
            if faulty := shipped_pages.wrong(page, materials, corner):
                found[f"{page.kind} {number + 1} at {corner}"] = faulty
    assert not found
