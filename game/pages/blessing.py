"""A whole play as everything its player is shown, for an author to read, keep, and compare after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from game.model.play import Casting, Player
from game.model.scenario import Scenario
from game.model.settings import Settings
from game.pages.flow import Flow
from game.pages.page import Action, Button, Card, Choice, Element, Field, Page, Prose, Scrubber, Sheet
from game.pages.retelling import history
from game.pages.terms import explained
from game.pages.unkept import Memory, ShelfOfOne
from game.wording import _

_STEPS = 5000
"""More pages than this no play has: it goes round in a circle."""


class CannotBePlayed(LookupError):
    """The choices lead no further; `page` is the key of the page where they stop, `words` say why."""

    def __init__(self, page: str, words: str) -> None:
        super().__init__(f"{page}: {words}")
        self.page = page
        self.words = words


def shown(
    scenario: Scenario, casting: Casting, form: str, choices: Iterable[Mapping[str, str]]
) -> Iterator[Page]:
    """Every page of a play that makes these choices, without what is pressed on them, up to the debrief.

    Letters of the archive are named and not repeated: they are pinned. A play of history alone is told as it
    is told to readers. Raises CannotBePlayed, and as `Play` does.
    """
    if all(player is not Player.PLAYER for _side, player in casting):
        yield _without_presses(explained(history(scenario, form), scenario))
        return
    flow = _sat_down(scenario, casting, form)
    waiting = iter(choices)
    for _step in range(_STEPS):
        yield _without_presses(flow.page)
        if flow.page.kind == "debrief":
            return
        yield from _on(flow, waiting)
    raise CannotBePlayed(flow.page.key, _("the play goes round in a circle"))


def _sat_down(scenario: Scenario, casting: Casting, form: str) -> Flow:
    played = [side for side, player in casting if player is Player.PLAYER]
    flow = Flow(ShelfOfOne(scenario), Memory(Settings()), clock=lambda: 0.0)
    flow.act(Action("open", (scenario.id,)))
    flow.act(Action("side", (played[0],)))
    flow.act(Action("others", ("player" if len(played) > 1 else "rules",)))
    flow.act(Action("form", (form,)))
    flow.act(Action("start"))
    return flow


def _on(flow: Flow, waiting: Iterator[Mapping[str, str]]) -> Iterator[Page]:
    """Go on to the next page, with the next choice where one is asked for; the pages on the way."""
    kind = flow.page.kind
    if kind == "draft":
        yield from _write(flow, _next(flow, waiting))
    elif kind == "decide":
        choice = _next(flow, waiting)
        for variable, position in choice.items():
            flow.act(Action("lean", (variable, position)))
        yield _without_presses(flow.page)
        _press(flow, Action("decide"))
    elif kind == "read":
        _next(flow, waiting)  # a reading is a choice too: of nothing
        _press(flow, Action("on"))
    else:
        _press(flow, Action(_WAYS.get(kind, "on")))


_WAYS = {"handover": "sit", "ending": "debrief", "predict": "reveal"}
"""What leads on from a page of this kind, where it is not `on`."""


def _write(flow: Flow, choice: Mapping[str, str]) -> Iterator[Page]:
    """Take every position on its own page, then the finished letter."""
    for issue, position in choice.items():
        _press(flow, Action("issue", (issue,)))
        flow.act(Action("lean", (issue, position)))
        page = _without_presses(flow.page)
        scale = tuple(element for element in page.main if not isinstance(element, Sheet))
        yield replace(page, main=scale, aside=())  # the letter that grows is read when it is whole
    _press(flow, Action("draft"))
    _press(flow, Action("finish"))
    yield _without_presses(flow.page)
    _press(flow, Action("send"))


def _next(flow: Flow, waiting: Iterator[Mapping[str, str]]) -> Mapping[str, str]:
    choice = next(waiting, None)
    if choice is None:
        raise CannotBePlayed(flow.page.key, _("no choice is left for it"))
    return choice


def _press(flow: Flow, action: Action) -> None:
    """Do it; where that leads nowhere, the choices do not fit the story."""
    before = flow.page
    flow.act(action)
    if flow.page.key == before.key:
        raise CannotBePlayed(before.key, _("what was chosen there is not to be chosen any more"))


def _without_presses(page: Page) -> Page:
    """The page as it is read: no buttons, no fields, and letters of the archive by name alone.

    While a letter is read or drafted, the pencils and the list of what is still to be decided are tools too.
    """
    tools = page.kind in ("read", "draft")
    main = tuple(e for e in _read(page.main) if not (tools and isinstance(e, Choice)))
    aside = () if tools else tuple(_read(page.aside))
    return replace(page, main=main, aside=aside, buttons=(), terms=())


def _read(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Sheet) and element.hand == "print":
            named = ", ".join(filter(None, (element.title, element.date)))
            yield Prose(_("[The letter in full: {letter}]").format(letter=named), "quiet")
        elif not isinstance(element, Button | Card | Field | Scrubber):
            yield element
