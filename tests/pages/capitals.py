"""The correspondence about the river with all that a lesson may use: two sides, questions, places, words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.model.scenario import Fact, Inquiry, Question, Scenario, Term
from tests.builders import changed, scenario

MONTHS = ("1901-05-22", "1901-06-02", "1901-06-20", "1901-06-25", "1901-06-30")
FACTS = (
    Fact("F1", "1901-06-02", "North answers.", "The council's minutes, p. 4", "high"),
    Fact("F2", "1901-07-01", "No treaty is signed.", "The almanac of 1901", "medium"),
    Fact("F3", "May 1901", "The river is low.", "The almanac of 1901", "high"),
    Fact("F4", "1880", "A dam is built.", "The almanac of 1880", "low"),
    Fact("F5", "1901-05-22", "South writes.", "The register", "high"),
    Fact("F6", "March 1901", "The snow melts late.", "The almanac of 1901", "high"),
)


def capitals(**changes: Any) -> Scenario:
    """North and South can both be played; South answers North's letter on the topic of the water."""
    whole = scenario(forms=(), facts=FACTS, **changes)
    whole = changed(whole, "sides", "south", playable=True)
    for moment, place in (
        ("may-arrives", "north-town"),
        ("south-drafts", "weir"),
        ("north-tells", "north-town"),
    ):
        whole = changed(whole, "moments", moment, place=place)
    draft = whole.moment("south-drafts").draft
    assert draft is not None
    whole = changed(whole, "moments", "south-drafts", draft=replace(draft, answers="north-drafts"))
    questions = {
        "may-arrives": (
            Question("who-writes", Inquiry.SOURCE, "Who writes, and to whom?"),
            Question("guess", Inquiry.PREDICT, "What did North really answer?"),
        ),
        "north-drafts": (Question("other-road", Inquiry.ARGUE, "Argue for the road not taken."),),
        "south-drafts": (Question("souths-view", Inquiry.SOURCE, "What does North leave out?"),),
    }
    for moment, asked in questions.items():
        whole = changed(whole, "moments", moment, questions=asked)
    return replace(
        whole,
        briefing="You write about the river and the [[weir|weir]].",
        glossary=(Term("weir", "The weir", "It holds the water back.", "place"),),
    )
