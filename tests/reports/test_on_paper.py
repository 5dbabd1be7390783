"""A lesson on paper gives pupils everything but the answers, and the teacher every answer with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.reports.handouts import PUPILS, TEACHER, Part, handouts
from game.reports.on_paper import drafts, lesson
from game.reports.webpage import webpage
from tests.builders import changed, june, scenario
from tests.reports.test_webpage import body
from tests.scenarios import exchange

HERE = Path(__file__).parent
RIVER = scenario()
EXCHANGE = exchange.scenario()


def test_the_hand_outs_for_pupils_stay_as_they_are(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "goldens" / "pupils.html", body(webpage(handouts(RIVER, PUPILS))))


def test_the_answer_key_stays_as_it_is(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "goldens" / "key.html", body(webpage(handouts(RIVER, TEACHER))))


def test_nothing_pupils_get_tells_what_was_really_written() -> None:
    page = webpage(handouts(RIVER, PUPILS))
    secrets = [sentence.text for paragraph in june().paragraphs for sentence in paragraph.sentences]
    secrets += [p.because for issue in RIVER.issues for p in issue.positions if p.because]
    secrets += [evidence.because for issue in RIVER.issues for evidence in issue.evidence]
    secrets += [ending.text for ending in RIVER.endings]
    assert [secret for secret in secrets if secret in page] == []
    assert (
        "history" not in re.sub(r"<style>.*?</style>|<defs>.*?</defs>", "", page, flags=re.DOTALL).casefold()
    )


def test_the_key_holds_every_credit_reason_and_passage_with_its_line() -> None:
    page = webpage(handouts(RIVER, TEACHER))
    for issue in (RIVER.issue("water"), RIVER.issue("visit")):
        for position in issue.positions:
            assert f'<td dir="auto">{position.credit}</td>' in page
            assert position.because.replace("'", "&#x27;") in page
        for evidence in issue.evidence:
            assert evidence.quote.text in page
    assert "For A, B. S2.1, S2.2, line 2:" in page
    assert "N1.1, line 1 · Letter of June, 2 June 1901" in page
    assert "None of these words stands in it: gladly." in page


@pytest.mark.parametrize("part", Part)
def test_each_part_can_be_printed_alone_and_begins_on_its_own_page(part: Part) -> None:
    document = handouts(RIVER, (part,))
    assert document.sections
    assert all(section.fresh for section in document.sections)


def test_a_letter_that_one_side_reads_and_another_writes_is_kept_from_pupils() -> None:
    """Where South can be played too, and May is the letter it really wrote, May is an answer."""
    both = changed(RIVER, "sides", "south", playable=True)
    drafts = both.moment("south-drafts").draft
    assert drafts is not None
    both = changed(both, "moments", "south-drafts", draft=replace(drafts, wrote="may"))
    titles = [section.id for section in handouts(both, (Part.LETTERS,)).sections]
    assert titles == []
    assert [section.id for section in handouts(RIVER, (Part.LETTERS,)).sections] == ["letter-may"]


def test_a_scenario_without_a_rubric_gauges_or_decisions_still_prints() -> None:
    bare = scenario(rubric=(), gauges=(), facts=(), notes=(), summary="", when="")
    sections = {section.id for section in handouts(bare).sections}
    assert "rubric" not in sections
    assert {"role-north", "letter-may", "cards", "worksheet", "key-matters"} <= sections


def test_a_lesson_is_of_one_side_and_goes_along_historys_way() -> None:
    """Where both can be played, the letter that came is there to be read; only the own one is secret."""
    both = replace(EXCHANGE, moments=(*EXCHANGE.moments, replace(EXCHANGE.moments[0], id="never-reached")))
    for side, other in (("belgrade", "moscow"), ("moscow", "belgrade")):
        one = lesson(both, side, "short")
        assert [played.id for played in one.sides if played.playable] == [side]
        assert {moment.by for moment, _draft in drafts(one)} == {side}
        wrote = {draft.wrote for _moment, draft in drafts(one)}
        sections = {section.id for section in handouts(one, PUPILS).sections}
        assert {f"letter-{letter.id}" for letter in one.letters} & sections == {
            f"letter-{letter.id}" for letter in one.letters if letter.id not in wrote
        }
        assert "never-reached" not in [moment.id for moment in one.moments]
        assert {f"role-{side}", f"role-{other}"} & sections == {f"role-{side}"}
    assert len(lesson(both, "belgrade", "full").moments) > len(lesson(both, "belgrade", "short").moments)


def test_without_a_side_or_a_form_a_lesson_is_the_first_there_is() -> None:
    assert lesson(EXCHANGE) == lesson(EXCHANGE, "belgrade", "short")


def test_where_history_stops_on_its_way_every_moment_is_printed() -> None:
    stopped = changed(RIVER, "issues", "water", history="")
    assert lesson(stopped, "north").moments == RIVER.moments


def test_what_was_reported_before_the_letter_is_told_to_whoever_writes_it() -> None:
    reported = [moment for moment in lesson(EXCHANGE).moments if moment.id == "summer-1954"]
    page = webpage(handouts(lesson(EXCHANGE), (Part.ROLES,)))
    assert all(moment.title in page for moment in reported)
    assert reported
