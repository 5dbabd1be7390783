"""What a real letter says on an issue, or is silent about, or on what else the issue rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.model.letter import Letter, Quotation
from game.model.scenario import Evidence, Issue, Scenario
from game.reports.document import Block, Bullets, Prose, Quote
from game.reports.said import sourced
from game.saying import day
from game.wording import _


def letter_behind(scenario: Scenario, issue: Issue) -> Letter | None:
    """The letter that was really written where this issue is asked."""
    moment = scenario.drafting(issue.id)
    return _letter(scenario, moment.draft.wrote if moment and moment.draft else "")


def letter_answered(scenario: Scenario, issue: Issue) -> Letter | None:
    """The real letter that is answered where this issue is asked; what can be cited stands in it."""
    moment = scenario.drafting(issue.id)
    answers = moment.draft.answers if moment and moment.draft else ""
    written = next((m.draft.wrote for m in scenario.moments if m.id == answers and m.draft), answers)
    return _letter(scenario, written)


def _letter(scenario: Scenario, id: str) -> Letter | None:
    return next((letter for letter in scenario.letters if letter.id == id), None)


def real_words(scenario: Scenario, issue: Issue, lines: Mapping[str, int] | None = None) -> Iterator[Block]:
    """The passages of the real letter, or the words proved absent from it, or that there is no letter.

    With `lines`, which gives the line of each sentence, the passages name their lines.
    """
    letter = letter_behind(scenario, issue)
    if letter is None:
        yield Prose(_("No letter of this edition lies behind this matter, so it earns no match."), "quiet")
    else:
        where = f"{letter.title}, {day(letter.date)}"
        for quote in issue.said:
            yield Quote(quote.text, f"{place(quote, lines)} · {where}")
        if issue.unsaid:
            silent = _("The real letter is silent here. None of these words stands in it: {words}.")
            yield Prose(silent.format(words=", ".join(issue.unsaid)))
    yield from sources(issue.sources)


def sources(ids: tuple[str, ...]) -> Iterator[Block]:
    """A word on which facts something rests; `all_sources` says at the end of the document what they are."""
    if ids:
        yield Prose(_("Sources: {ids}.").format(ids=", ".join(ids)), "quiet")


def all_sources(scenario: Scenario, ids: Iterable[str]) -> Iterator[Block]:
    """The facts of these ids in full, each once; nothing for none."""
    facts = sourced(scenario, tuple(ids))
    if facts:
        yield Bullets(facts, quiet=True)


def place(quote: Quotation, lines: Mapping[str, int] | None = None) -> str:
    """Where a quotation stands: `K8.2`, and with the lines at hand `K8.2, line 57`."""
    labels = ", ".join(quote.sentences)
    line = (lines or {}).get(quote.sentences[0]) if quote.sentences else None
    return _("{labels}, line {line}").format(labels=labels, line=line) if line else labels


def passage(evidence: Evidence, lines: Mapping[str, int] | None = None) -> str:
    """A passage worth citing, where it stands, and why."""
    return f"{place(evidence.quote, lines)}: “{evidence.quote.text}” {evidence.because}".strip()
