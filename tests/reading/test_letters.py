"""Letters are read as they stand: greeting, numbered paragraphs and sentences, signature, notes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from game.model.letter import Footnote, Letter
from game.reading.scenario import Reading
from tests.reading.river import LETTERS, codes, reading_of, river

SEEDS = Path(__file__).parents[2] / "seeds"
_JUNE, _AUGUST = "1954-06-22-khrushchev-to-tito.txt", "1954-08-11-tito-to-khrushchev.txt"
_REAL = f"""
letters:
  june:
    title: Khrushchev to Tito
    by: south
    file: {_JUNE}
    sha256: "21c24fe366596c9ce9d677019c93521bd72853f7079de66f08ec5f2881ab3302"
    label: K
    greeting: {{first: "To the Central Committee,", last: To Comrade Tito}}
    body: {{first: "The Central Committee [CC] of the Communist", last: "according to your convenience."}}
    signature: {{first: Secretary of the CC CPSU, last: 22 June 1954}}
  august:
    title: Tito to Khrushchev
    by: north
    file: {_AUGUST}
    sha256: "14ebd776d8e6603f9037f7a76509d6384fcc192da282d5eb0cc946e4e4e43d8b"
    label: T
    greeting: {{first: To the Central Committee, last: To Comrade Khrushchev}}
    body: {{first: A session of the extended Executive Committee, last: advantageous to both countries.}}
    signature: {{first: 11 August 1954, last: Tito}}
    join: [8]
"""


def _real() -> tuple[Letter, Letter]:
    text = river()
    rest = (
        text[text.index("gauges:") :]
        .replace("read: may", "read: june")
        .replace("answers: may", "answers: june")
    )
    rest = rest.replace("wrote: june", "wrote: august").replace(
        "We do not ask for the whole river", "mutual good will"
    )
    rest = rest.replace("Half of the summer water is yours", "you know best his role")
    seeds = {name: (SEEDS / name).read_bytes() for name in (_JUNE, _AUGUST)}
    reading = reading_of(text[: text.index("letters:")] + _REAL.lstrip() + rest, letters=seeds)
    assert reading.scenario, reading.problems
    june, august = reading.scenario.letters
    return june, august


def _may(data: bytes, *changes: tuple[str, str]) -> Reading:
    return reading_of(river(*changes), letters={**LETTERS, "may.txt": data})


def _letter(reading: Reading) -> Letter:
    assert reading.scenario, reading.problems
    return reading.scenario.letter("may")


def test_the_real_letter_of_june_has_seventeen_paragraphs_and_three_notes() -> None:
    june, _ = _real()
    assert [p.label for p in june.paragraphs] == [f"K{n}" for n in range(1, 18)]
    assert [note.mark for note in june.footnotes] == ["1", "2", "3"]
    assert (
        june.footnotes[1].text == "In summer and autumn 1953, the USSR and Yugoslavia exchanged ambassadors."
    )
    assert june.greeting == (
        "To the Central Committee,",
        "League of Communists of Yugoslavia",
        "To Comrade Tito",
    )
    assert june.signature == ("Secretary of the CC CPSU", "N. Khrushchev", "22 June 1954")
    assert [p.line for p in june.paragraphs[:2]] == [35, 37]


def test_the_real_letter_of_august_goes_on_after_its_stray_break() -> None:
    _, august = _real()
    assert [p.label for p in august.paragraphs] == [f"T{n}" for n in range(1, 12)]
    last = august.paragraphs[7].sentences[-1]
    assert last.label == "T8.3"
    assert last.text.endswith("areas of mutual interest, such as economic, cultural, and other.")
    assert august.paragraphs[8].text.startswith("With regard to the position in your letter")
    assert august.signature == ("11 August 1954", "Belgrade", "Executive Committee,", "CC LCY", "Tito")
    assert august.footnotes == ()


def test_every_word_of_the_body_is_in_some_sentence_and_nothing_else_is() -> None:
    for letter, name in zip(_real(), (_JUNE, _AUGUST), strict=True):
        whole = (SEEDS / name).read_text(encoding="utf-8")
        start = whole.index(letter.paragraphs[0].text[:60])
        end = whole.index(letter.paragraphs[-1].text[-40:]) + 40
        assert " ".join(p.text for p in letter.paragraphs) == " ".join(whole[start:end].split())


def test_line_breaks_inside_a_paragraph_are_folded_and_a_note_stays_in_its_sentence() -> None:
    letter = _letter(reading_of(river()))
    assert [s.text for p in letter.paragraphs for s in p.sentences] == [
        "The river is low this year,[1] and our fields are dry.",
        "We do not ask for the whole river, and we have never asked for it.",
        "We should be content with half of the summer water, which is less than our fathers had.",
        "It would please us if two of your number came to see it yourselves.",
    ]
    assert letter.footnotes[0] == Footnote("1", "The lowest in forty years.")
    assert [p.line for p in letter.paragraphs] == [8, 11, 14]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("We met N. Khrushchev. He left.", 2),
        ("Dr. Bebler spoke to Mr. Allen. Nothing came of it.", 2),
        ("He asked: why? Because of 1948. 1949 was worse.", 3),
        ('He said "Yes." Then he left.', 2),
        ("It is over.[2] We go on.", 2),
        ("The FNRJ, i.e. Yugoslavia, agrees ... and waits.", 1),
        ("It costs 3.50 dinars a piece.", 1),
        ("Čiča came. Švabo left. Ђорђе остао.", 3),
        ("Is that so?! Yes.", 2),
        ("no end", 1),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(paragraph: str, sentences: int) -> None:
    data = LETTERS["may.txt"].replace(b"It would please us", f"{paragraph}\n\nIt would please us".encode())
    found = _letter(_may(data)).paragraphs[2].sentences
    assert len(found) == sentences, found
    assert " ".join(sentence.text for sentence in found) == paragraph


def test_windows_line_ends_and_a_byte_order_mark_change_nothing_but_the_hash() -> None:
    plain = _letter(reading_of(river()))
    data = b"\xef\xbb\xbf" + LETTERS["may.txt"].replace(b"\n", b"\r\n")
    reading = _may(data)
    letter = _letter(reading)
    assert codes(reading) == []
    assert letter.sha256 == hashlib.sha256(data).hexdigest() != plain.sha256
    assert (letter.paragraphs, letter.greeting, letter.signature, letter.footnotes) == (
        plain.paragraphs, plain.greeting, plain.signature, plain.footnotes,
    )  # fmt: skip


def test_a_pin_made_of_a_copy_with_windows_line_ends_holds_for_the_plain_copy() -> None:
    data = LETTERS["may.txt"]
    pinned = hashlib.sha256(data.replace(b"\n", b"\r\n")).hexdigest()
    assert codes(reading_of(river((hashlib.sha256(data).hexdigest(), pinned)))) == []


def test_a_changed_letter_is_said_with_its_new_hash() -> None:
    data = LETTERS["may.txt"].replace(b"dry", b"arid")
    (problem,) = _may(data).problems
    assert problem.code == "changed-letter"
    assert hashlib.sha256(data).hexdigest() in problem.remedy


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unknown-stretch"),
        (b"\0\1\2", "not-text"),
        ("The river is low".encode("utf-16"), "not-utf8"),
        ("café".encode("cp1252"), "not-utf8"),
        (b"a" * 3_000_000, "too-large"),
    ],
)
def test_a_letter_that_cannot_be_read_is_one_problem_and_its_quotations_stay_quiet(
    data: bytes, code: str
) -> None:
    changes = [(hashlib.sha256(LETTERS["may.txt"]).hexdigest(), hashlib.sha256(data).hexdigest())]
    if not data:
        changes += [('    greeting: {first: "To the Council", last: "Gentlemen!"}\n', "")]
        changes += [('    signature: {first: "For the Ministry", last: "A. Miller"}\n', "")]
    reading = _may(data, *changes)
    assert codes(reading) == [code]


def test_no_path_reaches_out_of_the_folder_of_letters() -> None:
    asked: list[str] = []
    for name in ("../secret.txt", "/etc/hosts", "C:secret.txt", "..\\secret.txt"):
        text = river(("file: may.txt", f"file: '{name}'"))

        class _Letters(dict[str, bytes]):
            def get(self, name: str, otherwise: object = None) -> bytes | None:  # type: ignore[override]
                asked.append(name)
                return LETTERS.get(name)

        assert "missing-letter" in codes(reading_of(text, letters=_Letters(LETTERS)))
    assert set(asked) == {"june.txt"}


def test_joining_after_the_last_paragraph_is_a_problem() -> None:
    assert codes(reading_of(river(("    label: S\n", "    label: S\n    join: [2]\n")))) == []
    assert codes(reading_of(river(("    label: S\n", "    label: S\n    join: [3]\n")))) == ["out-of-range"]
    joined = _letter(reading_of(river(("    label: S\n", "    label: S\n    join: [1, 1]\n"))))
    assert [p.label for p in joined.paragraphs] == ["S1"]
