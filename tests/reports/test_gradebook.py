"""The two tables open in a spreadsheet, hold what pupils saw, and run nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Answered, Rated
from game.model.scenario import Inquiry, Question
from game.replaying.journal import encode
from game.reports.gathering import gather
from game.reports.gradebook import BOM, CHOICES, choices, gradebook, safe
from game.reports.results import Attempts, Results
from tests.builders import changed
from tests.reports.made import CITED, MODERATE, RIVER, a_class, kept, load

HERE = Path(__file__).parent


@pytest.fixture
def results(tmp_path: Path) -> Iterator[Results]:
    with gather([a_class(tmp_path)], load) as gathered:
        yield gathered


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_gradebook_of_a_small_class_stays_as_it_is(
    results: Results, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    table = "".join(gradebook(results.chosen(Attempts.ALL), results.scenarios, bom=False))
    golden(HERE / "goldens" / "gradebook.csv", plain(table, tmp_path))


def test_the_choices_of_a_small_class_stay_as_they_are(
    results: Results, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    table = "".join(choices(results.chosen(Attempts.ALL), results.scenarios, bom=False))
    golden(HERE / "goldens" / "choices.csv", plain(table, tmp_path))


def plain(table: str, folder: Path) -> str:
    """The table with the folder's name taken out and one kind of end of line."""
    return table.replace(f"{folder}/", "").replace(f"{folder}\\", "").replace("\\", "/").replace("\r\n", "\n")


def test_the_same_files_in_another_order_give_the_same_table(tmp_path: Path) -> None:
    files = sorted(path for path in a_class(tmp_path).rglob("*.jsonl"))
    tables = []
    for order in (files, files[::-1]):
        with gather(order, load) as results:
            tables.append("".join(gradebook(results.chosen(Attempts.BEST), results.scenarios)))
    assert tables[0].replace("copy of ada", "ada") == tables[1].replace("copy of ada", "ada")


def test_the_columns_rest_on_the_scenario_alone(results: Results) -> None:
    nobody, everybody = (
        next(gradebook(rows, (RIVER,), bom=False)) for rows in ((), results.chosen(Attempts.ALL))
    )
    assert nobody == everybody


def test_what_was_written_in_own_words_stands_with_the_level_it_was_given(tmp_path: Path) -> None:
    """On one line, as far as a cell goes, and run by nobody; nothing written has no level."""
    asked = (Question("why", Inquiry.SOURCE, "Why?"), Question("who", Inquiry.ARGUE, "Who?"))
    whole = changed(RIVER, "moments", "north-drafts", questions=asked)
    record = kept("Ada", MODERATE, CITED, whole=whole)
    more = (
        Answered("north-drafts", "why", "=First\nthis,\u202e then that. " + "x" * 40_000, 1.0),
        Rated("why", 2, 2.0),
        Rated("who", 3, 3.0),
        Answered("north-drafts", "gone", "Nobody asks this any more.", 4.0),
    )
    record = replace(record, entries=(*record.entries, *more))
    (tmp_path / "ada.jsonl").write_text(encode(record), encoding="utf-8")
    with gather([tmp_path], {whole.id: whole}.__getitem__) as results:
        (row,) = cells("".join(gradebook(results.chosen(Attempts.ALL), results.scenarios, bom=False)))
    assert row["why.answer"].startswith("'=First this, then that. xxx")
    assert 29_000 < len(row["why.answer"]) < 32_000
    assert (row["why.level"], row["who.answer"], row["who.level"]) == ("2", "", "")
    assert (row["evidence_level"], row["water.level"]) == ("3", "3")


def test_two_scenarios_stand_in_one_table_without_mixing_their_issues(tmp_path: Path) -> None:
    lake = replace(RIVER, id="lake-1902", hash="6" * 64)
    for whole in (RIVER, lake):
        text = encode(kept("Ada", MODERATE, CITED, whole=whole))
        (tmp_path / f"{whole.id}.jsonl").write_text(text, encoding="utf-8")
    with gather([tmp_path], {RIVER.id: RIVER, lake.id: lake}.__getitem__) as results:
        rows = cells("".join(gradebook(results.chosen(Attempts.ALL), results.scenarios, bom=False)))
    assert [(row["lake-1902.water.match"], row["river-1901.water.match"]) for row in rows] == [
        ("100", ""),
        ("", "100"),
    ]


def test_a_mark_goes_first_for_spreadsheets_and_can_be_left_out(results: Results) -> None:
    scenarios = results.scenarios
    assert "".join(gradebook((), scenarios)).startswith(BOM + "label,")
    assert "".join(choices((), scenarios, bom=False, separator=";")).rstrip() == ";".join(CHOICES)


FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    "\uff1d1+1",
    "\u200b=1",
    "\ufeff=1",
    "|calc",
    "%0A=1",
)


@pytest.mark.parametrize("label", FORMULAS)
def test_a_label_that_is_a_formula_is_only_a_text(tmp_path: Path, label: str) -> None:
    (tmp_path / "a.jsonl").write_text(encode(kept(label, MODERATE)), encoding="utf-8")
    with gather([tmp_path], load) as results:
        for table in (gradebook, choices):
            (row, *_more) = cells("".join(table(results.chosen(Attempts.ALL), results.scenarios, bom=False)))
            assert row["label"].startswith("'")
            assert row["scenario"] == RIVER.id


@given(st.text(max_size=30))
def test_no_cell_ever_begins_like_a_formula_and_none_loses_its_text(text: str) -> None:
    cell = safe(text)
    assert not re.match(r"\s*[=+\-@]", cell)
    assert not cell.startswith(("\t", "\r", "\n"))
    assert cell.removeprefix("'") == text or text.startswith("'")


CALLED = (
    'a,b"c"',
    "a;b",
    "two\nlines",
    "zero\0byte",
    "\u202eabc",
    "<script>",
    "Ян Ђорђевић",
    "\U0001f469\u200d\U0001f3eb",
    "x" * 500,
    "\u0663",
)


@pytest.mark.parametrize("label", CALLED)
def test_whatever_a_pupil_is_called_a_row_stays_a_row(tmp_path: Path, label: str) -> None:
    (tmp_path / "a.jsonl").write_text(encode(kept(label, MODERATE)), encoding="utf-8")
    with gather([tmp_path], load) as results:
        (row,) = cells("".join(gradebook(results.chosen(Attempts.ALL), results.scenarios, bom=False)))
    assert (row["match"], row["ending"]) == ("100", "rest")
    assert len(row["label"]) <= 81
    assert not set(row["label"]) & set("\0\n\u202e")
