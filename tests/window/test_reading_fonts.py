"""The reading font and the distance of lines are the reader's own; a page keeps its shape in each."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from game.model.settings import FONTS, SPACINGS, Settings
from game.window.fonts import READ
from game.window.look import Look, Materials
from game.window.text import Run
from game.window.view import View
from tests.window import sample_pages
from tests.window.layout_rules import faults

PAGES = sample_pages.pages()


@pytest.mark.parametrize(("font", "spacing"), list(itertools.product(FONTS, SPACINGS)))
def test_every_page_is_sound_in_every_font(font: str, spacing: int, view_of: Callable[..., View]) -> None:
    """At the corner where room is scarcest, and at the usual one."""
    found = {
        (name, size, text_size): wrong
        for name, page in PAGES.items()
        for size, text_size in (((1024, 600), 200), ((1280, 720), 100))
        if (
            wrong := faults(
                view_of(page, size=size, text_size=text_size, font=font, spacing=spacing).frame, page
            )
        )
    }
    assert not found


def test_each_font_draws_the_letters_differently(materials: Materials) -> None:
    """Every role of running text has another face in each."""
    for role in READ:
        faces = {
            Look(materials, Settings(font=font), (1280, 720)).style(role, 1.0, (0, 0, 0)).role
            for font in FONTS
        }
        assert len(faces) == len(FONTS)


def test_lines_stand_further_apart_where_that_is_set(materials: Materials) -> None:
    """Running text only: a button stays as high as it is."""
    heights = []
    for spacing in SPACINGS:
        look = Look(materials, Settings(spacing=spacing), (1280, 720))
        heights.append(look.set([Run("As a result", look.style("letter", 1.06, (0, 0, 0), 1.5))], 400).height)
        assert look.style("ui", 1.0, (0, 0, 0)).leading == 1.4
    assert heights[0] * 1.2 < heights[1] < heights[2]
    assert heights[2] >= heights[0] * 1.45


def test_a_stiff_space_does_not_send_a_word_to_another_font(materials: Materials) -> None:
    """OpenDyslexic has none; its own space is as good where lines are already set."""
    pieces = materials.fonts.pieces("50\u00a0%", "easy", 18)
    assert [(face is materials.fonts.main("easy", 18), text) for face, text in pieces] == [(True, "50 %")]
