"""What is written in own words is kept with the play, changes nothing in it, and can be rated."""

from __future__ import annotations

import pytest

from game.model.play import Answered, Rated
from game.pages.desk import LONGEST_ANSWER
from game.pages.flow import Flow
from game.pages.page import Action, Choice, Field, Heading, Page, Prose
from tests.builders import changed
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over

TO_THE_LETTER = ("river-1901", "start", "on")
TO_THE_ENDING = ("on", "next", "share", "next", "later", "draft", "finish", "send")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((capitals(),))


def typed(flow: Flow, question: str, text: str) -> None:
    flow.act(Action("type", (question, text)))


def fields(page: Page) -> dict[str, str]:
    return {e.id: e.value for e in (*page.main, *page.aside) if isinstance(e, Field)}


def written(shelf: Shelf) -> list[tuple[str, str, str]]:
    return [(e.moment, e.question, e.text) for e in shelf.records["play-1"][1] if isinstance(e, Answered)]


def to_the_ending(flow: Flow) -> None:
    do(flow, *TO_THE_ENDING)
    while flow.page.kind != "ending":
        do(flow, *(("little", "decide") if flow.page.kind == "decide" else ("on",)))


def test_a_letter_is_read_with_its_questions_beside_it(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    page = do(flow, *TO_THE_LETTER)
    assert fields(page) == {"who-writes": ""}
    field = next(e for e in page.aside if isinstance(e, Field))
    assert field.lines > 1
    typed(flow, "who-writes", "The ministry of South.\nTo the council.")
    assert fields(flow.page) == {"who-writes": "The ministry of South.\nTo the council."}
    assert written(shelf) == [("may-arrives", "who-writes", "The ministry of South.\nTo the council.")]


def test_what_is_typed_letter_by_letter_is_kept_whole_before_the_next_page_shows(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    text = "It is the ministry that writes, and it writes to us." * 4
    for end in range(1, len(text) + 1):
        typed(flow, "who-writes", text[:end])
    assert 0 < len(written(shelf)) < 5
    assert text.startswith(written(shelf)[-1][2])
    flow.act(Action("quit"))
    assert written(shelf)[-1] == ("may-arrives", "who-writes", text)


def test_what_is_not_asked_here_and_what_is_too_long_is_not_taken(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    typed(flow, "souths-view", "Not mine to answer.")
    assert written(shelf) == []
    typed(flow, "who-writes", "a" * 2 * LONGEST_ANSWER)
    assert len(written(shelf)[0][2]) == LONGEST_ANSWER


def test_answers_are_there_again_when_a_play_is_resumed(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    typed(flow, "who-writes", "The ministry.")
    again = flow_over(shelf)
    assert fields(do(again, "resume-1")) == {"who-writes": "The ministry."}


def test_a_prediction_is_asked_once_before_the_real_letter_is_shown(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    to_the_ending(flow)
    page = do(flow, "debrief")
    assert (page.kind, fields(page)) == ("predict", {"guess": ""})
    assert do(flow, "ending", "debrief").kind == "predict"
    typed(flow, "guess", "They shared it.")
    assert do(flow, "reveal").kind == "debrief"
    assert do(flow, "ending", "debrief").kind == "debrief"
    assert ("may-arrives", "guess", "They shared it.") in written(shelf)


def test_without_a_prediction_the_ending_leads_straight_to_the_debrief() -> None:
    whole = capitals()
    for moment in whole.moments:
        whole = changed(whole, "moments", moment.id, questions=())
    flow = flow_over(Shelf((whole,)))
    do(flow, *TO_THE_LETTER)
    to_the_ending(flow)
    assert do(flow, "debrief").kind == "debrief"


def debriefed(shelf: Shelf) -> Flow:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    typed(flow, "who-writes", "The ministry.")
    to_the_ending(flow)
    do(flow, "debrief", "reveal")
    return flow


def test_every_answer_stands_in_the_debrief_and_can_be_put_on_a_level(shelf: Shelf) -> None:
    flow = debriefed(shelf)
    texts = [e.text for e in flow.page.main if isinstance(e, (Prose, Heading))]
    assert texts.index("Who writes, and to whom?") + 1 == texts.index("The ministry.")
    assert "Not answered." in texts
    page = do(flow, "who-writes-2", "who-writes-3")
    assert [e for e in shelf.records["play-1"][1] if isinstance(e, Rated)] == [
        Rated("who-writes", 2, 1786449600.0),
        Rated("who-writes", 3, 1786449600.0),
    ]
    chosen = [o.word for e in page.main if isinstance(e, Choice) for o in e.options if o.chosen]
    assert chosen == ["who-writes-3"]


def test_only_what_was_answered_is_rated_and_only_on_a_level_there_is(shelf: Shelf) -> None:
    flow = debriefed(shelf)
    words = {word for word, _label, _action in flow.page.actions()}
    assert not any(word.startswith(("guess-", "other-road-")) for word in words)
    flow.act(Action("rate", ("guess", "2")))
    flow.act(Action("rate", ("who-writes", "4")))
    assert not [e for e in shelf.records["play-1"][1] if isinstance(e, Rated)]


def test_the_road_not_taken_is_argued_at_the_end_and_can_be_rated_then(shelf: Shelf) -> None:
    flow = debriefed(shelf)
    assert fields(flow.page) == {"other-road": ""}
    typed(flow, "other-road", "To give all of it would have won a friend.")
    assert do(flow, "other-road-1").kind == "debrief"
    assert written(shelf)[-1][:2] == ("north-drafts", "other-road")


def test_answers_and_ratings_change_neither_the_scores_nor_the_course(shelf: Shelf) -> None:
    flow, plain = debriefed(shelf), flow_over(Shelf(shelf.known))
    typed(flow, "other-road", "A friend is worth more.")
    do(flow, "other-road-3")
    do(plain, *TO_THE_LETTER)
    to_the_ending(plain)
    assert flow.desk is not None
    assert plain.desk is not None
    assert flow.desk.play.turns == plain.desk.play.turns
    assert flow.desk.debrief() == plain.desk.debrief()


def test_the_evidence_has_a_level_with_its_reason_and_says_how_it_is_computed(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "S2.1", "visit", "S1.1")
    to_the_ending(flow)
    page = do(flow, "debrief", "reveal")
    texts = [e.text for e in page.main if isinstance(e, Prose)]
    assert (
        "Evidence on this matter: 67 %. Advanced. You marked 1 of the 2 passages that bear on your position."
        in texts
    )
    assert (
        "Evidence on this matter: 0 %. Beginning. You did not mark the one passage that bears on your "
        "position, and 1 sentence that is not tied to the matter." in texts
    )
    assert any(e.text.startswith("Evidence is computed:") for e in page.aside if isinstance(e, Prose))
