"""One kept play on disk: lines are added at its end, each there for good before the next step is taken."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from game.shelf.files import settle, settle_folder, shown, why
from game.shelf.locking import lock
from game.wording import _


class NotKept(OSError):
    """Something could not be written; `words` says so and why. It is still held, and tried again.

    `last_words` are for when the program ends and it is held no longer.
    """

    def __init__(self, words: str, last_words: str) -> None:
        super().__init__(words)
        self.words = words
        self.last_words = last_words


class SaveFile:
    """A play's lines, all of them in hand, and as many as possible on disk.

    Where its file is no longer what was last written there (gone, replaced, edited, held by another program),
    it is left alone and everything is written to a new one beside it.
    """

    def __init__(self, path: Path, lines: list[bytes] | None = None) -> None:
        self.path = path
        self.lines: list[bytes] = lines or []
        self._file: IO[bytes] | None = None
        self._kept = 0  # so many lines are on disk for good
        self._size = 0  # and take up so many bytes
        self._broken_off = False  # the last attempt may have left half a line behind them

    @property
    def pending(self) -> bool:
        """Whether anything is not on disk yet."""
        return self._kept < len(self.lines)

    def take_over(self, kept: int, size: int) -> bool:
        """Go on in the file that is there: `kept` of the lines are its first `size` bytes, the rest is torn.

        False where another program has it, or it cannot be written; then the play goes on in a new file.
        """
        try:
            file = self.path.open("r+b", buffering=0)
        except OSError:
            return False
        if not lock(file):
            file.close()
            return False
        self._file, self._kept, self._size, self._broken_off = file, kept, size, True
        return True

    def keep(self) -> None:
        """Write what is not on disk yet, and return when it is there for good. Raises NotKept."""
        if not self.pending:
            return
        try:
            if not self._still_ours():
                self._begin_anew()
            self._add(b"".join(self.lines[self._kept :]))
        except OSError as error:
            said = _("What you did last could not be kept in {folder}: {why}.").format(
                folder=shown(self.path.parent), why=why(error, self.path.parent)
            )
            meanwhile = _(
                "You can play on; it is tried again at every step, and nothing is lost while the "
                "program runs."
            )
            lost = _("The program has ended, and it is lost.")
            raise NotKept(f"{said} {meanwhile}", f"{said} {lost}") from None

    def close(self) -> None:
        """Let go of the file, and remove it where not even its first line could be written whole."""
        if self._file:
            with suppress(OSError):
                empty = not self._kept and self._still_ours()
                self._file.close()
                if empty:
                    self.path.unlink()
            self._file = None

    def _still_ours(self) -> bool:
        """Whether the open file is the one at its path and ends where the last line written here ends."""
        if self._file is None:
            return False
        state = os.fstat(self._file.fileno())
        with suppress(FileNotFoundError):
            there = self.path.stat()
            return os.path.samestat(state, there) and (self._broken_off or state.st_size == self._size)
        return False

    def _begin_anew(self) -> None:
        """Open a new file under a name that is free."""
        self.close()
        folder = self.path.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            settle_folder(folder.parent)
        self.path, self._file = _create(self.path)
        lock(self._file)
        self._kept = self._size = 0
        self._broken_off = False
        settle_folder(folder)

    def _add(self, data: bytes) -> None:
        file = self._file
        assert file is not None  # noqa: S101 - `keep` has just seen to it
        was_broken_off, self._broken_off = self._broken_off, True
        file.seek(self._size)
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]
        if was_broken_off:
            file.truncate(self._size + len(data))
        settle(file)
        self._size += len(data)
        self._kept = len(self.lines)
        self._broken_off = False


def free_name(scenario: str, at: float) -> str:
    """A name for a play begun now that tells a person which it is, and is a name on every system."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in scenario
    )
    return f"{plain or 'play'}-{time.strftime('%Y-%m-%d-%H%M%S', time.localtime(at))}.jsonl"


def removed(path: Path) -> str:
    """Remove the file of a play that no program has open; empty, or why it is still there."""
    try:
        with path.open("r+b", buffering=0) as file:
            if not lock(file):
                return _("it is open in another window")
        path.unlink()
    except FileNotFoundError:
        return ""  # it never came to be
    except OSError as error:
        return why(error, path)
    return ""


def _create(path: Path) -> tuple[Path, IO[bytes]]:
    """A file that was not there before, of this name or one beside it."""
    for number in range(1, 1000):
        name = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        with suppress(FileExistsError):
            return name, name.open("xb", buffering=0)
    raise FileExistsError(path)
