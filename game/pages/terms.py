"""Words that are explained: `[[cominform]]` or `[[cominform|the league]]` in any text points to the glossary.

Builders of pages need not know of it. A finished page passes through `explained`, which leaves the plain
words in the texts and lists what they point to.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from game.model.pointers import POINTER
from game.model.scenario import Scenario, Term
from game.pages.page import Action, Button, Heading, Notice, Option, Page, Prose
from game.pages.sources import sources
from game.wording import _

_Value = TypeVar("_Value")


def explained(page: Page, scenario: Scenario) -> Page:
    """The page in plain words, with the glossary entries its texts point to, in the order they appear."""
    names = {term.id: term.name for term in scenario.glossary}
    found: dict[str, None] = {}
    plain = _plain(page, names, found)
    terms = tuple(Option(f"?{id}", names[id], Action("explain", (id,))) for id in found)
    return replace(plain, terms=terms) if terms else plain


def _plain(value: _Value, names: dict[str, str], found: dict[str, None]) -> _Value:
    """The value with every text in it made plain; the very same object where nothing had to change."""
    made: Any = value
    if isinstance(value, str):
        if "[[" in value:
            made = POINTER.sub(lambda match: _words(match, names, found), value)
    elif isinstance(value, tuple):
        parts = tuple(_plain(part, names, found) for part in value)
        if any(new is not old for new, old in zip(parts, value, strict=True)):
            made = parts
    elif is_dataclass(value) and not isinstance(value, (type, Action)):
        changed = {
            field.name: new
            for field in fields(value)
            if (new := _plain(old := getattr(value, field.name), names, found)) is not old
        }
        if changed:
            made = replace(value, **changed)
    result: _Value = made
    return result


def _words(match: re.Match[str], names: dict[str, str], found: dict[str, None]) -> str:
    id = match[1].strip()
    if id not in names:
        return match[2] or id
    found[id] = None
    return match[2] or names[id]


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
