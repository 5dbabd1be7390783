"""What changes a page of the desk without leaving it: marking, leaning, writing, rating, counting hands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.wording import _

if TYPE_CHECKING:
    from game.pages.desk import Desk


def can_be_done(verb: str, state: str) -> bool:
    """Whether there is such a thing to do on this page."""
    return verb in _DOINGS and state in _DOINGS[verb][0]


def do(desk: Desk, state: str, verb: str, *words: str) -> str:
    """Do it; empty, or a sentence that says why nothing was done. What makes no sense here does nothing."""
    return _DOINGS[verb][1](desk, state, *words)


def _mark(desk: Desk, state: str, sentence: str) -> str:
    if not desk.markable() or sentence not in desk.citable():
        return _("There is no such sentence to mark.")
    desk.mark(sentence, desk.issue if state == "issue" else desk.pencil)
    return ""


def _pencil(desk: Desk, _state: str, issue: str) -> str:
    if issue in {asked.id for asked in desk.markable()}:
        desk.pencil = issue
    return ""


def _lean(desk: Desk, _state: str, variable: str, position: str) -> str:
    matter = dict(desk.scenario.matters()).get(variable, ())
    if matter and position in {"", *(point.id for point in matter)}:
        desk.lean(variable, position)
    return ""


def _type(desk: Desk, _state: str, question: str, text: str) -> str:
    from game.model.scenario import Inquiry

    if question in {asked.id for asked in desk.questions(*Inquiry)}:
        desk.answer(question, text)
    return ""


def _rate(desk: Desk, _state: str, question: str, level: str) -> str:
    if level in ("1", "2", "3") and desk.answers.get(question, "").strip():
        desk.rate(question, int(level))
    return ""


def _hands(desk: Desk, state: str, *words: str) -> str:
    from game.pages.polling import count

    return count(desk, state, *words)


def _uncover(desk: Desk, state: str) -> str:
    from game.pages.unveiling import uncover

    return uncover(desk, state)


def _cover(desk: Desk, state: str) -> str:
    from game.pages.unveiling import cover

    return cover(desk, state)


_DOINGS: dict[str, tuple[frozenset[str], Callable[..., str]]] = {
    "mark": (frozenset({"read", "reread", "issue"}), _mark),
    "pencil": (frozenset({"read", "reread"}), _pencil),
    "lean": (frozenset({"issue", "decide"}), _lean),
    "type": (frozenset({"read", "draft", "decide", "predict", "debrief"}), _type),
    "rate": (frozenset({"debrief"}), _rate),
    "hands": (frozenset({"issue", "decide"}), _hands),
    "uncover": (frozenset({"debrief", "consequences"}), _uncover),
    "cover": (frozenset({"debrief"}), _cover),
}
"""By verb: the pages it can be done on, and what does it."""
