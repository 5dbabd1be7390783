"""The page for the projector: how a class divided beside history, and what is worth arguing about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.model.scenario import Ending, Issue, Label, Moment, Position, Scenario
from game.reports.division import Division, divide, evenness, in_ten_steps, middle
from game.reports.document import (
    Bar,
    Bars,
    Block,
    Camp,
    Camps,
    Document,
    Heading,
    Kind,
    Prose,
    Section,
    Spread,
    Table,
)
from game.reports.result import Counted, Result, Why
from game.reports.results import Attempts
from game.reports.said import kind_of, named
from game.saying import name_of
from game.wording import _, plural

_WORTH_ARGUING = 3
_PASSAGES = 8
_KINDS: dict[Label, Kind] = {
    Label.HAPPENED: "happened",
    Label.PLAUSIBLE: "plausible",
    Label.SPECULATIVE: "speculative",
}


def class_report(
    results: Iterable[Result],
    scenarios: Sequence[Scenario],
    counted: Counted,
    attempts: Attempts,
    *,
    names: bool = False,
) -> Document:
    """The report on these results. Nobody's label is in it unless `names` asks for them."""
    known = {scenario.id: scenario for scenario in scenarios}
    divisions = divide(results, names=names)
    sections = [
        section
        for division in divisions
        for section in _sections(known[division.scenario], division, _whose(known, divisions, division))
    ]
    return Document(
        title=" · ".join(known[id].title for id in dict.fromkeys(d.scenario for d in divisions))
        or _("No plays to report"),
        over=_("How the class divided"),
        lead=_(
            "What was done in history is marked, and it is not the right answer. The match says how near a "
            "letter came to the real one; the evidence, whether the passages bear on the position taken. "
            "They are never added together, and neither is a mark for diplomacy."
        ),
        sections=(*sections, _files(counted, attempts)),
        contents=True,
    )


def _whose(known: Mapping[str, Scenario], divisions: Sequence[Division], division: Division) -> str:
    """What tells these plays from the others of the report; empty where there are no others."""
    scenario = known[division.scenario]
    title = scenario.title if len({one.scenario for one in divisions}) > 1 else ""
    sides = {one.side for one in divisions if one.scenario == division.scenario}
    return ", ".join(filter(None, (title, named(scenario, division.side) if len(sides) > 1 else "")))


def _sections(scenario: Scenario, division: Division, whose: str) -> Iterator[Section]:
    parts = (
        ("scores", _("The class at a glance"), _glance(division)),
        ("positions", _("How the class divided on each matter"), _matters(scenario, division)),
        ("hands", _("Hands raised around one screen"), _hands(scenario, division)),
        ("arguments", _("Worth arguing about"), _arguments(scenario, division)),
        ("passages", _("Passages most often missed"), _passages(scenario, division)),
        ("endings", _("Where the plays ended"), _endings(scenario, division)),
        ("ways", _("Which way the story went"), _ways(scenario, division)),
    )
    for id, title, blocks in parts:
        block = tuple(blocks)
        if block:
            if whose:
                id, title = f"{division.scenario}-{division.side}-{id}", f"{whose}: {title}"
            yield Section(id, title, block)


def _glance(division: Division) -> Iterator[Block]:
    words = plural("One play", "{n} plays", division.results).format(n=division.results)
    finished = _("{n} came to an ending.").format(n=division.finished)
    time = middle(division.minutes)
    spent = _("Half of them took {n} minutes or less.").format(n=time) if time else ""
    yield Prose(f"{words}. {finished} {spent}".strip(), "strong")
    for title, figures in ((_("Match"), division.match), (_("Evidence"), division.evidence)):
        half = middle(figures)
        if half is not None:
            yield Spread(title, in_ten_steps(figures), _("In the middle: {n} %.").format(n=half))


def _matters(scenario: Scenario, division: Division) -> Iterator[Block]:
    for id, issue, moment, positions in _asked(scenario, division):
        yield Heading(name_of(issue) if issue else moment.title or moment.id if moment else id)
        if issue:
            yield Prose(issue.ask, "quiet")
        elif moment and moment.decide:
            yield Prose(moment.decide.ask, "quiet")
        yield _division(scenario, division, id, positions)


def _hands(scenario: Scenario, division: Division) -> Iterator[Block]:
    """What classes around one screen raised their hands for, beside history; nothing where none did."""
    for id, positions in scenario.matters():
        counts = division.hands[id]
        if not counts.total():
            continue
        history = scenario.historical(id)
        yield Heading(named(scenario, id))
        yield Bars(
            plural("{n} hand was raised.", "{n} hands were raised.", counts.total()).format(n=counts.total()),
            tuple(
                Bar(
                    position.say,
                    counts[position.id],
                    counts.total(),
                    "history" if position.id == history else "plain",
                    _("history") if position.id == history else "",
                )
                for position in positions
            ),
        )


def _asked(
    scenario: Scenario, division: Division
) -> Iterator[tuple[str, Issue | None, Moment | None, tuple[Position, ...]]]:
    """What somebody decided, issues first, in the scenario's order."""
    for issue in scenario.issues:
        if issue.by == division.side and division.positions[issue.id]:
            yield issue.id, issue, None, issue.positions
    for moment in scenario.moments:
        if moment.decide and moment.by == division.side and division.positions[moment.id]:
            yield moment.id, None, moment, moment.decide.options


def _division(scenario: Scenario, division: Division, id: str, positions: tuple[Position, ...]) -> Bars:
    counts = division.positions[id]
    whole = counts.total()
    history = scenario.historical(id)
    some = plural("{n} play came to this choice.", "{n} plays came to this choice.", whole).format(n=whole)
    return Bars(
        "" if whole == division.results else some,
        tuple(
            Bar(
                position.say,
                counts[position.id],
                whole,
                "history" if position.id == history else "plain",
                _("history") if position.id == history else "",
                _names(division, id, position.id),
            )
            for position in positions
        ),
    )


def _arguments(scenario: Scenario, division: Division) -> Iterator[Block]:
    """The matters on which the class is furthest from being of one mind, with what each camp can point to.

    A matter that fewer than half of the class came to is not the class's.
    """
    split = [
        (evenness(counts), id, issue, positions)
        for id, issue, _moment, positions in _asked(scenario, division)
        if (counts := division.positions[id]).total() * 2 >= division.results
    ]
    split = sorted((one for one in split if one[0] > 0), key=lambda one: -one[0])
    for even, id, issue, positions in split[:_WORTH_ARGUING]:
        largest = division.positions[id].most_common()
        yield Heading(named(scenario, id))
        yield Prose(
            _("{split}. Take any two of the class: in {n} of 100 cases they disagree.").format(
                split=_(" to ").join(str(count) for _position, count in largest), n=round(even * 100)
            ),
            "quiet",
        )
        said = {position.id: position.say for position in positions}
        yield Camps(tuple(_camp(issue, position, said[position], count) for position, count in largest[:2]))
        if issue and issue.note:
            yield Prose(_("Room for disagreement: {note}").format(note=issue.note))


def _camp(issue: Issue | None, id: str, say: str, count: int) -> Camp:
    """A camp with the passage of the letter they answered that bears on its position, the closest first."""
    evidence = issue.evidence if issue else ()
    bearing = [e for e in evidence if id in e.positions] or [e for e in evidence if not e.positions]
    if not bearing:
        return Camp(count, say, because=_("The scenario names no passage for it."))
    first = bearing[0]
    return Camp(count, say, first.quote.text, ", ".join(first.quote.sentences), first.because)


def _passages(scenario: Scenario, division: Division) -> Iterator[Block]:
    """The passages that bear on a position and were not cited by those who took it, the most missed first."""
    missed = [
        (expected - found, expected, scenario.issue(id), place)
        for (id, place), (expected, found) in division.passages.items()
        if expected > found
    ]
    missed.sort(key=lambda one: (-one[0], one[1], one[2].id, one[3]))
    if missed:
        words = _("How many of those who took a position that the passage bears on did not mark it.")
        yield Bars(words, tuple(_passage(*one) for one in missed[:_PASSAGES]), quoting=True)


def _passage(count: int, expected: int, issue: Issue, place: int) -> Bar:
    quote = issue.evidence[place].quote
    tag = f"{', '.join(quote.sentences)} · {name_of(issue)}"
    return Bar(quote.text, count, expected, "missed", tag)


def _endings(scenario: Scenario, division: Division) -> Iterator[Block]:
    reached = [ending for ending in scenario.endings if division.endings[ending.id]]
    if reached:
        yield Bars(
            plural("{n} play came to an ending.", "{n} plays came to an ending.", division.finished).format(
                n=division.finished
            ),
            tuple(_ending(ending, division) for ending in reached),
        )
    others = [ending.title for ending in scenario.endings if not division.endings[ending.id]]
    if others:
        yield Prose(_("Nobody came to: {endings}.").format(endings="; ".join(others)), "quiet")
    if division.stopped:
        rows = tuple((named(scenario, id), str(count)) for id, count in division.stopped.most_common())
        yield Table(_("Left unfinished"), (_("at"), _("plays")), rows)


def _ending(ending: Ending, division: Division) -> Bar:
    return Bar(
        ending.title,
        division.endings[ending.id],
        division.finished,
        _KINDS[ending.label],
        kind_of(ending.label),
        _names(division, "", ending.id),
    )


def _ways(scenario: Scenario, division: Division) -> Iterator[Block]:
    """Each moment from which the story can go more than one way, and how many went where."""
    for moment in scenario.moments:
        goes = list(dict.fromkeys(rule.go for rule in moment.rules))
        taken = division.ways[moment.id]
        if len(goes) < 2 or not taken:
            continue
        yield Heading(moment.title or moment.id)
        whole = taken.total()
        bars = tuple(
            Bar(named(scenario, go), taken[go], whole, names=_names(division, moment.id, go)) for go in goes
        )
        yield Bars(plural("{n} play passed here.", "{n} plays passed here.", whole).format(n=whole), bars)


def _names(division: Division, key: str, value: str) -> tuple[str, ...]:
    return tuple(sorted(division.names.get((key, value), ()), key=str.casefold))


def _files(counted: Counted, attempts: Attempts) -> Section:
    rule = {
        Attempts.FIRST: _("Of several plays by one pupil, the first that was finished counts."),
        Attempts.LAST: _("Of several plays by one pupil, the last that was finished counts."),
        Attempts.BEST: _("Of several plays by one pupil, the finished one with the best match counts."),
        Attempts.ALL: _("Every play counts, also several by one pupil."),
    }[attempts]
    rows = [(_("plays that were used"), str(counted.used))]
    rows += [(reason(why), str(count)) for why, count in counted.aside]
    rows.append((_("files in all"), str(counted.read)))
    table = Table(_("The files that were read"), (_("what became of them"), _("files")), tuple(rows))
    return Section("files", _("What was counted"), (Prose(rule), table))


def reason(why: Why) -> str:
    """Why a file is set aside, in a few words."""
    return {
        Why.UNREADABLE: _("could not be read from the disk"),
        Why.FOREIGN: _("not a play this program can read"),
        Why.DAMAGED: _("damaged"),
        Why.UNKNOWN: _("its scenario is not here, or cannot be played"),
        Why.CHANGED: _("its scenario was changed since, and it no longer fits"),
        Why.ALTERED: _("does not give the same play again: altered"),
        Why.DUPLICATE: _("a copy of another"),
        Why.UNPLAYED: _("nobody played in it"),
    }[why]
