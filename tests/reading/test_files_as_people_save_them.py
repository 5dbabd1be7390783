"""Files as people save them and YAML as people write it: read as meant, or named with a remedy."""

from __future__ import annotations

import time

import pytest
from yaml import BaseLoader

from game.model.place import Problem, Severity
from game.reading import tree
from game.reading.scenario import Reading
from tests.reading.river import codes, reading_of, river

_ASK = "ask: Do we go and see?"
_AS_PEOPLE_WRITE = [
    ("ask: Do we go: yes or no?", "colon-in-text"),
    ("ask: @North", "special-sign"),
    ("ask: `North`", "special-sign"),
    ("ask: %North", "special-sign"),
    ("ask: *North* goes", "special-sign"),
    ("ask: *North", "yaml-shortcut"),
    ("ask: &North goes", "yaml-shortcut"),
    ("ask: !North goes", "yaml-shortcut"),
    ("ask: !!python/object:os.system x", "yaml-shortcut"),
    ("<<: {ask: x}\n    ask: y", "yaml-shortcut"),
    ("ask: [North", "brackets"),
    ("ask: {North", "brackets"),
    ("ask: ] North", "special-sign"),
    ('ask: "North', "quotation-marks"),
    ('ask: "North" goes', "quotation-marks"),
    ("ask: 'It's ours'", "quotation-marks"),
    ('ask: "C:\\North"', "backslash"),
    ("ask: - North", "wrong-indentation"),
    ("ask: | North\n      goes", "wrong-indentation"),
    ("ask:", "empty-entry"),
    ('ask: ""', "empty-entry"),
    ("ask: #1 of all questions", "empty-entry"),
    ("ask: [a, b]", "wrong-shape"),
    ("ask: {a: b, c: d}", "wrong-shape"),
    ("ask: Number #1", "cut-text"),
    ("ask: Number #1\n      of all", "no-colon"),
    ("ask: North\n    goes", "no-colon"),
    ("ask:North", "no-colon"),
    ("ask: North\n      goes: yes", "wrong-indentation"),
    ("\task: North", "tab-indentation"),
    (" ask: North", "wrong-indentation"),
    ("\u00a0ask: North", "wrong-indentation"),
    ("ask: \u201cNorth\u201d", "curly-quotes"),
    ("ask: North\n    ask: South", "duplicate-key"),
    ("? [ask]\n    : North\n    ask: x", "wrong-shape"),
    ("Ask: North", "unknown-entry"),
]


def _only(reading: Reading) -> Problem:
    (problem,) = reading.problems
    return problem


def _ask(text: str) -> str:
    """What the reader takes for the question when this is written for it, with no problem at all."""
    reading = reading_of(river((_ASK, f"ask: {text}")))
    assert reading.scenario, reading.problems
    assert reading.problems == ()
    return reading.scenario.issue("visit").ask


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Yes", "Yes"),
        ("No", "No"),
        ("on", "on"),
        ("null", "null"),
        ("~", "~"),
        ("18:00", "18:00"),
        ("1954-08-11", "1954-08-11"),
        ("1954", "1954"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("3.10", "3.10"),
        ("=", "="),
        ("C# or Go?", "C# or Go?"),
        ("'It''s ours: all of it # 1'", "It's ours: all of it # 1"),
        ('"a \\"b\\" \\u2014 c"', 'a "b" \u2014 c'),
        ("|\n      One.\n\n      Two # here: yes.", "One.\n\nTwo # here: yes."),
        (">\n      One\n      two.", "One two."),
        ("One\n      two: three".replace(":", ""), "One two three"),
        ("We go - or do we?", "We go - or do we?"),
        ("What \u201cpeace\u201d means", "What \u201cpeace\u201d means"),
        ('"\u201cPeace\u201d"', "\u201cPeace\u201d"),
        (
            "\u017divjo, \u0422\u0438\u0442\u043e! \U0001f54a",
            "\u017divjo, \u0422\u0438\u0442\u043e! \U0001f54a",
        ),
    ],
)
def test_a_text_stays_the_text_that_was_written(written: str, read: str) -> None:
    assert _ask(written) == read


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "true", "True", "on", "'yes'"])
def test_every_usual_yes_is_a_yes(word: str) -> None:
    reading = reading_of(river(("playable: yes", f"playable: {word}")))
    assert reading.scenario
    assert reading.scenario.side("north").playable


@pytest.mark.parametrize("word", ["no", "No", "false", "off"])
def test_every_usual_no_is_a_no(word: str) -> None:
    reading = reading_of(river(("playable: yes", f"playable: {word}")))
    assert reading.scenario
    assert not reading.scenario.side("north").playable


def test_numbers_may_have_a_sign_and_the_typographic_minus() -> None:
    reading = reading_of(river(("trust: +5", "trust: \u22125")))
    assert reading.scenario
    assert reading.scenario.issue("water").positions[0].effects[0].by == -5


@pytest.mark.parametrize(("written", "code"), _AS_PEOPLE_WRITE)
def test_yaml_as_people_write_it_is_named_with_a_remedy(written: str, code: str) -> None:
    reading = reading_of(river((_ASK, written)))
    assert code in codes(reading)
    for problem in reading.problems:
        assert problem.message
        assert problem.remedy
        assert 52 <= problem.place.line <= 57, problem


@pytest.mark.parametrize(("written", "code"), _AS_PEOPLE_WRITE)
def test_without_the_fast_parser_the_same_is_said(
    written: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML comes with a C half or without; the two stop in other words at other places."""
    monkeypatch.setattr(tree, "_Loader", BaseLoader)
    assert code in codes(reading_of(river((_ASK, written))))


def test_an_entry_with_a_capital_letter_is_offered_in_small_letters() -> None:
    assert (
        _only(reading_of(river((_ASK, "Ask: North")))).remedy
        == 'The nearest is "ask". Is that the one you mean?'
    )


@pytest.mark.parametrize("section", ["sides", "gauges", "issues", "moments", "endings", "facts", "letters"])
def test_a_section_with_a_misspelt_name_is_one_problem(section: str) -> None:
    """What refers into it made no mistake, and that it is missing need not be said as well."""
    problem = _only(reading_of(river((f"\n{section}:", f"\n{section[:-1]}:"))))
    assert problem.code == "unknown-entry"
    assert f'"{section}"' in problem.remedy


@pytest.mark.parametrize("entry", ["file", "by", "body", "title"])
@pytest.mark.parametrize("value", ["", "[a, b]", "{a: b, c: d}"])
def test_whatever_is_missing_in_a_letter_is_named(entry: str, value: str) -> None:
    """Nothing of it may be left out in silence: what reads or quotes the letter relies on it."""
    lines = river().splitlines()
    start = lines.index("  may:")
    at = next(n for n in range(start, len(lines)) if lines[n].startswith(f"    {entry}:"))
    lines[at] = f"    {entry}: {value}"
    reading = reading_of("\n".join(lines))
    assert reading.scenario is None
    assert {problem.place.line for problem in reading.problems} == {at + 1}


def test_spaces_of_word_processors_are_read_as_spaces_and_named() -> None:
    text = river(("    ask: Do we", "\u00a0\u00a0\u00a0 ask:\u00a0Do\u00a0we"))
    reading = reading_of(text)
    problem = _only(reading)
    assert (problem.code, problem.severity) == ("odd-space", Severity.WARNING)
    assert reading.scenario
    assert reading.scenario.issue("visit").ask == "Do\u00a0we go and see?"


def test_ids_between_curly_quotation_marks_are_found() -> None:
    reading = reading_of(river(("answers: may", "answers: \u201cmay\u201d")))
    assert reading.scenario
    moment = reading.scenario.moment("north-answers")
    assert moment.draft
    assert moment.draft.answers == "may"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain = reading_of(river()).scenario
    for text in (river().replace("\n", "\r\n"), river().replace("\n", "\r"), "\ufeff" + river()):
        reading = reading_of(text)
        assert reading.problems == ()
        assert reading.scenario == plain  # the hash among the rest


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\n\n  \n", "empty-file"),
        (b"# only\n# comments\n", "empty-file"),
        (b"---\n", "empty-file"),
        (b"---\n...\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"just some words", "wrong-shape"),
        (b"- a list\n- of things\n", "wrong-shape"),
        (b"%YAML 1.1\n---\nformat: 1\n", "yaml-shortcut"),
        (b"%TAG ! x\n" * 50_000, "yaml-shortcut"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00", "not-text"),
        (bytes(range(256)) * 100, "not-text"),
        (b"\0", "not-text"),
        (river().encode("utf-16"), "not-utf8"),
        (river().encode("utf-16-le"), "not-utf8"),
        (river().encode("utf-16-be"), "not-utf8"),
        (river().encode("utf-32"), "not-utf8"),
        (river(("The River", "Le fl\u00e9uve")).encode("cp1252"), "not-utf8"),
        (b"title: \xed\xa0\x80", "not-utf8"),
        (b"\xff\xfe", "not-utf8"),
        (river(("gauges:", "---\ngauges:")).encode(), "several-documents"),
        (river(("gauges:", "...\n---\ngauges:")).encode(), "several-documents"),
        (b"a" * 10_000_000, "too-large"),
        (b"\0" * 10_000_000, "too-large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_scenario_is_named_by_one_problem(data: bytes, code: str) -> None:
    reading = reading_of(data)
    assert codes(reading) == [code]
    assert reading.scenario is None


@pytest.mark.parametrize(
    "data",
    [
        "[" * 500_000,
        "{a: " * 300_000,
        "- " * 500_000,
        "? " * 500_000,
        "".join("  " * n + "a:\n" for n in range(600)),
        "".join(" " * n + "- \n" for n in range(900)),
        "a: " + "[" * 5_000 + "]" * 5_000,
    ],
    ids=["brackets", "braces", "dashes", "questions", "block", "list", "closed"],
)
def test_nesting_without_end_is_named_and_never_followed(data: str) -> None:
    assert codes(reading_of(data)) in (["too-deep"], ["wrong-shape"], ["brackets"], ["special-sign"])


def test_the_encoding_is_named_where_it_can_be_told() -> None:
    assert "UTF-16" in _only(reading_of(river().encode("utf-16"))).message
    problem = _only(reading_of(river(("The River", "Der Flu\u00df")).encode("cp1252")))
    assert '"\u00df"' in problem.message
    assert (problem.place.line, problem.place.column) == (3, 15)


def test_an_inner_document_mark_of_the_first_line_is_no_second_document() -> None:
    assert reading_of("---\n" + river()).problems == ()


@pytest.mark.parametrize(
    "data",
    [
        "".join(f"e{n}: 1\n" for n in range(60_000)),
        "issues:\n" + "".join(f"  e{n}: {{by: x{n}}}\n" for n in range(40_000)),
        "moments:\n" + "".join(f"  m{n}: {{by: s, then: m{n + 1}}}\n" for n in range(40_000)),
        "notes:\n" + "".join(f"  - a{n}\n" for n in range(100_000)),
        river((_ASK, "ask: " + "long " * 350_000)),
        river(("said: [", "said: [" + ", ".join(f'"water {n}"' for n in range(40_000)) + ", ")),
        river(("unsaid: [", "unsaid: [" + ", ".join(f'"water{n}"' for n in range(40_000)) + ", ")),
        "a:\n" + " #\n" * 400_000,
        "a: 'x\n" + "\n" * 500_000,
        "\u00a0\n" * 300_000,
        "\x0b\n" * 300_000,
    ],
    ids=lambda data: data[:12],
)
def test_two_megabytes_of_anything_are_answered_in_seconds(data: str) -> None:
    """A generous limit: what is guarded against is an answer that never comes."""
    start = time.perf_counter()
    reading = reading_of(data[:1_900_000])
    assert time.perf_counter() - start < 20
    assert len(reading.problems) <= 102
