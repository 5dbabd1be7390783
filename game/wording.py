"""Texts of the interface, looked up in one message catalogue (gettext).

`cli` loads a catalogue once, before anything is shown; until then every text stands in English as written.
Scenario texts never pass through here: a scenario is translated by its own file.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(text: str) -> str:
    """The text in the language of the loaded catalogue."""
    return _catalogue.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """The form of the text that goes with this number; the number itself is put in by the caller."""
    return _catalogue.ngettext(one, many, count)


def load(folder: Path, languages: tuple[str, ...]) -> None:
    """Use the first of these languages that has a catalogue `demarche` in the folder; else English."""
    use(gettext.translation("demarche", folder, languages, fallback=True))


def use(catalogue: gettext.NullTranslations) -> None:
    """Use this catalogue from now on."""
    global _catalogue  # the one place that knows it, so that texts need no catalogue passed through them
    _catalogue = catalogue
