"""The words and signs that conditions are made of, and what is said where they cannot be read."""

from __future__ import annotations

import re
from typing import NamedTuple

from game.wording import _

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+-]?[0-9]{1,9}(?![\w-]))|(?P<word>\w+(?:-+\w+)*)|(?P<sign>>=|<=|==|!=|[><=≥≤≠]|[(),]))"
)
_QUOTES = "\"'\u201c\u201d\u201e\u2018\u2019"


class Token(NamedTuple):
    """A word, number or sign at an offset of the text; the last token is the end.

    `kind` is `word`, `number`, `sign` or `end`; `plain` is the text in small letters, as the words of the
    grammar are compared.
    """

    kind: str
    text: str
    at: int
    plain: str


class Wrong(Exception):
    """Reading cannot go on: what was seen, what to do, and where."""

    def __init__(self, token: Token, message: str, remedy: str, code: str = "condition-words") -> None:
        self.token = token
        self.message = message
        self.remedy = remedy
        self.code = code


def tokens(text: str) -> list[Token]:
    """The tokens of a condition. Raises Wrong at a sign that conditions do not have."""
    found: list[Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if not match or not match.lastgroup:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise _strange(Token("sign", text[at], at, text[at]))
        kind = match.lastgroup
        found.append(Token(kind, match[kind], match.start(kind), match[kind].lower()))
        at = match.end()
    found.append(Token("end", "", end, ""))
    return found


def _strange(token: Token) -> Wrong:
    if token.text in _QUOTES:
        return Wrong(token, _("Ids in a condition stand without quotation marks."), _("Leave the marks out."))
    if token.text in "&|!":
        return Wrong(
            token,
            _('A condition has no sign "{text}".').format(text=token.text),
            _('Write "and", "or" or "not".'),
        )
    return Wrong(
        token,
        _('A condition has no sign "{text}".').format(text=token.text),
        _(
            "It is made of ids, numbers, words (is, not, and, or ...), and the signs >= <= > < "
            "= ( ) and comma."
        ),
    )
