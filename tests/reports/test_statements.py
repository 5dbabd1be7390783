"""Statements for a learning record store are valid, the same every time, and never add the two scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.model.play import Player, Record, Started
from game.replaying import journal
from game.replaying.journal import encode
from game.reports.gathering import gather
from game.reports.judging import fingerprint
from game.reports.results import Attempts, Results
from game.reports.statements import encoded, statements
from tests.reports.made import CITED, MODERATE, NOON, a_class, kept, load

HERE = Path(__file__).parent


@pytest.fixture
def results(tmp_path: Path) -> Iterator[Results]:
    with gather([a_class(tmp_path)], load) as gathered:
        yield gathered


def test_the_statements_of_a_small_class_stay_as_they_are(
    results: Results, golden: Callable[[Path, str], None]
) -> None:
    told = "".join(encoded(statements(results.chosen(Attempts.LAST), results.scenarios)))
    readable = json.dumps(json.loads(told), indent=1, ensure_ascii=False)
    golden(HERE / "goldens" / "statements.json", f"{readable}\n")


def test_every_statement_is_valid_by_the_models_of_a_published_record_store(results: Results) -> None:
    """Ralph is the record store of France Université Numérique; its models follow xAPI 1.0.3."""
    models = pytest.importorskip("ralph.models.xapi.base.statements", reason="install the extra `test`")
    told = list(statements(results.chosen(Attempts.ALL), results.scenarios))
    assert len(told) == 31
    for statement in told:
        models.BaseXapiStatement(**json.loads(json.dumps(statement)))
    with pytest.raises(ValueError, match="verb"):
        models.BaseXapiStatement(**{**told[0], "verb": {"id": "answered"}})


def test_no_two_statements_have_the_same_id(results: Results) -> None:
    told = list(statements(results.chosen(Attempts.ALL), results.scenarios))
    assert len({statement["id"] for statement in told}) == len(told)


def test_a_play_that_went_on_repeats_what_it_said_before_under_the_same_ids(tmp_path: Path) -> None:
    told = []
    for name, steps in (("half", 2), ("whole", 99)):
        path = tmp_path / f"{name}.jsonl"
        path.write_text(encode(kept("Ada", MODERATE, CITED, steps=steps)), encoding="utf-8")
        with gather([path], load) as results:
            told.append([s["id"] for s in statements(results.chosen(Attempts.ALL), results.scenarios)])
    half, whole = told
    assert half[:-1] == whole[: len(half) - 1]
    assert half[-1] not in whole


def test_a_play_keeps_its_ids_when_it_is_kept_in_a_later_format(monkeypatch: pytest.MonkeyPatch) -> None:
    started = Started("river-1901", "0" * 64, (("north", Player.PLAYER),), "", "Ana", at=5.0)
    before = fingerprint(Record(started, ()))
    monkeypatch.setattr(journal, "FORMAT", 99)
    assert '"demarche": 99' in journal.encode_started(started)
    assert fingerprint(Record(started, ())) == before


def test_where_no_label_or_time_was_kept_the_play_stands_for_the_pupil(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(encode(kept("", MODERATE, at=0.0)), encoding="utf-8")
    with gather([tmp_path], load) as results:
        first = next(statements(results.chosen(Attempts.ALL), results.scenarios))
    assert first["actor"]["account"]["name"].startswith("unnamed-")
    assert "timestamp" not in first


def test_times_are_those_of_the_play(results: Results) -> None:
    ada = [
        statement["timestamp"]
        for statement in statements(
            results.chosen(Attempts.LAST), results.scenarios, "https://school.test/lrs/"
        )
        if statement["actor"]["account"]["name"] == "Ada"
    ]
    assert NOON == 1_786_449_600.0
    assert (ada[0], ada[-1]) == ("2026-08-11T12:00:00.000Z", "2026-08-11T12:10:00.000Z")


@pytest.mark.parametrize("home", ["", "school", "javascript:alert(1)", "https://a b", "https://x/?q=1"])
def test_an_address_that_is_none_is_refused(home: str) -> None:
    with pytest.raises(ValueError, match="plain web address"):
        list(statements((), (), home))
