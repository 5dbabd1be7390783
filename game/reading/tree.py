"""A teacher's YAML as entries, lists and texts with their places. The only place that knows YAML's parser.

Everything stays text: no `Yes` becomes true, no `18:00` a number, no `1954-08-11` a date.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from typing import Protocol, TypeAlias

import yaml

from game.model.place import Place
from game.reading.complaints import complain, complain_of_quote
from game.reading.decoding import CONTROL, Source
from game.reading.findings import Findings

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without its C half: slower, and the same otherwise
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

DEEPEST = 40
"""How deep entries and lists may stand in each other."""

_QUOTES = ("'", '"')
_INVISIBLE = re.compile(f"{CONTROL.pattern}|[\x85\u2028\u2029]")
_ENTRY = re.compile(r" [\w-]+:(?= )")  # the lines of a text between quotation marks are folded into one

_Event: TypeAlias = yaml.events.Event


class _Mark(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Node:
    """Something in the file that has a place."""

    __slots__ = ("_column", "_length", "_line", "source")

    def __init__(self, source: Source, line: int, column: int, length: int) -> None:
        self.source = source
        self._line = line
        self._column = column
        self._length = length

    @property
    def place(self) -> Place:
        """Where it begins; a stretch of its first line."""
        return self.source.place(self._line, self._column, self._length)

    @property
    def begins(self) -> tuple[int, int]:
        """The line and column where it begins, from 0."""
        return self._line, self._column


class Text(Node):
    """A text: plain, between quotation marks, or a block.

    `cut` is the place of a ` #` that ended the text, if there is one.
    """

    __slots__ = ("_one_line", "cut", "style", "value")

    def __init__(self, source: Source, event: yaml.events.ScalarEvent) -> None:
        line, column = _where(event.start_mark)
        last, end = _where(event.end_mark)
        self._one_line = line == last
        if event.style in ("|", ">"):
            length = 1
        else:
            length = end - column if self._one_line else len(source.lines[line]) - column
        super().__init__(source, line, column, length)
        self.value: str = event.value
        self.style: str = event.style or ""
        self.cut: Place | None = None

    @property
    def greedy(self) -> bool:
        """Whether it stands between quotation marks and holds what looks like the next entries."""
        return not self._one_line and self.style in _QUOTES and bool(_ENTRY.search(self.value))

    def within(self, offset: int, length: int) -> Place:
        """The place of some characters of the text: exact while it stands on one line without escapes."""
        raw = self.source.lines[self._line][self._column : self._column + self._length]
        margin = 1 if self.style else 0
        if not self._one_line or raw[margin : len(raw) - margin] != self.value:
            return self.place
        return self.source.place(self._line, self._column + margin + offset, length)


class List(Node):
    """A list, one item after a dash each (or between square brackets)."""

    __slots__ = ("items",)

    def __init__(self, source: Source, line: int, column: int) -> None:
        super().__init__(source, line, column, len(source.lines[line]))
        self.items: list[Node] = []


class Entries(Node):
    """Named entries (`name: value`); `braces` when they stand on one line between braces."""

    __slots__ = ("_waiting", "braces", "by_name")

    def __init__(self, source: Source, line: int, column: int, *, braces: bool) -> None:
        super().__init__(source, line, column, len(source.lines[line]))
        self.braces = braces
        self.by_name: dict[str, tuple[Text, Node]] = {}
        self._waiting: Node | None = None

    def accept(self, node: Node, findings: Findings) -> None:
        """Take a name and a value by turns; of two with the same name the first stays, with a problem."""
        name, self._waiting = self._waiting, None
        if name is None:
            self._waiting = node
        elif not isinstance(name, Text):
            if not isinstance(name, Broken):
                findings.add(
                    "wrong-shape",
                    name.place,
                    "Here the name of an entry is expected, and this is more than a name.",
                    'Write a short name, a colon and a space. A text that begins with "[", "{" or "?" needs '
                    "quotation marks.",
                )
        elif name.value == "<<":
            _refuse_shortcut(name, "<<", findings)
        elif name.value in self.by_name:
            findings.add(
                "duplicate-key",
                name.place,
                f'The entry "{name.value}" stands here a second time.',
                "Keep one of the two.",
                second=self.by_name[name.value][0].place,
                second_note="It stands here first.",
            )
        else:
            self.by_name[name.value] = (name, node)


class Broken(Node):
    """Something that a problem was already reported for; nothing more is said about it."""

    __slots__ = ()


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Several(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


def parse(source: Source, findings: Findings, loader: type = _Loader) -> Node | None:
    """What the file holds, or None with a problem saying why it cannot be read as YAML at all."""
    if _has_directives(source, findings):
        return None
    greedy: list[Text] = []
    collecting = gc.isenabled()
    gc.disable()  # a growing tree is all garbage collection would look at, again and again
    try:
        return _build(source, findings, _events(source, loader), greedy)
    except _TooDeep as error:
        findings.add(
            "too-deep",
            error.place,
            f"Entries stand here more than {DEEPEST} deep in each other.",
            "Check the indentation and the brackets: a scenario needs fewer than ten levels.",
        )
    except _Several as error:
        findings.add(
            "several-documents",
            error.place,
            'A line "---" or "..." begins a second document here. One file holds one scenario.',
            "Delete the line, or put what follows into a file of its own.",
        )
    except yaml.MarkedYAMLError as error:
        stopped = error.problem_mark or error.context_mark
        about = f"{error.context or ''} {error.problem or ''}"
        if greedy:
            complain_of_quote(source, *greedy[0].begins, findings)
        else:
            complain(source, about, _where(error.context_mark or stopped), _where(stopped), findings)
    finally:
        if collecting:
            gc.enable()
    return None


def _where(mark: _Mark | None) -> tuple[int, int]:
    """Line and column from 0, as YAML's parser counts them; every event of a text that was read has them."""
    return (mark.line, mark.column) if mark else (0, 0)


def _events(source: Source, loader: type) -> Iterator[_Event]:
    parser = loader(source.text + "\n")
    documents = 0
    try:
        while True:
            event: _Event | None = parser.get_event()
            if event is None:
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Several(source.place(*_where(event.start_mark), 3))
            yield event
    finally:
        parser.dispose()


def _build(source: Source, findings: Findings, events: Iterator[_Event], greedy: list[Text]) -> Node | None:
    """The file's outermost node. Texts that seem to have swallowed entries are added to `greedy`."""
    with_hash = {number for number, line in enumerate(source.lines) if "#" in line}
    root: Node | None = None
    open_: list[List | Entries] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
            continue
        node = _node(source, event, with_hash, findings)
        if node is None:
            continue
        if isinstance(node, Text) and node.greedy:
            greedy.append(node)
        if not open_:
            root = node
        elif isinstance(open_[-1], List):
            open_[-1].items.append(node)
        else:
            open_[-1].accept(node, findings)
        if isinstance(node, List | Entries):
            open_.append(node)
            if len(open_) > DEEPEST:
                raise _TooDeep(node.place)
    return root


def _node(source: Source, event: _Event, with_hash: set[int], findings: Findings) -> Node | None:
    """What begins with this event, or None where nothing of the teacher's does."""
    if isinstance(event, yaml.ScalarEvent):
        return _text(source, event, with_hash, findings)
    if isinstance(event, yaml.CollectionStartEvent):
        return _collection(source, event, findings)
    if isinstance(event, yaml.AliasEvent):
        name = event.anchor or ""
        node = Broken(source, *_where(event.start_mark), len(name) + 1)
        _refuse_shortcut(node, "*" + name, findings)
        return node
    return None


def _text(source: Source, event: yaml.events.ScalarEvent, with_hash: set[int], findings: Findings) -> Text:
    text = Text(source, event)
    if event.anchor or event.tag:
        _refuse_anchor_or_tag(text, event, findings)
    if event.style == '"' and not text.value.isprintable() and _INVISIBLE.search(text.value):
        findings.add(
            "backslash",
            text.place,
            "Between double quotation marks a backslash has a special meaning; this one makes no letter.",
            "Write two backslashes, or put the text between single quotation marks (').",
        )
    line, end = _where(event.end_mark)
    if line in with_hash and not event.style:
        rest = source.lines[line][end:]
        if rest.lstrip().startswith("#"):
            text.cut = source.place(line, end + rest.index("#"), len(rest))
    return text


def _collection(
    source: Source, event: yaml.events.CollectionStartEvent, findings: Findings
) -> List | Entries:
    line, column = _where(event.start_mark)
    node: List | Entries
    if isinstance(event, yaml.MappingStartEvent):
        node = Entries(source, line, column, braces=bool(event.flow_style))
    else:
        node = List(source, line, column)
    if event.anchor or event.tag:
        _refuse_anchor_or_tag(node, event, findings)
    return node


def _refuse_anchor_or_tag(node: Node, event: yaml.events.NodeEvent, findings: Findings) -> None:
    tag: str | None = getattr(event, "tag", None)
    _refuse_shortcut(node, "&" + event.anchor if event.anchor else tag or "!", findings)


def _refuse_shortcut(node: Node, sign: str, findings: Findings) -> None:
    findings.add(
        "yaml-shortcut",
        node.place,
        f'A word that begins with "{sign[0]}" has a special meaning in YAML that scenarios do not use.',
        "If it is part of a text, put the whole text between quotation marks. Otherwise delete it and write "
        "out what it stands for.",
    )


def _has_directives(source: Source, findings: Findings) -> bool:
    for number, line in enumerate(source.lines):
        if line.startswith("%"):
            findings.add(
                "yaml-shortcut",
                source.place(number, 0, len(line)),
                'A line that begins with "%" is an instruction to YAML that scenarios do not use.',
                "Delete the line.",
            )
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            return False
    return False
