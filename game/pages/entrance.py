"""The way to a desk: the scenario taken from the shelf, the side, the length of the lesson and the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.pages.keeper import Keeper, Library
from game.pages.page import Notice
from game.wording import _

if TYPE_CHECKING:
    from game.model.play import Started
    from game.model.scenario import Scenario
    from game.pages.desk import Desk

LABEL_LENGTH = 60
"""How many characters of a typed name are kept: more than any name in a class, few enough for a line."""


@dataclass(slots=True)
class Entrance:
    """What has been settled before the player sits down.

    Each step gives the notices to show; a step that cannot be done says why and changes nothing. `outdated`
    says that the play last asked for stands on a scenario that has changed its course since.
    """

    library: Library
    keeper: Keeper
    clock: Callable[[], float]
    program: str = ""
    wanted_side: str = ""
    by_post: bool = False
    level: str = "full"
    language: str = ""
    label: str = ""
    scenario: Scenario | None = None
    side: str = ""
    others: str = "rules"
    form: str = ""
    outdated: bool = False

    def open(self, id: str) -> tuple[bool, tuple[Notice, ...]]:
        """Take a scenario from the shelf; False where it cannot be played."""
        loaded, said = self.load(id)
        if isinstance(loaded, str):
            return False, (Notice(loaded, "error"),)
        playable = [side.id for side in loaded.sides if side.playable]
        if not playable:
            return False, (Notice(_("No side of this scenario can be played."), "error"),)
        self.scenario = loaded
        self.side = self.wanted_side if self.wanted_side in playable else playable[0]
        self.form = loaded.forms[0].id if loaded.forms else ""
        self.others = "rules"
        if self.wanted_side in ("", self.side):
            return True, said
        return True, (
            *said,
            Notice(
                _("There is no side “{side}” to play here. You can play: {names}.").format(
                    side=self.wanted_side, names=", ".join(playable)
                ),
                "warning",
            ),
        )

    def load(self, id: str) -> tuple[Scenario | str, tuple[Notice, ...]]:
        """The scenario as it is to be told; where its translation cannot be used, in its own language."""
        loaded = self.library.load(id, self.level, self.language)
        if isinstance(loaded, str) and self.language:
            own = self.library.load(id, self.level)
            return own, () if isinstance(own, str) else (Notice(loaded, "warning"),)
        return loaded, ()

    def tell(self, level: str, language: str) -> tuple[Notice, ...]:
        """Tell the open scenario in this level and language from now on."""
        self.level, self.language = level, language
        if self.scenario is None:
            return ()
        loaded, said = self.load(self.scenario.id)
        if isinstance(loaded, str) or loaded.hash != self.scenario.hash:
            return (Notice(_("The scenario has changed meanwhile; it is told so from the next play on.")),)
        self.scenario = loaded
        return said

    def choose_side(self, side: str) -> None:
        """Sit on this side, if it can be played."""
        if self.scenario and side in {s.id for s in self.scenario.sides if s.playable}:
            self.side = side

    def offered(self) -> tuple[str, ...]:
        """Who may answer the player: `rules`, another `player` here, or one elsewhere, by `post`."""
        playable = [side for side in self.scenario.sides if side.playable] if self.scenario else []
        if len(playable) < 2:
            return ("rules",)
        return ("rules", "player", "post") if self.by_post else ("rules", "player")

    def choose_others(self, others: str) -> None:
        """Let the other side be played so, if that is on offer."""
        if others in self.offered():
            self.others = others

    def choose_form(self, form: str) -> None:
        """Take this length of lesson, if the scenario has it."""
        if self.scenario and form in {f.id for f in self.scenario.forms}:
            self.form = form

    def type(self, field: str, text: str) -> None:
        """Take what was typed into a field of the page."""
        if field == "label":
            self.label = text[:LABEL_LENGTH]

    def start(self) -> Desk:
        """A new play at a desk of its own, its head kept. Raises LookupError when no scenario is open."""
        from game.engine.machine import Exchange
        from game.model.play import Player, Started
        from game.pages.desk import Desk, casting_for

        scenario = self.scenario
        if scenario is None:
            raise LookupError("no scenario is open")
        self.label = " ".join(self.label.split())
        started = Started(
            scenario=scenario.id,
            hash=scenario.hash,
            casting=casting_for(scenario, self.side, Player(self.others)),
            form=self.form,
            label=self.label,
            attempt=self.keeper.attempts(scenario.id, self.label) + 1,
            program=self.program,
            at=self.clock(),
        )
        return Desk.begin(Exchange(scenario), started, self.keeper, self.clock)

    def resume(self, handle: str, *, anew: bool = False) -> tuple[Desk | None, tuple[Notice, ...]]:
        """A kept play where it was left; what cannot be read of it is said.

        Where its scenario has changed its course since, only with `anew`: from the last step that still
        holds, as a new play.
        """
        from game.engine.machine import Exchange
        from game.pages.desk import Desk
        from game.replaying.replay import replay

        self.outdated = False
        record, words = self.keeper.open(handle)
        said = tuple(Notice(sentence, "warning") for sentence in words)
        if record is None:
            return None, said
        loaded, more = self.load(record.started.scenario)
        if isinstance(loaded, str):
            return None, (*said, Notice(loaded, "error"))
        said = (*said, *more)
        exchange = Exchange(loaded)
        self.outdated = not anew and replay(exchange, record).difference is not None
        if self.outdated:
            return None, said
        desk, replayed = Desk.resume(exchange, record, handle, self.keeper, self.clock)
        if desk is None:
            return None, (*said, Notice(replayed.difference.words if replayed.difference else "", "error"))
        self.settle(loaded, record.started)
        if replayed.difference is not None:
            said = (
                *said,
                Notice(
                    _("You go on from the last step that still holds; the old play stays as it was kept.")
                ),
            )
        elif replayed.changed:
            said = (
                *said,
                Notice(_("The scenario was changed since; every choice of this play still means the same.")),
            )
        return desk, said

    def settle(self, scenario: Scenario, started: Started) -> None:
        """Settle everything as it was for a play that is gone on with."""
        from game.model.play import Player

        self.scenario, self.label, self.form = scenario, started.label, started.form
        self.side = next((side for side, who in started.casting if who is Player.PLAYER), "")
