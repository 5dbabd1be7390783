"""A play is handed in: written where somebody collects it, never over anything, and read back to be sure."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from game.model.play import Chosen, Record
from game.model.shelf import Receipt
from game.shelf.files import NotRead, contents, settle, settle_folder, shown, why
from game.wording import _

_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_WORDS = 3
_MOST = 999
_LONGEST = 60
_SUFFIX = ".jsonl"


class NotHandedIn(OSError):
    """The play could not be handed in; `words` says why, and that nothing else was touched."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def hand_in(record: Record, data: bytes, folder: Path, at: float) -> Receipt:
    """Put the bytes of this play into the folder under a free name that says whose it is. Raises NotHandedIn.

    Where the very same bytes already lie there, they are left alone and the receipt says so.
    """
    if not folder.is_dir():
        words = _("The folder {folder} is not there. If it is on a stick: is the stick in?")
        raise NotHandedIn(words.format(folder=shown(folder)))
    decisions = sum(isinstance(entry, Chosen) and bool(entry.choice) for entry in record.entries)
    try:
        path, again = _put(_names(record, folder), data)
    except OSError as error:
        words = _("The play could not be written to {folder}: {why}. It is still kept here.")
        raise NotHandedIn(words.format(folder=shown(folder), why=why(error, folder))) from None
    return Receipt(shown(path), at, decisions, words_for(data), again)


def words_for(data: bytes) -> str:
    """Three made-up words that stand for these bytes: easy to read aloud, and others for any other bytes.

    Of two different files one in some 280 million million has the same.
    """
    number = int.from_bytes(hashlib.sha256(data).digest()[: 2 * _WORDS])
    words = []
    for _word in range(_WORDS):
        letters = []
        for signs in (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS):
            number, at = divmod(number, len(signs))
            letters.append(signs[at])
        words.append("".join(letters))
    return "-".join(words)


def _names(record: Record, folder: Path) -> Iterator[Path]:
    """Names for the play, the plainest first."""
    started = record.started
    stem = "-".join(filter(None, (_plain(started.label), _plain(started.scenario), str(started.attempt))))
    for number in range(1, _MOST + 1):
        yield folder / (f"{stem}{_SUFFIX}" if number == 1 else f"{stem}-{number}{_SUFFIX}")


def _plain(text: str) -> str:
    """The text as part of a name that every system and every stick takes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in text)
    return "-".join(filter(None, kept.split("-")))[:_LONGEST]


def _put(names: Iterator[Path], data: bytes) -> tuple[Path, bool]:
    """Write the data under the first free name, or find it under one; whether it was found."""
    for path in names:
        try:
            file = path.open("xb")
        except FileExistsError:
            if _holds(path, data):
                return path, True
            continue
        try:
            with file:
                file.write(data)
                file.flush()
                settle(file)
            settle_folder(path.parent)
            if not _holds(path, data):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        except OSError:
            with suppress(OSError):  # half a play is no use to anybody
                path.unlink()
            raise
        return path, False
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return contents(path, len(data) + 1) == data
    except NotRead:
        return False
