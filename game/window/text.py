"""Text set in lines: measured as it will be drawn, drawn once per line, and known span by span."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, TypeAlias

import pygame

from game.window.fonts import Face, Fonts, Role
from game.window.glyphs import clean

Colour: TypeAlias = tuple[int, int, int]

NO_SPAN = -1

# The small values below are made by the thousand for one letter, and hashed: tuples, not dataclasses.

# A long compound may be broken after its own hyphen, dash or slash, where a letter follows.
_HYPHENS = frozenset("-‐–—/")
_PART = re.compile(r"( *)(\n|[^ \n]*?[-‐–—/]+(?=[^\W\d_])|[^ \n]+|(?<= )$)")


class Style(NamedTuple):
    """How a run looks: role, size of the em in pixels, colour, line height in ems, pixels above the line.

    `below` is how many pixels more the lines it stands in keep free under them.
    """

    role: Role
    size: int
    colour: Colour
    leading: float = 1.4
    rise: int = 0
    below: int = 0


class Run(NamedTuple):
    """A stretch of text in one style. Runs with a `span` of 0 or more can be found again by it."""

    text: str
    style: Style
    span: int = NO_SPAN


@dataclass(slots=True, eq=False)
class Piece:
    """Part of a line drawn in one go: `x` from the left of the text, `drop` from the top of its line."""

    x: int
    drop: int
    text: str
    face: Face
    colour: Colour
    _ink: pygame.Surface | None = None

    @property
    def ink(self) -> pygame.Surface:
        """The piece drawn on nothing; the first call draws it."""
        if self._ink is None:
            self._ink = self.face.font.render(self.text, True, self.colour)
        return self._ink


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line; `top` and `baseline` count from the top of the text, `spans` are (left, right, span)."""

    top: int
    height: int
    baseline: int
    width: int
    pieces: tuple[Piece, ...]
    spans: tuple[tuple[int, int, int], ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text set in lines no wider than it was asked to be. `width` is that of its longest line."""

    lines: tuple[Line, ...]
    width: int
    height: int
    _tops: tuple[int, ...] = field(repr=False)

    def draw(self, surface: pygame.Surface, x: int, y: int) -> None:
        """Draw the lines that lie inside the surface's clip, the text's corner being at (x, y)."""
        clip = surface.get_clip()
        first = max(0, bisect_right(self._tops, clip.top - y) - 1)
        ink: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for line in self.lines[first:]:
            if y + line.top >= clip.bottom:
                break
            ink.extend((piece.ink, (x + piece.x, y + line.top + piece.drop)) for piece in line.pieces)
        surface.fblits(ink)

    def rects(self, span: int) -> tuple[pygame.Rect, ...]:
        """Where a span stands: one rectangle a line, as high as the line."""
        return tuple(
            pygame.Rect(left, line.top, right - left, line.height)
            for line in self.lines
            for left, right, name in line.spans
            if name == span
        )

    def baselines(self, span: int) -> tuple[tuple[int, int, int], ...]:
        """Where a line can be drawn under a span: (left, right, baseline) for each line of it."""
        return tuple(
            (left, right, line.baseline)
            for line in self.lines
            for left, right, name in line.spans
            if name == span
        )


class _Fragment(NamedTuple):
    text: str
    face: Face
    style: Style
    span: int


class _Word(NamedTuple):
    """What is never broken unless it is wider than a line; `gap` is the space before it, 0 for none."""

    fragments: tuple[_Fragment, ...]
    width: int
    gap: int


class _Set(NamedTuple):
    """Words set side by side: a line that does not know yet how far down it stands."""

    width: int
    height: int
    baseline: int
    pieces: tuple[Piece, ...]
    spans: tuple[tuple[int, int, int], ...]


def typeset(runs: Sequence[Run], width: int, fonts: Fonts) -> Passage:
    """The runs set one after the other in lines at most `width` pixels wide, ragged at the right.

    A line break in a run begins a new line. A word wider than the line is divided. Only where a single
    letter is wider than `width` does it stick out.
    """
    lines: list[Line] = []
    top = 0
    for words, style in _paragraphs(runs, fonts):
        for made in _filled(words, max(1, width), fonts) if words else [_set((), style, fonts)]:
            lines.append(Line(top, made.height, top + made.baseline, made.width, made.pieces, made.spans))
            top += made.height
    return Passage(
        tuple(lines), max((line.width for line in lines), default=0), top, tuple(line.top for line in lines)
    )


def _paragraphs(runs: Sequence[Run], fonts: Fonts) -> Iterator[tuple[list[_Word], Style]]:
    """The words between hard line breaks, with the style an empty line would have."""
    words: list[_Word] = []
    growing: list[_Fragment] = []  # what may go on in the next run: a word and its footnote's mark
    gap = 0
    for run in runs:
        style, span = run.style, run.span
        space = fonts.main(style.role, style.size).width(" ")
        pieces = fonts.pieces_of(style.role, style.size)
        after_hyphen = False
        for blank, part in _PART.findall(clean(run.text)):
            if growing and (blank or after_hyphen or part == "\n"):
                words.append(_word(growing, gap))
                growing, gap = [], 0
            if blank:
                gap = space
            if part == "\n":
                yield words, style
                words, gap = [], 0
            elif part:
                growing += [_Fragment(text, face, style, span) for face, text in pieces(part)]
            after_hyphen = part[-1:] in _HYPHENS
    if growing:
        words.append(_word(growing, gap))
    if runs:
        yield words, runs[-1].style


def _word(fragments: Sequence[_Fragment], gap: int) -> _Word:
    if len(fragments) == 1:
        only = fragments[0]
        return _Word((only,), only.face.width(only.text), gap)
    return _Word(tuple(fragments), sum(part.face.width(part.text) for part in fragments), gap)


def _filled(words: list[_Word], width: int, fonts: Fonts) -> Iterator[_Set]:
    """The words line by line."""
    waiting = deque(words)
    line: list[_Word] = []
    used = 0
    while waiting:
        word = waiting.popleft()
        if line and used + word.gap + word.width > width:
            made, spilled = _fitted(line, width, fonts)
            waiting.appendleft(word)
            waiting.extendleft(spilled)
            word = waiting.popleft()
            yield made
            line, used = [], 0
        if word.width > width:
            head, tail = _divided(word, width)
            if tail:
                yield _set((head,), head.fragments[0].style, fonts)
                waiting.appendleft(tail)
                continue
        used += (word.gap if line else 0) + word.width
        line.append(word)
        if not waiting:
            made, spilled = _fitted(line, width, fonts)
            yield made
            waiting.extendleft(spilled)
            line, used = [], 0


def _fitted(line: list[_Word], width: int, fonts: Fonts) -> tuple[_Set, list[_Word]]:
    """The words in a line, and those, last first, that do not fit after all.

    Letters can stand closer or wider beside a space than alone; the whole line has the last word.
    """
    spilled: list[_Word] = []
    made = _set(line, line[0].fragments[0].style, fonts)
    while made.width > width and len(line) > 1:
        spilled.append(line.pop())
        made = _set(line, line[0].fragments[0].style, fonts)
    return made, spilled


def _divided(word: _Word, width: int) -> tuple[_Word, _Word | None]:
    """The word cut so that its head fits, with a hyphen between letters; no tail when it cannot be cut."""
    used = 0
    for at, part in enumerate(word.fragments):
        whole = part.face.width(part.text)
        if used + whole > width:
            cut = _cut(part, width - used)
            if cut == 0 and at > 0:
                return _word(word.fragments[:at], word.gap), _word(word.fragments[at:], 0)
            cut = max(1, cut)
            if cut >= len(part.text):
                break
            head, tail = part.text[:cut], part.text[cut:]
            hyphen = "-" if cut > 1 and head[-1].isalpha() and tail[0].isalpha() else ""
            first = _Fragment(head + hyphen, part.face, part.style, part.span)
            rest = _Fragment(tail, part.face, part.style, part.span)
            return (
                _word((*word.fragments[:at], first), word.gap),
                _word((rest, *word.fragments[at + 1 :]), 0),
            )
        used += whole
    return word, None


def _cut(part: _Fragment, room: int) -> int:
    """How many characters fit with a hyphen after them, never parting a mark from its letter."""
    low, high = 0, len(part.text)
    while low < high:
        middle = (low + high + 1) // 2
        if part.face.font.size(part.text[:middle] + "-")[0] <= room:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(part.text) and unicodedata.combining(part.text[low]):
        low -= 1
    return low


def _set(words: Sequence[_Word], style: Style, fonts: Fonts) -> _Set:
    parts = list(_spaced(words))
    main = fonts.main(style.role, style.size)
    if _alike(parts):
        return _in_one_go(parts, main)
    ascent = max([main.ascent, *(part.face.ascent + part.style.rise for part in parts)])
    descent = max([main.descent, *(part.face.descent - part.style.rise for part in parts)])
    height = max([round(style.size * style.leading), ascent + descent])
    baseline = (height - ascent - descent) // 2 + ascent
    height += max((part.style.below for part in parts), default=0)
    pieces: list[Piece] = []
    spans: list[tuple[int, int, int]] = []
    x = 0
    for (face, colour, rise), group in groupby(parts, lambda p: (p.face, p.style.colour, p.style.rise)):
        text = ""
        for span, same in groupby(group, lambda p: p.span):
            left = x + (face.font.size(text)[0] if text else 0)
            text += "".join(part.text for part in same)
            if span != NO_SPAN:
                spans.append((left, x + face.font.size(text)[0], span))
        pieces.append(Piece(x, baseline - face.ascent - rise, text, face, colour))
        x += face.font.size(text)[0]
    return _Set(x, height, baseline, tuple(pieces), tuple(_joined(spans)))


def _alike(parts: Sequence[_Fragment]) -> bool:
    """Whether all of a line is one face, one style and one span: most lines are."""
    if not parts:
        return False
    _text, face, style, span = parts[0]
    return all(part.face is face and part.style is style and part.span == span for part in parts)


def _in_one_go(parts: Sequence[_Fragment], main: Face) -> _Set:
    """A line of parts that are alike."""
    _text, face, style, span = parts[0]
    text = "".join([part.text for part in parts])
    ascent = max(main.ascent, face.ascent + style.rise)
    descent = max(main.descent, face.descent - style.rise)
    height = max(round(style.size * style.leading), ascent + descent)
    baseline = (height - ascent - descent) // 2 + ascent
    wide = face.font.size(text)[0]
    piece = Piece(0, baseline - face.ascent - style.rise, text, face, style.colour)
    spans = () if span == NO_SPAN else ((0, wide, span),)
    return _Set(wide, height + style.below, baseline, (piece,), spans)


def _spaced(words: Sequence[_Word]) -> Iterator[_Fragment]:
    """The fragments of a line with its spaces; a space belongs to a span only between two parts of it."""
    before: _Fragment | None = None
    for word in words:
        if before and word.gap:
            span = before.span if before.span == word.fragments[0].span else NO_SPAN
            yield _Fragment(" ", before.face, before.style, span)
        yield from word.fragments
        before = word.fragments[-1]


def _joined(spans: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Neighbouring parts of one span as one."""
    for span, group in groupby(spans, lambda part: part[2]):
        parts = list(group)
        yield parts[0][0], parts[-1][1], span
