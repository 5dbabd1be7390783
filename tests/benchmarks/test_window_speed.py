"""The window's speed: a frame while scrolling, doing nothing, and the start to the first page.

Run by hand, one at a time: `python -m pytest tests/benchmarks/test_window_speed.py -s`. Each figure stands
beside its yardstick, taken in turn with it in the same run. A screen of our own (Xvfb) is needed.
"""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.model.settings import Settings
from game.window.look import Materials
from game.window.surfaces import plain
from game.window.view import View
from tests.window import sample_pages
from tests.window.x_server import PATIENCE, ROOT, Played, missing, screen

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")

SMOOTH = 1 / 60
"""Seconds: what a frame may take at most, at the 99th percentile."""

IDLE_SECONDS, IDLE_SHARE = 10, 0.01

START_ROUNDS, START_LIMIT = 15, 2.0

BARE = """
import pygame
pygame.display.init()
pygame.display.set_mode((1280, 720)).fill((40, 60, 50))
pygame.display.flip()
print("shown", flush=True)
"""

GAME = """
import sys
from game.window import display
display.prepare()
import pygame
class Watched(pygame.Window):
    def flip(self):
        super().flip()
        print("shown", flush=True)
pygame.Window = Watched
from game.cli.main import main
sys.exit(main([]))
"""


def seconds(do: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_frame_of_the_letter_while_scrolling(size: tuple[int, int]) -> None:
    """Every seventh pixel of the way down the letter, twice: as it first appears, and again."""
    pygame.font.init()
    view = View(Materials(sample_pages.ASSETS), sample_pages.read_page(), Settings(), size)
    surface, other = plain(size), plain(size)
    view.draw(surface)
    main = view.frame.panes[0]
    for name in ("first time", "again"):
        frames, blits = [], []
        for y in range(0, main.furthest, 7):
            view.scroll_to(main, y)
            frames.append(seconds(lambda: view.draw(surface)))
            blits.append(seconds(lambda: other.blit(surface, main.rect, main.rect)))
        _say(f"scrolling {size[0]}x{size[1]}, {name}", frames, blits)
        assert _percentile(frames, 99) < SMOOTH


def test_what_a_player_waits_for_is_short() -> None:
    """A sentence marked, the text made larger, a page laid out: each with its drawing."""
    size = (1280, 720)
    pygame.font.init()
    materials, surface = Materials(sample_pages.ASSETS), plain((1280, 720))
    plainly, marked = sample_pages.read_page(), sample_pages.read_page({**sample_pages.MARKS, "K2.1": (5,)})
    view = View(materials, plainly, Settings(), size)

    def shown(page: object, text_size: int = 100) -> None:
        view.show(page, Settings(text_size), size)  # type: ignore[arg-type]
        view.draw(surface)

    shown(plainly)
    waits = {
        "mark one sentence": [
            seconds(lambda: shown(marked)) + seconds(lambda: shown(plainly)) for _ in range(9)
        ],
        "change text size": [
            seconds(lambda: shown(plainly, 130)) + seconds(lambda: shown(plainly)) for _ in range(9)
        ],
        "open the letter": [
            seconds(lambda: View(materials, plainly, Settings(), size).draw(surface)) for _ in range(9)
        ],
    }
    for name, taken in waits.items():
        times = 1 if name.startswith("open") else 2
        print(f"\n{name}: median {statistics.median(taken) / times * 1000:.1f} ms", end="")
        assert statistics.median(taken) / times < 0.1


def test_a_window_left_alone_costs_next_to_nothing() -> None:
    """The share of one core over ten seconds in which nothing happens."""
    with screen() as environment:
        game = Played(["-m", "tests.window.played_by_keys"], environment)
        try:
            game.focus()
            game.press("F1")
            game.line()
            before = _processor_seconds(game.process.pid)
            assert game.process.stdout is not None
            silent = not select.select([game.process.stdout], [], [], IDLE_SECONDS)[0]
            used = _processor_seconds(game.process.pid) - before
        finally:
            game.close()
    print(f"\nidle: {used / IDLE_SECONDS:.2%} of one core over {IDLE_SECONDS} s (limit {IDLE_SHARE:.0%})")
    assert silent
    assert used / IDLE_SECONDS < IDLE_SHARE


def test_the_first_page_comes_soon(tmp_path: Path) -> None:
    """From the start of the process to the shelf on the screen, beside a bare window as anybody opens one.

    The same bare window drawn the way the game draws, without OpenGL between, is said too.
    """
    taken: dict[str, list[float]] = {"bare window": [], "bare window without OpenGL": [], "the game": []}
    with screen() as environment:
        plainly = {
            **{name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
            "DEMARCHE_HOME": str(tmp_path),
            "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        }
        without = {**plainly, "SDL_FRAMEBUFFER_ACCELERATION": "0"}
        for program in (BARE, GAME):  # so that what is compiled exists, as on every start but the first
            _shown(program, plainly)
        for _ in range(START_ROUNDS):
            taken["bare window"].append(_shown(BARE, plainly))
            taken["bare window without OpenGL"].append(_shown(BARE, without))
            taken["the game"].append(_shown(GAME, plainly))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in middle.items():
        print(f"\n{name}: median {median * 1000:.0f} ms, least {min(taken[name]) * 1000:.0f} ms", end="")
    for name in ("bare window", "bare window without OpenGL"):
        print(f"\nstart to first page: {middle['the game'] / middle[name]:.2f} times a {name}", end="")
    assert middle["the game"] / middle["bare window"] <= START_LIMIT


def _shown(program: str, environment: dict[str, str]) -> float:
    """Seconds until this program has put its first picture on the screen; it is ended then."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert select.select([process.stdout], [], [], PATIENCE)[0]
        assert process.stdout.readline() == b"shown\n"
        waited = time.perf_counter() - began
        process.kill()
    return waited


def _processor_seconds(pid: int) -> float:
    """Processor time a process has used, in user and in system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _percentile(taken: list[float], percent: int) -> float:
    return sorted(taken)[min(len(taken) - 1, len(taken) * percent // 100)]


def _say(name: str, taken: list[float], beside: list[float]) -> None:
    print(
        f"\n{name}: median {statistics.median(taken) * 1000:.2f} ms, "
        f"p99 {_percentile(taken, 99) * 1000:.2f} ms; "
        f"bare blits of the same area: median {statistics.median(beside) * 1000:.2f} ms, "
        f"p99 {_percentile(beside, 99) * 1000:.2f} ms",
        end="",
    )
