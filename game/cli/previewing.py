"""`demarche preview`: a scenario shown while it is being written, in a window or in plain lines."""

from __future__ import annotations

import io
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from game.checking.check import check
from game.checking.reaching import way_to
from game.cli import playing
from game.cli.arguments import WrongUse
from game.model.place import Severity
from game.model.scenario import Scenario
from game.pages.page import Action
from game.pages.previewing import RELOAD, Looked, Preview, Wanted
from game.reading.keeping import Kept
from game.shelf import preferences
from game.shelf.files import NotRead, contents, shown
from game.shelf.library import LIMIT, names_in, read_scenario
from game.shelf.places import own_root, places
from game.shelf.watching import Watch
from game.wording import _

if TYPE_CHECKING:
    from game.pages.flow import Flow

_EVERY = 0.03  # seconds between two looks at the files: sooner than anybody can tell


def run(args: Namespace) -> int:
    """Show the scenario until the person leaves. Raises WrongUse where the file cannot be read at all."""
    path = Path(args.file)
    try:
        contents(path, LIMIT)
    except NotRead as error:
        raise WrongUse(error.words) from None
    why = "" if args.text else playing.no_window()
    if why and not _answers(sys.stdin):
        raise WrongUse(why + " " + _("To look in plain lines, add --text."))
    watch, kept = Watch(lambda: watched(path)), Kept()
    preview = Preview(
        lambda: looked(path, kept),
        way_to,
        Wanted(args.at, args.side),
        settings=preferences.load(places(os.environ).settings),
        clock=time.time,
    )
    if args.text or why:
        return _in_terminal(preview, watch)
    from game.window import app

    return app.run(preview, own_root() / "assets", watch=saved(watch))


def looked(path: Path, kept: Kept | None = None) -> Looked:
    """What the file and its letters hold now. What cannot be read has no scenario and no problem.

    `kept` spares parsing again what was not changed since the last look.
    """
    seeds = [path.absolute().parent.parent / "seeds", path.absolute().parent / "seeds", own_root() / "seeds"]
    try:
        reading = read_scenario(path, shown(path), seeds, kept=kept)
    except NotRead:
        return Looked(None, (), {})
    problems = check(reading)
    errors = any(one.severity is Severity.ERROR for one in problems)
    scenario: Scenario | None = None if errors else reading.scenario
    return Looked(scenario, problems, reading.sources)


def watched(path: Path) -> Iterable[Path]:
    """The scenario's file, and every letter that lies beside it."""
    yield path
    for folder in (path.absolute().parent.parent / "seeds", path.absolute().parent / "seeds"):
        yield from (folder / name for name in names_in(folder, ".txt"))


def saved(watch: Watch) -> Callable[[], Action | None]:
    """What to do because a file was saved, asked as often as a face likes."""
    due = 0.0

    def action() -> Action | None:
        nonlocal due
        now = time.monotonic()
        if now < due:
            return None
        due = now + _EVERY
        return RELOAD if watch.changed() else None

    return action


def _in_terminal(preview: Preview, watch: Watch) -> int:
    from game.terminal.conversation import run as converse

    flow = cast("Flow", preview)  # of which a conversation needs the page, `act`, `closed` and `desk`
    return converse(flow, Waiting(sys.stdin or io.StringIO(), watch), sys.stdout or io.StringIO())


class Waiting(io.StringIO):
    """What a person types; where a file is saved while they do not, the word that looks at it again.

    Only a terminal of a system that can wait for both is waited for. Elsewhere the word can be typed, and a
    save is noticed with the next line.
    """

    def __init__(self, stream: TextIO, watch: Watch) -> None:
        super().__init__()
        self._stream = stream
        self._watch = watch

    def isatty(self) -> bool:
        """Whether a person types."""
        return self._stream.isatty()

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # stubs that mean bytes
        """The next line, or the word for looking again."""
        del size
        if self.isatty() and os.name == "posix":
            import select

            while not select.select([self._stream], [], [], 0.1)[0]:
                if self._watch.changed():
                    return f"{RELOAD.verb}\n"
        elif self._watch.changed():
            return f"{RELOAD.verb}\n"
        return self._stream.readline()


def _answers(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
