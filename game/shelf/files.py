"""Files read with care: whatever stands in the way is said in words, and nothing is read without end."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from game.wording import _

_WINDOWS = os.name == "nt"
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class NotRead(OSError):
    """A file could not be read; `words` says why in a sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def contents(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most `limit` of them. Raises NotRead; never waits for a pipe or a device."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            mode = os.fstat(number).st_mode
            if not stat.S_ISREG(mode):
                raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ESPIPE, "")
            return _at_most(number, limit)
        finally:
            os.close(number)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        words = _("{path} cannot be read: {why}.")
        raise NotRead(words.format(path=shown(path), why=why(error, path))) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; it is on the disk itself when this returns. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            settle(file)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def settle(file: IO[bytes]) -> None:
    """Return when the file is on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # the disk's own cache too; not every disk can be asked
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
            return
    os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk; where folders cannot be asked, hope."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def why(error: Exception, path: Path) -> str:
    """What went wrong with a file or folder, in a few plain words without a full stop."""
    if not isinstance(error, OSError) or error.errno is None:
        return _("no file can have that name")
    if error.errno == errno.EISDIR or (os.name == "nt" and path.is_dir()):
        return _("it is a folder")
    return _plain(error.errno)


def shown(path: Path) -> str:
    """The path for a sentence: always printable, whatever bytes a file's name is made of."""
    text = str(path).encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def pasted(path: str) -> str:
    """The path or name as it can be pasted into this system's shell: between quotation marks where needed."""
    if _WINDOWS:
        return f'"{path}"' if set(path) & set(" &()^;,=") else path
    import shlex  # only where there is something to paste

    return shlex.quote(path) if set(path) & set(" \t\"'\\$`&|;<>()*?[]!#~") else path


def _plain(number: int) -> str:
    if number in _FULL:
        return _("the disk is full")
    if number in (errno.EACCES, errno.EPERM):
        return _("you have no permission for it")
    if number == errno.EROFS:
        return _("the disk can only be read")
    if number == errno.ENOENT:
        return _("it is not there")
    if number == errno.ESPIPE:
        return _("it is not an ordinary file")
    if number in (errno.ENOTDIR, errno.EEXIST):
        return _("there is a file where a folder should be")
    return os.strerror(number)


def _at_most(number: int, limit: int) -> bytes:
    pieces: list[bytes] = []
    left = limit
    while left > 0 and (piece := os.read(number, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
