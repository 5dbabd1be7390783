"""Whatever lies in a teacher's folder: good plays are counted, every other file is listed with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Record
from game.replaying.journal import encode
from game.reports.gathering import gather
from game.reports.judging import active_minutes
from game.reports.result import IDLE, Counted, Why
from game.reports.results import Attempts, Results
from tests.reports.made import (
    CARELESS,
    CITED,
    HARD,
    MODERATE,
    NOON,
    RIVER,
    WARM,
    a_class,
    kept,
    load,
    spoilt,
)


def laid_out(folder: Path, *files: tuple[str, bytes | Record]) -> Results:
    """The results of these files."""
    for name, content in files:
        data = encode(content).encode() if isinstance(content, Record) else content
        (folder / name).write_bytes(data)
    return gather([folder], load)


def labels(results: Results, attempts: Attempts) -> list[tuple[str, int]]:
    with results:
        return [(result.label, result.attempt) for result in results.chosen(attempts)]


def test_each_file_of_a_class_is_used_or_listed_with_its_reason(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        reasons = {Path(aside.file).name: aside.why for aside in results.aside}
        used = {Path(result.file).name for result in results.chosen(Attempts.ALL)}
        counted = results.counted()
    assert reasons == {
        "ada earlier.jsonl": Why.DUPLICATE,
        "copy of ada.jsonl": Why.DUPLICATE,
        "gil.jsonl": Why.DAMAGED,
        "hana.jsonl": Why.ALTERED,
        "history.jsonl": Why.UNPLAYED,
        "ivo.jsonl": Why.CHANGED,
        "jo.jsonl": Why.UNKNOWN,
        "kim.jsonl": Why.FOREIGN,
        "lea.zip": Why.FOREIGN,
        "notes.txt": Why.FOREIGN,
    }
    assert used == {
        "ada.jsonl",
        "ben first.jsonl",
        "ben again.jsonl",
        "cleo.jsonl",
        "dora and emil.jsonl",
        "fay torn.jsonl",
    }
    assert counted == Counted(
        read=16,
        used=6,
        aside=(
            (Why.FOREIGN, 3),
            (Why.DAMAGED, 1),
            (Why.UNKNOWN, 1),
            (Why.CHANGED, 1),
            (Why.ALTERED, 1),
            (Why.DUPLICATE, 2),
            (Why.UNPLAYED, 1),
        ),
    )


def test_every_reason_is_said_in_words_that_help(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        words = {Path(aside.file).name: aside.words.replace(str(tmp_path), "") for aside in results.aside}
    assert words["copy of ada.jsonl"].startswith("The very same file as")
    assert "has come as far or further" in words["ada earlier.jsonl"]
    assert words["gil.jsonl"].startswith("Line 4 of the kept play cannot be read")
    assert words["hana.jsonl"].startswith("The file was changed by hand, or by a fault. After")
    assert words["ivo.jsonl"].startswith("The scenario was changed after this was played. After")
    assert words["jo.jsonl"] == "There is no scenario lake-1902."
    assert words["lea.zip"] == "This is a packed archive (zip). Unpack it first."


def test_a_result_holds_both_scores_the_ending_the_minutes_and_the_choices(tmp_path: Path) -> None:
    with laid_out(tmp_path, ("ada.jsonl", kept("Ada", MODERATE, CITED))) as results:
        (result,) = results.chosen(Attempts.ALL)
    assert (result.label, result.side, result.ending, result.stopped) == ("Ada", "north", "rest", "")
    assert (result.match, result.evidence) == (Fraction(1), Fraction(1))
    assert result.path == (
        "may-arrives", "north-drafts", "south-drafts", "answer-arrives", "north-tells", "rest"
    )  # fmt: skip
    assert [(c.step, c.variable, c.position) for c in result.choices] == [
        (1, "water", "share"),
        (1, "visit", "later"),
        (2, "north-tells", "little"),
    ]
    assert result.minutes == 10.0
    assert result.issues[0].found == (0, 2)
    assert result.issues[0].leant == 1


def test_both_players_at_one_machine_get_a_result_of_their_own_side(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        both = [r for r in results.chosen(Attempts.ALL) if r.label == "Dora & Emil"]
    assert [result.side for result in both] == ["north", "south"]
    assert [[one.issue for one in result.issues] for result in both] == [
        ["water", "visit", "openness"],
        ["tone"],
    ]
    assert [[choice.variable for choice in result.choices] for result in both] == [
        ["water", "visit", "north-tells"],
        ["tone"],
    ]


def test_a_play_whose_last_line_was_torn_off_counts_as_far_as_it_goes(tmp_path: Path) -> None:
    with gather([a_class(tmp_path)], load) as results:
        (torn,) = [r for r in results.chosen(Attempts.ALL) if r.label == "Fay"]
    assert not torn.finished
    assert torn.stopped == "north-tells"
    assert torn.notes == ("The last line was not fully written; the play is taken as it stood before.",)


def test_an_edit_that_touches_no_step_of_a_play_leaves_it_among_the_results(tmp_path: Path) -> None:
    before = replace(RIVER, hash="9" * 64)
    with laid_out(tmp_path, ("a.jsonl", kept("Ada", MODERATE, whole=before))) as results:
        (result,) = results.chosen(Attempts.ALL)
    assert result.changed
    assert result.hash == "9" * 64
    assert "scored by the scenario as it is now" in result.notes[0]


@pytest.mark.parametrize("reverse", [False, True])
def test_of_several_states_of_one_play_the_furthest_counts_in_whatever_order_they_come(
    tmp_path: Path, reverse: bool
) -> None:
    states = [kept("Ada", MODERATE, CITED, steps=steps) for steps in (1, 3, 2, 99)]
    names = [f"{'dcba'[n] if reverse else 'abcd'[n]}.jsonl" for n in range(4)]
    with laid_out(tmp_path, *zip(names, states, strict=True)) as results:
        (result,) = results.chosen(Attempts.ALL)
        assert results.counted() == Counted(4, 1, ((Why.DUPLICATE, 3),))
    assert result.finished


def test_a_friends_play_under_another_label_is_found_out(tmp_path: Path) -> None:
    own = kept("Ada", MODERATE, CITED)
    other = replace(own, started=replace(own.started, label="Bea", attempt=3))
    with laid_out(tmp_path, ("ada.jsonl", own), ("bea.jsonl", other)) as results:
        (aside,) = results.aside
    assert "to the fraction of a second" in aside.words


def test_a_copy_with_other_ends_of_lines_is_still_a_copy(tmp_path: Path) -> None:
    text = encode(kept("Ada", MODERATE, CITED))
    files = (("a.jsonl", text.encode()), ("b.jsonl", text.replace("\n", "\r\n").encode()))
    with laid_out(tmp_path, *files) as results:
        assert results.counted() == Counted(2, 1, ((Why.DUPLICATE, 1),))


def test_one_play_gone_on_with_in_two_ways_is_two_plays(tmp_path: Path) -> None:
    one, other = (kept("Ada", choices, CITED) for choices in (MODERATE, HARD))
    with laid_out(tmp_path, ("a.jsonl", one), ("b.jsonl", other)) as results:
        assert results.counted() == Counted(2, 2, ())


def test_plays_without_times_are_copies_only_when_every_byte_is_the_same(tmp_path: Path) -> None:
    one, other = (kept(label, MODERATE, CITED, at=0.0) for label in ("Ada", "Bea"))
    with laid_out(tmp_path, ("a.jsonl", one), ("b.jsonl", other), ("c.jsonl", other)) as results:
        assert results.counted() == Counted(3, 2, ((Why.DUPLICATE, 1),))
        assert [result.minutes for result in results.chosen(Attempts.ALL)] == [0.0, 0.0]


def test_the_attempt_that_counts_is_the_first_the_last_or_the_best_and_finished_before_unfinished(
    tmp_path: Path,
) -> None:
    files = (
        ("1.jsonl", kept("Ada", WARM, CARELESS, at=NOON, steps=2)),
        ("2.jsonl", kept("ada", HARD, at=NOON + 1000, attempt=2)),
        ("3.jsonl", kept("ADA ", MODERATE, at=NOON + 2000, attempt=3)),
        ("4.jsonl", kept("Ada", WARM, at=NOON + 3000, attempt=4)),
        ("5.jsonl", kept("Bea", WARM, at=NOON + 3500, steps=1)),
        ("6.jsonl", kept("", WARM, at=NOON + 4000)),
        ("7.jsonl", kept("", WARM, at=NOON + 5000)),
    )
    nameless = [("", 1), ("", 1)]
    for attempts, ada in ((Attempts.FIRST, 2), (Attempts.LAST, 4), (Attempts.BEST, 3)):
        results = laid_out(tmp_path, *files)
        expected = {2: "ada", 3: "ADA", 4: "Ada"}[ada]
        assert labels(results, attempts) == [*nameless, (expected, ada), ("Bea", 1)]
    assert len(labels(laid_out(tmp_path, *files), Attempts.ALL)) == 7


def test_a_long_pause_counts_as_ten_minutes_and_a_clock_set_back_as_nothing() -> None:
    record = kept("Ada", MODERATE)
    first, second, third, *_rest = record.entries
    entries = (replace(first, at=NOON + 120), replace(second, at=NOON + 7320), replace(third, at=NOON + 10))
    assert active_minutes(replace(record, entries=entries)) == (0.0, 2.0, 2.0 + IDLE, 2.0 + IDLE)


def test_what_is_not_there_or_cannot_be_read_is_counted_too(tmp_path: Path) -> None:
    with gather([tmp_path / "nowhere.jsonl", tmp_path / "zero\0byte"], load) as results:
        assert results.counted() == Counted(2, 0, ((Why.UNREADABLE, 2),))
        assert "it is not there" in results.aside[0].words


def test_folders_in_folders_are_read_and_progress_is_told_after_every_file(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "ada.jsonl").write_text(encode(kept("Ada", MODERATE)), encoding="utf-8")
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    told: list[tuple[int, int]] = []
    with gather([tmp_path], load, lambda done, of: told.append((done, of))) as results:
        assert results.counted().used == 1
    assert told == [(1, 2), (2, 2)]


def test_files_of_the_system_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "._ada.jsonl", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"\0")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "ada.jsonl").write_bytes(b"\0")
    with gather([tmp_path], load) as results:
        assert results.counted() == Counted(0, 0, ())


SOUND = encode(kept("Ada", MODERATE, CITED)).encode()
WAYS = dict(spoilt(SOUND))


@pytest.mark.parametrize("way", WAYS)
def test_a_file_spoilt_in_any_way_found_is_set_aside_with_words(tmp_path: Path, way: str) -> None:
    assert WAYS[way] != SOUND
    with laid_out(tmp_path, ("spoilt.jsonl", WAYS[way])) as results:
        assert results.counted().read == 1
        (aside,) = results.aside
    assert aside.words.endswith((".", "…", ")"))


@given(
    st.lists(
        st.one_of(
            st.builds(lambda n, steps: encode(kept(f"P{n}", MODERATE, at=NOON + n, steps=steps)).encode(),
                      st.integers(0, 3), st.integers(0, 9)),
            st.sampled_from(sorted(WAYS.values())),
            st.builds(lambda cut: SOUND[:cut], st.integers(0, len(SOUND))),
            st.builds(lambda at, byte: SOUND[:at] + bytes([byte]) + SOUND[at + 1 :],
                      st.integers(0, len(SOUND) - 1), st.integers(0, 255)),
            st.binary(max_size=300),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_the_counts_add_up_for_any_mix_of_files(
    tmp_path_factory: pytest.TempPathFactory, files: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("mix")
    with laid_out(folder, *((f"{n}.jsonl", data) for n, data in enumerate(files))) as results:
        counted = results.counted()
        used = {result.file for result in results.chosen(Attempts.ALL)}
        aside = [file.file for file in results.aside]
    assert counted.read == len(files) == counted.used + sum(count for _why, count in counted.aside)
    assert counted.used == len(used)
    assert Counter(aside).total() == len(set(aside)) == len(files) - len(used)
    assert not used & set(aside)
