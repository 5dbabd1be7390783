"""The window's figures, on a whole core and on a quarter of one, beside bare blits and pygame_gui's text box.

Run by hand: `python -m pytest tests/benchmarks/test_window_figures.py -s`. A quarter of a core is what
`cpulimit -l 25` leaves: it stops the process for three quarters of the time, in pieces of a tenth of a
second, so there the mean says what a piece of work costs, and the 99th percentile how long the pieces are.
Only processor time is judged for a scrolled frame, so that other work on the machine does not count.
pygame_gui brings a pygame of its own; name a Python that has it in DEMARCHE_GUI_PYTHON, or it is left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.window import sample_pages

ROOT = Path(__file__).parents[2]

SCROLL_LIMIT = 2.0
"""Milliseconds: what drawing a scrolled frame may take at 1920x1080 on a whole core, as its median."""

WAIT_LIMIT, SIZE_LIMIT = 100.0, 250.0
"""Milliseconds that a player may wait on a quarter of a core, as the mean; for a new text size the other."""

SIZES = ("1280x720", "1920x1080")


def run(program: list[str], *, quarter: bool = False) -> dict[str, list[float]]:
    """What a program that measures prints."""
    limited = ["cpulimit", "-q", "-f", "-l", "25", "--"] if quarter else []
    silent = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    environment = {**os.environ, **silent}
    ended = subprocess.run(
        [*limited, *program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    figures: dict[str, list[float]] = json.loads(ended.stdout.splitlines()[-1])
    return figures


def said(title: str, figures: dict[str, list[float]]) -> None:
    print(f"\n{title}")
    for name, taken in figures.items():
        if isinstance(taken, list):
            print(f"  {name}: median {taken[0]:.2f} ms, p99 {taken[1]:.2f} ms, mean {taken[2]:.2f} ms")
        else:
            print(f"  {name}: {taken}")


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_core(size: str) -> None:
    figures = run([sys.executable, "-m", "tests.benchmarks.window_figures", size])
    said(f"{size}, a whole core", figures)
    assert figures["scroll, processor time"][0] < SCROLL_LIMIT
    assert figures["open any page"][0] < WAIT_LIMIT


@pytest.mark.skipif(shutil.which("cpulimit") is None, reason="cpulimit is not installed")
@pytest.mark.parametrize("size", SIZES)
def test_a_quarter_of_a_core(size: str) -> None:
    figures = run([sys.executable, "-m", "tests.benchmarks.window_figures", size], quarter=True)
    said(f"{size}, a quarter of a core", figures)
    assert figures["mark one sentence"][2] < WAIT_LIMIT
    assert figures["type a letter"][2] < WAIT_LIMIT
    assert figures["change text size"][2] < SIZE_LIMIT


@pytest.mark.skipif("DEMARCHE_GUI_PYTHON" not in os.environ, reason="DEMARCHE_GUI_PYTHON names no Python")
@pytest.mark.parametrize("size", SIZES)
def test_beside_the_text_box_of_pygame_gui(size: str, tmp_path: Path) -> None:
    """The same letter; ours is faster to build, to scroll and to mark."""
    letter = tmp_path / "letter.txt"
    paragraphs = sample_pages.june_letter().paragraphs
    texts = (" ".join(sentence.text for sentence in paragraph.sentences) for paragraph in paragraphs)
    letter.write_text("\n\n".join(texts), encoding="utf-8")
    program = str(Path(__file__).parent / "gui_text_box.py")
    theirs = run([os.environ["DEMARCHE_GUI_PYTHON"], program, size, str(letter)])
    ours = run([sys.executable, "-m", "tests.benchmarks.window_figures", size])
    said(f"{size}, pygame_gui's text box", theirs)
    said(f"{size}, the game", {name: ours[name] for name in theirs})
    assert all(ours[name][0] < theirs[name][0] for name in ("scroll", "mark one sentence"))
