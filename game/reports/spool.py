"""Results put by in a temporary file and taken out again, so that a large class needs little memory.

Results are written as plain lists in JSON, which gives every figure back exactly.
"""

from __future__ import annotations

import json
from fractions import Fraction
from tempfile import SpooledTemporaryFile
from typing import Any

from game.reports.result import Choice, IssueResult, Result

_IN_MEMORY = 4_000_000  # bytes: a school's classes never touch the disk


class Spool:
    """Results by the number they were put by under. Close it when done."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._end = 0

    def put(self, result: Result) -> int:
        """Put a result by; the number to take it out with."""
        data = json.dumps(_flat(result), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._file.seek(self._end)
        self._file.write(data)
        number, self._end = self._end, self._end + len(data)
        return number

    def take(self, number: int) -> Result:
        """The result put by under this number, equal to what it was."""
        self._file.seek(number)
        return _whole(json.loads(self._file.readline()))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _flat(result: Result) -> list[Any]:
    flat: dict[str, Any] = {name: getattr(result, name) for name in Result.__slots__}
    flat["match"], flat["evidence"] = _pair(result.match), _pair(result.evidence)
    flat["issues"] = [
        (
            one.issue,
            one.position,
            one.credit,
            _pair(one.evidence),
            one.found,
            one.missed,
            one.marked,
            one.leant,
        )
        for one in result.issues
    ]
    flat["choices"] = [
        (one.step, one.moment, one.variable, one.position, one.then, one.at, one.minutes)
        for one in result.choices
    ]
    return list(flat.values())


def _whole(flat: list[Any]) -> Result:
    named = dict(zip(Result.__slots__, flat, strict=True))
    named["match"], named["evidence"] = _share(named["match"]), _share(named["evidence"])
    named["issues"] = tuple(
        IssueResult(
            issue,
            position,
            credit,
            _share(evidence),
            tuple(found),
            tuple(missed),
            tuple((sentence, aptness) for sentence, aptness in marked),
            leant,
        )
        for issue, position, credit, evidence, found, missed, marked, leant in named["issues"]
    )
    named["choices"] = tuple(Choice(*values) for values in named["choices"])
    named["answers"] = tuple((question, text, level) for question, text, level in named["answers"])
    named["hands"] = tuple((matter, position, count) for matter, position, count in named["hands"])
    named["path"], named["notes"] = tuple(named["path"]), tuple(named["notes"])
    return Result(**named)


def _pair(share: Fraction | None) -> tuple[int, int] | None:
    return None if share is None else (share.numerator, share.denominator)


def _share(pair: list[int] | None) -> Fraction | None:
    return None if pair is None else Fraction(pair[0], pair[1])
