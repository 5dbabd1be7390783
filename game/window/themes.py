"""The three looks of the desk, by token: no painter knows a colour, only what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from game.window.text import Colour


@dataclass(frozen=True, slots=True)
class Stock:
    """A surface things are written on: its fill, its two inks, its edge, and the texture laid over it.

    `mark` draws what is seen but not read on it: rules, detents, icons. `texture` is a file of
    assets/textures without its ending, or empty.
    """

    fill: Colour
    ink: Colour
    quiet: Colour
    edge: Colour
    mark: Colour
    texture: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a look decides. The pencils and tones colour lines and shapes, never text."""

    name: str
    desk: Stock
    rail: Stock
    card: Stock
    paper: Stock
    button: Stock
    button_hover: Stock
    primary: Stock
    primary_hover: Stock
    option: Stock
    option_hover: Stock
    chosen: Stock
    field: Stock
    tones: dict[str, Colour]
    pencils: tuple[Colour, ...]
    hover: Colour
    fresh: Colour
    yours: Colour
    history: Colour
    ring: tuple[Colour, Colour]
    thumb: Colour
    shadow: bool
    scenes: bool
    """Whether pictures are shown in frames of their own: covers, rooms, the map's colours."""
    props: bool
    """Whether things lie on the desk as they would look: brass, wax, dials; else they are drawn as signs."""

    def stocks(self) -> dict[str, Stock]:
        """Every surface that is written on, by name."""
        return {
            "desk": self.desk,
            "rail": self.rail,
            "card": self.card,
            "paper": self.paper,
            "button": self.button,
            "button hover": self.button_hover,
            "primary": self.primary,
            "primary hover": self.primary_hover,
            "option": self.option,
            "option hover": self.option_hover,
            "chosen": self.chosen,
            "field": self.field,
        }


_INK: Colour = (29, 26, 23)
_SEPIA: Colour = (70, 56, 40)
_BRASS: Colour = (176, 141, 87)
_DULL_BRASS: Colour = (128, 96, 50)
_CREAM: Colour = (243, 233, 210)

# Told apart by lightness too, in their order, since each also has its own line (see pencils.py).
_PENCILS: tuple[Colour, ...] = (
    (179, 38, 30),
    (31, 78, 140),
    (22, 107, 62),
    (122, 54, 138),
    (158, 84, 6),
    (10, 108, 117),
    (168, 34, 104),
    (62, 62, 62),
)

DESK = Theme(
    name="desk",
    desk=Stock((35, 56, 47), _CREAM, (228, 214, 184), _BRASS, _BRASS, "baize"),
    rail=Stock((56, 39, 27), _CREAM, (219, 203, 170), _BRASS, _BRASS, "walnut"),
    card=Stock((231, 214, 174), _INK, (62, 50, 35), (150, 122, 78), _DULL_BRASS, "manila"),
    paper=Stock((241, 230, 205), _INK, _SEPIA, (176, 160, 128), _DULL_BRASS, "paper"),
    button=Stock((84, 60, 42), _CREAM, (228, 214, 186), _BRASS, _BRASS),
    button_hover=Stock((92, 66, 46), (255, 250, 238), (243, 233, 210), (230, 196, 136), (214, 178, 120)),
    primary=Stock((214, 178, 112), _INK, (44, 34, 22), (250, 226, 172), _INK),
    primary_hover=Stock((232, 200, 138), _INK, (44, 34, 22), (255, 240, 200), _INK),
    option=Stock((244, 235, 214), _INK, _SEPIA, (150, 122, 78), _DULL_BRASS),
    option_hover=Stock((252, 246, 230), _INK, _SEPIA, (96, 70, 34), _DULL_BRASS),
    chosen=Stock((255, 250, 234), _INK, _SEPIA, (56, 39, 27), (56, 39, 27)),
    field=Stock((252, 247, 234), _INK, _SEPIA, (96, 74, 44), _DULL_BRASS),
    tones={"info": (31, 78, 140), "warning": (146, 78, 0), "error": (179, 38, 30)},
    pencils=_PENCILS,
    hover=(228, 212, 172),
    fresh=(250, 240, 196),
    yours=(179, 38, 30),
    history=(31, 78, 140),
    ring=((20, 16, 12), (255, 214, 120)),
    thumb=(206, 182, 132),
    shadow=True,
    scenes=True,
    props=True,
)

LIGHT = Theme(
    name="light",
    desk=Stock((232, 233, 230), (24, 26, 28), (64, 68, 72), (196, 198, 196), (110, 114, 118)),
    rail=Stock((248, 248, 246), (24, 26, 28), (70, 74, 78), (196, 198, 196), (110, 114, 118)),
    card=Stock((255, 255, 255), (24, 26, 28), (74, 78, 82), (196, 198, 196), (110, 114, 118)),
    paper=Stock((255, 255, 255), (24, 26, 28), (74, 78, 82), (176, 178, 176), (110, 114, 118)),
    button=Stock((255, 255, 255), (24, 26, 28), (60, 64, 68), (110, 114, 118), (110, 114, 118)),
    button_hover=Stock((236, 240, 246), (12, 14, 16), (50, 54, 58), (40, 60, 90), (40, 60, 90)),
    primary=Stock((24, 58, 104), (255, 255, 255), (232, 238, 246), (24, 58, 104), (255, 255, 255)),
    primary_hover=Stock((12, 40, 80), (255, 255, 255), (232, 238, 246), (12, 40, 80), (255, 255, 255)),
    option=Stock((255, 255, 255), (24, 26, 28), (74, 78, 82), (130, 134, 138), (110, 114, 118)),
    option_hover=Stock((242, 245, 250), (24, 26, 28), (66, 70, 74), (40, 60, 90), (110, 114, 118)),
    chosen=Stock((230, 238, 250), (12, 20, 32), (50, 58, 68), (24, 58, 104), (24, 58, 104)),
    field=Stock((255, 255, 255), (24, 26, 28), (74, 78, 82), (90, 94, 98), (110, 114, 118)),
    tones={"info": (24, 78, 150), "warning": (150, 80, 0), "error": (176, 28, 24)},
    pencils=_PENCILS,
    hover=(232, 236, 244),
    fresh=(255, 247, 214),
    yours=(176, 28, 24),
    history=(24, 78, 150),
    ring=((10, 20, 40), (255, 196, 60)),
    thumb=(120, 124, 128),
    shadow=False,
    scenes=True,
    props=False,
)

_BLACK: Colour = (0, 0, 0)
_WHITE: Colour = (255, 255, 255)
_YELLOW: Colour = (255, 224, 60)
_NIGHT = Stock(_BLACK, _WHITE, _WHITE, _WHITE, _WHITE)
_LIFTED = Stock((44, 44, 44), _WHITE, _WHITE, _YELLOW, _WHITE)

CONTRAST = Theme(
    name="contrast",
    desk=_NIGHT,
    rail=_NIGHT,
    card=_NIGHT,
    paper=_NIGHT,
    button=_NIGHT,
    button_hover=_LIFTED,
    primary=Stock(_YELLOW, _BLACK, _BLACK, _YELLOW, _BLACK),
    primary_hover=Stock(_WHITE, _BLACK, _BLACK, _WHITE, _BLACK),
    option=_NIGHT,
    option_hover=_LIFTED,
    chosen=Stock(_WHITE, _BLACK, _BLACK, _WHITE, _BLACK),
    field=_NIGHT,
    tones={"info": (120, 200, 255), "warning": (255, 190, 60), "error": (255, 130, 120)},
    pencils=(
        (255, 120, 110),
        (120, 180, 255),
        (110, 230, 140),
        (220, 150, 255),
        (255, 180, 70),
        (80, 220, 225),
        (255, 140, 200),
        (220, 220, 220),
    ),
    hover=(60, 60, 60),
    fresh=(52, 52, 0),
    yours=(255, 120, 110),
    history=(120, 180, 255),
    ring=(_BLACK, (0, 255, 255)),
    thumb=_WHITE,
    shadow=False,
    scenes=False,
    props=False,
)

THEMES = {theme.name: theme for theme in (DESK, LIGHT, CONTRAST)}


def theme_named(name: str) -> Theme:
    """The theme with this name; the desk where there is none."""
    return THEMES.get(name, DESK)


def luminance(colour: Colour) -> float:
    """Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white)."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
