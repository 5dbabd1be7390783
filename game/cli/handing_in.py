"""`demarche handin`: a kept play to where the teacher collects it, with a receipt."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from game.cli.arguments import WrongUse
from game.cli.shelves import keeper_of, library_of
from game.model.shelf import Kept
from game.pages.railway import called
from game.pages.shelved import receipt_lines
from game.shelf.files import NotRead, contents, shown
from game.shelf.handing_in import words_for
from game.shelf.keeping import LIMIT, Keeper
from game.wording import _


def run(args: Namespace) -> int:
    """Hand a play in: 0 where it lies there, 1 where it does not. Raises WrongUse."""
    if args.words:
        return _words(args.play)
    keeper = keeper_of(library_of(args.library))
    try:
        kept = _chosen(args.play, keeper)
        settings = keeper.settings()
        folder = args.to or settings.collect
        if not folder:
            raise WrongUse(_("Say where to hand it in: --to FOLDER. It is remembered."))
        given = keeper.hand_in(kept.handle, folder, time.time())
        if isinstance(given, str):
            print(given, file=sys.stderr)
            return 1
        if folder != settings.collect:
            trouble = keeper.keep_settings(
                replace(settings, collect=str(Path(folder).expanduser().absolute()))
            )
            if trouble:
                print(trouble, file=sys.stderr)
        print(*receipt_lines(called(kept), given), sep="\n")
        return 0
    finally:
        keeper.close()


def _chosen(name: str, keeper: Keeper) -> Kept:
    """The play of this handle or file name; without one the finished play last played. Raises WrongUse."""
    plays = keeper.plays()
    if not name:
        finished = [kept for kept in plays if kept.finished]
        if not finished:
            raise WrongUse(
                _(
                    "No finished play is kept here. To hand in another, name it: demarche handin PLAY. Is "
                    "it of a scenario of your own? Then add that one's folder: --library FOLDER"
                )
            )
        return finished[0]
    handle = Path(name).name.removesuffix(".jsonl")
    found = next((kept for kept in plays if kept.handle == handle), None)
    if found is None:
        known = ", ".join(kept.handle for kept in plays[:5]) or _("none")
        raise WrongUse(
            _("No play called {name} is kept here. The latest are: {known}.").format(name=name, known=known)
        )
    return found


def _words(name: str) -> int:
    """The words that stand for a file, for one who compares it with a receipt."""
    if not name:
        raise WrongUse(_("Name the file whose words you want: demarche handin FILE --words"))
    try:
        print(shown(Path(name)) + ": " + words_for(contents(Path(name), LIMIT)))
    except NotRead as error:
        raise WrongUse(error.words) from None
    return 0
