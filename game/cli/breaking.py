"""`demarche replay --all`: which of many kept plays an edit of their scenarios breaks, and how."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.cli.arguments import WrongUse
from game.cli.progress import Progress
from game.cli.shelves import library_of
from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides
from game.model.play import Record
from game.model.scenario import Scenario
from game.replaying.edits import edits
from game.replaying.replay import replay
from game.shelf.editions import Editions
from game.shelf.files import shown
from game.shelf.keeping import SUFFIX, read_play
from game.shelf.library import Library
from game.wording import _, plural


def run(folder: str, folders: Sequence[str]) -> int:
    """Replay all plays below this folder: 0 where every one gives the same, else 1. Raises WrongUse."""
    root = Path(folder)
    if not root.is_dir():
        raise WrongUse(_("{path} is no folder.").format(path=shown(root)))
    paths = sorted(root.rglob(f"*{SUFFIX}"))
    if not paths:
        raise WrongUse(
            _("There is no kept play (a file ending in {end}) in {path}.").format(
                end=SUFFIX, path=shown(root)
            )
        )
    replaying = _Replaying(library_of(folders), _editions(root))
    with Progress(sys.stderr) as progress:
        for number, path in enumerate(paths, start=1):
            progress.say(_("Replaying: {n} of {all}.").format(n=number, all=len(paths)))
            replaying.take(path)
    print(*replaying.told(), sep="\n")
    return 1 if replaying.broken else 0


def _editions(root: Path) -> Editions:
    """Scenarios as they were played lie beside the plays: in their folder, or beside it."""
    inside = root / "editions"
    return Editions(inside if inside.is_dir() else root.parent / "editions")


class _Replaying:
    """What became of each play, and what was edited in the scenarios of those that break."""

    def __init__(self, library: Library, editions: Editions) -> None:
        self._library, self._editions = library, editions
        self._exchanges: dict[str, Exchange | str] = {}
        self._edited: dict[tuple[str, str], None] = {}
        self._lines: list[str] = []
        self._count: Counter[str] = Counter()

    @property
    def broken(self) -> bool:
        """Whether any play gives something else, or nothing."""
        return any(count for what, count in self._count.items() if what not in ("same", "unchanged"))

    def take(self, path: Path) -> None:
        """Replay one play."""
        decoded = read_play(path)
        if decoded.record is None:
            self._broken(path, "unread", " ".join(decoded.words))
            return
        exchange = self._exchange(decoded.record.started.scenario)
        if isinstance(exchange, str):
            self._broken(path, "unread", exchange)
            return
        if decoded.words and not decoded.torn:
            self._broken(path, "unread", " ".join(decoded.words))
            return
        self._replay(path, decoded.record, exchange)

    def _replay(self, path: Path, record: Record, exchange: Exchange) -> None:
        try:
            again = replay(exchange, record)
        except (NobodyDecides, GoesRound, NoWayOn) as fault:
            self._broken(path, "broken", _("the scenario stops on its way: {fault}").format(fault=fault))
            return
        if again.difference:
            held = plural(
                "{n} of its entries still holds.", "{n} of its entries still hold.", len(again.held)
            ).format(n=len(again.held))
            self._broken(path, "broken", f"{again.difference.words} {held}")
            self._edited[record.started.scenario, record.started.hash] = None
        else:
            self._count["unchanged" if again.changed else "same"] += 1

    def _broken(self, path: Path, what: str, words: str) -> None:
        self._count[what] += 1
        self._lines.append(_("{file}: {words}").format(file=shown(path), words=words))

    def _exchange(self, id: str) -> Exchange | str:
        if id not in self._exchanges:
            loaded = self._library.load(id)
            self._exchanges[id] = loaded if isinstance(loaded, str) else Exchange(loaded)
        return self._exchanges[id]

    def told(self) -> Iterator[str]:
        """Every play that breaks, what was edited, and the counts."""
        yield from self._lines
        for scenario, hash in self._edited:
            exchange = self._exchanges[scenario]
            if isinstance(exchange, Exchange):
                yield from self._what_changed(exchange.scenario, hash)
        counted = (
            ("same", _("{n} on the scenario as it is, with the same result")),
            ("unchanged", _("{n} on a scenario that was edited since, with the same result")),
            ("broken", _("{n} that an edit breaks")),
            ("unread", _("{n} that cannot be replayed at all")),
        )
        said = [words.format(n=self._count[what]) for what, words in counted if self._count[what]]
        yield _("Plays: {counts}.").format(counts="; ".join(said))

    def _what_changed(self, now: Scenario, hash: str) -> Iterator[str]:
        old = self._editions.find(hash)
        yield ""
        if old is None:
            words = _(
                "What was edited in {id} cannot be said: it is not kept here as it was played ({hash})."
            )
            yield words.format(id=now.id, hash=hash[:12])
            return
        yield _("Edited in {id} since ({hash}):").format(id=now.id, hash=hash[:12])
        yield from (f"  - {line}" for line in edits(old, now))
