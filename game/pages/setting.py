"""What each action makes of the settings. Which values there are says `model.settings`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.model.settings import TEXT_SIZES, THEMES, Settings, changed

VERBS = frozenset({"text-size", "theme", "set", "language"})
"""The actions that set something; they can be done on every page."""


def after(
    settings: Settings, verb: str, words: Sequence[str], languages: Sequence[str] = ()
) -> Settings | None:
    """The settings after this action; None where its words stand for nothing that can be set.

    `languages` are those that something can be told in. Raises TypeError for words too many or too few.
    """
    match verb:
        case "text-size":
            return _text_size(settings, *words)
        case "theme":
            return _theme(settings, *words)
        case "language":
            return _language(settings, languages, *words)
        case _:
            return _adjusted(settings, *words)


def _text_size(settings: Settings, step: str) -> Settings | None:
    at = TEXT_SIZES.index(settings.text_size)
    chosen = {"+": min(at + 1, len(TEXT_SIZES) - 1), "-": max(at - 1, 0), "0": 0}.get(step)
    if chosen is None and step in {str(size) for size in TEXT_SIZES}:
        chosen = TEXT_SIZES.index(int(step))
    return None if chosen is None else replace(settings, text_size=TEXT_SIZES[chosen])


def _theme(settings: Settings, theme: str = "") -> Settings | None:
    wanted = theme or THEMES[(THEMES.index(settings.theme) + 1) % len(THEMES)]
    return replace(settings, theme=wanted) if wanted in THEMES else None


def _language(settings: Settings, languages: Sequence[str], language: str = "") -> Settings | None:
    return replace(settings, language=language) if language in ("", *languages) else None


def _adjusted(settings: Settings, name: str = "", word: str = "") -> Settings | None:
    return changed(settings, name, word)
