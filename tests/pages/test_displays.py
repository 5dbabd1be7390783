"""What the pages say, whole: goldens of every kind of page over the invented correspondence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.pages.retelling import history
from tests.builders import scenario
from tests.pages.stand_ins import Shelf, do, flow_over, outline

HERE = Path(__file__).parent / "displays"

ROAD: dict[str, tuple[str, ...]] = {
    "shelf": (),
    "begin": ("river-1901",),
    "briefing": ("start",),
    "read": ("on",),
    "read-marked": ("S2.1", "visit", "S3.1"),
    "draft-empty": ("on",),
    "issue": ("next", "keep"),
    "issue-clash": ("next", "accept"),
    "draft-clash": ("draft",),
    "finished": ("finish",),
    "consequences": ("send",),
    "report": ("on",),
    "what-the-letter-moved": ("on",),
    "decide": ("on", "all"),
    "consequences-of-deciding": ("decide",),
    "ending": ("on",),
    "debrief": ("debrief",),
    "letters": ("letters",),
}
"""Each page by name, with what is pressed on the page before to come to it."""


def test_the_pages_of_a_play_say_what_they_should(golden: Callable[[Path, str], None]) -> None:
    flow = flow_over(Shelf((scenario(forms=()),)), label="Ana")
    for name, words in ROAD.items():
        golden(HERE / f"{name}.txt", outline(do(flow, *words)))


@pytest.mark.parametrize("page", ["settings", "help"])
def test_the_pages_beside_the_play_say_what_they_should(
    page: str, golden: Callable[[Path, str], None]
) -> None:
    golden(HERE / f"{page}.txt", outline(do(flow_over(Shelf(())), page)))


def test_history_is_told_step_by_step_with_its_passages(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "history.txt", outline(history(scenario(forms=()))))
