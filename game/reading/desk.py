"""What lies on the desk while a scenario is read: all names, the letters, and the problems so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.model.place import Place
from game.reading.fields import Fields
from game.reading.findings import Findings
from game.reading.names import Known, Names
from game.reading.nodes import Entries, Node, Text
from game.reading.quotations import Body
from game.reading.shapes import Thing
from game.reading.values import items_of, word_of


@dataclass(slots=True)
class Desk:
    """Handed to every reader of a part of a scenario.

    `letters` are the bodies of those that could be read, by id; `told` remembers which entries of which
    moments were reported as missing, since many issues may need them; `questions` are the ids of those read
    so far, with their places.
    """

    names: Names
    findings: Findings
    letters: dict[str, Body] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    questions: dict[str, Place] = field(default_factory=dict)

    def fields(self, name: Text, node: Node, thing: Thing) -> Fields:
        """The entries of a thing that a name stands before."""
        return Fields(node, thing, self.findings, name.place)

    def item(self, node: Node, thing: Thing) -> Fields:
        """The entries of a thing in a list."""
        first = next(iter(node.by_name.values()), None) if isinstance(node, Entries) else None
        return Fields(node, thing, self.findings, first[0].place if first else node.place)

    def refer(self, node: Node | None, *kinds: Known) -> str:
        """The id that stands here and is defined, or nothing with a problem."""
        if node is None:
            return ""
        if isinstance(node, Text) and node.value.strip():
            return self.names.refer(node, self.findings, *kinds)
        word_of(node, self.findings)
        return ""

    def refer_all(self, node: Node | None, *kinds: Known) -> tuple[str, ...]:
        """The defined ids of a list (or the one id that stands here)."""
        if node is None:
            return ()
        ids = (self.refer(item, *kinds) for item in items_of(node, self.findings))
        return tuple(dict.fromkeys(id for id in ids if id))
