"""A teacher is told what became of every file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.reports.gathering import gather
from game.reports.listing import listing
from tests.reports.made import a_class, load

HERE = Path(__file__).parent


def test_the_list_of_a_small_class_stays_as_it_is(
    tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    with gather([a_class(tmp_path)], load) as results:
        lines = "\n".join(listing(results)) + "\n"
    for separator in ("/", "\\"):
        lines = lines.replace(f"{tmp_path}{separator}", "")
    golden(HERE / "goldens" / "listing.txt", lines.replace("\\", "/"))
