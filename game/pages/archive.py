"""The archive: kept plays are looked through, compared, named, handed in and left at any step.

It lies over the page one comes from, view upon view, so that going back is exact. What leads to a desk (going
on, stepping off) is not done here: the flow travels there, and the archive is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from game.engine.machine import NoWayOn
from game.engine.play import GoesRound, NobodyDecides
from game.model.scenario import Scenario
from game.model.shelf import Receipt
from game.pages import shelved
from game.pages.comparing import comparing
from game.pages.keeper import Keeper
from game.pages.looking import history_of, looking
from game.pages.opened import Opened, stops
from game.pages.page import Notice, Page
from game.pages.railway import railway
from game.replaying.branching import chosen_here
from game.replaying.edits import edits
from game.replaying.replay import replay
from game.wording import _

_NAMES_A_CHOICE = 2  # more words than this, and the last is the choice to look at first
_TYPED = 1000  # so many characters of a name or a folder are taken


@dataclass(frozen=True, slots=True)
class View:
    """What lies on top: its verb and words, and what was chosen on it (a step, a station, what was typed)."""

    verb: str
    words: tuple[str, ...]
    at: int = -1
    typed: str | None = None


class Archive:
    """The views that lie over the page, the last on top; none where it is closed.

    `load` gives the scenario of an id as it is told to this person, or a sentence. `desk` is the handle of
    the play at the desk, empty for none; `folder` is where plays were handed in last.
    """

    def __init__(
        self,
        load: Callable[[str], Scenario | str],
        keeper: Keeper,
        clock: Callable[[], float],
    ) -> None:
        self._load = load
        self._keeper = keeper
        self._clock = clock
        self._views: list[View] = []
        self._opened = Opened(load, keeper)
        self._given: dict[str, Receipt] = {}
        self.said: tuple[Notice, ...] = ()
        self.desk = ""
        self.folder = ""

    @property
    def is_open(self) -> bool:
        """Whether a view lies over the page."""
        return bool(self._views)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that the view on top is about, where it is about one."""
        id = self._about(self._views[-1]) if self._views else ""
        return self._opened.scenario(id)

    def close(self) -> None:
        """Take everything away."""
        self._views.clear()

    def act(self, verb: str, *words: str) -> bool:
        """Do this; False where it is nothing that is done here."""
        self.said = ()
        if verb != "type":
            self.settle()
        if verb not in ("step", "station", "type"):
            self._opened.forget()
        if verb == "back" and self._views:
            self._views.pop()
        elif verb in OPENING:
            self._open(View(verb, words, -1 if verb == "ways" else self._first_step(verb, words)))
        elif self._views and verb in _ON_TOP and self._views[-1].verb in _ON_TOP[verb][0]:
            _ON_TOP[verb][1](self, *words)
        else:
            return False
        return True

    def settle(self) -> None:
        """Note the name that was typed, if one was: not at every letter, but before anything else is done."""
        for place, view in enumerate(self._views):
            if view.verb == "kept" and view.typed is not None:
                self._opened.forget()
                self._say(self._keeper.rename(view.words[0], view.typed))
                self._views[place] = replace(view, typed=None)

    def changed(self, handle: str) -> None:
        """Show what became of a play whose scenario was changed."""
        self._open(View("changed", (handle,), 0))

    def page(self) -> Page:
        """The view on top."""
        view = self._views[-1]
        page = _VIEWS[view.verb](self, view, *view.words)
        return page if isinstance(page, Page) else _nothing(page)

    def _open(self, view: View) -> None:
        """Lay the view on top, unless it is one that cannot be shown: then only that is said."""
        page = _VIEWS[view.verb](self, view, *view.words)
        if isinstance(page, Page):
            self._views = [*(v for v in self._views if (v.verb, v.words) != (view.verb, view.words)), view]
        else:
            self._say(page)

    def _first_step(self, verb: str, words: tuple[str, ...]) -> int:
        """The step to be looked at first: that of the choice of this number, or history's at this moment."""
        looked = self._opened.looked(*words[:2]) if verb == "look" and len(words) > _NAMES_A_CHOICE else ""
        if isinstance(looked, str):
            return 0
        if not looked.handle:
            moments = [looked.play.turns[turn].moment for turn in looked.steps()]
            return moments.index(words[-1]) if words[-1] in moments else 0
        if not words[-1].isdecimal():
            return 0
        made = [chosen_here(looked.scenario, looked.play.turns[turn]) for turn in looked.steps()]
        counts = accumulate(made)
        return next((step for step, count in enumerate(counts) if count >= int(words[-1])), 0)

    def _say(self, words: str, tone: str = "warning") -> None:
        if words:
            self.said = (*self.said, Notice(words, tone))

    def _about(self, view: View) -> str:
        """The id of the scenario a view is about."""
        if view.verb == "ways":
            return view.words[0]
        if view.words[:1] == ("",):
            return view.words[1] if len(view.words) > 1 else ""
        record, _words = self._keeper.read(view.words[0])
        return record.started.scenario if record else ""

    # -- views -----------------------------------------------------------------------------------------------

    def _look(self, view: View, handle: str, scenario: str = "", _choice: str = "") -> Page | str:
        looked = self._opened.looked(handle, scenario)
        return looked if isinstance(looked, str) else looking(looked, view.at)

    def _look_past(self, view: View, handle: str) -> Page | str:
        looked = self._opened.past(handle)
        return looked if isinstance(looked, str) else looking(looked, view.at)

    def _compare(self, view: View, handle: str, other: str) -> Page | str:
        one = self._opened.looked(handle)
        if isinstance(one, str):
            return one
        two = self._opened.looked(other) if other else history_of(one.play)
        return two if isinstance(two, str) else comparing(one, two)

    def _ways(self, view: View, scenario: str) -> Page | str:
        exchange = self._opened.exchange(scenario)
        if isinstance(exchange, str):
            return exchange
        ways = self._opened.all_ways(scenario)
        mine = self.desk if any(way.kept.handle == self.desk for way in ways) else ""
        revealed = any(way.kept.finished for way in ways)
        try:
            return railway(exchange, ways, mine=mine, chosen=view.at, revealed=revealed)
        except (NobodyDecides, GoesRound, NoWayOn) as fault:
            return stops(fault)

    def _kept(self, view: View, handle: str) -> Page | str:
        way, others = self._opened.way(handle)
        if way is None:
            return _("There is no kept play of that name.")
        loaded = self._load(way.started.scenario)
        title, missing = (way.started.scenario, loaded) if isinstance(loaded, str) else (loaded.title, "")
        if view.typed is not None:
            way = replace(way, kept=replace(way.kept, name=view.typed))
        return shelved.kept_play(way, title, others, on_desk=handle == self.desk, missing=missing)

    def _delete(self, view: View, handle: str) -> Page | str:
        way, _others = self._opened.way(handle)
        return shelved.deleting(way.kept) if way else _("There is no kept play of that name.")

    def _hand_in(self, view: View, handle: str) -> Page | str:
        way, _others = self._opened.way(handle)
        if way is None:
            return _("There is no kept play of that name.")
        if handle in self._given:
            return shelved.receipt(way.kept, self._given[handle])
        return shelved.handing_in(way.kept, self.folder if view.typed is None else view.typed)

    def _changed(self, view: View, handle: str) -> Page | str:
        record, words = self._keeper.read(handle)
        if record is None:
            return " ".join(words)
        exchange = self._opened.exchange(record.started.scenario)
        if isinstance(exchange, str):
            return exchange
        difference = replay(exchange, record).difference
        old = self._keeper.edition(record.started)
        return shelved.changed(
            handle,
            difference.words if difference else "",
            edits(old, exchange.scenario) if old else None,
            readable=old is not None,
            can_go_on=difference is None or bool(difference.moment),
        )

    # -- what is done on a view ------------------------------------------------------------------------------

    def _go(self, step: str) -> None:
        at = int(step) if step.isdecimal() else 0
        self._views[-1] = replace(self._views[-1], at=min(at, 10_000))

    def _type(self, _field: str, text: str) -> None:
        self._views[-1] = replace(self._views[-1], typed=text[:_TYPED])

    def _lock(self, handle: str, *, on: bool = True) -> None:
        self._say(self._keeper.lock(handle, on=on))

    def _delete_really(self, handle: str) -> None:
        words = _("This play lies on the desk.") if handle == self.desk else self._keeper.delete(handle)
        self._say(words)
        gone = [view for view in self._views if handle in view.words] if not words else self._views[-1:]
        self._views = [view for view in self._views if view not in gone]

    def _hand_in_now(self, handle: str) -> None:
        view = self._views[-1]
        folder = (self.folder if view.typed is None else view.typed).strip()
        if not folder:
            self._say(_("Name the folder first."))
            return
        given = self._keeper.hand_in(handle, folder, self._clock())
        if isinstance(given, str):
            self._say(given, "error")
            return
        self._given[handle] = given
        self.folder = folder


def _nothing(words: str) -> Page:
    """The page of a view that can no longer be shown: what it was about has gone meanwhile."""
    from game.pages.asides import back

    return Page("gone", "gone", _("This is no longer here"), (Notice(words, "warning"),), (), (back(),))


_VIEWS: dict[str, Callable[..., Page | str]] = {
    "look": Archive._look,
    "look-past": Archive._look_past,
    "compare": Archive._compare,
    "ways": Archive._ways,
    "kept": Archive._kept,
    "delete": Archive._delete,
    "hand-in": Archive._hand_in,
    "changed": Archive._changed,
}
"""The page of each view by its verb; a sentence where it cannot be shown."""

OPENING = frozenset(_VIEWS) - {"changed"}
"""The verbs that lay a view on top, from any page."""

_LOOKS = frozenset({"look", "look-past"})

_ON_TOP: dict[str, tuple[frozenset[str], Callable[..., None]]] = {
    "step": (_LOOKS, Archive._go),
    "station": (frozenset({"ways"}), Archive._go),
    "type": (frozenset({"kept", "hand-in"}), Archive._type),
    "lock": (frozenset({"kept"}), Archive._lock),
    "unlock": (frozenset({"kept"}), partial(Archive._lock, on=False)),
    "delete-really": (frozenset({"delete"}), Archive._delete_really),
    "hand-in-now": (frozenset({"hand-in"}), Archive._hand_in_now),
}
"""What is done on a view, by verb: on which, and what."""
