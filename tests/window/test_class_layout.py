"""What a class around one screen sees is as sound as what a single player sees, on every page there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.pages.page import Page
from game.window.look import Materials
from tests.window import class_pages, shipped_pages


@pytest.mark.parametrize("scenario", shipped_pages.SCENARIOS)
def test_every_page_a_class_sees_of_every_scenario_is_sound(
    scenario: str, materials: Materials, request: pytest.FixtureRequest
) -> None:
    """Each page in one of its 24 corners, every other one with the timer running, by turns.

    In all of them, with and without a timer, with --hypothesis-profile=long.
    """
    whole = request.config.getoption("--hypothesis-profile") == "long"
    corners = shipped_pages.CORNERS
    found: dict[str, list[str]] = {}
    for number, page in enumerate(shipped_pages.walked(scenario, projector=True)):
        for corner in corners if whole else (corners[number * 7 % 24],):
            for shown in (page, timed(page)) if whole else ((timed(page) if number % 2 else page),):
                if faulty := shipped_pages.wrong(shown, materials, corner, projector=True):
                    found[f"{page.kind} {number + 1} at {corner}"] = faulty
    assert not found


def timed(page: Page) -> Page:
    """The page with the timer on its rail, unless it is about the timer itself."""
    return page if page.kind in {"timer", "pause"} else replace(page, timer=class_pages.TIMER)


@pytest.mark.parametrize("scenario", shipped_pages.SCENARIOS)
def test_a_class_comes_by_every_kind_of_page_and_counts_hands_on_every_matter(scenario: str) -> None:
    """The walk that is looked at leaves nothing out: one slide to guess on for each that tells."""
    walked = shipped_pages.walked(scenario, projector=True)
    assert {"issue", "debrief", "timer", "ending"} <= {page.kind for page in walked}
    told = [page.key for page in walked if page.kind == "debrief"]
    assert len(told) == len(set(told)) > 5
