"""Which letter lies before a reader: the real one, or one composed in the play; and what it holds."""

from __future__ import annotations

from dataclasses import replace

from game.engine.correspondence import heard, passages, real_letter
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Casting, Player
from game.model.scenario import Draft, Scenario
from game.model.score import Passage
from tests.builders import BOTH_PLAYED, changed, scenario

AS_IN_HISTORY = {"water": "share", "visit": "later"}


def answered_by_south() -> Scenario:
    """South's letter of the end of June answers North's, and was really written too."""
    whole = scenario()
    draft = whole.moment("south-drafts").draft
    assert draft is not None
    return changed(
        whole, "moments", "south-drafts", draft=replace(draft, answers="north-drafts", wrote="may")
    )


def south_reads(north: Player, choice: dict[str, str] | None = None) -> Play:
    """North has written (as history did, unless it plays), and it is South's turn."""
    casting: Casting = (("north", north), ("south", Player.PLAYER))
    play = Play.begin(Exchange(answered_by_south()), casting)
    return play.after({}).after(choice or {}) if north is Player.PLAYER else play


def test_a_letter_of_the_scenario_is_itself() -> None:
    assert real_letter(south_reads(Player.HISTORY), "may") == "may"


def test_where_nobody_plays_and_history_was_followed_the_real_letter_arrives() -> None:
    play = south_reads(Player.HISTORY)
    assert play.at == "south-drafts"
    assert real_letter(play, "north-drafts") == "june"
    assert heard(play.after({"tone": "cool"})) == {}


def test_where_rules_answer_otherwise_than_history_the_composed_letter_arrives() -> None:
    play = Play.begin(Exchange(answered_by_south()), (("north", Player.PLAYER), ("south", Player.RULES)))
    warm = play.after({}).after({"water": "give", "visit": "later"})
    cool = play.after({}).after({"water": "share", "visit": "later"})
    assert dict(warm.taken())["tone"] == "warm"
    assert real_letter(warm, "south-drafts") == ""
    assert real_letter(cool, "south-drafts") == "may"


def test_what_a_player_wrote_is_never_the_real_letter_though_it_says_the_same() -> None:
    for north in (Player.PLAYER, Player.POST):
        casting: Casting = (("north", north), ("south", Player.PLAYER))
        play = Play.begin(Exchange(answered_by_south()), casting)
        play = play.after({}) if north is Player.PLAYER else play
        play = play.after(AS_IN_HISTORY)
        assert play.at == "south-drafts"
        assert real_letter(play, "north-drafts") == ""


def test_a_composed_letter_can_be_cited_by_the_issues_it_speaks_of() -> None:
    play = south_reads(Player.PLAYER, AS_IN_HISTORY)
    assert passages(play, "north-drafts") == (
        Passage("N1", "Half of the summer water is yours.", "water"),
        Passage("N2", "A visit has to wait for the harvest."),
    )
    assert heard(play.after({"tone": "warm"})) == {"tone": passages(play, "north-drafts")}


def test_an_issue_the_letter_is_silent_on_cannot_be_cited_and_keeps_its_number() -> None:
    silent = south_reads(Player.PLAYER, {"water": "keep", "visit": "silent"})
    assert [passage.label for passage in passages(silent, "north-drafts")] == ["N1"]
    whole = answered_by_south()
    draft = whole.moment("north-drafts").draft
    assert draft is not None
    turned: Draft = replace(draft, issues=("visit", "water"))
    play = Play.begin(Exchange(changed(whole, "moments", "north-drafts", draft=turned)), BOTH_PLAYED)
    play = play.after({}).after({"visit": "silent", "water": "keep"})
    assert [passage.label for passage in passages(play, "north-drafts")] == ["N2"]


def test_of_a_letter_that_was_not_written_nothing_can_be_cited() -> None:
    play = Play.begin(Exchange(answered_by_south()), BOTH_PLAYED)
    assert passages(play, "south-drafts") == ()
    assert passages(play, "north-tells") == ()
