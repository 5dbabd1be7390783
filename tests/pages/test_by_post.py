"""Two classes, each at its own machine: letters go by file, and both play the same play."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model.play import Chosen, Player
from game.pages.flow import Flow
from game.pages.page import Action, Notice, Page, Prose
from game.replaying.parcel import steps_of
from tests.builders import changed
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Postbox, Shelf, do, flow_over

SIT_DOWN = ("by-post", "start", "on")
ANSWER = ("on", "next", "share", "next", "later", "draft", "finish", "send")


def at_the_desk(side: str, post: Postbox, shelf: Shelf | None = None) -> Flow:
    flow = flow_over(shelf or Shelf((capitals(),)), post=post, label=f"Class {side}")
    do(flow, "river-1901", side, *SIT_DOWN)
    return flow


@pytest.fixture
def post() -> Postbox:
    """One folder that both classes can reach."""
    return Postbox()


def said(page: Page) -> list[str]:
    return [element.text for element in page.main if isinstance(element, Notice)]


def sent_by_north(post: Postbox) -> Flow:
    north = at_the_desk("north", post)
    do(north, *ANSWER)
    while north.page.kind == "consequences":
        do(north, "on")
    do(north, "post-out")
    return north


def on(flow: Flow) -> str:
    while flow.page.kind == "consequences":
        do(flow, "on")
    return flow.page.kind


def test_the_post_is_offered_only_where_there_is_one() -> None:
    flow = flow_over(Shelf((capitals(),)))
    assert "by-post" not in {word for word, _l, _a in do(flow, "river-1901").actions()}


def test_a_class_waits_until_the_letter_of_the_other_has_come(post: Postbox) -> None:
    south = at_the_desk("south", post)
    assert (south.page.kind, south.page.title) == ("waiting", "Waiting for North")
    assert "post-out" not in {word for word, _l, _a in south.page.actions()}
    page = do(south, "post-in")
    assert page.kind == "waiting"
    assert said(page) == ["There is no new letter from the other class in /letters."]


def test_two_classes_come_to_the_same_ending_by_carrying_letters(post: Postbox) -> None:
    north, south = sent_by_north(post), at_the_desk("south", post)
    assert said(north.page) == [
        "Your letter lies in /letters/river-1901-north-1-Class-north.json. "
        "Carry this file to the other class."
    ]
    assert "A letter from Class north has been taken in." in said(do(south, "post-in"))
    assert on(south) == "draft"
    do(south, "next", "warm", "draft", "finish", "send")
    assert on(south) == "waiting"
    do(south, "post-out")
    do(north, "post-in")
    assert on(north) == "read"
    assert do(north, "on").kind == "consequences", "what the letter moved shows when it has been read"
    assert on(north) == "decide"
    do(north, "all", "decide")
    assert on(north) == "ending"
    do(north, "post-out")
    do(south, "post-in")
    assert on(south) == "ending"
    assert north.desk is not None
    assert south.desk is not None
    assert steps_of(north.desk.play) == steps_of(south.desk.play)
    assert north.desk.play.gauges() == south.desk.play.gauges()
    assert "post-out" not in {word for word, _l, _a in south.page.actions()}, "nothing is left to carry"


def test_ones_own_letter_in_the_folder_is_passed_over(post: Postbox) -> None:
    north = sent_by_north(post)
    assert said(do(north, "post-in")) == ["There is no new letter from the other class in /letters."]


def test_a_letter_is_taken_in_once(post: Postbox) -> None:
    sent_by_north(post)
    south = at_the_desk("south", post)
    do(south, "post-in")
    assert south.desk is not None
    turns = south.desk.play.turns
    do(
        south,
        *(("on",) if south.page.kind == "consequences" else ()),
        "next",
        "cool",
        "draft",
        "finish",
        "send",
    )
    on(south)
    do(south, "post-in")
    assert south.desk.play.turns[: len(turns)] == turns
    assert south.page.kind == "waiting"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: data[:100], "damaged or changed on its way"),
        (lambda data: data.replace(b"later", b"silent"), "damaged or changed on its way"),
    ],
)
def test_a_letter_that_was_spoilt_is_named_and_stays_closed(
    post: Postbox, spoil: Callable[[bytes], bytes], words: str
) -> None:
    sent_by_north(post)
    post.files = [(name, spoil(data)) for name, data in post.files]
    page = do(at_the_desk("south", post), "post-in")
    assert page.kind == "waiting"
    assert words in said(page)[0]


def test_a_letter_upon_another_version_of_the_scenario_is_foreign(post: Postbox) -> None:
    sent_by_north(post)
    other = changed(capitals(hash="6" * 64), "sides", "south", name="The South")
    page = do(at_the_desk("south", post, Shelf((other,))), "post-in")
    assert "another version of the scenario" in said(page)[0]


def test_what_came_by_letter_is_kept_and_there_when_the_play_is_resumed(post: Postbox) -> None:
    sent_by_north(post)
    shelf = Shelf((capitals(),))
    south = at_the_desk("south", post, shelf)
    do(south, "post-in")
    assert [e.moment for e in shelf.records["play-1"][1] if isinstance(e, Chosen)] == ["north-drafts"]
    again = flow_over(shelf, post=post)
    assert do(again, "resume-1").kind == "draft"
    assert again.desk is not None
    assert dict(again.desk.play.casting)["north"] is Player.POST
    assert again.desk.side == "south"


def test_a_class_that_waits_can_leave_and_come_back(post: Postbox) -> None:
    shelf = Shelf((capitals(),))
    south = at_the_desk("south", post, shelf)
    assert do(south, "leave").kind == "shelf"
    assert do(south, "resume-1").kind == "waiting"


def test_a_folder_that_cannot_be_written_to_is_said(post: Postbox) -> None:
    post.trouble = "The stick is full."
    assert said(sent_by_north(post).page) == ["The stick is full."]


def test_why_a_play_between_two_classes_cannot_be_left_at_a_step_is_said_where_the_button_would_be(
    post: Postbox,
) -> None:
    flow = sent_by_north(post)
    for opening in (("look", ("play-1",)), ("ways", ("river-1901",))):
        flow.act(Action(*opening))
        do(flow, "step-2" if flow.page.kind == "look" else "s2")
        words = {word for word, _label, _action in flow.page.actions()}
        assert not words & {"step-off", "otherwise", "go-from"}
        texts = [e.text for e in (*flow.page.main, *flow.page.aside) if isinstance(e, Prose)]
        assert any(text.startswith("One cannot step off here: ") for text in texts)
        do(flow, "back")
