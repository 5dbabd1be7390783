"""The painter of letters: a page of paper with margin labels, pencil marks, footnotes and a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pygame

from game.pages.page import Sheet, SheetParagraph, SheetSentence
from game.window import pencils
from game.window.fonts import Role
from game.window.scene import (
    FRESH,
    Block,
    Drawing,
    Fill,
    Paint,
    Panel,
    Prop,
    Room,
    Shown,
    Target,
    Typing,
    stroke,
)
from game.window.text import Colour, Passage, Run, Style

LETTERS = 68
"""How many letters a line of a letter holds where there is room: what a printed page has."""

_CREASE: Colour = (226, 220, 206)
_GLEAM: Colour = (8, 8, 8)

_SIZE: dict[str, float] = {"letter": 1.06, "typed": 1.0}


@dataclass(frozen=True, slots=True)
class _Page:
    """The measures of one sheet: where its text stands and how it is set."""

    room: Room
    style: Style
    small: Style
    left: int
    width: int
    labels: bool


_MARGIN = 13.0  # ems that footnotes take where they stand in the margin
_FOLD = 19.0  # ems between two folds of a letter


def width_with_notes(sheet: Sheet, room: Room) -> int:
    """How wide a sheet is whose footnotes stand beside the lines they belong to."""
    return paper_width(room, sheet.hand) + (room.look.em(_MARGIN) if sheet.notes else 0)


def paper_width(room: Room, hand: str) -> int:
    """How wide a sheet in this hand is when its lines are as long as they should be."""
    role = _role(hand)
    margins = room.look.em(3.4) + room.look.em(2.2)
    return room.look.measure(role, _SIZE[role], LETTERS) + margins


def paint_sheet(sheet: Sheet, room: Room, width: int) -> Block:
    """A letter. Its sentences that have an action are targets of one group."""
    look = room.look
    stock = look.theme.paper
    ideal = paper_width(room, sheet.hand)
    beside = bool(sheet.notes) and width >= width_with_notes(sheet, room)
    margin = look.em(_MARGIN) if beside else 0
    # A little more margin, rather than a strip of desk.
    wide = width if beside or width <= ideal * 1.25 else ideal
    wide = min(wide, round(ideal * 1.25) + margin)
    block = Block(wide)
    clipped = look.theme.props and sheet.hand == "print" and wide >= look.em(22)
    top = look.em(0.55) if clipped else 0
    deep = look.em(0.7) if look.theme.shadow else 0
    paper = Panel(pygame.Rect(0, top, wide, 0), look, stock, shadow=deep)
    folds = Drawing(pygame.Rect(0, top, wide, 0), _folds(room))
    block.items += [paper, folds]
    if clipped:
        high = look.em(2.4)
        block.items.append(Prop(pygame.Rect(look.em(1.0), 0, high * 48 // 128, high), look, "paper-clip"))
    page = _page(sheet, room.on(stock), wide, margin)
    y = _letterhead(sheet, page, block, top + look.em(1.6))
    group = room.name("sheet", sheet.title)
    noted = top
    for paragraph in sheet.paragraphs:
        start = y
        y = _paragraph(paragraph, sheet, page, block, group=group, top=y) + look.em(0.75)
        if beside:
            noted = _beside(paragraph, sheet, page, block, top=start, free=noted)
    y = max(_foot(sheet, page, block, y, notes=not beside), noted)
    block.height = y + look.em(1.4)
    paper.rect.height = folds.rect.height = block.height - top
    return block


def _folds(room: Room) -> Paint:
    """The creases of a letter that came in an envelope: a dark line and a light one."""
    look = room.look
    step, thin = look.em(_FOLD), max(1, look.em(0.05))

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        if not look.theme.props:
            return
        for y in range(at.y + step, at.bottom - step // 3, step):
            # Such a fill knows nothing of the surface's clip.
            dark = pygame.Rect(at.x + 1, y, at.w - 2, thin).clip(surface.get_clip())
            light = pygame.Rect(at.x + 1, y + thin, at.w - 2, thin).clip(surface.get_clip())
            surface.fill(_CREASE, dark, pygame.BLEND_RGB_MULT)
            surface.fill(_GLEAM, light, pygame.BLEND_RGB_ADD)

    return paint


def _beside(
    paragraph: SheetParagraph, sheet: Sheet, page: _Page, block: Block, *, top: int, free: int
) -> int:
    """The footnotes of a paragraph in the margin, each as near to its line as there is room; the y below."""
    look = page.room.look
    passage = look.set(_runs(paragraph, sheet, page), page.width)
    said = "".join(sentence.text for sentence in paragraph.sentences)
    x = page.left + page.width + look.em(1.6)
    wide = max(1, look.em(_MARGIN - 2.2))
    for note in (note for note in sheet.notes if f"[{note.mark}]" in said):
        lines = (
            line.top
            for line in passage.lines
            for piece in line.pieces
            if piece.text.strip() == note.mark and piece.face.font.get_height() < line.height // 2 + 4
        )
        y = max(top + next(lines, 0), free)
        rule = Fill(pygame.Rect(x - look.em(0.6), y, max(1, look.em(0.06)), 0), page.room.stock.mark)
        words = look.set([Run(f"{note.mark}  {note.text}", page.small)], wide)
        block.items.append(rule)
        below = block.words(words, x, y)
        rule.rect.height = below - y
        free = below + look.em(0.6)
    return free


def _role(hand: str) -> Role:
    return "typed" if hand == "typed" else "letter"


def _page(sheet: Sheet, room: Room, wide: int, margin: int = 0) -> _Page:
    look = room.look
    role = _role(sheet.hand)
    labels = wide >= look.em(22)
    narrow = wide < look.em(34)
    left, right = (look.em(2.7), look.em(1.4)) if narrow else (look.em(3.4), look.em(2.2))
    if not labels:
        left = right = look.em(1.2)
    wide -= margin
    spare = max(0, wide - paper_width(room, sheet.hand))
    style = look.style(role, _SIZE[role], room.stock.ink, 1.5)
    text = max(1, wide - left - right - spare)
    return _Page(room, style, room.quiet(0.85), left + spare // 2, text, labels)


def _letterhead(sheet: Sheet, page: _Page, block: Block, y: int) -> int:
    look = page.room.look
    title = look.style("head-light", 1.12, page.room.stock.ink, 1.3)
    if sheet.title:
        y = block.words(look.set([Run(sheet.title, title)], page.width), page.left, y) + look.em(0.3)
        thin = max(1, look.em(0.06))
        for at, weight in (
            (0, 2 * thin),
            (4 * thin, thin),
        ):  # a thick rule and a thin one, as on a letterhead
            rule = pygame.Rect(page.left, y + at, page.width, weight)
            block.items.append(Fill(rule, page.room.stock.mark))
        y += 5 * thin + look.em(0.45)
    if sheet.date:
        date = look.set([Run(sheet.date, page.style)], page.width)
        y = block.words(date, page.left + page.width - date.width, y) + look.em(0.4)
    for line in sheet.greeting:
        y = block.words(look.set([Run(line, page.style)], page.width), page.left, y)
    return y + (look.em(0.75) if sheet.greeting else look.em(0.2))


def _paragraph(
    paragraph: SheetParagraph, sheet: Sheet, page: _Page, block: Block, *, group: str, top: int
) -> int:
    look = page.room.look
    y = top
    label = look.set([Run(paragraph.label, page.small)], page.width)
    in_margin = page.labels and label.width + look.em(0.8) <= page.left
    if paragraph.label and not in_margin:
        y = block.words(label, page.left, y)
    passage = look.set(_runs(paragraph, sheet, page), page.width)
    if paragraph.fresh:
        _mark_fresh(block, page, pygame.Rect(page.left, y, page.width, passage.height))
    if paragraph.label and in_margin:
        first = passage.lines[0].height if passage.lines else label.height
        block.words(label, page.left - look.em(0.8) - label.width, y + (first - label.height) // 2)
    for number, sentence in enumerate(paragraph.sentences):
        _mark(sentence, number, passage, page, block, group=group, top=y)
    if paragraph.fresh:
        block.items.append(Typing(pygame.Rect(page.left, y, passage.width, passage.height), passage))
        return y + passage.height
    return block.words(passage, page.left, y)


def _mark_fresh(block: Block, page: _Page, rect: pygame.Rect) -> None:
    """A wash and a bar in the margin: this paragraph has just changed."""
    look = page.room.look
    block.items.append(Fill(rect.inflate(look.em(0.6), look.em(0.2)), look.theme.fresh))
    block.spots.append((FRESH, rect.copy()))
    bar = pygame.Rect(rect.x - look.em(0.3) - look.em(0.25), rect.y, max(3, look.em(0.2)), rect.h)
    block.items.append(Fill(bar, page.room.stock.mark))


def _runs(paragraph: SheetParagraph, sheet: Sheet, page: _Page) -> list[Run]:
    """The sentences as runs; the marks of footnotes are set small and high."""
    marks = "|".join(re.escape(f"[{note.mark}]") for note in sheet.notes)
    raised = Style(
        "ui", max(9, round(page.style.size * 0.66)), page.style.colour, 1.0, round(page.style.size * 0.34)
    )
    runs: list[Run] = []
    for number, sentence in enumerate(paragraph.sentences):
        if number:
            runs.append(Run(" ", page.style))
        more = max(0, len(sentence.pencils) - 2)
        style = page.style._replace(below=more * pencils.step(_weight(page, sentence)))
        for at, part in enumerate(re.split(f"({marks})", sentence.text) if marks else [sentence.text]):
            if part:
                runs.append(Run(part.strip("[]"), raised, number) if at % 2 else Run(part, style, number))
    return runs


def _mark(
    sentence: SheetSentence, number: int, passage: Passage, page: _Page, block: Block, *, group: str, top: int
) -> None:
    """The pencil lines under a sentence, and the sentence as a target."""
    look = page.room.look
    if sentence.action:
        rects = tuple(rect.move(page.left, top) for rect in passage.rects(number))
        name = page.room.name("sentence", sentence.word or sentence.text)
        if rects:
            block.items.append(Drawing(rects[0].unionall(list(rects[1:])), _wash(page.room, name, rects)))
            block.targets.append(
                Target(name, "sentence", sentence.text, rects, sentence.action, group, bool(sentence.pencils))
            )
    lines = [rect.move(page.left, top) for rect in passage.rects(number)] if sentence.pencils else []
    block.ties.extend((pencil.number, lines[0].unionall(lines[1:])) for pencil in sentence.pencils if lines)
    weight = _weight(page, sentence)
    for level, pencil in enumerate(sentence.pencils):
        for left, right, baseline in passage.baselines(number):
            y = top + baseline + max(2, round(page.style.size * 0.12)) + level * pencils.step(weight)
            rect = pygame.Rect(page.left + left, y, right - left, pencils.depth(weight))
            block.items.append(stroke(rect, look, pencil.number, weight))


def _weight(page: _Page, sentence: SheetSentence) -> int:
    """How strong the pencils draw under a sentence; several have to find room above the next words."""
    weight = max(1, round(page.style.size / 9))
    return weight if len(sentence.pencils) < 2 else max(1, weight * 2 // 3)


def _wash(room: Room, name: str, rects: tuple[pygame.Rect, ...]) -> Paint:
    """The ground of a sentence that the pointer or the focus is on."""
    corner = rects[0].unionall(list(rects[1:])).topleft
    parts = [rect.move(-corner[0], -corner[1]) for rect in rects]
    colour = room.look.theme.hover

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        if name in {shown.hover, shown.focus}:
            for part in parts:
                surface.fill(colour, part.move(at.topleft).clip(surface.get_clip()))

    return paint


def _foot(sheet: Sheet, page: _Page, block: Block, y: int, *, notes: bool = True) -> int:
    look = page.room.look
    if sheet.signature:
        indent = page.width // 3 if page.labels else 0
        y += look.em(0.5)
        for line in sheet.signature:
            signed = look.set([Run(line, page.style)], max(1, page.width - indent))
            y = block.words(signed, page.left + indent, y)
        y += look.em(0.8)
    said = "".join(sentence.text for paragraph in sheet.paragraphs for sentence in paragraph.sentences)
    below = [note for note in sheet.notes if notes or f"[{note.mark}]" not in said]
    if below or sheet.citation:
        rule = pygame.Rect(page.left, y, page.width // 3, max(1, look.em(0.06)))
        block.items.append(Fill(rule, page.room.stock.mark))
        y = rule.bottom + look.em(0.5)
    for note in below:
        mark = look.set([Run(note.mark, page.small)], look.em(3))
        inset = max(look.em(1.4), mark.width + look.em(0.4))
        block.words(mark, page.left, y)
        words = look.set([Run(note.text, page.small)], max(1, page.width - inset))
        y = block.words(words, page.left + inset, y) + look.em(0.3)
    if sheet.citation:
        cited = look.set([Run(sheet.citation, page.small)], page.width)
        y = block.words(cited, page.left, y + look.em(0.3))
    return y
