"""Every page of a whole play of the 1954 exchange, as a player who does what history did comes by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.pages.flow import Flow
from game.pages.page import Action, Page, Spectrum
from tests.pages.stand_ins import Shelf, do, flow_over
from tests.scenarios.exchange import scenario

MARKED = ("K8.1", "K10.1", "K11.1", "K14.1")
"""Sentences that are marked when the letter is read."""


@cache
def pages() -> dict[str, Page]:
    """The pages by the names of their kinds, numbered where one kind comes more than once."""
    found: dict[str, Page] = {}
    for page in _walk(flow_over(Shelf((scenario(),)), label="Ana")):
        count = sum(name.partition(" ")[0] == page.kind for name in found)
        found[f"{page.kind} {count + 1}" if count else page.kind] = page
    return found


def _walk(flow: Flow) -> Iterator[Page]:
    yield flow.page
    for beside in ("settings", "help"):
        yield do(flow, beside)
        do(flow, "back")
    do(flow, "exchange-1954")
    while flow.page.kind != "debrief":
        yield flow.page
        if flow.page.kind == "read" and flow.page.key.startswith("read:june"):
            yield do(flow, *MARKED)
        if _lean(flow):
            yield flow.page
        _go_on(flow)
    yield flow.page
    yield do(flow, "letters")


def _lean(flow: Flow) -> bool:
    """Take history's position where one is asked for."""
    leanings = [a for _word, _label, a in flow.page.actions() if a.verb == "lean"]
    wanted = [a for a in leanings if scenario().historical(a.words[0]) == a.words[1]]
    for action in wanted or leanings[:1]:
        flow.act(action)
    return bool(leanings)


def _go_on(flow: Flow) -> None:
    primary = next((button.action for button in flow.page.buttons if button.primary), None)
    if flow.page.kind == "draft" and not any(isinstance(e, Spectrum) for e in flow.page.main):
        undecided = [a for word, _label, a in flow.page.actions() if word == "next"]
        primary = undecided[0] if undecided else Action("finish")
    assert primary is not None, f"no way on from {flow.page.key}"
    flow.act(primary)
