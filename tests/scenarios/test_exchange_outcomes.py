"""What choices in the 1954 exchange move, and where they lead: gauges, and the shares of endings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from game.proving.prove import prove
from tests.scenarios.exchange import BELGRADE, CASTINGS, any_play, chance, exchange, scenario

FROM_WARM_TO_COLD = ("belgrade-normalisation", "belgrade-ideology", "belgrade-contacts")
FROM_COLD_TO_WARM = ("belgrade-meeting",)

_RARE = "Ten decisions and more of two players must all fall near what was done."
_MOSCOW_IS_AS_IT_WAS = "Where Moscow is not played, its letter of June is the one really sent."
_BELGRADE_KEEPS_THE_WEST = "Where Belgrade is not played, it keeps its friends informed, as it did."
_BELGRADE_KEEPS_ITS_GROUND = "Where Belgrade is not played, it does not give everything up at once."
_SHORT = "The short lesson ends before Belgrade could turn to the West."

BEYOND: dict[tuple[str, str], dict[str, str]] = {
    ("belgrade", "short"): {
        "alliance-hardens": _SHORT,
        "molotovs-autumn": _MOSCOW_IS_AS_IT_WAS,
        "confession-too-early": _MOSCOW_IS_AS_IT_WAS,
    },
    ("belgrade", "full"): {
        "molotovs-autumn": _MOSCOW_IS_AS_IT_WAS,
        "confession-too-early": _MOSCOW_IS_AS_IT_WAS,
    },
    ("moscow", "short"): {
        "tap-turned-down": _BELGRADE_KEEPS_THE_WEST,
        "back-in-the-family": _BELGRADE_KEEPS_ITS_GROUND,
    },
    ("moscow", "full"): {
        "tap-turned-down": _BELGRADE_KEEPS_THE_WEST,
        "back-in-the-family": _BELGRADE_KEEPS_ITS_GROUND,
    },
    ("both", "short"): {},
    ("both", "full"): {"slow-road": _RARE},
}
"""By casting and form: the endings that a player who chooses evenly comes to less than once in ten thousand
plays, each with the reason."""


@pytest.mark.parametrize(("played", "form"), [key for key in BEYOND if key != ("both", "full")])
def test_shares_of_endings_are_sane(played: str, form: str) -> None:
    """By an even choice each ending lies between 1 in 10,000 and a half, or a reason is given."""
    proof = prove(exchange(), CASTINGS[played], form)
    assert proof.covered.exhausted
    chances = {found.ending: found.chance for found in proof.endings}
    assert all(chance is not None and chance <= 0.5 for chance in chances.values())
    rare = {id for id, chance in chances.items() if chance is not None and chance < 0.0001}
    assert rare == set(BEYOND[played, form])


def test_two_who_do_not_look_come_to_no_ending_too_often() -> None:
    """The longest plays, of both sides and in full, are too many to prove here: a sample of them."""
    dice, plays = chance(54), 600
    endings = Counter(any_play(dice, CASTINGS["both"], "full").at for _ in range(plays))
    assert max(endings.values()) <= plays // 2


def test_the_gauges_stay_off_their_stops_in_nineteen_plays_of_twenty() -> None:
    """For one who plays Belgrade's short lesson without looking."""
    dice, plays = chance(11), 1000
    stopped: Counter[str] = Counter()
    bounds = {g.id: (g.lowest, g.highest) for g in scenario().gauges}
    for _ in range(plays):
        play = any_play(dice, BELGRADE)
        stopped.update({m.gauge for t in play.turns for m in t.movements if m.after in bounds[m.gauge]})
    assert all(count <= plays // 20 for count in stopped.values()), stopped


@pytest.mark.parametrize("id", [*FROM_WARM_TO_COLD, *FROM_COLD_TO_WARM])
def test_trust_falls_as_a_scale_grows_colder(id: str) -> None:
    """Effects agree with the order of the scale: no colder position is trusted more than a warmer one."""
    moved = _moved(id, "trust")[:: -1 if id in FROM_COLD_TO_WARM else 1]
    assert moved == sorted(moved, reverse=True)
    assert moved[0] > 0 > moved[-1]


def test_the_more_moscow_admits_the_more_belgrade_trusts_it_and_the_fewer_stand_behind_it() -> None:
    trust, backing = _moved("moscow-blame", "trust"), _moved("moscow-blame", "backing")
    assert trust == sorted(trust)
    assert backing == sorted(backing, reverse=True)


def test_the_instruments_were_set_by_the_letter_really_sent() -> None:
    """Its own positions move nothing, and nothing of a secret letter moves the West."""
    june = scenario().moment("moscow-drafts").draft
    assert june is not None
    for id in june.issues:
        issue = scenario().issue(id)
        history = issue.position(issue.history)
        assert history is not None
        assert history.effects == ()
        assert not any(_moved(id, "west"))


def test_what_every_position_moves_is_listed_with_its_reason(golden: Callable[[Path, str], None]) -> None:
    """Read it as a whole whenever an effect changes, and ask whether it is consistent and all told.

    The list is what-moves.txt, beside this file.
    """
    lines = []
    for id, positions in scenario().matters():
        lines += [f"{id}"]
        for position in positions:
            moves = ", ".join(f"{effect.gauge} {effect.by:+d}" for effect in position.effects) or "nothing"
            lines += [f"  {position.id}: {moves}", *([f"    {position.why}"] if position.why else [])]
    for moment in scenario().moments:
        for rule in moment.rules:
            if rule.effects:
                moves = ", ".join(f"{effect.gauge} {effect.by:+d}" for effect in rule.effects)
                lines += [f"{moment.id} > {rule.go}: {moves}", f"    {rule.why}"]
    golden(Path(__file__).parent / "what-moves.txt", "\n".join(lines) + "\n")


def _moved(issue: str, gauge: str) -> list[int]:
    return [
        sum(effect.by for effect in position.effects if effect.gauge == gauge)
        for position in scenario().issue(issue).positions
    ]
