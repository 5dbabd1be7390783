"""Where a pupil wrote the letter that was answered, results agree with that pupil's debrief."""

from __future__ import annotations

from fractions import Fraction

import pytest

from game.engine.machine import Exchange
from game.model.play import Record
from game.replaying.replay import replay
from game.reports.judging import judge
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over

TO_SOUTHS_LETTER = (
    *("river-1901", "by-player", "start", "on", "sit", "S2.1", "on", "next", "keep", "next", "later"),
    *("draft", "finish", "send", "on", "sit", "letter"),
)


@pytest.mark.parametrize(("marked", "evidence"), [("N1", Fraction(1)), ("N2", Fraction(0))])
def test_the_evidence_from_a_pupils_letter_counts_as_in_the_debrief(marked: str, evidence: Fraction) -> None:
    shelf = Shelf((capitals(),))
    flow = flow_over(shelf)
    do(flow, *TO_SOUTHS_LETTER, marked, "draft", "next", "warm", "draft", "finish", "send")
    assert flow.desk is not None
    started, entries = shelf.records["play-1"]
    record = Record(started, tuple(entries))
    results = judge("play-1", record, replay(Exchange(capitals()), record))
    by_side = {result.side: result for result in results}
    assert by_side["south"].evidence == flow.desk.debrief("south").evidence == evidence
    assert by_side["north"].evidence == flow.desk.debrief("north").evidence
    (tone,) = (issue for issue in by_side["south"].issues if issue.issue == "tone")
    assert (tone.found, tone.missed) == ((), ()), "the numbered passages are those of real letters"
