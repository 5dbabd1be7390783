"""What a side is told at the beginning, and what an ending says of the choices that led to it."""

from __future__ import annotations

import pytest

from game.model.condition import Is
from game.model.scenario import Scenario, Wording
from game.pages.page import Bullets, Heading, Page, Prose
from tests.builders import changed
from tests.pages.capitals import capitals
from tests.pages.stand_ins import Shelf, do, flow_over


def briefed_start(*words: str) -> list[str]:
    """What the briefing says when these are pressed on the way to it."""
    return texts(do(flow_over(Shelf((briefed(),))), "river-1901", *words, "start"))


def briefed() -> Scenario:
    whole = capitals(sources=("F4",))
    for side, text, facts in (("north", "You are thirsty.", ("F6",)), ("south", "You are proud.", ())):
        whole = changed(whole, "sides", side, briefing=text, sources=facts)
    return whole


def texts(page: Page) -> list[str]:
    said = []
    for element in page.main:
        match element:
            case Prose(text=text) | Heading(text=text):
                said.append(text)
            case Bullets(items=items):
                said.extend(str(item) for item in items)
    return said


def test_a_player_reads_the_briefing_of_the_own_side_and_not_of_the_other() -> None:
    north, south = briefed_start(), briefed_start("south")
    assert ("You are thirsty." in north, "You are proud." in north) == (True, False)
    assert ("You are thirsty." in south, "You are proud." in south) == (False, True)


def test_two_at_one_machine_each_find_theirs_under_the_name_of_their_side() -> None:
    said = briefed_start("by-player")
    assert said.index("On your side: North") + 1 == said.index("You are thirsty.")
    assert said.index("On your side: South") + 1 == said.index("You are proud.")


def test_what_a_briefing_rests_on_stands_below_it() -> None:
    said = briefed_start()
    assert [line for line in said if "A dam is built." in line]
    assert [line for line in said if "The snow melts late." in line]


@pytest.mark.parametrize(
    ("water", "told"), [("share", "North shared the water."), ("keep", "North kept it.")]
)
def test_an_ending_says_which_choices_of_this_play_led_there(water: str, told: str) -> None:
    whole = capitals()
    choices = (
        Wording("North shared the water.", Is("water", ("share",))),
        Wording("North kept it.", Is("water", ("keep",))),
    )
    for ending in whole.endings:
        whole = changed(whole, "endings", ending.id, choices=choices)
    flow = flow_over(Shelf((whole,)))
    do(flow, "river-1901", "start", "on", "on", "next", water, "next", "later", "draft", "finish", "send")
    while flow.page.kind != "ending":
        do(flow, *(("little", "decide") if flow.page.kind == "decide" else ("on",)))
    said = texts(flow.page)
    assert told in said
    assert sum(one.text in said for one in choices) == 1
