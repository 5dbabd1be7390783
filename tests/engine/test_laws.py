"""What holds of every scenario that can be played, and of every play of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.engine.machine import Exchange, State, options
from game.engine.play import Play, historical, replay
from game.model.play import Player, Turn
from game.model.scenario import Scenario
from tests.engine import plain
from tests.properties.strategies import castings, chosen, forms, indexes, paths, scenarios, walk


def gauges(exchange: Exchange, state: State) -> dict[str, int]:
    return {gauge.id: exchange.gauge(state, gauge.id) for gauge in exchange.scenario.gauges}


def as_plain(exchange: Exchange, state: State) -> plain.Plain:
    positions = {id: exchange.position(state, id) for id in exchange.layout.variables}
    taken = {id: position for id, position in positions.items() if position}
    return plain.Plain(exchange.where(state), taken, gauges(exchange, state), state.rule)


@st.composite
def plays(draw: st.DrawFn) -> Play:
    """A play of a made-up scenario, some way in, by any casting, in any form."""
    scenario = draw(scenarios())
    play = Play.begin(Exchange(scenario), draw(castings(scenario, tuple(Player))), draw(forms(scenario)))
    for number in draw(paths):
        if play.moment is None:
            break
        play = play.after(chosen(scenario, play.moment, number))
    return play


def choices(play: Play) -> list[dict[str, str]]:
    return [dict(turn.choice) for turn in play.turns if somebody_chose(turn)]


def somebody_chose(turn: Turn) -> bool:
    """Here or elsewhere; what is read elsewhere passes by of itself."""
    return turn.player is Player.PLAYER or (turn.player is Player.POST and bool(turn.choice))


@given(scenarios(), st.data(), paths)
def test_the_engine_agrees_with_the_plain_model_move_for_move(
    scenario: Scenario, data: st.DataObject, path: list[int]
) -> None:
    form = data.draw(forms(scenario))
    exchange, expected = Exchange(scenario), plain.begin(scenario, form)
    for state, choice in walk(exchange, form, path):
        assert as_plain(exchange, state) == expected
        for moment in scenario.moments:
            for rule in moment.rules:
                assert exchange.holds(rule.condition, state) == plain.holds(rule.condition, expected)
        expected = plain.step(scenario, expected, choice)
        moment = scenario.moment(exchange.where(state))
        assert as_plain(exchange, exchange.step(state, indexes(scenario, moment, choice))) == expected


@given(scenarios(), st.data(), paths)
def test_the_lean_event_agrees_with_the_stock_one_move_for_move(
    scenario: Scenario, data: st.DataObject, path: list[int]
) -> None:
    form = data.draw(forms(scenario))
    lean, stock = Exchange(scenario), Exchange(scenario, lean=False)
    assert list(walk(lean, form, path)) == list(walk(stock, form, path))


@given(scenarios(), st.data(), paths)
def test_a_step_changes_nothing_of_the_state_it_is_given(
    scenario: Scenario, data: st.DataObject, path: list[int]
) -> None:
    exchange = Exchange(scenario)
    for state, choice in walk(exchange, data.draw(forms(scenario)), path):
        before = (state.state, bytes(str(state.values), "ascii"), state.rule)
        after = exchange.step(state, indexes(scenario, scenario.moment(exchange.where(state)), choice))
        assert (state.state, bytes(str(state.values), "ascii"), state.rule) == before
        assert after is not state
        assert after.values is not state.values


@given(scenarios(), st.data(), paths)
def test_gauges_stay_inside_their_bounds(scenario: Scenario, data: st.DataObject, path: list[int]) -> None:
    exchange = Exchange(scenario)
    for state, _choice in walk(exchange, data.draw(forms(scenario)), path):
        for gauge in scenario.gauges:
            assert gauge.lowest <= exchange.gauge(state, gauge.id) <= gauge.highest


@given(scenarios(), st.data(), paths)
def test_wherever_a_play_can_get_every_choice_leads_on_or_it_has_ended(
    scenario: Scenario, data: st.DataObject, path: list[int]
) -> None:
    exchange = Exchange(scenario)
    for state, _choice in walk(exchange, data.draw(forms(scenario)), path):
        matters = options(scenario, scenario.moment(exchange.where(state)))
        for number, (_id, positions) in enumerate(matters):
            for index in range(len(positions)):
                choice = [index if at == number else 0 for at in range(len(matters))]
                after = exchange.step(state, choice)
                assert exchange.at_end(after) != (exchange.where(after) in {m.id for m in scenario.moments})


@given(scenarios(), st.data(), paths)
def test_the_order_of_the_issues_in_a_draft_changes_neither_gauges_nor_the_way(
    scenario: Scenario, data: st.DataObject, path: list[int]
) -> None:
    turned = tuple(
        replace(moment, draft=replace(moment.draft, issues=moment.draft.issues[::-1]))
        if moment.draft
        else moment
        for moment in scenario.moments
    )
    backwards = replace(scenario, moments=turned)
    form = data.draw(forms(scenario))
    exchange, other = Exchange(scenario), Exchange(backwards)
    state = other.begin(form)
    for expected, choice in walk(exchange, form, path):
        assert state == expected
        moment = backwards.moment(other.where(state))
        state = other.step(state, indexes(backwards, moment, choice))


@given(plays())
def test_the_same_choices_give_the_same_play(play: Play) -> None:
    exchange = Exchange(play.exchange.scenario)
    again = replay(exchange, play.casting, play.form, choices(play))
    assert (again.turns, again.state, again.at) == (play.turns, play.state, play.at)
    assert (again.gauges(), again.taken(), again.chosen()) == (play.gauges(), play.taken(), play.chosen())


@given(plays())
def test_a_play_is_a_chain_of_turns_that_agrees_with_the_plain_model(play: Play) -> None:
    """Also what the sides answer that nobody plays."""
    scenario, players = play.exchange.scenario, dict(play.casting)
    state = plain.begin(scenario, play.form)
    for turn in play.turns:
        moment = scenario.moment(state.at)
        assert (turn.moment, turn.side, turn.player) == (state.at, moment.by, players[moment.by])
        choice = dict(turn.choice)
        if turn.player in (Player.RULES, Player.HISTORY):
            assert choice == plain.answers(scenario, state, moment, turn.player)
        before, state = state, plain.step(scenario, state, choice)
        assert (turn.then, turn.rule) == (state.at, state.rule)
        moved = [(one.gauge, one.before, one.after) for one in turn.movements]
        assert moved == [(id, value, state.gauges[id]) for id, value in before.gauges.items()]
    assert (play.at, play.gauges()) == (state.at, state.gauges)
    assert dict(play.taken()) == {id: position for id, position in state.taken.items() if id != "form"}


@given(plays())
def test_a_play_always_stands_where_a_player_must_act_or_at_an_ending(play: Play) -> None:
    if play.moment:
        assert play.player is dict(play.casting)[play.moment.by]
        assert play.player in (Player.PLAYER, Player.POST)
        assert play.player is Player.PLAYER or play.moment.draft or play.moment.decide
        assert play.ending is None
    else:
        assert play.ending is not None
        assert play.ending.id == play.at
        assert play.player is None


@given(plays())
def test_where_a_side_is_played_makes_no_difference_to_the_story(play: Play) -> None:
    """Played here or by post, the same choices lead through the same moments to the same gauges."""
    exchange = play.exchange
    here = tuple((side, Player.PLAYER if who is Player.POST else who) for side, who in play.casting)
    same = Play.begin(exchange, here, play.form)
    for turn in play.turns:
        if turn.player in (Player.PLAYER, Player.POST):
            same = same.after(dict(turn.choice))
    assert [(turn.moment, turn.choice, turn.movements) for turn in same.turns] == [
        (turn.moment, turn.choice, turn.movements) for turn in play.turns
    ]


@given(scenarios(), st.data())
def test_with_nobody_playing_history_runs_to_an_ending(scenario: Scenario, data: st.DataObject) -> None:
    play = Play.begin(Exchange(scenario), historical(scenario), data.draw(forms(scenario)))
    assert play.ending is not None
    for turn in play.turns:
        assert all(position == scenario.historical(variable) for variable, position in turn.choice)


@given(plays())
def test_a_letter_says_only_what_was_sent_and_stays_as_it_was(play: Play) -> None:
    """Every paragraph is a wording of the position chosen, or of the frame, whatever came later."""
    scenario = play.exchange.scenario
    for turn in play.turns:
        moment = scenario.moment(turn.moment)
        written = play.sent(turn.moment)
        if moment.draft is None:
            assert written is None
            continue
        assert written is not None
        frame = {w.text for w in (*moment.draft.opening, *moment.draft.closing)}
        for issue, text in written.paragraphs:
            position = scenario.issue(issue).position(dict(turn.choice)[issue]) if issue else None
            assert text in ({w.text for w in position.write} if position else frame)
        assert [issue for issue, _text in written.paragraphs if issue] == [
            id for id in moment.draft.issues if id in {issue for issue, _text in written.paragraphs}
        ]


@given(plays(), st.integers(0, 10**9))
def test_what_is_previewed_is_what_is_sent(play: Play, number: int) -> None:
    if play.moment and play.moment.draft:
        choice = chosen(play.exchange.scenario, play.moment, number)
        assert play.after(choice).sent(play.at) == play.preview(choice)
