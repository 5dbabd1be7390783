"""The stretch of a letter that is nearest to a misquotation, and what differs, word by word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from game.model.place import Place
from game.reading.decoding import Source
from game.reading.evenness import even

_MOST_WORDS = 300  # of a misquotation; comparing grows with the square
_COMMON = 60  # a word that stands this often in the letter says little about where to look
_NEAR = 0.6  # share of words in common from which it counts as a misquotation of these words
_PUNCTUATION = ".,;:!?'\"()[]-"
_SHOWN_AROUND = 4  # words shown before and after a difference


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest words: where they stand, and both versions with the differing words in `>>  <<`."""

    place: Place
    letter: str
    quoted: str


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    start: int
    end: int


def nearest(quoted: str, source: Source, start: int, end: int, marks: re.Pattern[str] | None) -> Near | None:
    """The words nearest to these between two offsets of the source's text, or None when nothing is near."""
    wanted = [even(word) for word in quoted.split()][:_MOST_WORDS]
    words = _words(source.text, start, end, marks)
    window = _window(wanted, words)
    if not wanted or not window:
        return None
    window = _without_edges(window, wanted)
    matcher = SequenceMatcher(None, [word.plain for word in window], wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    if not blocks or same < _NEAR * len(wanted):
        return None
    # Words before the first and after the last common one belong to the letter's context, unless the
    # quotation has other words there in their stead.
    first = max(0, blocks[0].a - blocks[0].b)
    last = blocks[-1]
    after = min(len(window), last.a + last.size + len(wanted) - last.b - last.size)
    window = window[first:after]
    letter, quoted_marked = _marked([word.plain for word in window], wanted)
    return Near(_place(source, window[0].start, window[-1].end), letter, quoted_marked)


def _words(text: str, start: int, end: int, marks: re.Pattern[str] | None) -> list[_Word]:
    words = []
    for match in re.finditer(r"\S+", text[start:end]):
        plain = even(match[0])
        plain = marks.sub("", plain) if marks else plain
        if plain:
            words.append(_Word(plain, start + match.start(), start + match.end()))
    return words


def _without_edges(window: list[_Word], wanted: list[str]) -> list[_Word]:
    """The words, bare of punctuation where the quotation begins or ends inside it: that is no difference."""
    found = []
    for word in window:
        plain = word.plain
        if plain.rstrip(_PUNCTUATION) == wanted[-1]:
            word = replace(word, plain=wanted[-1], end=word.end - len(plain) + len(wanted[-1]))
        elif plain.lstrip(_PUNCTUATION) == wanted[0]:
            word = replace(word, plain=wanted[0], start=word.start + len(plain) - len(wanted[0]))
        found.append(word)
    return found


def _window(wanted: list[str], words: list[_Word]) -> list[_Word]:
    """The stretch of the letter where most words of the quotation stand at the right distance."""
    where: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        where.setdefault(_key(word.plain), []).append(index)
    votes: Counter[int] = Counter()
    for index, wanted_word in enumerate(wanted):
        positions = where.get(_key(wanted_word), [])
        if len(positions) <= _COMMON or len(wanted) <= 6:
            votes.update(position - index for position in positions[: 50 * _COMMON])
    if not votes:
        return []
    # A dropped or added word shifts what follows by one; so neighbouring shifts count together.
    best = max(votes, key=lambda shift: (sum(votes[shift + step] for step in (-2, -1, 0, 1, 2)), -shift))
    margin = 4 + len(wanted) // 4
    return words[max(0, best - margin) : best + len(wanted) + margin]


def _marked(letter: list[str], quoted: list[str]) -> tuple[str, str]:
    """Both versions, differing words marked, long common stretches shortened to an ellipsis."""
    one: list[str] = []
    other: list[str] = []
    operations = SequenceMatcher(None, letter, quoted, autojunk=False).get_opcodes()
    for number, (operation, a, b, c, d) in enumerate(operations):
        if operation == "equal":
            common = _shorter(letter[a:b], first=number == 0, last=number == len(operations) - 1)
            one += common
            other += common
        else:
            one += [">>" + " ".join(letter[a:b]) + "<<"] if b > a else []
            other += [">>" + " ".join(quoted[c:d]) + "<<"] if d > c else []
    return " ".join(one), " ".join(other)


def _shorter(words: list[str], *, first: bool, last: bool) -> list[str]:
    if first and len(words) > _SHOWN_AROUND:
        return ["...", *words[-_SHOWN_AROUND:]]
    if last and len(words) > _SHOWN_AROUND:
        return [*words[:_SHOWN_AROUND], "..."]
    if not first and not last and len(words) > 2 * _SHOWN_AROUND:
        return [*words[:_SHOWN_AROUND], "...", *words[-_SHOWN_AROUND:]]
    return words


def _place(source: Source, start: int, end: int) -> Place:
    text = source.text
    line = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1)
    return source.place(line, column, end - start)


def _key(word: str) -> str:
    return re.sub(r"\W+", "", word).lower()
