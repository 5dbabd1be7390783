"""The keeper: plays written down as they are played, found again, and gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.model.settings import Settings
from game.model.shelf import Kept
from game.shelf import preferences
from game.shelf.files import NotRead, contents
from game.shelf.library import names_in
from game.shelf.places import Places
from game.shelf.savefile import NotKept, SaveFile, free_name
from game.wording import _

if TYPE_CHECKING:
    # The journal is imported where a play is written or read: the shelf of a first start has none to show.
    from game.model.play import Entry, Record, Started
    from game.replaying.journal import Decoded

SUFFIX = ".jsonl"
LIMIT = 16_000_000
"""So many bytes of a kept play are read: some hundred times what the longest play takes."""


def read_play(path: Path) -> Decoded:
    """The kept play in this file; where it cannot be read at all, the words say why."""
    from game.replaying.journal import Decoded, decode

    try:
        return decode(contents(path, LIMIT))
    except NotRead as error:
        return Decoded(None, (error.words,))


@dataclass(frozen=True, slots=True)
class _Glance:
    """A kept play at a glance: its head, when something last happened, where the story stands."""

    started: Started
    at: float
    then: str


class Keeper:
    """Keeps plays as files in one folder, and settings in one file. No method raises for a bad disk.

    `stands` says of a scenario's moment whether it is an ending, and its title. A play is known by its
    handle: the name of its file without the ending.
    """

    def __init__(self, places: Places, stands: Callable[[str, str], tuple[bool, str]]) -> None:
        self._places = places
        self._stands = stands
        self._open: dict[str, SaveFile] = {}

    def begin(self, started: Started) -> str:
        """A handle for a new play, with its head durably written if that is possible."""
        from game.replaying.journal import encode_started

        save = SaveFile(self._places.saves / free_name(started.scenario, started.at))
        save.lines.append(encode_started(started).encode())
        self._let_go()
        self._write(save)
        handle = self._unused(save.path.stem)
        self._open[handle] = save
        return handle

    def keep(self, handle: str, entry: Entry) -> str:
        """Write the entry durably before returning; empty, or a sentence that says what is not kept and why.

        What could not be written before, in this play or another, is tried again. Raises KeyError where there
        is no such play.
        """
        from game.replaying.journal import encode_entry

        if handle not in self._open:  # another play was begun or opened in between
            self.open(handle)
        self._open[handle].lines.append(encode_entry(entry).encode())
        words = [self._write(save) for save in self._open.values()]
        return next(filter(None, words), "")

    def open(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The kept play, to be gone on with, and sentences about anything in it that could not be read.

        A damaged file is never written to, nor one that another program has open: the play goes on in a copy.
        """
        from game.replaying.journal import decode

        self._let_go()
        path = self._places.saves / f"{handle}{SUFFIX}"
        for save in self._open.values():
            if save.path == path:  # not whole on disk yet
                self._open[handle] = save
                decoded = decode(b"".join(save.lines))
                return decoded.record, decoded.words
        if Path(handle).name != handle:
            return None, (_("There is no kept play of that name."),)
        try:
            data = contents(path, LIMIT)
        except NotRead as error:
            return None, (error.words,)
        decoded = decode(data)
        if decoded.record is None:
            return None, decoded.words
        self._open[handle], aside = _taken_up(path, data, decoded)
        return decoded.record, (*decoded.words, *aside)

    def plays(self) -> tuple[Kept, ...]:
        """All kept plays whose beginning can be read, the latest first."""
        return tuple(sorted(self._all(), key=lambda kept: (-kept.at, kept.handle)))

    def damaged(self) -> tuple[str, ...]:
        """A sentence for every file among the plays that cannot be read."""
        return tuple(
            _("{name}: {words}").format(name=path.name, words=words[0])
            for path, seen, words in self._glances()
            if seen is None and words
        )

    def attempts(self, scenario: str, label: str) -> int:
        """How many plays of this scenario are kept under this label; capital letters make no difference."""
        wanted = (scenario, _plain(label))
        return sum((kept.scenario, _plain(kept.label)) == wanted for kept in self._all())

    def path(self, handle: str) -> Path:
        """The file of a play: where it is, or where it would be."""
        save = self._open.get(handle)
        return save.path if save else self._places.saves / f"{handle}{SUFFIX}"

    def settings(self) -> Settings:
        """What was set last; the defaults where nothing can be read."""
        return preferences.load(self._places.settings)

    def keep_settings(self, settings: Settings) -> str:
        """Keep them; empty, or a sentence that says why they could not be kept."""
        return preferences.save(self._places.settings, settings)

    def close(self) -> None:
        """Let go of all files."""
        for save in self._open.values():
            save.close()
        self._open.clear()

    def _write(self, save: SaveFile) -> str:
        try:
            save.keep()
        except NotKept as error:
            return error.words
        return ""

    def _let_go(self) -> None:
        """Close plays that are whole on disk, so that another program may go on with them."""
        for handle, save in list(self._open.items()):
            if not save.pending:
                save.close()
                del self._open[handle]

    def _unused(self, handle: str) -> str:
        number = 1
        while (name := handle if number == 1 else f"{handle}-{number}") in self._open:
            number += 1
        return name

    def _all(self) -> Iterator[Kept]:
        for path, seen, _words in self._glances():
            if seen is not None:
                finished, moment = (
                    self._stands(seen.started.scenario, seen.then) if seen.then else (False, "")
                )
                head = seen.started
                yield Kept(path.stem, head.scenario, head.label, head.attempt, seen.at, finished, moment)

    def _glances(self) -> Iterator[tuple[Path, _Glance | None, tuple[str, ...]]]:
        """Every play on disk, and those in hand whose file never came to be."""
        folder = self._places.saves
        names = names_in(folder, SUFFIX)
        for name in names:
            try:
                yield folder / name, *_glance(contents(folder / name, LIMIT))
            except NotRead as error:
                yield folder / name, None, (error.words,)
        for handle, save in self._open.items():
            if save.path.name not in names:
                yield folder / f"{handle}{SUFFIX}", *_glance(b"".join(save.lines))


def _taken_up(path: Path, data: bytes, decoded: Decoded) -> tuple[SaveFile, tuple[str, ...]]:
    """The file of a play that was read, ready to be added to; and a word where it has to be a copy of it."""
    lines = _split(data[: decoded.sound])
    whole = [line for line in lines if line.endswith(b"\n")]
    save = SaveFile(path, [line.removesuffix(b"\n") + b"\n" for line in lines])
    if decoded.words and not decoded.torn:
        return save, (_("The damaged file is left as it is; the play goes on in a copy."),)
    if save.take_over(len(whole), sum(map(len, whole))):
        return save, ()
    return save, (
        _(
            "This play is open in another window, or its file cannot be written to. "
            "What you do here is kept in a copy."
        ),
    )


def _split(data: bytes) -> list[bytes]:
    """The lines with their endings; only a line feed ends one."""
    pieces = data.split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _glance(data: bytes) -> tuple[_Glance | None, tuple[str, ...]]:
    """What a list needs of a play, from its first line, its last choice and its last line."""
    from game.model.play import Chosen
    from game.replaying.journal import decode

    head, *lines = _split(data) or [b""]
    whole = [line for line in lines if line.endswith(b"\n")]
    chosen = next((line for line in reversed(whole) if line.startswith(b'{"chosen"')), b"")
    decoded = decode(b"".join([head, chosen, *whole[-1:]]))
    if decoded.record is None:
        return None, decoded.words
    entries = decoded.record.entries
    then = next((entry.then for entry in entries if isinstance(entry, Chosen)), "")
    return _Glance(decoded.record.started, entries[-1].at if entries else decoded.record.started.at, then), ()


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()
