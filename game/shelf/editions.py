"""Scenarios as they were when somebody played them: kept with the first play of each, by their hashes.

A play says what was chosen and not what was told. When its scenario is edited later, the edition still has
the old texts: what changed can be said, and the old play read as it was. Silently optional: a play that comes
from another machine has no edition here, and nothing but those two is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.shelf.files import NotRead, contents, write_whole

if TYPE_CHECKING:
    from game.model.scenario import Scenario

_SUFFIX = ".zip"
_LIMIT = (
    40_000_000  # bytes of an edition, and of all that is in it: a scenario with twenty letters of the longest
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes


class Editions:
    """Editions in one folder, which is made when the first is kept. No method raises for a bad disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def there(self, hash: str) -> bool:
        """Whether the scenario of this hash is kept here."""
        return self._path(hash).is_file()

    def keep(self, hash: str, files: Mapping[str, bytes]) -> None:
        """Keep the scenario of this hash: its own file first, and its letters, by their names."""
        import io
        import zipfile  # not for the first prompt, which waits for all that is imported above

        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in files.items():
                packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
        with suppress(OSError):
            write_whole(self._path(hash), made.getvalue())

    def find(self, hash: str) -> Scenario | None:
        """The scenario of this hash as it was; None where it is not kept, or is not what it should be."""
        from game.reading.scenario import read  # brings YAML along, which only this needs

        try:
            files = _unpacked(contents(self._path(hash), _LIMIT))
        except (NotRead, ValueError):
            return None
        name, data = next(iter(files.items()), ("", b""))
        whole = read(name, data, files.get, tuple(files)).scenario
        if whole is None or whole.hash != hash:
            self._remove(hash)
            return None
        return whole

    def thin_out(self, wanted: frozenset[str]) -> None:
        """Remove the editions of all other scenarios than those of these hashes."""
        with suppress(OSError):
            for path in self._folder.glob(f"*{_SUFFIX}"):
                if path.stem not in wanted:
                    path.unlink(missing_ok=True)

    def count(self) -> int:
        """How many editions are kept."""
        with suppress(OSError):
            return sum(1 for _path in self._folder.glob(f"*{_SUFFIX}"))
        return 0

    def _remove(self, hash: str) -> None:
        with suppress(OSError):
            self._path(hash).unlink(missing_ok=True)

    def _path(self, hash: str) -> Path:
        plain = "".join(letter for letter in hash if letter.isascii() and letter.isalnum())
        return self._folder / f"{plain or 'none'}{_SUFFIX}"


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The files by their names. Raises ValueError for more than a scenario can hold, or a broken one."""
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = packed.infolist()
            if sum(info.file_size for info in infos) > _LIMIT:
                raise ValueError("too large")
            return {info.filename: packed.read(info) for info in infos}
    except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(str(error)) from None
