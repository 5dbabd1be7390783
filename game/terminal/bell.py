"""A bell beside the conversation: what has to be said at its time, even while nobody types anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SECONDS = 1.0  # how often it is asked whether there is something to say


@contextmanager
def beside(
    asked: Callable[[], str], say: Callable[[str], None], *, wanted: bool, every: float = _SECONDS
) -> Iterator[None]:
    """While this lasts, `asked` is asked again and again, and what it answers is said at once.

    Only where `wanted`: beside answers that are piped in nothing is to be said in between.
    """
    if not wanted:
        yield
        return
    from threading import Event, Thread  # answers that are piped in start without it

    over = Event()

    def watch() -> None:
        while not over.wait(every):
            if words := asked():
                say(words)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
