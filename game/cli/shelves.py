"""The library and the keeper that every command works with, and what can be wrong with a named folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import WrongUse
from game.shelf.cache import Cache
from game.shelf.files import shown
from game.shelf.keeping import Keeper, read_play
from game.shelf.library import Library
from game.shelf.places import own_root, places, post_folder
from game.shelf.post import PostFolder
from game.wording import _

if TYPE_CHECKING:
    from game.model.play import Record


def library_of(folders: Sequence[str]) -> Library:
    """The program's own library behind these folders. Raises WrongUse for a folder that is no library."""
    return Library((*map(_root, folders), own_root()), Cache(places(os.environ).cache))


def keeper_of(library: Library) -> Keeper:
    """The keeper of this person's plays, who asks the library what is played: its titles and its files."""
    return Keeper(places(os.environ), library.stands, library.files)


def post_of() -> PostFolder:
    """The folder through which this person's letters go to another class and come from it."""
    return PostFolder(post_folder(os.environ))


def find(scenario: str, folders: Sequence[str]) -> tuple[str, Library]:
    """The id of a scenario named by id or by its file's path, and the library it is in. Raises WrongUse."""
    path = Path(scenario)
    if scenario.endswith(".yaml") or set(scenario) & {"/", os.sep}:
        if not path.is_file():
            raise WrongUse(_("There is no file {path}.").format(path=shown(path)))
        if path.absolute().parent.name != "scenarios" or path.suffix != ".yaml":
            words = _("To be played, {path} has to be a .yaml file in a folder called scenarios.")
            raise WrongUse(words.format(path=shown(path)))
        folders = (str(path.absolute().parent.parent), *folders)
        scenario = path.stem
    library = library_of(folders)
    if scenario not in library.paths():
        raise WrongUse(str(library.load(scenario)))
    return scenario, library


def no_play(path: Path) -> WrongUse:
    """Why nothing can be told of this file, which is named once."""
    words, name = " ".join(read_play(path).words), shown(path)
    return WrongUse(words if name in words else f"{name}: {words}")


def play_of(name: str, keeper: Keeper) -> Record:
    """The kept play in this file, or of this handle. Raises WrongUse where there is none that is whole."""
    path = Path(name)
    decoded = read_play(path if path.is_file() else keeper.path(path.name))
    if decoded.record is None:
        raise no_play(path)
    for words in decoded.words:
        print(words, file=sys.stderr)
    return decoded.record


def _root(folder: str) -> Path:
    path = Path(folder).expanduser()
    if not path.is_dir():
        raise WrongUse(_("--library {path}: there is no such folder.").format(path=shown(path)))
    if not (path / "scenarios").is_dir():
        words = _("--library {path}: there is no folder called scenarios in it.")
        raise WrongUse(words.format(path=shown(path)))
    return path.absolute()
