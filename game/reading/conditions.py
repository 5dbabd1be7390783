"""Conditions: one line of plain words to the model's few forms, with the exact column of every mistake.

The grammar, lowest first:

- either: both ("or" both)*
- both: part ("and" part)*
- part: "not" part | "(" either ")" | "at least" NUMBER "of" "(" either ("," either)* ")" | comparison
- comparison: MATTER "is" ["not"] then POSITION | "history" | "one of" list | "at least"/"at most" POSITION
- comparison: GAUGE then a sign (>= <= > < = !=) or "is" ["not"] ["at least" | "at most"], then NUMBER
- comparison: "form" "is" ["not"] FORM
"""

from __future__ import annotations

from collections.abc import Callable

from game.model.condition import FORM, AtLeast, Condition, Either, Every, Is, Not, Within
from game.reading.findings import Findings
from game.reading.names import Names
from game.reading.nodes import Text
from game.reading.tokens import Token, Wrong, tokens
from game.reading.values import shortened
from game.wording import _

DEEPEST = 30
"""How deep brackets and `not` may stand in each other."""

LONGEST = 1000
"""How many characters a condition may have."""

_COMPARE: dict[str, Callable[[str, int], Condition]] = {
    ">=": lambda gauge, n: Within(gauge, low=n),
    "<=": lambda gauge, n: Within(gauge, high=n),
    ">": lambda gauge, n: Within(gauge, low=n + 1),
    "<": lambda gauge, n: Within(gauge, high=n - 1),
    "=": lambda gauge, n: Within(gauge, n, n),
    "!=": lambda gauge, n: Not(Within(gauge, n, n)),
}
_SAME_SIGN = {"==": "=", "≥": ">=", "≤": "<=", "≠": "!="}


def parse(text: Text, names: Names, findings: Findings) -> Condition | None:
    """The condition, or None with a problem at the very words."""
    if len(text.value) > LONGEST:
        findings.add(
            "condition-too-long",
            text.place,
            _("This condition has {count} characters; at most {most} are read.").format(
                count=len(text.value), most=LONGEST
            ),
            _("Divide it into several rules: the first whose condition holds is taken."),
        )
        return None
    try:
        parser = _Parser(tokens(text.value), text, names, findings)
        condition = parser.whole()
    except Wrong as wrong:
        place = text.within(min(wrong.token.at, max(0, len(text.value) - 1)), len(wrong.token.text) or 1)
        findings.add(wrong.code, place, wrong.message, wrong.remedy)
        return None
    return None if parser.unknown else condition


class _Parser:
    def __init__(self, tokens: list[Token], text: Text, names: Names, findings: Findings) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._text = text
        self._names = names
        self._findings = findings
        self.unknown = False

    # -- looking and stepping

    def _peek(self, ahead: int = 0) -> Token:
        index = self._next + ahead
        return self._tokens[index] if index < len(self._tokens) else self._tokens[-1]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        if token.kind != "end":
            self._next += 1
        return token

    def _sees(self, word: str, then: str = "") -> bool:
        if self._tokens[self._next].plain != word:
            return False
        return not then or self._tokens[self._next + 1].plain == then

    def _passes(self, word: str, then: str = "") -> bool:
        if not self._sees(word, then):
            return False
        self._next += 2 if then else 1
        return True

    def _need(self, sign: str, why: str) -> None:
        if not self._passes(sign):
            raise self._missing(f'"{sign}"', why)

    def _missing(self, expected: str, remedy: str) -> Wrong:
        token = self._peek()
        seen = (
            _('this is "{text}"').format(text=shortened(token.text))
            if token.text
            else _("the condition ends")
        )
        return Wrong(
            token, _("Here {expected} is expected, and {seen}.").format(expected=expected, seen=seen), remedy
        )

    # -- the grammar

    def whole(self) -> Condition:
        condition = self._either()
        token = self._peek()
        if token.kind == "end":
            return condition
        if token.text == ")":
            raise Wrong(token, _('This ")" closes nothing.'), _('Delete it, or write the "(" it belongs to.'))
        raise self._missing(_('"and", "or" or the end'), _('Join two conditions with "and" or "or".'))

    def _either(self) -> Condition:
        parts = [self._both()]
        while self._passes("or"):
            self._shorthand()
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Condition:
        parts = [self._part()]
        while self._passes("and"):
            self._shorthand()
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _shorthand(self) -> None:
        """Refuse `x is a or b`, which a reader understands and a rule must not guess at."""
        token, after = self._peek(), self._peek(1)
        if token.kind == "word" and (after.kind == "end" or after.plain in ("and", "or", ")", ",")):
            raise Wrong(
                token,
                _('After "and" or "or" a whole condition is expected; "{text}" stands alone.').format(
                    text=shortened(token.text)
                ),
                _('Write "is one of a, b" for several positions, or say the whole condition again.'),
            )

    def _part(self) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            message = _(
                "The brackets of this condition stand more than {deepest} deep in each other."
            ).format(deepest=DEEPEST)
            remedy = _("Divide it into several rules: the first whose condition holds is taken.")
            raise Wrong(self._peek(), message, remedy, "condition-too-deep")
        try:
            if self._passes("not"):
                return Not(self._part())
            if self._passes("("):
                inner = self._either()
                self._need(")", _('Write the ")" that closes the bracket.'))
                return inner
            if self._sees("at", "least"):
                return self._at_least()
            return self._comparison()
        finally:
            self._depth -= 1

    def _at_least(self) -> Condition:
        self._passes("at", "least")
        token = self._take()
        if token.kind != "number":
            self._next -= 1 if token.kind != "end" else 0
            raise self._missing(_("a number"), _('Write "at least 2 of (one condition, another, a third)".'))
        self._need("of", _('Write "at least 2 of (one condition, another, a third)".'))
        self._need("(", _("Put the conditions to be counted between brackets, with commas between them."))
        parts = [self._either()]
        while self._passes(","):
            parts.append(self._either())
        self._need(")", _('Write the ")" that closes the bracket, and commas between the conditions.'))
        count = int(token.text)
        if not 1 <= count <= len(parts):
            raise Wrong(
                token,
                _("{count} of {parts} conditions can never be counted sensibly.").format(
                    count=count, parts=len(parts)
                ),
                _("Write a number from 1 to {count}.").format(count=len(parts)),
            )
        return AtLeast(count, tuple(parts))

    def _comparison(self) -> Condition:
        token = self._take()
        if token.kind not in ("word", "number") or token.plain in ("is", "and", "or", "of"):
            self._next -= 0 if token.kind == "end" else 1
            raise self._missing(
                _("an issue, a decision or a gauge"), _("Write its id, as it is defined in this file.")
            )
        if token.text in self._names.gauges.ids:
            return self._gauge(token)
        if token.plain == FORM:
            return self._matter(token, FORM, tuple(self._names.forms.ids), "", whole=self._names.forms.whole)
        matter = self._names.matters.get(token.text)
        if matter is None:
            return self._unknown_matter(token)
        if matter.positions is None:
            return self._matter(token, token.text, (), matter.history, whole=False)
        return self._matter(token, token.text, matter.positions, matter.history, whole=True)

    def _gauge(self, gauge: Token) -> Condition:
        sign = self._take()
        negative = False
        if sign.plain == "is":
            negative = self._passes("not")
            operator = ">=" if self._passes("at", "least") else "<=" if self._passes("at", "most") else "="
        else:
            operator = _SAME_SIGN.get(sign.text, sign.text)
        if operator not in _COMPARE:
            self._next -= 0 if sign.kind == "end" else 1
            raise self._missing(
                _(">=, <= or another comparison"),
                _('Write for example "{text} >= 40".').format(text=gauge.text),
            )
        number = self._peek()
        if number.kind != "number":
            raise self._missing(
                _("a number"),
                _('Gauges are compared with numbers, for example "{text} >= 40".').format(text=gauge.text),
            )
        self._take()
        condition = _COMPARE[operator](gauge.text, int(number.text))
        return Not(condition) if negative else condition

    def _matter(
        self, token: Token, id: str, positions: tuple[str, ...], history: str, *, whole: bool
    ) -> Condition:
        if not self._passes("is"):
            raise self._missing(
                '"is"',
                _('Write "{text} is" and a position; along its scale, "is at least" or "is at most".').format(
                    text=token.text
                ),
            )
        negative = self._passes("not")
        if self._passes("one", "of"):
            chosen = [self._position(token, positions, whole, history) for token in self._listed()]
        elif self._sees("at", "least") or self._sees("at", "most"):
            least = self._passes("at", "least") or not self._passes("at", "most")
            edge = self._position(self._named(), positions, whole, history)
            index = positions.index(edge) if edge in positions else 0
            chosen = list(positions[index:] if least else positions[: index + 1])
        else:
            chosen = [self._position(self._named(), positions, whole, history)]
        condition = Is(id, tuple(dict.fromkeys(chosen)))
        return Not(condition) if negative else condition

    def _named(self) -> Token:
        token = self._peek()
        if token.kind not in ("word", "number"):
            raise self._missing(_("a position"), _('Write the id of a position, or "history".'))
        return self._take()

    def _listed(self) -> list[Token]:
        if self._passes("("):
            tokens = [self._named()]
            while self._passes(",") or self._passes("or"):
                tokens.append(self._named())
            self._need(")", _("Write commas between the positions, and a closing bracket after the last."))
            return tokens
        tokens = [self._named()]
        # A comma or "or" goes on with the list only if no new condition begins after it.
        while self._peek().plain in (",", "or") and not self._begins_condition(1):
            self._take()
            tokens.append(self._named())
        return tokens

    def _begins_condition(self, ahead: int) -> bool:
        first, second = self._peek(ahead), self._peek(ahead + 1)
        if first.plain in ("not", "("):
            return True
        if first.plain == "at" and second.plain == "least":
            return True
        return second.plain == "is" or (second.kind == "sign" and second.text not in "(),")

    def _position(self, token: Token, positions: tuple[str, ...], whole: bool, history: str) -> str:
        if token.plain == "history" and "history" not in positions:
            return self._history(token, positions, whole, history)
        if not whole or token.text in positions:
            return token.text
        self.unknown = True
        self._findings.add(
            "unknown-position",
            self._text.within(token.at, len(token.text)),
            _('There is no position "{text}" here.').format(text=shortened(token.text)),
            self._findings.guess(
                token.text, positions, _("It can be: {words} ...").format(words=", ".join(positions[:8]))
            ),
        )
        return token.text

    def _history(self, token: Token, positions: tuple[str, ...], whole: bool, history: str) -> str:
        if history in positions or not whole:
            return history
        self.unknown = True
        if not history:
            self._findings.add(
                "no-history",
                self._text.within(token.at, len(token.text)),
                _('This matter has no "history", so nothing can be compared with it.'),
                _("Name a position, or say what history was where the matter is defined."),
            )
        return history

    def _unknown_matter(self, token: Token) -> Condition:
        """Note the unknown id, and step over what is said of it so that the rest can be read."""
        names = self._names
        self.unknown = True
        if names.issues.whole and names.moments.whole and names.gauges.whole:
            known = [*names.matters, *names.gauges.ids, FORM]
            self._findings.add(
                "unknown-matter",
                self._text.within(token.at, len(token.text)),
                _('There is no issue, decision or gauge called "{text}".').format(text=shortened(token.text)),
                self._findings.guess(
                    token.text, known, _("Conditions speak of issues, decide moments and gauges.")
                ),
            )
        if self._peek().kind == "sign" and self._peek().text not in "(),":
            self._take()
            self._named()
            return Every(())
        return self._matter(token, token.text, (), "", whole=False)
