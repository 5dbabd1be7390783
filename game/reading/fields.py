"""The named entries of one thing: unknown names are problems, missing ones too where they are needed."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.place import Place
from game.reading.findings import Findings
from game.reading.nodes import Broken, Entries, Node, Text
from game.reading.shapes import Shape, Thing, Whole
from game.reading.values import (
    empty,
    items_of,
    kind,
    lines_of,
    number_of,
    shortened,
    text_of,
    texts_of,
    yes_of,
)
from game.wording import _


class Fields:
    """The named entries of one thing. Unknown names are problems at once; known ones are read on asking."""

    def __init__(self, node: Node, thing: Thing, findings: Findings, at: Place) -> None:
        """`at` is where the absence of an entry is reported."""
        self.place = at
        self._thing = thing
        self._findings = findings
        self._entries: dict[str, tuple[Text, Node]] = {}
        self._misspelt: set[str] = set()
        self.broken = not isinstance(node, Entries)
        if isinstance(node, Entries):
            self._entries = node.by_name
            for name, value in node.by_name.values():
                if name.value not in thing.entries:
                    self._unknown(node, name, value)
        elif isinstance(node, Text) and not node.value.strip():
            empty(node, _("{what} with its entries").format(what=_(thing.what)), findings)
        elif not isinstance(node, Broken):
            findings.add(
                "wrong-shape",
                node.place,
                _("Here {what} is expected, and this is {seen}.").format(what=_(thing.what), seen=kind(node)),
                _("Write its entries below each other, two spaces further in: {words} ...").format(
                    words=", ".join(thing.names[:4])
                ),
            )

    def node(self, name: str, *, required: bool | None = None) -> Node | None:
        """What stands at this name, or None; a problem when it is required and missing.

        Whether it is required the vocabulary says, unless that depends on what else there is. Raises KeyError
        for a name that the vocabulary does not have.
        """
        known = self._thing.entries[name]
        entry = self._entries.get(name)
        if entry is None:
            required = known.required if required is None else required
            if required and not self.broken and name not in self._misspelt:
                self._findings.add(
                    "missing-entry",
                    self.place,
                    _('The entry "{name}" is missing: {what} needs it.').format(
                        name=name, what=_(self._thing.what)
                    ),
                    _('Write "{name}:" and what belongs there.').format(name=name),
                )
            return None
        return entry[1]

    def shape(self, name: str) -> Shape:
        """What the vocabulary says may stand at this name. Raises KeyError where it does not have it."""
        return self._thing.entries[name].shape

    def name_place(self, name: str) -> Place:
        """Where the name of an entry stands; the thing's own place when the entry is missing."""
        return self._entries[name][0].place if name in self._entries else self.place

    def value_place(self, name: str) -> Place:
        """Where the value of an entry stands; the thing's own place when the entry is missing."""
        return self._entries[name][1].place if name in self._entries else self.place

    def text(self, name: str, *, required: bool | None = None) -> str:
        """Running text, or nothing."""
        node = self.node(name, required=required)
        return (node and text_of(node, self._findings)) or ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, or nothing."""
        node = self.node(name)
        return texts_of(node, self._findings) if node else ()

    def lines(self, name: str) -> tuple[str, ...]:
        """Lines that stay apart, or nothing."""
        node = self.node(name)
        return lines_of(node, self._findings) if node else ()

    def number(self, name: str, otherwise: int) -> int:
        """A whole number in the range that the vocabulary gives it, or `otherwise` when there is none."""
        node, shape = self.node(name), self.shape(name)
        if not isinstance(shape, Whole):
            raise TypeError(f"{name} is no whole number")
        number = number_of(node, self._findings, shape.low, shape.high) if node else None
        return otherwise if number is None else number

    def yes(self, name: str) -> bool:
        """Whether the entry is there and says yes."""
        node = self.node(name)
        return bool(node and yes_of(node, self._findings))

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list, or nothing."""
        node = self.node(name)
        return items_of(node, self._findings) if node else ()

    def section(self, name: str) -> Iterator[tuple[Text, Node]]:
        """The named entries under this name, in order."""
        node = self.node(name)
        if isinstance(node, Entries):
            yield from node.by_name.values()
        elif isinstance(node, Text) and not node.value.strip():
            empty(node, _("a list of named entries"), self._findings)
        elif node is not None and not isinstance(node, Broken):
            self._findings.add(
                "wrong-shape",
                node.place,
                _('Under "{name}:" named entries are expected, and this is {seen}.').format(
                    name=name, seen=kind(node)
                ),
                _(
                    "Write every entry on a line of its own, two spaces further in: an id, a colon, and what "
                    "belongs to it below."
                ),
            )

    def _unknown(self, node: Entries, name: Text, value: Node) -> None:
        if node.braces and isinstance(value, Text) and not value.value:
            self._findings.add(
                "comma-in-text",
                name.place,
                _("Between braces a comma ends a text, so these words are taken for another entry."),
                _("Put the whole text between quotation marks."),
            )
            return
        known = self._thing.names
        self._findings.add(
            "unknown-entry",
            name.place,
            _('There is no entry "{value}" in {what}.').format(
                value=shortened(name.value), what=_(self._thing.what)
            ),
            self._findings.guess(
                name.value, known, _("It can have: {words}.").format(words=", ".join(known))
            ),
        )
        self._misspelt.add(self._findings.nearest(name.value, known))
