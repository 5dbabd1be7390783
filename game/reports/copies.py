"""Copies of one play among many files: to the byte, or an earlier state of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from game.model.play import Entry, Record
from game.replaying.journal import decode, encode_started
from game.shelf.files import NotRead, contents
from game.shelf.keeping import LIMIT

_COMPARED = 8
"""So many different plays of one beginning are compared: it was taken up on so many machines."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A play that is already there, and whether the new one has come `further`; `label` is the old one's."""

    path: Path
    label: str
    further: bool


class Copies:
    """What was seen, as short sums; the entries of an earlier file are read again when they are needed."""

    def __init__(self) -> None:
        self._bytes: dict[bytes, Path] = {}
        self._begun: dict[bytes, tuple[Path, ...]] = {}

    def same_bytes(self, path: Path, data: bytes) -> Path | None:
        """The first file seen with these very bytes, if there was one; else this is now the first."""
        first = self._bytes.setdefault(_sum(data), path)
        return None if first is path else first

    def meet(self, path: Path, record: Record) -> Meeting | None:
        """A play seen before of which this is a copy, or an earlier or later state; None for a new play.

        Two plays are one when the same scenario was begun at the same moment and one's entries, times
        included, begin the other's. Where no times were kept nothing can be told. Of the two, what has come
        further is remembered.
        """
        if record.started.at <= 0:
            return None
        beginning = _sum(encode_started(replace(record.started, label="", attempt=1, program="")).encode())
        known = self._begun.get(beginning, ())
        for place, other in enumerate(known[:_COMPARED]):
            there = _read_again(other)
            if there is None or not _one_play(there.entries, record.entries):
                continue
            further = len(record.entries) > len(there.entries)
            if further:
                self._begun[beginning] = (*known[:place], path, *known[place + 1 :])
            return Meeting(other, there.started.label, further)
        self._begun[beginning] = (*known, path)
        return None


def _one_play(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _read_again(path: Path) -> Record | None:
    try:
        return decode(contents(path, LIMIT)).record
    except NotRead:
        return None


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
