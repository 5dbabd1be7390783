"""A text being edited: its words and the caret in them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from game.window.glyphs import clean, clean_line

LONGEST = 4000
"""How many characters a field takes; what is pasted beyond that is left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the caret's place in it, 0 before the first character.

    With `many` it may hold line breaks; without, whatever is put in is made fit for one line.
    """

    text: str
    caret: int
    many: bool = False

    def typed(self, more: str) -> Line:
        """With this put in at the caret, made fit to be drawn first."""
        fit = self._fit(more)[: max(0, LONGEST - len(self.text))]
        before = self._fit(self.text[: self.caret] + fit)
        return replace(self, text=before + self.text[self.caret :], caret=len(before))

    def _fit(self, text: str) -> str:
        return clean(text) if self.many else clean_line(text)

    def without_last(self) -> Line:
        """Without the letter before the caret (a letter with all its marks)."""
        start = self.before()
        return replace(self, text=self.text[:start] + self.text[self.caret :], caret=start)

    def without_next(self) -> Line:
        """Without the letter after the caret."""
        return replace(self, text=self.text[: self.caret] + self.text[self.after() :])

    def at(self, caret: int) -> Line:
        """With the caret there, or as near as the text goes."""
        return replace(self, caret=max(0, min(len(self.text), caret)))

    def at_start(self) -> Line:
        """With the caret before the line it stands in."""
        return self.at(self.text.rfind("\n", 0, self.caret) + 1)

    def at_end(self) -> Line:
        """With the caret after the line it stands in."""
        end = self.text.find("\n", self.caret)
        return self.at(len(self.text) if end < 0 else end)

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
