"""Whether files were saved since somebody last asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

_Seen: TypeAlias = "tuple[tuple[str, int, int], ...]"


class Watch:
    """Looks at the time and the size of files; `paths` is asked each time, since files come and go."""

    def __init__(self, paths: Callable[[], Iterable[Path]]) -> None:
        self._paths = paths
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether anything was saved, made or removed since this was last asked."""
        now = self._look()
        changed, self._seen = now != self._seen, now
        return changed

    def _look(self) -> _Seen:
        seen = []
        for path in self._paths():
            try:
                state = path.stat()
                seen.append((str(path), state.st_mtime_ns, state.st_size))
            except OSError:  # not there, or being written anew at this very moment
                seen.append((str(path), 0, -1))
        return tuple(seen)
