"""The keeper: plays written down as they are played, found again, and gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.model.settings import Settings
from game.model.shelf import Kept, Receipt, Way
from game.shelf import preferences
from game.shelf.editions import Editions
from game.shelf.files import NotRead, contents, shown, why, write_whole
from game.shelf.glances import Glance, Glances, glance
from game.shelf.glances import lines as lines_of
from game.shelf.library import names_in
from game.shelf.notes import NAME_LENGTH, Note, note, noted
from game.shelf.places import Places
from game.shelf.savefile import NotKept, SaveFile, free_name, removed
from game.wording import _

if TYPE_CHECKING:
    # The journal is imported where a play is written or read: the shelf of a first start has none to show.
    from game.model.play import Entry, Record, Started
    from game.model.scenario import Scenario
    from game.replaying.journal import Decoded

SUFFIX = ".jsonl"
LIMIT = 16_000_000
"""So many bytes of a kept play are read: some hundred times what the longest play takes."""

_MOST_EDITIONS = 100
"""With more scenarios kept than this, those that no play is of make room: an author's, tried and edited."""


def read_play(path: Path) -> Decoded:
    """The kept play in this file; where it cannot be read at all, the words say why."""
    from game.replaying.journal import Decoded, decode

    try:
        return decode(contents(path, LIMIT))
    except NotRead as error:
        return Decoded(None, (error.words,))


class Keeper:
    """Keeps plays as files in one folder, and settings in one file. No method raises for a bad disk.

    `stands` says of a scenario's moment whether it is an ending, and its title; `files` gives a scenario's
    own file and its letters, so that it is kept as it was played. A play is known by its handle: the name of
    its file without the ending.
    """

    def __init__(
        self,
        places: Places,
        stands: Callable[[str, str], tuple[bool, str]],
        files: Callable[[str], Mapping[str, bytes]] | None = None,
    ) -> None:
        self._places = places
        self._stands = stands
        self._files = files
        self._editions = Editions(places.editions)
        self._seen = Glances(places.saves, LIMIT)
        self._open: dict[str, SaveFile] = {}

    def begin(self, started: Started, entries: tuple[Entry, ...] = ()) -> str:
        """A handle for a new play, with its head and these entries durably written if that is possible."""
        from game.replaying.journal import encode_entry, encode_started

        save = SaveFile(self._places.saves / free_name(started.scenario, started.at))
        save.lines.append(encode_started(started).encode())
        save.lines.extend(encode_entry(entry).encode() for entry in entries)
        self._let_go()
        self._write(save)
        handle = self._unused(save.path.stem)
        self._open[handle] = save
        self._keep_edition(started)
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

    def unkept(self) -> str:
        """Empty when all plays are whole on disk; else, after one more try, what to say when all is over."""
        for save in self._open.values():
            try:
                save.keep()
            except NotKept as error:
                return error.last_words
        return ""

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
        self._open[handle], aside = _taken_up(path, data, decoded.record, decoded)
        return decoded.record, (*decoded.words, *aside)

    def read(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The kept play, only to be looked at, and sentences about anything in it that could not be read."""
        from game.replaying.journal import decode

        data = self._data(handle)
        if isinstance(data, str):
            return None, (data,)
        decoded = decode(data)
        return decoded.record, decoded.words

    def edition(self, started: Started) -> Scenario | None:
        """The scenario as it was when this play was begun, if it was kept here."""
        return self._editions.find(started.hash)

    def plays(self) -> tuple[Kept, ...]:
        """All kept plays whose beginning can be read, the latest first."""
        return tuple(sorted(self._all(), key=lambda kept: (-kept.at, kept.handle)))

    def damaged(self) -> tuple[str, ...]:
        """For every file among the plays that cannot be read: which it is, why, and what can be done."""
        return tuple(
            _("{path}: {words} It is left as it is; move it elsewhere or delete it.").format(
                path=shown(self._places.saves / f"{handle}{SUFFIX}"), words=words[0]
            )
            for handle, seen, words in self._glances()
            if seen is None and words
        )

    def ways(self, scenario: str) -> tuple[Way, ...]:
        """All kept plays of this scenario with every choice of their players, the earliest begun first."""
        kept = self._as_kept()
        ways = [
            Way(kept(handle, seen), seen.started, seen.chosen)
            for handle, seen, _words in self._glances(whole=True)
            if seen is not None and seen.started.scenario == scenario
        ]
        return tuple(sorted(ways, key=lambda way: (way.started.at, way.kept.handle)))

    def rename(self, handle: str, name: str) -> str:
        """Call the play so, or nothing in particular; empty, or a sentence that says why that failed."""
        return self._note(handle, name=" ".join(name.split())[:NAME_LENGTH])

    def lock(self, handle: str, *, on: bool) -> str:
        """Guard the play against being deleted, or no longer; empty, or a sentence on why that failed."""
        return self._note(handle, locked=on)

    def delete(self, handle: str) -> str:
        """Remove the play for good; empty, or a sentence that says why it is still there."""
        if noted(self._places.notes).get(handle, Note()).locked:
            return _("This play is locked. Unlock it first.")
        self._let_go()
        path = self.path(handle)
        trouble = removed(path)
        if trouble:
            return _("The play could not be deleted: {why}.").format(why=trouble)
        self._open.pop(handle, None)
        return self._note(handle, name="", locked=False)

    def hand_in(self, handle: str, folder: str, at: float) -> Receipt | str:
        """Write the play where it is collected; the receipt, or a sentence that says why that failed."""
        from game.shelf.handing_in import NotHandedIn, hand_in

        data = self._data(handle)
        record, words = self.read(handle)
        if isinstance(data, str) or record is None:
            return next(iter(words), "")
        try:
            return hand_in(record, data, Path(folder).expanduser(), at)
        except NotHandedIn as error:
            return error.words

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

    def _note(self, handle: str, **changes: str | bool) -> str:
        before = noted(self._places.notes).get(handle, Note())
        try:
            note(self._places.notes, handle, replace(before, **changes))  # type: ignore[arg-type]
        except OSError as error:
            words = _("That could not be noted in {folder}: {why}.")
            return words.format(folder=shown(self._places.notes), why=why(error, self._places.notes))
        return ""

    def _keep_edition(self, started: Started) -> None:
        """Keep the scenario as it is played; where there are many, those that no play is of make room."""
        if self._files is None or self._editions.there(started.hash):
            return
        self._editions.keep(started.hash, self._files(started.scenario))
        if self._editions.count() > _MOST_EDITIONS:
            glances = (seen for _handle, seen, _words in self._glances() if seen)
            self._editions.thin_out(frozenset(seen.started.hash for seen in glances))

    def _data(self, handle: str) -> bytes | str:
        """The bytes of a play, in hand or on disk; a sentence where they cannot be had."""
        if handle in self._open:
            return b"".join(self._open[handle].lines)
        if Path(handle).name != handle:
            return _("There is no kept play of that name.")
        try:
            return contents(self._places.saves / f"{handle}{SUFFIX}", LIMIT)
        except NotRead as error:
            return error.words

    def _all(self) -> Iterator[Kept]:
        kept = self._as_kept()
        for handle, seen, _words in self._glances():
            if seen is not None:
                yield kept(handle, seen)

    def _as_kept(self) -> Callable[[str, Glance], Kept]:
        """What makes a kept play of what was seen of it; the library is asked once for each moment."""
        return partial(_kept, noted(self._places.notes), cache(self._stands))

    def _glances(self, *, whole: bool = False) -> Iterator[tuple[str, Glance | None, tuple[str, ...]]]:
        """Every play on disk by its handle, and those in hand whose file never came to be."""
        names = names_in(self._places.saves, SUFFIX)
        for name in names:
            yield name.removesuffix(SUFFIX), *self._seen.of(name, whole=whole)
        for handle, save in self._open.items():
            if save.path.name not in names:
                yield handle, *glance(b"".join(save.lines), whole=whole)


def _kept(
    notes: Mapping[str, Note], stands: Callable[[str, str], tuple[bool, str]], handle: str, seen: Glance
) -> Kept:
    head, noted = seen.started, notes.get(handle, Note())
    finished, moment = stands(head.scenario, seen.then) if seen.then else (False, "")
    return Kept(
        handle,
        head.scenario,
        head.label,
        head.attempt,
        seen.at,
        finished,
        moment,
        noted.name,
        noted.locked,
    )


def _taken_up(path: Path, data: bytes, record: Record, decoded: Decoded) -> tuple[SaveFile, tuple[str, ...]]:
    """The file of a play that was read, ready to be added to; and a word where it has to be a copy of it."""
    from game.replaying.journal import encode
    from game.replaying.upgrading import FORMAT

    old = decoded.format != FORMAT
    lines = lines_of(encode(record).encode() if old else data[: decoded.sound])
    save = SaveFile(path, [line.removesuffix(b"\n") + b"\n" for line in lines])
    if decoded.words and not decoded.torn:
        return save, (_("The damaged file is left as it is; the play goes on in a copy."),)
    whole = [line for line in lines if line.endswith(b"\n")]
    if (not old or _replaced(path, lines)) and save.take_over(len(whole), sum(map(len, whole))):
        return save, ()
    return save, (
        _(
            "This play is open in another window, or its file cannot be written to. "
            "What you do here is kept in a copy."
        ),
    )


def _replaced(path: Path, lines: list[bytes]) -> bool:
    """Whether a play of an older format could be written anew in the present one: whole, or not at all."""
    try:
        write_whole(path, b"".join(lines))
    except OSError:
        return False
    return True


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()
