"""The compiled cache: what reading a scenario gave, kept beside a person's other caches. Silently optional.

The key is everything the result depends on: the scenario's bytes, this program's version and the state of
its own source, and Python's version; the letters it pins are compared one by one when it is found. A cache
that is missing, full, old, or damaged is the same as none.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__
from game.shelf.files import write_whole

if TYPE_CHECKING:  # a shelf that is only shown needs no model of scenarios, and comes up a third sooner
    from game.model.scenario import Scenario

_SUM = hashlib.sha256().digest_size
_MOST = 100
"""So many entries are kept; a teacher at work leaves one behind at every save."""


@dataclass(frozen=True, slots=True)
class About:
    """What the shelf shows of a scenario without loading it.

    `errors` is how many mistakes make it unplayable. `moments` and `endings` map ids to titles.
    """

    title: str = ""
    summary: str = ""
    when: str = ""
    minutes: int = 0
    errors: int = 0
    moments: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario as it lies in the cache: what it is about, and itself still packed (empty if unplayable)."""

    about: About
    packed: bytes

    def scenario(self) -> Scenario:
        """The scenario itself. Raises as `unpack`."""
        from game.shelf.compiled import unpack

        return unpack(self.packed)


class Cache:
    """Entries in one folder, which is made when the first is put there. No method raises for a bad disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, data: bytes, letters: Callable[[str], bytes | None]) -> Shelved | None:
        """What was made of this scenario with the letters as they are now, or None."""
        try:
            entry = self._path(data).read_bytes()
            if hashlib.sha256(entry[_SUM:]).digest() != entry[:_SUM]:
                return None
            asked, about, packed = marshal.loads(entry[_SUM:])  # noqa: S302 - as in `unpack`
            if any(_sum(letters(name)) != known for name, known in asked):
                return None
            return Shelved(About(*about), packed)
        except (OSError, ValueError, TypeError, EOFError):
            return None

    def put(
        self, data: bytes, asked: Mapping[str, bytes | None], about: About, scenario: Scenario | None
    ) -> None:
        """Keep what was made of this scenario. `asked` are the letters the reader asked for."""
        from game.shelf.compiled import pack

        sums = tuple((name, _sum(letter)) for name, letter in asked.items())
        with suppress(OSError, ValueError, TypeError, RecursionError):
            flat = tuple(getattr(about, name) for name in About.__slots__)
            entry = marshal.dumps((sums, flat, pack(scenario) if scenario else b""))
            write_whole(self._path(data), hashlib.sha256(entry).digest() + entry)
            self._thin_out()

    def _path(self, data: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(_program() + data).hexdigest()[:40]}.scenario"

    def _thin_out(self) -> None:
        entries = sorted(self._folder.glob("*.scenario"), key=lambda path: path.stat().st_mtime)
        for path in entries[:-_MOST]:
            path.unlink(missing_ok=True)


def _sum(data: bytes | None) -> bytes:
    return hashlib.sha256(data).digest() if data is not None else b""


@cache
def _program() -> bytes:
    """What this program is: its version, Python's, and the files that make a scenario, as they stand."""
    package = Path(__file__).parent.parent
    files = sorted(file for room in ("model", "reading", "shelf") for file in (package / room).glob("*.py"))
    states = [(file.name, (state := file.stat()).st_size, state.st_mtime_ns) for file in files]
    return repr((__version__, sys.version, sys.implementation.cache_tag, states)).encode()
