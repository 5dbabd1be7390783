"""What the pages need of the world: a library to read from and a keeper of plays. No files are known here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from game.model.settings import Settings
from game.model.shelf import Kept, Listed, Receipt, Way

if TYPE_CHECKING:
    from game.model.play import Entry, Record, Started
    from game.model.scenario import Scenario

__all__ = ["Keeper", "Kept", "Library", "Listed", "Post"]


class Library(Protocol):
    """Where scenarios come from."""

    def scenarios(self, level: str = "full", language: str = "") -> tuple[Listed, ...]:
        """Everything that can be found, playable or not, in a stable order."""

    def languages(self) -> tuple[str, ...]:
        """The languages, beside its own, that some scenario can be told in."""

    def load(self, id: str, level: str = "full", language: str = "") -> Scenario | str:
        """The scenario, told in this level and language, or a sentence that says why it cannot be played."""


class Keeper(Protocol):
    """Where plays and settings are kept. No call raises for a full disk or a folder nobody may write."""

    def begin(self, started: Started, entries: tuple[Entry, ...] = ()) -> str:
        """A handle for a new play, with its head and these entries durably written if that is possible."""

    def keep(self, handle: str, entry: Entry) -> str:
        """Write the entry durably before returning; empty, or a sentence: what is not kept, and why."""

    def open(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The kept play, and sentences about anything in it that could not be read."""

    def read(self, handle: str) -> tuple[Record | None, tuple[str, ...]]:
        """The same, only to be looked at: nothing of it is taken up or changed."""

    def edition(self, started: Started) -> Scenario | None:
        """The scenario as it was when this play was begun, if it was kept here."""

    def ways(self, scenario: str) -> tuple[Way, ...]:
        """All kept plays of this scenario with every choice of their players, the earliest begun first."""

    def rename(self, handle: str, name: str) -> str:
        """Call the play so; empty, or a sentence that says why that failed. So with the next two."""

    def lock(self, handle: str, *, on: bool) -> str:
        """Guard the play against being deleted, or no longer."""

    def delete(self, handle: str) -> str:
        """Remove the play for good."""

    def hand_in(self, handle: str, folder: str, at: float) -> Receipt | str:
        """Write the play where it is collected; the receipt, or a sentence that says why that failed."""

    def plays(self) -> tuple[Kept, ...]:
        """All kept plays, the latest first."""

    def attempts(self, scenario: str, label: str) -> int:
        """How many plays of this scenario are kept under this label."""

    def settings(self) -> Settings:
        """What was set last; the defaults where nothing can be read."""

    def keep_settings(self, settings: Settings) -> str:
        """Keep them; empty, or a sentence that says why they could not be kept."""


class Post(Protocol):
    """The folder through which letters go to another class and come from it. No call raises."""

    @property
    def folder(self) -> str:
        """The folder as a person would look for it."""

    def send(self, name: str, data: bytes) -> tuple[str, str]:
        """Where the letter now lies, and nothing; or nothing, and a sentence that says why it does not."""

    def letters(self) -> tuple[tuple[str, bytes], ...]:
        """The files that lie there, by name, the newest first."""
