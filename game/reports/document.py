"""What reports, debriefs and hand-outs are made of: frozen values that a web page and a typesetter both know.

Texts are plain: nothing in them is markup, and whoever writes them out escapes them. A blank line in the text
of a `Prose` begins a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "quiet", "strong", "lead"]
Kind: TypeAlias = Literal["plain", "history", "happened", "plausible", "speculative", "missed"]
"""What a bar stands for. Each has a pattern of its own, so that black and white are enough."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, of level 3 or 4 (a section's own title is of level 2)."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences in no order; `quiet` for what is to be looked up and not read through."""

    items: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody wrote, and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on its own paper. `paragraphs` are (what it answers, text); `notes` (mark, text)."""

    title: str
    date: str
    greeting: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line; `mark` is the number of the sentence that begins here, or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print with its number, counted through the whole letter."""

    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A real letter with its lines numbered; each paragraph is (label, lines), each note (mark, text)."""

    title: str
    date: str
    greeting: tuple[str, ...]
    paragraphs: tuple[tuple[str, tuple[Line, ...]], ...]
    signature: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Point:
    """A position on a scale: what it earns (0 to 100, or None), who took it."""

    say: str
    credit: int | None = None
    yours: bool = False
    history: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The positions on an issue from one end to the other."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A share in whole per cent, or None where nothing was to be had, and what it counts."""

    label: str
    percent: int | None
    about: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `count` of `of`, with a word or two on what it is, and the labels of those who are in it."""

    label: str
    count: int
    of: int
    kind: Kind = "plain"
    tag: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under each other; `caption` says what is counted. `quoting`: the labels are words of a letter."""

    caption: str
    bars: tuple[Bar, ...]
    quoting: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """How many stand where from 0 to 100 per cent, in ten steps, with a sentence on the middle."""

    title: str
    steps: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Camp:
    """Those who took one position, and where there is one, a passage they can point to with its why."""

    count: int
    say: str
    quote: str = ""
    where: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Camps:
    """Camps that stand against each other."""

    camps: tuple[Camp, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out."""

    over: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards on a sheet, with lines to cut along."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, each with what it says."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on, and what to write there."""

    label: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `caption` says what it shows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = (
    Heading
    | Prose
    | Bullets
    | Quote
    | Letter
    | Numbered
    | Scale
    | Score
    | Bars
    | Spread
    | Camps
    | Cards
    | Ticks
    | Ruled
    | Table
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. `id` names it within the document; `fresh` begins a page of its own in print."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: `over` stands small above the title, `lead` below; `contents` lists the sections."""

    title: str
    over: str
    lead: str
    sections: tuple[Section, ...]
    contents: bool = False
