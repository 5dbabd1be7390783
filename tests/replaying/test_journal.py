"""What is written down can be read again, whatever happened to the file in between."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import (
    Answered,
    Branched,
    Chosen,
    Entry,
    Inclined,
    Marked,
    Player,
    Raised,
    Rated,
    Record,
    Started,
)
from game.replaying.journal import decode, encode, encode_entry, encode_started

WORDS = st.text(max_size=12)
MOMENTS = st.floats(min_value=0, max_value=1e10, allow_nan=False)
PAIRS = st.dictionaries(WORDS, WORDS, max_size=3).map(lambda pairs: tuple(pairs.items()))
VALUES = st.dictionaries(WORDS, st.integers(-1000, 1000), max_size=3).map(lambda pairs: tuple(pairs.items()))
CASTINGS = st.dictionaries(WORDS, st.sampled_from(Player), max_size=3).map(lambda c: tuple(c.items()))
HANDS = st.dictionaries(WORDS, st.integers(0, 999), max_size=3).map(lambda pairs: tuple(pairs.items()))
STARTED = st.builds(
    Started,
    WORDS,
    WORDS,
    CASTINGS,
    WORDS,
    WORDS,
    st.integers(min_value=1, max_value=99),
    WORDS,
    MOMENTS,
    st.none() | st.builds(Branched, WORDS, st.integers(min_value=0, max_value=99)),
)
ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Marked, WORDS, WORDS, WORDS, st.booleans(), MOMENTS),
    st.builds(Inclined, WORDS, WORDS, WORDS, MOMENTS),
    st.builds(Chosen, WORDS, PAIRS, WORDS, VALUES, MOMENTS),
    st.builds(Answered, WORDS, WORDS, WORDS, MOMENTS),
    st.builds(Rated, WORDS, st.integers(1, 3), MOMENTS),
    st.builds(Raised, WORDS, WORDS, HANDS, MOMENTS),
)
RECORDS = st.builds(Record, STARTED, st.lists(ENTRIES, max_size=5).map(tuple))

HEAD = Started(
    "river-1901",
    "ab" * 32,
    (("north", Player.PLAYER), ("south", Player.RULES)),
    label="Ana Šarić",
    program="0.1.0",
    at=1718000000.25,
)
PLAY = Record(
    HEAD,
    (
        Marked("may-arrives", "water", "S2.1", True, 1.0),
        Inclined("north-drafts", "water", "share", 2.0),
        Chosen("north-drafts", (("water", "share"), ("visit", "later")), "rest", (("trust", 35),), 3.0),
    ),
)


@given(RECORDS)
def test_what_is_written_is_read_as_it_was(record: Record) -> None:
    decoded = decode(encode(record))
    assert decoded.record == record
    assert decoded.words == ()
    assert decode(encode(record).encode()) == decoded


@given(RECORDS)
def test_every_entry_is_one_line(record: Record) -> None:
    assert encode(record).encode().count(b"\n") == 1 + len(record.entries)


def test_the_same_play_gives_the_same_bytes_on_every_machine() -> None:
    assert encode_started(HEAD) == (
        '{"demarche": 3, "kind": "play", "scenario": "river-1901", "hash": "' + "ab" * 32 + '", '
        '"casting": {"north": "player", "south": "rules"}, "form": "", "label": "Ana Šarić", "attempt": 1, '
        '"program": "0.1.0", "at": 1718000000.25, "branched": null}\n'
    )
    assert encode_entry(PLAY.entries[2]) == (
        '{"chosen": "north-drafts", "choice": {"water": "share", "visit": "later"}, "then": "rest", '
        '"gauges": {"trust": 35}, "at": 3.0}\n'
    )
    assert encode_entry(Raised("north-drafts", "water", (("keep", 4), ("share", 0)), 3.5)) == (
        '{"raised": "north-drafts", "issue": "water", "hands": {"keep": 4, "share": 0}, "at": 3.5}\n'
    )


@given(RECORDS, st.data())
def test_cut_off_anywhere_a_play_keeps_every_whole_line(record: Record, data: st.DataObject) -> None:
    whole = encode(record).encode()
    cut = data.draw(st.integers(0, len(whole)))
    decoded = decode(whole[:cut])
    lines = whole[:cut].count(b"\n")
    if lines == 0 and decoded.record is None:
        assert decoded.words
        return
    assert decoded.record is not None
    entries = len(decoded.record.entries)
    assert decoded.record.entries == record.entries[:entries]
    assert entries in (lines - 1, lines)  # the last line counts once it lacks no more than its line ending
    assert bool(decoded.words) == decoded.torn
    assert decoded.torn == (decoded.sound < cut)


def test_cut_off_at_every_single_byte_nothing_else_is_lost() -> None:
    whole = encode(PLAY).encode()
    ends = [end + 1 for end in range(len(whole)) if whole[end : end + 1] == b"\n"]
    for cut in range(len(whole) + 1):
        decoded = decode(whole[:cut])
        kept = sum(cut >= end - 1 for end in ends)
        assert (decoded.record is not None) == (kept > 0), cut
        if decoded.record:
            assert decoded.record.entries == PLAY.entries[: kept - 1], cut
            at_an_end = cut in ends or cut + 1 in ends
            assert decoded.torn == (not at_an_end), cut


@pytest.mark.parametrize("zeros", [1, 4096])
@pytest.mark.parametrize("cut", [0, 1, 20])
def test_zero_bytes_after_a_power_cut_are_a_torn_end(zeros: int, cut: int) -> None:
    whole = encode(PLAY).encode()
    decoded = decode(whole[: len(whole) - cut] + b"\0" * zeros)
    assert decoded.record is not None
    assert len(decoded.record.entries) == (3 if cut < 2 else 2)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_answered_in_words(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.record is None
    assert len(decoded.words) == 1


@given(RECORDS, st.binary(min_size=1, max_size=30), st.data())
def test_bytes_changed_anywhere_never_raise(record: Record, junk: bytes, data: st.DataObject) -> None:
    whole = encode(record).encode()
    at = data.draw(st.integers(0, len(whole)))
    decoded = decode(whole[:at] + junk + whole[at + len(junk) :])
    assert decoded.record is not None or decoded.words


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(range(4)), JSON, st.data())
def test_any_value_put_in_by_hand_is_read_or_named(line: int, value: Any, data: st.DataObject) -> None:
    lines = encode(PLAY).splitlines()
    values = json.loads(lines[line])
    values[data.draw(st.sampled_from(sorted(values)))] = value
    lines[line] = json.dumps(values)
    decoded = decode("\n".join(lines) + "\n")
    if not decoded.words:
        assert decoded.record is not None
        assert len(decoded.record.entries) == 3
        assert decode(encode(decoded.record)).record == decoded.record


def test_an_editor_on_windows_may_have_saved_it() -> None:
    edited = b"\xef\xbb\xbf" + encode(PLAY).replace("\n", "\r\n").encode() + b"\r\n"
    assert decode(edited).record == PLAY
    assert decode(edited).words == ()


@pytest.mark.parametrize("count", ["-1", "1000", "2.5", "true", '"many"'])
def test_hands_that_no_class_can_raise_are_refused_with_their_line(count: str) -> None:
    line = f'{{"raised": "m", "issue": "water", "hands": {{"keep": {count}}}, "at": 1}}\n'
    assert "Line 5" in told(encode(PLAY) + line)
    assert '"keep" should be a whole number' in told(encode(PLAY) + line)


def test_half_a_character_typed_at_a_terminal_does_not_stop_the_keeping() -> None:
    text = encode_started(Started("river-1901", "", (), label="Ana \udcff"))
    assert text.encode()
    decoded = decode(text)
    assert decoded.record is not None
    assert decoded.record.started.label == "Ana ?"


def told(text: str) -> str:
    (words,) = decode(text).words
    return words


def test_a_play_of_a_newer_program_says_what_to_do() -> None:
    assert told(encode(PLAY).replace('"demarche": 3', '"demarche": 7')) == (
        "This play was kept by a newer version of the program (format 7; this one reads 3). "
        "Install the newer version to go on with it."
    )


def test_another_kind_of_file_is_named() -> None:
    assert told(encode(PLAY).replace('"play"', '"settings"')) == (
        "This file of Démarche holds something else than a play: settings."
    )
    assert told('{"some": "json"}\n') == "This file is not a kept play of Démarche."
    assert told("format: 1\nid: exchange-1954\n") == "This file is not a kept play of Démarche."
    assert told("") == "The file is empty: no play was kept in it."


@pytest.mark.parametrize(
    ("line", "before", "after", "words"),
    [
        (0, '"attempt": 1', '"attempt": "one"', '"attempt" should be a whole number, and is one.'),
        (0, '"attempt": 1', '"attempt": 0', '"attempt" should be a whole number from 1 on, and is 0.'),
        (0, '"player"', '"somebody"', '"north" should be player, rules, history, post, and is somebody.'),
        (0, ', "form": ""', "", '"form" is missing in it.'),
        (0, '"form": ""', '"form": "", "form": "x"', '"form" stands in it twice.'),
        (1, '"on": true', '"on": "yes"', '"on" should be true or false, and is yes.'),
        (2, '"at": 2.0', '"at": NaN', '"at" should be a number, and is nan.'),
        (2, '"position": "share"', '"position": null', '"position" should be a text, and is None.'),
        (3, '"trust": 35', '"trust": 3.5', '"trust" should be a whole number, and is 3.5.'),
        (3, '{"trust": 35}', "35", '"gauges" should be names with their values in braces, and is 35.'),
        (
            3,
            '"chosen"',
            '"chose"',
            "it says neither what was marked, nor leant to, nor chosen, answered, rated or raised.",
        ),
        (3, "{", "", "it is not a line that this program wrote."),
    ],
)
def test_a_line_edited_by_hand_is_named_with_what_is_wrong(
    line: int, before: str, after: str, words: str
) -> None:
    lines = encode(PLAY).splitlines()
    assert before in lines[line]
    lines[line] = lines[line].replace(before, after, 1)
    decoded = decode("\n".join(lines) + "\n")
    (said,) = decoded.words
    assert words in said
    if line == 0:
        assert said == f"The first line of this kept play cannot be read: {words}"
        assert decoded.record is None
    else:
        assert said.startswith(f"Line {line + 1} of the kept play cannot be read")
        assert decoded.record == Record(HEAD, PLAY.entries[: line - 1])
        assert not decoded.torn


@pytest.mark.parametrize("line", ["[" * 100_000, '{"at": ' + "9" * 10_000 + "}", '"\\ud800"'])
def test_a_line_made_to_hurt_is_one_more_line_that_cannot_be_read(line: str) -> None:
    assert told(encode(PLAY) + line + "\n").startswith("Line 5 of the kept play cannot be read")
