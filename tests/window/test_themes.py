"""What is read can be read: contrast of every theme, measured on its textures too."""

from __future__ import annotations

import itertools
from pathlib import Path

import pygame
import pytest

from game.model import settings
from game.window import pencils
from game.window.text import Colour
from game.window.themes import THEMES, Stock, Theme, contrast, theme_named

TEXTURES = Path(__file__).parents[2] / "assets" / "textures"

READ, SEEN = 7.0, 3.0

EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def shades(stock: Stock) -> list[Colour]:
    """The fill and, where it has a texture, the lightest and the darkest spot of that."""
    if not stock.texture:
        return [stock.fill]
    picture = pygame.image.load(TEXTURES / f"{stock.texture}.png")
    wide, high = picture.get_size()
    # Letters are larger than a grain: what lies behind one is the mean of a few pixels.
    softened = pygame.transform.smoothscale(picture, (wide // 4, high // 4))
    spots = [softened.get_at((x, y)) for x in range(wide // 4) for y in range(high // 4)]
    by_light = sorted((spot.r, spot.g, spot.b) for spot in spots)
    return [stock.fill, by_light[0], by_light[-1]]


def test_there_is_a_theme_for_every_name_on_offer() -> None:
    """And a name unknown gives the desk."""
    assert set(THEMES) == set(settings.THEMES)
    assert theme_named("no such theme").name == "desk"


@EVERY
def test_reading_text_has_a_contrast_of_seven_to_one(theme: Theme) -> None:
    """Both inks of every surface, on its lightest and its darkest spot."""
    poor = {
        name: (ink, shade)
        for name, stock in theme.stocks().items()
        for ink, shade in itertools.product((stock.ink, stock.quiet), shades(stock))
        if contrast(ink, shade) < READ
    }
    assert not poor


@EVERY
def test_words_on_a_wash_can_still_be_read(theme: Theme) -> None:
    """A sentence under the pointer, a paragraph that has just changed."""
    assert contrast(theme.paper.ink, theme.hover) >= READ
    assert contrast(theme.paper.ink, theme.fresh) >= READ


@EVERY
def test_what_is_seen_and_not_read_has_three_to_one(theme: Theme) -> None:
    """Rules, pencils, signs, marks of a ruler, the focus ring, scroll bars."""
    assert all(contrast(stock.mark, stock.fill) >= SEEN for stock in theme.stocks().values())
    for colour in theme.pencils:
        assert contrast(colour, theme.paper.fill) >= SEEN
        assert contrast(colour, theme.hover) >= SEEN
    assert all(contrast(tone, theme.field.fill) >= SEEN for tone in theme.tones.values())
    assert all(contrast(mark, theme.card.fill) >= SEEN for mark in (theme.yours, theme.history))
    assert contrast(theme.thumb, theme.desk.fill) >= SEEN
    for stock in theme.stocks().values():
        assert max(contrast(part, stock.fill) for part in theme.ring) >= SEEN


@EVERY
def test_no_two_pencils_look_alike(theme: Theme) -> None:
    """Sixty-four issues have as many looks, and neighbours differ in colour and in line."""
    looks = [pencils.look_of(number, theme) for number in range(64)]
    assert len(set(looks)) == 64
    for one, other in itertools.pairwise(looks):
        assert one[1] != other[1]
    assert len({line for _, line in looks[:8]}) == 8


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1, and the order does not matter."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1
