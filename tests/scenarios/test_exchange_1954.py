"""The 1954 exchange: its quotations, its history, its endings, its letters and its sources."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from game.engine.play import Play, historical
from game.model.play import Casting, Player
from game.model.scenario import Ending, Inquiry, Issue, Label, Scenario
from game.pages.surroundings import dated
from game.reading.texts import LEVELS
from game.scoring.debrief import debrief
from tests.scenarios.exchange import (
    BELGRADE,
    BOTH,
    MOSCOW,
    PLAYS,
    SEEDS,
    any_choice,
    any_play,
    as_history,
    begun,
    chance,
    exchange,
    plan,
    reading,
    scenario,
    told,
)

DRAFTS = ("moscow-drafts", "belgrade-drafts", "moscow-answers")
A_DATE_OR_NUMBER = re.compile(r"\d")
A_PARAGRAPH = re.compile(r"\b[KT]\d+\b")
A_YEAR = re.compile(r"\b1[89]\d\d\b")


def test_the_reader_finds_nothing_wrong() -> None:
    """Every id is known, every condition is understood, and every quotation stands in its letter."""
    assert reading().problems == ()


@pytest.mark.parametrize("id", ["june", "august"])
def test_a_letter_is_the_pinned_file_and_cited_as_that_file_says(id: str) -> None:
    letter = scenario().letter(id)
    data = (SEEDS / letter.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == letter.sha256
    assert letter.citation in " ".join(data.decode("utf-8").split())


@pytest.mark.parametrize("issue", [i for i in scenario().issues if i.weight], ids=lambda i: i.id)
def test_what_is_scored_is_proved_word_for_word(issue: Issue) -> None:
    """Found again without the reader: in the whole file, white space folded and nothing else."""
    moment = scenario().drafting(issue.id)
    assert moment is not None
    assert moment.draft is not None
    written = " ".join((SEEDS / scenario().letter(moment.draft.wrote).file).read_text("utf-8").split())
    assert issue.said or issue.unsaid
    assert [q.text for q in issue.said if " ".join(q.text.split()) not in written] == []
    body = _body(moment.draft.wrote)
    assert [w for w in issue.unsaid if re.search(rf"\b{w}\b", body, re.IGNORECASE)] == []


@pytest.mark.parametrize("issue", [i for i in scenario().issues if i.evidence], ids=lambda i: i.id)
def test_evidence_is_verbatim_in_the_letter_that_is_answered(issue: Issue) -> None:
    answered = "june" if issue.by == "belgrade" else "august"
    text = " ".join((SEEDS / scenario().letter(answered).file).read_text("utf-8").split())
    assert [e.quote.text for e in issue.evidence if " ".join(e.quote.text.split()) not in text] == []


def test_the_weights_of_each_letter_add_up_to_a_hundred() -> None:
    for side in ("moscow", "belgrade"):
        assert sum(issue.weight for issue in scenario().issues if issue.by == side) == 100


def test_a_reader_can_cite_something_for_every_position_but_silence() -> None:
    """Where a sentence answers a letter, there is a passage of that letter that bears on it."""
    bare = [
        (issue.id, position.id)
        for issue in scenario().issues
        for position in issue.positions
        if issue.evidence
        and position.write
        and not any(not e.positions or position.id in e.positions for e in issue.evidence)
    ]
    assert bare == []


@pytest.mark.parametrize("form", ["", "short", "full"])
def test_history_earns_everything_and_ends_in_what_happened(form: str) -> None:
    """Whether nobody plays, or players of the one side or the other choose as was chosen."""
    told = Play.begin(exchange(), historical(scenario()), form)
    plays = [told]
    for casting in (BELGRADE, MOSCOW, BOTH):
        play = begun(casting, form)
        while play.moment:
            play = play.after(as_history(play.moment))
        plays.append(play)
    for play in plays:
        assert play.taken() == told.taken()
        assert play.at == "slow-road"
        assert play.ending is not None
        assert play.ending.label is Label.HAPPENED
        for side in ("moscow", "belgrade"):
            judged = debrief(scenario(), side=side, taken=play.taken(), wrote={}, marked={})
            assert judged.match == Fraction(1)


@pytest.mark.parametrize("ending", scenario().endings, ids=lambda e: e.id)
def test_an_ending_has_a_recorded_play_that_reaches_it(ending: Ending) -> None:
    recorded = plan(PLAYS / f"{ending.id}.plan")
    assert recorded.played().at == recorded.ending == ending.id


@pytest.mark.parametrize("ending", scenario().endings, ids=lambda e: e.id)
def test_an_epilogue_names_choices_of_the_very_play_that_came_to_it(ending: Ending) -> None:
    """At least one of them is a choice of a side that is played there, by its name."""
    recorded = plan(PLAYS / f"{ending.id}.plan")
    played = [scenario().side(side).name for side, who in recorded.casting if who is Player.PLAYER]
    assert [text for text in recorded.played().led_here() if any(name in text for name in played)]


@pytest.mark.parametrize("casting", [BELGRADE, MOSCOW, BOTH], ids=["belgrade", "moscow", "both"])
@pytest.mark.parametrize("form", ["short", "full"])
def test_no_play_ends_without_a_word_on_its_own_choices(casting: Casting, form: str) -> None:
    """Of the sides that are played, whatever the players choose."""
    dice, bare = chance(7), set()
    for _ in range(400):
        play = any_play(dice, casting, form)
        if not play.led_here():
            bare.add(play.at)
    assert bare == set()


def test_no_recorded_play_is_of_an_ending_that_is_gone() -> None:
    assert {path.stem for path in Path(PLAYS).glob("*.plan")} == {e.id for e in scenario().endings}


def test_belgrade_answers_what_moscow_has_really_written() -> None:
    """To the real letter as in history; to one that names Stalin, or to an ultimatum, otherwise."""
    for changed, letter in (
        ({}, "as-sent"),
        ({"moscow-blame": "stalin-named"}, "as-host"),
        ({"moscow-blame": "recant", "moscow-meeting": "conference"}, "closed"),
    ):
        play = begun(MOSCOW)
        assert play.moment is not None
        taken = play.after({**as_history(play.moment), **changed}).taken()
        assert taken["august-letter"] == letter


def test_any_combination_makes_a_letter() -> None:
    """No empty paragraph, no doubled space, nothing said twice, at each of the three drafts."""
    dice, seen = chance(1954), dict.fromkeys(DRAFTS, 0)
    while min(seen.values()) < 200:
        play = begun(BOTH, "full")
        while play.moment:
            choice = any_choice(play.moment, dice)
            if play.moment.draft:
                seen[play.at] += 1
                _is_well_made([text for _, text in play.preview(choice).paragraphs], choice)
            play = play.after(choice)


def test_every_wording_is_used_by_some_letter() -> None:
    """No variant of a sentence lies behind another that always comes first."""
    dice, unused = chance(22), set(_wordings())
    for _ in range(12_000):
        play = begun(BOTH, "full")
        while play.moment and unused:
            choice = any_choice(play.moment, dice)
            if play.moment.draft:
                unused -= {text for _, text in play.preview(choice).paragraphs}
                if play.at != "moscow-drafts":  # the same letters before them, answered in many ways
                    for _again in range(4):
                        choice = any_choice(play.moment, dice)
                        unused -= {text for _, text in play.preview(choice).paragraphs}
            play = play.after(choice)
        if not unused:
            break
    assert unused == set()


FINDINGS = {
    "the reply answers a letter slightly different from the one it received": ("which-words", "t1-sums-up"),
    "Belgrade did not refuse, it said not yet": ("august-guess",),
    "Belgrade did not reject the charge against Beria": ("beria-guess",),
    "the archive's summary says more than the letter": ("summary",),
    "the silences are large and can be checked": ("not-said", "not-answered"),
}


def test_to_each_finding_of_a_close_reading_a_question_leads() -> None:
    asked = {question.id for moment in scenario().moments for question in moment.questions}
    assert {id for ids in FINDINGS.values() for id in ids} <= asked


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_reads_the_june_letter_to_the_pupil_before_it_is_answered(level: str) -> None:
    """Not the briefings, nor what stands below the letter, nor the glossary: none names a paragraph of it."""
    whole = told(level)
    facts = {fact.id: fact.text for fact in whole.facts}
    shown = [
        whole.briefing,
        *(term.text for term in whole.glossary),
        *(side.briefing for side in whole.sides),
    ]
    cited = [*whole.sources, *(id for side in whole.sides for id in side.sources)]
    for id in ("june-arrives", "june-composed", "summer-1954", "summer-otherwise"):
        shown.append(whole.moment(id).text)
        cited += whole.moment(id).sources
    shown += [facts[id] for id in cited]
    assert [text for text in shown if A_PARAGRAPH.search(text) or "Rajak" in text] == []


@pytest.mark.parametrize("casting", [BELGRADE, MOSCOW], ids=["belgrade", "moscow"])
def test_before_a_letter_there_are_questions_at_its_source_and_after_it_one_for_another_road(
    casting: Casting,
) -> None:
    """In the short lesson: who writes and what is left out, what was really written, the road not taken."""
    play, kinds = begun(casting, "short"), set()
    while play.moment:
        kinds |= {question.kind for question in play.moment.questions}
        play = play.after(as_history(play.moment))
    assert kinds == set(Inquiry)


def test_whatever_moves_a_gauge_says_why() -> None:
    positions = [p.id for _, matter in scenario().matters() for p in matter if p.effects and not p.why]
    rules = [m.id for m in scenario().moments for rule in m.rules if rule.effects and not rule.why]
    assert positions + rules == []


@pytest.mark.parametrize("level", LEVELS)
def test_whoever_names_a_date_or_a_number_names_sources(level: str) -> None:
    """Briefings, matters, moments with their rules, endings, glossary and facts, in both levels."""
    bare = [
        where
        for where, sources, texts in _claims(told(level))
        if not sources and any(A_DATE_OR_NUMBER.search(_without_paragraphs(text)) for text in texts)
    ]
    assert bare == []


@pytest.mark.parametrize("level", LEVELS)
def test_every_year_that_is_named_is_the_year_of_something_it_rests_on(level: str) -> None:
    """Of a fact that is cited there, of the letter that is spoken of, or of the moment itself."""
    whole = told(level)
    known = {fact.id: f"{fact.date} {fact.text} {fact.sources}" for fact in whole.facts}
    letters = "1954 1948 1949 1952"  # what the two letters are dated, and what they themselves name
    astray = []
    for where, sources, texts in _claims(whole):
        grounds = " ".join([letters, where, *(known.get(id, "") for id in sources)])
        named = {year for text in texts for year in A_YEAR.findall(text)}
        astray += [f"{where}: {year}" for year in sorted(named) if year not in grounds]
    assert astray == []


def test_the_timeline_goes_from_1948_to_1956_and_shows_no_opinion() -> None:
    """Whoever reads the June letter does not find in it what a historian makes of that letter."""
    years = {when[0] for fact in scenario().facts if (when := dated(fact.date))}
    assert set(range(1953, 1957)) | {1948, 1949} <= years
    assert [fact.id for fact in scenario().facts if "Rajak thinks" in fact.text and dated(fact.date)] == []


def test_what_the_timeline_shows_says_where_it_is_known_from() -> None:
    assert [fact.id for fact in scenario().facts if not fact.sources.strip() or not fact.date.strip()] == []


def test_every_fact_is_cited_and_says_how_sure_it_is() -> None:
    lists = [ending.sources for ending in scenario().endings]
    lists += [issue.sources for issue in scenario().issues]
    lists += [moment.sources for moment in scenario().moments]
    lists += [rule.sources for moment in scenario().moments for rule in moment.rules]
    lists += [term.sources for term in scenario().glossary]
    lists += [scenario().sources, *(side.sources for side in scenario().sides)]
    assert {fact.id for fact in scenario().facts} == {id for ids in lists for id in ids}
    assert {fact.confidence for fact in scenario().facts} <= {"high", "medium", "low"}


def test_what_is_invented_or_moved_says_so() -> None:
    """The leak and what follows a closed door are invented; the neighbours' protest is moved from 1955."""
    labelled = {m.id: (m.invented, bool(m.moved)) for m in scenario().moments if m.invented or m.moved}
    assert labelled == {
        "leak": (True, False),
        "door-closes": (True, False),
        "prepare-journey": (True, False),
        "prepare-guests": (True, False),
        "neighbours-object": (False, True),
        "border-quiet": (False, True),
    }


def test_the_two_unconfirmed_stories_are_not_told_as_facts() -> None:
    """The toast at the embassy is named as unsourced; the retort of March 1955 is left out."""
    assert any("no good source" in note for note in scenario().notes)
    texts = (*_moments_and_endings(), *(fact.text for fact in scenario().facts))
    assert not any("7 March" in text for text in texts)


def _claims(whole: Scenario) -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """Whatever is told of what happened: what it is, the facts it rests on, and its texts.

    What stands at a moment rests on the facts of the moment, and so do its rules where they name none.
    """
    yield "briefing", whole.sources, [whole.briefing, whole.summary]
    for side in whole.sides:
        yield side.id, side.sources, [side.role, side.briefing]
    for issue in whole.issues:
        texts = [issue.ask, issue.note, *(e.because for e in issue.evidence)]
        for position in issue.positions:
            texts += [position.say, position.why, position.because, *(w.text for w in position.write)]
        yield issue.id, issue.sources, texts
    for moment in whole.moments:
        texts = [moment.text, *(question.ask for question in moment.questions)]
        texts += [o.say + o.why + o.because for o in (moment.decide.options if moment.decide else ())]
        yield f"{moment.id} {moment.date}", moment.sources, texts
        for rule in moment.rules:
            yield f"{moment.id} > {rule.go}", rule.sources or moment.sources, [rule.tell, rule.why]
    for ending in whole.endings:
        texts = [ending.text, ending.because, ending.caution, *(one.text for one in ending.choices)]
        yield ending.id, ending.sources, texts
    for term in whole.glossary:
        yield term.id, term.sources, [term.text]
    for fact in whole.facts:
        yield f"{fact.id} {fact.date}", (fact.id,) if fact.sources else (), [fact.text]


def _moments_and_endings() -> Iterator[str]:
    yield from (moment.text for moment in scenario().moments)
    yield from (ending.text for ending in scenario().endings)


def _wordings() -> Iterator[str]:
    for id in DRAFTS:
        draft = scenario().moment(id).draft
        assert draft is not None
        yield from (w.text for w in (*draft.opening, *draft.closing))
        for issue in draft.issues:
            yield from (w.text for p in scenario().issue(issue).positions for w in p.write)


def _body(letter: str) -> str:
    return " ".join(paragraph.text for paragraph in scenario().letter(letter).paragraphs)


def _without_paragraphs(text: str) -> str:
    """The text without the numbers of paragraphs (T9, K17), which are places in a letter and not dates."""
    return A_PARAGRAPH.sub("", text)


def _is_well_made(paragraphs: list[str], positions: object) -> None:
    assert all(text.strip() == text and text for text in paragraphs), positions
    assert not any("  " in text or "\n" in text for text in paragraphs), positions
    sentences = [s for text in paragraphs for s in re.split(r"(?<=[.:;])\s", text)]
    assert len(sentences) == len(set(sentences)), positions
