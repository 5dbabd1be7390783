"""A certificate holds for what was certified, and for nothing that was altered in it or in the scenario."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.checking.certificate import Plain, certificate
from game.checking.proofs import Proofs, explore
from game.checking.verifying import NoCertificate, opened, verify
from game.model.scenario import Scenario
from tests.checking.test_proofs import scenario

_WHOLE = scenario()
_PROOFS = explore(_WHOLE, measured=True)
_GIVEN: Plain = json.loads(json.dumps(certificate(_PROOFS, (), "river.yaml", "1.0")))


def reasons(given: Plain, proofs: Proofs | None = _PROOFS, of: Scenario = _WHOLE) -> tuple[str, ...]:
    return verify(given, of, proofs, "1.0").reasons


def test_it_holds_for_what_was_certified() -> None:
    verified = verify(_GIVEN, _WHOLE, _PROOFS, "1.0")
    assert (verified.reasons, verified.walked > 20) == ((), True)
    assert reasons(_GIVEN, None) == ()


def test_it_tells_hashes_castings_counts_ways_and_quotations() -> None:
    assert _GIVEN["scenario"] == {"id": "river", "file": "river.yaml", "hash": _WHOLE.hash}
    assert [letter["sha256"] for letter in _GIVEN["letters"]] == [one.sha256 for one in _WHOLE.letters]
    assert _GIVEN["verdict"] == "proved"
    assert [cast["sides"] for cast in _GIVEN["castings"]] == [
        {"north": "player", "south": "rules"},
        {"north": "history", "south": "history"},
    ]
    endings = {one["id"]: (one["plays"], one["chance"]) for one in _GIVEN["castings"][0]["endings"]}
    assert endings == {"rest": ("2", "1/2"), "quarrel": ("2", "1/2")}
    assert {quote["as"] for quote in _GIVEN["quotations"]} == {"said", "unsaid", "evidence"}
    assert _GIVEN["castings"][0]["match"] == {"1/10": "1", "1/3": "1", "23/30": "1", "1": "1"}


def test_it_is_made_alike_every_time() -> None:
    again = certificate(explore(scenario(), measured=True), (), "river.yaml", "1.0")
    assert json.dumps(again) == json.dumps(certificate(_PROOFS, (), "river.yaml", "1.0"))


# -- altered certificates ----------------------------------------------------------------------------------


def altered(change: Callable[[Any], Any]) -> Plain:
    given = copy.deepcopy(_GIVEN)
    change(given)
    return given


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda g: g["scenario"].update(hash="0" * 64), "has been changed since"),
        (lambda g: g["letters"][0].update(sha256="0" * 64), "is not the one that was certified"),
        (lambda g: g["letters"].clear(), "is not the one that was certified"),
        (lambda g: g["quotations"].pop(), "The quotations are not those that were verified."),
        (lambda g: g["quotations"][0]["sentences"].append("N9.9"), "The quotations are not those"),
        (lambda g: g["castings"].pop(), "The castings are not those of the scenario."),
        (lambda g: g["castings"][0].update(form="short"), "The castings are not those of the scenario."),
        (lambda g: g["castings"][0]["endings"][0].update(plays="3"), "do not add up to all plays"),
        (
            lambda g: g["castings"][0]["endings"][0].update(witness=None),
            "No way to the ending “rest” is shown.",
        ),
        (
            lambda g: g["castings"][0]["endings"][0]["witness"].pop(),
            "to the ending “rest” does not lead there",
        ),
        (
            lambda g: g["castings"][0]["endings"][1]["witness"][1].update(water="share"),
            "to the ending “quarrel” does not lead there",
        ),
        (lambda g: g["castings"][0]["moments"][2].update(witness=[]), "“south-thinks” does not lead there"),
        (
            lambda g: g["castings"][0]["rules"][1]["witness"][1].update(water="share"),
            "The way to rule 1 of “north-answers” does not take it.",
        ),
        (
            lambda g: g["castings"][0]["positions"][0]["witness"][1].update(water="keep"),
            "The way to “share” on “water” does not take it.",
        ),
        (lambda g: g["castings"][0].pop("rules"), "Casting 1 of the certificate cannot be understood."),
        (lambda g: g["castings"].append("x"), "cannot be understood"),
        (lambda g: g.update(castings=None), "The castings are not those of the scenario."),
    ],
)
def test_what_was_altered_is_found_without_exploring_again(change: Callable[[Any], Any], words: str) -> None:
    assert words in "\n".join(reasons(altered(change), None))


@pytest.mark.parametrize(
    "change",
    [
        lambda g: g["castings"][0]["moments"][0].update(plays="5"),
        lambda g: g["castings"][0]["endings"][0].update(chance="2/3"),
        lambda g: g["castings"][0]["rules"][0].update(verdict="always"),
        lambda g: g["castings"][0]["match"].update({"1": "2"}),
        lambda g: g["castings"][0]["gauges"][0].update(lowest=0),
        lambda g: g.update(verdict="surely"),
    ],
)
def test_a_number_that_was_altered_is_found_by_exploring_again(change: Callable[[Any], Any]) -> None:
    given = altered(change)
    assert reasons(given, None) == ()
    assert "Explored again" in "\n".join(reasons(given))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*path, index))
    else:
        yield path


_TOLD = ("program", "problems", "certificate")  # said by the way, and no part of what is claimed
_PLACES = [place for place in _places(_GIVEN) if place[0] not in _TOLD and place[-1] != "states"]


@given(st.sampled_from(_PLACES), st.sampled_from(["x", "7", 7, None, [], {}, "0"]))
def test_nothing_in_it_can_be_altered_unnoticed(place: tuple[Any, ...], value: Any) -> None:
    given = copy.deepcopy(_GIVEN)
    holder = given
    for step in place[:-1]:
        holder = holder[step]
    if holder[place[-1]] == value or (place[0] == "scenario" and place[-1] != "hash"):
        return
    holder[place[-1]] = value
    assert reasons(given)


def test_a_changed_story_no_longer_holds() -> None:
    changed = scenario(("trust <= 40, go: quarrel", "visit is accept, go: quarrel"))
    told = "\n".join(reasons(_GIVEN, explore(changed, measured=True), changed))
    assert "The scenario or one of its letters has been changed since." in told


# -- what is no certificate --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read as JSON"),
        (b"\xff\xfe", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"[]", "It is not a certificate of a scenario."),
        (b'{"certificate": "1"}', "It is not a certificate of a scenario."),
        (b'{"certificate": 2}', "format 2, and this program verifies format 1"),
    ],
)
def test_what_is_no_certificate_is_said_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(NoCertificate, match=words):
        opened(data)


@given(
    st.recursive(st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_whatever_stands_in_it_is_answered(inner: Any) -> None:
    for part in ("castings", "letters", "scenario", "quotations"):
        assert reasons({**_GIVEN, part: inner}, None) or inner == _GIVEN[part]
