"""Painters of plays looked back on: the steps as a row of knobs, gauges as curves, two plays in columns."""

from __future__ import annotations

import pygame

from game.pages.page import Comparison, Course, Curve, Option, Pair, Scrubber
from game.window.painters.controls import button_row
from game.window.scene import Block, Fill, Room, Stamp, Target
from game.window.text import Run
from game.wording import _


def paint_scrubber(scrubber: Scrubber, room: Room, width: int) -> Block:
    """A knob for each step along a rail, in as many rows as it takes; under them where we are."""
    look = room.look
    block = Block(width)
    side, gap = look.em(2.0), look.em(0.7)
    group = room.name("scrubber", "")
    row = max(1, (width + gap) // (side + gap))
    y = 0
    for start in range(0, len(scrubber.steps), row):
        y += gap if y else 0
        steps = scrubber.steps[start : start + row]
        rail = pygame.Rect(
            side // 2, y + side // 2 - 1, (len(steps) - 1) * (side + gap), max(2, look.em(0.12))
        )
        block.items.append(Fill(rail, room.stock.mark))
        for place, step in enumerate(steps):
            knob = pygame.Rect(place * (side + gap), y, side, side)
            _knob(block, knob, step, start + place + 1, room, group)
        y += side
    here = next((step for step in scrubber.steps if step.chosen), None)
    if here:
        y = block.words(look.set([Run(here.label, room.bold(1.05))], width), 0, y + look.em(0.4))
    ways = [way for way in (scrubber.back, scrubber.on) if way]
    if ways:
        y = block.place(button_row(ways, room, width), 0, y + look.em(0.5))
    block.height = y
    return block


def _knob(block: Block, at: pygame.Rect, step: Option, number: int, room: Room, group: str) -> None:
    name = room.name("step", step.word)
    ink, fill = room.stock.ink, room.stock.fill
    chosen = step.chosen

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        centre = (side // 2, side // 2)
        large.fill((*ink, 0))
        pygame.draw.circle(large, ink, centre, side // 2)
        if not chosen:
            pygame.draw.circle(large, fill, centre, side // 2 - max(2 * times, side // 16))
        face = room.look.fonts.main("ui-bold", round(side * 0.42))
        text = face.font.render(str(number), True, fill if chosen else ink)
        large.blit(text, text.get_rect(center=(side / 2, side * 0.51)))

    block.items.append(Stamp(at, room.look, ("knob", number, chosen, ink, fill), shape))
    block.targets.append(
        Target(name, "step", step.label, (at.copy(),), step.action, group=group, chosen=chosen)
    )


def paint_course(course: Course, room: Room, width: int) -> Block:
    """A small plot for each gauge, one under the other; a line stands at the step that is shown."""
    look = room.look
    block = Block(width)
    y = 0
    for curve in course.curves:
        y += look.em(0.9) if y else 0
        y = block.place(_plot(curve, course.at, room, width), 0, y)
    block.height = y
    return block


def _plot(curve: Curve, at: int, room: Room, width: int) -> Block:
    look = room.look
    block = Block(width)
    value = str(curve.values[at]).replace("-", "−") if 0 <= at < len(curve.values) else ""
    y = block.words(look.set([Run(f"{curve.label}  {value}", room.bold())], width), 0, 0)
    y = block.words(look.set([Run(f"{curve.highest} {curve.high}", room.quiet(0.85))], width), 0, y)
    box = pygame.Rect(0, y, min(width, look.em(26)), look.em(3.4))
    block.items.append(_curve(curve, at, room, box))
    y = block.words(look.set([Run(f"{curve.lowest} {curve.low}", room.quiet(0.85))], width), 0, box.bottom)
    block.height = y
    return block


def _curve(curve: Curve, at: int, room: Room, box: pygame.Rect) -> Stamp:
    plate, line = room.look.theme.field, room.look.theme.yours
    reach = max(1, curve.highest - curve.lowest)
    steps = max(1, len(curve.values) - 1)

    def shape(large: pygame.Surface, times: int) -> None:
        wide, high = large.get_size()
        edge = 6 * times
        large.fill(plate.fill)
        pygame.draw.rect(large, plate.mark, (0, 0, wide, high), 2 * times)

        def point(place: int) -> tuple[float, float]:
            share = max(0.0, min(1.0, (curve.values[place] - curve.lowest) / reach))
            return edge + (wide - 2 * edge) * place / steps, edge + (high - 2 * edge) * (1 - share)

        points = [point(place) for place in range(len(curve.values))]
        if 0 <= at < len(points):
            pygame.draw.line(large, plate.mark, (points[at][0], 0), (points[at][0], high), 2 * times)
        if len(points) > 1:
            pygame.draw.lines(large, line, False, points, 2 * times)
        for place, (x, y) in enumerate(points):
            pygame.draw.circle(
                large, plate.ink if place == at else line, (x, y), (4 if place == at else 2) * times
            )

    key = ("curve", room.look.theme.name, curve.values, curve.lowest, curve.highest, at)
    return Stamp(box, room.look, key, shape)


def paint_comparison(comparison: Comparison, room: Room, width: int) -> Block:
    """Matter by matter what one did and what the other: in two columns, or under each other if narrow."""
    look = room.look
    block = Block(width)
    gap = look.em(1.4)
    column = (width - gap) // 2
    narrow = column < look.em(11)
    y = 0
    if not narrow:
        heads = [look.set([Run(name, room.bold())], column) for name in (comparison.one, comparison.other)]
        for place, head in enumerate(heads):
            block.words(head, place * (column + gap), 0)
        y = max(head.height for head in heads) + look.em(0.3)
        block.items.append(Fill(pygame.Rect(0, y, width, max(2, look.em(0.1))), room.stock.mark))
        y += look.em(0.5)
    for place, pair in enumerate(comparison.pairs):
        y += look.em(0.7) if place else 0
        y = block.place(_pair(comparison, pair, room, (width, 0 if narrow else column)), 0, y)
    block.height = y
    return block


def _pair(comparison: Comparison, pair: Pair, room: Room, space: tuple[int, int]) -> Block:
    look = room.look
    width, column = space
    block = Block(width)
    label = _("{label} (in both)").format(label=pair.label) if pair.same else pair.label
    y = block.words(look.set([Run(label, room.quiet(0.92))], width), 0, 0) + look.em(0.1)
    style = room.ink(1.0) if pair.same else room.bold(1.0)
    if pair.same:
        block.height = block.words(look.set([Run(pair.one, style)], width), 0, y)
        return block
    said = [pair.one or "–", pair.other or "–"]
    if column:
        columns = [look.set([Run(text, style)], column) for text in said]
        for place, passage in enumerate(columns):
            block.words(passage, place * (width - column), y)
        block.height = y + max(passage.height for passage in columns)
        return block
    for name, text in zip((comparison.one, comparison.other), said, strict=True):
        y = block.words(look.set([Run(f"{name}: {text}", style)], width), 0, y)
    block.height = y
    return block
