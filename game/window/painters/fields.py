"""Painters of what is typed: a line to write on, a box for several lines, and the caret in them."""

from __future__ import annotations

import re

import pygame

from game.pages.page import Field
from game.window.editing import Line
from game.window.look import Look
from game.window.scene import Block, Drawing, Paint, Panel, Room, Shown, Target
from game.window.text import Run, Style

_ENDLESS = 1 << 20  # a line that is not broken, but moved along its field
_WORD = re.compile(r"[^ \n]*")


def line_of(field: Field) -> Line:
    """What a field holds, as it can be edited, with the caret at its end."""
    return Line(field.value, len(field.value), many=field.lines > 1)


def paint_field(field: Field, room: Room, width: int) -> Block:
    """A line to type on, or a box for several, with its label above and its hint below."""
    look = room.look
    stock = look.theme.field
    block = Block(width)
    wide = min(width, look.em(30 if field.lines == 1 else 44))
    y = block.words(look.set([Run(field.label, room.bold())], wide), 0, 0) + look.em(0.3)
    name = room.name("field", field.id)
    slot = pygame.Rect(0, y, wide, look.em(2.3))
    line = room.edits.get(field.id, line_of(field))
    inside = _inside(slot, look)
    style = _style(line, look)
    if field.lines > 1:
        # The box grows with what is written, so that all of it stays in sight.
        least = field.lines * look.set([Run("", style)], inside.w).height
        inside.h = max(least, look.set(_written(line, "", style), inside.w).height)
        slot.h = inside.h + 2 * look.em(0.3)
    paint = (_writing if field.lines > 1 else _typing)(line, look, style, name)
    block.items.append(Panel(slot, look, stock, radius=look.em(0.2), border=max(2, look.em(0.1))))
    block.items.append(Drawing(inside, paint))
    block.targets.append(Target(name, "field", field.label, (slot.copy(),), field=field))
    y = slot.bottom
    if field.hint:
        y = block.words(look.set([Run(field.hint, room.quiet())], wide), 0, y + look.em(0.25))
    block.height = y
    return block


def _inside(slot: pygame.Rect, look: Look) -> pygame.Rect:
    """The part of a field that is written in."""
    return slot.inflate(-2 * look.em(0.6), -2 * look.em(0.3))


def _style(line: Line, look: Look) -> Style:
    ink = look.theme.field.ink
    return look.style("letter", 1.05, ink, 1.4) if line.many else look.style("ui", 1.05, ink, 1.0)


# -- the caret -----------------------------------------------------------------------------------------------


def caret_box(line: Line, look: Look, width: int) -> pygame.Rect:
    """Where the caret stands in a text set in lines of this width: its left edge, and its line's height."""
    style = _style(line, look)
    rest = _WORD.match(line.text, line.caret)
    word = rest[0] if rest else ""
    if word:  # the letters after the caret say on which line their word stands
        runs = [*_kept(line.text[: line.caret], style, 0), Run(word, style, 1)]
        here = look.set(runs, width).rects(1)[0]
        return pygame.Rect(here.x, here.y, 0, here.h)
    last = look.set(_kept(line.text[: line.caret], style, 0) or [Run("", style)], width).lines[-1]
    return pygame.Rect(last.width, last.top, 0, last.height)


def nearest(line: Line, look: Look, slot: pygame.Rect, point: tuple[int, int]) -> Line:
    """The line with its caret where a point of its field lies; `slot` is the field as it stands drawn."""
    inside = _inside(slot, look)
    width = inside.w if line.many else _ENDLESS
    shift = 0 if line.many else _shift(line, look, inside.w)
    x, y = point[0] - inside.x + shift, point[1] - inside.y if line.many else 0
    low, high = 0, len(line.text)
    while low < high:  # carets follow each other line by line, and in a line from left to right
        middle = (low + high + 1) // 2
        box = caret_box(line.at(middle), look, width)
        if box.top > y or (box.bottom > y and box.x > x):
            high = middle - 1
        else:
            low = middle
    at, on = line.at(low), line.at(low).at(low + 1)
    here, there = caret_box(at, look, width), caret_box(on, look, width)
    return on if there.top == here.top and there.x - x < x - here.x else at


def above_or_below(line: Line, look: Look, slot: pygame.Rect, step: int) -> Line:
    """With the caret in the line above (-1) or below (1); the same where there is none."""
    inside = _inside(slot, look)
    box = caret_box(line, look, inside.w)
    y = box.top - 1 if step < 0 else box.bottom
    if y < 0 or y >= look.set(_written(line, "", _style(line, look)), inside.w).height:
        return line
    return nearest(line, look, slot, (inside.x + box.x, inside.y + y))


# -- drawing -------------------------------------------------------------------------------------------------


def _kept(text: str, style: Style, span: int) -> list[Run]:
    """The text as a run whose spaces at the end keep their width."""
    bare = text.rstrip(" ")
    return [Run(bare + _stiff(text[len(bare) :]), style, span)] if text else []


def _written(line: Line, composing: str, style: Style) -> list[Run]:
    """What stands before the caret and after it, as spans 0 and 1."""
    before, after = line.text[: line.caret] + composing, line.text[line.caret :]
    return [*_kept(before, style, 0), *([Run(after, style, 1)] if after else [])] or [Run("", style)]


def _writing(line: Line, look: Look, style: Style, name: str) -> Paint:
    """Draws a text of several lines with its caret; what an input method composes stands at the caret."""

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        focused = shown.focus == name
        composing = shown.composing if focused else ""
        look.set(_written(line, composing, style), at.w).draw(surface, at.x, at.y)
        if not focused:
            return
        whole = line.text[: line.caret] + composing + line.text[line.caret :]
        box = caret_box(Line(whole, line.caret + len(composing), many=True), look, at.w).move(at.topleft)
        box.w = max(2, look.em(0.1))
        surface.fill(style.colour, box.clip(surface.get_clip()))

    return paint


def _shift(line: Line, look: Look, width: int, composing: str = "") -> int:
    """How far a single line is moved to the left for its caret to be in sight."""
    before = look.set([Run(_stiff(line.text[: line.caret] + composing), _style(line, look))], _ENDLESS)
    return max(0, before.width - width + 3)


def _typing(line: Line, look: Look, style: Style, name: str) -> Paint:
    """Draws the line so that its caret is in sight; what an input method composes is underlined."""

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        focused = shown.focus == name
        composing = shown.composing if focused else ""
        before, after = line.text[: line.caret], line.text[line.caret :]
        whole = look.set([Run(_stiff(before + composing + after), style)], _ENDLESS)
        start = look.set([Run(_stiff(before), style)], _ENDLESS).width
        caret = look.set([Run(_stiff(before + composing), style)], _ENDLESS).width
        shift = _shift(line, look, at.w, composing) if focused else 0
        clip = surface.get_clip()
        surface.set_clip(clip.clip(at))
        top = at.y + (at.h - whole.height) // 2
        whole.draw(surface, at.x - shift, top)
        if composing:
            surface.fill(style.colour, (at.x + start - shift, top + whole.height - 1, caret - start, 2))
        if focused:
            surface.fill(style.colour, (at.x + caret - shift, at.y, max(2, look.em(0.1)), at.h))
        surface.set_clip(clip)

    return paint


def _stiff(text: str) -> str:
    """The text with spaces that keep their width at the end of a line and are never folded."""
    return text.replace(" ", "\u00a0")
