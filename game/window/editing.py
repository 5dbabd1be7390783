"""A line of text being edited: the text and the caret in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from game.window.glyphs import clean_line

LONGEST = 4000
"""How many characters a field takes; what is pasted beyond that is left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the caret's place in it, 0 before the first character."""

    text: str
    caret: int

    def typed(self, more: str) -> Line:
        """With this put in at the caret, made fit for one line first."""
        fit = clean_line(more)[: max(0, LONGEST - len(self.text))]
        before = clean_line(self.text[: self.caret] + fit)
        return Line(before + self.text[self.caret :], len(before))

    def without_last(self) -> Line:
        """Without the letter before the caret (a letter with all its marks)."""
        start = self.before()
        return Line(self.text[:start] + self.text[self.caret :], start)

    def without_next(self) -> Line:
        """Without the letter after the caret."""
        return replace(self, text=self.text[: self.caret] + self.text[self.after() :])

    def at(self, caret: int) -> Line:
        """With the caret there, or as near as the text goes."""
        return replace(self, caret=max(0, min(len(self.text), caret)))

    def before(self) -> int:
        """The caret's place one letter back."""
        place = max(0, self.caret - 1)
        while place > 0 and unicodedata.combining(self.text[place]):
            place -= 1
        return place

    def after(self) -> int:
        """The caret's place one letter on."""
        place = min(len(self.text), self.caret + 1)
        while place < len(self.text) and unicodedata.combining(self.text[place]):
            place += 1
        return place
