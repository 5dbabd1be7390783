"""The answer key of a lesson on paper: every credit with its reason, every passage with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.model.scenario import Decision, Issue, Label, Moment, Scenario
from game.reports.document import Block, Bullets, Heading, Prose, Section, Table
from game.reports.lines import first_lines, numbered
from game.reports.on_paper import decisions, drafts, issues, lettered
from game.reports.real_words import all_sources, passage, real_words, sources
from game.saying import name_of, standing
from game.wording import _


def answer_key(scenario: Scenario) -> Iterator[Section]:
    """What was really done on each matter, what each position earns, and what is worth citing for it."""
    lines = {label: line for letter in scenario.letters for label, line in first_lines(letter).items()}
    yield Section("key-how", _("How to score on paper"), tuple(_how()), fresh=True)
    matters = tuple(block for issue in issues(scenario) for block in _issue(scenario, issue, lines))
    if matters:
        yield Section("key-matters", _("Matter by matter"), matters, fresh=True)
    decided = tuple(
        block for moment, decision in decisions(scenario) for block in _decision(moment, decision)
    )
    if decided:
        yield Section("key-decisions", _("The decisions"), decided, fresh=True)
    yield Section("key-endings", _("Where it can lead"), tuple(_endings(scenario)), fresh=True)
    wrote = {draft.wrote for _moment, draft in drafts(scenario)}
    for letter in scenario.letters:
        if letter.id in wrote:
            yield Section(f"key-{letter.id}", letter.title, (numbered(letter),), fresh=True)
    facts = tuple(all_sources(scenario, (fact.id for fact in scenario.facts)))
    if facts:
        yield Section("key-sources", _("Sources"), facts, fresh=True)


def _how() -> Iterator[Block]:
    yield Prose(
        _(
            "There are two scores, and they are never added together. Neither is a mark for diplomacy: what "
            "was really written is not the right answer, and where a story leads is no grade."
        )
    )
    yield Heading(_("Match"))
    yield Prose(
        _(
            "Multiply the credit of the position taken on each matter by the matter's weight. Add these up, "
            "and divide by the weights of the matters that were answered. The result is in per cent."
        )
    )
    yield Heading(_("Evidence"))
    yield Prose(
        _(
            "For each matter count three things: the passages of this key that bear on the position taken "
            "(expected), those of them that were cited (found), and the cited sentences that stand in no "
            "passage of the matter (stray). The evidence is twice what was found, divided by found, stray "
            "and expected together. Take the plain mean over the matters."
        )
    )


def _issue(scenario: Scenario, issue: Issue, lines: Mapping[str, int]) -> Iterator[Block]:
    yield Heading(name_of(issue))
    weight = _("{ask} (weight {n})").format(ask=issue.ask, n=issue.weight) if issue.weight else issue.ask
    yield Prose(weight, "quiet")
    marks = {position.id: mark for mark, position in lettered(issue.positions)}
    rows = tuple(
        (
            marks.get(position.id, ""),
            position.say + (_(" (history)") if position.id == issue.history else ""),
            "" if position.credit is None else str(position.credit),
            position.because,
        )
        for position in issue.positions
    )
    yield Table("", ("", _("position"), _("credit"), _("because")), rows)
    yield Heading(_("What was really written"), 4)
    yield from real_words(scenario, issue, lines)
    if issue.evidence:
        yield Heading(_("Passages worth citing"), 4)
        items = []
        for evidence in issue.evidence:
            bearing = ", ".join(marks.get(id, id) for id in evidence.positions) or _("any position")
            items.append(
                _("For {positions}. {passage}").format(positions=bearing, passage=passage(evidence, lines))
            )
        yield Bullets(tuple(items))
    if issue.note:
        yield Prose(_("Room for disagreement: {note}").format(note=issue.note), "quiet")


def _decision(moment: Moment, decision: Decision) -> Iterator[Block]:
    history = decision.history
    rows = tuple(
        (mark, option.say + (_(" (history)") if option.id == history else ""), option.because)
        for mark, option in lettered(decision.options)
    )
    yield Heading(moment.title or decision.ask)
    yield Prose(decision.ask, "quiet")
    yield Table("", ("", _("option"), _("what is known")), rows)
    yield from sources(moment.sources)


def _endings(scenario: Scenario) -> Iterator[Block]:
    """Every ending, what happened first."""
    for ending in sorted(scenario.endings, key=lambda ending: ending.label is not Label.HAPPENED):
        yield Heading(ending.title)
        yield Prose(standing(ending.label), "quiet")
        yield Prose(ending.text)
        if ending.because:
            yield Prose(ending.because, "quiet")
        if ending.choices:
            yield Bullets(tuple(one.text for one in ending.choices))
        if ending.caution:
            yield Prose(_("What speaks against it: {caution}").format(caution=ending.caution), "quiet")
        yield from sources(ending.sources)
