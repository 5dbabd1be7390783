"""A letter's numbered lines hold all its words in order, and a key names the right ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.model.letter import Letter
from game.reports.lines import MEASURE, first_lines, numbered, width
from tests.builders import letter, may

words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=60)
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(
    tuple
)
letters = paragraphs.map(lambda body: letter("long", "south", "L", body))


@given(letters)
def test_the_lines_read_one_after_the_other_are_the_letter(whole: Letter) -> None:
    for paragraph, (label, lines) in zip(whole.paragraphs, numbered(whole).paragraphs, strict=True):
        read = " ".join("".join(run.text for run in line.runs).strip() for line in lines)
        assert label == paragraph.label
        assert read.split() == paragraph.text.split()


@given(letters)
def test_lines_are_counted_through_and_none_is_too_long_unless_it_is_one_word(whole: Letter) -> None:
    lines = [line for _label, those in numbered(whole).paragraphs for line in those]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        text = "".join(run.text for run in line.runs)
        assert width(text) <= MEASURE or len(text.split()) == 1


@given(letters)
def test_every_sentence_has_the_line_it_begins_on(whole: Letter) -> None:
    found = first_lines(whole)
    every = [sentence.label for paragraph in whole.paragraphs for sentence in paragraph.sentences]
    assert list(found) == every
    assert list(found.values()) == sorted(found.values())


def test_a_short_letter_has_a_line_a_paragraph() -> None:
    assert first_lines(may()) == {"S1.1": 1, "S1.2": 1, "S2.1": 2, "S2.2": 2, "S3.1": 3}
