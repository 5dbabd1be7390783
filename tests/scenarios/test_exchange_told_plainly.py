"""The 1954 exchange in plain words: which texts are told in two levels, and that the second is plainer.

Letters are not made plainer: the real ones stand as they are, and the composed ones are written in their
manner. Labels, titles and what a pupil chooses between are short already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from game.checking.check import check
from game.reading.decoding import decode, tidy
from game.reading.findings import Findings
from game.reading.nodes import Entries, Text
from game.reading.texts import Told, in_levels, texts
from game.reading.tree import parse
from tests.scenarios.exchange import TOP, reading, told

PATH = TOP / "scenarios" / "exchange-1954.yaml"
OF_LETTERS = re.compile(r"^letters\.|\.write(\.|$)|\.(opening|closing|greeting|signs)(\.|$)")
DEMANDING = 16  # words of a sentence; a text with a longer one is told in plain words too
LONGEST, MEAN = 18, 12.5  # words of a plain sentence, at the most and on the whole
ALWAYS = re.compile(
    r"^briefing$|^sides\.\w+\.(role|briefing)$|^endings\.[\w-]+\.(text|because|caution)$"
    r"|^moments\.[\w-]+\.text$|^issues\.[\w-]+\.note$"
)
"""Told in both levels whatever the length of their sentences."""


def words(text: str) -> list[int]:
    """How many words each sentence of a text has; a pointer to the glossary counts as what it shows."""
    shown = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text)
    return [
        len(found)
        for one in re.split(r"(?<=[.?!])[\s\"”')]+", shown)
        if (found := re.findall(r"[\w'’-]+", one))
    ]


def mean(text: str) -> float:
    counted = words(text)
    return sum(counted) / len(counted)


def narration() -> Iterator[Told]:
    """Every text that tells something, in the order of the file."""
    findings = Findings()
    source, _readable = decode(str(PATH), PATH.read_bytes(), findings)
    root = parse(tidy(source, findings), findings)
    assert isinstance(root, Entries)
    yield from (one for one in texts(root) if not OF_LETTERS.search(one.path))


def in_both() -> Iterator[tuple[str, str, str]]:
    """Each text in two levels: where it stands, in full, and in plain words."""
    for one in narration():
        if isinstance(one.node, Entries) and in_levels(one.node):
            full, basic = (one.node.by_name[level][1] for level in ("full", "basic"))
            assert isinstance(full, Text)
            assert isinstance(basic, Text)
            yield one.path, full.value, basic.value


LEVELLED = list(in_both())


def test_every_demanding_text_is_told_in_plain_words_too() -> None:
    """So are the briefings, what happens, the endings and where people disagree, without exception."""
    bare = [
        one.path
        for one in narration()
        if isinstance(one.node, Text) and (max(words(one.node.value)) > DEMANDING or ALWAYS.match(one.path))
    ]
    assert bare == []


@pytest.mark.parametrize(
    "kind", ["briefing", "sides", "gauges", "issues", "moments", "endings", "facts", "glossary"]
)
def test_each_kind_of_narration_has_plain_texts(kind: str) -> None:
    assert [path for path, _full, _basic in LEVELLED if path.split(".")[0] == kind]


def test_plain_words_are_plainer() -> None:
    """No sentence is long, and none is longer than the longest of the full text it stands for."""
    assert {path for path, _full, basic in LEVELLED if max(words(basic)) > LONGEST} == set()
    assert {path for path, _full, basic in LEVELLED if mean(basic) > MEAN} == set()
    demanding = [one for one in LEVELLED if max(words(one[1])) > DEMANDING]
    assert {path for path, full, basic in demanding if max(words(basic)) >= max(words(full))} == set()
    assert {path for path, full, basic in demanding if mean(basic) >= mean(full)} == set()


def test_the_whole_is_told_in_sentences_half_as_long() -> None:
    """Over all texts of which there are two."""
    full = [n for _path, text, _basic in LEVELLED for n in words(text)]
    basic = [n for _path, _full, text in LEVELLED for n in words(text)]
    assert sum(basic) / len(basic) < 9
    assert sum(basic) / len(basic) < 0.65 * sum(full) / len(full)


def test_plain_words_are_not_joined_by_semicolons_and_dashes() -> None:
    assert [path for path, _full, basic in LEVELLED if re.search(r"[;–—]", basic)] == []


def test_both_levels_tell_the_same_facts() -> None:
    """The same days, years, sums and places in the letters, and the same words of the glossary."""
    number = re.compile(r"\b[KT]?\d+")
    pointer = re.compile(r"\[\[([^\]|]+)")
    for found in (number, pointer):
        differ = [path for path, full, basic in LEVELLED if {*found.findall(full)} != {*found.findall(basic)}]
        assert differ == []


def test_the_plain_telling_is_checked_like_the_full_one_and_is_the_same_scenario() -> None:
    assert check(reading("basic")) == ()
    plain, whole = told("basic"), told("full")
    assert plain.hash == whole.hash
    assert plain.briefing != whole.briefing
    for one, other in zip(plain.issues, whole.issues, strict=True):
        assert [position.write for position in one.positions] == [p.write for p in other.positions]
