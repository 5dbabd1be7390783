"""The folder of letters to and from another class, where a person finds it: among their documents."""

from __future__ import annotations

from pathlib import Path

from game.shelf.files import NotRead, contents, shown, why, write_whole
from game.shelf.library import names_in
from game.wording import _

LARGEST = 200_000
"""So many bytes of a letter are read: hundreds of times what the longest takes."""

_MOST = 200
"""So many files are looked at, the newest: a folder of downloads is not a post."""


class PostFolder:
    """Letters as files in one folder, which is made when the first is put there. No method raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> str:
        """The folder as a person would look for it."""
        return shown(self._folder)

    def send(self, name: str, data: bytes) -> tuple[str, str]:
        """Where the letter now lies, and nothing; or nothing, and a sentence that says why it does not."""
        path = self._folder / name
        try:
            write_whole(path, data)
        except OSError as error:
            words = _("The letter could not be written to {path}: {why}.")
            return "", words.format(path=shown(path), why=why(error, self._folder))
        return shown(path), ""

    def letters(self) -> tuple[tuple[str, bytes], ...]:
        """The files that lie there, by name, the newest first."""
        dated = []
        for name in names_in(self._folder, ".json"):
            try:
                dated.append(((self._folder / name).stat().st_mtime_ns, name))
            except OSError:
                continue
        found = []
        for _at, name in sorted(dated, reverse=True)[:_MOST]:
            try:
                found.append((name, contents(self._folder / name, LARGEST)))
            except NotRead:
                continue
        return tuple(found)
