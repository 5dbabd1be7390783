"""A scenario shown while it is being written: any moment of it, anew at every save, with its problems.

The game itself is shown, by a `Flow` of its own. When the file changes, a new one takes its place at the same
step, as far as the same choices can still be made. Nothing of this is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from game.engine.castings import alone
from game.engine.machine import Exchange
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice
from game.model.place import Place, Problem, Severity
from game.model.play import Chosen, Entry, Record, Started
from game.model.scenario import Scenario
from game.model.settings import Settings
from game.pages.flow import Flow
from game.pages.page import Action, Button, Element, Heading, Notice, Page, Prose
from game.pages.unkept import HANDLE, Memory, ShelfOfOne
from game.replaying.carrying import carried
from game.wording import _, plural

RELOAD = Action("reload")
"""Look at the file again; whoever watches it sends this when it was saved."""

_MOST = 30  # problems on the page: whoever has more mends some and looks again

# The page of the desk that was open, and what leads there from where the story stands.
_BACK_TO: Mapping[str, tuple[str, ...]] = {
    "issue": ("issue",),
    "reread": ("letter",),
    "finished": ("finish",),
    "debrief": ("debrief",),
    "letters": ("debrief", "letters"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What the file holds now. `scenario` is None where an error keeps it from being played.

    `lines` are those of each file that a problem can point into.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the preview begins: at a moment, on a side; empty for the beginning and the first side."""

    moment: str = ""
    side: str = ""


WayTo: TypeAlias = Callable[[Exchange, str, str, str], "tuple[Mapping[str, str], ...] | None"]
"""The choices of a side's player, in a form, up to a moment."""


class Preview:
    """What a face shows of a scenario being written: `page`, `settings`, `closed`, `act`, as `Flow` has them.

    `look` reads the file; it is asked at the beginning and at every `RELOAD`.
    """

    def __init__(
        self,
        look: Callable[[], Looked],
        way_to: WayTo,
        wanted: Wanted,
        *,
        settings: Settings,
        clock: Callable[[], float],
    ) -> None:
        self._look = look
        self._way_to = way_to
        self._wanted = wanted
        self._clock = clock
        self._memory = Memory(settings)
        self._flow: Flow | None = None
        self._closed = False
        self._looked = look()
        self._said: tuple[Notice, ...] = ()
        self._begin()

    @property
    def closed(self) -> bool:
        """Whether the person has left."""
        return self._closed or (self._flow is not None and self._flow.closed)

    @property
    def settings(self) -> Settings:
        """What the person has set, for as long as the preview lasts."""
        return self._flow.settings if self._flow else self._memory.set

    @property
    def desk(self) -> None:
        """A preview keeps no play, so there is none to speak of at the end."""
        return None

    @property
    def page(self) -> Page:
        """The page of the game, or that of the problems."""
        again = Button("reload", _("Look at the file again"), RELOAD)
        if self._flow is None or self._looked.scenario is None:
            return self._problems(again)
        page = self._flow.page
        return replace(page, main=(*self._notices(), *page.main), buttons=(*page.buttons, again))

    def act(self, action: Action) -> None:
        """Do this and move on."""
        self._said = ()
        if action == RELOAD:
            self._reload()
        elif self._looked.scenario is None or self._flow is None:
            self._closed = self._closed or action.verb == "quit"
        else:
            self._flow.act(action)

    # -- beginning, and beginning again --------------------------------------------------------------------

    def _begin(self) -> None:
        """Open the game where it is wanted."""
        scenario = self._looked.scenario
        if scenario is None:
            return
        side = self._side(scenario)
        form = scenario.forms[0].id if scenario.forms and not scenario.start else ""
        if self._wanted.moment:
            self._memory.record = self._up_to(scenario, side, form)
        if self._memory.record is None:
            self._flow = self._opened(scenario, side)
        else:
            self._flow = self._resumed(scenario)

    def _side(self, scenario: Scenario) -> str:
        playable = [side.id for side in scenario.sides if side.playable]
        if self._wanted.side and self._wanted.side not in playable:
            words = _("There is no side “{side}” to play here. You can play: {names}.")
            self._say(words.format(side=self._wanted.side, names=", ".join(playable)))
        return self._wanted.side if self._wanted.side in playable else playable[0]

    def _up_to(self, scenario: Scenario, side: str, form: str) -> Record | None:
        """A play that has come to the moment wanted, or None with a word where no play does."""
        moment = self._wanted.moment
        if moment not in {*(one.id for one in scenario.moments), *(one.id for one in scenario.endings)}:
            self._say(_("There is no moment and no ending called “{moment}”.").format(moment=moment))
            return None
        exchange = Exchange(scenario)
        choices = self._way_to(exchange, side, form, moment)
        if choices is None:
            words = _("No way was found that leads “{side}” to “{moment}”, so you begin at the beginning.")
            self._say(words.format(side=side, moment=moment))
            return None
        casting = alone(scenario, side)
        play, entries = Play.begin(exchange, casting, form), list[Entry]()
        for choice in choices:
            before = play.at
            try:
                play = play.after(choice)
            except (WrongChoice, NobodyDecides, GoesRound):
                break
            gauges = tuple(play.gauges().items())
            entries.append(Chosen(before, tuple(choice.items()), play.at, gauges, self._clock()))
        return Record(Started(scenario.id, scenario.hash, casting, form, at=self._clock()), tuple(entries))

    def _opened(self, scenario: Scenario, side: str) -> Flow:
        return Flow(ShelfOfOne(scenario), self._memory, clock=self._clock, scenario=scenario.id, side=side)

    def _resumed(self, scenario: Scenario) -> Flow:
        flow = Flow(ShelfOfOne(scenario), self._memory, clock=self._clock, side=self._wanted.side)
        flow.act(Action("resume", (HANDLE,)))
        return flow

    def _reload(self) -> None:
        """Read the file again and stand where we stood, as far as that place is still there."""
        before = self._flow
        self._looked = self._look()
        scenario = self._looked.scenario
        if scenario is None:
            return
        if before is None:
            self._begin()
            return
        if before.desk is None or self._memory.record is None:
            self._flow = self._opened(scenario, self._side(scenario))
            return
        steps = sum(isinstance(entry, Chosen) for entry in self._memory.record.entries)
        record = carried(Exchange(scenario), self._memory.record)
        if record is None:
            self._say(_("The play cannot be begun any more, so you begin at the beginning."))
            self._memory.record = None
            self._flow = self._opened(scenario, self._side(scenario))
            return
        self._memory.record = record
        held = sum(isinstance(entry, Chosen) for entry in record.entries)
        if held < steps:
            words = plural(
                "{n} of your choices can no longer be made; you stand before it.",
                "{n} of your choices can no longer be made; you stand before the first of them.",
                steps - held,
            )
            self._say(words.format(n=steps - held))
        issue = before.desk.issue if before.state == "issue" else ""
        if before.state == "briefing":
            self._flow = self._opened(scenario, self._side(scenario))
            self._flow.act(Action("start"))
            return
        self._flow = self._resumed(scenario)
        for verb in _BACK_TO.get(before.state, ()):
            self._flow.act(Action(verb, (issue,) if verb == "issue" else ()))

    # -- what is said ----------------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self._said = (*self._said, Notice(sentence, "warning"))

    def _notices(self) -> tuple[Notice, ...]:
        warnings = self._looked.problems
        if not warnings:
            return self._said
        words = plural(
            "The file has {n} warning: {first}",
            "The file has {n} warnings. The first: {first}",
            len(warnings),
        )
        first = f"{warnings[0].place.line}: {warnings[0].message}"
        return (*self._said, Notice(words.format(n=len(warnings), first=first)))

    def _problems(self, again: Button) -> Page:
        """What is wrong with the file, in the place of the game."""
        errors = [one for one in self._looked.problems if one.severity is Severity.ERROR]
        words = plural(
            "{n} mistake keeps it from being played. Mend it and save; the game comes back by itself.",
            "{n} mistakes keep it from being played. Mend them and save; the game comes back by itself.",
            len(errors),
        )
        said = words.format(n=len(errors)) if errors else _("The file cannot be read just now.")
        elements: list[Element] = [Prose(said, "strong")]
        for problem in errors[:_MOST]:
            elements.append(Heading(f"{problem.place.line}: {problem.code}", 3))
            line = self._line(problem.place)
            if line:
                elements.append(Prose(line, "quiet"))
            elements.append(Prose(f"{problem.message} {problem.remedy}"))
        if len(errors) > _MOST:
            more = _("... and {n} more. demarche check tells all of them.").format(n=len(errors) - _MOST)
            elements.append(Notice(more))
        leave = Button("quit", _("Leave the preview"), Action("quit"))
        return Page(
            "problems", "problems", _("What is wrong in the file"), tuple(elements), (), (again, leave)
        )

    def _line(self, place: Place) -> str:
        lines = self._looked.lines.get(place.file, ())
        return lines[place.line - 1].strip()[:120] if 0 < place.line <= len(lines) else ""
