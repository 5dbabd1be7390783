"""`demarche letter`: the letter of a kept play to a file for another class, and theirs into the play."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import WrongUse
from game.cli.shelves import keeper_of, library_of
from game.engine.machine import Exchange
from game.model.play import Player
from game.pages.desk import Desk
from game.pages.posting import letter_of, take_in
from game.replaying.parcel import Refused, Why, decode
from game.replaying.replay import replay
from game.shelf.files import NotRead, contents, shown, why, write_whole
from game.shelf.post import LARGEST
from game.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.model.shelf import Kept
    from game.shelf.keeping import Keeper
    from game.shelf.library import Library


def run(args: Namespace) -> int:
    """Send or receive a letter: 0 where that was done, 1 where the letter stays closed. Raises WrongUse."""
    library = library_of(args.library)
    keeper = keeper_of(library)
    try:
        return _send(args, keeper, library) if args.what == "send" else _receive(args, keeper, library)
    finally:
        keeper.close()


def _send(args: Namespace, keeper: Keeper, library: Library) -> int:
    """Write what is to be carried in the latest play that has anything."""
    for play, desk in _desks(args, keeper, library):
        letter = letter_of(desk, play.label)
        if letter is None:
            continue
        path = Path(args.file)
        path = path / letter[0] if path.is_dir() else path
        try:
            write_whole(path, letter[1])
        except OSError as error:
            words = _("The letter could not be written to {path}: {why}.")
            raise WrongUse(words.format(path=shown(path), why=why(error, path.parent))) from None
        print(_("The letter lies in {path}. Carry this file to the other class.").format(path=shown(path)))
        return 0
    raise WrongUse(_("In no kept play is there a letter to be carried to another class now."))


def _receive(args: Namespace, keeper: Keeper, library: Library) -> int:
    """Take the letter into the latest play that it belongs to."""
    try:
        data = contents(Path(args.file), LARGEST)
    except NotRead as error:
        raise WrongUse(error.words) from None
    parcel = decode(data)
    if isinstance(parcel, Refused):
        return _closed(f"{args.file}: {parcel.words}")
    args.scenario = args.scenario or parcel.scenario
    closed: dict[Why, str] = {}
    for _play, desk in _desks(args, keeper, library):
        refused, words = take_in(desk, data)
        if refused is None:
            print(words)
            if desk.trouble:
                print(desk.trouble, file=sys.stderr)
            return 0
        closed.setdefault(refused, words)
    if not closed:
        return _closed(
            _("No kept play of this scenario waits for a letter from another class. Begin one first.")
        )
    order = (Why.ALREADY_RECEIVED, Why.OUT_OF_ORDER, Why.DAMAGED)
    return _closed(next((closed[one] for one in order if one in closed), next(iter(closed.values()))))


def _closed(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


def _desks(args: Namespace, keeper: Keeper, library: Library) -> Iterator[tuple[Kept, Desk]]:
    """Every play with another class that the arguments may mean, the latest first."""
    for play in keeper.plays():
        if args.scenario not in ("", play.scenario) or args.label not in (None, play.label):
            continue
        loaded = library.load(play.scenario)
        if isinstance(loaded, str):
            continue
        record, words = keeper.open(play.handle)
        if record is None or all(player is not Player.POST for _side, player in record.started.casting):
            continue
        exchange = Exchange(loaded)
        if replay(exchange, record).difference is not None:
            continue  # the scenario has changed since; whoever opens the play is told, and decides
        desk, _replayed = Desk.resume(exchange, record, play.handle, keeper, time.time)
        if desk is not None:
            for sentence in words:
                print(sentence, file=sys.stderr)
            yield play, desk
