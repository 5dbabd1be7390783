"""Words that are explained: `[[cominform]]` or `[[cominform|the league]]` in any text points to the glossary.

Builders of pages need not know of it. A finished page passes through `explained`, which leaves the plain
words in the texts and lists what they point to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.model.pointers import in_plain_words
from game.model.scenario import Scenario, Term
from game.pages.page import Action, Button, Heading, Notice, Option, Page, Prose
from game.pages.sources import sources
from game.wording import _


def explained(page: Page, scenario: Scenario) -> Page:
    """The page in plain words, with the glossary entries its texts point to, in the order they appear."""
    names = {term.id: term.name for term in scenario.glossary}
    found: dict[str, None] = {}
    plain = in_plain_words(page, names, found.setdefault, leave=Action)
    terms = tuple(Option(f"?{id}", names[id], Action("explain", (id,))) for id in found)
    return replace(plain, terms=terms) if terms else plain


def explanation(scenario: Scenario, id: str) -> Page:
    """One entry of the glossary, or of all of them where the id is empty."""
    shown = [term for term in scenario.glossary if id in ("", term.id)]
    main: list[Any] = []
    for term in shown:
        main += [Heading(term.name), Prose(_kind(term), "quiet"), Prose(term.text)]
        main.extend(sources(scenario, term.sources))
    if not main:
        main.append(Notice(_("There is nothing in the glossary under that name.")))
    title = shown[0].name if len(shown) == 1 else _("People, places and words")
    if len(shown) == 1:
        main = main[1:]
    buttons = [Button("back", _("Back"), Action("back"), primary=True)]
    if id:
        buttons.append(Button("glossary", _("The whole glossary"), Action("explain", ("",))))
    return Page("glossary", f"glossary:{id}", title, tuple(main), (), tuple(buttons))


def _kind(term: Term) -> str:
    return {
        "person": _("Person"),
        "place": _("Place"),
        "party": _("Party or body"),
        "term": _("Word"),
    }.get(term.kind, term.kind)
