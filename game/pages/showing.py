"""Which page a desk shows, by the state of the flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.model.play import Turn
from game.pages import after, debriefing, desk_pages, handing, projecting, questions
from game.pages.desk import Desk
from game.pages.page import Page

_PAGES: dict[str, Callable[[Desk], Page]] = {
    "briefing": desk_pages.briefing,
    "read": desk_pages.reading,
    "draft": desk_pages.drafting,
    "issue": desk_pages.issue,
    "reread": desk_pages.rereading,
    "finished": desk_pages.finished,
    "decide": desk_pages.deciding,
    "handover": handing.handover,
    "ending": after.ending,
    "predict": questions.predicting,
    "debrief": debriefing.debriefing,
    "letters": debriefing.letters,
}


def of_desk(desk: Desk, state: str, unseen: Sequence[Turn], folder: str, *, projector: bool = False) -> Page:
    """The page of this state; `unseen` turns are told of, and in `folder` letters are waited for.

    With `projector` it is made for a class around one screen.
    """
    if projector:
        own = projecting.of_desk(desk, state, unseen)
        return own or projecting.calm(of_desk(desk, state, unseen, folder))
    if state == "consequences":
        return after.consequences(desk, unseen)
    if state == "waiting":
        return handing.waiting(desk, folder)
    return _PAGES[state](desk)
