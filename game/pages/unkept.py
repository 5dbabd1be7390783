"""A library and a keeper for a game of which nothing is to be kept: one scenario, and one play in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.model.play import Entry, Record, Started
from game.model.scenario import Scenario
from game.model.settings import Settings
from game.model.shelf import Kept, Listed, Receipt, Way
from game.wording import _

HANDLE = "preview"
"""By which the one play is known."""


class ShelfOfOne:
    """A library with the one scenario in it, told as it is written."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    def scenarios(self, level: str = "full", language: str = "") -> tuple[Listed, ...]:
        """The one there is."""
        return (Listed(self._scenario.id, self._scenario.title, self._scenario.summary),)

    def languages(self) -> tuple[str, ...]:
        """A scenario being written is shown in its own."""
        return ()

    def load(self, id: str, level: str = "full", language: str = "") -> Scenario | str:
        """The one there is, whatever it is called by now."""
        return self._scenario


@dataclass(slots=True)
class Memory:
    """A keeper that keeps the one play of the preview, and forgets it with the program."""

    set: Settings
    record: Record | None = None

    def begin(self, started: Started, entries: tuple[Entry, ...] = ()) -> str:
        """The play of the preview is this one from now on."""
        self.record = Record(started, entries)
        return HANDLE

    def keep(self, handle: str, entry: Entry) -> str:
        """Remember the entry."""
        if self.record is not None:
            self.record = replace(self.record, entries=(*self.record.entries, entry))
        return ""

    def open(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The play of the preview."""
        return self.record, ()

    def read(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The play of the preview."""
        return self.record, ()

    def edition(self, started: Started) -> Scenario | None:
        """No edition is kept."""
        return None

    def ways(self, scenario: str) -> tuple[Way, ...]:
        """No plays are kept."""
        return ()

    def rename(self, handle: str, name: str) -> str:
        """Nothing is kept, so nothing has a name."""
        return _("A preview keeps no plays.")

    def lock(self, handle: str, *, on: bool) -> str:
        """Nothing is kept that could be locked."""
        return _("A preview keeps no plays.")

    def delete(self, handle: str) -> str:
        """Nothing is kept that could be deleted."""
        return _("A preview keeps no plays.")

    def hand_in(self, handle: str, folder: str, at: float) -> Receipt | str:
        """Nothing is kept that could be handed in."""
        return _("A preview keeps no plays.")

    def plays(self) -> tuple[Kept, ...]:
        """No plays are kept."""
        return ()

    def attempts(self, scenario: str, label: str) -> int:
        """Every look is the first."""
        return 0

    def settings(self) -> Settings:
        """What was set in this preview, and before it."""
        return self.set

    def keep_settings(self, settings: Settings) -> str:
        """Remember them while the preview lasts."""
        self.set = settings
        return ""
