"""A pupil's own debrief says what was written, what it earned and why, and where it led."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.engine.castings import alone
from game.engine.machine import Exchange
from game.model.play import Answered, Raised, Rated, Record, Started
from game.model.scenario import Inquiry, Question
from game.replaying.branching import as_history
from game.replaying.replay import replay
from game.reports.pupil import pupils_debrief
from game.reports.webpage import webpage
from game.shelf.library import Library
from tests.builders import BOTH_PLAYED, changed
from tests.reports.made import CARELESS, CITED, HARD, KIND, MODERATE, RIVER, kept
from tests.reports.test_webpage import body

HERE = Path(__file__).parent


def debriefed(record: Record, side: str = "north") -> str:
    return webpage(pupils_debrief(record, replay(Exchange(RIVER), record), side))


def test_a_whole_debrief_stays_as_it_is(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "goldens" / "debrief.html", body(debriefed(kept("Ben", HARD, CARELESS))))


def test_it_holds_the_letter_both_scores_the_passages_and_the_ending() -> None:
    page = debriefed(kept("Ada", MODERATE, CITED))
    for said in (
        "Half of the summer water is yours.",
        "<span>100 %</span>",
        "We are ready to share the summer water.",
        "Credit 100 of 100. What the letter says.",
        "(well chosen)",
        "This is what happened.",
        "F2 · 1 July 1901: No treaty is signed.",
        "Played on 11 August 2026. Attempt 1. 10 minutes at the desk.",
    ):
        assert said in page


def test_an_unfinished_play_says_where_it_stands_and_is_judged_so_far() -> None:
    page = debriefed(kept("Cleo", MODERATE, CITED, steps=2))
    assert "The play is not finished." in page
    assert "Not finished: the play stands at answer-arrives." in page
    assert "Credit 100 of 100." in page
    barely = debriefed(kept("Cleo", MODERATE, steps=1))
    assert "<span>none</span>" in barely
    assert "Matter by matter" not in barely


def test_each_of_two_players_at_one_machine_has_a_debrief_of_their_own_side() -> None:
    record = kept("Dora & Emil", KIND, CITED, casting=BOTH_PLAYED)
    north, south = debriefed(record), debriefed(record, "south")
    assert "The water" in north
    assert "You make us happy." not in north
    assert "You make us happy." in south
    assert "so it earns no match" in south


def test_a_play_of_an_edited_scenario_says_that_it_is_judged_as_it_is_now() -> None:
    record = kept("Ada", MODERATE)
    edited = replace(record, started=replace(record.started, hash="7" * 64))
    assert "it is judged as it is now" in debriefed(edited)


def test_the_hands_of_a_class_stand_with_the_positions_they_were_raised_for() -> None:
    record = kept("10b", MODERATE, CITED)
    raised = Raised("north-drafts", "water", (("give", 0), ("share", 17), ("keep", 1)))
    page = debriefed(replace(record, entries=(raised, *record.entries)))
    for said in ("Share it (17 hands)", "Keep it (1 hand)", "Give all of it (0 hands)", "After the harvest<"):
        assert said in page
    assert "hands)" not in debriefed(record)


def test_what_was_written_in_own_words_stands_in_it_with_its_level() -> None:
    asked = (Question("why", Inquiry.SOURCE, "Why now?"), Question("who", Inquiry.ARGUE, "Who?"))
    whole = changed(RIVER, "moments", "north-drafts", questions=asked)
    record = kept("Ada", MODERATE, CITED, whole=whole)
    answers = (Answered("north-drafts", "why", "First this.\n\n\u202eThen that.", 1.0), Rated("why", 2, 2.0))
    record = replace(record, entries=(*record.entries, *answers))
    page = webpage(pupils_debrief(record, replay(Exchange(whole), record), "north"))
    words = page[page.index("In your own words") :]
    assert words.index("Why now?") < words.index("First this.") < words.index("Then that.")
    assert "On the level: Secure." in words
    assert "\u202e" not in page
    assert "Who?" not in page


def test_where_nothing_is_measured_no_instruments_are_named() -> None:
    whole = Library((HERE.parents[1],)).load("reframing")
    assert not isinstance(whole, str)
    exchange, casting = Exchange(whole), alone(whole, "belgrade")
    record = Record(Started(whole.id, whole.hash, casting), as_history(exchange, casting, "").chosen)
    assert "The instruments" in debriefed(kept("Ada", MODERATE, CITED))
    assert "The instruments" not in webpage(pupils_debrief(record, replay(exchange, record), "belgrade"))
