"""Texts in two levels, in another language, and with words that are explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.scenario import Inquiry, Question, Scenario, Term
from game.reading.scenario import Reading
from tests.reading.river import codes, reading_of, river

GERMAN = (Path(__file__).parent / "river.de.yaml").read_bytes()


def whole(reading: Reading) -> Scenario:
    assert reading.scenario is not None, codes(reading)
    return reading.scenario


def translated(data: str | bytes, level: str = "full", text: str = "") -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    return reading_of(text or river(), translation=("river.de.yaml", raw), level=level)


# -- two levels ----------------------------------------------------------------------------------------------

TWO_LEVELS = river(
    ("title: The River", "title: {full: The River and Its Water, basic: The River}"),
    ('write: "Half of it is yours."', 'write: {full: "One half is yours.", basic: "You get half."}'),
    (
        'write: "It stays with us."',
        "write: [{if: visit is later, text: {full: It stays., basic: No.}}, {full: Long., basic: Short.}]",
    ),
)


@pytest.mark.parametrize(
    ("level", "texts"),
    [
        ("full", ["The River and Its Water", "One half is yours.", "It stays.", "Long."]),
        ("basic", ["The River", "You get half.", "No.", "Short."]),
    ],
)
def test_a_text_in_two_levels_is_told_in_the_one_that_is_wanted(level: str, texts: list[str]) -> None:
    scenario = whole(reading_of(TWO_LEVELS, level=level))
    share, keep = scenario.issue("water").positions
    assert [scenario.title, *(w.text for p in (share, keep) for w in p.write)] == texts


def test_what_has_no_basic_text_is_told_in_full() -> None:
    scenario = whole(reading_of(river(("title: The River", "title: {full: The River}")), level="basic"))
    assert scenario.title == "The River"


def test_the_level_changes_neither_the_hash_nor_anything_that_is_played() -> None:
    full, basic = (whole(reading_of(TWO_LEVELS, level=level)) for level in ("full", "basic"))
    assert full.hash == basic.hash
    assert [m.rules for m in full.moments] == [m.rules for m in basic.moments]


def test_a_basic_text_alone_and_a_misspelt_level_are_problems() -> None:
    assert codes(reading_of(river(("title: The River", "title: {basic: The River}")))) == ["missing-entry"]
    reading = reading_of(river(("title: The River", "title: {full: The River, easy: River}")))
    assert codes(reading) == ["unknown-entry"]


def test_what_is_no_text_for_people_has_no_levels() -> None:
    assert codes(reading_of(river(("history: share", "history: {full: share}")))) == ["wrong-shape"]


def test_a_thing_may_be_called_full_or_basic() -> None:
    forms = "forms: {full: {start: may-arrives, label: Two lessons}, basic: {start: may-arrives}}\nstart: may"
    scenario = whole(reading_of(river(("start: may", forms))))
    assert [(form.id, form.label) for form in scenario.forms] == [("full", "Two lessons"), ("basic", "basic")]


# -- another language ----------------------------------------------------------------------------------------


def test_a_translation_puts_its_texts_in_the_place_of_the_scenarios_own() -> None:
    reading = translated(GERMAN)
    scenario = whole(reading)
    assert codes(reading) == []
    assert scenario.title == "Der Fluss"
    assert [p.say for p in scenario.issue("water").positions] == ["Teilen", "Behalten"]
    assert scenario.issue("water").evidence[0].because == "Die Hälfte genügt ihnen."
    assert scenario.moment("south-thinks").decide is not None
    assert scenario.hash == whole(reading_of(river())).hash


def test_a_translation_may_tell_in_two_levels_too() -> None:
    data = GERMAN.decode().replace("title: Der Fluss", "title: {full: Der lange Fluss, basic: Der Fluss}")
    assert whole(translated(data)).title == "Der lange Fluss"
    assert whole(translated(data, level="basic")).title == "Der Fluss"


def test_texts_in_a_list_go_by_their_number_and_may_be_given_as_a_list() -> None:
    text = river(("sides:", "notes: [One., Two.]\nsides:"))
    for notes in ("notes: [Eins., Zwei.]", "notes: {1: Eins., 2: Zwei.}", "notes.2: Zwei.\nnotes.1: Eins."):
        reading = translated(f"{notes}\n{GERMAN.decode()}", text=text)
        assert codes(reading) == []
        assert whole(reading).notes == ("Eins.", "Zwei.")


def test_what_is_missing_stays_in_the_scenarios_own_language() -> None:
    reading = translated("title: Der Fluss\nissues:\n")
    assert set(codes(reading)) == {"missing-translation"}
    assert whole(reading).issue("visit").ask == "Do we go and see?"


def test_mistakes_in_a_translation_are_placed_in_it_and_spare_the_scenario() -> None:
    reading = translated("title: [")
    assert reading.scenario is None
    assert {problem.place.file for problem in reading.problems} == {"river.de.yaml"}
    assert codes(translated("")) == ["empty-file"]


def test_ids_and_numbers_and_quotations_cannot_be_translated() -> None:
    reading = translated(GERMAN.decode().replace("issues:\n  water:", "issues:\n  water:\n    weight: 3"))
    assert codes(reading) == ["orphan-translation"]
    assert whole(reading).issue("water").weight == 2


@given(st.text(alphabet=st.sampled_from("tile: DrFusm\n-[]{}'\"#.|\x00é1"), max_size=80))
def test_any_translation_is_answered(text: str) -> None:
    reading = translated(text)
    for problem in reading.problems:
        line = reading.sources[problem.place.file][problem.place.line - 1]
        assert 1 <= problem.place.column <= len(line) + 1


# -- words that are explained, and questions ----------------------------------------------------------------

GLOSSARY = """glossary:
  weir: {name: The weir, kind: place, text: "It is older than the [[miller]].", sources: [F1]}
  miller:
    name: The miller
    kind: person
    text: He owns the mill.
"""


def test_the_glossary_is_read_and_any_text_may_point_to_it() -> None:
    text = river(("ask: Do we go and see?", "ask: 'Do we go and see [[weir|the old weir]]?'")) + GLOSSARY
    reading = reading_of(text)
    assert codes(reading) == []
    assert whole(reading).glossary == (
        Term("weir", "The weir", "It is older than the [[miller]].", "place", ("F1",)),
        Term("miller", "The miller", "He owns the mill.", "person"),
    )


def test_an_unknown_word_is_found_on_its_own_line_of_a_long_text() -> None:
    text = river(
        ("title: The River", "title: The River\nbriefing: |\n  One line.\n  See [[wier]] and\n  [[wier]].")
    )
    (problem,) = reading_of(text + GLOSSARY).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("unknown-term", 6, 7)


def test_both_levels_of_a_text_and_its_translation_are_looked_through() -> None:
    text = river(("title: The River", "title: {full: The River, basic: '[[rivver]]'}"))
    assert codes(reading_of(text + GLOSSARY)) == ["unknown-term"]
    german = GERMAN.decode().replace("Der Fluss", "'[[fluss]]'")
    found = [p for p in translated(german, text=river() + GLOSSARY).problems if p.code == "unknown-term"]
    assert [p.place.file for p in found] == ["river.de.yaml"]


def test_a_moment_has_a_place_and_asks_questions_whose_ids_may_be_left_out() -> None:
    asked = """may-arrives:
    by: north
    read: may
    then: north-answers
    place: north-town
    questions:
      - {id: who, kind: source, ask: Who writes?}
      - {kind: predict, ask: What comes of it?}
"""
    scenario = whole(reading_of(river(("may-arrives: {by: north, read: may, then: north-answers}\n", asked))))
    moment = scenario.moment("may-arrives")
    assert moment.place == "north-town"
    assert moment.questions == (
        Question("who", Inquiry.SOURCE, "Who writes?"),
        Question("may-arrives-2", Inquiry.PREDICT, "What comes of it?"),
    )


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ("[{kind: riddle, ask: Who?}]", "unknown-kind"),
        ("[{kind: source}]", "missing-entry"),
        ("[{ask: Who?}]", "missing-entry"),
        ("[{id: a, kind: source, ask: Who?}, {id: a, kind: argue, ask: Why?}]", "duplicate-id"),
        ("[{id: a b, kind: source, ask: Who?}]", "not-an-id"),
    ],
)
def test_a_question_with_a_mistake_is_named(questions: str, code: str) -> None:
    text = river(("read: may,", f"read: may, questions: {questions},"))
    assert codes(reading_of(text)) == [code]
