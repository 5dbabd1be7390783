"""Measures the window's frames and waits: `python -m tests.benchmarks.window_figures 1280x720` prints JSON.

Each figure is [median, 99th percentile, mean] in milliseconds. Drawing alone: no display, so no flip. What a
bare copy of the same area costs is measured in turn with the frames it stands beside.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.cli.touring import pages
from game.model.settings import Settings
from game.pages.page import Action, Page
from game.shelf.library import Library
from game.window.editing import Line
from game.window.look import Materials
from game.window.stage import Stage
from game.window.surfaces import plain
from game.window.view import View
from tests.window import sample_pages

ROOT = Path(__file__).parents[2]


def seconds(do: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def told(taken: list[float]) -> list[float]:
    """Median, 99th percentile and mean in milliseconds."""
    last = sorted(taken)[min(len(taken) - 1, len(taken) * 99 // 100)]
    return [round(value * 1000, 3) for value in (statistics.median(taken), last, statistics.mean(taken))]


def shown(view: View, page: Page, settings: Settings, surface: pygame.Surface) -> float:
    """Seconds until this page stands on the surface."""
    began = time.perf_counter()
    view.show(page, settings, surface.get_size())
    view.draw(surface)
    return time.perf_counter() - began


def scrolling(view: View, surface: pygame.Surface) -> dict[str, list[float]]:
    """Every seventh pixel of the letter, drawn and, in turn, copied bare."""
    other, main = plain(surface.get_size()), view.frame.panes[0]
    frames: list[float] = []
    blits: list[float] = []
    used: list[float] = []
    for _round in range(2):  # the second time every line has been drawn before
        frames, blits, used = [], [], []
        for y in range(0, main.furthest, 7):
            view.scroll_to(main, y)
            before = time.thread_time()
            frames.append(seconds(lambda: view.draw(surface)))
            used.append(time.thread_time() - before)
            blits.append(seconds(lambda: other.blit(surface, main.rect, main.rect)))
    return {
        "scroll": told(frames),
        "scroll, processor time": told(used),
        "bare blit of the same pane": told(blits),
    }


def typing(materials: Materials, size: tuple[int, int], surface: pygame.Surface) -> list[float]:
    """A name typed letter by letter, each time laid out and drawn."""
    view = View(materials, sample_pages.begin_page(), Settings(), size)
    view.focus_on("field:label")
    taken = []
    for letters in range(1, 60):
        editing = view.editing()
        if editing is None:
            raise LookupError("the page has no field")
        line = Line("Anastasija " * (letters // 11) + "Anastasija "[: letters % 11], letters)
        began = time.perf_counter()
        view.edit(editing[0], line)
        view.draw(surface)
        taken.append(time.perf_counter() - began)
    return told(taken)


def animating(materials: Materials, size: tuple[int, int], surface: pygame.Surface) -> list[float]:
    """The frames of a page that slides in over another, drawn as fast as they can be."""
    stage, taken, settings = Stage(ROOT / "assets"), [], Settings(muted=True)
    view = View(materials, sample_pages.read_page(), settings, size)
    for page in (sample_pages.consequences_page(), sample_pages.read_page()) * 3:
        view.draw(surface)
        stage.leave(view, surface)
        view.show(page, settings, size)
        stage.enter(view, Action("on"), settings)
        while stage.moving:
            began = time.perf_counter()
            stage.advance(view, settings)
            view.draw(surface)
            stage.draw(surface, view)
            taken.append(time.perf_counter() - began)
    return told(taken)


def waits(materials: Materials, size: tuple[int, int], surface: pygame.Surface) -> dict[str, list[float]]:
    """A sentence marked and the text made larger: what a player waits for."""
    plainly, marked = sample_pages.read_page(), sample_pages.read_page({**sample_pages.MARKS, "K2.1": (5,)})
    view = View(materials, plainly, Settings(), size)
    turns = [(marked if number % 2 else plainly, Settings()) for number in range(20)]
    marks = [shown(view, page, settings, surface) for page, settings in turns]
    grown = [Settings(text_size=(100, 115, 130, 150)[number % 4]) for number in range(8)]
    sizes = [shown(view, plainly, settings, surface) for settings in grown]
    return {"mark one sentence": told(marks[1:]), "change text size": told(sizes[1:])}


def openings(materials: Materials, size: tuple[int, int], surface: pygame.Surface) -> dict[str, list[float]]:
    """Each page of the exchange opened as it comes in a play, until it is drawn: by kind, and together."""
    taken: dict[str, list[float]] = {}
    view = View(materials, sample_pages.decide_page(), Settings(), size)
    view.hasty = True  # as in the window: a long page is shown before all of it is laid out
    for page in pages("exchange-1954", Library((ROOT,)), Settings()):
        taken.setdefault(page.kind, []).append(shown(view, page, view.settings, surface))
    figures = {f"open {kind}": told(times) for kind, times in taken.items()}
    return {**figures, "open any page": told([once for times in taken.values() for once in times])}


def main() -> None:
    """Measure all of it in a window of the size given."""
    wide, _, high = sys.argv[1].partition("x")
    size = (int(wide), int(high))
    pygame.init()  # the clock too, by which things move
    materials, surface = Materials(ROOT / "assets"), plain(size)
    view = View(materials, sample_pages.read_page(), Settings(), size)
    figures: dict[str, object] = {"first page": told([seconds(lambda: view.draw(surface))])}
    figures.update(scrolling(view, surface))
    figures["type a letter"] = typing(materials, size, surface)
    figures["animate"] = animating(materials, size, surface)
    figures.update(waits(materials, size, surface))
    figures.update(openings(materials, size, surface))
    figures["memory MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
