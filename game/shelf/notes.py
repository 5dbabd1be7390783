"""What a person noted about a kept play: the name they gave it, and that it is locked.

A note lies beside the plays in a file of its own, so that a play itself is never written to for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.shelf.files import NotRead, contents, write_whole

_SUFFIX = ".json"
_LIMIT = 10_000
NAME_LENGTH = 80
"""So many characters of a name are kept: a line of any list."""


@dataclass(frozen=True, slots=True)
class Note:
    """The name of a play, empty for none, and whether it is guarded against being deleted."""

    name: str = ""
    locked: bool = False


def noted(folder: Path) -> dict[str, Note]:
    """The notes in this folder by the handles of their plays; what cannot be read is no note."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return {}
    return {name.removesuffix(_SUFFIX): _read(folder / name) for name in names if name.endswith(_SUFFIX)}


def note(folder: Path, handle: str, what: Note) -> None:
    """Note this about a play. Raises OSError."""
    if what == Note():
        (folder / f"{handle}{_SUFFIX}").unlink(missing_ok=True)
        return
    values = {"demarche": 1, "kind": "note", "name": what.name, "locked": what.locked}
    write_whole(folder / f"{handle}{_SUFFIX}", json.dumps(values).encode() + b"\n")


def _read(path: Path) -> Note:
    try:
        values: Any = json.loads(contents(path, _LIMIT))
    except (NotRead, ValueError, RecursionError):
        return Note()
    if not isinstance(values, dict):
        return Note()
    name, locked = values.get("name"), values.get("locked")
    return Note(name[:NAME_LENGTH] if isinstance(name, str) else "", locked is True)
