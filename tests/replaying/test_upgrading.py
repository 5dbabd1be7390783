"""Every format a play was ever kept in is still read, and by one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.model.play import Branched
from game.replaying.journal import decode, encode
from game.replaying.upgrading import FORMAT, STEPS, upgraded

KEPT = Path(__file__).parent / "kept"


def test_there_is_a_step_from_every_older_format_and_a_kept_play_in_each() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))
    assert sorted(path.name for path in KEPT.iterdir()) == [f"{n}.jsonl" for n in range(1, FORMAT + 1)]


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_play_in_an_older_format_is_read_whole_and_written_in_the_present_one(number: int) -> None:
    data = (KEPT / f"{number}.jsonl").read_bytes()
    old = decode(data)
    assert (old.words, old.format, old.sound) == ((), number, len(data))
    assert old.record is not None
    now = decode(encode(old.record))
    assert (now.record, now.format) == (old.record, FORMAT)


def test_a_play_of_the_first_format_was_begun_at_the_beginning() -> None:
    first, second = (decode((KEPT / f"{number}.jsonl").read_bytes()).record for number in (1, 2))
    assert first is not None
    assert second is not None
    assert first.started.branched is None
    assert second.started.branched == Branched("river-1901-2024-06-10-061320", 1)


def test_what_is_written_now_is_left_as_it_is() -> None:
    values = {"demarche": FORMAT, "branched": {"play": "x", "choices": 3}}
    assert upgraded(values, FORMAT) is values
