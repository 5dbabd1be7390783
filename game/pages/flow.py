"""Which page follows which. `Flow.page` is what is shown now; `Flow.act` moves on.

Where the roads go is a table (`roads`); acting computes everything first and moves last, so that a fault
leaves the person where they were. A face may hand over any action at any time; one that leads nowhere from
here is refused with a word.

The shelf is the first page of every start and needs no engine, so what belongs to the desk is imported when
somebody sits down at it: half the wait for the first prompt would be those modules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.model.settings import Settings
from game.pages import departing, doing, roads, setting, timing, welcome
from game.pages.entrance import Entrance
from game.pages.keeper import Keeper, Library, Post
from game.pages.overlay import VERBS as LAID_OVER
from game.pages.overlay import Overlay
from game.pages.page import Action, Notice, Page, Timer
from game.wording import _

if TYPE_CHECKING:
    from game.model.play import Turn
    from game.model.scenario import Scenario
    from game.pages.archive import Archive
    from game.pages.desk import Desk
    from game.pages.stepping import Stepped


class Flow:
    """One person's way through the game: the page they see, and what their actions do.

    `library`, `keeper` and `post` stand between this and the disk; without a `post` no letters are carried to
    another class. `clock` gives seconds since 1970. `scenario`, `side` and `label` may be settled beforehand;
    a scenario named there is opened at once. With `projector` it is for a class around one screen, this once.
    `damaged` are sentences on what was found broken among the plays; the shelf says them.
    """

    def __init__(
        self,
        library: Library,
        keeper: Keeper,
        *,
        clock: Callable[[], float],
        program: str = "",
        scenario: str = "",
        side: str = "",
        label: str | None = None,
        post: Post | None = None,
        projector: bool = False,
        damaged: Sequence[str] = (),
    ) -> None:
        self.state = "shelf"
        self.closed = False
        self.settings = keeper.settings()
        self.desk: Desk | None = None
        self._keeper = keeper
        self._post = post
        self._for_now = projector and not self.settings.projector
        if projector:
            self.settings = replace(self.settings, projector=True)
        self._watch = timing.Watch()
        self._timer: Timer | None = None
        self._entrance = Entrance(library, keeper, clock, program, side, by_post=post is not None)
        self._entrance.label = self.settings.label if label is None else label
        self._entrance.tell(self.settings.level, self.settings.language)
        self._library = library
        self._over = Overlay()
        self._archive: Archive | None = None
        self._said: tuple[Notice, ...] = ()
        self._listed = library.scenarios(self.settings.level, self.settings.language)
        self._kept = keeper.plays()
        self._damaged = tuple(damaged)
        if scenario:
            self.act(Action("open", (scenario,)))
        self.page = self._build()

    # -- acting ------------------------------------------------------------------------------------------

    def act(self, action: Action) -> None:
        """Do this and move on. What cannot be done here is answered with a notice; nothing is lost."""
        if action != timing.PASSES:
            self._said = ()
        if action.verb != "type":
            self._settle_what_was_typed()
        if action.verb in _EVERYWHERE:
            _EVERYWHERE[action.verb](self, *action.words)
        elif action.verb in LAID_OVER:
            self._over.lay(action.verb, self.desk, self._shown_scenario(), *action.words)
        elif action.verb in setting.VERBS:
            self._adjust(action)
        elif self._over.page:
            self._act_on_top(action)
        elif self._is_of_the_archive(action):
            self._look_back(action)
        else:
            self._act_here(action)
        self.page = self._build()

    def due(self) -> Action | None:
        """What is to be done of itself now, for a face to ask: that time passes, where that is to be seen."""
        return timing.PASSES if self._watch.shown(self._entrance.clock()) != self._timer else None

    def ring(self) -> str:
        """What is to be said of the timer now, for a face where nothing can be shown until somebody types."""
        return self._watch.said(self._entrance.clock())

    def _act_on_top(self, action: Action) -> None:
        """Do what belongs to the page that lies on top."""
        if action.verb == "back":
            self._over.page = ""
        elif action.verb == "type" and self._over.page == "timer":
            self._time("type", *action.words[1:])

    def _act_here(self, action: Action) -> None:
        """Do what belongs to the page of the present state; else go on from it."""
        if self.desk is not None and doing.can_be_done(action.verb, self.state):
            self._say(doing.do(self.desk, self.state, action.verb, *action.words))
        elif action.verb == "post-out" and self.state in ("waiting", "ending"):
            self._post_out()
        elif self.state == "begin" and action.verb in _AT_BEGIN:
            _AT_BEGIN[action.verb](self._entrance, *action.words)
        else:
            self._travel(action)

    def _travel(self, action: Action) -> None:
        if not roads.leads_on(action.verb, self.state):
            self._say(_("That cannot be done here."))
            return
        if not self._prepared(action):
            return
        roads.travel(action.verb, self)
        if self._archive is not None:
            self._archive.close()
        if self.state == "shelf":
            self.desk = None
            self._kept = self._keeper.plays()

    def _prepared(self, action: Action) -> bool:
        """Do what comes before a road; False where it cannot be gone after all."""
        prepare = _BEFORE.get(action.verb)
        if prepare is not None:
            return prepare(self, *action.words)
        if self.desk is None:
            return True
        done, words = departing.depart(self.desk, self.state, action.verb, *action.words)
        self._say(words)
        return done

    def _say(self, sentence: str, tone: str = "warning") -> None:
        if sentence:
            self._said = (*self._said, Notice(sentence, tone))

    def _settle_what_was_typed(self) -> None:
        if self.desk is not None:
            self.desk.keep_answers()
        if self._archive is not None:
            self._archive.settle()

    # -- the archive -----------------------------------------------------------------------------------------

    def _is_of_the_archive(self, action: Action) -> bool:
        """Whether this is done in the archive; what leads from there to a desk is done by the roads."""
        is_open = self._archive is not None and self._archive.is_open
        return action.verb in _LOOKING_BACK or (is_open and action.verb not in ("step-off", "go-on"))

    def _look_back(self, action: Action) -> None:
        archive = self._archive_at_hand()
        archive.desk = self.desk.origin if self.desk else ""
        if not archive.act(action.verb, *action.words):
            self._say(_("That cannot be done here."))
        self._said = (*self._said, *archive.said)
        if archive.folder != self.settings.collect:
            self._set(replace(self.settings, collect=archive.folder))
        if self.state == "shelf" and not archive.is_open:
            self._kept = self._keeper.plays()

    def _archive_at_hand(self) -> Archive:
        if self._archive is None:
            from game.pages.archive import Archive

            self._archive = Archive(lambda id: self._entrance.load(id)[0], self._keeper, self._entrance.clock)
            self._archive.folder = self.settings.collect
        return self._archive

    # -- where the roads lead --------------------------------------------------------------------------------

    def onward(self) -> str:
        """The page of wherever the story stands; what the last turns moved or told is shown first."""
        return "consequences" if self._unseen() else self._desk.stands()

    def before_the_reveal(self) -> str:
        """The debrief, or the prediction where one is asked and the real letters were not shown yet."""
        return "predict" if departing.asks_first(self._desk) else "debrief"

    @property
    def _desk(self) -> Desk:
        if self.desk is None:
            raise LookupError(self.state)
        return self.desk

    def _unseen(self) -> Sequence[Turn]:
        from game.pages import after

        turns = self._desk.unseen()
        return turns if turns and after.worth_showing(self._desk, turns) else ()

    # -- what an action does before the page changes --------------------------------------------------------

    def _open(self, id: str) -> bool:
        done, said = self._entrance.open(id)
        self._said = said
        return done

    def _start(self) -> bool:
        self.desk = self._entrance.start()
        if self._entrance.label != self.settings.label:
            self._set(replace(self.settings, label=self._entrance.label))
        return True

    def _resume(self, handle: str) -> bool:
        return self._go_on(handle, anew=False)

    def _go_on(self, handle: str, *, anew: bool = True) -> bool:
        desk, self._said = self._entrance.resume(handle, anew=anew)
        if self._entrance.outdated:
            self._archive_at_hand().changed(handle)
        self.desk = desk or self.desk
        return desk is not None

    def _step_off(self, handle: str, choices: str, *history: str) -> bool:
        from game.pages.stepping import step_off, step_off_history

        stepped = step_off_history(self._entrance, choices, *history) if history else None
        return self._sit_down(stepped or step_off(self._entrance, handle, choices))

    def _back_one(self) -> bool:
        from game.pages.stepping import step_back

        return self._sit_down(step_back(self._entrance, self._desk))

    def _sit_down(self, stepped: Stepped) -> bool:
        desk, self._said = stepped
        self.desk = desk or self.desk
        return desk is not None

    def _post_in(self) -> bool:
        from game.pages.posting import take_in_newest

        done, words = take_in_newest(self._desk, self._post)
        self._say(words, "info" if done else "warning")
        return done

    def _again(self) -> bool:
        self.desk = None
        return True

    def _post_out(self) -> None:
        from game.pages.posting import send

        sent, words = send(self._desk, self._post, self._entrance.label)
        self._say(words, "info" if sent else "warning")

    # -- what can be done everywhere -------------------------------------------------------------------------

    def _time(self, what: str = "", words: str = "") -> None:
        timing.act(self._watch, self._entrance.clock(), what, words)

    def _quit(self) -> None:
        self.closed = True

    def _adjust(self, action: Action) -> None:
        languages = self._library.languages() if action.verb == "language" else ()
        wanted = setting.after(self.settings, action.verb, action.words, languages)
        if wanted is not None:
            self._set(wanted)

    def _set(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        if (before.level, before.language) != (settings.level, settings.language):
            self._retell(settings)
        self._for_now = self._for_now and settings.projector
        kept = replace(settings, projector=False) if self._for_now else settings
        self._say(self._keeper.keep_settings(kept))

    def _retell(self, settings: Settings) -> None:
        """Tell everything in the level and language that were just set; the play goes on where it is."""
        self._said = (*self._said, *self._entrance.tell(settings.level, settings.language))
        self._listed = self._library.scenarios(settings.level, settings.language)
        told = self._entrance.scenario
        if self.desk is not None and told is not None and told.hash == self.desk.scenario.hash:
            self.desk.tell(told)

    # -- building the page -----------------------------------------------------------------------------------

    def _build(self) -> Page:
        self._timer = self._watch.shown(self._entrance.clock())
        page = self._over_page() or self._page_of_state()
        page = timing.beside(page, self._timer, projector=self.settings.projector)
        said = self._said
        if self.desk is not None and self.desk.trouble:
            said = (*said, Notice(self.desk.trouble, "warning"))
        page = replace(page, main=(*said, *page.main)) if said else page
        scenario = self._shown_scenario()
        if scenario is None:
            return page
        from game.pages.terms import explained

        return explained(page, scenario)

    def _shown_scenario(self) -> Scenario | None:
        """The scenario that the page is about."""
        looked_at = self._archive.scenario if self._archive is not None else None
        return looked_at or self._entrance.scenario

    def _over_page(self) -> Page | None:
        laid = self._over.shown(self.settings, self._library.languages, self.desk, self._shown_scenario())
        if laid is not None:
            return laid
        if self._over.page in ("timer", "pause"):
            page = {"timer": timing.page, "pause": timing.pause}[self._over.page]
            return page(self._watch, self._entrance.clock())
        return self._archive.page() if self._archive is not None and self._archive.is_open else None

    def _page_of_state(self) -> Page:
        if self.state == "shelf":
            return welcome.shelf(self._listed, self._kept, self._damaged)
        page = (
            welcome.begin(self._entrance, projector=self.settings.projector)
            if self.state == "begin"
            else self._page_of_desk(self._desk)
        )
        scenario = self._entrance.scenario
        moment = self.desk.play.moment if self.desk is not None else None
        return replace(
            page,
            date=moment.date if moment else "",
            place=moment.place if moment else "",
            scenario=scenario.id if scenario else "",
        )

    def _page_of_desk(self, desk: Desk) -> Page:
        from game.pages.showing import of_desk

        unseen = self._unseen() if self.state == "consequences" else ()
        folder = self._post.folder if self._post else ""
        return of_desk(desk, self.state, unseen, folder, projector=self.settings.projector)


_BEFORE: dict[str, Callable[..., bool]] = {
    "open": Flow._open,
    "start": Flow._start,
    "resume": Flow._resume,
    "again": Flow._again,
    "post-in": Flow._post_in,
    "back-one": Flow._back_one,
    "step-off": Flow._step_off,
    "go-on": Flow._go_on,
}
"""What an action does before the page changes; where it gives False the page stays."""

_LOOKING_BACK = frozenset({"look", "look-past", "compare", "ways", "kept", "delete", "hand-in"})
"""What opens the archive, from any page; the archive itself is imported when it is opened."""

_AT_BEGIN: dict[str, Callable[..., None]] = {
    "side": Entrance.choose_side,
    "others": Entrance.choose_others,
    "form": Entrance.choose_form,
    "type": Entrance.type,
}
"""What changes the page of entrance without leaving it."""

_EVERYWHERE: dict[str, Callable[..., None]] = {
    "quit": Flow._quit,
    "time": Flow._time,
    "tell": lambda flow, words="": flow._say(words, "info"),
}
