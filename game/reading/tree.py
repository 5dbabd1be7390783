"""A teacher's YAML as entries, lists and texts with their places. The only place that knows YAML's parser.

Everything stays text: no `Yes` becomes true, no `18:00` a number, no `1954-08-11` a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from game.model.place import Place
from game.reading.complaints import complain, complain_of_quote
from game.reading.decoding import CONTROL, Source
from game.reading.findings import Findings
from game.reading.nodes import Broken, Entries, List, Mark, Node, Text, refuse_shortcut
from game.wording import _

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without its C half: slower, and the same otherwise
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

DEEPEST = 40
"""How deep entries and lists may stand in each other."""

_INVISIBLE = re.compile(f"{CONTROL.pattern}|[\x85\u2028\u2029]")
_ENTRY = re.compile(r" [\w-]+:(?= )")  # the lines of a text between quotation marks are folded into one


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Several(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


def parse(source: Source, findings: Findings, loader: type | None = None) -> Node | None:
    """What the file holds, or None with a problem saying why it cannot be read as YAML at all.

    `loader` is the parser of YAML; where none is given, the fastest there is.
    """
    if _has_directives(source, findings):
        return None
    builder = _Builder(source, findings)
    try:
        return builder.build(loader or _Loader)
    except _TooDeep as error:
        findings.add(
            "too-deep",
            error.place,
            _("Entries stand here more than {deepest} deep in each other.").format(deepest=DEEPEST),
            _("Check the indentation and the brackets: a scenario needs fewer than ten levels."),
        )
    except _Several as error:
        findings.add(
            "several-documents",
            error.place,
            _('A line "---" or "..." begins a second document here. One file holds one scenario.'),
            _("Delete the line, or put what follows into a file of its own."),
        )
    except yaml.MarkedYAMLError as error:
        if builder.greedy:
            complain_of_quote(source, *builder.greedy.begins, findings)
        else:
            stopped = error.problem_mark or error.context_mark
            about = f"{error.context or ''} {error.problem or ''}"
            complain(source, about, _where(error.context_mark or stopped), _where(stopped), findings)
    return None


class _Builder:
    """Makes nodes of the parser's events. Events are not trusted to be few: there is no recursion.

    `greedy` is the first text between quotation marks that seems to have swallowed other entries.
    """

    def __init__(self, source: Source, findings: Findings) -> None:
        self.greedy: Text | None = None
        self._source = source
        self._findings = findings
        self._with_hash = {number for number, line in enumerate(source.lines) if "#" in line}
        self._root: Node | None = None
        self._open: list[List | Entries] = []
        self._documents = 0

    def build(self, loader: type) -> Node | None:
        """The outermost node, or None where there is none. Raises what the parser raises."""
        parser = loader(self._source.text + "\n")
        handlers = self._handlers()  # not kept: they lead round to the tree, which must go when it is read
        try:
            while (event := parser.get_event()) is not None:
                handlers[event.__class__](event)
        finally:
            parser.dispose()
        return self._root

    def _handlers(self) -> dict[type, Callable[[Any], None]]:
        return {
            yaml.StreamStartEvent: self._nothing,
            yaml.StreamEndEvent: self._nothing,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: self._nothing,
            yaml.ScalarEvent: self._text,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._list,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingStartEvent: self._entries,
            yaml.MappingEndEvent: self._close,
        }

    def _nothing(self, event: yaml.Event) -> None:
        """Take note of what has no part in the tree: nothing."""

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _Several(self._source.place(*_where(event.start_mark), 3))

    def _text(self, event: Any) -> None:
        style = event.style or ""
        text = Text(self._source, event.value, style, event.start_mark, event.end_mark)
        if event.anchor or event.tag:
            self._refuse(text, event)
        if style:
            self._look_between_quotes(text)
        elif text.ends[0] in self._with_hash:
            self._look_for_comment(text)
        self._add(text)

    def _alias(self, event: Any) -> None:
        node = Broken(self._source, event.start_mark)
        refuse_shortcut(node, "*", self._findings)
        self._add(node)

    def _list(self, event: Any) -> None:
        node = List(self._source, event.start_mark)
        self._enter(node, event)

    def _entries(self, event: Any) -> None:
        node = Entries(self._source, event.start_mark, braces=bool(event.flow_style))
        self._enter(node, event)

    def _enter(self, node: List | Entries, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse(node, event)
        self._add(node)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            raise _TooDeep(node.place)

    def _close(self, event: yaml.Event) -> None:
        self._open.pop()

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].accept(node, self._findings)
        else:
            self._root = node

    def _refuse(self, node: Node, event: Any) -> None:
        refuse_shortcut(node, "&" if event.anchor else event.tag, self._findings)

    def _look_between_quotes(self, text: Text) -> None:
        if text.style in ("|", ">"):
            return
        if self.greedy is None and not text.one_line and _ENTRY.search(text.value):
            self.greedy = text
        if text.style == '"' and not text.value.isprintable() and _INVISIBLE.search(text.value):
            self._findings.add(
                "backslash",
                text.place,
                _(
                    "Between double quotation marks a backslash has a special meaning; this one "
                    "makes no letter."
                ),
                _("Write two backslashes, or put the text between single quotation marks (')."),
            )

    def _look_for_comment(self, text: Text) -> None:
        line, end = text.ends
        rest = self._source.lines[line][end:]
        if rest.lstrip().startswith("#"):
            text.cut = self._source.place(line, end + rest.index("#"), len(rest))


def _where(mark: Mark | None) -> tuple[int, int]:
    """Line and column from 0; the parser gives them with every event and error of a text in memory."""
    return (mark.line, mark.column) if mark else (0, 0)


def _has_directives(source: Source, findings: Findings) -> bool:
    """Whether instructions to the parser stand before everything else; it would follow them, however many."""
    for number, line in enumerate(source.lines):
        if line.startswith("%"):
            findings.add(
                "yaml-shortcut",
                source.place(number, 0, len(line)),
                _('A line that begins with "%" is an instruction to YAML that scenarios do not use.'),
                _("Delete the line."),
            )
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            return False
    return False
