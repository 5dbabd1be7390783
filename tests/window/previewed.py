"""A scenario previewed in its own window, which says after every action what is shown then.

Run as a program with the scenario's file and where to begin.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from game.checking.reaching import way_to
from game.cli.previewing import looked, saved, watched
from game.model.settings import Settings
from game.pages.page import Action, Prose
from game.pages.previewing import Preview, Wanted
from game.shelf.watching import Watch
from game.window import display
from tests.window.x_server import ROOT


class Telling(Preview):
    """A preview that says what every action came to: the page, and what stands on it."""

    def act(self, action: Action) -> None:
        """Do it and say it."""
        super().act(action)
        proses = [element.text for element in self.page.main if isinstance(element, Prose)]
        sys.stdout.write(
            f"{action.verb} -> {self.page.key}: {' '.join([self.page.title, *proses])}".replace("\n", " ")
            + "\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    why = display.available()
    if why:
        sys.exit(why)
    from game.window import app

    path = Path(sys.argv[1])
    watch = Watch(lambda: watched(path))
    preview = Telling(lambda: looked(path), way_to, Wanted(sys.argv[2]), settings=Settings(), clock=time.time)
    app.run(preview, ROOT / "assets", watch=saved(watch))
