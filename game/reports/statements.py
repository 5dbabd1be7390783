"""What pupils did as statements of the Experience API (xAPI 1.0.3), for a school's learning record store.

The same play always gives the same statements under the same ids, so handing a file in twice adds nothing.
Addresses only name things: nothing is fetched from them and nothing sent there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from game.model.scenario import Position, Scenario
from game.reports.result import Choice, IssueResult, Result
from game.reports.said import moment_of, position_said
from game.saying import name_of, percent

HOME = "https://example.org/demarche"
"""Names the class and its scenarios where a school has no address of its own to give."""

Statement: TypeAlias = dict[str, Any]

_VERBS = {
    "initialized": "http://adlnet.gov/expapi/verbs/initialized",
    "answered": "http://adlnet.gov/expapi/verbs/answered",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "suspended": "http://adlnet.gov/expapi/verbs/suspended",
}
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(:\d+)?(/[A-Za-z0-9._~/\-]*)?")


def statements(
    results: Iterable[Result], scenarios: Sequence[Scenario], home: str = HOME
) -> Iterator[Statement]:
    """Every statement in the order of the plays: begun, each matter answered, completed or suspended.

    The match stands as the score; the evidence beside it as an extension, since the two are never added.
    `home` is the address that pupils' labels and the scenarios are named under. Raises ValueError when it
    is not a plain web address.
    """
    if not _ADDRESS.fullmatch(home):
        raise ValueError(f"{home} is not a plain web address such as {HOME}")
    known = {scenario.id: _Told(scenario, home.rstrip("/")) for scenario in scenarios}
    for result in results:
        yield from known[result.scenario].statements(result)


def encoded(told: Iterable[Statement]) -> Iterator[str]:
    """The statements as one JSON array, a line for each."""
    yield "["
    before = "\n"
    for statement in told:
        yield before + json.dumps(statement, ensure_ascii=False, allow_nan=False)
        before = ",\n"
    yield "\n]\n"


class _Told:
    """One scenario's statements; activities are described once and used in each."""

    def __init__(self, scenario: Scenario, home: str) -> None:
        self._scenario = scenario
        self._home = home
        self._whole = f"{home}/scenarios/{quote(scenario.id, safe='')}"
        self._activity = {
            "objectType": "Activity",
            "id": self._whole,
            "definition": {"type": _SIMULATION, "name": {"en": scenario.title}}
            | ({"description": {"en": scenario.summary}} if scenario.summary else {}),
        }
        matters = dict(scenario.matters())
        likert = {issue.id: f"{name_of(issue)}: {issue.ask}" for issue in scenario.issues}
        choice = {m.id: m.decide.ask for m in scenario.moments if m.decide}
        self._matters = {
            **{id: self._matter(id, asked, "likert", "scale", matters[id]) for id, asked in likert.items()},
            **{id: self._matter(id, asked, "choice", "choices", matters[id]) for id, asked in choice.items()},
        }

    def statements(self, result: Result) -> Iterator[Statement]:
        """What one pupil did in one play."""
        yield self._statement(result, "initialized", self._activity, result.begun)
        earned = {one.issue: one for one in result.issues}
        for choice in result.choices:
            one = earned.get(choice.variable)
            credited = one if one and one.position == choice.position else None
            answer = self._answer(choice, credited)
            yield self._statement(result, "answered", self._matters[choice.variable], choice.at, answer)
        last = max((choice.at for choice in result.choices), default=result.begun)
        verb = "completed" if result.finished else "suspended"
        yield self._statement(result, verb, self._activity, last, self._outcome(result))

    def _statement(
        self, result: Result, verb: str, about: Statement, at: float, outcome: Statement | None = None
    ) -> Statement:
        context: Statement = {
            "registration": _registration(f"{self._whole}/plays/{result.play}/{result.side}"),
            "platform": "Démarche",
            "revision": result.hash[:12] or "0",
            "language": "en",
            "extensions": {f"{self._home}/side": result.side, f"{self._home}/attempt": result.attempt},
        }
        if about is not self._activity:
            context["contextActivities"] = {"parent": [{"objectType": "Activity", "id": self._whole}]}
        statement: Statement = {
            "actor": {
                "objectType": "Agent",
                "account": {"homePage": self._home, "name": result.label or f"unnamed-{result.play[:12]}"},
            },
            "verb": {"id": _VERBS[verb], "display": {"en": verb}},
            "object": about,
            **({"result": outcome} if outcome else {}),
            "context": context,
            **({"timestamp": when} if (when := moment_of(at)) else {}),
            "version": "1.0.3",
        }
        # What an activity is called may be edited; which it is may not.
        said = json.dumps({**statement, "object": about["id"]}, ensure_ascii=False, sort_keys=True)
        return {"id": str(uuid5(NAMESPACE_URL, said)), **statement}

    def _matter(self, id: str, asked: str, kind: str, slot: str, positions: Sequence[Position]) -> Statement:
        """A matter as an interaction without a correct response: what was done is not the right answer."""
        return {
            "objectType": "Activity",
            "id": f"{self._whole}/matters/{quote(id, safe='')}",
            "definition": {
                "type": _INTERACTION,
                "interactionType": kind,
                "description": {"en": asked},
                slot: [{"id": position.id, "description": {"en": position.say}} for position in positions],
            },
        }

    def _answer(self, choice: Choice, one: IssueResult | None) -> Statement:
        said = position_said(self._scenario, choice.variable, choice.position)
        extensions = {
            f"{self._home}/position": said,
            f"{self._home}/moment": choice.moment,
            f"{self._home}/step": choice.step,
        }
        answer: Statement = {"response": choice.position, "extensions": extensions}
        if one and one.credit is not None:
            answer["score"] = _score(Fraction(one.credit, 100))
        if one and one.evidence is not None:
            answer["extensions"] = {**extensions, f"{self._home}/evidence": percent(one.evidence)}
        return answer

    def _outcome(self, result: Result) -> Statement:
        outcome: Statement = {
            "completion": result.finished,
            "duration": f"PT{round(result.minutes * 60)}S",
            "extensions": {f"{self._home}/ending": result.ending, f"{self._home}/stopped-at": result.stopped},
        }
        if result.match is not None:
            outcome["score"] = _score(result.match)
        if result.evidence is not None:
            outcome["extensions"][f"{self._home}/evidence"] = percent(result.evidence)
        return outcome


@lru_cache(maxsize=16)  # the statements of a play come one after the other
def _registration(play: str) -> str:
    return str(uuid5(NAMESPACE_URL, play))


def _score(share: Fraction) -> Statement:
    return {"scaled": round(float(share), 4), "raw": percent(share), "min": 0, "max": 100}
