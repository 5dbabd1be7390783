"""Everything that can be named, gathered before anything is read, so that order in the file never matters.

A thing whose own definition turns out to be broken is still known here: whoever refers to it made no
mistake, and one cause gives one problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, islice

from game.model.place import Place
from game.reading.findings import Findings
from game.reading.nodes import Entries, List, Node, Text
from game.reading.values import shortened
from game.wording import _

_MOST_UNKNOWN = 50  # entries that are compared with the names of sections


@dataclass(slots=True)
class Known:
    """The ids of one kind. `what` and `where` speak of it: an issue, defined under `issues`.

    `whole` is false when the section could not be read as such, so that no reference can be judged.
    """

    what: str
    where: str
    ids: dict[str, Place] = field(default_factory=dict)
    whole: bool = True


@dataclass(slots=True)
class Matter:
    """Something positions are taken on. `positions` is None when they could not be gathered."""

    positions: tuple[str, ...] | None
    history: str


@dataclass(slots=True)
class Drafting:
    """What a draft moment answers and what was really written there, as far as it can be seen."""

    moment: str
    answers: str
    wrote: str


class Names:
    """All ids of a scenario by kind, and what conditions and quotations need to know of them."""

    def __init__(self, root: Entries, sections: tuple[str, ...]) -> None:
        """`sections` are the names that entries of a scenario can have."""
        lost = _misspelt(root, sections)
        self.sides = _known("side", "sides", root, lost)
        self.letters = _known("letter", "letters", root, lost)
        self.gauges = _known("gauge", "gauges", root, lost)
        self.issues = _known("issue", "issues", root, lost)
        self.moments = _known("moment", "moments", root, lost)
        self.endings = _known("ending", "endings", root, lost)
        self.facts = _known("fact", "facts", root, lost)
        self.forms = _known("form", "forms", root, lost)
        self.terms = _known("term", "glossary", root, lost)
        self.matters: dict[str, Matter] = {}
        self.draftings: dict[str, Drafting] = {}
        """By issue: the moment that drafts it."""
        self.drafts: dict[str, Drafting] = {}
        """By moment: the draft itself."""
        for id, node in _under(root, "issues"):
            self.matters[id] = _matter(node, "positions")
        for id, node in _under(root, "moments"):
            decide = _value(node, "decide")
            if decide is not None:
                self.matters[id] = _matter(decide, "options")
            draft = _value(node, "draft")
            if draft is not None:
                self._draft(id, node, draft)
        drafting = {id: self.moments.ids[id] for id in self.drafts}
        self.drafting = Known("draft moment", "moments", drafting, self.moments.whole)

    def misspelt_issue(self) -> bool:
        """Whether a draft lists an issue that is not defined: one that nobody drafts may be meant."""
        return any(id not in self.issues.ids for id in self.draftings)

    def wrote(self, readable: str) -> str:
        """The real letter behind a letter's or draft moment's id, or nothing."""
        drafting = self.drafts.get(readable)
        return drafting.wrote if drafting else readable

    def refer(self, node: Text, findings: Findings, *kinds: Known) -> str:
        """The id this text refers to, or nothing with a problem when no such thing is defined."""
        id = node.value.strip().strip("\u201c\u201d\u201e")
        if any(id in known.ids for known in kinds):
            return id
        if all(known.whole for known in kinds):
            self.unknown(id, node.place, findings, *kinds)
        return ""

    def unknown(self, id: str, place: Place, findings: Findings, *kinds: Known) -> None:
        """Note that nothing of these kinds has this id."""
        what = _(" or ").join(_(known.what) for known in kinds)
        candidates = chain.from_iterable(known.ids for known in kinds)
        findings.add(
            f"unknown-{kinds[0].what}",
            place,
            _('There is no {what} called "{id}".').format(what=what, id=shortened(id)),
            findings.guess(
                id,
                candidates,
                _('Define it under "{where}:", or correct the id.').format(where=kinds[0].where),
            ),
        )

    def _draft(self, id: str, moment: Node, draft: Node) -> None:
        drafting = Drafting(id, _word(moment, "answers"), _word(moment, "wrote"))
        self.drafts[id] = drafting
        for item in draft.items if isinstance(draft, List) else [draft]:
            if isinstance(item, Text):
                self.draftings.setdefault(item.value.strip(), drafting)


def _misspelt(root: Entries, sections: tuple[str, ...]) -> frozenset[str]:
    """The sections that are probably there under a wrong name; references into them cannot be judged."""
    unknown = list(islice((name for name in root.by_name if name not in sections), _MOST_UNKNOWN))
    missing = (name for name in sections if name not in root.by_name)
    return frozenset(name for name in missing if get_close_matches(name, unknown, n=1, cutoff=0.6))


def _known(what: str, where: str, root: Entries, lost: frozenset[str]) -> Known:
    node = _value(root, where)
    if node is None:
        return Known(what, where, whole=where not in lost)
    if isinstance(node, Text) and not node.value.strip():
        return Known(what, where)
    if not isinstance(node, Entries):
        return Known(what, where, whole=False)
    return Known(what, where, {id.strip(): name.place for id, (name, _) in node.by_name.items()})


def _matter(node: Node, where: str) -> Matter:
    return Matter(_positions(_value(node, where)), _word(node, "history"))


def _positions(node: Node | None) -> tuple[str, ...] | None:
    if not isinstance(node, List) or not node.items:
        return None
    ids = [_word(item, "id") for item in node.items]
    return tuple(dict.fromkeys(ids)) if all(ids) else None


def _under(root: Entries, where: str) -> Iterator[tuple[str, Node]]:
    node = _value(root, where)
    if isinstance(node, Entries):
        for id, (_place, value) in node.by_name.items():
            yield id.strip(), value


def _value(node: Node, name: str) -> Node | None:
    entry = node.by_name.get(name) if isinstance(node, Entries) else None
    return entry[1] if entry else None


def _word(node: Node, name: str) -> str:
    value = _value(node, name)
    return value.value.strip() if isinstance(value, Text) else ""
