"""What a proof says of one small story, and of stories with something wrong; and what it never claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from game.engine.machine import Exchange
from game.engine.play import Play, replay
from game.model.condition import Is, Within
from game.model.play import Casting
from game.model.scenario import Effect, Gauge, Position, Rule, Scenario
from game.proving import exploring
from game.proving.measures import final, match
from game.proving.proof import Alike, Dominated, Measure, Proof, Stop, Verdict
from game.proving.prove import prove
from game.scoring.debrief import debrief
from tests.builders import BOTH_PLAYED, NOBODY_PLAYS, NORTH_PLAYED, changed, scenario

HERE = Path(__file__).parent


def proved(whole: Scenario, casting: Casting = NORTH_PLAYED, **how: Any) -> Proof:
    return prove(Exchange(whole), casting, **how)


def told(value: object, deep: int = 0) -> str:
    """A value as lines of text, each field on its own."""
    pad = "  " * deep
    if is_dataclass(value) and not isinstance(value, type):
        rows = [
            f"{pad}  {one.name}: {told(getattr(value, one.name), deep + 1).strip()}" for one in fields(value)
        ]
        return "\n".join([f"{pad}{type(value).__name__}", *rows])
    if isinstance(value, tuple) and any(is_dataclass(one) for one in value):
        return "\n" + "\n".join(told(one, deep + 1) for one in value)
    if isinstance(value, Enum):
        return value.name
    return str(sorted(value)) if isinstance(value, frozenset) else str(value)


def test_the_whole_proof_of_the_river(golden: Callable[[Path, str], None]) -> None:
    whole = scenario()
    proof = proved(whole, measures=[match(whole, "north"), final("trust")])
    golden(HERE / "proofs" / "river.txt", told(proof) + "\n")


def test_the_same_proof_comes_out_every_time() -> None:
    whole = scenario()
    assert proved(whole, BOTH_PLAYED, measures=[match(whole)]) == proved(
        whole, BOTH_PLAYED, measures=[match(whole)]
    )


def every_play(whole: Scenario, casting: Casting) -> list[Play]:
    """All plays there are."""
    done, begun = [], [Play.begin(Exchange(whole), casting)]
    while begun:
        play = begun.pop()
        if play.moment is None:
            done.append(play)
            continue
        moment = play.moment
        matters = moment.draft.issues if moment.draft else (moment.id,) if moment.decide else ()
        known = dict(whole.matters())
        choices = product(*([position.id for position in known[matter]] for matter in matters))
        begun += [play.after(dict(zip(matters, ids, strict=True))) for ids in choices]
    return done


@pytest.mark.parametrize("casting", [NORTH_PLAYED, BOTH_PLAYED, NOBODY_PLAYS])
def test_the_match_over_all_plays_is_that_of_their_debriefs(casting: Casting) -> None:
    whole = scenario()
    issues = tuple(replace(i, said=(), unsaid=("x",)) if i.id == "tone" else i for i in whole.issues)
    issues = tuple(
        replace(i, weight=7, positions=tuple(replace(p, credit=35) for p in i.positions))
        if i.id == "tone"
        else i
        for i in issues
    )
    whole = replace(whole, issues=issues)
    expected: dict[Fraction, int] = {}
    for play in every_play(whole, casting):
        judged = debrief(whole, side=None, taken=play.chosen(), wrote={}, marked={}).match
        assert judged is not None
        expected[judged] = expected.get(judged, 0) + 1
    (measured,) = proved(whole, casting, measures=[match(whole)]).measured
    assert measured.shares() == dict(sorted(expected.items()))


def test_history_is_one_play_and_earns_the_whole_match() -> None:
    proof = proved(scenario(), NOBODY_PLAYS, measures=[match(scenario(), "north")])
    assert proof.plays == 1
    assert proof.measured[0].shares() == {Fraction(1): 1}
    assert [ending.ending for ending in proof.endings if ending.plays] == ["rest"]


def test_with_too_small_a_budget_nothing_is_claimed_that_needs_all() -> None:
    whole = scenario()
    full = proved(whole, BOTH_PLAYED)
    small = proved(whole, BOTH_PLAYED, budget=2, measures=[match(whole)])
    if small.exhausted:  # the thin line past the budget may reach everything in so small a story
        assert small.covered.states == full.covered.states
    bounded = _bounded(whole, full)
    assert not bounded.exhausted
    assert bounded.plays is None
    assert bounded.lengths == {}
    for found in (bounded.endings, bounded.moments, bounded.rules, bounded.positions):
        assert all(one.plays is None for one in found)
    assert all(ending.chance is None for ending in bounded.endings)
    never = {Verdict.NEVER, Verdict.SHADOWED, Verdict.ALWAYS, Verdict.UNREACHED}
    assert not never & {rule.verdict for rule in bounded.rules}
    assert not bounded.dominated
    assert all((gauge.lowest, gauge.held_low) == (None, None) for gauge in bounded.gauges)
    assert not any(measured.covered.exhausted or measured.plays for measured in bounded.measured)
    exchange = Exchange(whole)
    for ending in bounded.endings:
        if ending.witness is not None:
            assert replay(exchange, BOTH_PLAYED, "", ending.witness).at == ending.ending


def _bounded(whole: Scenario, full: Proof) -> Proof:
    """A proof for which somebody said stop, so that only one state of each stage was followed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exploring, "_BEAM", 1)
        proof = proved(whole, BOTH_PLAYED, stop=lambda: True, measures=[match(whole)])
    assert proof.covered.stopped
    assert proof.covered.states < full.covered.states
    return proof


def test_a_stopped_search_still_finds_a_way_to_an_ending() -> None:
    proof = proved(scenario(), NORTH_PLAYED, stop=lambda: True)
    assert any(ending.witness is not None for ending in proof.endings)


def test_an_interruption_hands_back_what_is_known_and_a_second_one_is_passed_on() -> None:
    whole, seen = scenario(), list[int]()

    def once(states: int) -> None:
        seen.append(states)
        if len(seen) == 2:
            raise KeyboardInterrupt

    proof = proved(whole, BOTH_PLAYED, progress=once)
    assert proof.covered.stopped
    assert not proof.exhausted
    assert any(moment.witness is not None for moment in proof.moments)

    def always(_states: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        proved(whole, BOTH_PLAYED, progress=always)


def test_progress_tells_the_states_found_so_far() -> None:
    seen = list[int]()
    proof = proved(scenario(), BOTH_PLAYED, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == proof.covered.states


def test_a_round_that_players_can_go_for_ever_is_shown_and_not_counted() -> None:
    whole = changed(scenario(), "moments", "answer-arrives", rules=(Rule("north-drafts"),))
    proof = proved(whole)
    assert proof.exhausted
    assert proof.endless
    assert proof.plays is None
    (loop,) = proof.loops
    assert set(loop.moments) == {"north-drafts", "south-drafts", "answer-arrives"}
    exchange = Exchange(whole)
    before = replay(exchange, NORTH_PLAYED, "", loop.witness)
    after = replay(exchange, NORTH_PLAYED, "", (*loop.witness, *loop.again))
    assert after.at == before.at
    assert any(ending.witness is not None for ending in proof.endings)


def test_a_round_that_uses_something_up_is_counted_like_any_story() -> None:
    """The gauge falls with every round, and below five there is a way out: so all plays come to an end."""
    rules = (Rule("rest", Within("left", high=0)), Rule("may-arrives", effects=(Effect("left", -1),)))
    whole = replace(
        changed(scenario(), "moments", "may-arrives", rules=rules),
        gauges=(*scenario().gauges, Gauge("left", "Left", start=5, low="none", high="all", highest=9)),
    )
    proof = proved(whole, measures=[final("left")])
    assert not proof.endless
    assert proof.plays == 1
    assert proof.lengths == {6: 1}
    assert proof.measured[0].sums() == {0: 1}


def test_sides_nobody_plays_that_go_round_are_a_way_into_nowhere() -> None:
    whole = changed(scenario(), "moments", "south-drafts", rules=(Rule("south-drafts"),))
    proof = proved(whole)
    assert Stop.GOES_ROUND in {stuck.stop for stuck in proof.stuck}
    assert not proof.endless


def test_a_rule_after_one_that_always_holds_is_hidden_by_it() -> None:
    rules = (Rule("north-tells"), Rule("rest", Is("tone", ("warm",))), Rule("rest", Within("trust", low=101)))
    proof = proved(changed(scenario(), "moments", "answer-arrives", rules=rules))
    found = {rule.index: rule.verdict for rule in proof.rules if rule.moment == "answer-arrives"}
    assert found == {0: Verdict.TAKEN, 1: Verdict.SHADOWED, 2: Verdict.NEVER}


def test_positions_nothing_depends_on_and_positions_never_better_are_named() -> None:
    twin = Position("mute", "Not a word", credit=10)
    visit = scenario().issue("visit")
    proof = proved(changed(scenario(), "issues", "visit", positions=(*visit.positions, twin)))
    assert proof.alike == (Alike("visit", ("later", "silent", "mute")),)
    assert Dominated("visit", "mute", "accept") in proof.dominated
    assert Dominated("visit", "silent", "later") in proof.dominated


def test_a_measure_that_names_something_unknown_is_a_key_error() -> None:
    for measure in (
        Measure("m", positions={("water", "none"): 1}),
        Measure("m", gauges={"none": 1}),
        Measure("m", endings={"none": 1}),
    ):
        with pytest.raises(KeyError):
            proved(scenario(), measures=[measure])


def test_an_incomplete_casting_or_an_unknown_form_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="each of north, south once"):
        proved(scenario(), (("north", NORTH_PLAYED[0][1]),))
    with pytest.raises(ValueError, match="no form"):
        proved(scenario(), form="none")
