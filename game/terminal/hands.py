"""The hands of a class in plain lines: how they are told, and how they are typed."""

from __future__ import annotations

import re

from game.pages.page import Action, Poll
from game.wording import _, plural

HANDS = "hands"


def told(hands: int) -> str:
    """So many hands, in words."""
    return plural("{n} hand", "{n} hands", hands).format(n=hands)


def how(poll: Poll) -> str:
    """How the hands of this matter are typed."""
    words = [count.take.word for count in poll.counts]
    numbers = " ".join(str(n) for n in range(3, 3 + len(words)))
    return _(
        "To count hands, type hands and a number for each position in turn, such as: hands {numbers}; or for "
        "one: hands {word} 12, + {word}, - {word}."
    ).format(numbers=numbers, word=words[0])


def typed(line: str, poll: Poll | None) -> Action | str | None:
    """What a line says about hands: an action; or a sentence on what is wrong with it; else None.

    After a sign a position may be named by its number too; elsewhere a number is one of hands.
    """
    first, rest = _split(line)
    if poll is None or first not in (HANDS, "+", "-"):
        return None
    positions = {count.take.word.casefold(): count.take.action.words[1] for count in poll.counts}
    if first in ("+", "-"):
        numbered = dict(zip(map(str, range(1, 100)), positions.values(), strict=False))
        position = {**positions, **numbered}.get(" ".join(rest))
        return Action("hands", (poll.matter, position, first)) if position else how(poll)
    if len(rest) == 2 and rest[0] in positions and rest[1].isdecimal():
        return Action("hands", (poll.matter, positions[rest[0]], rest[1]))
    if len(rest) == len(positions) and all(number.isdecimal() for number in rest):
        pairs = zip(positions.values(), rest, strict=True)
        return Action("hands", (poll.matter, *(word for pair in pairs for word in pair)))
    return how(poll)


def _split(line: str) -> tuple[str, list[str]]:
    """The first word, or a sign that may stand directly before the next, and the rest."""
    words = re.sub(r"^([+-])\s*", r"\1 ", line.casefold().replace(",", " ")).split()
    return (words[0], words[1:]) if words else ("", [])
