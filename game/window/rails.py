"""The rails around a page: the title and the tools above, the ways out below."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.model.settings import THEMES
from game.pages.page import Action, Button, Page, Timer
from game.window.frame import Pane
from game.window.painters.controls import in_rows, paint_button
from game.window.painters.timer import on_rail
from game.window.scene import Block, Fill, Panel, Room, Stamp, Target
from game.window.text import Run
from game.wording import _

_MOST_TITLE = 0.28  # of the window's height: a title that wants more scrolls with the page
MORE = "ways"
"""The name of the part of a page where the ways out stand that found no room below."""


@dataclass(frozen=True, slots=True, eq=False)
class Rails:
    """What is drawn of the rails, the panes in them, and the room they leave.

    `titled` is false where the title found no room above and has to stand in the page; `rest` are the ways
    out that found no room below.
    """

    block: Block
    panes: tuple[Pane, ...]
    body: pygame.Rect
    titled: bool
    rest: tuple[Button, ...] = ()


def lay_rails(page: Page, room: Room, size: tuple[int, int]) -> Rails:
    """Both rails for a window of this size."""
    look, stock = room.look, room.look.theme.rail
    width, height = size
    block = Block(width, height)
    railed = room.on(stock)
    edge = max(1, look.em(0.12))
    bar, rest = _bar(page.buttons, railed, size)
    tools = _tools(page.timer, railed, width)
    high = _title(page.title, railed, block, tools, limit=round((height - bar.rect.h) * _MOST_TITLE))
    panes: list[Pane] = []
    if page.buttons:
        block.items.append(Panel(bar.rect.copy(), look, stock, border=0))
        block.items.append(Fill(pygame.Rect(0, bar.rect.y, width, edge), stock.edge))
        panes.append(bar)
    if high:
        block.items.append(Fill(pygame.Rect(0, high - edge, width, edge), stock.edge))
        panes.append(tools)
    body = pygame.Rect(0, high, width, max(1, bar.rect.y - high))
    return Rails(block, tuple(panes), body, titled=bool(high), rest=rest)


def _title(title: str, room: Room, block: Block, tools: Pane, *, limit: int) -> int:
    """The upper rail with the title, and the tools put in its middle; its height, 0 when that is too much."""
    look = room.look
    pad = look.em(1.6)
    style = look.style("head", 1.2 if look.low else 1.45, room.stock.ink, 1.25)
    words = look.set([Run(title, style)], max(1, tools.rect.x - pad))
    high = max(tools.rect.h, words.height + 2 * look.em(0.25 if look.low else 0.5))
    if high > limit:
        return 0
    block.items.append(Panel(pygame.Rect(0, 0, block.width, high), look, room.stock, border=0))
    block.words(words, pad, (high - words.height) // 2)
    tools.rect.y = (high - tools.rect.h) // 2
    return high


def _tools(timer: Timer | None, room: Room, width: int) -> Pane:
    """What can be done on every page, for those without a keyboard: size of text, colours, help.

    Before them stands the timer, where one was started.
    """
    look = room.look
    theme = look.theme.name
    following = THEMES[(THEMES.index(theme) + 1) % len(THEMES)]
    group = room.name("tools", "")
    side, gap = look.em(1.75), look.em(0.4)
    content = Block(0, side)
    if timer:
        tag = on_rail(timer, room)
        content.height = max(side, tag.height)
        content.place(tag, 0, (content.height - tag.height) // 2)
        content.width = tag.width + 2 * gap
    for word, sign, label, action in (
        ("smaller", "A−", _("Smaller text"), Action("text-size", ("-",))),
        ("larger", "A+", _("Larger text"), Action("text-size", ("+",))),
        ("colours", "", _("Other colours"), Action("theme", (following,))),
        ("help", "?", _("Help"), Action("help")),
    ):
        name = room.name("tool", word)
        tool = _tool(sign, room, side, name)
        key = pygame.Rect(0, 0, tool.width, tool.height)
        tool.targets.append(Target(name, "tool", label, (key,), action, group))
        content.place(tool, content.width, (content.height - side) // 2)
        content.width += tool.width + gap
    content.width -= gap
    inset = (look.em(0.55), look.em(0.48))
    wide = content.width + 2 * inset[0]
    right = width - look.em(1.6) + inset[0]
    return Pane("tools", pygame.Rect(right - wide, 0, wide, content.height + 2 * inset[1]), content, inset)


def _tool(sign: str, room: Room, side: int, name: str) -> Block:
    """One tool: a key with its sign, or with a disc half dark and half light."""
    look, theme = room.look, room.look.theme
    words = look.set([Run(sign, room.on(theme.button).bold(0.95, 1.2))], side * 2)
    wide = max(side, words.width + look.em(0.7))
    block = Block(wide, side)
    key = pygame.Rect(0, 0, wide, side)
    block.items.append(
        Panel(key, look, theme.button, radius=look.em(0.3), target=name, hover=theme.button_hover)
    )
    if sign:
        block.words(words, (wide - words.width) // 2, (side - words.height) // 2)
    else:
        size = look.em(0.95)
        block.items.append(_half_disc(pygame.Rect((wide - size) // 2, (side - size) // 2, size, size), room))
    return block


def _half_disc(at: pygame.Rect, room: Room) -> Stamp:
    theme = room.look.theme
    ink, fill = theme.button.ink, theme.button.fill

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        large.fill((*ink, 0))
        pygame.draw.circle(large, ink, (side // 2, side // 2), side // 2)
        pygame.draw.circle(
            large,
            fill,
            (side // 2, side // 2),
            side // 2 - side // 9,
            draw_top_right=True,
            draw_bottom_right=True,
        )

    return Stamp(at, room.look, ("colours", ink, fill), shape)


def _bar(buttons: tuple[Button, ...], room: Room, size: tuple[int, int]) -> tuple[Pane, tuple[Button, ...]]:
    """The rail of buttons: the ways out at the left, the usual way on at the right; and those left over.

    They stand in one row. The page names first what is wanted most: what is left over goes to its foot.
    """
    look = room.look
    width, height = size
    inset = (look.em(1.6), look.em(0.52 if look.low else 0.6))
    wide = max(1, width - 2 * inset[0])
    first = [button for button in buttons if button.primary]
    others = [button for button in buttons if not button.primary]
    for kept in range(len(others), -1, -1):
        trial = Room(look, room.stock, room.edits, room.digits, {})
        shown, left = (*first, *others[:kept]), tuple(others[kept:])
        content = _bar_buttons(shown, trial, wide, more=bool(left))
        if content.height <= _row(content):
            break
    high = content.height + 2 * inset[1] if buttons else 0
    room.taken.update(trial.taken)
    return Pane("bar", pygame.Rect(0, height - high, width, high), content, inset), left


def _row(content: Block) -> int:
    """How high the highest button is: one row has to be there, however low the window."""
    return max((target.box.h for target in content.targets), default=0)


def _bar_buttons(buttons: tuple[Button, ...], room: Room, width: int, *, more: bool) -> Block:
    """All in one row, each with the sign of what it does where there is room for signs; else row by row."""
    others = [button for button in buttons if not button.primary]
    first = [button for button in buttons if button.primary]
    gap = room.look.em(0.6)

    def total(*, icon: bool) -> int:
        # Laid out only to see whether they fit; the names given then must not count.
        trial = Room(room.look, room.stock, room.edits, room.digits, {})
        widths = [paint_button(button, trial, width, icon=icon).width for button in (*others, *first)]
        widths += [_more(trial, width).width] if more else []
        return sum(widths) + gap * (len(widths) - 1)

    icon = total(icon=True) <= width
    if not icon and total(icon=False) > width:
        made = [paint_button(button, room, width) for button in (*first, *others)]
        return in_rows([*made, *([_more(room, width)] if more else [])], gap, width)
    left = [paint_button(button, room, width, icon=icon) for button in others]
    left += [_more(room, width)] if more else []
    right = [paint_button(button, room, width, icon=icon) for button in first]
    row, last = in_rows(left, gap, width), in_rows(right, gap, width)
    from_right = sum(made.width for made in right) + gap * max(0, len(right) - 1)
    block = Block(width, max(row.height, last.height))
    block.place(row, 0, (block.height - row.height) // 2)
    block.place(last, width - from_right, (block.height - last.height) // 2)
    return block


def _more(room: Room, width: int) -> Block:
    """The button that leads to the ways out at the foot of the page."""
    block = paint_button(Button("more", _("More below"), Action("")), room, width)
    (target,) = block.targets
    target.action, target.leads = None, MORE
    return block
