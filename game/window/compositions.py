"""How a page of each kind is composed in the window: which panes there are, and how wide.

A kind without a composition of its own gets `two_panes`: the title on a rail above, the ways out on a rail
below, and between them what the page is about with its aside beside it, or under it where there is no room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pygame

from game.pages.page import Button, Element, Heading, Page, Sheet
from game.window.editing import Line
from game.window.frame import Frame, Pane, placed_in
from game.window.look import Look
from game.window.painters.controls import button_row, paint_button
from game.window.pile import ideal_width, pile
from game.window.scene import Block, Fill, Panel, Room
from game.window.text import Run

_MAIN, _ASIDE = 40.0, 27.0  # ems a pane would like to have where no letter in it wants more
_LEAST_MAIN, _LEAST_ASIDE = 28.0, 21.0  # with less than this side by side, the aside goes under
_AT_THE_DOOR = frozenset({"shelf", "begin"})  # short pages, which lie nearer to the middle of the desk
_ALONE = 43.0  # ems of a page without an aside


@dataclass(frozen=True, slots=True)
class Setting:
    """What a composition is given."""

    page: Page
    size: tuple[int, int]
    room: Room

    @property
    def look(self) -> Look:
        """The look it is set in."""
        return self.room.look


Composition = Callable[[Setting], Frame]


def compose(page: Page, look: Look, size: tuple[int, int], edits: Mapping[str, Line]) -> Frame:
    """The page laid out for a window of this size; `edits` are the fields as they stand while typed in."""
    room = Room(look, look.theme.card, edits, iter(range(1, 10)), {})
    return COMPOSITIONS.get(page.kind, two_panes)(Setting(page, size, room))


def two_panes(setting: Setting) -> Frame:
    """Main and aside side by side, or one under the other."""
    page, look = setting.page, setting.look
    width, height = setting.size
    bar = _bar(setting)
    rails = Block(width, height)
    top = _header(setting, rails, limit=height - bar.rect.height)
    body = pygame.Rect(0, top, width, max(1, bar.rect.y - top))
    title: tuple[Element, ...] = () if top else (Heading(page.title),)
    if page.buttons:
        rail = Panel(bar.rect.copy(), look, look.theme.rail, border=0)
        edge = Fill(pygame.Rect(0, bar.rect.y, width, max(1, look.em(0.12))), look.theme.rail.edge)
        rails.items += [rail, edge]
    edges = ((0, width, body.top, True), (0, width, body.bottom, False))
    panes = (*_body(setting, title, body), bar) if page.buttons else _body(setting, title, body)
    return Frame(setting.size, look, rails, edges, panes, tuple(placed_in(panes)))


def _header(setting: Setting, rails: Block, *, limit: int) -> int:
    """The rail with the title, drawn on `rails`; its height, or 0 when that would be too much."""
    look = setting.look
    stock = look.theme.rail
    style = look.style("head", 1.2 if look.low else 1.45, stock.ink, 1.25)
    pad_x, pad_y = look.em(1.6), look.em(0.25 if look.low else 0.5)
    title = look.set([Run(setting.page.title, style)], max(1, setting.size[0] - 2 * pad_x))
    height = title.height + 2 * pad_y
    if height > limit * 0.28:
        return 0
    rails.items.append(Panel(pygame.Rect(0, 0, setting.size[0], height), look, stock, border=0))
    edge = max(1, look.em(0.12))
    rails.items.append(Fill(pygame.Rect(0, height - edge, setting.size[0], edge), stock.edge))
    rails.words(title, pad_x, pad_y - edge // 2)
    return height


def _bar(setting: Setting) -> Pane:
    """The rail of buttons: the ways out at the left, the usual way on at the right. At most a third high."""
    look = setting.look
    width, height = setting.size
    inset = (look.em(1.6), look.em(0.52 if look.low else 0.6))
    room_for = max(1, width - 2 * inset[0])
    content = _bar_buttons(setting.page.buttons, setting.room.on(look.theme.rail), room_for)
    high = min(content.height + 2 * inset[1], max(look.em(3), height // 3)) if setting.page.buttons else 0
    return Pane("bar", pygame.Rect(0, height - high, width, high), content, inset)


def _bar_buttons(buttons: tuple[Button, ...], room: Room, width: int) -> Block:
    others = [button for button in buttons if not button.primary]
    first = [button for button in buttons if button.primary]
    gap = room.look.em(0.6)
    # Laid out once to see whether they fit side by side; the names given then must not count.
    trial = Room(room.look, room.stock, room.edits, room.digits, {})
    widths = [paint_button(button, trial, width).width for button in (*others, *first)]
    if sum(widths) + gap * len(widths) > width:
        return button_row([*first, *others], room, width)
    block = Block(width)
    row, last = button_row(others, room, width), button_row(first, room, width)
    right = sum(widths[len(others) :]) + gap * max(0, len(first) - 1)
    block.height = max(row.height, last.height)
    block.place(row, 0, (block.height - row.height) // 2)
    block.place(last, width - right, (block.height - last.height) // 2)
    return block


def _body(setting: Setting, title: tuple[Element, ...], body: pygame.Rect) -> tuple[Pane, ...]:
    page, room, look = setting.page, setting.room, setting.look
    main = (*title, *page.main)
    inset = _inset(look)
    frame = 2 * inset[0] + look.em(0.5)  # what a pane needs beside its content: two insets and its scroll bar
    if page.aside and body.w >= look.em(_LEAST_MAIN) + look.em(_LEAST_ASIDE) + 2 * frame:
        wide = body.w - 2 * frame
        left, right = _shares(
            wide, ideal_width(main, room, _MAIN), ideal_width(page.aside, room, _ASIDE), look.em(_LEAST_ASIDE)
        )
        start = body.x + (wide - left - right) // 2
        first = pygame.Rect(start, body.y, left + frame, body.h)
        second = pygame.Rect(first.right, body.y, right + frame, body.h)
        return (
            Pane("main", first, pile(main, room, left), inset),
            Pane("aside", second, pile(page.aside, room, right), inset),
        )
    everything = (*main, *page.aside)
    wide = max(1, min(body.w - frame, ideal_width(everything, room, _ALONE)))
    column = pygame.Rect(body.x + (body.w - wide - frame) // 2, body.y, wide + frame, body.h)
    content = pile(everything, room, wide)
    if page.kind in _AT_THE_DOOR:
        lower = max(inset[1], (body.h - content.height) // 3)
        column.y, column.h = body.y + lower - inset[1], body.h - lower + inset[1]
    return (Pane("main", column, content, inset),)


def _inset(look: Look) -> tuple[int, int]:
    """How far a pane's content stands from its edges: room for shadows and for the focus ring."""
    return look.em(0.9), look.em(0.7 if look.low else 1.0)


def _shares(room_for: int, main: int, aside: int, least: int) -> tuple[int, int]:
    """How wide two panes become that would like to be `main` and `aside`, or a little wider."""
    times = min(1.12, room_for / (main + aside))
    right = max(least, round(aside * times))
    return min(round(main * times), room_for - right), right


def issue(setting: Setting) -> Frame:
    """Two panes; the letter that grows has its own under the scale, so that each choice shows in it."""
    frame = two_panes(setting)
    main = frame.pane("main")
    sheets = tuple(element for element in setting.page.main if isinstance(element, Sheet))
    rest = tuple(element for element in setting.page.main if not isinstance(element, Sheet))
    if main is None or len(frame.panes) != _ALL_PANES or not sheets or not rest:
        return frame
    room, look, width = setting.room, setting.look, main.content.width
    room = Room(look, room.stock, room.edits, iter(range(1, 10)), {})
    upper = pile(rest, room, width)
    needed = upper.height + 2 * main.inset[1]
    strip = look.em(0.6)
    high = min(needed, main.rect.h - look.em(_LEAST_LETTER) - strip)
    if high < look.em(_LEAST_SCALE):
        return frame
    above = Pane("main", pygame.Rect(main.rect.topleft, (main.rect.w, high)), upper, main.inset)
    carriage = pygame.Rect(main.rect.x + main.inset[0], above.rect.bottom, width, strip)
    rect = pygame.Rect(main.rect.x, carriage.bottom, main.rect.w, main.rect.bottom - carriage.bottom)
    letter = Pane("letter", rect, pile(sheets, room, width), (main.inset[0], look.em(0.2)))
    frame.rails.items.append(Panel(carriage, look, look.theme.rail))
    edges = (
        (carriage.left, carriage.right, carriage.top, False),
        (carriage.left, carriage.right, carriage.bottom, True),
    )
    panes = (above, letter, *frame.panes[1:])
    return replace(frame, edges=(*frame.edges, *edges), panes=panes, placed=tuple(placed_in(panes)))


_ALL_PANES = 3  # main, aside and bar: with fewer, the window is too narrow for a fourth
_LEAST_LETTER, _LEAST_SCALE = 10.0, 16.0  # ems

COMPOSITIONS: dict[str, Composition] = {"issue": issue}
"""Compositions of their own, by kind of page."""
