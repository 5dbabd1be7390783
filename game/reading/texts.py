"""Every text of a scenario that people read, and where: these can be told in two levels and be translated.

A path is made of the names on the way, with dots between them: `issues.water.positions.keep.say`. An item
of a list goes by its `id`, or by its number from 1 where it has none: `notes.2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.reading.nodes import Entries, List, Node, Text
from game.reading.shapes import Items, Lines, Named, One, Prose, Proses, Shape, Thing
from game.reading.vocabulary import LEVELLED, SCENARIO

LEVELS = LEVELLED.names
"""The two levels a text can be told in; the first is what a text without levels is."""

_AS_THEY_ARE = frozenset({"unsaid", "sources", "citation"})
"""Entries with texts that are words of a letter, or say where to look: the same in every telling."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text where it stands: at `path`, in `holder` under `key` (a name, or the index of an item)."""

    path: str
    holder: Entries | List
    key: str | int

    @property
    def node(self) -> Node:
        """What stands there now."""
        if isinstance(self.holder, List):
            return self.holder.items[int(self.key)]
        return self.holder.by_name[str(self.key)][1]

    def put(self, node: Node) -> None:
        """Let this stand there instead."""
        if isinstance(self.holder, List):
            self.holder.items[int(self.key)] = node
        else:
            name, _old = self.holder.by_name[str(self.key)]
            self.holder.by_name[str(self.key)] = (name, node)


def texts(root: Entries) -> Iterator[Told]:
    """Every text of the scenario; what is of a wrong shape is passed over."""
    yield from _of_thing(root, "", SCENARIO)


def named_items(node: List) -> Iterator[tuple[str, int]]:
    """What each item of a list goes by, and its index."""
    for index, item in enumerate(node.items):
        id = item.by_name.get("id") if isinstance(item, Entries) else None
        given = id[1].value.strip() if id and isinstance(id[1], Text) else ""
        yield given or str(index + 1), index


def in_levels(node: Node) -> bool:
    """Whether this is one text in two levels: entries of which one is called `full` or `basic`."""
    return isinstance(node, Entries) and any(level in node.by_name for level in LEVELS)


def _of_thing(node: Node, path: str, thing: Thing) -> Iterator[Told]:
    for name in node.by_name if isinstance(node, Entries) else ():
        if isinstance(node, Entries) and name in thing.entries and name not in _AS_THEY_ARE:
            yield from _at(Told(f"{path}{name}", node, name), thing.entries[name].shape)


def _at(told: Told, shape: Shape) -> Iterator[Told]:
    match shape:
        case Prose():
            if _is_text(told.node):
                yield told
        case Proses() | Lines():
            yield from _one_or_more(told, None)
        case Items(thing=thing, texts=True, alone=False):
            yield from _one_or_more(told, thing)
        case _:
            for name, node, thing in _things(told.node, shape):
                yield from _of_thing(node, f"{told.path}.{name}", thing)


def _things(node: Node, shape: Shape) -> Iterator[tuple[str, Node, Thing]]:
    """The things that stand here, each with what it goes by and a dot."""
    match shape:
        case One(thing=thing):
            yield "", node, thing
        case Named(thing=thing):
            if isinstance(node, Entries):
                yield from ((f"{name.strip()}.", value, thing) for name, (_at, value) in node.by_name.items())
        case Items(thing=thing):
            if isinstance(node, List):
                yield from ((f"{name}.", node.items[index], thing) for name, index in named_items(node))
            else:  # one thing where a list of them might stand
                yield "1.", node, thing


def _one_or_more(told: Told, thing: Thing | None) -> Iterator[Told]:
    """A text, or the items of a list of texts, which with a thing may also be such things."""
    node = told.node
    if _is_text(node):
        yield told
    elif isinstance(node, List):
        for name, index in named_items(node):
            item, path = node.items[index], f"{told.path}.{name}"
            if _is_text(item):
                yield Told(path, node, index)
            elif thing is not None:
                yield from (Told(path, one.holder, one.key) for one in _of_thing(item, "", thing))


def _is_text(node: Node) -> bool:
    return isinstance(node, Text) or in_levels(node)
