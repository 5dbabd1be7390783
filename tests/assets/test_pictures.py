"""The pictures: plain SVG that pygame draws at every size they are used at."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pygame
import pytest

PICTURES = Path(__file__).parents[2] / "assets" / "pictures"
FILES = sorted(PICTURES.rglob("*.svg"))
ICONS = sorted((PICTURES / "icons").glob("*.svg"))
COVERS = sorted((PICTURES / "covers").glob("*.svg"))
NAMESPACE = "{http://www.w3.org/2000/svg}"
# What pygame's reader is known to draw; it passes over anything else in silence.
DRAWN = {
    "svg", "g", "path", "rect", "circle", "ellipse", "defs", "linearGradient", "radialGradient", "stop",
}  # fmt: skip


def named(path: Path) -> str:
    """A picture's name in the list of tests."""
    return path.relative_to(PICTURES).as_posix()


def inked(surface: pygame.Surface) -> float:
    """The share of a picture's pixels that are not see-through."""
    mask = pygame.mask.from_surface(surface, 40)
    return mask.count() / (surface.get_width() * surface.get_height())


def box(path: Path) -> tuple[float, float]:
    """The natural width and height of a picture."""
    root = Xml.parse(path).getroot()  # noqa: S314 - our own file
    return float(root.get("width", "0")), float(root.get("height", "0"))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_picture_holds_only_what_pygame_draws(path: Path) -> None:
    """No text, images, filters, masks or styles; a viewBox that is its natural size; less than 40 kB."""
    root = Xml.parse(path).getroot()  # noqa: S314 - our own file
    used = {element.tag.removeprefix(NAMESPACE) for element in root.iter() if isinstance(element.tag, str)}
    assert used <= DRAWN
    assert not any("style" in element.attrib or "class" in element.attrib for element in root.iter())
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert path.stat().st_size < 40_000


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_picture_is_drawn_at_every_size(path: Path) -> None:
    """From 32 to 1024 pixels it keeps its shape, to a pixel, and is never empty."""
    width, height = box(path)
    for size in (32, 64, 128, 256, 512, 1024):
        surface = pygame.image.load_sized_svg(path, (size, size))
        scale = size / max(width, height)
        assert surface.get_width() == pytest.approx(width * scale, abs=1)
        assert surface.get_height() == pytest.approx(height * scale, abs=1)
        assert inked(surface) > 0.01


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_picture_is_drawn_as_much_at_every_size(path: Path) -> None:
    """What is inked at 256 pixels is inked at 1024: nothing is lost on the way."""
    small, large = (inked(pygame.image.load_sized_svg(path, (size, size))) for size in (256, 1024))
    assert small == pytest.approx(large, abs=0.03)


@pytest.mark.parametrize("path", COVERS, ids=named)
def test_a_cover_is_an_upright_sheet_filled_to_its_edges(path: Path) -> None:
    assert box(path) == (600, 800)
    surface = pygame.image.load_sized_svg(path, (300, 400))
    assert surface.get_size() == (300, 400)
    assert inked(surface) == 1


def test_there_is_a_cover_for_a_scenario_without_one() -> None:
    assert PICTURES / "covers" / "_default.svg" in COVERS


@pytest.mark.parametrize("path", ICONS, ids=named)
def test_an_icon_is_of_one_ink_and_one_line(path: Path) -> None:
    """24 by 24, black alone, so that a theme can colour it; every line 1.8 wide with round ends."""
    text = path.read_text(encoding="utf-8")
    assert box(path) == (24, 24)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"none", "#000000"}
    assert re.findall(r'stroke-width="([^"]+)"', text) == ["1.8"]
    assert 'stroke-linecap="round" stroke-linejoin="round"' in text


@pytest.mark.parametrize("path", ICONS, ids=named)
def test_an_icon_takes_a_colour(path: Path) -> None:
    """Black with a colour added is that colour, and what was see-through stays so."""
    surface = pygame.image.load_sized_svg(path, (48, 48))
    before = inked(surface)
    surface.fill((176, 141, 87), special_flags=pygame.BLEND_RGB_ADD)
    colours = {
        tuple(surface.get_at((x, y)))[:3]
        for x in range(48)
        for y in range(48)
        if surface.get_at((x, y)).a == 255
    }
    assert colours == {(176, 141, 87)}
    assert inked(surface) == before


def test_the_stamp_is_one_ink_with_paper_showing_through() -> None:
    text = (PICTURES / "stamp.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'fill="([^"]+)"', text)) == {"#b3261e"}
    assert inked(pygame.image.load_sized_svg(PICTURES / "stamp.svg", (640, 640))) < 0.5


def test_the_needle_turns_about_the_middle_of_its_picture() -> None:
    """Its hub is round about the middle: turned by any angle, the middle is still inside it."""
    needle = pygame.image.load_sized_svg(PICTURES / "dial-needle.svg", (240, 240))
    rows = [y for y in range(240) if needle.get_at((110, y)).a > 128]
    columns = [x for x in range(240) if needle.get_at((x, 110)).a > 128]
    assert (rows[0] + rows[-1]) / 2 == pytest.approx(119.5, abs=1)
    assert (columns[0] + columns[-1]) / 2 == pytest.approx(119.5, abs=1)


def test_the_needle_reaches_the_scale_and_stays_on_the_face() -> None:
    """With its pivot at (120, 160) of the dial, the tip lies on the face at every angle of the scale."""
    needle = pygame.image.load_sized_svg(PICTURES / "dial-needle.svg", (240, 240))
    for angle in (-50, -25, 0, 25, 50):
        turned = pygame.transform.rotate(needle, -angle)
        box_ = turned.get_bounding_rect().move(120 - turned.get_width() // 2, 160 - turned.get_height() // 2)
        assert box_.top > 24
        assert box_.left > 21
        assert box_.right < 219


def test_the_ruler_is_alike_all_along_between_its_ends() -> None:
    """Every stretch of 40 between the ends equals the next, so it can be cut and stretched."""
    ruler = pygame.image.load_sized_svg(PICTURES / "ruler.svg", (800, 64))
    stretches = {pygame.image.tobytes(ruler.subsurface((x, 0, 40, 64)), "RGBA") for x in range(100, 660, 40)}
    assert len(stretches) == 1
