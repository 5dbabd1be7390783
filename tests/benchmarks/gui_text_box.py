"""Measures pygame_gui's text box with the letter in it, and prints JSON: run by a Python that has pygame_gui.

`python gui_text_box.py WxH LETTER`, where LETTER is a file of plain text.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame
import pygame_gui  # type: ignore[import-not-found]


def told(taken: list[float]) -> list[float]:
    """Median, 99th percentile and mean in milliseconds."""
    last = sorted(taken)[min(len(taken) - 1, len(taken) * 99 // 100)]
    return [round(value * 1000, 3) for value in (statistics.median(taken), last, statistics.mean(taken))]


def seconds(do: Callable[[], Any]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def main() -> None:
    """Build the box, scroll it, and set its text anew as a mark in it needs."""
    wide, _, high = sys.argv[1].partition("x")
    size = (int(wide), int(high))
    text = Path(sys.argv[2]).read_text(encoding="utf-8").replace("\n", "<br>")
    pygame.init()
    surface = pygame.display.set_mode(size)
    manager = pygame_gui.UIManager(size)
    rect = pygame.Rect(0, 0, size[0] * 6 // 10, size[1] - 120)
    made: list[Any] = []

    def build() -> None:
        made.append(pygame_gui.elements.UITextBox(text, rect, manager))
        manager.update(0.03)
        manager.draw_ui(surface)

    built = seconds(build)
    box, frames, marks = made[0], [], []
    for number in range(100):
        box.scroll_bar.set_scroll_from_start_percentage(number / 130)
        box.scroll_bar.has_moved_recently = True
        began = time.perf_counter()
        manager.update(0.03)
        manager.draw_ui(surface)
        frames.append(time.perf_counter() - began)
    for number in range(10):
        words = text.replace("the", "<u>the</u>" if number % 2 else "the", 1)
        began = time.perf_counter()
        box.set_text(words)
        manager.draw_ui(surface)
        marks.append(time.perf_counter() - began)
    figures = {"first page": told([built]), "scroll": told(frames), "mark one sentence": told(marks)}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
