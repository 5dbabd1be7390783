"""A kept play at a glance: what a list or a map of plays needs, without reading every line."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.shelf.files import NotRead, contents

if TYPE_CHECKING:  # as in `keeping`
    from game.model.play import Chosen, Started


@dataclass(frozen=True, slots=True)
class Glance:
    """The head of a play, when something last happened, and its last choice, or all of them."""

    started: Started
    at: float
    chosen: tuple[Chosen, ...]

    @property
    def then(self) -> str:
        """Where the story stands; empty where nothing was chosen yet."""
        return self.chosen[-1].then if self.chosen else ""


Seen = tuple["Glance | None", tuple[str, ...]]
"""What was seen of a play; None and why, where nothing can be read of it."""

_NOTHING: Seen = None, ()
"""An empty file: a game ended on a full disk before its first line was written. Nothing is lost in it."""

_RACE = 3_000_000_000
"""Nanoseconds in which a file may be written twice and bear one and the same time, even on an old stick."""


class Glances:
    """The plays of one folder at a glance. A file is read again only when it is not as it was.

    That is seen by its size and its time, as a play is only ever added to; what was written just now is not
    trusted to have shown another time, and read again.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._known: dict[tuple[str, bool], tuple[tuple[int, int], Seen]] = {}

    def of(self, name: str, *, whole: bool) -> Seen:
        """The play in the file of this name, with all its choices where `whole`."""
        path = self._folder / name
        stamp = _stamp(path)
        known = self._known.get((name, whole))
        if known and stamp and known[0] == stamp:
            return known[1]
        try:
            data = contents(path, self._limit)
        except NotRead as error:
            return None, (error.words,)
        seen = glance(data, whole=whole) if data else _NOTHING
        if stamp and stamp[0] < time.time_ns() - _RACE:
            self._known[name, whole] = stamp, seen
        return seen


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size


def glance(data: bytes, *, whole: bool = False) -> Seen:
    """What this journal says at a glance, with all its choices where `whole`; None and why, if nothing."""
    from game.model.play import Chosen
    from game.replaying.journal import decode

    head, *rest = lines(data) or [b""]
    ended = [line for line in rest if line.endswith(b"\n")]
    choices = [line for line in ended if line.startswith(b'{"chosen"')]
    wanted = choices if whole else choices[-1:]
    decoded = decode(b"".join([head, *wanted, *ended[-1:]]))
    if decoded.record is None:
        return None, decoded.words
    started, entries = decoded.record.started, decoded.record.entries
    chosen = tuple(entry for entry in entries[: len(wanted)] if isinstance(entry, Chosen))
    return Glance(started, entries[-1].at if entries else started.at, chosen), ()


def lines(data: bytes) -> list[bytes]:
    """The lines with their endings; only a line feed ends one."""
    pieces = data.split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
