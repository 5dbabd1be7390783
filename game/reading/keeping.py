"""What was parsed of a file the last time, so that a save costs only what was changed.

A file is divided where an entry begins in the first column, and a section again where its own entries begin.
What cannot be parsed part by part is parsed as a whole, and so is whatever has anything wrong in it: its
problems are the same as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.reading.decoding import Source
from game.reading.findings import Findings
from game.reading.nodes import Entries
from game.reading.tree import parse

_ENTRY = re.compile(r"^[\w-]+:(?= |$)", re.MULTILINE)
_INNER = re.compile(r"^  [\w-]+:(?= |$)", re.MULTILINE)
_SECTION = re.compile(r"[\w-]+: *(?:#.*)?\n(?: *(?:#.*)?\n)*(?=  [\w-]+:(?: |$))", re.MULTILINE)
_SEVERAL = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    column: int


_BEGIN = _Mark(0, 0)


@dataclass(slots=True)
class Kept:
    """The parts of one file, by the entry they stand under and their text, as they were read last.

    They are in one level of texts and the file's own language: a tree of them is good for no other.
    """

    _parts: dict[tuple[str, str], Entries] = field(default_factory=dict)
    _fresh: dict[tuple[str, str], Entries] = field(default_factory=dict)

    def tree(self, source: Source) -> Entries | None:
        """The tree of the file put together, or None where it has to be parsed as a whole."""
        self._fresh = {}
        if _SEVERAL.search(source.text):
            return None
        root, line = Entries(source, _BEGIN, braces=False), 0
        for text in _divided(source.text, _ENTRY):
            section = self._section(source.file, line, text)
            if section is None or not _into(root, section):
                return None
            line += text.count("\n")
        return root

    def keep(self) -> None:
        """Keep the parts of the last tree, in which nothing was wrong."""
        self._parts, self._fresh = self._fresh, {}

    def _section(self, file: str, line: int, text: str) -> Entries | None:
        """An entry of the file: whole, or put together of what stands under it."""
        head = _SECTION.match(text)
        if head is None:
            return self._part(file, line, "", text)
        # The name alone has no value yet; the first of its entries gives it one.
        first, *others = _divided(text[head.end() :], _INNER)
        whole = self._part(file, line, "", head[0] + first)
        name = text.partition(":")[0]
        entry = whole.by_name.get(name) if whole else None
        if whole is None or entry is None or not isinstance(entry[1], Entries):
            return None
        inner = Entries(entry[1].source, _Mark(*entry[1].begins), braces=False)
        line += head[0].count("\n") + first.count("\n")
        for part in (entry[1], *self._parts_of(file, line, name, others)):
            if part is None or not _into(inner, part):
                return None
        section = Entries(whole.source, _BEGIN, braces=False)
        section.by_name[name] = entry[0], inner
        return section

    def _parts_of(self, file: str, line: int, name: str, texts: list[str]) -> Iterator[Entries | None]:
        for text in texts:
            yield self._part(file, line, name, text)
            line += text.count("\n")

    def _part(self, file: str, line: int, under: str, text: str) -> Entries | None:
        """These lines as they were parsed before, or parsed now; None where they cannot be."""
        known = self._parts.get((under, text))
        if known is None:
            findings = Findings()
            parsed = parse(Source.of(file, text), findings)
            if not isinstance(parsed, Entries) or findings.sorted():
                return None
            known = parsed
        known.source.first = line
        self._fresh[under, text] = known
        return known


def _divided(text: str, entry: re.Pattern[str]) -> list[str]:
    """The text in parts, each beginning with an entry; what stands before the first belongs to it."""
    starts = [match.start() for match in entry.finditer(text)]
    starts[:1] = [0]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _into(whole: Entries, part: Entries) -> bool:
    """Put the entries of a part into the whole; false where one of them is there already."""
    if part.by_name.keys() & whole.by_name.keys():
        return False
    whole.by_name.update(part.by_name)
    return True
