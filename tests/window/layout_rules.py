"""What must hold of every page laid out, whatever its size: found by looking at the boxes, not at pixels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations

import pygame

from game.pages import page as pages
from game.window.frame import Frame, Pane
from game.window.glyphs import clean
from game.window.ring import ring_room
from game.window.scene import Block, Fill, Panel, Words
from game.window.text import Colour
from game.window.themes import contrast

READ = 7.0
"""The contrast that everything read must have."""

SMALLEST = 11
"""The height of a font in pixels below which nobody reads, however small the window."""


def faults(frame: Frame, page: pages.Page) -> list[str]:
    """Everything wrong with a layout, in words; empty when it is sound."""
    return [
        *_panes(frame),
        *_legible("rails", frame.rails, frame),
        *(fault for pane in frame.panes for fault in _pane(pane, frame)),
        *_within("rails", frame.rails, frame.size),
        *_lost(frame, page),
    ]


def _panes(frame: Frame) -> Iterator[str]:
    window = pygame.Rect((0, 0), frame.size)
    for pane in frame.panes:
        if not window.contains(pane.rect):
            yield f"pane {pane.name} {pane.rect} sticks out of the window {frame.size}"
        if pane.name not in {"bar", "tools"} and pane.rect.h < frame.look.em(3):
            yield f"pane {pane.name} is only {pane.rect.h} pixels high"
    for one, other in combinations(frame.panes, 2):
        if one.rect.colliderect(other.rect):
            yield f"panes {one.name} and {other.name} overlap"


def _pane(pane: Pane, frame: Frame) -> Iterator[str]:
    content = pane.content
    right = pane.origin(0)[0] + content.width
    bar = 2 * frame.look.em(0.2) + frame.look.em(0.42) if pane.furthest else 0
    if right + bar > pane.rect.right:
        yield f"the content of pane {pane.name} runs {right + bar - pane.rect.right} pixels under its edge"
    yield from _within(pane.name, content, (content.width, content.height))
    yield from _words_apart(pane.name, content)
    yield from _words_on_panels(pane.name, content)
    yield from _panels_nested(pane.name, content)
    yield from _legible(pane.name, content, frame)
    yield from _targets(pane, frame)


def _within(name: str, block: Block, size: tuple[int, int]) -> Iterator[str]:
    box = pygame.Rect((0, 0), size)
    for item in block.items:
        if item.rect.w and item.rect.h and not box.contains(item.rect):
            yield f"{name}: {type(item).__name__} {item.rect} sticks out of {size}"


def _lines(block: Block) -> list[tuple[pygame.Rect, str]]:
    return [
        (pygame.Rect(item.rect.x, item.rect.y + line.top, line.width, line.height), line.text)
        for item in block.items
        if isinstance(item, Words)
        for line in item.passage.lines
        if line.width
    ]


def _words_apart(name: str, block: Block) -> Iterator[str]:
    lines = sorted(_lines(block), key=lambda line: line[0].top)
    for at, (rect, text) in enumerate(lines):
        for other, words in lines[at + 1 :]:
            if other.top >= rect.bottom:
                break
            if rect.colliderect(other):
                yield f"{name}: “{text[:40]}” {rect} lies over “{words[:40]}” {other}"


def _words_on_panels(name: str, block: Block) -> Iterator[str]:
    panels = [item.rect for item in block.items if isinstance(item, Panel)]
    for rect, text in _lines(block):
        for panel in panels:
            if panel.colliderect(rect) and not panel.contains(rect):
                yield f"{name}: “{text[:40]}” {rect} crosses the edge of {panel}"


def _panels_nested(name: str, block: Block) -> Iterator[str]:
    panels = [item.rect for item in block.items if isinstance(item, Panel)]
    for one, other in combinations(panels, 2):
        if one.colliderect(other) and not one.contains(other) and not other.contains(one):
            yield f"{name}: panels {one} and {other} overlap"


def _legible(name: str, block: Block, frame: Frame) -> Iterator[str]:
    """Every piece of text against what lies under it; the grain of textures is measured with the themes."""
    grounds: list[tuple[pygame.Rect, Colour]] = []
    for item in block.items:
        if isinstance(item, Panel):
            grounds.append((item.rect, item.stock.fill))
        elif isinstance(item, Fill):
            grounds.append((item.rect, item.colour))
        elif isinstance(item, Words):
            for line in item.passage.lines:
                box = pygame.Rect(item.rect.x, item.rect.y + line.top, line.width, line.height)
                ground = next(
                    (fill for rect, fill in reversed(grounds) if rect.contains(box)),
                    frame.look.theme.desk.fill,
                )
                for piece in line.pieces:
                    ratio = contrast(piece.colour, ground)
                    if piece.text.strip() and ratio < READ:
                        yield f"{name}: “{piece.text[:40]}” has a contrast of {ratio:.1f} to 1"
                    high = piece.face.font.get_height()
                    if piece.text.strip() and high < SMALLEST:
                        yield f"{name}: “{piece.text[:40]}” is only {high} pixels high"


def _targets(pane: Pane, frame: Frame) -> Iterator[str]:
    box = pygame.Rect(0, 0, pane.content.width, pane.content.height)
    targets = pane.content.targets
    for target in targets:
        if not all(box.contains(rect) for rect in target.rects):
            yield f"{pane.name}: {target.id} sticks out"
        if target.kind != "sentence" and target.box.h < frame.look.em(1.7):
            yield f"{pane.name}: {target.id} is only {target.box.h} pixels high"
    room = pane.content.width + 2 * pane.inset[0], pane.content.height + 2 * pane.inset[1]
    for target in targets:
        reach = 2 * ring_room(frame.look, 1 if target.kind == "sentence" else max(2, frame.look.em(0.1)))
        ringed = target.box.move(pane.inset).inflate(reach, reach)
        if not pygame.Rect((0, 0), room).contains(ringed):
            yield f"{pane.name}: the ring around {target.id} is cut off"
    for one, other in combinations(targets, 2):
        if any(rect.collidelist(list(other.rects)) >= 0 for rect in one.rects):
            yield f"{pane.name}: {one.id} and {other.id} overlap"


def _lost(frame: Frame, page: pages.Page) -> Iterator[str]:
    """Texts of the page of which no letter may be missing."""
    blocks = [frame.rails, *(pane.content for pane in frame.panes)]
    drawn = [_bare(i.passage.lines) for block in blocks for i in block.items if isinstance(i, Words)]
    for text in texts(page):
        for paragraph in clean(text).split("\n"):
            wanted = _letters(paragraph)
            if wanted and not any(wanted in shown for shown in drawn):
                yield f"nowhere to be read: “{paragraph[:60]}”"


def _bare(lines: tuple[object, ...]) -> str:
    return _letters("".join(str(getattr(line, "text", "")) for line in lines))


def _letters(text: str) -> str:
    """Letters and digits alone: neither line breaks nor hyphens nor brackets of footnotes count."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN" and char.isascii())


def texts(page: pages.Page) -> Iterator[str]:
    """Every text of a page that must be readable somewhere; what is typed in fields is not among them."""
    yield page.title
    yield page.timer.short if page.timer else ""
    for element in (*page.main, *page.aside, *page.buttons):
        yield from _texts(element)


def _texts(element: pages.Element) -> Iterator[str]:
    match element:
        case pages.Sheet():
            yield from _of_sheet(element)
        case pages.Choice(ask=ask, options=options) | pages.Spectrum(ask=ask, points=options):
            yield from (ask, *(text for option in options for text in (option.label, option.note)))
        case pages.Poll(ask=ask, counts=counts):
            yield from (ask, *(text for one in counts for text in (one.take.label, str(one.hands))))
        case pages.Timer(short=short):
            yield short
        case pages.Ruler(points=marks):
            yield from (mark.label for mark in marks)
        case pages.Bullets(items=items):
            yield from items
        case pages.Card(buttons=buttons):
            for button in buttons:
                yield from _texts(button)
    yield from _of_plays(element)
    for name in ("text", "title", "small", "label", "words", "note", "hint", "source", "low", "high"):
        yield str(getattr(element, name, ""))


def _of_plays(element: pages.Element) -> Iterator[str]:
    """What is read of plays looked back on."""
    match element:
        case pages.Comparison():
            yield from (element.one, element.other)
            yield from (text for pair in element.pairs for text in (pair.label, pair.one, pair.other))
        case pages.Railway(stations=stations):
            yield from (text for station in stations for text in (station.stop.label, station.stop.note))
        case pages.Course(curves=curves):
            yield from (curve.label for curve in curves)
        case pages.Scrubber(steps=steps):
            yield from (step.label for step in steps if step.chosen)


def _of_sheet(sheet: pages.Sheet) -> Iterator[str]:
    yield from (sheet.date, *sheet.greeting, *sheet.signature, sheet.citation)
    for paragraph in sheet.paragraphs:
        yield paragraph.label
        yield from (sentence.text for sentence in paragraph.sentences)
    for note in sheet.notes:
        yield from (note.mark, note.text)
