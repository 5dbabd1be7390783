"""A kept play at a glance: what a list or a map of plays needs, without reading every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # as in `keeping`
    from game.model.play import Chosen, Started


@dataclass(frozen=True, slots=True)
class Glance:
    """The head of a play, when something last happened, and its last choice, or all of them."""

    started: Started
    at: float
    chosen: tuple[Chosen, ...]

    @property
    def then(self) -> str:
        """Where the story stands; empty where nothing was chosen yet."""
        return self.chosen[-1].then if self.chosen else ""


def glance(data: bytes, *, whole: bool = False) -> tuple[Glance | None, tuple[str, ...]]:
    """What this journal says at a glance, with all its choices where `whole`; None and why, if nothing."""
    from game.model.play import Chosen
    from game.replaying.journal import decode

    head, *rest = lines(data) or [b""]
    ended = [line for line in rest if line.endswith(b"\n")]
    choices = [line for line in ended if line.startswith(b'{"chosen"')]
    wanted = choices if whole else choices[-1:]
    decoded = decode(b"".join([head, *wanted, *ended[-1:]]))
    if decoded.record is None:
        return None, decoded.words
    started, entries = decoded.record.started, decoded.record.entries
    chosen = tuple(entry for entry in entries[: len(wanted)] if isinstance(entry, Chosen))
    return Glance(started, entries[-1].at if entries else started.at, chosen), ()


def lines(data: bytes) -> list[bytes]:
    """The lines with their endings; only a line feed ends one."""
    pieces = data.split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
