"""A class's files, one after the other: results where a file holds a play, else the reason why not."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides
from game.model.play import Record
from game.model.scenario import Scenario
from game.replaying.journal import KIND, decode
from game.replaying.replay import replay
from game.replaying.upgrading import FORMAT
from game.reports.copies import Copies
from game.reports.judging import judge
from game.reports.result import Aside, Result, Why
from game.reports.results import Results
from game.reports.said import one_line
from game.shelf.files import NotRead, contents, shown
from game.shelf.files import why as why_not
from game.shelf.keeping import LIMIT
from game.wording import _

_SYSTEMS_OWN = ("thumbs.db", "desktop.ini")
_FIRST_LOOK = 65_536
"""Bytes. A film somebody left in the folder is known for none of ours by its beginning."""
_LONGEST_WORDS = 400


class _SetAside(Exception):
    """The file is not among the results."""

    def __init__(self, why: Why, words: str) -> None:
        super().__init__(words)
        self.why = why
        self.words = words


def gather(
    paths: Iterable[Path],
    load: Callable[[str], Scenario | str],
    progress: Callable[[int, int], None] | None = None,
) -> Results:
    """The results in these files, and in all files below these folders at any depth.

    Each folder is read in the order of its names; what is hidden in it, and what a system puts there for
    itself, is passed over; links to folders are not followed. `load` gives the scenario of an id, or a
    sentence that says why it cannot be had. `progress` is told after every file how many of how many are
    done. No content of a file raises. Close the results when done with them.
    """
    found = list(_files(paths))
    gathering = _Gathering(load)
    try:
        for done, path in enumerate(found, start=1):
            gathering.read(path)
            if progress:
                progress(done, len(found))
    except BaseException:
        gathering.results.close()
        raise
    return gathering.results


class _Gathering:
    """The results so far, and what is needed to know a copy when it comes."""

    def __init__(self, load: Callable[[str], Scenario | str]) -> None:
        self.results = Results()
        self._load = load
        self._loaded: dict[str, Exchange | str] = {}
        self._copies = Copies()

    def read(self, path: Path | OSError) -> None:
        """Read one file, which is counted either way."""
        file = shown(Path(str(path.filename))) if isinstance(path, OSError) else shown(path)
        try:
            if isinstance(path, OSError):
                words = _("The folder {path} cannot be read: {why}.")
                why = why_not(path, Path(str(path.filename)))
                raise _SetAside(Why.UNREADABLE, words.format(path=file, why=why))
            data = _bytes(path)
            self._know_bytes(path, data)
            record, torn = _record(data)
            results = self._judged(file, record, torn)
            self._know_play(path, file, record)
        except _SetAside as aside:
            self.results.set_aside(Aside(file, aside.why, _short(aside.words)))
        else:
            self.results.add(str(path), results)

    def _know_bytes(self, path: Path, data: bytes) -> None:
        other = self._copies.same_bytes(path, data)
        if other:
            words = _("The very same file as {other}.").format(other=shown(other))
            raise _SetAside(Why.DUPLICATE, words)

    def _know_play(self, path: Path, file: str, record: Record) -> None:
        """Of several states of one play, keep the one that has come furthest."""
        meeting = self._copies.meet(path, record)
        if meeting is None:
            return
        other, further = shown(meeting.path), meeting.further
        words = _("The same play as {other}, which has come as far or further.")
        if meeting.label != record.started.label:
            words = _("The same play, to the fraction of a second, as {other}, but under another label.")
        if not further:
            raise _SetAside(Why.DUPLICATE, words.format(other=other))
        self.results.withdraw(
            str(meeting.path), Aside(other, Why.DUPLICATE, _short(words.format(other=file)))
        )

    def _judged(self, file: str, record: Record, torn: tuple[str, ...]) -> tuple[Result, ...]:
        exchange = self._exchange(record.started.scenario)
        same = record.started.hash == exchange.scenario.hash
        try:
            replayed = replay(exchange, record)
        except (NobodyDecides, GoesRound, NoWayOn) as fault:
            words = _("The scenario stops on the way of this play: {fault}.").format(fault=fault)
            raise _SetAside(Why.UNKNOWN if same else Why.CHANGED, words) from None
        if replayed.difference:
            why = Why.ALTERED if same else Why.CHANGED
            before = _("The file was changed by hand, or by a fault.")
            if not same:
                before = _("The scenario was changed after this was played.")
            raise _SetAside(why, f"{before} {replayed.difference.words}")
        notes = torn
        if replayed.changed:
            changed = _(
                "The scenario was changed after this was played; every step of it still holds, "
                "and it is scored by the scenario as it is now."
            )
            notes = (*notes, changed)
        results = judge(file, record, replayed, notes)
        if not results:
            raise _SetAside(Why.UNPLAYED, _("Nobody played a side in it: it is a replay of history."))
        self.results.know(exchange.scenario)
        return results

    def _exchange(self, id: str) -> Exchange:
        if id not in self._loaded:
            scenario = self._load(id)
            self._loaded[id] = scenario if isinstance(scenario, str) else Exchange(scenario)
        exchange = self._loaded[id]
        if isinstance(exchange, str):
            raise _SetAside(Why.UNKNOWN, exchange)
        return exchange


def _files(paths: Iterable[Path]) -> Iterator[Path | OSError]:
    """Every file to be read, and for every folder that cannot be looked into the system's complaint."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        complaints: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=complaints.append):
            folders[:] = sorted(name for name in folders if not _hidden(name))
            yield from (Path(folder) / name for name in sorted(names) if not _hidden(name))
        yield from complaints


def _hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX")) or name.lower() in _SYSTEMS_OWN


def _bytes(path: Path) -> bytes:
    try:
        data = contents(path, _FIRST_LOOK)
        if len(data) == _FIRST_LOOK and b'"demarche"' in data:
            data = contents(path, LIMIT)
    except NotRead as error:
        raise _SetAside(Why.UNREADABLE, error.words) from None
    if len(data) >= LIMIT:
        words = _("The file is far larger than any play; it is not read.")
        raise _SetAside(Why.FOREIGN, words)
    return data


def _record(data: bytes) -> tuple[Record, tuple[str, ...]]:
    """The play in these bytes, with a word where its last line was torn off."""
    if data.startswith(b"PK\x03\x04"):
        raise _SetAside(Why.FOREIGN, _("This is a packed archive (zip). Unpack it first."))
    decoded = decode(data)
    if decoded.record is None:
        raise _SetAside(Why.DAMAGED if _was_ours(data) else Why.FOREIGN, " ".join(decoded.words))
    if decoded.words and not decoded.torn:
        left_out = _("Here the whole play is left out, since nobody can say what stood there.")
        raise _SetAside(Why.DAMAGED, " ".join((*decoded.words, left_out)))
    if decoded.torn:
        words = _("The last line was not fully written; the play is taken as it stood before.")
        return decoded.record, (words,)
    return decoded.record, ()


def _was_ours(data: bytes) -> bool:
    """Whether this is, or was before it was damaged, a play in a format read here."""
    first = data.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    try:
        head: Any = json.loads(first)
    except (ValueError, RecursionError):
        return b'"demarche"' in first[:200]
    if not isinstance(head, dict) or "demarche" not in head:
        return False
    number = head["demarche"]
    return head.get("kind", KIND) == KIND and not (isinstance(number, int) and number > FORMAT)


def _short(words: str) -> str:
    return one_line(words, _LONGEST_WORDS)
