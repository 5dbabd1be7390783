"""Pages as a class around one screen sees them, made by hand."""

from __future__ import annotations

from dataclasses import replace

from game.pages.page import Action, Button, Count, Option, Page, Poll, Prose, Ruler, RulerPoint, Timer

SAYS = (
    "Quickly and completely, ideas included",
    "Gradually, governments first, in practical fields, and with patience on either side",
    "Leave things as they are",
)
TIMER = Timer(180, 300, "3 min", "3 minutes left.", running=True)
OVER = Timer(0, 300, "Time is over", "The time is over.", running=True)


def poll_page(hands: tuple[int, ...] = (2, 17, 0), chosen: int = -1) -> Page:
    """A matter on which a class takes its position by hands."""
    counts = tuple(
        Count(
            Option(f"p{n}", say, Action("lean", ("pace", f"p{n}")), chosen=n == chosen),
            hands[n],
            Button(f"+p{n}", f"One hand more: {say}", Action("hands", ("pace", f"p{n}", "+"))),
            Button(f"-p{n}", f"One hand fewer: {say}", Action("hands", ("pace", f"p{n}", "-"))),
        )
        for n, say in enumerate(SAYS)
    )
    return Page(
        "issue",
        "issue:pace",
        "1 of 8: How fast, how far",
        (Poll("pace", "How quickly should relations become normal?", counts, "slower", "faster"),),
        (),
        (
            Button("next", "Next: The neighbours", Action("issue", ("neighbours",)), primary=True),
            Button("previous", "Previous matter", Action("issue", ("before",))),
            Button("draft", "The whole draft", Action("draft")),
            Button("timer", "Timer", Action("timer")),
        ),
        timer=TIMER,
    )


def guess_page(*, history: bool = False) -> Page:
    """A step of the debrief: where the class stood, and where they did once that is uncovered."""
    points = tuple(
        RulerPoint(say, yours=n == 1, history=history and n == 0, hands=(2, 17, 0)[n])
        for n, say in enumerate(SAYS)
    )
    return Page(
        "debrief",
        f"debrief:{int(history)}",
        "How fast, how far",
        (
            Prose("How quickly should relations become normal?"),
            Ruler(points),
            Prose("Guess first.", "strong"),
        ),
        (),
        (
            Button("uncover", "Show where they stood", Action("uncover"), primary=True),
            Button("previous", "One step back", Action("cover")),
            Button("timer", "Timer", Action("timer")),
        ),
    )


def final_page() -> Page:
    """The finished letter, which the usual way on sends."""
    return Page(
        "finished",
        "finished:answer",
        "Before it goes",
        (Prose("Read it as the other side will read it."),),
        (),
        (
            Button("send", "Stamp it and send it", Action("send"), primary=True),
            Button("draft", "Change something", Action("draft")),
        ),
    )


def timer_page(timer: Timer = TIMER) -> Page:
    """The timer as large as it is shown."""
    return Page("timer", "timer", "The timer", (timer,), (), (Button("back", "Back", Action("back")),))


def pages() -> dict[str, Page]:
    """All of them by name."""
    return {
        "poll": poll_page(),
        "poll, taken": poll_page(chosen=1),
        "guess": guess_page(),
        "uncovered": guess_page(history=True),
        "final": final_page(),
        "timer": timer_page(),
        "poll, time over": replace(poll_page(), timer=OVER),
        "time over": timer_page(OVER),
    }
