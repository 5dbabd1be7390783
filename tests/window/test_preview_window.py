"""A scenario saved by its author shows at once in the window of its preview, or else what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.shelf.starting import make
from tests.window.x_server import Played, missing, screen

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")


_TITLE = "title: Your answer"


def test_every_save_shows_in_the_open_window(tmp_path: Path) -> None:
    """Changed, broken, mended: the page changes, tells the mistake, and comes back to where it was."""
    path = make("lake-1900", tmp_path)[0]
    text = path.read_text(encoding="utf-8")
    with screen() as environment:
        shown = Played(["-m", "tests.window.previewed", str(path), "council-writes"], environment)
        try:
            shown.focus()
            path.write_text(text.replace(_TITLE, "title: The reply"), encoding="utf-8")
            there, _, words = shown.line().removeprefix("reload -> ").partition(": ")
            assert "The reply" in words
            path.write_text(text.replace("gauges:", "gaugs:"), encoding="utf-8")
            page, _, words = shown.line().removeprefix("reload -> ").partition(": ")
            assert page == "problems"
            assert "mistake" in words
            path.write_text(text, encoding="utf-8")
            assert shown.line().startswith(f"reload -> {there}: ")
            shown.press("ctrl+q")
            assert shown.line().startswith("quit")
            assert shown.end() == 0
        finally:
            shown.close()
