"""A dozen pages look as they did: drawn anew, made small, and laid over a picture that was looked at.

After a change that is meant: `python -m pytest tests/window/test_pictures.py --update`, then look at each.
"""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.model.settings import Settings
from game.window.gallery import Gallery
from tests.window import sample_pages
from tests.window.conftest import ASSETS

HERE = Path(__file__).parent / "pictures"
FAILED = Path(__file__).parents[1] / "failed" / "window"

SMALL = (640, 360)
"""What is kept: large enough to see a word move, small enough for a repository."""

UNLIKE = 32
"""Steps of 256 in any colour from which a pixel counts as another. Machines round differently by 2."""

ALLOWED = 0.0005
"""The share of pixels that may be another: the letters of another FreeType, not a line that moved."""

HD, LARGE, LOW = (1280, 720), (1920, 1080), (1024, 600)

PICTURES: dict[str, tuple[str, tuple[int, int], Settings]] = {
    "shelf": ("shelf", HD, Settings()),
    "briefing-light": ("briefing", HD, Settings(theme="light")),
    "read": ("read", HD, Settings()),
    "read-200": ("read", LOW, Settings(200, "contrast")),
    "read-dyslexic": ("read", HD, Settings(115, "light", font="dyslexic", spacing=150)),
    "issue": ("issue", LARGE, Settings()),
    "issue-low": ("issue", LOW, Settings(150, "light", font="legible")),
    "decide-contrast": ("decide", HD, Settings(130, "contrast")),
    "consequences": ("consequences", HD, Settings()),
    "debrief": ("debrief", LARGE, Settings()),
    "letters-contrast": ("letters", HD, Settings(theme="contrast")),
    "hostile": ("hostile", HD, Settings(theme="light")),
}
"""Each picture by name: the page, the size of the window, the settings."""


def small(name: str) -> pygame.Surface:
    """The page as it is drawn now, made small."""
    page, size, settings = PICTURES[name]
    drawn = Gallery(ASSETS, settings, size).picture(sample_pages.pages()[page])
    return pygame.transform.smoothscale(drawn.convert(24), SMALL)


def difference(one: pygame.Surface, other: pygame.Surface) -> tuple[float, pygame.Surface]:
    """The share of pixels that differ, and a pale picture with those in red."""
    alike = pygame.mask.from_threshold(one, (0, 0, 0), (UNLIKE, UNLIKE, UNLIKE, 255), other)
    shown = one.convert(24)
    shown.fill((96, 96, 96), special_flags=pygame.BLEND_ADD)
    alike.invert()
    alike.to_surface(shown, setcolor=(220, 0, 0), unsetcolor=None)
    return alike.count() / (SMALL[0] * SMALL[1]), shown


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_it_did(name: str, request: pytest.FixtureRequest) -> None:
    """On a difference the picture and what is other in it are left in tests/failed/window/."""
    pygame.font.init()
    drawn, golden = small(name), HERE / f"{name}.png"
    if request.config.getoption("--update"):
        HERE.mkdir(exist_ok=True)
        pygame.image.save(drawn, golden)
        return
    share, shown = difference(drawn, pygame.image.load(golden))
    if share > ALLOWED:
        FAILED.mkdir(parents=True, exist_ok=True)
        pygame.image.save(drawn, FAILED / f"{name}.png")
        pygame.image.save(shown, FAILED / f"{name}-difference.png")
    assert share <= ALLOWED, f"{share:.2%} of {name} is other: compare {FAILED / name}.png with {golden}"


def test_a_moved_word_is_a_difference_and_a_rounding_is_none() -> None:
    """So that the tolerance means something."""
    pygame.font.init()
    drawn = small("read")
    rounded = drawn.copy()
    rounded.fill((2, 2, 2), special_flags=pygame.BLEND_ADD)
    assert difference(drawn, rounded)[0] == 0
    moved = drawn.copy()
    moved.blit(drawn, (84, 120), (80, 120, 200, 20))
    assert difference(drawn, moved)[0] > ALLOWED


def test_the_goldens_are_few_and_small() -> None:
    """And none is left over from a page that is no longer drawn."""
    kept = {path.stem: path.stat().st_size for path in HERE.glob("*.png")}
    assert set(kept) == set(PICTURES)
    assert sum(kept.values()) < 3_000_000
