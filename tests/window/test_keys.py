"""The keyboard does everything, and the pointer the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pygame
import pytest

from game.model.settings import Settings
from game.pages.page import Action, Button, Page
from game.window.app import Window
from tests.window import real_pages, sample_pages
from tests.window.pretend import PretendFlow, drag, key, press_at, tab, text

PAGES = {
    **sample_pages.pages(),
    **{f"real {page.kind}": page for page in real_pages.pages().values()},  # the last of each kind
}
SIZE = (1024, 600)


@pytest.fixture
def open_window() -> Iterator[Callable[..., tuple[Window, PretendFlow]]]:
    """`open_window(page, answer)` is a window on SDL's invisible driver, and the flow behind it."""
    pygame.display.init()
    pygame.font.init()

    def make(
        page: Page, answer: Callable[[Page, Action], Page] = lambda page, action: page, text_size: int = 100
    ) -> tuple[Window, PretendFlow]:
        flow = PretendFlow(page, answer, Settings(text_size))
        window = Window(flow, sample_pages.ASSETS, SIZE)
        window.turn([])
        return window, flow

    yield make
    pygame.display.quit()


Opener = Callable[..., tuple[Window, PretendFlow]]


def reached(window: Window, flow: PretendFlow) -> set[Action]:
    """Every action that Tab, the arrows and Space come to, going once round the page."""
    for _ in range(len(window.view.frame.placed) + 1):
        start = window.view.focus
        for arrow in (pygame.K_UP, pygame.K_DOWN):
            before = ""
            while window.view.focus != before:
                before = window.view.focus
                window.turn([key(pygame.K_SPACE, text=" "), key(arrow)])
        window.turn([tab()])
        if window.view.focus == start:
            break
    return set(flow.acts)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("name", PAGES)
def test_each_action_of_each_page_is_reached_by_keyboard(
    name: str, text_size: int, open_window: Opener
) -> None:
    """The law of every face."""
    window, flow = open_window(PAGES[name], text_size=text_size)
    assert {action for _, _, action in PAGES[name].actions()} <= reached(window, flow)


@pytest.mark.parametrize("name", PAGES)
def test_each_action_of_each_page_is_reached_by_pointer(name: str, open_window: Opener) -> None:
    """A press in the middle of what is brought into sight."""
    window, flow = open_window(PAGES[name])
    view = window.view
    for placed in view.frame.placed:
        view.focus_on(placed.target.id)
        rect = next(r.clip(placed.pane.rect) for r in placed.rects(view.scroll.get(placed.pane.name, 0)))
        window.turn(press_at(rect.center))
    assert {action for _, _, action in PAGES[name].actions()} <= set(flow.acts)


@pytest.mark.parametrize("name", PAGES)
def test_what_has_the_focus_is_in_sight_and_ringed(name: str, open_window: Opener) -> None:
    """Wherever Tab goes; and taking the ring away changes the picture."""
    window, _ = open_window(PAGES[name], text_size=200)
    view = window.view
    seen = []
    for _ in view.frame.placed:
        window.turn([tab()])
        placed = view.frame.find(view.focus)
        assert placed is not None
        assert view.seen(placed)
        with_ring, without = pygame.Surface(SIZE), pygame.Surface(SIZE)
        view.draw(with_ring)
        focus, view.focus = view.focus, ""
        view.draw(without)
        view.focus = focus
        seen.append(pygame.image.tobytes(with_ring, "RGB") != pygame.image.tobytes(without, "RGB"))
    assert all(seen)


def test_the_focus_starts_where_one_would_begin(open_window: Opener) -> None:
    """On the scale of an issue, the usual way on of a letter, the empty field of the way in."""
    for page, start in (
        (sample_pages.issue_page(), "point:p0"),
        (sample_pages.issue_page(2), "point:p2"),
        (sample_pages.read_page(), "button:on"),
        (sample_pages.decide_page(), "option:o0"),
        (sample_pages.decide_page(1), "button:decide"),
        (sample_pages.begin_page(), "field:label"),
        (sample_pages.begin_page("Ana"), "button:start"),
    ):
        assert open_window(page)[0].view.focus == start


def test_tab_enters_a_list_where_it_was_chosen_and_leaves_it_whole(open_window: Opener) -> None:
    """Seven pencils are one stop, not seven; Shift goes back the same way."""
    window, _ = open_window(sample_pages.read_page(held=3))
    window.turn([tab(), tab()])
    assert window.view.focus == "sentence:K1.1"
    window.turn([tab()])
    assert window.view.focus == "option:issue-3"
    window.turn([tab()])
    assert window.view.focus == "button:leave"
    window.turn([tab(back=True), tab(back=True)])
    assert window.view.focus == "sentence:K1.1"


def test_arrows_go_through_the_sentences_and_space_marks(open_window: Opener) -> None:
    """The letter stays where it is on the screen, the mark appears, the focus does not move."""

    def answer(page: Page, action: Action) -> Page:
        marks = {**sample_pages.MARKS, "K2.1": (5,)} if action.verb == "mark" else sample_pages.MARKS
        return sample_pages.read_page(marks)

    window, flow = open_window(sample_pages.read_page(), answer)
    window.turn([key(pygame.K_F6), key(pygame.K_DOWN), key(pygame.K_SPACE, text=" ")])
    assert flow.acts == [Action("mark", ("K2.1",))]
    assert window.view.focus == "sentence:K2.1"
    placed = window.view.frame.find("sentence:K2.1")
    assert placed is not None
    assert placed.target.chosen


def test_after_scrolling_the_arrows_go_on_from_what_is_in_sight(open_window: Opener) -> None:
    """Page Down, then Down: the focus does not jump back to where it was."""
    window, _ = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_PAGEDOWN), key(pygame.K_PAGEDOWN)])
    scrolled = window.view.scroll["main"]
    window.turn([key(pygame.K_DOWN)])
    assert scrolled > 400
    assert abs(window.view.scroll["main"] - scrolled) < SIZE[1] // 2
    assert window.view.focus != "sentence:K1.2"


@pytest.mark.parametrize(
    ("event", "action"),
    [
        (key(pygame.K_F1), Action("help")),
        (key(pygame.K_F2), Action("theme", ("light",))),
        (key(pygame.K_ESCAPE), Action("back")),
        (key(pygame.K_PLUS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_EQUALS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_KP_PLUS, mod=pygame.KMOD_CTRL), Action("text-size", ("+",))),
        (key(pygame.K_MINUS, mod=pygame.KMOD_CTRL), Action("text-size", ("-",))),
        (key(pygame.K_0, mod=pygame.KMOD_CTRL), Action("text-size", ("0",))),
        (key(pygame.K_q, mod=pygame.KMOD_CTRL), Action("quit")),
        (key(pygame.K_RETURN, mod=pygame.KMOD_CTRL), Action("issue", ("contacts",))),
        (pygame.event.Event(pygame.QUIT), Action("quit")),
        (key(pygame.K_3, text="3"), Action("lean", ("belgrade-blame", "p2"))),
        (key(pygame.K_RETURN), Action("lean", ("belgrade-blame", "p0"))),
    ],
    ids=str,
)
def test_a_key_means_its_action(event: pygame.event.Event, action: Action, open_window: Opener) -> None:
    """On the page of an issue, whose first position has the focus."""
    window, flow = open_window(sample_pages.issue_page())
    window.turn([event])
    assert flow.acts == [action]


def test_enter_takes_the_usual_way_on_where_nothing_else_has_the_focus(open_window: Opener) -> None:
    """From a field too."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("Ana"), key(pygame.K_RETURN)])
    assert flow.acts[-1] == Action("start")


def test_f2_goes_round_the_themes(open_window: Opener) -> None:
    """Three times, and it is the desk again."""
    window, flow = open_window(sample_pages.shelf_page())
    window.turn([key(pygame.K_F2)] * 3)
    assert [action.words[0] for action in flow.acts] == ["light", "contrast", "desk"]


def test_larger_text_keeps_the_place_in_the_letter(open_window: Opener) -> None:
    """The part of the letter that was in sight stays in sight."""
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6)] + [key(pygame.K_PAGEDOWN)] * 3)
    main = window.view.frame.panes[0]
    share = window.view.scroll["main"] / main.content.height
    window.turn([key(pygame.K_PLUS, mod=pygame.KMOD_CTRL)])
    assert flow.settings.text_size == 115
    after = window.view.scroll["main"] / window.view.frame.panes[0].content.height
    assert after == pytest.approx(share, abs=0.02)


def test_home_end_and_the_arrows_scroll_where_no_list_has_the_focus(open_window: Opener) -> None:
    """The letter's pane, from the button that leads on."""
    window, _ = open_window(sample_pages.letters_page())
    pane = window.view.frame.pane("main")
    assert pane is not None
    window.turn([key(pygame.K_END)])
    assert window.view.scroll["main"] == pane.furthest > 0
    window.turn([key(pygame.K_UP)])
    assert window.view.scroll["main"] < pane.furthest
    window.turn([key(pygame.K_HOME), key(pygame.K_DOWN)])
    assert 0 < window.view.scroll["main"] < pane.furthest


def test_a_pane_with_nothing_to_press_can_be_scrolled_by_key(open_window: Opener) -> None:
    """F6 goes to the other half; what has the focus is what the keys scroll."""
    window, _ = open_window(sample_pages.letters_page())
    window.turn([key(pygame.K_F6)])
    assert window.view.focus == "pane:main"
    window.turn([key(pygame.K_F6)])
    assert window.view.focus == "pane:aside"
    window.turn([key(pygame.K_END)])
    assert window.view.scroll["aside"] > 0
    assert window.view.scroll.get("main", 0) == 0


def test_typing_shows_at_once_and_tells_the_flow(open_window: Opener) -> None:
    """Letter by letter, with the caret where it belongs."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn(
        [text("Ana"), key(pygame.K_LEFT), key(pygame.K_BACKSPACE), text("đ"), key(pygame.K_END), text("!")]
    )
    assert flow.acts[-1] == Action("type", ("label", "Ađa!"))
    window.turn([key(pygame.K_HOME), key(pygame.K_DELETE), key(pygame.K_RIGHT), key(pygame.K_3, text="3")])
    assert flow.acts[-1] == Action("type", ("label", "đa!"))
    assert all(action.verb == "type" for action in flow.acts)


def test_nothing_pasted_or_typed_breaks_a_field(open_window: Opener) -> None:
    """NUL, lone surrogates, line breaks, far too much of it; a mark goes with its letter."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("a\0\ud800\r\nb" + "x" * 5000)])
    written = flow.acts[-1].words[1]
    assert written.startswith("a\ufffd b")
    assert len(written) == 500
    window, flow = open_window(sample_pages.begin_page())
    window.turn([text("к\u0300"), key(pygame.K_BACKSPACE)])
    assert flow.acts[-1] == Action("type", ("label", ""))


def test_a_flow_that_changes_what_is_typed_is_believed(open_window: Opener) -> None:
    """The field shows what the page says, not what was typed."""
    window, flow = open_window(sample_pages.begin_page())

    def shortened(action: Action) -> None:
        flow.page = sample_pages.begin_page(action.words[1][:3])

    flow.act = shortened  # type: ignore[method-assign]
    window.turn([text("Anastasija")])
    editing = window.view.editing()
    assert editing is not None
    assert editing[1].text == "Ana"
    assert editing[1].caret == 3


def test_what_an_input_method_composes_is_shown_but_not_yet_told(open_window: Opener) -> None:
    """Until it is done, Enter and the arrows belong to it."""
    window, flow = open_window(sample_pages.begin_page())
    window.turn([pygame.event.Event(pygame.TEXTEDITING, text="nih", start=0, length=3), key(pygame.K_RETURN)])
    assert flow.acts == []
    assert window.view.composing == "nih"
    window.turn([text("日"), key(pygame.K_BACKSPACE)])
    assert [action.words[1] for action in flow.acts] == ["日", ""]


def test_a_drag_scrolls_and_presses_nothing(open_window: Opener) -> None:
    """With a finger on the paper, or on the scroll bar."""
    window, flow = open_window(sample_pages.read_page())
    main = window.view.frame.panes[0]
    window.turn(drag((300, 400), (300, 150)))
    assert window.view.scroll["main"] == 250
    thumb = window.view.thumb(main)
    assert thumb is not None
    window.turn(drag(thumb.center, (thumb.centerx, 5000)))
    assert window.view.scroll["main"] == main.furthest
    assert flow.acts == []


def test_a_press_that_ends_elsewhere_presses_nothing(open_window: Opener) -> None:
    """One can still change one's mind."""
    window, flow = open_window(sample_pages.read_page())
    placed = window.view.frame.find("button:on")
    assert placed is not None
    down = press_at(placed.rects(0)[0].center)[1]
    window.turn([down, press_at((400, 300))[2]])
    assert flow.acts == []


def test_the_pointer_lights_up_what_it_is_over(open_window: Opener) -> None:
    """And the page is drawn again only when that changes."""
    window, _ = open_window(sample_pages.read_page())
    placed = window.view.frame.find("sentence:K1.1")
    assert placed is not None
    point = placed.rects(0)[0].center
    window.handle(press_at(point)[0])
    assert window.view.hover == "sentence:K1.1"
    assert window.view.dirty
    window.turn([])
    window.handle(press_at((point[0] + 2, point[1]))[0])
    assert not window.view.dirty


def test_a_new_page_begins_at_its_top(open_window: Opener) -> None:
    """And a page that only changed stays where it was."""
    window, _ = open_window(sample_pages.read_page(), lambda page, action: sample_pages.briefing_page())
    window.turn([key(pygame.K_F6), key(pygame.K_PAGEDOWN)])
    assert window.view.scroll["main"] > 0
    window.turn([key(pygame.K_SPACE, text=" ")])
    assert window.view.page.kind == "briefing"
    assert window.view.scroll.get("main", 0) == 0
    assert window.view.focus == "button:on"


def test_a_notice_that_is_new_comes_into_sight(open_window: Opener) -> None:
    """Even when the letter was scrolled to its end."""

    def refused(page: Page, action: Action) -> Page:
        notice = sample_pages.decide_page().main[0]
        return replace(sample_pages.read_page(), main=(notice, *sample_pages.read_page().main))

    window, _ = open_window(sample_pages.read_page(), refused)
    window.turn([key(pygame.K_F6), key(pygame.K_END), key(pygame.K_SPACE, text=" ")])
    assert window.view.scroll["main"] < 50


def test_when_the_target_is_gone_the_focus_goes_to_its_place(open_window: Opener) -> None:
    """Never to nowhere."""

    def without(page: Page, action: Action) -> Page:
        return replace(page, buttons=tuple(b for b in page.buttons if b.action != action))

    page = replace(
        sample_pages.consequences_page(),
        buttons=tuple(Button(f"b{n}", f"Button {n}", Action("b", (f"{n}",))) for n in range(3)),
    )
    window, _ = open_window(page, without)
    window.turn([tab(), key(pygame.K_RETURN)])
    assert window.view.focus == "button:b2"


def test_two_options_with_one_word_are_still_two_targets(open_window: Opener) -> None:
    """Names are the page's business; the window tells them apart."""
    page = sample_pages.decide_page()
    twice = replace(page, main=(page.main[2], page.main[2]))
    names = [placed.target.id for placed in open_window(twice)[0].view.frame.placed]
    assert len(names) == len(set(names))
    assert "option:o2#2" in names


def test_an_idle_window_draws_nothing(open_window: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn without events touches no pixel."""
    window, _ = open_window(sample_pages.read_page())
    drawn: list[object] = []
    monkeypatch.setattr(window.view, "draw", drawn.append)
    for _ in range(5):
        window.turn([])
    assert drawn == []
    window.turn([pygame.event.Event(pygame.WINDOWEXPOSED)])
    assert len(drawn) == 1


def test_f11_fills_the_screen_and_gives_it_back(open_window: Opener) -> None:
    """The page is laid out anew each time, and nothing is done to the flow."""
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F11)])
    window.turn(pygame.event.get())
    assert window.view.size == pygame.display.get_desktop_sizes()[0] != SIZE
    window.turn([key(pygame.K_F11)])
    window.turn(pygame.event.get())
    assert window.view.size == SIZE
    assert flow.acts == []


def test_the_tools_above_need_no_keyboard(open_window: Opener) -> None:
    """Size of text, colours and help can be pressed on every page."""
    window, flow = open_window(sample_pages.read_page())
    for word in ("larger", "smaller", "colours", "help"):
        placed = window.view.frame.find(f"tool:{word}")
        assert placed is not None
        window.turn(press_at(placed.rects(0)[0].center))
    assert flow.acts == [
        Action("text-size", ("+",)),
        Action("text-size", ("-",)),
        Action("theme", ("light",)),
        Action("help"),
    ]


def test_the_wheel_scrolls_by_lines(open_window: Opener) -> None:
    """Three lines a notch, in parts of a notch too, and never beyond the end."""
    window, _ = open_window(sample_pages.read_page())
    line = window.view.line_height()

    def turned(notches: float) -> int:
        window.turn([pygame.event.Event(pygame.MOUSEWHEEL, precise_y=notches, y=round(notches), x=0)])
        return window.view.scroll["main"]

    assert turned(-1) == 3 * line
    assert turned(-0.5) == pytest.approx(4.5 * line, abs=1)
    assert turned(100) == 0
    assert turned(-1000) == window.view.frame.panes[0].furthest
