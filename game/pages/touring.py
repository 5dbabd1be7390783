"""A walk through a scenario as history went, that looks at every page on its way.

For pictures of every page, and for whatever must hold of all of them. The walk does only what the pages
offer: it takes history's positions where there are any, marks the passages that bear on them, presses the
usual way on, and looks behind every button that leads aside and back again.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.model.scenario import Issue
from game.pages.flow import Flow
from game.pages.page import Action, Button, Card, Page, Poll

_NOT_ASIDE = frozenset(
    {"quit", "leave", "shelf", "again", "resume", "open", "start", "back"}  # away from this play
    | {"on", "next", "issue", "finish", "send", "decide", "draft", "debrief"}  # on with it
    | {"back-one", "step-off", "go-on", "set", "theme", "text-size", "lock", "delete"}  # changes what is here
    | {"uncover", "cover", "time"}
)

_STEPS = 2000
"""More pages than this no exchange has: the walk goes round in a circle."""


class NoWayOn(LookupError):
    """The walk stands at a page that it cannot leave; the message is the page's key."""


def tour(flow: Flow, scenario: str) -> Iterator[Page]:
    """Every page from the shelf to what follows the debrief, each once. Raises NoWayOn.

    `flow` stands at the shelf, and `scenario` is on it.
    """
    seen: set[str] = set()
    yield flow.page
    yield from _beside(flow, seen, (Action("settings"), Action("help"), *_asides(flow.page)))
    flow.act(Action("open", (scenario,)))
    for _step in range(_STEPS):
        yield flow.page
        yield from _at_the_desk(flow)
        yield from _beside(flow, seen, tuple(_asides(flow.page)))
        if flow.page.kind == "debrief" and _is_whole(flow.page):
            return
        before = flow.page
        flow.act(_way_on(before))
        if flow.page.key == before.key:
            break
    raise NoWayOn(flow.page.key)


def _is_whole(page: Page) -> bool:
    """Whether a debrief has nothing more to uncover."""
    return all(action.verb != "uncover" for _word, _label, action in page.actions())


def _at_the_desk(flow: Flow) -> Iterator[Page]:
    """Mark and take positions, where this page asks for it; the page after all of that."""
    before = flow.page
    for action in (*_marks(flow), *_positions(flow), *_hands(flow)):
        flow.act(action)
    if flow.page != before:
        yield flow.page


def _marks(flow: Flow) -> Iterator[Action]:
    """A mark for every passage that bears on what history did, with its pencil in hand."""
    offered = {action.words[0] for _word, _label, action in flow.page.actions() if action.verb == "mark"}
    pencils = {action.words[0] for _word, _label, action in flow.page.actions() if action.verb == "pencil"}
    if flow.desk is None or not offered or flow.page.kind != "read":
        return
    for issue in flow.desk.markable():
        sentences = [sentence for sentence in _bearing(issue) if sentence in offered]
        if sentences and issue.id in pencils:
            yield Action("pencil", (issue.id,))
            yield from (Action("mark", (sentence,)) for sentence in sentences)


def _bearing(issue: Issue) -> list[str]:
    return list(
        dict.fromkeys(
            sentence
            for evidence in issue.evidence
            if not evidence.positions or issue.history in evidence.positions
            for sentence in evidence.quote.sentences[:1]
        )
    )


def _positions(flow: Flow) -> Iterator[Action]:
    """History's position on every matter of the page, or the first where history has none."""
    if flow.desk is None:
        return
    leanings: dict[str, list[Action]] = {}
    for _word, _label, action in flow.page.actions():
        if action.verb == "lean":
            leanings.setdefault(action.words[0], []).append(action)
    for variable, offered in leanings.items():
        history = Action("lean", (variable, flow.desk.scenario.historical(variable)))
        yield history if history in offered else offered[0]


def _hands(flow: Flow) -> Iterator[Action]:
    """The hands of a class where they are counted: most for what history did, some for the rest."""
    if flow.desk is None:
        return
    for poll in (element for element in flow.page.main if isinstance(element, Poll)):
        history = flow.desk.scenario.historical(poll.matter)
        words: list[str] = []
        for number, count in enumerate(poll.counts):
            position = count.take.action.words[1]
            words += [position, "13" if position == history else str(2 + number * 3)]
        yield Action("hands", (poll.matter, *words))


def _asides(page: Page) -> Iterator[Action]:
    """What may lead aside and back, each kind of it once."""
    if page.terms:
        yield page.terms[0].action
    for element in (*page.main, *page.aside, *page.buttons):
        buttons = element.buttons if isinstance(element, Card) else (element,)
        for button in buttons:
            if not isinstance(button, Button):
                continue
            if not button.primary and button.action.verb not in _NOT_ASIDE:
                yield button.action


def _beside(flow: Flow, seen: set[str], ways: tuple[Action, ...]) -> Iterator[Page]:
    """The pages that these lead to, unless the same verb led there before; afterwards all is as it was."""
    for action in ways:
        if action.verb in seen:
            continue
        seen.add(action.verb)
        here = flow.page.key
        flow.act(action)
        if flow.page.key != here:
            yield flow.page
            flow.act(Action("back"))


def _way_on(page: Page) -> Action:
    for button in page.buttons:
        if button.primary and button.action.verb != "back":
            return button.action
    raise NoWayOn(page.key)
