"""`demarche` and `demarche play`: the face is chosen, the game is opened, and plays are kept."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from game import __version__
from game.cli.arguments import WrongUse
from game.cli.shelves import find, keeper_of, library_of, post_of
from game.shelf.library import Library
from game.wording import _

if TYPE_CHECKING:
    from game.pages.flow import Flow
    from game.shelf.keeping import Keeper

FIRST = "exchange-1954"
"""The scenario that is told where nothing can be played."""


def bare() -> int:
    """Open the shelf in a window, else in the terminal; where there is neither, tell the real exchange."""
    library = library_of(())
    why = no_window()
    if not why:
        return _play(library, _in_window)
    if _in_reach():
        print(why, file=sys.stderr)
        return _play(library, _in_terminal)
    return _tell_instead(library, why)


def run(args: Namespace) -> int:
    """Play in the face that was asked for, or the best there is. Raises WrongUse where there is none."""
    scenario, library = find(args.scenario, args.library) if args.scenario else ("", library_of(args.library))
    _ask_for_side(args.side, scenario, library)

    def play(face: Callable[[Flow, Library, Keeper], int]) -> int:
        settled = {"scenario": scenario, "side": args.side, "label": args.label}
        return _play(library, face, projector=args.projector, **settled)

    if args.text:
        return play(_in_terminal)
    why = no_window()
    if not why:
        return play(_in_window)
    if not args.window and _in_reach():
        print(why, file=sys.stderr)
        return play(_in_terminal)
    raise WrongUse(_apart(why, _("To play in plain lines, add --text.")))


def _ask_for_side(side: str, id: str, library: Library) -> None:
    """Raises WrongUse where the side that was asked for cannot be played in the scenario asked for."""
    loaded = library.load(id) if side and id else ""
    if isinstance(loaded, str):
        return  # nothing was asked for, or the page of the scenario says why it cannot be played
    playable = [one.id for one in loaded.sides if one.playable]
    if side not in playable:
        words = _("There is no side “{side}” to play in {id}. You can play: {names}.")
        raise WrongUse(words.format(side=side, id=id, names=", ".join(playable)))


def no_window() -> str:
    """Empty where a window can be opened and seen, else a sentence that says why not."""
    from game.window import display

    return display.both_installed() or display.available()


def _play(
    library: Library,
    face: Callable[[Flow, Library, Keeper], int],
    *,
    projector: bool = False,
    **settled: str | None,
) -> int:
    from game.pages.flow import Flow

    keeper = keeper_of(library)
    try:
        damaged = keeper.damaged()
        for sentence in damaged:
            print(sentence, file=sys.stderr)
        flow = Flow(
            library,
            keeper,
            clock=time.time,
            program=__version__,
            scenario=settled.get("scenario") or "",
            side=settled.get("side") or "",
            label=settled.get("label"),
            post=post_of(),
            projector=projector,
            damaged=damaged,
        )
        try:
            return face(flow, library, keeper)
        except Exception as fault:
            if flow.desk:
                kept = _("The play is kept in {path}.").format(path=keeper.path(flow.desk.handle))
                fault.add_note(keeper.unkept() or kept)
            raise
    finally:
        keeper.close()


def _in_window(flow: Flow, library: Library, keeper: Keeper) -> int:
    from game.window import app

    status = app.run(flow, library.assets, watch=flow.due)
    if unkept := keeper.unkept():
        print(unkept, file=sys.stderr)
    return status


def _in_terminal(flow: Flow, _library: Library, keeper: Keeper) -> int:
    from game.terminal.conversation import run as converse

    # Started without a console, or with its input closed, Python has no stream at all: nothing can be heard.
    return converse(flow, sys.stdin or StringIO(), sys.stdout or StringIO(), keeper.unkept, flow.ring)


def _tell_instead(library: Library, why: str) -> int:
    from game.cli.telling import tell_history
    from game.terminal.blocks import wrapped
    from game.terminal.conversation import WIDEST

    words = _(
        "This is not a terminal either, so nothing can be played here. In a terminal, demarche plays "
        "in plain lines; so does demarche play --text, also with its answers piped in, one to a line. "
        "Meanwhile, this is what was really decided:"
    )
    said = _apart(why, words).split("\n")
    lines = (wrapped(line, WIDEST) if not line.startswith(" ") else (line,) for line in said)
    print(*("\n".join(line) for line in lines), "", sep="\n")
    return tell_history(FIRST, library)


def _apart(why: str, more: str) -> str:
    """Two things said after each other; what ends in a line to be pasted is followed by an empty one."""
    return f"{why}\n\n{more}" if "\n" in why else f"{why} {more}"


def _in_reach() -> bool:
    """Whether a person sits at a terminal."""
    return _answers(sys.stdin) and _answers(sys.stdout)


def _answers(stream: TextIO | None) -> bool:
    """Whether a person is at the other end. Started without a console, Windows has no stream at all."""
    return stream is not None and stream.isatty()
