"""`demarche replay`: an exchange told from beginning to end, history's or that of a kept play."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from game.cli.arguments import WrongUse
from game.cli.shelves import find, library_of, no_play
from game.engine.machine import Exchange
from game.model.play import Chosen, Record
from game.model.scenario import Scenario
from game.pages.page import Page
from game.pages.retelling import history as historical
from game.pages.retelling import retelling
from game.pages.terms import explained
from game.replaying.replay import replay
from game.shelf.keeping import read_play
from game.shelf.library import Library
from game.terminal.conversation import told
from game.wording import _, plural


def history(scenario: str, folders: Sequence[str], side: str = "") -> int:
    """Tell what was really decided, or what one side did. Raises WrongUse for an unknown scenario or side."""
    id, library = find(scenario, folders)
    return tell_history(id, library, side)


def tell_history(id: str, library: Library, side: str = "") -> int:
    """Tell what was really decided in a scenario of this library; 1 where it cannot be played."""
    loaded = library.load(id)
    if isinstance(loaded, str):
        print(loaded, file=sys.stderr)
        return 1
    playable = [one.id for one in loaded.sides if one.playable]
    if side and side not in playable:
        words = _("There is no side “{side}” to play in {scenario}. You can name: {names}.")
        raise WrongUse(words.format(side=side, scenario=id, names=", ".join(playable)))
    return _tell(historical(loaded, side=side), loaded)


def kept(file: str, folders: Sequence[str]) -> int:
    """Tell a kept play, or say where it no longer gives the same: then 1. Raises WrongUse for no play."""
    decoded = read_play(Path(file))
    if decoded.record is None:
        raise no_play(Path(file))
    for words in decoded.words:
        print(words, file=sys.stderr)
    library = library_of(folders)
    loaded = library.load(decoded.record.started.scenario)
    if isinstance(loaded, str):
        print(loaded, file=sys.stderr)
        return 1
    whole = not decoded.words or decoded.torn
    return _replayed(loaded, decoded.record) if whole else max(1, _replayed(loaded, decoded.record))


def _replayed(scenario: Scenario, record: Record) -> int:
    again = replay(Exchange(scenario), record)
    if again.difference:
        print(_("This play no longer gives the same result."), again.difference.words)
        return 1
    _tell(retelling(again.play, yours=True, marks=again.marks), scenario)
    steps = sum(isinstance(entry, Chosen) for entry in record.entries)
    same = plural(
        "{n} step was taken again: the same result.",
        "{n} steps were taken again: the same result.",
        steps,
    )
    print("\n" + same.format(n=steps))
    if again.changed:
        print(_("The scenario has been changed since the play was kept, but nothing that bears on it."))
    return 0


def _tell(page: Page, scenario: Scenario) -> int:
    sys.stdout.write(told(explained(page, scenario)))
    return 0
