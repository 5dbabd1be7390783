"""Whether there is a display is found out before anything opens, and said in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.window import display
from tests.window.x_server import missing, screen

ROOT = Path(__file__).parents[2]

ASK = """
import sys
from game.window import display
print(display.available())
print("pygame" in sys.modules)
"""

EMPTY = """
sys.modules.pop("pygame", None)
sys.path[:] = [folder for folder in sys.path if "site-packages" not in folder]
from game.window import display
print(display.available())
"""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have one")


def asked(**environment: str) -> list[str]:
    """What `available` says in a process with this environment, and whether that took pygame."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SDL_", "DISPLAY", "WAYLAND_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@linux
def test_without_a_display_the_answer_needs_no_pygame() -> None:
    """SDL would open an invisible window and say nothing."""
    assert asked() == ["There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.", "False"]


@linux
def test_a_display_that_does_not_answer_is_not_one() -> None:
    """A DISPLAY left over from another session."""
    said, with_pygame = asked(DISPLAY=":77")
    assert said.startswith("The display cannot be opened: ")
    assert with_pygame == "True"


def test_a_driver_that_was_asked_for_is_taken_at_its_word() -> None:
    """So that pictures can be made where there is no screen."""
    assert asked(SDL_VIDEODRIVER="dummy") == ["", "True"]


def test_a_driver_that_does_not_exist_is_said() -> None:
    assert asked(SDL_VIDEODRIVER="nonsense")[0].startswith("The display cannot be opened: ")


@pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")
def test_a_real_screen_is_available() -> None:
    with screen() as environment:
        assert asked(DISPLAY=environment["DISPLAY"]) == ["", "True"]


@pytest.mark.parametrize(
    ("installed", "begins"),
    [
        ({"pygame-ce"}, ""),
        (set(), ""),
        ({"pygame", "pygame-ce"}, "Both pygame and pygame-ce are installed"),
        ({"pygame"}, "pygame is installed where this game needs pygame-ce"),
    ],
)
def test_two_pygames_are_one_too_many(
    installed: set[str], begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to type."""
    monkeypatch.setattr(display, "_installed", installed.__contains__)
    said = display.both_installed()
    assert said.startswith(begins)
    assert bool(said) == ("pip uninstall" in said) == bool(begins)
    assert all(
        line.endswith(("pygame", "pygame-ce")) for line in said.split("\n\n")[-1].splitlines() if begins
    )


def test_what_pip_leaves_of_two_pygames_is_not_taken_for_one(tmp_path: Path) -> None:
    """An empty folder can be imported, and has nothing in it."""
    (tmp_path / "pygame").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n" + EMPTY],
        cwd=ROOT,
        env={**os.environ, "SDL_VIDEODRIVER": "dummy"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("pygame-ce is damaged")
    assert done.stdout.splitlines()[-1].endswith(" -m pip install pygame-ce")


def test_what_is_installed_is_found_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither pygame-ce nor a package that merely begins like pygame is pygame."""
    for name in ("pygame_ce-2.5.8.dist-info", "pygame_menu-4.5.2.dist-info", "Pygame_Gui-0.6.egg-info"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "library.zip"), str(tmp_path)])
    assert display.both_installed() == ""
    (tmp_path / "pygame-2.6.1.dist-info").mkdir()
    assert display.both_installed().startswith("Both")
    (tmp_path / "pygame_ce-2.5.8.dist-info").rmdir()
    assert display.both_installed().startswith("pygame is installed")


def test_what_the_user_set_for_sdl_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is unset is set."""
    monkeypatch.setenv("SDL_FRAMEBUFFER_ACCELERATION", "opengl")
    monkeypatch.delenv("PYGAME_HIDE_SUPPORT_PROMPT", raising=False)
    monkeypatch.delenv("SDL_IME_SHOW_UI", raising=False)
    monkeypatch.delenv("SDL_VIDEO_X11_WMCLASS", raising=False)
    display.prepare()
    assert os.environ["SDL_FRAMEBUFFER_ACCELERATION"] == "opengl"
    assert os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] == "1"
