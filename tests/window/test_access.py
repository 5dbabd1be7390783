"""What a page is for those who do not see it: all that is on it, its roles and states, the ways to act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.pages import page as pages
from game.pages.page import Action, Button, Field, Notice, Page
from game.window.access import Node, aloud, news, said, tree
from game.window.access_kit import Bridge, Wish, quietly
from game.window.view import View
from tests.window import real_pages, sample_pages, shipped_pages
from tests.window.layout_rules import texts

PAGES = {**sample_pages.pages(), **real_pages.pages()}


def of(page: Page, view_of: Callable[..., View]) -> Node:
    view = view_of(page)
    return tree(page, view.frame, view.scroll)


def every(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in every(child))]


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_page_is_heard(name: str, view_of: Callable[..., View]) -> None:
    """Read aloud from the top, nothing that is written is left out."""
    spoken = " ".join(aloud(of(PAGES[name], view_of)))
    assert [text for text in texts(PAGES[name]) if text.strip().rstrip(".,;:") not in spoken] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_action_of_a_page_is_a_node_with_its_own_target(
    name: str, view_of: Callable[..., View]
) -> None:
    """So that a screen reader can press whatever can be pressed; and no key stands for two things."""
    page, view = PAGES[name], view_of(PAGES[name])
    nodes = every(tree(page, view.frame, view.scroll))
    acted = {placed.target.action for node in nodes if (placed := view.frame.find(node.target))}
    assert {action for word, _label, action in page.actions() if not word.startswith("?")} <= acted
    assert len({node.key for node in nodes}) == len(nodes)
    targets = [node.target for node in nodes if node.target]
    assert len(set(targets)) == len(targets)


@pytest.mark.parametrize("scenario", shipped_pages.SCENARIOS)
def test_every_page_of_every_scenario_can_be_heard(scenario: str, view_of: Callable[..., View]) -> None:
    """Each has its title first, and every thing that is said ends like a sentence."""
    for page in shipped_pages.walked(scenario):
        spoken = aloud(of(page, view_of))
        assert spoken[0].startswith(page.title.rstrip("."))
        assert all(sentence[-1] in ".!?…" for sentence in spoken)


def test_each_thing_has_its_role_and_state(view_of: Callable[..., View]) -> None:
    letter = every(of(sample_pages.read_page(), view_of))
    assert {"document", "heading", "letter", "check", "radio", "button"} <= {node.role for node in letter}
    assert [node.checked for node in letter if node.role == "check"].count(True) == len(sample_pages.MARKS)
    dials = [node for node in every(of(sample_pages.consequences_page(), view_of)) if node.role == "meter"]
    assert dials
    assert all(node.number and node.number[1] <= node.number[0] <= node.number[2] for node in dials)
    fields = [node for node in every(of(sample_pages.begin_page("Ana"), view_of)) if node.role == "field"]
    assert [node.value for node in fields] == ["Ana"]
    issue = [node for node in every(of(sample_pages.issue_page(2), view_of)) if node.role == "radio"]
    assert [node.checked for node in issue].count(True) == 1


def test_what_has_changed_is_said_and_nothing_else(view_of: Callable[..., View]) -> None:
    before = of(sample_pages.read_page(), view_of)
    assert news(before, before) == ()
    marked = sample_pages.read_page({**sample_pages.MARKS, "K2.1": (5,)})
    changes = news(before, of(marked, view_of))
    assert len(changes) == 1
    assert changes[0].startswith("As a result")
    assert "marked for:" in changes[0]
    back = news(of(marked, view_of), before)
    assert back[0].startswith("No longer: As a result")


def test_a_notice_that_is_new_is_said_with_its_tone(view_of: Callable[..., View]) -> None:
    page = Page("x", "x", "Title", ())
    warned = Page("x", "x", "Title", (Notice("Nothing is kept", "warning"),))
    assert news(of(page, view_of), of(warned, view_of)) == ("Warning: Nothing is kept.",)


def test_an_element_nobody_knows_is_still_heard(view_of: Callable[..., View]) -> None:
    """New kinds of elements come; their words are said in order until they have a node of their own."""
    event = pages.Event((1954, 6, 22), "22 June 1954", "A letter is sent", "From the minutes")
    page, drawn = Page("x", "x", "T", (pages.Timeline((event,)),)), view_of(Page("x", "x", "T", ()))
    spoken = " ".join(aloud(tree(page, drawn.frame, drawn.scroll)))
    for words in ("22 June 1954", "A letter is sent", "From the minutes"):
        assert words in spoken


def test_two_buttons_with_one_action_have_a_target_each(view_of: Callable[..., View]) -> None:
    twice = tuple(Button(f"b{n}", f"Button {n}", Action("same")) for n in range(2))
    nodes = every(of(Page("x", "x", "T", (), (), twice), view_of))
    assert [node.target for node in nodes if node.role == "button"] == ["button:b0", "button:b1"]


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Node("k", "button", "Go on"), "Button: Go on."),
        (Node("k", "radio", "Accept it.", checked=True), "Option: Accept it. chosen."),
        (
            Node("k", "field", "Your name", value="Ana", about="As in class"),
            "To type: Your name. Ana. As in class.",
        ),
        (Node("k", "heading", "Why?"), "Why?"),
        (Node("k", "meter", "Trust", value="38", about="up by 8"), "Trust. 38. up by 8."),
    ],
)
def test_a_thing_is_said_in_one_breath(node: Node, words: str) -> None:
    assert said(node) == words


class Kit:
    """Stands for AccessKit where only its calls matter."""

    class Action:
        """Its kinds of request."""

        CLICK, FOCUS, SCROLL_INTO_VIEW, SET_VALUE = range(4)


class Request:
    def __init__(self, action: int, target: int, data: Any = None) -> None:
        self.action, self.target, self.data = action, target, data


def test_what_a_screen_reader_wants_waits_until_the_loop_takes_it(view_of: Callable[..., View]) -> None:
    """And what names nothing that is there is passed over."""
    bridge = Bridge(Kit, lambda bridge: None)
    page = Page("x", "x", "T", (Field("label", "Name"),), (), (Button("on", "Go on", Action("on")),))
    bridge.show("x", of(page, view_of), "", "", (100, 100))
    ids = {node.role: id for id, node in bridge._snapshot.nodes}
    for request in (
        Request(Kit.Action.CLICK, ids["button"]),
        Request(Kit.Action.SET_VALUE, ids["field"], (0, "Ana")),
        Request(Kit.Action.FOCUS, ids["field"]),
        Request(Kit.Action.CLICK, 9999),
        Request(77, ids["button"]),
    ):
        bridge.asked(request)
    assert list(bridge.wishes()) == [
        Wish("press", "button:on"),
        Wish("write", "field:label", "Ana"),
        Wish("focus", "field:label"),
    ]
    assert list(bridge.wishes()) == []


def test_a_thing_keeps_its_id_while_its_page_is_shown(view_of: Callable[..., View]) -> None:
    """Or a screen reader would lose its place at every change."""
    bridge = Bridge(Kit, lambda bridge: None)
    bridge.show("read", of(sample_pages.read_page(), view_of), "", "", (1, 1))
    before = {node.key: id for id, node in bridge._snapshot.nodes}
    marked = sample_pages.read_page({**sample_pages.MARKS, "K2.1": (5,)})
    bridge.show("read", of(marked, view_of), "", "", (1, 1))
    assert {node.key: id for id, node in bridge._snapshot.nodes} == before


def test_a_fault_never_reaches_a_thread_that_is_not_ours() -> None:
    """It would end AccessKit for good."""
    assert quietly(lambda: 1 // 0)() is None
    assert quietly(lambda n: n + 1)(1) == 2
