"""A certificate: what was proved of a scenario, as JSON that another program, or another day, can check.

Counts are decimal texts, since no program loses digits of a text. Choices are lists in the order of the play.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from game.checking.proofs import Cast, Proofs
from game.model.letter import Quotation
from game.model.place import Problem
from game.model.scenario import Issue, Scenario
from game.proving.proof import Measured, Witness

PROVED = "proved"
BOUNDED = "bounded, not proved"

FORMAT = 1
"""The format of certificates that this program writes and verifies."""

Plain: TypeAlias = dict[str, Any]


def certificate(proofs: Proofs, problems: tuple[Problem, ...], file: str, program: str) -> Plain:
    """The certificate of a scenario, as JSON has it. `file` is its path, `program` our own version."""
    scenario = proofs.scenario
    return {
        "certificate": FORMAT,
        "program": program,
        "scenario": {"id": scenario.id, "file": file, "hash": scenario.hash},
        "letters": [
            {"id": letter.id, "file": letter.file, "sha256": letter.sha256} for letter in scenario.letters
        ],
        "verdict": PROVED if proofs.exhausted else BOUNDED,
        "problems": sorted(problem.code for problem in problems),
        "quotations": quotations(scenario),
        "castings": [_cast(cast) for cast in proofs.casts],
    }


def quotations(scenario: Scenario) -> list[Plain]:
    """Every word quoted of a letter and every word proved absent from one, with where it stands."""
    found = []
    for issue in scenario.issues:
        found += [_quoted(issue, "said", quote) for quote in issue.said]
        found += [
            {"issue": issue.id, "as": "unsaid", "words": words, "sentences": []} for words in issue.unsaid
        ]
        found += [_quoted(issue, "evidence", evidence.quote) for evidence in issue.evidence]
    return found


def _quoted(issue: Issue, where: str, quote: Quotation) -> Plain:
    return {"issue": issue.id, "as": where, "words": quote.text, "sentences": list(quote.sentences)}


def _cast(cast: Cast) -> Plain:
    proof = cast.proof
    return {
        "sides": {side: player.value for side, player in cast.casting},
        "form": cast.form,
        "exhausted": proof.exhausted,
        "states": proof.covered.states,
        "plays": _count(proof.plays),
        "lengths": {str(length): str(plays) for length, plays in proof.lengths.items()},
        "endings": [
            {
                "id": one.ending,
                "plays": _count(one.plays),
                "chance": None if one.chance is None else str(one.chance),
                "witness": _way(one.witness),
            }
            for one in proof.endings
        ],
        "moments": [
            {"id": one.moment, "plays": _count(one.plays), "witness": _way(one.witness)}
            for one in proof.moments
        ],
        "rules": [
            {
                "moment": one.moment,
                "rule": one.index,
                "verdict": one.verdict.value,
                "plays": _count(one.plays),
                "witness": _way(one.witness),
            }
            for one in proof.rules
        ],
        "positions": [
            {
                "moment": one.moment,
                "matter": one.variable,
                "position": one.position,
                "plays": _count(one.plays),
                "witness": _way(one.witness),
            }
            for one in proof.positions
        ],
        "gauges": [{"id": one.gauge, "lowest": one.lowest, "highest": one.highest} for one in proof.gauges],
        "match": _match(proof.measured[0]) if proof.measured else None,
    }


def _match(measured: Measured) -> Plain | None:
    """By the share of the points: how many plays earn it."""
    if not measured.covered.exhausted:
        return None
    return {str(share): str(plays) for share, plays in measured.shares().items()}


def _way(witness: Witness | None) -> list[Plain] | None:
    return None if witness is None else [dict(choice) for choice in witness]


def _count(plays: int | None) -> str | None:
    return None if plays is None else str(plays)
