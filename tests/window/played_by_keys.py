"""Opens the real window on the real exchange and says on its output what is done in it.

Started by tests in a process of its own. It says one line for each action: `verb words -> key of the page`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.pages.page import Action
from game.window import display
from tests.pages.stand_ins import Shelf, flow_over
from tests.scenarios.exchange import scenario

ASSETS = Path(__file__).parents[2] / "assets"


def main() -> int:
    """Play until the window is closed."""
    why = display.available()
    if why:
        sys.stdout.write(f"{why}\n")
        return 2
    from game.window import app

    flow = flow_over(Shelf((scenario(),)))
    act = flow.act

    def said(action: Action) -> None:
        act(action)
        sys.stdout.write(f"{action.verb} {' '.join(action.words)} -> {flow.page.key}\n")
        sys.stdout.flush()

    flow.act = said  # type: ignore[method-assign]
    return app.run(flow, ASSETS, size=(1024, 600))


if __name__ == "__main__":
    sys.exit(main())
