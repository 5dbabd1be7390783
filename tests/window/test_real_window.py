"""The real window on a real screen, played by pressing keys and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.window.x_server import Played, missing, screen

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")


@pytest.fixture
def played() -> Iterator[Played]:
    """The game in its window, with the keyboard."""
    with screen() as environment:
        game = Played(["-m", "tests.window.played_by_keys"], environment)
        try:
            game.focus()
            yield game
        finally:
            game.close()


def pressed(game: Played, *keys: str) -> tuple[str, str]:
    """Press keys that do one thing: what was done, and the key of the page that follows."""
    game.press(*keys)
    done, _, page = game.line().partition(" -> ")
    return done, page


def test_a_whole_play_by_keyboard_alone(played: Played) -> None:
    """From the shelf to the debrief: a name typed, a sentence marked, eight positions, every decision."""
    assert pressed(played, "Return") == ("open exchange-1954", "begin:exchange-1954")
    played.press(*["shift+Tab"] * 3)  # from the way on up to the field, which is out of sight
    played.type("Ana")
    assert [played.line().partition(" -> ")[0] for _ in "Ana"] == [
        "type label A",
        "type label An",
        "type label Ana",
    ]
    assert pressed(played, "Return")[1] == "briefing:exchange-1954"
    page = pressed(played, "ctrl+Return")[1]
    assert page.startswith("read:june-arrives")
    assert pressed(played, "F6", "Down", "space") == ("mark K2.1", page)
    taken = set()
    while not page.startswith("debrief"):
        if page.startswith(("issue:", "decide:")):
            done, _ = pressed(played, "2")
            taken.add(done)
        page = pressed(played, "ctrl+Return")[1]
    assert len([done for done in taken if done.startswith("lean belgrade-")]) == 8
    assert pressed(played, "F1")[1] == "help"
    assert pressed(played, "Escape")[1] == "debrief"
    assert pressed(played, "ctrl+plus")[0] == "text-size +"
    assert pressed(played, "F2")[0] == "theme light"
    played.press("ctrl+q")
    assert played.line().startswith("quit")
    assert played.end() == 0


def test_full_screen_and_back(played: Played) -> None:
    """The window goes on being played in either size."""
    assert pressed(played, "F11") == ("set full_screen on", "shelf")
    assert pressed(played, "F1")[1] == "help"
    assert pressed(played, "F11") == ("set full_screen off", "help")
    assert pressed(played, "Escape")[1] == "shelf"
    played.press("ctrl+q")
    assert played.line().startswith("quit")
    assert played.end() == 0
