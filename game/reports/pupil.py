"""A pupil's own debrief, to keep or to hand in: the letter, the marks, both scores, the ending."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.correspondence import heard
from game.model.play import Player, Record, Turn
from game.model.scenario import Position
from game.model.score import Aptness, Cited, Debrief, IssueScore
from game.replaying.replay import Replayed
from game.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Letter,
    Point,
    Prose,
    Quote,
    Scale,
    Score,
    Section,
)
from game.reports.judging import active_minutes
from game.reports.real_words import all_sources, passage, real_words, sources
from game.reports.said import LONGEST_CELL, moment_of, named, one_line, questions
from game.saying import day, level_name, name_of, percent, standing
from game.scoring.debrief import debrief
from game.wording import _, plural


def pupils_debrief(record: Record, replayed: Replayed, side: str) -> Document:
    """What this side did in a play and how it is judged, whether or not the play came to an end.

    `replayed` is the record played again without a difference.
    """
    play, scenario = replayed.play, replayed.play.exchange.scenario
    wrote = {
        issue: text
        for moment in scenario.moments
        if moment.draft and moment.by == side and (sent := play.sent(moment.id))
        for issue, text in sent.paragraphs
        if issue
    }
    judged = debrief(
        scenario, side=side, taken=play.chosen(), wrote=wrote, marked=replayed.marks, heard=heard(play)
    )
    parts = (
        ("scores", _("Two scores"), _scores(judged)),
        ("letter", _("What you wrote"), _letters(replayed, side)),
        ("matters", _("Matter by matter"), _matters(replayed, judged)),
        ("decisions", _("Your decisions"), _decisions(replayed, side)),
        ("words", _("In your own words"), _own_words(replayed, side)),
        ("ending", _("Where it led"), _ending(replayed)),
        ("honesty", _("To be honest"), _bullets(scenario.notes)),
        ("rubric", _("How to judge your own work"), _bullets(scenario.rubric)),
        ("sources", _("Sources"), all_sources(scenario, _used(replayed, judged, side))),
    )
    sections = tuple(Section(id, title, content) for id, title, blocks in parts if (content := tuple(blocks)))
    return Document(
        _("What you wrote, and what they wrote"),
        _over(record, scenario.title, scenario.side(side).name),
        _about(record, replayed),
        sections,
    )


def _over(record: Record, title: str, side: str) -> str:
    parts = (title, side, one_line(record.started.label))
    return " · ".join(part for part in parts if part)


def _about(record: Record, replayed: Replayed) -> str:
    begun = day(moment_of(record.started.at)[:10])
    minutes = round(active_minutes(record)[-1])
    parts = [
        _("Played on {day}.").format(day=begun) if begun else "",
        _("Attempt {n}.").format(n=record.started.attempt),
        plural("{n} minute at the desk.", "{n} minutes at the desk.", minutes).format(n=minutes)
        if begun
        else "",
        "" if replayed.play.ending else _("The play is not finished."),
        _("The scenario was changed since; it is judged as it is now.") if replayed.changed else "",
    ]
    return " ".join(part for part in parts if part)


def _scores(judged: Debrief) -> Iterator[Block]:
    yield Score(
        _("Match"),
        percent(judged.match),
        _("How near your positions are to what the real letter says; not a mark for diplomacy."),
    )
    yield Score(
        _("Evidence"),
        percent(judged.evidence),
        _("Whether the passages you marked are those that bear on the positions you took."),
    )
    yield Prose(
        _(
            "The outcome of your play is neither of the two. What was really written is not the right "
            "answer; it is what was done, and it can be argued with."
        ),
        "quiet",
    )


def _letters(replayed: Replayed, side: str) -> Iterator[Block]:
    play, scenario = replayed.play, replayed.play.exchange.scenario
    for moment in scenario.moments:
        sent = play.sent(moment.id) if moment.by == side else None
        if sent and moment.draft:
            body = tuple((named(scenario, issue) if issue else "", text) for issue, text in sent.paragraphs)
            yield Letter(
                moment.title or _("Your letter"), day(moment.date), sent.greeting, body, sent.signature
            )


def _matters(replayed: Replayed, judged: Debrief) -> Iterator[Block]:
    for score in judged.issues:
        if score.taken:
            yield from _matter(replayed, score, score.taken)


def _matter(replayed: Replayed, score: IssueScore, taken: Position) -> Iterator[Block]:
    scenario, issue = replayed.play.exchange.scenario, score.issue
    yield Heading(name_of(issue))
    yield Prose(issue.ask, "quiet")
    yield Scale(
        tuple(
            Point(
                _with_hands(replayed, issue.id, p),
                p.credit if score.credit is not None else None,
                p.id == taken.id,
                p.id == issue.history,
            )
            for p in issue.positions
        )
    )
    if score.wrote:
        yield Quote(score.wrote, _("your letter"))
    yield from real_words(scenario, issue)
    if score.credit is not None:
        credit = _("Credit {n} of 100. {because}").format(n=score.credit, because=taken.because)
        yield Prose(credit.strip(), "strong")
    elif taken.because:
        yield Prose(taken.because)
    if issue.note:
        yield Prose(_("Room for disagreement: {note}").format(note=issue.note), "quiet")
    yield from _evidence(score)


def _with_hands(replayed: Replayed, matter: str, position: Position) -> str:
    """A position, with the hands of a class that were raised for it where any were counted on the matter."""
    hands = dict(replayed.hands.get(matter, ()))
    if not any(hands.values()):
        return position.say
    raised = hands.get(position.id, 0)
    said = plural("{n} hand", "{n} hands", raised).format(n=raised)
    return _("{position} ({hands})").format(position=position.say, hands=said)


def _evidence(score: IssueScore) -> Iterator[Block]:
    share = percent(score.evidence)
    if share is not None:
        yield Prose(_("Evidence on this matter: {n} %.").format(n=share), "strong")
    if score.cited:
        yield Heading(_("What you cited"), 4)
        yield Bullets(tuple(map(_citation, score.cited)))
    if score.missed:
        yield Heading(_("What a careful reader would have cited too"), 4)
        yield Bullets(tuple(map(passage, score.missed)))


def _citation(cited: Cited) -> str:
    verdict = {
        Aptness.APT: _("well chosen"),
        Aptness.OTHER: _("on the matter, but it supports another position"),
        Aptness.STRAY: _("not tied to this matter"),
    }[cited.aptness]
    line = f"{cited.sentence}: “{cited.text}” ({verdict})"
    return f"{line} {cited.because}" if cited.because else line


def _decisions(replayed: Replayed, side: str) -> Iterator[Block]:
    for turn in replayed.play.turns:
        if turn.side == side and turn.player is Player.PLAYER:
            yield from _decision(replayed, turn)


def _decision(replayed: Replayed, turn: Turn) -> Iterator[Block]:
    """A single decision beside what was done; it rests on sources and earns no match."""
    scenario = replayed.play.exchange.scenario
    moment = scenario.moment(turn.moment)
    if moment.decide is None:
        return
    options = {option.id: option for option in moment.decide.options}
    taken, history = options[dict(turn.choice)[moment.id]], moment.decide.history
    yield Heading(moment.title or moment.decide.ask)
    yield Prose(moment.decide.ask, "quiet")
    yield Scale(
        tuple(
            Point(_with_hands(replayed, moment.id, o), None, o.id == taken.id, o.id == history)
            for o in moment.decide.options
        )
    )
    if not history:
        yield Prose(_("History never came to this point."), "quiet")
    if taken.because:
        yield Prose(taken.because)
    yield from sources(moment.sources)


def _own_words(replayed: Replayed, side: str) -> Iterator[Block]:
    """What was answered, with the level it was given where it was given one."""
    for question in questions(replayed.play.exchange.scenario, side):
        lines = replayed.answers.get(question.id, "").splitlines()
        paragraphs = [line for line in (one_line(line, LONGEST_CELL) for line in lines) if line]
        if not paragraphs:
            continue
        yield Heading(question.ask)
        yield Prose("\n\n".join(paragraphs))
        if question.id in replayed.ratings:
            words = _("On the level: {level}.").format(level=level_name(replayed.ratings[question.id]))
            yield Prose(words, "strong")


def _ending(replayed: Replayed) -> Iterator[Block]:
    scenario, ending = replayed.play.exchange.scenario, replayed.play.ending
    if ending is None:
        yield Prose(
            _("Not finished: the play stands at {moment}.").format(moment=named(scenario, replayed.play.at))
        )
        return
    yield Heading(ending.title)
    yield Prose(standing(ending.label), "strong")
    yield Prose(ending.text)
    led = replayed.play.led_here()
    if ending.because or led:
        yield Heading(_("What led here"), 4)
    if ending.because:
        yield Prose(ending.because)
    yield from _bullets(led)
    if ending.caution:
        yield Heading(_("What speaks against it"), 4)
        yield Prose(ending.caution)
    gauges = replayed.play.gauges()
    if gauges:
        yield Heading(_("The instruments at the end"), 4)
    yield from _bullets(
        tuple(
            _("{label}: {n}, between {lowest} ({low}) and {highest} ({high})").format(
                label=gauge.label,
                n=gauges[gauge.id],
                lowest=gauge.lowest,
                low=gauge.low,
                highest=gauge.highest,
                high=gauge.high,
            )
            for gauge in scenario.gauges
        )
    )
    yield from sources(ending.sources)


def _used(replayed: Replayed, judged: Debrief, side: str) -> Iterator[str]:
    """The ids of the facts that the debrief rests on."""
    play, scenario = replayed.play, replayed.play.exchange.scenario
    for score in judged.issues:
        if score.taken:
            yield from score.issue.sources
    for turn in play.turns:
        moment = scenario.moment(turn.moment)
        if moment.decide and turn.side == side and turn.player is Player.PLAYER:
            yield from moment.sources
    if play.ending:
        yield from play.ending.sources


def _bullets(items: tuple[str, ...]) -> Iterator[Block]:
    if items:
        yield Bullets(items)
