"""A kept play, replayed, as the results of everybody who played in it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from game.engine.correspondence import heard
from game.model.play import Chosen, Inclined, Player, Record
from game.model.score import IssueScore, Passage
from game.replaying.journal import encode_started
from game.replaying.replay import Replayed
from game.reports.result import IDLE, Choice, IssueResult, Result
from game.reports.said import LONGEST_CELL, one_line, questions
from game.scoring.debrief import debrief


def judge(file: str, record: Record, replayed: Replayed, notes: tuple[str, ...] = ()) -> tuple[Result, ...]:
    """A result for each side a person played, in the scenario's order; none where nobody did.

    `replayed` is the record played again without a difference. `file` is where it came from, for a person.
    """
    scenario, casting = replayed.play.exchange.scenario, dict(replayed.play.casting)
    played = [side.id for side in scenario.sides if casting[side.id] is Player.PLAYER]
    composed = heard(replayed.play)
    return tuple(_result(file, record, replayed, side, composed, notes) for side in played)


def _result(
    file: str,
    record: Record,
    replayed: Replayed,
    side: str,
    composed: Mapping[str, tuple[Passage, ...]],
    notes: tuple[str, ...],
) -> Result:
    play, started = replayed.play, record.started
    scenario = play.exchange.scenario
    judged = debrief(
        scenario, side=side, taken=play.chosen(), wrote={}, marked=replayed.marks, heard=composed
    )
    leant = Counter(e.issue for e in record.entries if isinstance(e, Inclined) and e.position)
    spent = active_minutes(record)
    over = play.ending is not None
    return Result(
        file=file,
        play=fingerprint(record),
        label=one_line(started.label),
        scenario=started.scenario,
        hash=started.hash,
        changed=replayed.changed,
        attempt=started.attempt,
        form=started.form,
        side=side,
        begun=started.at,
        minutes=spent[-1],
        match=judged.match,
        evidence=judged.evidence,
        issues=tuple(
            _issue(score, leant, of_letter=score.issue.id not in composed) for score in judged.issues
        ),
        ending=play.at if over else "",
        stopped="" if over else play.at,
        path=(*(turn.moment for turn in play.turns), play.at),
        choices=tuple(_choices(record, replayed, side, spent)),
        answers=tuple(_answers(replayed, side)),
        notes=notes,
        hands=tuple(_hands(replayed, side)),
    )


def _hands(replayed: Replayed, side: str) -> Iterator[tuple[str, str, int]]:
    """The hands raised on this side's matters, in the scenario's order, as far as it still has them."""
    scenario = replayed.play.exchange.scenario
    whose = {issue.id: issue.by for issue in scenario.issues}
    whose |= {moment.id: moment.by for moment in scenario.moments if moment.decide}
    for matter, positions in scenario.matters():
        hands = dict(replayed.hands.get(matter, ()))
        if whose.get(matter) == side and any(hands.values()):
            yield from ((matter, position.id, hands.get(position.id, 0)) for position in positions)


def _answers(replayed: Replayed, side: str) -> Iterator[tuple[str, str, int]]:
    """What this side wrote in own words, with the level it was given, in the scenario's order."""
    for question in questions(replayed.play.exchange.scenario, side):
        text = one_line(replayed.answers.get(question.id, ""), LONGEST_CELL)
        if text:
            yield question.id, text, replayed.ratings.get(question.id, 0)


def fingerprint(record: Record) -> str:
    """What a play is known by however far it has come and in whatever format it is: a sum of its head."""
    _format, _comma, head = encode_started(record.started).partition(", ")
    return hashlib.sha256(head.encode()).hexdigest()[:32]


def active_minutes(record: Record) -> tuple[float, ...]:
    """Minutes spent up to the head and up to each entry; a pause counts as at most IDLE.

    Where a time is missing, or the clock was set back, nothing is counted.
    """
    times = [record.started.at, *(entry.at for entry in record.entries)]
    spent = [0.0]
    for before, after in pairwise(times):
        pause = (after - before) / 60 if before > 0 else 0.0
        spent.append(spent[-1] + min(max(pause, 0.0), IDLE))
    return tuple(spent)


def _issue(score: IssueScore, leant: Counter[str], *, of_letter: bool) -> IssueResult:
    """The result of an issue; the numbered passages are of a real letter, a composed one has none."""
    if score.taken is None:
        return IssueResult(score.issue.id, leant=leant[score.issue.id])
    missed = set(score.missed)
    bearing = [
        (number, evidence in missed)
        for number, evidence in enumerate(score.issue.evidence)
        if of_letter and (not evidence.positions or score.taken.id in evidence.positions)
    ]
    return IssueResult(
        issue=score.issue.id,
        position=score.taken.id,
        credit=score.credit,
        evidence=score.evidence,
        found=tuple(number for number, was_missed in bearing if not was_missed),
        missed=tuple(number for number, was_missed in bearing if was_missed),
        marked=tuple((cited.sentence, cited.aptness.value) for cited in score.cited),
        leant=leant[score.issue.id],
    )


def _choices(record: Record, replayed: Replayed, side: str, spent: tuple[float, ...]) -> Iterator[Choice]:
    """Every matter this side decided, in the order of the play; a reading decides nothing."""
    scenario = replayed.play.exchange.scenario
    by = {moment.id: moment.by for moment in scenario.moments}
    step = 0
    for entry, minutes in zip(record.entries, spent[1:], strict=True):
        if isinstance(entry, Chosen) and entry.choice and by[entry.moment] == side:
            step += 1
            for variable, position in entry.choice:
                yield Choice(step, entry.moment, variable, position, entry.then, entry.at, minutes)
