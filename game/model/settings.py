"""What a person has set for themselves; kept between plays."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Sizes of text on offer, in per cent."""

THEMES = ("desk", "light", "contrast")
"""The themes on offer: the desk, plain light, and high contrast."""

FONTS = ("serif", "legible", "dyslexic")
"""The reading fonts on offer: book type, a face made for weak eyes, and one made for dyslexic readers."""

SPACINGS = (100, 125, 150)
"""Distances between lines of running text on offer, in per cent of the usual one."""

VOLUMES = (0, 25, 50, 75, 100)
"""How loud the game may be, in per cent."""


LEVELS = ("full", "basic")
"""The levels on offer in which a scenario's texts are told: as written, and in plainer words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set; each is one of `OFFERED`, but for the label last typed, which is any text.

    Nor is `language` on that list: it is one that some scenario is translated into, or empty for each
    scenario's own. `level` is that of its texts. `reduce_motion` ends every movement at once. `volume` and
    `muted` are about the game's sounds; `read_aloud` has a voice say what changes. `collect` is the folder
    where plays were handed in last. `projector` is for a class around one screen: larger type, calmer pages,
    and its hands counted.
    """

    text_size: int = 100
    theme: str = "desk"
    label: str = ""
    font: str = "serif"
    spacing: int = 100
    reduce_motion: bool = False
    volume: int = 75
    muted: bool = False
    read_aloud: bool = False
    full_screen: bool = False
    level: str = "full"
    language: str = ""
    collect: str = ""
    projector: bool = False


_FOR_THE_BACK_ROW = 1.35
"""So many times as large the text is where a whole class reads it."""


def shown_size(settings: Settings) -> int:
    """The size of text to show, in per cent: larger for a class, and never above the largest on offer."""
    times = _FOR_THE_BACK_ROW if settings.projector else 1.0
    return min(TEXT_SIZES[-1], round(settings.text_size * times))


OFFERED: dict[str, tuple[object, ...]] = {
    "text_size": TEXT_SIZES,
    "theme": THEMES,
    "font": FONTS,
    "spacing": SPACINGS,
    "reduce_motion": (False, True),
    "volume": VOLUMES,
    "muted": (False, True),
    "read_aloud": (False, True),
    "full_screen": (False, True),
    "level": LEVELS,
    "projector": (False, True),
}
"""Every setting that is chosen, with the values it may have."""


def word_of(value: object) -> str:
    """A value as it is written in an action: `on`, `off`, a number, a name."""
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)


def changed(settings: Settings, name: str, word: str) -> Settings | None:
    """The settings with this one set to the value that this word stands for; None where there is none."""
    for value in OFFERED.get(name, ()):
        if word_of(value) == word:
            return replace(settings, **{name: value})  # type: ignore[arg-type]
    return None
