"""A page is a value: a small tree of what is said and what can be done, for any face to show.

No face decides what happens and no page says where a pixel goes. Everything that can be acted on carries an
`Action`; acting means handing that action, unchanged, to `Flow.act`. Texts are final: translated, and
holding no markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person does: a verb and its words, so that it can cross any wire."""

    verb: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the page's title; `level` is 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text; paragraphs are separated by a blank line.

    `tone` is `plain`, `quiet` (asides and small print), or `strong` (what just happened).
    """

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts whose order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something not to be missed. `tone` is `info`, `warning` or `error`; it never shows by colour alone."""

    text: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a letter, with where they stand (`T9`, a date, a citation).

    `hand` is `print` for a letter that exists and `typed` for one composed in a play.
    """

    text: str
    source: str
    hand: str = "print"


@dataclass(frozen=True, slots=True)
class Pencil:
    """A mark on a sentence: which issue it is for. `number` (from 0) picks its colour and its line."""

    issue: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class SheetSentence:
    """One sentence of a sheet. With an action it can be marked; `word` is what a terminal player types."""

    text: str
    word: str = ""
    pencils: tuple[Pencil, ...] = ()
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """A paragraph of a sheet; `label` (`K8`) stands in the margin and may be empty.

    In the player's own draft `issue` names what the paragraph answers, and `fresh` says that it has just
    changed.
    """

    sentences: tuple[SheetSentence, ...]
    label: str = ""
    issue: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A footnote of the edition: its mark as in the text, its words."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on paper. `hand` is `print` (a letter that exists) or `typed` (one composed in this play)."""

    title: str
    paragraphs: tuple[SheetParagraph, ...]
    date: str = ""
    greeting: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    notes: tuple[SheetNote, ...] = ()
    citation: str = ""
    hand: str = "print"


@dataclass(frozen=True, slots=True)
class Option:
    """One of several things to choose. `word` is its stable id, what a terminal player may type."""

    word: str
    label: str
    action: Action
    chosen: bool = False
    note: str = ""
    pencil: Pencil | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose one of these; choosing again changes the mind unless the action moves the page on."""

    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Positions on an issue in order, from one end of its scale to the other; one may be chosen."""

    ask: str
    points: tuple[Option, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class RulerPoint:
    """A point of a ruler that is only looked at: whose it is, and what it is worth where that is known.

    `hands` are those of a class that were raised for it, None where none were counted.
    """

    label: str
    yours: bool = False
    history: bool = False
    credit: int | None = None
    hands: int | None = None


@dataclass(frozen=True, slots=True)
class Ruler:
    """The scale of an issue after the fact, with the player's point and history's on it."""

    points: tuple[RulerPoint, ...]


@dataclass(frozen=True, slots=True)
class Dial:
    """A gauge: its value now, and before the last turn where that is known; `words` says it in a sentence."""

    label: str
    value: int
    lowest: int
    highest: int
    low: str
    high: str
    before: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One of the two scores, in whole per cent, with a sentence that says what it counts."""

    label: str
    percent: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A text to type. The face sends `Action("type", (id, text))` when it changes or is entered.

    `lines` is how many lines of room it asks for; the text itself may hold line feeds where it is above 1.
    """

    id: str
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `word` is what a terminal player types; `primary` is the usual way on (Enter)."""

    word: str
    label: str
    action: Action
    primary: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Something on the shelf: a title, some words, and what can be done with it."""

    title: str
    text: str
    buttons: tuple[Button, ...]
    small: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated: `when` is year, month and day (0 where none is known), `date` the same in words.

    `note` says where it is known from, and how surely.
    """

    when: tuple[int, int, int]
    date: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, in order. `now` is where the player stands, None where that has no date."""

    events: tuple[Event, ...]
    now: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place by the id that the map's sheet knows it by, its name, and what happened there so far."""

    id: str
    label: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """Places, to be shown on the map's sheet where it has them; `here` is the id of the one where we are."""

    places: tuple[MapPlace, ...]
    here: str = ""


@dataclass(frozen=True, slots=True)
class Scrubber:
    """The steps of a play in order; the one that is looked at is chosen, and any other can be gone to.

    `back` and `on` lead to the step before and the one after; None at the ends.
    """

    steps: tuple[Option, ...]
    back: Button | None = None
    on: Button | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """The values of one gauge in a play: before the first step, then after each."""

    label: str
    values: tuple[int, ...]
    lowest: int
    highest: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Course:
    """How the gauges went in a play. All curves are of one length; `at` is the place of the step shown."""

    curves: tuple[Curve, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Station:
    """A decision somebody came to, on a map of plays: `column` counts decisions, `row` the lines, from 0.

    `yours` and `history` say whose lines pass here; `end` that the story ends.
    """

    stop: Option
    column: int
    row: int
    yours: bool = False
    history: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """The line between two stations, by their places in the map's list, and whose it is."""

    start: int
    end: int
    yours: bool = False
    history: bool = False


@dataclass(frozen=True, slots=True)
class Railway:
    """All plays of a scenario on one map. Stations stand in reading order, after the ones they come from."""

    stations: tuple[Station, ...]
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One matter in two plays."""

    label: str
    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plays side by side, by the names of both: what differs first, then what is the same."""

    one: str
    other: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A position that can be taken, how many hands it got, and what counts one hand more or fewer."""

    take: Option
    hands: int
    more: Button
    fewer: Button


@dataclass(frozen=True, slots=True)
class Poll:
    """Positions on a matter as a class takes them: by its hands, from one end of the scale to the other.

    A face may also hand over `Action("hands", (matter, position, number, position, number, ...))`.
    """

    matter: str
    ask: str
    counts: tuple[Count, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Timer:
    """The time a teacher has given: the seconds `left` of the `whole`, in few words, and in a sentence."""

    left: int
    whole: int
    short: str
    words: str
    running: bool


Element: TypeAlias = (
    Heading
    | Prose
    | Bullets
    | Notice
    | Quote
    | Sheet
    | Choice
    | Spectrum
    | Ruler
    | Dial
    | Score
    | Field
    | Button
    | Card
    | Timeline
    | Map
    | Scrubber
    | Course
    | Railway
    | Comparison
    | Poll
    | Timer
)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a person sees now.

    `kind` names its composition (`shelf`, `read`, `issue`, `debrief` ...). `key` says where we are: while it
    stays the same a face keeps scroll and focus and shows only what changed; when it changes the page is
    new. `main` is what the page is about; `aside` stands beside it where there is room and after it where
    there is not; `buttons` lead away and are always in reach. `terms` are words of the page that are
    explained elsewhere; a face may show them where they stand in a text, and lists them in any case.

    `date` (as `1954-06-22`), `place` (an id of the map's) and `scenario` (its id) say where the story stands;
    a face may show a calendar, a map or a picture for them, or nothing. `timer` runs beside everything else,
    on whatever page; a face shows it apart, so that all can see it.
    """

    kind: str
    key: str
    title: str
    main: tuple[Element, ...]
    aside: tuple[Element, ...] = ()
    buttons: tuple[Button, ...] = ()
    terms: tuple[Option, ...] = ()
    date: str = ""
    place: str = ""
    scenario: str = ""
    timer: Timer | None = None

    def actions(self) -> Iterator[tuple[str, str, Action]]:
        """Everything that can be done here as (word, label, action), in reading order.

        Fields are not among them: typing is acting with the field's own words.
        """
        for element in (*self.main, *self.aside, *self.buttons):
            yield from _actions(element)
        for term in self.terms:
            yield term.word, term.label, term.action


def _actions(element: Element) -> Iterator[tuple[str, str, Action]]:
    if isinstance(element, Sheet):
        for paragraph in element.paragraphs:
            for sentence in paragraph.sentences:
                if sentence.action:
                    yield sentence.word, sentence.text, sentence.action
    for doable in _doables(element):
        yield doable.word, doable.label, doable.action


def _doables(element: Element) -> tuple[Option | Button, ...]:
    """The options and buttons of an element, in reading order."""
    match element:
        case Choice(options=options) | Spectrum(points=options):
            return options
        case Card(buttons=buttons):
            return buttons
        case Button():
            return (element,)
        case Scrubber(steps=steps, back=back, on=on):
            return (*steps, *(way for way in (back, on) if way))
        case Railway(stations=stations):
            return tuple(station.stop for station in stations)
        case Poll(counts=counts):
            return tuple(does for one in counts for does in (one.take, one.fewer, one.more))
        case _:
            return ()
