"""A library and a keeper without a disk, for tests of pages: they hold what they are given.

`Shelf` is both protocols in one. Set `full` to a sentence to make it behave like a disk with no space.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from game.model.play import Chosen, Entry, Record, Started
from game.model.scenario import Scenario
from game.model.settings import Settings
from game.model.shelf import Kept, Listed, Receipt, Way
from game.pages.flow import Flow
from game.pages.page import Action, Page


@dataclass
class Shelf:
    """Scenarios and plays in memory."""

    known: tuple[Scenario, ...]
    records: dict[str, tuple[Started, list[Entry]]] = field(default_factory=dict)
    kept_settings: Settings = field(default_factory=Settings)
    full: str = ""
    tellings: dict[tuple[str, str], Scenario] = field(default_factory=dict)
    notes: dict[str, tuple[str, bool]] = field(default_factory=dict)
    editions: dict[str, Scenario] = field(default_factory=dict)
    begun: int = 0

    def scenarios(self, level: str = "full", language: str = "") -> tuple[Listed, ...]:
        told = (self._told(s, level, language) for s in self.known)
        return tuple(Listed(s.id, s.title, s.summary, s.when, s.minutes) for s in told)

    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({language for _level, language in self.tellings if language}))

    def load(self, id: str, level: str = "full", language: str = "") -> Scenario | str:
        found = next((self._told(s, level, language) for s in self.known if s.id == id), None)
        return found or f"There is no scenario “{id}”."

    def _told(self, scenario: Scenario, level: str, language: str) -> Scenario:
        return self.tellings.get((level, language), scenario)

    def begin(self, started: Started, entries: tuple[Entry, ...] = ()) -> str:
        self.begun += 1
        handle = f"play-{self.begun}"
        self.records[handle] = (started, list(entries))
        return handle

    def keep(self, handle: str, entry: Entry) -> str:
        if not self.full:
            self.records[handle][1].append(entry)
        return self.full

    def open(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        if handle not in self.records:
            return None, ("This play is gone.",)
        started, entries = self.records[handle]
        return Record(started, tuple(entries)), ()

    def read(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        return self.open(handle)

    def edition(self, started: Started) -> Scenario | None:
        return self.editions.get(started.hash)

    def ways(self, scenario: str) -> tuple[Way, ...]:
        return tuple(
            Way(kept, started, tuple(entry for entry in entries if isinstance(entry, Chosen)))
            for kept in self.plays()
            for started, entries in (self.records[kept.handle],)
            if kept.scenario == scenario
        )

    def rename(self, handle: str, name: str) -> str:
        self.notes[handle] = (name, self.notes.get(handle, ("", False))[1])
        return self.full

    def lock(self, handle: str, *, on: bool) -> str:
        self.notes[handle] = (self.notes.get(handle, ("", False))[0], on)
        return self.full

    def delete(self, handle: str) -> str:
        if self.notes.get(handle, ("", False))[1]:
            return "This play is locked."
        del self.records[handle]
        return ""

    def hand_in(self, handle: str, folder: str, at: float) -> Receipt | str:
        if self.full:
            return self.full
        decisions = sum(isinstance(entry, Chosen) and bool(entry.choice) for entry in self.records[handle][1])
        return Receipt(f"{folder}/{handle}.jsonl", at, decisions, "bakol-mitud-fargi")

    def plays(self) -> tuple[Kept, ...]:
        return tuple(
            Kept(
                handle,
                started.scenario,
                started.label,
                started.attempt,
                started.at,
                self._over(entries),
                "",
                *self.notes.get(handle, ("", False)),
            )
            for handle, (started, entries) in self.records.items()
        )

    def _over(self, entries: list[Entry]) -> bool:
        chosen = [entry.then for entry in entries if isinstance(entry, Chosen)]
        endings = {ending.id for scenario in self.known for ending in scenario.endings}
        return bool(chosen) and chosen[-1] in endings

    def attempts(self, scenario: str, label: str) -> int:
        return sum((s.scenario, s.label) == (scenario, label) for s, _entries in self.records.values())

    def settings(self) -> Settings:
        return self.kept_settings

    def keep_settings(self, settings: Settings) -> str:
        if not self.full:
            self.kept_settings = settings
        return self.full


@dataclass
class Postbox:
    """A folder of letters in memory, the newest first. `trouble` makes it one that cannot be written to."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    trouble: str = ""
    folder: str = "/letters"

    def send(self, name: str, data: bytes) -> tuple[str, str]:
        if self.trouble:
            return "", self.trouble
        self.files = [(name, data), *(file for file in self.files if file[0] != name)]
        return f"{self.folder}/{name}", ""

    def letters(self) -> tuple[tuple[str, bytes], ...]:
        return tuple(self.files)


def flow_over(shelf: Shelf, *, post: Postbox | None = None, **settled: Any) -> Flow:
    """A flow on this shelf whose clock stands at midday of 11 August 2026."""
    return Flow(shelf, shelf, clock=lambda: 1786449600.0, program="test", post=post, **settled)


def do(flow: Flow, *words: str) -> Page:
    """Press, one after the other, whatever answers to these words; the page that follows.

    A word that nothing on the page answers to fails with what could have been pressed.
    """
    for word in words:
        offered = {w: action for w, _label, action in flow.page.actions()}
        assert word in offered, f"{word!r} is not on {flow.page.key}: {sorted(offered)}"
        flow.act(offered[word])
    return flow.page


def pressable(flow: Flow) -> Iterator[Action]:
    """Every action of the page that does not end the game."""
    for _word, _label, action in flow.page.actions():
        if action.verb != "quit":
            yield action


def outline(page: Page) -> str:
    """The page as a text to compare: a line for each value that is not empty, indented like the tree."""
    return "\n".join(_lines(page, 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        yield f"{pad}{value}"
        return
    if isinstance(value, Action):
        yield f"{pad}-> {' '.join((value.verb, *value.words))}"
        return
    yield f"{pad}{type(value).__name__}"
    for name in fields:
        part = getattr(value, name)
        if isinstance(part, tuple):
            if part:
                yield f"{pad}  {name}:"
            for item in part:
                yield from _lines(item, depth + 2)
        elif hasattr(part, "__dataclass_fields__"):
            yield f"{pad}  {name}:"
            yield from _lines(part, depth + 2)
        elif part is not None and part is not False and part != "":
            text = str(part).replace("\n", f"\n{pad}    ")
            yield f"{pad}  {name}: {text}"
