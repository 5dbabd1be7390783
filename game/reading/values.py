"""Readers that take what the file holds, give a value or note a problem, and go on.

Nothing is converted unless a reader says so; what cannot be read is left out, and the problem keeps the
scenario from being played.
"""

from __future__ import annotations

import re

from game.reading.findings import Findings
from game.reading.nodes import Broken, Entries, List, Node, Text
from game.wording import _

_YES = frozenset({"yes", "true", "on"})
_NO = frozenset({"no", "false", "off"})
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_ID = re.compile(r"(?=.{1,80}$)\w+(?:-+\w+)*")
_SHORT_ID = "Write one word of letters and digits, with hyphens between them, at most 80 long."

RESERVED = frozenset({"and", "at", "form", "history", "is", "least", "most", "not", "of", "one", "or"})
"""Words that conditions are made of; no id may be one of them."""


def kind(node: Node) -> str:
    """What the file holds here, in the teacher's words."""
    match node:
        case Entries():
            return _("named entries")
        case List():
            return _("a list")
        case _:
            return _("a text")


def text_of(node: Node, findings: Findings) -> str | None:
    """Running text, or None with a problem."""
    if not isinstance(node, Text):
        _not_a_text(node, findings)
        return None
    if node.cut:
        findings.add(
            "cut-text",
            node.cut,
            _('A "#" after a space begins a comment, so the text ends before it.'),
            _(
                "If it belongs to the text, put the whole text between quotation marks. If it is a comment, "
                "write it on a line of its own."
            ),
        )
    if not node.value.strip():
        empty(node, _("a text"), findings)
        return None
    return _without_curly(node, findings) and node.value.strip()


def word_of(node: Node, findings: Findings) -> str | None:
    """One id as it is written, or None with a problem."""
    if not isinstance(node, Text):
        if not isinstance(node, Broken):
            findings.add(
                "wrong-shape",
                node.place,
                _("Here one id is expected, and this is {seen}.").format(seen=kind(node)),
                _("Write the id on the same line, after the colon and a space."),
            )
        return None
    if not node.value.strip():
        empty(node, _("an id"), findings)
        return None
    return _without_curly(node, findings)


def number_of(node: Node, findings: Findings, low: int, high: int) -> int | None:
    """A whole number from `low` to `high`, or None with a problem."""
    if not isinstance(node, Text):
        _not_one(node, _("a whole number"), findings)
        return None
    if not node.value.strip():
        empty(node, _("a whole number"), findings)
        return None
    plain = node.value.strip().replace("\u2212", "-")  # the typographic minus that word processors write
    if not _WHOLE.fullmatch(plain):
        message = _('Here a whole number is expected, and this is "{value}".').format(
            value=shortened(node.value)
        )
        findings.add(
            "not-a-number",
            node.place,
            message,
            _("Write a whole number in digits, {low} to {high}.").format(low=low, high=high),
        )
        return None
    if not low <= int(plain) <= high:
        message = _("This number is {plain}; it must be from {low} to {high}.").format(
            plain=plain, low=low, high=high
        )
        findings.add("out-of-range", node.place, message, _("Change it to a number in that range."))
        return None
    return int(plain)


def yes_of(node: Node, findings: Findings) -> bool:
    """Whether it says yes; a problem and False when it says neither yes nor no."""
    if isinstance(node, Text):
        word = node.value.strip().lower()
        if word in _YES or word in _NO:
            return word in _YES
        if word:
            message = _('Here "yes" or "no" is expected, and this is "{value}".').format(
                value=shortened(node.value)
            )
            findings.add("not-yes-or-no", node.place, message, _('Write "yes" or "no".'))
        else:
            empty(node, _('"yes" or "no"'), findings)
    else:
        _not_one(node, _('"yes" or "no"'), findings)
    return False


def items_of(node: Node, findings: Findings) -> tuple[Node, ...]:
    """The items of a list; a single text counts as a list of one."""
    if isinstance(node, List):
        return tuple(node.items)
    if isinstance(node, Text) and node.value.strip():
        return (node,)
    if isinstance(node, Text):
        empty(node, _("a list"), findings)
    elif not isinstance(node, Broken):
        findings.add(
            "wrong-shape",
            node.place,
            _("Here a list is expected, and these are {seen}.").format(seen=kind(node)),
            _("Begin every item on a line of its own with a dash and a space."),
        )
    return ()


def texts_of(node: Node, findings: Findings) -> tuple[str, ...]:
    """The texts of a list; a single text counts as a list of one."""
    texts = (text_of(item, findings) for item in items_of(node, findings))
    return tuple(text for text in texts if text is not None)


def lines_of(node: Node, findings: Findings) -> tuple[str, ...]:
    """Lines that stay apart: the items of a list, or the lines of a text."""
    lines = (line.strip() for text in texts_of(node, findings) for line in text.splitlines())
    return tuple(line for line in lines if line)


def id_of(name: Text, findings: Findings) -> str:
    """The id that a thing is defined by; a problem when conditions and references could not name it."""
    id = name.value.strip()
    if not _ID.fullmatch(id):
        findings.add(
            "not-an-id",
            name.place,
            _('"{value}" cannot be an id.').format(value=shortened(name.value)),
            _(_SHORT_ID),
        )
    elif id.lower() in RESERVED:
        findings.add(
            "reserved-id",
            name.place,
            _('"{id}" cannot be an id, because conditions are made of this word.').format(id=id),
            _("Choose another word."),
        )
    return id


def fit_id(word: str) -> bool:
    """Whether this can be the id of something."""
    return bool(_ID.fullmatch(word)) and word.lower() not in RESERVED


def shortened(text: str) -> str:
    """The text as one line of at most 60 characters, fit to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


def _not_a_text(node: Node, findings: Findings) -> None:
    if isinstance(node, Entries) and len(node.by_name) == 1 and not node.braces:
        findings.add(
            "colon-in-text",
            node.place,
            _('This text contains ": ", so it is taken for an entry of its own.'),
            _("Put the whole text between quotation marks."),
        )
    else:
        _not_one(node, _("a text"), findings)


def _not_one(node: Node, expected: str, findings: Findings) -> None:
    if not isinstance(node, Broken):
        findings.add(
            "wrong-shape",
            node.place,
            _("Here {expected} is expected, and this is {seen}.").format(expected=expected, seen=kind(node)),
            _("Write {expected} on the same line, after the colon and a space.").format(expected=expected),
        )


def empty(node: Text, expected: str, findings: Findings) -> None:
    """Note that nothing stands here."""
    if node.cut:
        findings.add(
            "empty-entry",
            node.cut,
            _('A "#" after a space begins a comment, so nothing is left of this text.'),
            _("If it belongs to the text, put the whole text between quotation marks."),
        )
        return
    findings.add(
        "empty-entry",
        node.place,
        _("Nothing stands here; {expected} is expected.").format(expected=expected),
        _("Write it, or delete the entry if it is not needed."),
    )


def _without_curly(node: Text, findings: Findings) -> str:
    """The text; when curly quotation marks were meant to enclose it, without them, and with a warning."""
    value = node.value.strip()
    if (
        node.style
        or len(value) < 3
        or value[0] not in "\u201c\u201e\u201f\u00ab"
        or value[-1] not in "\u201d\u201c\u00bb"
    ):
        return value
    if any(mark in value[1:-1] for mark in "\u201c\u201d\u201e\u00ab\u00bb"):
        return value
    findings.add(
        "curly-quotes",
        node.place,
        _(
            "This text stands between curly quotation marks, as word processors write them. "
            "They were left out."
        ),
        _(
            'Write straight quotation marks (") around it. If the curly ones belong to the text, write '
            "straight ones around them."
        ),
    )
    return value[1:-1].strip()
