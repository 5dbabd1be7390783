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
from game.window.furnishing import furnish
from game.window.look import Look
from game.window.painters.chart import chart_of
from game.window.painters.controls import button_row
from game.window.painters.platen import roller
from game.window.pile import NOTHING, Trim, ideal_width, pile, sections
from game.window.rails import MORE, Rails, lay_rails
from game.window.scene import Block, Drawing, Room
from game.window.ties import tied
from game.wording import _

_MAIN, _ASIDE = 40.0, 27.0  # ems a pane would like to have where no letter in it wants more
_MAINS = {"railway": 200.0}  # for main parts that take all there is
_LEAST_MAIN, _LEAST_ASIDE = 28.0, 21.0  # with less than this side by side, the aside goes under
_LEAST_LETTER, _LEAST_SCALE = 10.0, 16.0  # ems of height
_LEAST_LINES = 4.5  # of a letter where positions would be out of sight else: they come first
_AT_THE_DOOR = frozenset({"shelf", "begin", "timer", "pause"})  # short pages, nearer to the middle
_ALONE = 43.0  # ems of a page without an aside
_WIDTHS = {"shelf": 56.0, "begin": 54.0, "map": 72.0, "timeline": 50.0}  # for pages that want another width
_IN_TIME = frozenset({"read", "draft", "decide", "consequences"})  # pages that show the calendar
_BY_MATTER = frozenset({"debrief"})  # pages where each matter has a card of its own
_ROOMS = frozenset({"decide"})  # pages that show the room they are set in


@dataclass(frozen=True, slots=True)
class Setting:
    """What a composition is given."""

    page: Page
    size: tuple[int, int]
    room: Room
    before: str = ""
    """The date of the page before, for what turns."""

    @property
    def look(self) -> Look:
        """The look it is set in."""
        return self.room.look


Composition = Callable[[Setting], Frame]


def compose(
    page: Page, look: Look, size: tuple[int, int], edits: Mapping[str, Line], before: str = ""
) -> Frame:
    """The page laid out for a window of this size.

    `edits` are the fields as they stand while typed in, `before` is the date of the page before.
    """
    room = Room(look, look.theme.card, edits, iter(range(1, 10)), {})
    return COMPOSITIONS.get(page.kind, two_panes)(Setting(_with_terms(page), size, room, before))


def _with_terms(page: Page) -> Page:
    """The page with the words that are explained elsewhere as buttons, after what stands beside it."""
    if not page.terms:
        return page
    words = tuple(Button(term.word, term.label, term.action) for term in page.terms)
    listed: tuple[Element, ...] = (Heading(_("Explained:"), 3), *words)
    if page.aside:
        return replace(page, aside=(*page.aside, *listed))
    return replace(page, main=(*page.main, *listed))


def two_panes(setting: Setting) -> Frame:
    """Main and aside side by side, or one under the other."""
    rails = lay_rails(setting.page, setting.room, setting.size)
    main = _main(setting, rails)
    columns = _columns(setting, main, rails.body)
    if columns is None:
        return _frame(setting, rails, (_stacked(setting, main, rails),))
    return _frame(
        setting,
        rails,
        (_pane(setting, "main", columns[0], main, _dated(setting)), _aside(setting, columns[1])),
    )


def issue(setting: Setting) -> Frame:
    """Two panes; the letter that grows has its own under the scale, so that each choice shows in it.

    It comes out of the typewriter, whose roller is at its foot.
    """
    rails = lay_rails(setting.page, setting.room, setting.size)
    main, look = _main(setting, rails), setting.look
    columns = _columns(setting, main, rails.body)
    sheets = tuple(element for element in main if isinstance(element, Sheet))
    rest = tuple(element for element in main if not isinstance(element, Sheet))
    strip = look.em(1.3)
    most = rails.body.h - look.em(_LEAST_LETTER) - strip
    if columns is None or not sheets or not rest or most < look.em(_LEAST_SCALE):
        return two_panes(setting)
    above = _pane(setting, "main", columns[0], rest)
    most = max(most, min(_scale_end(above), rails.body.h - look.em(_LEAST_LINES) - strip))
    above.rect.h = min(most, above.content.height + 2 * above.inset[1])
    wide = above.content.width
    platen = pygame.Rect(above.rect.x + above.inset[0], columns[0].bottom - strip, wide, strip)
    below = pygame.Rect(above.rect.x, above.rect.bottom, above.rect.w, platen.top - above.rect.bottom)
    letter = _pane(setting, "letter", below, sheets)
    letter.inset = (letter.inset[0], look.em(0.35))
    rails.block.items.append(Drawing(platen, roller(look)))
    edges = (
        (platen.left, platen.right, below.top, True),
        (platen.left, platen.right, platen.top, False),
    )
    return _frame(setting, rails, (above, letter, _aside(setting, columns[1])), edges)


def _scale_end(pane: Pane) -> int:
    """How high a pane has to be for the last position to be in sight with its ring."""
    ends = [target.box.bottom for target in pane.content.targets if target.kind == "point"]
    return max(ends, default=0) + 2 * pane.inset[1]


def _frame(
    setting: Setting,
    rails: Rails,
    panes: tuple[Pane, ...],
    edges: tuple[tuple[int, int, int, bool], ...] = (),
) -> Frame:
    body = rails.body
    if rails.rest:
        _foot(panes[-1], rails.rest, setting.room)
    under_rails = ((0, body.w, body.top, True), (0, body.w, body.bottom, False))
    every = (*panes, *rails.panes)
    return Frame(
        setting.size, setting.look, rails.block, (*under_rails, *edges), every, tuple(placed_in(every))
    )


def _foot(pane: Pane, buttons: tuple[Button, ...], room: Room) -> None:
    """Put the ways out that found no room below at the end of a pane."""
    y = pane.content.height + room.look.em(1.6)
    row = button_row(buttons, room.on(room.look.theme.desk), pane.content.width)
    row.heads.append((MORE, pygame.Rect(0, 0, row.width, row.height)))
    pane.content.height = pane.content.place(row, 0, y)


def _main(setting: Setting, rails: Rails) -> tuple[Element, ...]:
    """The main part, with title and timer at its head where the rail had no room for them."""
    page = setting.page
    if rails.titled:
        return page.main
    return (Heading(page.title), *((page.timer,) if page.timer else ()), *page.main)


def _columns(
    setting: Setting, main: tuple[Element, ...], body: pygame.Rect
) -> tuple[pygame.Rect, pygame.Rect] | None:
    """Where main and aside stand side by side; None where they have to stand one under the other."""
    page, room, look = setting.page, setting.room, setting.look
    frame = _frame_of(look)
    wide = body.w - 2 * frame
    least = look.em(_LEAST_ASIDE)
    if not page.aside or wide < look.em(_LEAST_MAIN) + least:
        return None
    wanted = _MAINS.get(page.kind, _MAIN)
    ideal = [ideal_width(main, room, wanted), ideal_width(page.aside, room, _ASIDE)]
    noted = ideal_width(main, room, wanted, notes=True)
    if noted + ideal[1] <= wide:
        ideal[0] = noted
    left, right = _shares(wide, ideal[0], ideal[1], least=least)
    first = pygame.Rect(body.x + (wide - left - right) // 2, body.y, left + frame, body.h)
    return first, pygame.Rect(first.right, body.y, right + frame, body.h)


def _stacked(setting: Setting, main: tuple[Element, ...], rails: Rails) -> Pane:
    page, room, look, body = setting.page, setting.room, setting.look, rails.body
    everything = (*main, *page.aside)
    frame = _frame_of(look)
    wide = max(
        1, min(body.w - frame, ideal_width(everything, room, _WIDTHS.get(page.kind, _ALONE), notes=True))
    )
    column = pygame.Rect(body.x + (body.w - wide - frame) // 2, body.y, wide + frame, body.h)
    pane = _pane(setting, "main", column, everything, _trim(setting, body, wide, everything))
    if look.theme.props:
        furnish(page.kind, rails, pane.rect, look)
    if page.kind in _AT_THE_DOOR:
        lower = max(0, (body.h - pane.content.height) // 3 - pane.inset[1])
        pane.rect = pygame.Rect(column.x, column.y + lower, column.w, column.h - lower)
    return pane


def _aside(setting: Setting, rect: pygame.Rect) -> Pane:
    return _pane(setting, "aside", rect, setting.page.aside)


def briefing(setting: Setting) -> Frame:
    """Two panes; beside what the player must know hangs a map of where it happens, if there is one of it."""
    look, page = setting.look, setting.page
    frame = two_panes(setting)
    pane = frame.pane("aside")
    if pane is None or look.atlas.at(page.place) is None:
        return frame
    content = Block(pane.content.width)
    size = (content.width, round(content.width * 0.62))
    chart = chart_of((page.place,), look.atlas.capitals(), page.place, setting.room, size, least=620)
    below = content.place(chart, 0, 0) + look.em(1.1)
    content.height = content.place(pane.content, 0, below)
    pane.content = content
    return replace(frame, placed=tuple(placed_in(frame.panes)))


def _pane(
    setting: Setting, name: str, rect: pygame.Rect, elements: tuple[Element, ...], trim: Trim = NOTHING
) -> Pane:
    look = setting.look
    width = max(1, rect.w - _frame_of(look))
    by_matter = setting.page.kind in _BY_MATTER and name == "main"
    content = (
        sections(elements, setting.room, width) if by_matter else pile(elements, setting.room, width, trim)
    )
    return Pane(name, rect.copy(), content, _inset(look))


def _inset(look: Look) -> tuple[int, int]:
    return look.em(0.9), look.em(0.7 if look.low else 1.0)


def _dated(setting: Setting) -> Trim:
    """The calendar on the first card of a page of the story; on that of its end its cover, under seal."""
    page, look = setting.page, setting.look
    if page.kind == "ending" and page.scenario and look.theme.scenes:
        return Trim(poster=look.pictures.cover(page.scenario), seal=look.theme.props)
    return Trim(date=page.date, before=setting.before) if page.kind in _IN_TIME else NOTHING


def _trim(setting: Setting, body: pygame.Rect, width: int, elements: tuple[Element, ...]) -> Trim:
    """What the first card of a single column shows; a picture takes only what room would stay empty."""
    page, look = setting.page, setting.look
    trim = _dated(setting)
    if not look.theme.scenes or not page.scenario:
        return trim
    if page.kind == "begin":
        return Trim(poster=look.pictures.cover(page.scenario))
    if page.kind not in _ROOMS:
        return trim
    trial = Room(look, setting.room.stock, setting.room.edits, iter(()), {})
    content = pile(elements, trial, width, trim)
    left = min(width // 2, body.h - content.height - 2 * _inset(look)[1])
    return replace(trim, band=_scene(page.date), band_height=left) if left >= look.em(5) else trim


def _scene(date: str) -> str:
    """The room where things are decided: the embassies', or from November to February the desk at night."""
    return "winter-desk" if date[5:7] in {"11", "12", "01", "02"} else "ambassadors"


def _frame_of(look: Look) -> int:
    """What a pane needs beside its content: room for shadows and rings on both sides, and its scroll bar."""
    return 2 * look.em(0.9) + look.em(0.5)


def _shares(room_for: int, main: int, aside: int, *, least: int) -> tuple[int, int]:
    """How wide two panes become that would like to be `main` and `aside`, or a little wider."""
    times = min(1.12, room_for / (main + aside))
    right = max(least, round(aside * times))
    return min(round(main * times), room_for - right), right


def letters(setting: Setting) -> Frame:
    """Two panes, what they say on each matter tied together across the gap."""
    frame = two_panes(setting)
    left, right = frame.pane("main"), frame.pane("aside")
    return frame if left is None or right is None else replace(frame, ties=tied(left, right, setting.look))


COMPOSITIONS: dict[str, Composition] = {"briefing": briefing, "issue": issue, "letters": letters}
"""Compositions of their own, by kind of page."""
