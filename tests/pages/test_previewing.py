"""A scenario shown while it is written: at any moment, anew at every save, in the place where one stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from game.checking.check import check
from game.checking.reaching import way_to
from game.engine.machine import Exchange
from game.model.place import Severity
from game.model.settings import Settings
from game.pages.page import Action, Heading, Notice, Page, Prose
from game.pages.previewing import RELOAD, Looked, Preview, Wanted
from tests.checking.test_proofs import scenario
from tests.reading.river import LETTERS, reading_of, river


class File:
    """A scenario's file, as somebody saves it."""

    def __init__(self, text: str = "") -> None:
        self.text = text or river()
        self.letters: Mapping[str, bytes] = LETTERS

    def look(self) -> Looked:
        reading = reading_of(self.text, "river.yaml", self.letters)
        problems = check(reading)
        errors = any(one.severity is Severity.ERROR for one in problems)
        return Looked(None if errors else reading.scenario, problems, reading.sources)

    def save(self, *changes: tuple[str, str]) -> None:
        for old, new in changes:
            assert old in self.text
            self.text = self.text.replace(old, new, 1)


def opened(file: File, moment: str = "", side: str = "") -> Preview:
    return Preview(file.look, way_to, Wanted(moment, side), settings=Settings(), clock=lambda: 0.0)


def press(preview: Preview, *words: str) -> None:
    """Do what these words stand for on the page."""
    for word in words:
        offered = {known: action for known, _label, action in preview.page.actions()}
        preview.act(offered[word])


def said(page: Page) -> str:
    """Everything that is told on the page."""
    return "\n".join(one.text for one in page.main if isinstance(one, Heading | Prose | Notice))


# -- where it begins ---------------------------------------------------------------------------------------


def test_it_begins_where_a_game_begins() -> None:
    preview = opened(File())
    assert preview.page.kind == "begin"
    press(preview, "start")
    assert preview.page.kind == "briefing"


@pytest.mark.parametrize(
    ("moment", "kind"), [("may-arrives", "read"), ("north-answers", "draft"), ("rest", "consequences")]
)
def test_it_begins_at_any_moment_or_ending(moment: str, kind: str) -> None:
    preview = opened(File(), moment)
    assert preview.page.kind in (kind, "ending")
    assert not any(isinstance(one, Notice) for one in preview.page.main)


def test_history_leads_to_a_moment_where_it_comes_by_and_else_the_shortest_way() -> None:
    exchange = Exchange(scenario())
    assert way_to(exchange, "north", "", "north-answers") == ({},)
    assert way_to(exchange, "north", "", "rest") == ({}, {"water": "share", "visit": "later"})
    assert way_to(exchange, "north", "", "quarrel") == ({}, {"water": "keep", "visit": "accept"})
    assert way_to(exchange, "north", "", "nowhere") is None


@pytest.mark.parametrize(
    ("moment", "side", "words"),
    [
        ("nowhere", "", "There is no moment and no ending called “nowhere”."),
        ("", "west", "There is no side “west” to play here. You can play: north."),
    ],
)
def test_what_is_not_there_is_said_and_it_begins_at_the_beginning(moment: str, side: str, words: str) -> None:
    preview = opened(File(), moment, side)
    assert preview.page.kind == "begin"
    assert words in said(preview.page)


def test_a_moment_that_no_play_comes_to_is_said() -> None:
    file = File()
    file.save(("trust <= 40", "trust > 40"))
    assert "No way was found that leads “north” to “quarrel”" in said(opened(file, "quarrel").page)


# -- saving ------------------------------------------------------------------------------------------------


def test_a_save_shows_at_once_and_the_place_stays() -> None:
    file = File()
    preview = opened(file, "north-answers")
    press(preview, "water", "keep")
    key = preview.page.key
    file.save(("Who gets the summer water?", "Whose is the water?"))
    preview.act(RELOAD)
    assert preview.page.key == key
    assert "Whose is the water?" in str(preview.page)
    assert [option.chosen for option in _options(preview.page)] == [False, True]


def _options(page: Page) -> list[Any]:
    found = [point for one in page.main for point in getattr(one, "points", getattr(one, "options", ()))]
    assert found
    return found


@pytest.mark.parametrize("way", [("start",), ("start", "on"), ("start", "on", "on", "letter")])
def test_every_page_on_the_way_is_the_same_after_a_save(way: tuple[str, ...]) -> None:
    file = File()
    preview = opened(file)
    press(preview, *way)
    before = preview.page
    file.save(("title: The River", "title: The Stream"))
    preview.act(RELOAD)
    assert (preview.page.kind, preview.page.key) == (before.kind, before.key)


def test_a_finished_play_stays_finished_and_comes_out_as_it_comes_out_now() -> None:
    file = File()
    preview = opened(file, "rest")
    file.save(("effect: {trust: +5}", "effect: {trust: +9}"))
    preview.act(RELOAD)
    assert preview.page.kind in ("ending", "consequences")
    assert "can no longer be made" not in said(preview.page)


def test_a_choice_that_can_no_longer_be_made_is_where_one_then_stands() -> None:
    file = File()
    preview = opened(file, "rest")
    file.save(("id: share", "id: half"), ("history: share", "history: half"), ("for: [share]", "for: [half]"))
    preview.act(RELOAD)
    assert preview.page.kind == "draft"
    assert "1 of your choices can no longer be made; you stand before it." in said(preview.page)


def test_a_play_that_cannot_be_begun_any_more_begins_anew() -> None:
    file = File()
    preview = opened(file, "north-answers")
    file.save(
        ("  north: {name: North, playable: yes}\n", "  east: {name: East, playable: yes}\n"),
        *[("by: north", "by: east")] * 5,
    )
    preview.act(RELOAD)
    assert preview.page.kind == "begin"
    assert "The play cannot be begun any more" in said(preview.page)


def test_a_changed_letter_shows_as_well() -> None:
    file = File()
    file.save(('    sha256: "5041ab25049dcb7889661cdfc418d643c863d3677d832f4cd479962e28391d48"\n', ""))
    preview = opened(file, "may-arrives")
    may = LETTERS["may.txt"].replace(b"The river is low", b"The river is low, indeed")
    assert may != LETTERS["may.txt"]
    file.letters = {**LETTERS, "may.txt": may}
    preview.act(RELOAD)
    assert "The river is low, indeed" in str(preview.page)


# -- mistakes ----------------------------------------------------------------------------------------------


def test_a_mistake_is_shown_in_the_place_of_the_game_and_mended_it_comes_back() -> None:
    file = File()
    preview = opened(file, "north-answers")
    press(preview, "water", "keep")
    key = preview.page.key
    file.save(("weight: 2", "wieght: 2"))
    preview.act(RELOAD)
    assert preview.page.kind == "problems"
    assert "unknown-entry" in said(preview.page)
    assert "wieght: 2" in said(preview.page)
    assert [button.word for button in preview.page.buttons] == ["reload", "quit"]
    preview.act(Action("send"))
    assert preview.page.kind == "problems"
    file.save(("wieght: 2", "weight: 2"))
    preview.act(RELOAD)
    assert preview.page.key == key


def test_it_can_begin_with_a_file_full_of_mistakes() -> None:
    file = File("format: 1\n" + "x: y\n" * 200)
    preview = opened(file, "north-answers")
    assert preview.page.kind == "problems"
    assert "demarche check tells all of them." in said(preview.page)
    file.text = river()
    preview.act(RELOAD)
    assert preview.page.kind == "draft"


def test_a_file_that_cannot_be_read_just_now_is_waited_for() -> None:
    looks = [Looked(None, (), {}), File().look()]
    preview = Preview(lambda: looks.pop(0), way_to, Wanted(), settings=Settings(), clock=lambda: 0.0)
    assert "The file cannot be read just now." in said(preview.page)
    preview.act(RELOAD)
    assert preview.page.kind == "begin"


def test_a_warning_is_said_above_the_page_and_keeps_nobody_from_playing() -> None:
    file = File()
    file.save(("    sources: [F1]\n", ""))
    preview = opened(file, "north-answers")
    assert preview.page.kind == "draft"
    assert "The file has 1 warning: 71: " in said(preview.page)


def test_leaving_closes_it_with_mistakes_and_without() -> None:
    for text in (river(), "x: y"):
        preview = opened(File(text))
        preview.act(Action("quit"))
        assert preview.closed


def test_settings_stay_over_a_save() -> None:
    file = File()
    preview = opened(file, "north-answers")
    preview.act(Action("text-size", ("150",)))
    file.save(("title: The River", "title: The Stream"))
    preview.act(RELOAD)
    assert preview.settings.text_size == 150
