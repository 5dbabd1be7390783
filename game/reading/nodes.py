"""What a file holds: texts, lists and named entries, each with its place."""

from __future__ import annotations

from typing import Protocol

from game.model.place import Place
from game.reading.decoding import Source
from game.reading.findings import Findings
from game.wording import _


class Mark(Protocol):
    """Where YAML's parser stood: line and column from 0."""

    @property
    def line(self) -> int:
        """The line, counted from 0."""

    @property
    def column(self) -> int:
        """The column, counted from 0 in characters."""


class Node:
    """Something in the file. Its place is made when it is asked for: most are never asked."""

    __slots__ = ("_start", "source")

    def __init__(self, source: Source, start: Mark) -> None:
        self.source = source
        self._start = start

    @property
    def place(self) -> Place:
        """Where it begins; a stretch of its first line."""
        line = self._start.line
        return self.source.place(line, self._start.column, len(self.source.lines[line]))

    @property
    def begins(self) -> tuple[int, int]:
        """The line and column where it begins, from 0."""
        return self._start.line, self._start.column


class Text(Node):
    """A text: plain (style empty), between quotation marks (the mark), or a block (`|` or `>`).

    `cut` is the place of a ` #` that ended the text, if there is one.
    """

    __slots__ = ("_end", "cut", "style", "value")

    def __init__(self, source: Source, value: str, style: str, start: Mark, end: Mark) -> None:
        self.source = source
        self.value = value
        self.style = style
        self._start = start
        self._end = end
        self.cut: Place | None = None

    @property
    def place(self) -> Place:
        """Where it begins; a stretch of its first line, or the sign of a block."""
        line, column = self._start.line, self._start.column
        if self.style in ("|", ">"):
            return self.source.place(line, column)
        length = self._end.column - column if self.one_line else len(self.source.lines[line])
        return self.source.place(line, column, length)

    @property
    def ends(self) -> tuple[int, int]:
        """The line and column right behind it, from 0."""
        return self._end.line, self._end.column

    @property
    def one_line(self) -> bool:
        """Whether it ends on the line where it begins."""
        return self._start.line == self._end.line

    def within(self, offset: int, length: int) -> Place:
        """The place of some characters of the text: exact while it stands on one line without escapes."""
        line, column = self._start.line, self._start.column
        margin = 1 if self.style else 0
        raw = self.source.lines[line][column + margin : self._end.column - margin]
        if not self.one_line or raw != self.value:
            return self.place
        return self.source.place(line, column + margin + offset, length)


class List(Node):
    """A list, one item after a dash each (or between square brackets)."""

    __slots__ = ("items",)

    def __init__(self, source: Source, start: Mark) -> None:
        super().__init__(source, start)
        self.items: list[Node] = []

    def accept(self, node: Node, findings: Findings) -> None:
        """Take the next item."""
        del findings  # a list can hold anything; entries have something to say
        self.items.append(node)


class Entries(Node):
    """Named entries (`name: value`); `braces` when they stand on one line between braces."""

    __slots__ = ("_waiting", "braces", "by_name")

    def __init__(self, source: Source, start: Mark, *, braces: bool) -> None:
        super().__init__(source, start)
        self.braces = braces
        self.by_name: dict[str, tuple[Text, Node]] = {}
        self._waiting: Node | None = None

    def accept(self, node: Node, findings: Findings) -> None:
        """Take a name and a value by turns; of two with the same name the first stays, with a problem."""
        name = self._waiting
        if name is None:
            self._waiting = node
            return
        self._waiting = None
        if not isinstance(name, Text):
            _refuse_name(name, findings)
        elif name.value == "<<":
            refuse_shortcut(name, "<<", findings)
        elif name.value in self.by_name:
            findings.add(
                "duplicate-key",
                name.place,
                _('The entry "{value}" stands here a second time.').format(value=name.value),
                _("Keep one of the two."),
                second=self.by_name[name.value][0].place,
                second_note=_("It stands here first."),
            )
        else:
            self.by_name[name.value] = (name, node)


class Broken(Node):
    """Something that a problem was already reported for; nothing more is said about it."""

    __slots__ = ()


def refuse_shortcut(node: Node, sign: str, findings: Findings) -> None:
    """Note that this begins with a sign by which YAML means more than a text."""
    findings.add(
        "yaml-shortcut",
        node.place,
        _('A word that begins with "{sign}" has a special meaning in YAML that scenarios do not use.').format(
            sign=sign[0]
        ),
        _(
            "If it is part of a text, put the whole text between quotation marks. Otherwise delete it "
            "and write out what it stands for."
        ),
    )


def _refuse_name(name: Node, findings: Findings) -> None:
    if not isinstance(name, Broken):
        findings.add(
            "wrong-shape",
            name.place,
            _("Here the name of an entry is expected, and this is more than a name."),
            _(
                'Write a short name, a colon and a space. A text that begins with "[", "{" or "?" needs '
                "quotation marks."
            ),
        )
