"""Taking back what was done on a page while one is still on it: a position, a pencil, a mark, a letter."""

from __future__ import annotations

from game.pages.page import Action, Choice, Element, Field, Option, Page, Poll, Spectrum

_MOST = 200  # steps that are remembered


class Undoing:
    """The steps taken on the page that is shown, each as the action that takes it back."""

    def __init__(self) -> None:
        self._key = ""
        self._back: list[Action] = []

    def note(self, page: Page, action: Action) -> None:
        """Remember how to take back this action, which is about to be done on this page, if it can be."""
        if page.key != self._key:
            self._key, self._back = page.key, []
        back = _taken_back_by(page, action)
        if back is not None:
            self._back = [*self._back, back][-_MOST:]

    def last(self, page: Page) -> Action | None:
        """What takes back the last step on this page, to be done now; None where there is none left."""
        return self._back.pop() if page.key == self._key and self._back else None


def _taken_back_by(page: Page, action: Action) -> Action | None:
    """What is chosen, held, marked, counted or typed now in the place of what the action changes."""
    if action.verb == "mark":
        return action
    for element in (*page.main, *page.aside):
        if isinstance(element, Field) and action.verb == "type" and action.words[:1] == (element.id,):
            return Action("type", (element.id, element.value))
        if isinstance(element, Poll) and action.verb == "hands" and action.words[:1] == (element.matter,):
            return _counted(element)
        options = _options(element)
        if any(option.action == action for option in options):
            chosen = next((option.action for option in options if option.chosen), _none_of(action))
            return chosen if chosen != action else None
    return None


def _none_of(action: Action) -> Action | None:
    """What makes a matter undecided again; other things have no such state."""
    return Action("lean", (action.words[0], "")) if action.verb == "lean" else None


def _options(element: Element) -> tuple[Option, ...]:
    """What one thing is chosen of."""
    match element:
        case Choice(options=options) | Spectrum(points=options):
            return options
        case Poll(counts=counts):
            return tuple(count.take for count in counts)
        case _:
            return ()


def _counted(poll: Poll) -> Action:
    """All hands as they are counted now."""
    words = ((count.take.action.words[1], str(count.hands)) for count in poll.counts)
    return Action("hands", (poll.matter, *(word for pair in words for word in pair)))
