"""The problems found so far, collected while reading goes on."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from game.model.place import Place, Problem, Severity, in_order
from game.model.problems import problem
from game.wording import _

MOST_PROBLEMS = 100
"""So many problems are listed; whoever has more mends some and looks again."""

_MOST_GUESSES = 100  # a guess compares with every known word: a file of nothing but wrong words must not hang
_MOST_CANDIDATES = 1000
_LONGEST_GUESSED = 80


class Findings:
    """Collects problems and makes guesses at what was meant."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._guesses = 0
        self._overflow: Place | None = None

    def add(
        self,
        code: str,
        place: Place,
        message: str,
        remedy: str,
        *,
        second: Place | None = None,
        second_note: str = "",
    ) -> None:
        """Note one problem; its severity is the one the catalogue gives the code."""
        if self.full:
            self._overflow = self._overflow or place
            return
        found = problem(code, place, message, remedy, second=second, second_note=second_note)
        self._problems.append(found)

    @property
    def full(self) -> bool:
        """Whether so many problems were found that no more are noted."""
        return len(self._problems) >= MOST_PROBLEMS

    @property
    def errors(self) -> frozenset[str]:
        """The codes of the errors noted so far."""
        codes = frozenset(p.code for p in self._problems if p.severity is Severity.ERROR)
        return codes | {"too-many"} if self._overflow else codes

    def sorted(self) -> tuple[Problem, ...]:
        """All problems in the order of the file, with one more if not all of them are there."""
        if self._overflow is None:
            return in_order(self._problems)
        message = _("More than {most} problems were found; from here on they are not all listed.").format(
            most=MOST_PROBLEMS
        )
        remedy = _("Mend some of these first; often one mistake has caused many of them.")
        return in_order([*self._problems, problem("too-many", self._overflow, message, remedy)])

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """The known word that this one was probably meant to be, or nothing."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or not 0 < len(word) <= _LONGEST_GUESSED:
            return ""
        folded = {candidate.lower(): candidate for candidate in known}
        if len(folded) > _MOST_CANDIDATES:
            return ""
        near = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
        return folded[near[0]] if near else ""

    def guess(self, word: str, known: Iterable[str], otherwise: str) -> str:
        """A remedy for an unknown word: the nearest known one, else a short list, else `otherwise`."""
        candidates = tuple(islice(known, _MOST_CANDIDATES + 1))
        near = self.nearest(word, candidates)
        if near:
            return _('The nearest is "{near}". Is that the one you mean?').format(near=near)
        if 0 < len(candidates) <= 8:
            return _("It can be: {words}.").format(words=", ".join(candidates))
        return otherwise
