"""What is proved of a made-up scenario is what is found by listing all that can happen in it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides, Play, replay
from game.model.condition import ALWAYS
from game.model.play import Casting
from game.model.scenario import Scenario
from game.proving.proof import Measure, Proof, RuleFound, Stop, Verdict, Witness
from game.proving.prove import prove
from tests.proving.explicit import Counts, Edge, Explicit, TooMany, total
from tests.proving.stories import measures, stories

LIMIT = 1500


def listed(scenario: Scenario, casting: Casting, form: str) -> Explicit:
    """All that can happen, where that is not too much."""
    try:
        return Explicit(Exchange(scenario), casting, LIMIT).explore(form)
    except TooMany:
        assume(False)
        raise


def depth(witness: Witness | None) -> int | None:
    return None if witness is None else len(witness)


def least(depths: list[int]) -> int | None:
    return min(depths, default=None)


@given(stories(), st.data())
def test_everything_that_is_counted_is_what_listing_it_gives(
    story: tuple[Scenario, Casting, str], data: st.DataObject
) -> None:
    scenario, casting, form = story
    explicit = listed(*story)
    counts = Counts(explicit).count()
    measure = data.draw(measures(scenario))
    proof = prove(Exchange(scenario), casting, form, measures=[measure])
    assert proof.exhausted
    assert proof.endless == bool(counts.left)
    beyond = counts.after(counts.left)
    for ending in proof.endings:
        here = [key for key in explicit.edges if explicit.where(key) == ending.ending]
        if any(key in beyond for key in here):
            assert (ending.plays, ending.chance) == (None, None)
        else:
            assert ending.plays == sum(counts.ways[key] for key in here)
            assert ending.chance == sum(counts.chances.get(key, Fraction()) for key in here)
        assert depth(ending.witness) == least([explicit.depths[key] for key in here])
    if not proof.endless:
        counted_alike(proof, counts)
        added_up_alike(proof, counts, measure)


def counted_alike(proof: Proof, counts: Counts) -> None:
    """The plays that pass through anything are those of the listing."""
    explicit = counts.explicit
    rules, moments, options = Counter[object](), Counter[object](), Counter[object]()
    for key, edges in explicit.edges.items():
        moment = explicit.moment(key)
        if moment:
            moments[moment.id] += counts.ways[key] * counts.on[key]
            for edge in edges:
                through = counts.ways[key] * counts.on[edge.go]
                rules[moment.id, edge.rule] += through
                for variable, position in edge.choice.items():
                    options[moment.id, variable, position] += through
    assert all(moment.plays == moments[moment.moment] for moment in proof.moments)
    assert all(rule.plays == rules[rule.moment, rule.index] for rule in proof.rules)
    assert all(p.plays == options[p.moment, p.variable, p.position] for p in proof.positions)
    lengths = Counter[int]()
    for key in explicit.edges:
        if explicit.moment(key) is None:
            lengths.update(counts.turns.get(key, {}))
    assert proof.lengths == {turns: plays for turns, plays in sorted(lengths.items()) if plays}
    assert proof.plays == sum(lengths.values())


def added_up_alike(proof: Proof, counts: Counts, measure: Measure) -> None:
    (measured,) = proof.measured
    if proof.loops or any(stuck.stop is Stop.GOES_ROUND for stuck in proof.stuck):
        assert not measured.covered.exhausted
        return
    expected: dict[str, Counter[tuple[int, int]]] = {}
    for key in counts.explicit.edges:
        if counts.explicit.moment(key) is None:
            shares = expected.setdefault(counts.explicit.where(key), Counter())
            shares[total(measure, counts.explicit, key)] += counts.ways[key]
    assert measured.covered.exhausted
    assert measured.plays == expected


class Listing:
    """What the listing says of moments, rules and positions: how few choices lead there, what held where."""

    def __init__(self, explicit: Explicit) -> None:
        self.explicit = explicit
        self.places: dict[str, list[int]] = {}
        self.rules: dict[tuple[str, int], list[int]] = {}
        self.positions: dict[tuple[str, str, str], list[int]] = {}
        self.holding: set[tuple[str, int]] = set()
        self.asked: set[tuple[str, int]] = set()
        for key, edges in explicit.edges.items():
            moment = explicit.moment(key)
            if moment:
                self.places.setdefault(moment.id, []).append(explicit.depths[key])
                for edge in edges:
                    self.note(moment.id, edge, explicit.depths[key] + explicit.cost(key))
        self.stuck = {moment for _kind, moment, _variable in explicit.stuck}
        self.unruled = {moment for kind, moment, _variable in explicit.stuck if kind == "NO_WAY_ON"}

    def note(self, moment: str, edge: Edge, depth: int) -> None:
        self.rules.setdefault((moment, edge.rule), []).append(depth)
        self.holding.update((moment, index) for index in edge.holding)
        self.asked.update((moment, index) for index in range(edge.rule + 1))
        for variable, position in edge.choice.items():
            self.positions.setdefault((moment, variable, position), []).append(depth)

    def verdict(self, rule: RuleFound, *, conditional: bool) -> Verdict:
        here = rule.moment, rule.index
        if here in self.rules:
            beyond = (rule.moment, rule.index + 1) in self.asked or rule.moment in self.unruled
            return Verdict.ALWAYS if conditional and not beyond else Verdict.TAKEN
        came = rule.moment in self.unruled or any(moment == rule.moment for moment, _index in self.asked)
        if not came:
            return Verdict.UNREACHED
        return Verdict.SHADOWED if here in self.holding else Verdict.NEVER


@given(stories())
def test_whatever_is_found_is_found_by_listing_and_by_as_few_choices(
    story: tuple[Scenario, Casting, str],
) -> None:
    scenario, casting, form = story
    listing = Listing(listed(*story))
    proof = prove(Exchange(scenario), casting, form)
    for moment in proof.moments:
        assert depth(moment.witness) == least(listing.places.get(moment.moment, []))
    for rule in proof.rules:
        assert depth(rule.witness) == least(listing.rules.get((rule.moment, rule.index), []))
        conditional = scenario.moment(rule.moment).rules[rule.index].condition != ALWAYS
        assert rule.verdict is listing.verdict(rule, conditional=conditional)
    for position in proof.positions:
        # What is chosen counts also where the play then sticks, for want of another answer or of a rule.
        if position.moment not in listing.stuck:
            place = (position.moment, position.variable, position.position)
            assert depth(position.witness) == least(listing.positions.get(place, []))
    ends = {(stuck.stop.name, stuck.moment, stuck.variable): len(stuck.witness) for stuck in proof.stuck}
    assert {
        place: steps for place, steps in ends.items() if place[0] != "GOES_ROUND"
    } == listing.explicit.stuck


@given(stories())
def test_gauges_get_exactly_as_far_and_are_held_back_where_listing_says(
    story: tuple[Scenario, Casting, str],
) -> None:
    scenario, casting, form = story
    explicit = listed(*story)
    proof = prove(Exchange(scenario), casting, form)
    held = {one for edges in explicit.edges.values() for edge in edges for one in edge.held}
    for gauge in proof.gauges:
        ends: dict[str, list[int]] = {}
        for key in explicit.edges:
            if explicit.moment(key) is None:
                values = ends.setdefault(explicit.where(key), [])
                values.append(explicit.exchange.gauge(explicit.states[key], gauge.gauge))
        assert gauge.endings == {id: (min(values), max(values)) for id, values in ends.items()}
        everywhere = [value for values in ends.values() for value in values]
        assert (gauge.lowest, gauge.highest) == (
            (min(everywhere), max(everywhere)) if everywhere else (None, None)
        )
        for up, witness in ((False, gauge.held_low), (True, gauge.held_high)):
            assert (witness is not None) == ((gauge.gauge, up) in held)


@given(stories())
def test_every_witness_replays_to_what_it_shows(story: tuple[Scenario, Casting, str]) -> None:
    scenario, casting, form = story
    listed(*story)
    exchange = Exchange(scenario)
    proof = prove(exchange, casting, form)

    def played(witness: Witness) -> Play:
        return replay(exchange, casting, form, witness)

    for ending in proof.endings:
        assert ending.witness is None or played(ending.witness).at == ending.ending
    for stuck in proof.stuck:
        fault = {Stop.NO_WAY_ON: NoWayOn, Stop.NOBODY_DECIDES: NobodyDecides, Stop.GOES_ROUND: GoesRound}
        with pytest.raises(fault[stuck.stop]):
            played(stuck.witness)
    for loop in proof.loops:
        before, after = played(loop.witness), played((*loop.witness, *loop.again))
        assert before.at == after.at
        assert {turn.moment for turn in after.turns[len(before.turns) :]} <= {*loop.moments}
