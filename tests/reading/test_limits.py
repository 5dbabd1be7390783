"""A scenario cannot exhaust the machine, run anything, or have files read that are not its own."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from game.checking.check import check
from game.model.place import Severity
from game.reading.scenario import Reading
from game.shelf.library import letters_in, read_scenario
from tests.reading.river import LETTERS, codes, reading_of, river

_PRIVATE = "root:x:0:0"


def answered(text: str | bytes, seconds: float = 20.0) -> Reading:
    """What comes of it; within a time that only something endless needs, and within 200 MB."""
    tracemalloc.start()
    began = time.process_time()
    try:
        reading = reading_of(text)
        check(reading)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.process_time() - began < seconds
    assert most < 200_000_000
    return reading


# -- nothing exhausts the machine --------------------------------------------------------------------------


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    text = 'a: &a ["lol"]\n' + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(12)
    )
    assert "yaml-shortcut" in codes(answered(text))


@pytest.mark.parametrize(
    "number", ["9" * 1_000_000, "1e999999999", "0x" + "f" * 100_000, "-" + "9" * 100_000]
)
def test_an_enormous_number_is_no_number(number: str) -> None:
    assert codes(answered(river(("start: 30", f"start: {number}")))) == ["not-a-number"]


def test_a_condition_nested_a_thousand_deep_is_refused() -> None:
    for words in ("(" * 1_000 + "trust > 1" + ")" * 1_000, "not " * 1_000 + "trust > 1"):
        found = codes(answered(river(("water is keep and trust <= 40", words))))
        assert found in (["condition-too-long"], ["condition-too-deep"])


_STAIRS = "\n".join(" " * n + "a:" for n in range(1_400))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "? " * 50_000, _STAIRS], ids=len
)
def test_what_stands_thousands_deep_is_refused(text: str) -> None:
    reading = answered(text)
    assert reading.scenario is None
    assert any(problem.severity is Severity.ERROR for problem in reading.problems)


@pytest.mark.parametrize(
    "text",
    [
        "x: y\n" * 20_000,
        river() + "".join(f"w{n}: x\n" for n in range(15_000)),
        river(("said: [", "said: [" + "nothing at all of the kind, " * 3_000)),
        "\x85\u2028" * 200_000,
        "a" * 1_900_000,
        "#" * 1_900_000,
        "'" * 500_000,
    ],
)
def test_a_great_deal_of_nonsense_is_answered_in_time(text: str) -> None:
    assert answered(text, seconds=60).scenario is None or text.startswith("format")


def test_a_file_beyond_the_limit_is_not_read_on() -> None:
    assert codes(answered(b"x" * 2_000_001)) == ["too-large"]


# -- nothing is run ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [true]",
        "!!python/name:os.system ''",
        "!include /etc/passwd",
        "!!binary aGVsbG8=",
    ],
)
def test_a_tag_is_refused_and_never_followed(value: str) -> None:
    assert "yaml-shortcut" in codes(answered(river(("title: The River", f"title: {value}"))))


# -- nothing outside the library is read -------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with the river in it, beside a file that is nobody's business."""
    (tmp_path / "secret.txt").write_text(
        f"{_PRIVATE}\nThe river is low, see it yourselves.", encoding="utf-8"
    )
    for name, data in LETTERS.items():
        path = tmp_path / "library" / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "library" / "scenarios").mkdir()
    return tmp_path / "library"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "../../secret.txt",
        "..\\secret.txt",
        "/etc/passwd",
        "{folder}/secret.txt",
        "./../../secret.txt",
        "C:\\secret.txt",
        "\\\\server\\share\\secret.txt",
        "file:///etc/passwd",
        "..",
        ".",
        "may.txt/../../secret.txt",
        "may.txt:stream",
    ],
)
def test_the_name_of_a_letter_is_a_name_and_no_way(name: str, library: Path) -> None:
    named = name.format(folder=library.parent)
    path = library / "scenarios" / "river.yaml"
    path.write_text(river(("file: may.txt", f"file: '{named}'")), encoding="utf-8")
    reading = read_scenario(path, "river.yaml", [library / "seeds"])
    assert "missing-letter" in codes(reading)
    assert _PRIVATE not in str(reading)
    assert letters_in([library / "seeds"])(named) is None


def test_a_letter_that_points_out_of_the_library_is_not_read(library: Path) -> None:
    (library / "seeds" / "may.txt").unlink()
    try:
        (library / "seeds" / "may.txt").symlink_to(library.parent / "secret.txt")
    except OSError:
        pytest.skip("this system lets nobody make such a link")
    path = library / "scenarios" / "river.yaml"
    path.write_text(river(), encoding="utf-8")
    reading = read_scenario(path, "river.yaml", [library / "seeds"])
    assert _PRIVATE not in str(reading)
    assert "missing-letter" in codes(reading)


def test_a_folder_or_a_pipe_in_the_place_of_a_letter_is_not_waited_for(library: Path) -> None:
    (library / "seeds" / "may.txt").unlink()
    (library / "seeds" / "may.txt").mkdir()
    assert letters_in([library / "seeds"])("may.txt") is None
