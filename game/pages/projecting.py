"""Pages for a class around one screen: hands are counted, answers kept back, and less stands on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.model.play import Turn
from game.pages import desk_pages, polling, unveiling
from game.pages.desk import Desk
from game.pages.page import Page, Prose


def of_desk(desk: Desk, state: str, unseen: Sequence[Turn]) -> Page | None:
    """The page of this state where a class sees another one than a single player; None where it does not."""
    match state:
        case "issue":
            return polling.counted(desk, desk_pages.issue(desk))
        case "decide":
            return polling.counted(desk, desk_pages.deciding(desk))
        case "consequences":
            return unveiling.consequences(desk, unseen)
        case "debrief":
            return unveiling.debrief(desk)
    return None


def calm(page: Page) -> Page:
    """A page without the small print beside it, which is for one who reads alone."""
    small = [element for element in page.aside if isinstance(element, Prose) and element.tone == "quiet"]
    if not small or len(small) == len(page.aside):
        return page
    return replace(page, aside=tuple(element for element in page.aside if element not in small))
