"""The tutorial of the two towns, and the lesson on reframing: small scenarios that teachers will copy."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from game.engine.castings import alone, historical
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.scenario import Label, Scenario
from game.proving.prove import prove
from game.reading.scenario import Reading, read
from game.scoring.debrief import debrief
from tests.scenarios.exchange import SEEDS, TOP

NAMES = ("two-towns", "reframing")
PLAYED = {"two-towns": "greenholt", "reframing": "belgrade"}


@cache
def reading(name: str, level: str = "full") -> Reading:
    path = TOP / "scenarios" / f"{name}.yaml"
    seeds = {seed.name: seed.read_bytes() for seed in SEEDS.glob("*.txt")}
    return read(str(path), path.read_bytes(), seeds.get, tuple(seeds), level=level)


def scenario(name: str, level: str = "full") -> Scenario:
    found = reading(name, level).scenario
    assert found is not None, reading(name, level).problems
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_finds_nothing_wrong(name: str) -> None:
    assert reading(name).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_history_earns_everything_and_ends_in_what_happened(name: str) -> None:
    whole = scenario(name)
    play = Play.begin(Exchange(whole), historical(whole))
    assert play.ending is not None
    assert play.ending.label is Label.HAPPENED
    judged = debrief(whole, side=PLAYED[name], taken=play.taken(), wrote={}, marked={})
    assert judged.match == Fraction(1)


@pytest.mark.parametrize("name", NAMES)
def test_every_ending_is_reached_and_none_by_more_than_nine_plays_of_ten(name: str) -> None:
    whole = scenario(name)
    proof = prove(Exchange(whole), alone(whole, PLAYED[name]))
    assert proof.covered.exhausted
    chances = [found.chance for found in proof.endings]
    assert all(chance is not None and Fraction(1, 1000) < chance < Fraction(9, 10) for chance in chances)


@pytest.mark.parametrize("name", NAMES)
def test_a_simpler_level_tells_the_same_scenario(name: str) -> None:
    full, basic = scenario(name), scenario(name, "basic")
    assert basic.hash == full.hash
    assert basic.briefing != full.briefing
    assert [moment.id for moment in basic.moments] == [moment.id for moment in full.moments]


def test_the_invented_scenario_says_so_wherever_it_could_be_taken_for_real() -> None:
    """In the summary, the first note, every moment, and at the head of both letters."""
    towns = scenario("two-towns")
    assert "Invented" in towns.summary
    assert "invented" in towns.notes[0]
    assert all(moment.invented for moment in towns.moments)
    for letter in towns.letters:
        assert (SEEDS / letter.file).read_text("utf-8").startswith("INVENTED.")


def test_the_lesson_on_reframing_has_a_sentence_of_june_for_every_matter() -> None:
    """Whatever position is taken, there is a sentence to be marked that it answers."""
    for issue in scenario("reframing").issues:
        for position in issue.positions:
            assert any(not e.positions or position.id in e.positions for e in issue.evidence), position.id
