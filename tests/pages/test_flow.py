"""Which page follows which, and that nothing a person does on the way is lost."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import wording
from game.model.play import Chosen, Inclined, Marked
from game.model.scenario import Scenario
from game.model.settings import OFFERED, Settings, word_of
from game.model.shelf import Listed
from game.pages import welcome
from game.pages.flow import Flow
from game.pages.page import Action, Choice, Dial, Field, Notice, Page, Prose, Score, Sheet
from game.replaying.parcel import steps_of
from tests.builders import changed, scenario
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Postbox, Shelf, do, flow_over, pressable

TO_THE_LETTER = ("river-1901", "start", "on")
TO_THE_SENT_LETTER = ("next", "share", "next", "later", "draft", "finish", "send")


@pytest.fixture
def shelf() -> Shelf:
    """A shelf with the correspondence about the river, in one form only."""
    return Shelf((scenario(forms=()),))


def notices(page: Page) -> list[str]:
    return [element.text for element in page.main if isinstance(element, Notice)]


def test_a_play_leads_from_the_shelf_through_every_page_to_the_debrief(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    kinds = [flow.page.kind]
    kinds.extend(do(flow, word).kind for word in (*TO_THE_LETTER, "S2.1", "on", *TO_THE_SENT_LETTER))
    assert kinds == [
        *("shelf", "begin", "briefing", "read", "read", "draft", "issue", "issue", "issue", "issue"),
        *("draft", "finished", "consequences"),
    ]
    while flow.page.kind in ("consequences", "read"):
        do(flow, "on")
    assert flow.page.kind == "decide"
    do(flow, "little", "decide")
    while flow.page.kind == "consequences":
        do(flow, "on")
    assert flow.page.kind == "ending"
    assert do(flow, "debrief").kind == "debrief"
    assert do(flow, "letters").kind == "letters"
    assert do(flow, "debrief", "again").kind == "begin"


def test_playing_as_history_did_matches_in_full_and_evidence_stays_apart(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", *TO_THE_SENT_LETTER)
    while flow.page.kind in ("consequences", "read"):
        do(flow, "on")
    do(flow, "little", "decide")
    while flow.page.kind == "consequences":
        do(flow, "on")
    page = do(flow, "debrief")
    scores = [(score.label, score.percent) for score in page.main if isinstance(score, Score)]
    assert scores == [("Match", 100), ("Evidence", 0)]


def test_marks_never_change_what_happens(shelf: Shelf) -> None:
    def played(*marks: str) -> object:
        flow = flow_over(Shelf(shelf.known))
        do(flow, *TO_THE_LETTER, *marks, "on", *TO_THE_SENT_LETTER)
        assert flow.desk is not None
        return flow.desk.play.turns

    assert played() == played("S1.1", "S2.2") == played("S3.1")


def test_a_changed_mind_is_the_one_that_is_sent(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", "next", "share", "keep", "next", "later", "draft", "finish", "send")
    assert flow.desk is not None
    assert flow.desk.play.taken()["water"] == "keep"


def test_the_letter_grows_with_every_position_taken(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    page = do(flow, *TO_THE_LETTER, "on", "next", "share")
    sheets = [element for element in page.main if isinstance(element, Sheet)]
    assert [p.issue for p in sheets[0].paragraphs if p.fresh] == ["water"]


def test_an_unfinished_letter_cannot_be_sent(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", "next", "share", "draft")
    flow.act(Action("finish"))
    assert flow.page.kind == "finished"
    assert any("says nothing yet" in text for text in notices(flow.page))
    flow.act(Action("send"))
    assert flow.page.kind == "finished"
    assert flow.desk is not None
    assert flow.desk.play.taken() == {}


def test_everything_done_is_kept_before_the_next_page_shows(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    entries = shelf.records["play-1"][1]
    do(flow, "S2.1")
    assert isinstance(entries[-1], Marked)
    do(flow, "on", "next", "share")
    assert isinstance(entries[-1], Inclined)
    do(flow, "next", "later", "draft", "finish", "send")
    assert isinstance(entries[-1], Chosen)


def test_a_play_goes_on_where_it_was_left_with_marks_and_leanings(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "S2.1", "on", "next", "share")
    again = flow_over(shelf)
    page = do(again, "resume-1")
    assert page.kind == "draft"
    assert again.desk is not None
    assert flow.desk is not None
    assert again.desk.leanings == {"water": "share"}
    assert again.desk.marks == flow.desk.marks


def test_a_position_that_is_taken_back_is_undecided_when_the_play_goes_on(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", "next", "share")
    flow.act(Action("lean", ("water", "")))
    again = flow_over(shelf)
    do(again, "resume-1")
    for played in (flow, again):
        assert played.desk is not None
        assert played.desk.leanings == {}


def test_what_cannot_be_kept_is_said_and_the_play_goes_on(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    shelf.full = "The disk is full: your last choice is not kept."
    page = do(flow, "S2.1")
    assert notices(page) == [shelf.full]
    assert do(flow, "on").kind == "draft"


def test_a_scenario_that_has_changed_its_story_is_said_when_a_play_is_resumed(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", *TO_THE_SENT_LETTER)
    whole = shelf.known[0]
    kept = shelf.records["play-1"][1]
    last = [entry for entry in kept if isinstance(entry, Chosen)][-1]
    gauge = whole.gauges[0]
    other = changed(whole, "gauges", gauge.id, start=gauge.start + 1)
    assert dict(last.gauges)[gauge.id] is not None
    resumed = flow_over(Shelf((other,), shelf.records))
    page = do(resumed, "resume-1")
    assert notices(page), "a play that no longer gives the same result must say so"


def test_an_action_that_leads_nowhere_is_refused_with_a_word(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    flow.act(Action("send"))
    assert flow.page.kind == "shelf"
    assert notices(flow.page) == ["That cannot be done here."]


def test_settings_lie_over_any_page_and_are_kept(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER)
    before = flow.page
    flow.act(Action("settings"))
    do(flow, "150", "contrast")
    assert shelf.kept_settings == Settings(text_size=150, theme="contrast")
    assert do(flow, "back") == before


def test_everything_that_can_be_set_is_on_the_page_and_is_shown_as_chosen(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    flow.act(Action("settings"))
    for name, values in OFFERED.items():
        for value in values:
            flow.act(Action("set", (name, word_of(value))))
            assert getattr(shelf.kept_settings, name) == value
            chosen = [o for e in flow.page.main if isinstance(e, Choice) for o in e.options if o.chosen]
            assert len(chosen) == len(OFFERED)
            assert any(o.action.words[-1] == word_of(value) for o in chosen)
    before = flow.settings
    flow.act(Action("set", ("volume", "loud")))
    flow.act(Action("set", ("label", "Ana")))
    flow.act(Action("set"))
    assert flow.settings == before


def told(whole: Scenario, summary: str) -> Scenario:
    """The scenario in another telling: the same, but for a text."""
    moment = whole.moment("may-arrives")
    return replace(changed(whole, "moments", moment.id, title=f"{moment.title}: {summary}"), summary=summary)


def test_a_play_goes_on_in_plainer_words_or_another_language_where_it_is(shelf: Shelf) -> None:
    (whole,) = shelf.known
    shelf.tellings = {
        ("basic", ""): told(whole, "easy"),
        ("full", "sr"): told(whole, "srpski"),
        ("basic", "sr"): told(whole, "lako"),
    }
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "S2.1")
    assert flow.desk is not None
    play, marks = flow.desk.play, dict(flow.desk.marks)
    titles = []
    for words in (("level-basic",), ("language-sr",), ("level-full",), ("language-own",)):
        flow.act(Action("settings"))
        titles.append(do(flow, *words, "back").title)
    assert [title.partition(": ")[2].partition(" ")[0] for title in titles] == ["easy", "lako", "srpski", ""]
    assert (flow.desk.play.turns, flow.desk.play.state) == (play.turns, play.state)
    assert flow.desk.marks == marks
    do(flow, "on", *TO_THE_SENT_LETTER)
    assert len(flow.desk.play.turns) > len(play.turns)


def test_the_level_and_language_last_set_hold_from_the_start_of_the_next_game(shelf: Shelf) -> None:
    shelf.tellings = {("basic", "sr"): told(shelf.known[0], "lako")}
    shelf.kept_settings = Settings(level="basic", language="sr")
    page = do(flow_over(shelf), "river-1901")
    assert page.main[0] == Prose("lako")


def test_a_scenario_that_changed_meanwhile_is_not_changed_under_a_play(shelf: Shelf) -> None:
    shelf.tellings = {("basic", ""): replace(told(shelf.known[0], "easy"), hash="7" * 64)}
    flow = flow_over(shelf)
    before = do(flow, *TO_THE_LETTER).title
    flow.act(Action("set", ("level", "basic")))
    assert flow.page.title == before
    assert "from the next play on" in notices(flow.page)[0]


def test_a_language_nobody_translated_into_cannot_be_set(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    flow.act(Action("language", ("xx",)))
    assert flow.settings.language == ""
    flow.act(Action("settings"))
    assert not any(word.startswith("language-") for word, _label, _action in flow.page.actions())


def test_text_grows_and_shrinks_in_steps_and_stops_at_its_ends(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    sizes = []
    for step in ("+",) * 7 + ("-", "0"):
        flow.act(Action("text-size", (step,)))
        sizes.append(flow.settings.text_size)
    assert sizes == [115, 130, 150, 175, 200, 200, 200, 175, 100]


def test_the_name_typed_is_kept_with_the_play_and_offered_next_time(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, "river-1901")
    flow.act(Action("type", ("label", "  Ana   Maria ")))
    do(flow, "start")
    assert shelf.records["play-1"][0].label == "Ana Maria"
    assert flow_over(shelf).settings.label == "Ana Maria"


def test_a_second_play_under_the_same_name_is_the_second_attempt(shelf: Shelf) -> None:
    for attempt in (1, 2):
        flow = flow_over(shelf, label="Ana")
        do(flow, "river-1901", "start")
        assert shelf.records[f"play-{attempt}"][0].attempt == attempt


def test_an_unknown_scenario_named_beforehand_is_said_on_the_shelf(shelf: Shelf) -> None:
    flow = flow_over(shelf, scenario="rivers")
    assert flow.page.kind == "shelf"
    assert notices(flow.page) == ["There is no scenario “rivers”."]


def test_an_unknown_side_named_beforehand_is_said_and_a_playable_one_taken(shelf: Shelf) -> None:
    flow = flow_over(shelf, scenario="river-1901", side="east")
    assert flow.page.kind == "begin"
    assert "You can play: north" in notices(flow.page)[0]


def press(flow: Flow, pick: int) -> None:
    """Press one of the things on the page; it must be told from the others, and be accepted."""
    offered = list(pressable(flow))
    assert offered, f"nothing can be done on {flow.page.key}"
    fields = [element.id for element in (*flow.page.main, *flow.page.aside) if isinstance(element, Field)]
    words = [*(word for word, _label, _action in flow.page.actions()), *fields]
    assert len(words) == len(set(words)), f"a word stands for two things on {flow.page.key}: {words}"
    if fields and pick % 3 == 0:
        flow.act(Action("type", (fields[pick % len(fields)], f"Words {pick}.")))
    flow.act(offered[pick % len(offered)])
    assert "That cannot be done here." not in notices(flow.page)
    assert flow.page.title
    assert flow.page.main


@given(
    st.sampled_from([(), ("river-1901", "by-player", "start")]), st.lists(st.integers(0, 10_000), max_size=60)
)
def test_whatever_is_pressed_every_page_can_be_left_and_refuses_nothing_it_offers(
    entered: tuple[str, ...], picks: list[int]
) -> None:
    flow = flow_over(Shelf((capitals() if entered else scenario(),)))
    do(flow, *entered)
    for pick in picks:
        press(flow, pick)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000)), max_size=120))
def test_whatever_two_classes_press_their_plays_never_part(picks: list[tuple[bool, int]]) -> None:
    """Letters go through one folder; the plays they sat down to are one play, as far as each has come."""
    post = Postbox()
    classes = [flow_over(Shelf((capitals(),)), post=post, label=side) for side in ("north", "south")]
    desks = []
    for flow, side in zip(classes, ("north", "south"), strict=True):
        do(flow, "river-1901", side, "by-post", "start", "on")
        assert flow.desk is not None
        desks.append(flow.desk)
    for which, pick in picks:
        flow = classes[which]
        if flow.desk is desks[which]:
            press(flow, pick)
    ahead, behind = sorted((steps_of(desk.play) for desk in desks), key=len, reverse=True)
    assert behind == ahead[: len(behind)]


@pytest.fixture
def _every_text_in_brackets() -> Iterator[None]:
    class Brackets(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"⟦{message}⟧"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    wording.use(Brackets())
    yield
    wording.use(gettext.NullTranslations())


@pytest.mark.usefixtures("_every_text_in_brackets")
def test_every_button_and_title_of_the_interface_passes_through_the_catalogue(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    own = {s.title for s in shelf.known}
    for word in (*TO_THE_LETTER, "on", *TO_THE_SENT_LETTER):
        for button in flow.page.buttons:
            assert "⟦" in button.label, button
        do(flow, word)
    texts = [e.text for e in flow.page.main if isinstance(e, Prose)]
    assert flow.page.title.startswith("⟦") or flow.page.title in own
    assert texts[0].startswith("⟦")


def test_what_a_letter_moves_is_not_told_before_the_letter_is_read(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    page = do(flow, *TO_THE_LETTER, "on", *TO_THE_SENT_LETTER)
    assert page.kind == "consequences"
    assert "A letter from South has come." in [e.text for e in page.main if isinstance(e, Prose)]
    before = [dial.value for dial in page.aside if isinstance(dial, Dial)]
    assert do(flow, "on").kind == "read"
    page = do(flow, "on")
    assert page.kind == "consequences"
    assert [dial.before for dial in page.aside if isinstance(dial, Dial)] == before


def test_a_finished_play_can_be_taken_up_again_at_its_ending(shelf: Shelf) -> None:
    flow = flow_over(shelf)
    do(flow, *TO_THE_LETTER, "on", *TO_THE_SENT_LETTER)
    while flow.page.kind in ("consequences", "read"):
        do(flow, "on")
    do(flow, "little", "decide")
    while flow.page.kind == "consequences":
        do(flow, "on")
    do(flow, "shelf")
    page = do(flow, "resume-1")
    assert page.kind == "ending"
    assert do(flow, "debrief").kind == "debrief"


def test_a_damaged_play_is_spoken_of_on_the_shelf() -> None:
    """In every face: where it lies, what was seen, what to do; and it hides no scenario."""
    words = "/plays/notes.jsonl: This file is not a kept play. Move it elsewhere or delete it."
    page = welcome.shelf((Listed("lake", "The Lake", "A small one."),), (), (words,))
    assert Notice(words, "warning") in page.aside
    assert page.main
    assert not welcome.shelf((), ()).aside
