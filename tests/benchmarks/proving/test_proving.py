"""Everything that can happen in concord-12, counted: beside the stock machine, plain dicts and inkjs.

Run by hand: `python -m pytest tests/benchmarks/proving -s`. All take turns in each round and the medians
count, in seconds of the processor; what would take minutes is timed on a sample of steps and extrapolated to
all of them, and marked so.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pytest

from game.engine.machine import Exchange
from game.model.play import Casting, Player
from game.proving.proof import Measure, Proof, Verdict
from game.proving.prove import prove
from tests.benchmarks.plays import concord
from tests.benchmarks.plays.yardsticks import Stock, holds
from tests.proving.edges import explored, replayed

HERE = Path(__file__).parent
CASTING: Casting = (("council", Player.PLAYER),)

PLAYS = {"out1": 341_495, "out2": 793_197, "out3": 165_834, "out4": 645_519, "out5": 495_192, "out6": 8}
POINTS = {
    "out1": (264, 824),
    "out2": (261, 879),
    "out3": (266, 773),
    "out4": (170, 783),
    "out5": (360, 940),
    "out6": (746, 827),
}
DEAD = 6  # of 134 branches
STEPS = 3_408_854  # from all 969,199 states that are not yet at an end
SAMPLE = 40_000
INK_SAMPLE = 4_000
ROUNDS = 3

# Where the stock search would take 60 s: at most 0.8 s for the counts and 1.9 s with histograms.
COUNTS_RATIO = 60 / 0.8
HISTOGRAMS_RATIO = 60 / 1.9


def profile(name: str) -> Any:
    """A profile of the scenario: `fine` is concord-12 itself."""
    if name == "fine":
        return concord.data()
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def points(data: Any) -> Measure:
    """The points of a play, as the scenario gives them."""
    positions = {
        (issue, f"p{number}"): bonus[number]
        for issue, bonus in zip(data["issues"], data["bonus"], strict=True)
        for number in (1, 2, 3)
    }
    weights = dict(zip(data["inds"], data["weights"], strict=True))
    return Measure("points", positions, {}, weights, dict(zip(data["outs"], data["base"], strict=True)))


def verdict(data: Any, **how: Any) -> tuple[Proof, float]:
    """What is proved of this profile, and the seconds it took, all compiling included."""
    scenario = concord.scenario(data)
    begun = process_time()
    proof = prove(Exchange(scenario), CASTING, **how)
    return proof, process_time() - begun


def stock(data: Any) -> float:
    """The seconds a breadth-first search by the stock machine takes for a sample of steps."""
    machine = Stock(data)
    model = machine.model

    def step(node: str, inds: list[int], issues: list[int]) -> str:
        model.state, model.inds, model.issues = node, inds, issues
        model.advance()
        return model.state

    return searched(data, step)


def dicts(data: Any) -> float:
    """The same by a plain loop over dicts."""
    nodes = {node["id"]: node for node in data["nodes"]}

    def step(node: str, inds: list[int], issues: list[int]) -> str:
        branches = nodes[node]["branches"]
        return str(next(branch["t"] for branch in branches if holds(branch["g"], inds, issues)))

    return searched(data, step)


def searched(data: Any, step: Callable[[str, list[int], list[int]], str]) -> float:
    """Breadth first through all different states, as far as the sample goes."""
    nodes = {node["id"]: node for node in data["nodes"]}
    begun = process_time()
    first: tuple[str, tuple[int, ...], tuple[int, ...]] = (data["start"], (50,) * 4, (0,) * 6)
    seen, waiting, steps = {first}, [first], 0
    for node, inds, issues in waiting:
        for option in nodes[node]["options"] if node in nodes else ():
            if steps >= SAMPLE:
                return process_time() - begun
            moved = [min(max(ind + by, 0), 100) for ind, by in zip(inds, option["eff"], strict=True)]
            taken = list(issues)
            taken[option["set"][0]] = option["set"][1]
            after = (step(node, moved, taken), tuple(moved), tuple(taken))
            steps += 1
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    raise AssertionError("the sample is larger than the story")


@pytest.fixture(scope="module")
def ink(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A folder outside the checkout with inkjs in it, or None where it cannot be had.

    `DEMARCHE_INKJS` may name a folder in which it is installed already.
    """
    if not shutil.which("node"):
        print("\ninkjs is left out: there is no node here")
        return None
    if known := os.environ.get("DEMARCHE_INKJS"):
        return Path(known)
    folder = tmp_path_factory.mktemp("inkjs")
    command = ["npm", "install", "inkjs@2.4.0", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
    if done.returncode:
        print("\ninkjs is left out: it cannot be installed here")
        return None
    return folder


def inked(folder: Path) -> float:
    """The steps a second of a breadth-first search by inkjs, from a sample."""
    command = ["node", str(HERE / "ink.mjs"), str(folder), str(INK_SAMPLE)]
    told = subprocess.run(command, capture_output=True, check=True, timeout=300, text=True).stdout
    found = json.loads(told)
    return float(found["steps"] / found["seconds"])


def test_the_known_answers_come_out() -> None:
    data = profile("fine")
    proof, _seconds = verdict(data, measures=[points(data)])
    assert proof.exhausted
    assert {ending.ending: ending.plays for ending in proof.endings} == PLAYS
    assert proof.plays == sum(PLAYS.values())
    assert proof.lengths == {12: proof.plays}
    assert len(proof.rules) == 134
    untaken = [rule for rule in proof.rules if not rule.plays]
    assert len(untaken) == DEAD
    assert all(rule.verdict in (Verdict.NEVER, Verdict.SHADOWED) for rule in untaken)
    (measured,) = proof.measured
    sums = {id: measured.sums(id) for id in PLAYS}
    assert {id: (min(found), max(found)) for id, found in sums.items()} == POINTS
    assert {id: sum(found.values()) for id, found in sums.items()} == PLAYS
    assert f"{float(sum(e.chance for e in proof.endings if e.chance)):.6f}" == "1.000000"
    assert f"{float(proof.endings[0].chance or 0):.6f}" == "0.179321"
    assert f"{float(proof.endings[5].chance or 0):.3e}" == "3.429e-06"


def test_every_merged_edge_is_a_step_of_the_stock_machine() -> None:
    exchange = Exchange(concord.scenario(profile("fine")), lean=False)
    graph = explored(exchange, CASTING)
    begun = perf_counter()
    edges, wrong = replayed(graph, exchange, CASTING)
    print(f"\n{edges:,} merged edges replayed, {len(wrong)} differ, {perf_counter() - begun:.1f} s")
    assert graph.exhausted
    assert edges > len(graph.keys)
    assert wrong == []


def test_the_whole_verdict_is_as_fast_as_it_has_to_be(ink: Path | None) -> None:
    data = profile("fine")
    measure = points(data)
    rounds: dict[str, list[float]] = {}
    for _round in range(ROUNDS):
        row = {
            "counts": verdict(data, gauges=False)[1],
            "counts and gauges": verdict(data)[1],
            "counts and histograms": verdict(data, gauges=False, measures=[measure])[1],
            "stock": stock(data) * STEPS / SAMPLE,
            "dicts": dicts(data) * STEPS / SAMPLE,
        }
        for name, seconds in row.items():
            rounds.setdefault(name, []).append(seconds)
    if ink:
        rounds["inkjs"] = [STEPS / inked(ink)]
    print()
    for name, found in rounds.items():
        said = f", extrapolated from {INK_SAMPLE if name == 'inkjs' else SAMPLE:,} steps"
        told = said if name in ("stock", "dicts", "inkjs") else ""
        print(f"{name:24}{median(found):9.2f} s  ({min(found):.2f} to {max(found):.2f}{told})")
    ratios = {
        name: median(s / o for s, o in zip(rounds["stock"], rounds[name], strict=True))
        for name in ("counts", "counts and histograms")
    }
    print(", ".join(f"{name} {ratio:.0f} times as fast as stock" for name, ratio in ratios.items()))
    assert ratios["counts"] >= COUNTS_RATIO
    assert ratios["counts and histograms"] >= HISTOGRAMS_RATIO


@pytest.mark.parametrize(
    "name", ["st8", "st10", "fine", "st14", "st16", "c8", "coarse", "c16", "c20", "sparse"]
)
def test_how_time_and_states_grow(name: str) -> None:
    """Printed, not judged; where the budget does not reach, that has to be said."""
    data = profile(name)
    proof, seconds = verdict(copy.deepcopy(data), gauges=False)
    plays = f"{proof.plays:,} plays" if proof.plays is not None else "bounded, not counted"
    print(f"\n{name:8}{proof.covered.states:>12,} merged states {seconds:8.2f} s  {plays}")
    assert proof.exhausted == (proof.plays is not None)
    assert proof.exhausted == (proof.covered.states <= proof.covered.budget)
