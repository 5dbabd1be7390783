"""A play, turn by turn: who acts, what moves, what is written, and what is refused.

Each of these holds of a play as it was played, and of the same play made again from its choices alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from game.engine.machine import Exchange
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice, historical, replay
from game.model.condition import FORM, Is
from game.model.play import Casting, Movement, Player
from game.model.scenario import Moment, Reply, ReplyRule, Rule, Scenario, Wording
from tests.builders import BOTH_PLAYED, NOBODY_PLAYS, NORTH_PLAYED, changed, scenario

GENEROUS = {"water": "give", "visit": "accept"}
AS_IN_HISTORY = {"water": "share", "visit": "later"}
HARSH = {"water": "keep", "visit": "silent"}

Played = Callable[..., Play]


@pytest.fixture(params=["direct", "made again"])
def played(request: pytest.FixtureRequest) -> Played:
    """Plays these choices one after the other, or plays them and then makes the play again from them."""

    def play(
        *choices: Mapping[str, str],
        casting: Casting = NORTH_PLAYED,
        form: str = "",
        whole: Scenario | None = None,
    ) -> Play:
        exchange = Exchange(whole or scenario())
        direct = Play.begin(exchange, casting, form)
        for choice in choices:
            direct = direct.after(choice)
        if request.param == "direct":
            return direct
        kept = [dict(turn.choice) for turn in direct.turns if turn.player is Player.PLAYER]
        again = replay(Exchange(exchange.scenario), casting, form, kept)
        assert again.turns == direct.turns
        return again

    return play


def test_it_begins_at_the_first_moment_where_the_player_must_act(played: Played) -> None:
    play = played()
    assert (play.at, play.turns) == ("may-arrives", ())
    assert play.moment is not None
    assert play.moment.read == "may"


def test_a_form_begins_where_it_says_and_conditions_can_ask_for_it(played: Played) -> None:
    play = played(form="short")
    assert play.at == "north-drafts"
    assert play.exchange.holds(Is(FORM, ("short",)), play.state)
    assert not played().exchange.holds(Is(FORM, ("short",)), played().state)


def test_a_reading_is_passed_with_an_empty_choice(played: Played) -> None:
    assert played({}).at == "north-drafts"


def test_effects_add_up_and_what_a_position_takes_along_is_taken(played: Played) -> None:
    play = played({}, GENEROUS)
    assert play.taken() == {"water": "give", "visit": "accept", "openness": "open"}
    assert play.gauges() == {"trust": 30 + 12 + 8, "unity": 5 - 9 - 5}


def test_the_first_rule_that_holds_is_taken_and_adds_its_own_effects(played: Played) -> None:
    turn = played({}, GENEROUS).turns[-1]
    assert (turn.moment, turn.rule, turn.then) == ("north-drafts", 0, "north-tells")
    assert turn.movements == (Movement("trust", 30, 50), Movement("unity", 5, -9))


def test_gauges_are_held_to_their_bounds_once_for_a_draft_and_once_more_for_its_rule(played: Played) -> None:
    """Trust rises 12 and 8 from 95: to 100. Unity falls 9 from -6, to -10, and the rule takes no more."""
    high = changed(changed(scenario(), "gauges", "trust", start=95), "gauges", "unity", start=-6)
    assert played({}, GENEROUS, whole=high).gauges() == {"trust": 100, "unity": -10}


def test_effects_of_one_draft_that_cancel_out_meet_no_bound(played: Played) -> None:
    """Keeping the water costs 15, the visit brings 8: from 5 that is -2, held to 0, not 0 and then 8."""
    low = changed(scenario(), "gauges", "trust", start=5)
    assert played({}, {"water": "keep", "visit": "accept"}, whole=low).turns[1].movements[0] == Movement(
        "trust", 5, 0
    )


def test_sides_nobody_plays_answer_by_rules_and_the_play_stops_at_the_player_again(played: Played) -> None:
    play = played({}, HARSH)
    assert play.at == "answer-arrives"
    south = play.turns[-1]
    assert (south.side, south.player, south.choice) == ("south", Player.RULES, (("tone", "cool"),))


def test_a_reply_rule_sees_the_state_before_the_choice(played: Played) -> None:
    """Giving all earns warmth only where trust has reached 35 by the time South answers."""
    away = changed(scenario(), "moments", "north-drafts", rules=(Rule("south-drafts"),))
    assert played({}, GENEROUS, whole=away).taken()["tone"] == "warm"
    cold = changed(away, "gauges", "trust", start=0)
    assert played({}, GENEROUS, whole=cold).taken()["tone"] == "cool"


def test_a_reply_rule_sees_the_issues_answered_before_in_the_same_draft(played: Played) -> None:
    echo = Reply("north", "visit", (ReplyRule("silent", Is("water", ("share",))),))
    whole = replace(scenario(), replies=(echo,))
    play = played(whole=whole, casting=(("north", Player.RULES), ("south", Player.HISTORY)))
    assert play.turns[1].choice == (("water", "share"), ("visit", "silent"))


def test_the_reply_rules_of_another_side_are_not_its_own(played: Played) -> None:
    theirs = Reply("north", "tone", (ReplyRule("warm"),))
    assert played({}, AS_IN_HISTORY, whole=scenario(replies=(theirs,))).taken()["tone"] == "cool"


def test_where_no_reply_rule_fits_a_side_does_as_in_history(played: Played) -> None:
    assert played({}, AS_IN_HISTORY).taken()["tone"] == "cool"


def test_a_rule_of_a_moment_can_take_a_position(played: Played) -> None:
    assert played({}, {"water": "share", "visit": "accept"}).taken()["openness"] == "closed"


def test_what_was_chosen_is_told_apart_from_what_came_of_it(played: Played) -> None:
    assert played({}, GENEROUS).chosen() == GENEROUS


def test_two_players_can_share_a_play(played: Played) -> None:
    play = played({}, AS_IN_HISTORY, casting=BOTH_PLAYED)
    assert play.at == "south-drafts"
    assert play.after({"tone": "warm"}).at == "answer-arrives"


def test_an_ending_follows_from_the_choices(played: Played) -> None:
    ends = {
        "friends": ({}, GENEROUS, {"north-tells": "all"}),
        "quarrel": ({}, HARSH, {}, {"north-tells": "little"}),
        "rest": ({}, AS_IN_HISTORY, {}, {"north-tells": "little"}),
    }
    for ending, choices in ends.items():
        play = played(*choices)
        assert play.ending is not None
        assert (play.ending.id, play.moment) == (ending, None)


def test_history_replays_itself(played: Played) -> None:
    play = played(casting=NOBODY_PLAYS)
    assert historical(scenario()) == NOBODY_PLAYS
    assert play.at == "rest"
    assert play.chosen() == AS_IN_HISTORY | {"tone": "cool", "north-tells": "little"}


def test_a_letter_is_composed_of_its_frame_and_the_positions_in_the_order_of_the_draft(
    played: Played,
) -> None:
    written = played({}).preview({"visit": "accept", "water": "share"})
    assert written.greeting == ("To the ministry of South:",)
    assert written.paragraphs == (
        ("", "We have read your letter with care."),
        ("water", "Half is yours, and we shall show you how."),
        ("visit", "We shall gladly come and see your fields."),
        ("", "We remain your friends."),
    )
    assert written.signature == ("The Council of North",)


def test_a_preview_may_leave_issues_open_and_a_position_without_words_has_no_paragraph(
    played: Played,
) -> None:
    play = played({})
    assert [issue for issue, _text in play.preview({}).paragraphs] == ["", ""]
    assert [issue for issue, _text in play.preview({"visit": "silent"}).paragraphs] == ["", ""]
    assert play.preview({"water": "share"}).paragraphs[1] == ("water", "Half of the summer water is yours.")


def test_a_letter_stays_as_it_was_when_it_was_sent(played: Played) -> None:
    """Its opening asks how open North is, which what follows changes."""
    draft = scenario().moment("north-drafts").draft
    assert draft is not None
    opening = (Wording("As everybody knows:", Is("openness", ("open", "closed"))), Wording("In confidence:"))
    whole = changed(scenario(), "moments", "north-drafts", draft=replace(draft, opening=opening))
    preview = played({}, whole=whole).preview(AS_IN_HISTORY)
    play = played({}, AS_IN_HISTORY, {}, {"north-tells": "all"}, whole=whole)
    assert play.taken()["openness"] == "open"
    assert preview.paragraphs[0] == ("", "In confidence:")
    assert play.sent("north-drafts") == preview
    south = play.sent("south-drafts")
    assert south is not None
    assert south.paragraphs == (("tone", "We note your letter."),)


def test_nothing_is_sent_where_the_play_did_not_pass_or_nothing_is_written(played: Played) -> None:
    play = played({}, GENEROUS)
    assert play.sent("south-drafts") is None
    assert play.sent("may-arrives") is None
    assert play.sent("nowhere") is None


def test_wording_sees_the_positions_of_its_own_letter_but_none_of_its_effects(played: Played) -> None:
    """Trust would reach 50 by this letter's effects; its closing is chosen as if it had not."""
    draft = scenario().moment("north-drafts").draft
    assert draft is not None
    rule = scenario().moment("north-drafts").rules[0].condition
    closing = (replace(draft.closing[0], condition=rule), draft.closing[1])
    whole = changed(scenario(), "moments", "north-drafts", draft=replace(draft, closing=closing))
    assert played({}, whole=whole).preview(GENEROUS).paragraphs[-1] == ("", "We remain your neighbours.")


def test_positions_that_clash_are_named_before_the_letter_is_sent(played: Played) -> None:
    play = played({})
    assert [clash.because for clash in play.clashes({"water": "keep", "visit": "accept"})] == [
        "You take the water and ask to be their guest."
    ]
    assert play.clashes({"water": "keep"}) == ()
    assert play.clashes(AS_IN_HISTORY) == ()
    assert played().clashes({}) == ()


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ({}, "Nothing was chosen for: water, visit."),
        ({"water": "share"}, "Nothing was chosen for: visit."),
        ({"water": "half", "visit": "later"}, "half is not one of the positions on water."),
        ({**AS_IN_HISTORY, "tone": "warm"}, "tone is not asked at north-drafts."),
    ],
)
def test_what_is_no_choice_is_refused_in_a_sentence_and_the_play_stays_as_it_was(
    played: Played, choice: dict[str, str], sentence: str
) -> None:
    play = played({})
    before = (play.state, play.turns)
    with pytest.raises(WrongChoice) as refusal:
        play.after(choice)
    assert str(refusal.value) == sentence
    assert (play.state, play.turns) == before
    assert play.after(AS_IN_HISTORY).at == "answer-arrives"


def test_where_no_letter_is_written_or_the_play_is_over_that_is_said(played: Played) -> None:
    with pytest.raises(WrongChoice, match=r"No letter is written at may-arrives\."):
        played().preview({})
    with pytest.raises(WrongChoice, match=r"The play is over; nothing can be chosen any more\."):
        played(casting=NOBODY_PLAYS).after({})


def test_where_nobody_decides_the_moment_and_the_matter_are_named() -> None:
    hole = changed(scenario(), "issues", "tone", history="")
    with pytest.raises(NobodyDecides) as fault:
        replay(Exchange(hole), NORTH_PLAYED, "", [{}, AS_IN_HISTORY])
    assert (fault.value.moment, fault.value.variable) == ("south-drafts", "tone")


def test_sides_that_lead_each_other_round_for_ever_are_found_out() -> None:
    def reading(id: str, by: str, go: str) -> Moment:
        return Moment(id, by, (Rule(go),), text="A report.")

    round_and_round = replace(
        scenario(),
        moments=(*scenario().moments, reading("x", "south", "y"), reading("y", "south", "x")),
        start="x",
    )
    with pytest.raises(GoesRound, match="nobody's turns come back"):
        Play.begin(Exchange(round_and_round), NORTH_PLAYED)


def test_a_moment_may_be_passed_twice_and_its_last_letter_is_the_one_that_was_sent(played: Played) -> None:
    again = changed(
        scenario(),
        "moments",
        "answer-arrives",
        rules=(Rule("north-drafts", Is("water", ("keep",))), Rule("north-tells")),
    )
    play = played({}, HARSH, {}, AS_IN_HISTORY, {}, whole=again)
    assert play.at == "north-tells"
    sent = play.sent("north-drafts")
    assert sent is not None
    assert sent.paragraphs[1] == ("water", "Half of the summer water is yours.")


@pytest.mark.parametrize(
    "casting", [(), NORTH_PLAYED[:1], (*NORTH_PLAYED, ("west", Player.RULES)), NORTH_PLAYED * 2]
)
def test_a_casting_names_every_side_once(casting: Casting) -> None:
    with pytest.raises(ValueError, match="the casting must name each of north, south once"):
        Play.begin(Exchange(scenario()), casting)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="river-1901 has no form called 'long'"):
        Play.begin(Exchange(scenario()), NORTH_PLAYED, "long")
