"""A page as blocks of plain lines: what is said together, and what it is known by when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from textwrap import TextWrapper

from game.pages.page import (
    Action,
    Bullets,
    Button,
    Card,
    Choice,
    Comparison,
    Course,
    Dial,
    Element,
    Event,
    Field,
    Heading,
    Map,
    MapPlace,
    Notice,
    Option,
    Page,
    Poll,
    Prose,
    Quote,
    Railway,
    Ruler,
    RulerPoint,
    Score,
    Scrubber,
    Sheet,
    SheetParagraph,
    Spectrum,
    Station,
    Timeline,
    Timer,
)
from game.terminal import hands, journeys
from game.wording import _


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are said together.

    `key` is what they are about: the same key with other lines is a change. Blocks of the same `row` stand
    directly under each other, the rest after an empty line. `marked` says that something is chosen or marked
    here, and `undone` is what is said when it no longer is (nothing, where another block says it). `sheet`
    is the title of the letter it belongs to; `printed` letters are those that never change.
    """

    key: str
    lines: tuple[str, ...]
    row: str = ""
    marked: bool = False
    undone: tuple[str, ...] = ()
    sheet: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A page put into words: its blocks, and what each number and word does.

    `doable` are options and buttons as (word, action) in the order of their numbers, which count from 1;
    a field has a number too, and stands there with itself. `sentences` are known by their labels alone, and
    `steps` of a play by their words. `passages` are the lines of each paragraph and sentence, by its label.
    `poll` is the matter on which hands can be counted. `titles` are what stands on each of `doable`.
    """

    blocks: tuple[Block, ...]
    doable: tuple[tuple[str, Action | Field], ...]
    sentences: dict[str, Action]
    primary: Action | None
    steps: dict[str, Action] = field(default_factory=dict)
    passages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    poll: Poll | None = None
    titles: tuple[str, ...] = ()


def say(page: Page, width: int) -> Said:
    """The page in words, no line longer than `width` unless a single word is."""
    speaker = _Speaker(width)
    blocks = [Block("title", speaker.wrap(f"# {page.title}"))]
    for element in (*((page.timer,) if page.timer else ()), *page.main, *page.aside, *page.buttons):
        blocks.extend(block for block in speaker.element(element) if block.lines)
    if page.terms:
        blocks.append(Block("terms", speaker.wrap(_("Explained:"))))
        blocks.extend(map(speaker.option, page.terms))
    if page.kind == "settings":
        seen = _("Size of text, colours and letters are those of the window; your terminal has its own.")
        blocks.insert(1, Block("in lines", speaker.wrap(seen)))
    return Said(
        tuple(blocks),
        tuple(speaker.doable),
        speaker.sentences,
        speaker.primary,
        speaker.steps,
        speaker.passages,
        next((element for element in page.main if isinstance(element, Poll)), None),
        tuple(speaker.titles),
    )


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> tuple[str, ...]:
    """The text in lines, every word whole, indented by `first` and then `rest`; empty text gives no line."""
    wrapper = TextWrapper(
        width,
        initial_indent=first,
        subsequent_indent=rest or first,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(wrapper.wrap(text))


@dataclass(slots=True)
class _Speaker:
    """Turns elements into blocks, counting what can be done on the way."""

    width: int
    doable: list[tuple[str, Action | Field]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    sentences: dict[str, Action] = field(default_factory=dict)
    primary: Action | None = None
    passages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    steps: dict[str, Action] = field(default_factory=dict)

    def element(self, element: Element) -> Iterator[Block]:
        """The blocks of one element of a page."""
        match element:
            case Sheet():
                yield from self._sheet(element)
            case Choice() | Spectrum():
                yield from self._choice(element)
            case Poll():
                yield from self._poll(element)
            case Card():
                yield from self._card(element)
            case Button():
                yield self.option(element)
            case Field():
                yield self._field(element)
            case Bullets() | Ruler() | Timeline():
                yield from (self._row(f"- {item}") for item in _items(element))
            case Map(places=places, here=here):
                yield from (block for place in places for block in self._place(place, place.id == here))
            case Scrubber() | Course() | Comparison() | Railway():
                yield from self._journey(element)
            case _:
                yield self._plain(element)

    def wrap(self, text: str, first: str = "", rest: str = "") -> tuple[str, ...]:
        """The text in lines of the speaker's width."""
        return wrapped(text, self.width, first, rest)

    def _plain(self, element: Heading | Prose | Notice | Quote | Dial | Score | Timer) -> Block:
        match element:
            case Timer(words=words):
                return Block("timer", self.wrap(_("Timer: {words}").format(words=words)))
            case Heading(text=text, level=level):
                return Block(f"heading {text}", self.wrap(f"{'#' * level} {text}"))
            case Prose(text=text):
                return Block(f"prose {text}", self._paragraphs(text))
            case Notice(text=text, tone=tone):
                return Block(f"notice {text}", self.wrap(f"{_tone(tone)}: {text}"))
            case Quote(text=text, source=source):
                words = f"“{text}” ({source})" if source else f"“{text}”"
                return Block(f"quote {words}", self.wrap(words, "    "))
            case Dial():
                return Block(f"dial {element.label}", self.wrap(_dial(element), "- ", "  "), row="dials")
            case Score(label=label, percent=percent, words=words):
                counted = _("nothing to count") if percent is None else f"{percent} %"
                return Block(f"score {label}", self.wrap(f"{label}: {counted}. {words}"))

    def _paragraphs(self, text: str) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in text.split("\n\n"):
            lines += ["", *self.wrap(paragraph)] if lines else self.wrap(paragraph)
        return tuple(lines)

    def _row(self, text: str) -> Block:
        return Block(f"row {text}", self.wrap(text, "", "  "), row="list")

    def _number(self, word: str, does: Action | Field, title: str) -> int:
        self.doable.append((word, does))
        self.titles.append(title)
        return len(self.doable)

    def _choice(self, choice: Choice | Spectrum) -> Iterator[Block]:
        yield Block("ask", self.wrap(choice.ask))
        if isinstance(choice, Choice):
            yield from map(self.option, choice.options)
            return
        if choice.low:
            yield self._row(_("from: {low}").format(low=choice.low))
        yield from map(self.option, choice.points)
        if choice.high:
            yield self._row(_("to: {high}").format(high=choice.high))

    def _poll(self, poll: Poll) -> Iterator[Block]:
        """As positions on a spectrum, each with its hands; then how hands are typed."""
        points = tuple(replace(count.take, note=hands.told(count.hands)) for count in poll.counts)
        yield from self._choice(Spectrum(poll.ask, points, poll.low, poll.high))
        yield Block("how hands are typed", self.wrap(hands.how(poll)))

    def _place(self, place: MapPlace, here: bool) -> Iterator[Block]:
        label = _("{place} (here)").format(place=place.label) if here else place.label
        yield self._row(f"- {label}")
        yield from (
            Block(f"there {place.id} {event}", self.wrap(event, "  - ", "    "), row="list")
            for event in place.events
        )

    def option(self, what: Option | Button) -> Block:
        """Something that can be done, under its number."""
        number = self._number(what.word, what.action, what.label)
        chosen = isinstance(what, Option) and what.chosen
        primary = isinstance(what, Button) and what.primary
        if primary and self.primary is None:
            self.primary = what.action
        state = _(" (chosen)") if chosen else _(" (Enter)") if primary else ""
        lines = self.wrap(f"{what.label} [{what.word}]{state}", f"{number:3}. ", "     ")
        return Block(f"do {what.word}", lines + self.wrap(what.note, "     "), row="do", marked=chosen)

    def _journey(self, element: Scrubber | Course | Comparison | Railway) -> Iterator[Block]:
        """What is said of plays that are looked back on."""
        match element:
            case Scrubber():
                yield from self._scrubber(element)
            case Course():
                for label, text in journeys.course(element):
                    yield Block(f"course {label}", self.wrap(text, "- ", "  "), row="course")
            case Comparison():
                for label, text in journeys.compared(element):
                    yield Block(f"pair {label}", self.wrap(text, "- ", "  "), row="pairs")
            case Railway():
                yield from (self._station(*what) for what in journeys.stations(element))

    def _scrubber(self, what: Scrubber) -> Iterator[Block]:
        """Where we are among the steps, then all of them by their words, then the ways back and on."""
        names = [step.word for step in what.steps]
        here = next((place for place, step in enumerate(what.steps, start=1) if step.chosen), 0)
        said = _("Step {n} of {all}. To go to another, type its word.").format(n=here, all=len(names))
        yield Block("scrubber", self.wrap(said))
        for step in what.steps:
            self.steps[step.word] = step.action
            text = f"{step.word}  {step.label}{_(' (here)') if step.chosen else ''}"
            yield Block(
                f"step {step.word}",
                self.wrap(text, "  ", "    "),
                row="steps",
                sheet=_("Steps"),
                printed=True,
            )
        yield from map(self.option, filter(None, (what.back, what.on)))

    def _station(self, station: Station, said: str) -> Block:
        option = replace(
            station.stop, note=" ".join(filter(None, (station.stop.note, f"({said})" if said else "")))
        )
        return self.option(option)

    def _field(self, what: Field) -> Block:
        number = self._number(what.id, what, what.label)
        value = what.value or _("(empty)")
        lines = self.wrap(f"{what.label} [{what.id}]: {value}", f"{number:3}. ", "     ")
        return Block(f"do {what.id}", lines + self.wrap(what.hint, "     "), row="do")

    def _card(self, card: Card) -> Iterator[Block]:
        yield Block(f"card {card.title}", self.wrap(f"## {card.title}"))
        for text in filter(None, (card.text, card.small)):
            yield Block(f"prose {text}", self._paragraphs(text))
        yield from map(self.option, card.buttons)

    def _sheet(self, sheet: Sheet) -> Iterator[Block]:
        printed = sheet.hand == "print"
        for block in self._parts(sheet):
            yield replace(block, sheet=sheet.title, printed=printed)

    def _parts(self, sheet: Sheet) -> Iterator[Block]:
        head = ", ".join(filter(None, (sheet.title, sheet.date)))
        yield Block(f"sheet {sheet.title}", self.wrap(f"## {head}" if head else ""))
        yield Block(f"greeting {sheet.title}", self._each(sheet.greeting))
        for paragraph in sheet.paragraphs:
            if any(sentence.action for sentence in paragraph.sentences):
                yield from self._markable(paragraph)
            else:
                text = " ".join(sentence.text for sentence in paragraph.sentences)
                key = f"{sheet.title} {paragraph.issue or paragraph.label or text}"
                lines = self.wrap(f"{paragraph.label} {text}".strip())
                self._remember(paragraph.label, lines)
                yield Block(key, lines)
        yield Block(f"signature {sheet.title}", self._each(sheet.signature))
        for note in sheet.notes:
            yield Block(f"note {note.mark}", self.wrap(f"[{note.mark}] {note.text}"), row="notes")
        yield Block(f"citation {sheet.title}", self.wrap(sheet.citation))

    def _markable(self, paragraph: SheetParagraph) -> Iterator[Block]:
        """A line for each sentence, under the label that marks it."""
        for sentence in paragraph.sentences:
            if sentence.action:
                self.sentences[sentence.word] = sentence.action
            marks = ", ".join(pencil.label for pencil in sentence.pencils)
            mark = _("[marked: {issues}] ").format(issues=marks) if marks else ""
            lines = self.wrap(f"{sentence.word} {mark}{sentence.text}", "", "  ")
            self._remember(paragraph.label, lines)
            if sentence.word != paragraph.label:
                self._remember(sentence.word, lines)
            yield Block(
                f"sentence {sentence.word}",
                lines,
                row=f"paragraph {paragraph.label}",
                marked=bool(marks),
                undone=self.wrap(_("{label} is no longer marked.").format(label=sentence.word)),
            )

    def _remember(self, label: str, lines: tuple[str, ...]) -> None:
        if label:
            self.passages[label] = (*self.passages.get(label, ()), *lines)

    def _each(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(line for text in lines for line in self.wrap(text, "", "  "))


def _items(element: Bullets | Ruler | Timeline) -> Iterator[str]:
    match element:
        case Bullets(items=items):
            yield from items
        case Ruler(points=points):
            yield from map(_point, points)
        case Timeline(events=events):
            yield from map(_event, events)


def _event(event: Event) -> str:
    words = f"{event.date}: {event.text}"
    return f"{words} ({event.note})" if event.note else words


def _tone(tone: str) -> str:
    return {"warning": _("Warning"), "error": _("Error")}.get(tone, _("Note"))


def _dial(dial: Dial) -> str:
    named = _("{label}: {value}, on a scale from {lowest} ({low}) to {highest} ({high})")
    bare = _("{label}: {value}, on a scale from {lowest} to {highest}")
    words = (named if dial.low and dial.high else bare).format(
        label=dial.label,
        value=dial.value,
        lowest=dial.lowest,
        low=dial.low,
        highest=dial.highest,
        high=dial.high,
    )
    if dial.before is not None and dial.before != dial.value:
        words += _("; before: {before}").format(before=dial.before)
    return f"{words}. {dial.words}".strip()


def _point(point: RulerPoint) -> str:
    said = [_("credit {credit} of 100").format(credit=point.credit)] if point.credit is not None else []
    said += [hands.told(point.hands)] if point.hands is not None else []
    if point.yours:
        said.insert(0, _("yours"))
    if point.history:
        said.insert(0, _("history"))
    return f"{point.label} ({', '.join(said)})" if said else point.label
