"""The time a teacher gives a class: so many minutes that can be started, stopped, and go on.

It is meant to be quiet: whole minutes are told, and tens of seconds in the last one. Nobody's play depends on
it, and what time it is comes from outside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.pages.page import Action, Button, Choice, Element, Field, Option, Page, Prose, Timer
from game.wording import _, plural

MINUTES = (1, 2, 3, 5, 10, 15, 20)
"""Minutes on offer; others can be typed."""

MOST_MINUTES = 180

PASSES = Action("time", ("passes",))
"""What a face hands over when time has passed, so that it shows."""

_OVER_OTHERS = frozenset({"settings", "help", "glossary", "timer", "pause"})
"""Pages with no way to the timer: they lie over others, or are about nothing else."""


@dataclass(slots=True)
class Watch:
    """The time given and what is left of it.

    `ends` is when it is over, None while it does not run; `left` are the seconds left while it is stopped,
    None where it was never started. `typed` is what was typed in the field, and `told` says that it was said
    that the time is over.
    """

    minutes: int = 5
    ends: float | None = None
    left: float | None = None
    typed: str | None = None
    told: bool = False

    def start(self, now: float) -> None:
        """Let it run: on from where it was stopped, else from the beginning."""
        if self.ends is None or self.is_over(now):
            self.ends = now + (self.left or self.minutes * 60)
            self.left, self.told = None, False

    def stop(self, now: float) -> None:
        """Stop it where it is."""
        if self.ends is not None:
            self.left = self._seconds(now)
            self.ends = None

    def put_away(self) -> None:
        """Show it no longer."""
        self.ends = self.left = None

    def give(self, minutes: int) -> None:
        """So many minutes from now on, or from when it is started."""
        self.minutes = max(1, min(MOST_MINUTES, minutes))
        self.put_away()

    def is_over(self, now: float) -> bool:
        """Whether the time that was running is over."""
        return self.ends is not None and self._seconds(now) <= 0

    def said(self, now: float) -> str:
        """What is to be said of it now: once, that the time is over; else nothing."""
        if self.told or not self.is_over(now):
            return ""
        self.told = True
        return _("The time is over.")

    def shown(self, now: float) -> Timer | None:
        """What is to be seen of it; nothing before it was started."""
        if self.ends is None and self.left is None:
            return None
        return _told(self._seconds(now), self.minutes * 60, running=self.ends is not None)

    def _seconds(self, now: float) -> float:
        """The seconds left, whatever was done to the clock meanwhile."""
        seconds = self.left if self.ends is None else self.ends - now
        return max(0.0, min(seconds or 0.0, self.minutes * 60.0))


def _told(seconds: float, whole: int, *, running: bool) -> Timer:
    left = -int(-seconds // 60) * 60 if seconds > 60 else -int(-seconds // 10) * 10
    if not left:
        return Timer(0, whole, _("Time is over"), _("The time is over."), running)
    if left > 60:
        words = plural("{n} minute left.", "{n} minutes left.", left // 60).format(n=left // 60)
        short = _("{n} min").format(n=left // 60)
    else:
        words, short = _("{n} seconds left.").format(n=left), _("{n} s").format(n=left)
    if not running:
        words = _("Stopped: {words}").format(words=words)
    return Timer(left, whole, short, words, running)


def _given(minutes: int) -> Timer:
    """The whole time, before it is started."""
    whole = minutes * 60
    return replace(_told(whole, whole, running=False), words=_("{given}.").format(given=_minutes(minutes)))


def _minutes(minutes: int) -> str:
    return plural("{n} minute", "{n} minutes", minutes).format(n=minutes)


def page(watch: Watch, now: float) -> Page:
    """Where the teacher gives minutes, starts and stops."""
    timer = watch.shown(now)
    running = watch.ends is not None and not watch.is_over(now)
    given = _minutes(watch.minutes)
    main: list[Element] = [timer or _given(watch.minutes)]
    main += [
        Choice(
            _("How many minutes?"),
            tuple(
                Option(
                    f"minutes-{n}", _minutes(n), Action("time", ("give", str(n))), chosen=n == watch.minutes
                )
                for n in MINUTES
            ),
        ),
        Field(
            "minutes",
            _("Or type how many"),
            str(watch.minutes) if watch.typed is None else watch.typed,
            _("Up to {n}.").format(n=MOST_MINUTES),
        ),
        Prose(_("Nothing happens in the play when the time is over; it is only said."), "quiet"),
    ]
    start = _("Go on") if watch.left else _("Start: {given}").format(given=given)
    buttons = [
        Button("stop", _("Stop"), Action("time", ("stop",)), primary=True)
        if running
        else Button("start", start, Action("time", ("start",)), primary=True),
        Button("back", _("Back"), Action("back")),
    ]
    if timer is not None:
        buttons.append(Button("away", _("Put the timer away"), Action("time", ("away",))))
    return Page("timer", "timer", _("The timer"), tuple(main), (), tuple(buttons))


def act(watch: Watch, now: float, what: str = "", words: str = "") -> None:
    """Do what was asked of the timer; what makes no sense changes nothing."""
    match what:
        case "start":
            watch.start(now)
        case "stop":
            watch.stop(now)
        case "turn":
            (watch.stop if watch.ends is not None and not watch.is_over(now) else watch.start)(now)
        case "away":
            watch.put_away()
        case "give" if words.strip().isdecimal():
            watch.give(int(words.strip()[:4]))
            watch.typed = None
        case "type":
            act(watch, now, "give", words)
            watch.typed = words[:4]


def pause(watch: Watch, now: float) -> Page:
    """An almost empty page, for when the class should look up from the screen; the timer goes on on it."""
    timer = watch.shown(now)
    return Page(
        "pause",
        "pause",
        _("A pause"),
        (*((timer,) if timer else ()), Prose(_("Any key brings the page back."), "quiet")),
        (),
        (Button("back", _("Back to the page"), Action("back"), primary=True),),
    )


def beside(page: Page, timer: Timer | None, *, projector: bool) -> Page:
    """A page with the timer that runs beside it, and for a class with the way to it."""
    if page.kind in _OVER_OTHERS:
        return page
    if projector:
        timing = Button("timer", _("Timer"), Action("timer"))
        page = replace(page, buttons=(*page.buttons[:2], timing, *page.buttons[2:]))
    return replace(page, timer=timer) if timer else page
