"""What is done at a desk before a road is gone: a choice made final, a matter taken up, a seat taken.

Each gives whether the road is open, and a sentence where something is to be said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from game.wording import _

if TYPE_CHECKING:
    from game.pages.desk import Desk

Done: TypeAlias = tuple[bool, str]

_OPEN: Done = (True, "")


def depart(desk: Desk, state: str, verb: str, *words: str) -> Done:
    """Do what this road asks for first; what it asks nothing of is open."""
    first = _FIRST.get(verb)
    return first(desk, state, *words) if first else _OPEN


def asks_first(desk: Desk) -> bool:
    """Whether a prediction is asked for before the real letters are shown, and they were not yet."""
    from game.model.scenario import Inquiry

    return not desk.revealed and bool(desk.questions(Inquiry.PREDICT))


def _on(desk: Desk, state: str) -> Done:
    if state == "read":
        _choose(desk, {})
    elif state == "consequences":
        desk.shown += len(desk.unseen())
    return _OPEN


def _sit(desk: Desk, _state: str) -> Done:
    desk.sit()
    return _OPEN


def _reveal(desk: Desk, state: str) -> Done:
    desk.revealed = state == "predict" or not asks_first(desk)
    return _OPEN


def _send(desk: Desk, _state: str) -> Done:
    return _choose(desk, {id: desk.leanings.get(id, "") for id in desk.draft.issues})


def _decide(desk: Desk, _state: str) -> Done:
    id = desk.moment.id
    return _choose(desk, {id: desk.leanings.get(id, "")})


def _choose(desk: Desk, choice: dict[str, str]) -> Done:
    from game.engine.play import WrongChoice

    try:
        desk.choose(choice)
    except WrongChoice:
        return False, _("Not everything has been decided yet.")
    return _OPEN


def _take_up(desk: Desk, _state: str, issue: str = "") -> Done:
    if issue and issue not in desk.draft.issues:
        return False, _("This letter has no such matter.")
    desk.issue = issue or next((i for i in desk.draft.issues if i not in desk.leanings), desk.draft.issues[0])
    return _OPEN


_FIRST: dict[str, Callable[..., Done]] = {
    "on": _on,
    "sit": _sit,
    "debrief": _reveal,
    "reveal": _reveal,
    "send": _send,
    "decide": _decide,
    "issue": _take_up,
    "next": _take_up,
}
