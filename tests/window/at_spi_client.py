"""A screen reader in small: says what AT-SPI tells of a window, and does what it is asked to.

Run by the system's own Python, which has pyatspi. Reads commands, one a line, and answers each with one line
of JSON: `tree`, or `do ROLE|NAME`.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

PATIENCE = 20.0


def application() -> Any:
    """The window's application, once it is there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        desktop = pyatspi.Registry.getDesktop(0)
        for at in range(desktop.childCount):
            found = desktop.getChildAtIndex(at)
            if found is not None and found.childCount:
                return found
        time.sleep(0.05)
    raise SystemExit("no application is known")


def everything(node: Any, depth: int = 0) -> list[Any]:
    """A node and all below it as [depth, role, name, states, description, value, node]."""
    states = sorted(pyatspi.stateToString(state) for state in node.getState().getStates())
    try:
        value = node.queryValue().currentValue
    except NotImplementedError:
        value = None
    rows = [[depth, node.getRoleName(), node.name, states, node.description, value, node]]
    for at in range(node.childCount):
        child = node.getChildAtIndex(at)
        if child is not None:
            rows.extend(everything(child, depth + 1))
    return rows


def do(app: Any, role: str, name: str) -> bool:
    """Press the first thing of this role whose name begins so."""
    for row in everything(app):
        if row[1] == role and row[2].startswith(name):
            return bool(row[6].queryAction().doAction(0))
    return False


def told(app: Any) -> list[Any]:
    """The tree without what cannot be told in JSON."""
    return [row[:6] for row in everything(app)]


def main() -> None:
    """Answer until the input ends. A page that changes while it is read is read again."""
    app = application()
    for line in sys.stdin:
        command, _, rest = line.strip().partition(" ")
        answer: Any = None
        while answer is None:
            with suppress(GLib.Error):
                answer = do(app, *rest.split("|", 1)) if command == "do" else told(app)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
