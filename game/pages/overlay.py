"""What lies over a page and is no state of the flow, so that coming back is exact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.model.settings import Settings
from game.pages import asides

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.pages.desk import Desk
    from game.pages.page import Page

ALWAYS = frozenset({"settings", "help", "timer", "pause"})
OF_A_DESK = frozenset({"timeline", "map"})
VERBS = ALWAYS | OF_A_DESK | {"explain"}
"""The actions that lay something over whatever is shown."""


@dataclass(slots=True)
class Overlay:
    """What lies on top: one of the pages named above, or nothing; `term` is what is explained."""

    page: str = ""
    term: str = ""

    def lay(self, verb: str, desk: Desk | None, scenario: Scenario | None, term: str = "") -> None:
        """Lay this over, where there is what it is about."""
        if verb in ALWAYS:
            self.page, self.term = verb, ""
        elif verb in OF_A_DESK and desk is not None:
            self.page = verb
        elif verb == "explain" and scenario is not None:
            self.page, self.term = "glossary", term

    def shown(
        self,
        settings: Settings,
        languages: Callable[[], tuple[str, ...]],
        desk: Desk | None,
        scenario: Scenario | None,
    ) -> Page | None:
        """The page that lies on top, if any."""
        if self.page == "settings":
            return asides.settings(settings, languages())
        if self.page == "glossary" and scenario is not None:
            from game.pages.terms import explanation

            return explanation(scenario, self.term)
        if desk is not None and self.page in OF_A_DESK:
            from game.pages import surroundings

            return {"timeline": surroundings.timeline, "map": surroundings.places}[self.page](desk)
        return asides.help_page() if self.page == "help" else None
