"""Two players at one machine: each sees their own side and nothing of what the other drafts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play import Inclined, Player
from game.pages.flow import Flow
from game.pages.page import Action, Heading, Page, Sheet
from tests.builders import scenario
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over, outline, pressable

SIT_DOWN = ("river-1901", "by-player", "start", "on", "sit")
NORTH_SENDS = ("on", "next", "keep", "next", "later", "draft", "finish", "send")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((capitals(),))


def souths_turn(flow: Flow) -> Page:
    """North has sent its letter and seen what follows."""
    do(flow, *SIT_DOWN, *NORTH_SENDS)
    return do(flow, "on") if flow.page.kind == "consequences" else flow.page


def over(flow: Flow) -> None:
    """Play on to the ending, whoever's turn it is."""
    steps = {
        "handover": ("sit",),
        "draft": ("next", "cool", "draft", "finish", "send"),
        "decide": ("all", "decide"),
    }
    while flow.page.kind != "ending":
        do(flow, *steps.get(flow.page.kind, ("on",)))


def test_two_players_are_offered_only_where_two_sides_can_be_played(shelf: Shelf) -> None:
    assert "by-player" in {word for word, _l, _a in do(flow_over(shelf), "river-1901").actions()}
    alone = do(flow_over(Shelf((scenario(forms=()),))), "river-1901")
    assert not any(word.startswith("by-") for word, _l, _a in alone.actions())


def test_the_screen_is_handed_over_at_the_start_and_whenever_the_side_changes(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    page = do(flow, *SIT_DOWN[:-1])
    assert (page.kind, page.title) == ("handover", "It is North's turn")
    assert do(flow, "sit").kind == "read"
    page = do(flow, *NORTH_SENDS)
    assert page.kind == "consequences", "what a letter moved is shown to the side that sent it"
    page = do(flow, "on")
    assert (page.kind, page.title) == ("handover", "It is South's turn")
    assert do(flow, "sit").kind == "draft"
    assert flow.desk is not None
    assert (flow.desk.side, flow.desk.seat) == ("south", "south")


def test_what_a_letter_moved_is_shown_to_its_writer_and_not_to_its_reader(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    souths_turn(flow)
    page = do(flow, "sit", "next", "warm", "draft", "finish", "send")
    assert page.kind == "consequences"
    assert flow.desk is not None
    assert flow.desk.seat == "south"
    page = do(flow, "on")
    assert (page.kind, page.title) == ("handover", "It is North's turn")
    assert do(flow, "sit").kind == "read"


def test_a_side_that_acts_twice_is_not_asked_to_sit_down_again(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *SIT_DOWN)
    assert do(flow, "on").kind == "draft"


def test_nothing_of_either_side_is_on_the_screen_between_them(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *SIT_DOWN, "S2.1")
    flow.act(Action("type", ("who-writes", "A secret of North.")))
    do(flow, *NORTH_SENDS, "on")
    shown = outline(flow.page)
    for secret in ("water stays with us", "harvest", "half of the summer water", "A secret of North"):
        assert secret not in shown


def test_the_other_side_reads_what_was_sent_and_can_cite_it(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    souths_turn(flow)
    page = do(flow, "sit", "letter")
    (sheet,) = (e for e in page.main if isinstance(e, Sheet))
    assert {s.word: s.text for p in sheet.paragraphs for s in p.sentences if s.word} == {
        "N1": "The water stays with us.",
        "N2": "A visit has to wait for the harvest.",
    }
    do(flow, "N1", "draft")
    over(flow)
    assert flow.desk is not None
    judged = flow.desk.debrief("south")
    assert judged.evidence == 1
    assert [cited.sentence for score in judged.issues for cited in score.cited] == ["N1"]


def test_going_on_with_a_play_begins_with_handing_over(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    souths_turn(flow)
    do(flow, "sit", "next", "warm")
    assert isinstance(shelf.records["play-1"][1][-1], Inclined)
    again = flow_over(shelf)
    page = do(again, "resume-1")
    assert (page.kind, page.title) == ("handover", "It is South's turn")
    assert "happy" not in outline(page)
    assert do(again, "sit").kind == "draft"
    assert again.desk is not None
    assert again.desk.leanings == {"tone": "warm"}


def test_the_debrief_is_of_both_sides_each_under_its_name(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    souths_turn(flow)
    over(flow)
    page = do(flow, "debrief", "reveal")
    heads = [e.text for e in page.main if isinstance(e, Heading) and e.level == 2]
    assert heads[0] == "North"
    assert heads.index("North") < heads.index("The water") < heads.index("South") < heads.index("The tone")
    assert flow.desk is not None
    assert flow.desk.sides == ("north", "south")
    assert dict(flow.desk.play.casting) == {"north": Player.PLAYER, "south": Player.PLAYER}


def test_a_question_to_one_side_is_not_put_to_the_other(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *SIT_DOWN)
    assert "Who writes" in outline(flow.page)
    do(flow, *NORTH_SENDS, "on")
    shown = outline(do(flow, "sit"))
    assert "What does North leave out?" in shown
    assert "Who writes" not in shown


def test_the_map_does_not_show_the_other_sides_councils(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    souths_turn(flow)
    assert "A letter from South" not in outline(do(flow, "sit", "map"))


@given(st.lists(st.integers(0, 10_000), max_size=80))
def test_whatever_two_players_press_a_side_sees_only_what_is_its_own(picks: list[int]) -> None:
    flow = flow_over(Shelf((capitals(),)))
    do(flow, "river-1901", "by-player", "start", "on")
    for pick in picks:
        offered = list(pressable(flow))
        flow.act(offered[pick % len(offered)])
        desk = flow.desk
        if desk is None:
            break
        if flow.page.kind in ("read", "draft", "issue", "finished", "decide"):
            assert desk.seat == desk.side == desk.moment.by
        if flow.page.kind == "handover":
            assert desk.seat != desk.side
            assert not [e for e in flow.page.main if isinstance(e, Sheet)]
