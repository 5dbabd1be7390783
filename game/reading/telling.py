"""A scenario's texts as they are to be told: in another language, and in one of two levels.

Both are settled in the tree, before anything is read. So no reader knows of them, ids and numbers cannot
differ from one language or level to another, and a play goes on in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.model.place import Place
from game.model.pointers import POINTER
from game.reading.fields import Fields
from game.reading.findings import Findings
from game.reading.names import Names
from game.reading.nodes import Broken, Entries, List, Node, Text
from game.reading.texts import Told, in_levels, named_items
from game.reading.values import shortened
from game.reading.vocabulary import LEVELLED
from game.wording import _

_MOST_NAMED = 8  # untranslated texts at one place that are named one by one


def level(texts: Iterable[Told], wanted: str, findings: Findings) -> None:
    """Put in the place of each text in two levels the one that is wanted, or the full one where it is not."""
    for told in texts:
        node = told.node
        if in_levels(node):
            fields = Fields(node, LEVELLED, findings, node.place)
            full, basic = fields.node("full"), fields.node("basic")
            chosen = basic if wanted == "basic" and basic is not None else full
            told.put(chosen or Broken(node.source, _begin(node)))


@dataclass(frozen=True, slots=True)
class _Begin:
    line: int
    column: int


def _begin(node: Node) -> _Begin:
    return _Begin(*node.begins)


def check_pointers(texts: Iterable[Told], names: Names, findings: Findings) -> None:
    """Note every pointer to a term that the glossary does not have, once in each text."""
    if not names.terms.whole:
        return
    for told in texts:
        for text in _leaves(told.node):
            unknown = {m[1].strip(): m for m in POINTER.finditer(text.value)} if "[[" in text.value else {}
            for id, match in unknown.items():
                if id not in names.terms.ids:
                    names.unknown(id, _pointer_place(text, match[0], match.start()), findings, names.terms)


def _leaves(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Entries):
        for _name, value in node.by_name.values():
            yield from _leaves(value)


def _pointer_place(text: Text, pointer: str, offset: int) -> Place:
    """Where the pointer stands in the file; the text's own place where it runs over the end of a line."""
    if text.one_line:
        return text.within(offset, len(pointer))
    for number in range(text.begins[0], min(text.ends[0] + 1, len(text.source.lines))):
        column = text.source.lines[number].find(pointer)
        if column >= 0:
            return text.source.place(number, column, len(pointer))
    return text.place


def translate(texts: Iterable[Told], into: Entries, findings: Findings) -> None:
    """Put the texts of a translation in the place of the scenario's own.

    What the translation lacks stays as it was, and what it has too much is left out, both with a problem.
    """
    own = {told.path: told for told in texts}
    found: set[str] = set()
    for path, name, node in _entries(into, "", own):
        if _is_empty(node):
            continue  # a name put there by one who will go on later
        if path in own:
            found.add(path)
            own[path].put(node)
        else:
            _orphan(path, name, own, findings)
    _missing([told for path, told in own.items() if path not in found], into, findings)


def _entries(node: Node, path: str, own: Mapping[str, Told]) -> Iterator[tuple[str, Place, Node]]:
    """Every text of a translation: its path, where its name stands, and itself."""
    if isinstance(node, Entries):
        for name, (at, value) in node.by_name.items():
            yield from _entry(value, f"{path}{name.strip()}", at.place, own)
    elif isinstance(node, List):
        for name, index in named_items(node):
            item = node.items[index]
            yield from _entry(item, f"{path}{name}", item.place, own)


def _entry(node: Node, path: str, at: Place, own: Mapping[str, Told]) -> Iterator[tuple[str, Place, Node]]:
    if path in own or not isinstance(node, (Entries, List)):
        if path.rpartition(".")[2] != "id":  # by which an item of a list says which of them it is
            yield path, at, node
    else:
        yield from _entries(node, f"{path}.", own)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.value.strip()


def _orphan(path: str, at: Place, own: Mapping[str, Told], findings: Findings) -> None:
    findings.add(
        "orphan-translation",
        at,
        _('The scenario has no text at "{path}" that could be translated.').format(path=shortened(path)),
        findings.guess(path, own, _("Delete it, or correct the names that lead to it.")),
    )


def _missing(lacking: list[Told], into: Entries, findings: Findings) -> None:
    """One problem for each place of the translation where texts would have to stand."""
    by_place: dict[Place, list[Told]] = {}
    for told in lacking:
        by_place.setdefault(_nearest(into, _thing(told)), []).append(told)
    for place, group in by_place.items():
        words = ", ".join(told.path for told in group[:_MOST_NAMED])
        more = (
            _(" and {value} more").format(value=len(group) - _MOST_NAMED) if len(group) > _MOST_NAMED else ""
        )
        findings.add(
            "missing-translation",
            place,
            _("Not translated: {words}{more}.").format(words=words, more=more),
            _("Write the texts here; until then they are told in the scenario's own language."),
            second=group[0].node.place,
            second_note=_("It stands here in the scenario.")
            if len(group) == 1
            else _("The first stands here."),
        )


def _thing(told: Told) -> str:
    """The thing a text belongs to: `issues.water`, or the section where there are no things in it."""
    return ".".join(told.path.split(".")[:2])


def _nearest(into: Entries, thing: str) -> Place:
    """The place in a translation that is nearest to where this thing would stand."""
    section, _dot, name = thing.partition(".")
    if section not in into.by_name:
        return into.place
    at, node = into.by_name[section]
    if isinstance(node, Entries) and name in node.by_name:
        return node.by_name[name][0].place
    return at.place
