"""What moves is short, ends at any key, is off where stillness is set, and never holds anything up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.model.settings import Settings
from game.pages.page import Action, Page
from game.window import motion
from game.window.sounds import Sounds
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key


class Clock:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.now = 1000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of pygame, in the test's hands."""
    made = Clock()
    monkeypatch.setattr(pygame.time, "get_ticks", made)
    return made


def away(page: Page, action: Action) -> Page:
    return sample_pages.briefing_page()


def leaning(page: Page, action: Action) -> Page:
    return sample_pages.issue_page(2)


def pixels(window: object) -> bytes:
    surface = window._opened.get_surface()  # type: ignore[attr-defined]
    return pygame.image.tobytes(surface, "RGB")


def test_a_new_page_slides_in_and_then_nothing_moves(open_window: Opener, clock: Clock) -> None:
    """For less than half a second; afterwards a turn of the loop draws nothing."""
    window, _ = open_window(sample_pages.read_page(), away)
    window.act(Action("on"))
    window.turn([])
    first = pixels(window)
    assert window.stage.moving
    clock.now += motion.LONGEST // 3
    window.turn([])
    assert pixels(window) != first
    clock.now += motion.LONGEST
    window.turn([])
    assert not window.stage.moving
    assert not window.view.dirty


def test_any_key_ends_a_movement_and_still_does_its_own_work(open_window: Opener, clock: Clock) -> None:
    """Nobody waits, and no key is swallowed."""
    window, flow = open_window(sample_pages.read_page(), away)
    window.act(Action("on"))
    window.turn([key(pygame.K_F1)])
    assert not window.stage.moving
    assert flow.acts[-1] == Action("help")


def test_what_is_typed_appears_letter_by_letter(open_window: Opener, clock: Clock) -> None:
    """The page is the new one at once; only its ink comes by and by."""
    window, _ = open_window(sample_pages.issue_page(), leaning)
    window.act(Action("lean", ("belgrade-blame", "p2")))
    window.turn([])
    early = pixels(window)
    assert window.view.page == sample_pages.issue_page(2)
    clock.now += motion.LONGEST
    window.turn([])
    assert pixels(window) != early


def test_where_stillness_is_set_nothing_moves(open_window: Opener, clock: Clock) -> None:
    """The page stands as it will stay."""
    window, flow = open_window(sample_pages.read_page(), away)
    flow.settings = replace(flow.settings, reduce_motion=True)
    window.act(Action("on"))
    window.turn([])
    assert not window.stage.moving
    assert not window.view.dirty


@pytest.mark.parametrize("action", [Action("send"), Action("on"), Action("back")])
def test_every_movement_is_short(open_window: Opener, clock: Clock, action: Action) -> None:
    """None longer than the limit."""
    window, _ = open_window(sample_pages.read_page(), away)
    window.act(action)
    clock.now += motion.LONGEST
    window.turn([])
    assert not window.stage.moving


def test_sounds_are_silent_where_they_are_off_or_cannot_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """No device is asked for when muted; one that refuses is asked once and never again."""
    asked: list[object] = []

    def refuse(*words: object) -> None:
        asked.append(words)
        raise pygame.error("no such device")

    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(pygame.mixer, "get_init", lambda: None)
    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sounds = Sounds(Path(__file__).parents[2] / "assets")
    sounds.play("stamp", Settings(muted=True))
    sounds.play("stamp", Settings(volume=0))
    assert asked == []
    sounds.play("stamp", Settings())
    sounds.strike(Settings())
    assert len(asked) == 1


def test_every_sound_is_there_and_can_be_played(monkeypatch: pytest.MonkeyPatch) -> None:
    """On SDL's device that swallows all."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sounds = Sounds(Path(__file__).parents[2] / "assets")
    for name in ("key-1", "key-2", "key-3", "stamp", "slide", "page", "leaf"):
        sounds.play(name, Settings())
        assert sounds._sound(name).get_length() > 0
    pygame.mixer.quit()
