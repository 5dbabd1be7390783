"""A quotation holds word for word after one normalisation, and a near miss shows what differs."""

from __future__ import annotations

import pytest

from game.model.letter import Quotation
from game.model.place import Problem
from tests.reading.river import LETTERS, codes, reading_of, river

_QUOTE = 'quote: "We do not ask for the whole river"'


def _quoted(text: str) -> tuple[Quotation, list[str]]:
    reading = reading_of(river((_QUOTE, "quote: '" + text.replace("'", "''") + "'")))
    assert reading.scenario, reading.problems
    return reading.scenario.issue("water").evidence[0].quote, codes(reading)


def _problem(text: str) -> Problem:
    (problem,) = reading_of(river((_QUOTE, f"quote: '{text}'"))).problems
    return problem


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We do not ask for the whole river", ("S1.2",)),
        ("We do  not\u00a0ask for the whole river", ("S1.2",)),
        ("and we have never asked for it.", ("S1.2",)),
        ("low this year,[1] and our fields", ("S1.1",)),
        ("low this year, and our fields", ("S1.1",)),
        ("fields are dry. We do not", ("S1.1", "S1.2")),
        ("our fathers had. It would please us", ("S2.1", "S3.1")),
        ("The river is low ... half of the summer water", ("S1.1", "S2.1")),
        ("The river is low \u2026 see it yourselves.", ("S1.1", "S3.1")),
        ("The river is low [...] half (...) yourselves", ("S1.1", "S2.1", "S3.1")),
        ("... half of the summer water ...", ("S2.1",)),
    ],
)
def test_words_of_the_body_are_found_in_their_sentences(text: str, sentences: tuple[str, ...]) -> None:
    quotation, problems = _quoted(text)
    assert problems == []
    assert quotation.sentences == sentences
    assert quotation.text == text.strip()


def test_typographic_marks_and_composed_characters_are_plain_on_both_sides() -> None:
    body = "It\u2019s \u201cour\u201d river \u2013 from Cafe\u0301 to mouth."
    data = LETTERS["may.txt"].replace(b"It would please us", f"{body}\n\nIt would please us".encode())
    text = river(
        (_QUOTE, "quote: \"It's 'our' river - from Caf\u00e9 to mouth.\"".replace("'our'", '\\"our\\"'))
    )
    reading = reading_of(text, letters={**LETTERS, "may.txt": data})
    assert reading.scenario
    assert reading.scenario.issue("water").evidence[0].quote.sentences == ("S3.1",)


@pytest.mark.parametrize(
    "text",
    [
        "South asks North for an apology",
        "To the Council of North",
        "For the Ministry of South",
        "The lowest in forty years",
        "A note that nothing in the letter points to",
    ],
)
def test_heading_summary_greeting_signature_and_notes_cannot_be_quoted(text: str) -> None:
    assert _problem(text).code in ("no-such-quotation", "near-quotation")


@pytest.mark.parametrize(
    ("text", "letter", "quoted"),
    [
        (
            "We do ask for the whole river",
            "We do >>not<< ask for the whole ...",
            "We do ask for the whole ...",
        ),
        ("We do not ask for the river", "... not ask for the >>whole<< river", "... not ask for the river"),
        ("we do not ask for the whole river", ">>We<< do not ask for ...", ">>we<< do not ask for ..."),
        ("We never asked for the whole river", ">>do not ask<<", ">>never asked<<"),
        ("We do not ask for the whole rivers", ">>river,<<", ">>rivers<<"),
        ("our fields are very dry", "... our fields are dry.", "... our fields are >>very<< dry"),
    ],
)
def test_a_near_miss_is_marked_word_by_word(text: str, letter: str, quoted: str) -> None:
    problem = _problem(text)
    assert problem.code == "near-quotation"
    _, of_letter, of_quotation = problem.message.split("\n")
    assert letter.strip(".").strip() in of_letter
    assert quoted.strip(".").strip() in of_quotation


def test_a_near_miss_points_into_the_letter_as_well() -> None:
    problem = _problem("We do ask for the whole river")
    line = LETTERS["may.txt"].decode().splitlines()[7]
    assert problem.second
    assert (problem.second.file, problem.second.line) == ("seeds/may.txt", 8)
    start = problem.second.column - 1
    assert line[start : start + problem.second.length] == "We do not ask for the whole river"


def test_a_mark_in_brackets_that_is_no_note_of_the_letter_may_not_be_left_out() -> None:
    data = LETTERS["may.txt"].replace(b"dry. We", b"dry [1901]. We")
    reading = reading_of(
        river((_QUOTE, 'quote: "our fields are dry."')), letters={**LETTERS, "may.txt": data}
    )
    assert "near-quotation" in codes(reading)


def test_a_quotation_does_not_begin_or_end_inside_a_word() -> None:
    """`river` would otherwise be found in `rivers`, and `not` in `nothing`."""
    assert _problem("e river is lo").code != "unknown-stretch"
    assert _quoted("The river is low")[1] == []
    assert _problem("he river is low").code == "near-quotation"


def test_parts_in_another_order_are_told_apart_from_words_that_are_not_there() -> None:
    assert _problem("half of the summer water ... The river is low").code == "quotation-order"
    assert _problem("The river is low ... all of the winter snow").code in (
        "no-such-quotation",
        "near-quotation",
    )


def test_words_given_as_absent_are_looked_for_as_whole_words_in_any_case() -> None:
    assert codes(reading_of(river(("unsaid: [gladly]", "unsaid: [HARVEST]")))) == ["not-absent"]
    assert codes(reading_of(river(("unsaid: [gladly]", "unsaid: [harv, ear, apology]")))) == []
    assert codes(reading_of(river(("unsaid: [gladly]", "unsaid: [our own fields]")))) == ["not-absent"]
    assert codes(reading_of(river(("unsaid: [gladly]", "unsaid: [council]")))) == []  # only in the signature


def test_a_misquotation_does_not_keep_the_rest_from_being_checked() -> None:
    reading = reading_of(river((_QUOTE, 'quote: "We do ask for the whole river"')))
    assert reading.scenario is not None
    assert reading.scenario.issue("water").evidence[0].quote.sentences == ()


def test_a_very_long_misquotation_of_a_very_long_letter_is_answered_soon() -> None:
    many = " ".join(f"word{n % 50} the river and" for n in range(20_000))
    data = LETTERS["may.txt"].replace(b"It would please us", f"{many}.\n\nIt would please us".encode())
    quote = " ".join(f"word{n % 47} the rivers or" for n in range(3_000))
    reading = reading_of(river((_QUOTE, f'quote: "{quote}"')), letters={**LETTERS, "may.txt": data})
    assert {"near-quotation", "no-such-quotation"} & set(codes(reading))
