"""A whole lesson around one screen: with a presenter in one hand and a number of hands to type."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.pages.flow import Flow
from game.pages.timing import PASSES
from game.window.app import Window
from tests.builders import scenario
from tests.pages.stand_ins import Shelf, do, flow_over
from tests.window.conftest import ASSETS, Pressed
from tests.window.pretend import key

ON, BACK = key(pygame.K_PAGEDOWN), key(pygame.K_PAGEUP)
MOST = 400
"""More presses no lesson of this size wants."""


@pytest.fixture
def lesson() -> Iterator[tuple[Window, Flow]]:
    """The real game before its shelf, the show begun."""
    pygame.display.init()
    pygame.font.init()
    flow = flow_over(Shelf((scenario(forms=()),)))
    window = Pressed(flow, ASSETS, (1024, 600))
    window.turn([key(pygame.K_F5)])
    yield window, flow
    window.listeners.voice.stop()
    pygame.display.quit()


def count_and_take(window: Window) -> None:
    """Type 12 hands for the position with the focus, and take it."""
    window.turn([key(pygame.K_1, text="1"), key(pygame.K_2, text="2"), key(pygame.K_RETURN)])


def test_it_is_played_to_its_end_and_kept_with_its_hands(lesson: tuple[Window, Flow]) -> None:
    window, flow = lesson
    assert flow.settings.projector
    do(flow, "river-1901")
    window.act(next(button.action for button in flow.page.buttons if button.primary))
    seen = [flow.page.key]
    for _press in range(MOST):
        polled = flow.page.kind in ("issue", "decide") and flow.desk is not None
        if polled and flow.desk and not flow.desk.leanings.get(flow.desk.issue or flow.desk.play.at):
            count_and_take(window)
        window.turn([ON])
        seen += [flow.page.key] if flow.page.key != seen[-1] else []
        if flow.page.key == "debrief:in-all":
            break
    assert [key for key in seen if key.startswith("debrief:")] == [
        *(f"debrief:{n}" for n in range(len([key for key in seen if key.startswith("debrief:")]) - 1)),
        "debrief:in-all",
    ]
    assert flow.desk is not None
    assert {matter: sum(hands.values()) for matter, hands in flow.desk.hands.items()} == {
        "water": 12,
        "visit": 12,
        "north-tells": 12,
    }
    assert seen.index("finished:north-drafts") < seen.index("consequences:2:guess")


def test_page_up_goes_back_through_the_debrief_and_never_out_of_the_play(lesson: tuple[Window, Flow]) -> None:
    window, flow = lesson
    do(flow, "river-1901", "start", "on", "on", "next", "share", "next", "later", "draft", "finish", "send")
    while flow.page.kind in ("guess", "consequences", "read"):
        do(flow, next(b.word for b in flow.page.buttons if b.primary))
    do(flow, "little", "decide")
    while flow.page.kind in ("guess", "consequences", "read"):
        do(flow, next(b.word for b in flow.page.buttons if b.primary))
    do(flow, "debrief", "uncover", "uncover")
    window.act(PASSES)  # and the window sees where the flow stands
    for _press in range(20):
        window.turn([BACK])
    assert flow.page.kind == "ending"
    window.turn([ON] * 30)
    assert flow.page.key == "debrief:in-all"  # and not in another play
