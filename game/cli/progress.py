"""How far a long work has come: one line on a terminal, and nothing anywhere else."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from game.wording import _

_WAIT = 0.5  # seconds; what is done by then needs no word
_EVERY = 0.2


class Progress:
    """A line that is written over as the work goes on, and wiped out at the end of the `with`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._next = time.monotonic() + _WAIT
        self._shown = 0

    def __enter__(self) -> Progress:
        """Nothing is shown before there is something to wait for."""
        return self

    def tell(self, words: str, states: int) -> None:
        """So many states of this casting are explored."""
        line = _("Exploring ({words}): {states} states. Ctrl-C ends it with what is known.")
        self.say(line.format(words=words, states=f"{states:,}"))

    def say(self, line: str) -> None:
        """Show this, unless something was shown just before."""
        if self._live and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            self._write(line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave an empty line behind."""
        if self._shown:
            self._write("")

    def _write(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._shown) + ("\r" if not line else ""))
        self._stream.flush()
        self._shown = len(line)
