"""The 1954 exchange: its quotations, its history, its endings, its letters and its gauges."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from game.engine.play import Play, historical
from game.model.scenario import Ending, Issue, Label
from game.scoring.debrief import debrief
from tests.scenarios.exchange import (
    PLAYS,
    SEEDS,
    any_choice,
    any_play,
    as_history,
    at_the_draft,
    begun,
    chance,
    exchange,
    plan,
    reading,
    scenario,
)

FROM_WARM_TO_COLD = ("belgrade-normalisation", "belgrade-blame", "belgrade-contacts", "belgrade-meeting")
A_DATE_OR_NUMBER = re.compile(r"\d")


def test_the_reader_finds_nothing_wrong() -> None:
    """Every id is known, every condition is understood, and every quotation stands in its letter."""
    assert reading().problems == ()


@pytest.mark.parametrize("id", ["june", "august"])
def test_a_letter_is_the_pinned_file_and_cited_as_that_file_says(id: str) -> None:
    letter = scenario().letter(id)
    data = (SEEDS / letter.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == letter.sha256
    assert letter.citation in " ".join(data.decode("utf-8").split())


@pytest.mark.parametrize("issue", [i for i in scenario().issues if i.by == "belgrade"], ids=lambda i: i.id)
def test_quotations_are_verbatim(issue: Issue) -> None:
    """Found again without the reader: in the whole file, white space folded and nothing else."""
    moment = scenario().drafting(issue.id)
    assert moment is not None
    assert moment.draft is not None
    wrote, answered = scenario().letter(moment.draft.wrote), scenario().letter(moment.draft.answers)
    texts = {x.id: " ".join((SEEDS / x.file).read_text("utf-8").split()) for x in (wrote, answered)}
    assert issue.said
    assert [q.text for q in issue.said if " ".join(q.text.split()) not in texts[wrote.id]] == []
    assert issue.evidence
    quotes = [e.quote.text for e in issue.evidence]
    assert [q for q in quotes if " ".join(q.split()) not in texts[answered.id]] == []
    assert [w for w in issue.unsaid if re.search(rf"\b{w}\b", _body(wrote.id), re.IGNORECASE)] == []


def test_a_reader_of_history_can_cite_something_for_every_position_but_silence() -> None:
    """Where there is a sentence to write, there is a passage of the June letter that bears on it."""
    bare = [
        (issue.id, position.id)
        for issue in scenario().issues
        for position in issue.positions
        if issue.by == "belgrade"
        and position.write
        and not any(not e.positions or position.id in e.positions for e in issue.evidence)
    ]
    assert bare == []


def test_history_earns_everything_and_ends_in_what_happened() -> None:
    """Whether nobody plays, or a player chooses as Belgrade chose and Moscow's rules react."""
    told = Play.begin(exchange(), historical(scenario()))
    played = begun()
    while played.moment:
        played = played.after(as_history(played.moment))
    assert told.taken() == played.taken()
    for play in (told, played):
        assert play.ending is not None
        assert play.ending.label is Label.HAPPENED
        judged = debrief(scenario(), side="belgrade", taken=play.taken(), wrote={}, marked={})
        assert judged.match == Fraction(1)


@pytest.mark.parametrize("ending", scenario().endings, ids=lambda e: e.id)
def test_an_ending_has_a_recorded_play_that_reaches_it(ending: Ending) -> None:
    recorded = plan(PLAYS / f"{ending.id}.plan")
    play, used = begun(), set()
    while play.moment:
        used.add(play.at)
        play = play.after(recorded.choices.get(play.at, {}))
    assert play.at == recorded.ending == ending.id
    assert set(recorded.choices) <= used, "the plan makes a choice that the play never comes to"


def test_no_recorded_play_is_of_an_ending_that_is_gone() -> None:
    assert {path.stem for path in Path(PLAYS).glob("*.plan")} == {e.id for e in scenario().endings}


def test_any_combination_makes_a_letter() -> None:
    """No empty paragraph, no doubled space, nothing said twice: 300 letters of each side."""
    dice = chance(1954)
    for _ in range(300):
        play = at_the_draft()
        assert play.moment is not None
        positions = any_choice(play.moment, dice)
        _is_well_made([text for _, text in play.preview(positions).paragraphs], positions)
        sent = play.after(positions)
        if sent.at == "tell-ambassadors":
            answered = sent.after({"tell-ambassadors": "selective"})
            written = answered.sent("moscow-answers")
            assert written is not None
            _is_well_made([text for _, text in written.paragraphs], answered.taken())


def test_every_wording_is_used_by_some_letter() -> None:
    """No variant of a sentence lies behind another that always comes first."""
    moment = scenario().moment("belgrade-drafts")
    draft, dice, used = moment.draft, chance(22), set()
    assert draft is not None
    blank = at_the_draft()
    for _ in range(1500):
        used |= {text for _, text in blank.preview(any_choice(moment, dice)).paragraphs}
    wordings = [w for id in draft.issues for p in scenario().issue(id).positions for w in p.write]
    assert [w.text for w in (*wordings, *draft.opening, *draft.closing) if w.text not in used] == []


def test_a_player_who_does_not_look_comes_to_every_ending_and_to_none_too_often() -> None:
    """And the gauges stay off their stops in nineteen plays of twenty."""
    dice, plays = chance(11), 2500
    endings: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for _ in range(plays):
        play = any_play(dice)
        endings[play.at] += 1
        bounds = {g.id: (g.lowest, g.highest) for g in scenario().gauges}
        stopped.update({m.gauge for t in play.turns for m in t.movements if m.after in bounds[m.gauge]})
    assert set(endings) == {e.id for e in scenario().endings}
    assert max(endings.values()) <= plays // 2
    assert all(count <= plays // 20 for count in stopped.values()), stopped


@pytest.mark.parametrize("id", FROM_WARM_TO_COLD)
def test_trust_falls_as_a_scale_grows_colder(id: str) -> None:
    """Effects agree with the order of the scale: no colder position is trusted more than a warmer one."""
    moved = [
        sum(effect.by for effect in position.effects if effect.gauge == "trust")
        for position in scenario().issue(id).positions
    ]
    assert moved == sorted(moved, reverse=True)
    assert moved[0] > 0 > moved[-1]


def test_whatever_moves_a_gauge_says_why() -> None:
    positions = [p.id for _, matter in scenario().matters() for p in matter if p.effects and not p.why]
    rules = [m.id for m in scenario().moments for rule in m.rules if rule.effects and not rule.why]
    assert positions + rules == []


def test_whoever_names_a_date_or_a_number_names_sources() -> None:
    """Endings, moments with their rules and options, and the reasons given for credits."""
    bare = [e.id for e in scenario().endings if not e.sources]
    for moment in scenario().moments:
        texts = [moment.text, *(rule.tell for rule in moment.rules if not rule.sources)]
        texts += [option.because for option in (moment.decide.options if moment.decide else ())]
        if not moment.sources and any(A_DATE_OR_NUMBER.search(text) for text in texts):
            bare.append(moment.id)
    for issue in scenario().issues:
        texts = [_without_paragraphs(position.because) for position in issue.positions]
        if not issue.sources and any(A_DATE_OR_NUMBER.search(text) for text in texts):
            bare.append(issue.id)
    assert bare == []


def test_every_fact_is_cited_and_says_how_sure_it_is() -> None:
    lists = [ending.sources for ending in scenario().endings]
    lists += [issue.sources for issue in scenario().issues]
    lists += [moment.sources for moment in scenario().moments]
    lists += [rule.sources for moment in scenario().moments for rule in moment.rules]
    assert {fact.id for fact in scenario().facts} == {id for ids in lists for id in ids}
    assert {fact.confidence for fact in scenario().facts} <= {"high", "medium", "low"}


def _body(letter: str) -> str:
    return " ".join(paragraph.text for paragraph in scenario().letter(letter).paragraphs)


def _without_paragraphs(text: str) -> str:
    """The text without the numbers of paragraphs (T9, K17), which are places in a letter and not dates."""
    return re.sub(r"\b[KT]\d+\b", "", text)


def _is_well_made(paragraphs: list[str], positions: object) -> None:
    assert all(text.strip() == text and text for text in paragraphs), positions
    assert not any("  " in text or "\n" in text for text in paragraphs), positions
    sentences = [s for text in paragraphs for s in re.split(r"(?<=[.:;])\s", text)]
    assert len(sentences) == len(set(sentences)), positions
