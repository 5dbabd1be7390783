"""What the window shows now: a page laid out, how far its panes are scrolled, where the focus is.

The view knows nothing of events or of the flow: it is shown pages, it is told where to look and what has the
focus, and it draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.model.settings import Settings
from game.pages.page import Field, Page
from game.window import focus as ways
from game.window.canvas import Canvas, thumb
from game.window.compositions import compose
from game.window.editing import Line
from game.window.frame import Frame, Pane, Placed
from game.window.look import Look, Materials
from game.window.painters.fields import above_or_below, line_of, nearest
from game.window.scene import FRESH, Shown
from game.window.unrolling import AT_FIRST, unrolled

_OVER = frozenset({"settings", "help", "glossary", "timeline", "map", "timer", "pause"})
"""Kinds of pages that lie over another: who comes back finds that one as they left it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one was on a page: the focus, where each group had it last, and how far panes were scrolled."""

    focus: str
    last: dict[str, str]
    shares: dict[str, float]


class View:
    """A page in a window of some size. `pygame.font` must be initialised; a display need not be."""

    def __init__(self, materials: Materials, page: Page, settings: Settings, size: tuple[int, int]) -> None:
        self._materials = materials
        self.page = page
        self.settings = settings
        self.size = size
        self.scroll: dict[str, int] = {}
        self.edits: dict[str, Line] = {}
        self.focus = ""
        self.last: dict[str, str] = {}
        self._covered: dict[str, _Place] = {}
        self.hover = ""
        self.composing = ""
        self.hasty = False
        """Whether a long page may be shown before all of it is laid out; who sets this calls `unroll`."""
        self._letters = 0  # how many letters are laid out while not all of them are
        self._played = 1.0
        self._before = ""  # the date of the page before, from which the calendar turns
        self._canvas = Canvas()
        self._look = Look(materials, settings, size)
        self.frame = self._lay_out()
        self._begin()

    # -- what is shown --------------------------------------------------------------------------------------

    def show(self, page: Page, settings: Settings, size: tuple[int, int]) -> None:
        """Show this. While the page's key stays the same, scroll and focus stay; a new page begins anew."""
        before, self.page = self.page, page
        if (settings, size) != (self.settings, self.size):
            self._resize(settings, size)
        elif page == before:
            return
        self.redraw()
        if page.key != before.key:
            self._turn_to(page, before)
            return
        self._follow_fields()
        spots = self._spots()
        names = [placed.target.id for placed in self.frame.placed]
        self.frame = self._lay_out()
        self.focus = ways.kept(self.frame, names, self.focus)
        self._keep_scroll_in_bounds()
        self._show_news(spots)

    def _turn_to(self, page: Page, before: Page) -> None:
        """Show another page: a new one from its beginning, one that was covered as it was left."""
        if before.kind not in _OVER:
            self._covered = {before.key: self._place()} if page.kind in _OVER else {}
        self._before = before.date
        self.scroll, self.edits, self.hover, self.composing = {}, {}, "", ""
        left = self._covered.pop(page.key, None)
        self.frame = self._lay_out(AT_FIRST if self.hasty and left is None else 0)
        if left is None or self.frame.find(left.focus) is None:
            self._begin()
            return
        self.focus, self.last = left.focus, left.last
        for pane in self.frame.panes:
            self.scroll[pane.name] = round(left.shares.get(pane.name, 0.0) * pane.content.height)
        self._keep_scroll_in_bounds()

    def _place(self) -> _Place:
        return _Place(self.focus, self.last, self._shares())

    def _shares(self) -> dict[str, float]:
        """How far each pane is scrolled, as a part of its content."""
        return {p.name: self.scroll.get(p.name, 0) / max(1, p.content.height) for p in self.frame.panes}

    def _begin(self) -> None:
        """A page seen for the first time: from the top, but for a letter that shows what has just changed."""
        self.last = {}
        self.focus = ""
        self.focus_on(ways.first_focus(self.frame, self.seen))
        if self.page.kind == "issue":
            self._show_marks()
        self._show_news(self._spots())

    def _lay_out(self, letters: int = 0) -> Frame:
        """The page laid out: all of it, or as far as so many letters go."""
        page = unrolled(self.page, letters) if letters else self.page
        self._letters = letters if page is not self.page else 0
        return compose(page, self._look, self.size, self.edits, self._before)

    def unroll(self, *, wholly: bool = False) -> None:
        """Lay out more of a page that was shown before all of it was: twice as much, or all there is."""
        if self._letters:
            self.frame = self._lay_out(0 if wholly else 2 * self._letters)
            self._keep_scroll_in_bounds()
            self.redraw()

    def _resize(self, settings: Settings, size: tuple[int, int]) -> None:
        """Make the look anew; each pane stays at the same part of its content."""
        shares = self._shares()
        self.settings, self.size = settings, size
        self._look = Look(self._materials, settings, size)
        self.frame = self._lay_out()
        for pane in self.frame.panes:
            self.scroll[pane.name] = round(shares.get(pane.name, 0.0) * pane.content.height)
        self._keep_scroll_in_bounds()

    def _keep_scroll_in_bounds(self) -> None:
        for pane in self.frame.panes:
            self.scroll[pane.name] = max(0, min(pane.furthest, self.scroll.get(pane.name, 0)))

    def _follow_fields(self) -> None:
        """A field shows what the page says it holds, with the caret where it was."""
        fields = {e.id: e for e in (*self.page.main, *self.page.aside) if isinstance(e, Field)}
        self.edits = {
            id: line if line.text == fields[id].value else line_of(fields[id]).at(line.caret)
            for id, line in self.edits.items()
            if id in fields
        }

    def _spots(self) -> set[str]:
        return {name for pane in self.frame.panes for name, _ in pane.content.spots}

    def _show_marks(self) -> None:
        """The letter that grows as far as it is typed; the one beside it where its reader marked it first."""
        growing, letter = self.frame.pane("letter"), self.frame.pane("aside")
        if growing:
            self.scroll_to(growing, growing.furthest)
        if letter and letter.content.ties:
            first = min(rect.top for _pencil, rect in letter.content.ties)
            self.scroll_to(letter, first - letter.rect.height // 4)

    def _show_news(self, before: set[str]) -> None:
        """Bring into sight what must not be missed: a new notice, the paragraph that has just changed."""
        focused = self.frame.find(self.focus)
        for pane in self.frame.panes:
            quiet = focused is None or focused.pane is not pane  # else the focus would go out of sight
            for name, rect in pane.content.spots:
                if name not in before or (name == FRESH and quiet):
                    self._reveal(pane, rect)
                    if name == FRESH and focused and not self.seen(focused):
                        self._reveal(focused.pane, focused.target.box)

    def _reveal(self, pane: Pane, box: pygame.Rect) -> None:
        """Scroll a pane as little as needed for this part of its content to be in sight."""
        margin = min(self._look.em(1.2), pane.rect.height // 6) + pane.inset[1]
        scroll, high = self.scroll.get(pane.name, 0), pane.rect.height
        top, bottom = box.top + pane.inset[1] - margin, box.bottom + pane.inset[1] + margin
        if bottom > scroll + high:
            scroll = bottom - high
        self.scroll_to(pane, min(scroll, top))

    # -- scrolling -------------------------------------------------------------------------------------------

    def scroll_to(self, pane: Pane, where: int) -> None:
        """Scroll a pane so far from its top, or as near to that as it goes."""
        wanted = max(0, min(pane.furthest, where))
        if wanted != self.scroll.get(pane.name, 0):
            self.scroll[pane.name] = wanted
            self._canvas.spoil(pane)

    def scroll_by(self, pane: Pane, pixels: int) -> None:
        """Scroll a pane on by so much, or back when negative."""
        self.scroll_to(pane, self.scroll.get(pane.name, 0) + pixels)

    def lead_to(self, part: str) -> None:
        """Bring the part of the page with this name to the top."""
        for pane in self.frame.panes:
            for name, rect in pane.content.heads:
                if name == part:
                    self._go(pane, rect)
                    return

    def to_part(self, step: int) -> None:
        """Go to the next part of what is read, or with -1 to the one before."""
        pane = self.scrolling_pane()
        if pane is None:
            return
        here = self.scroll.get(pane.name, 0)
        heads = sorted((rect.top, rect) for _name, rect in pane.content.heads) if pane else []
        beyond = [rect for top, rect in heads if (min(top, pane.furthest) - here) * step > 2]
        if beyond:
            self._go(pane, beyond[0] if step > 0 else beyond[-1])
        elif step < 0:
            self.scroll_to(pane, 0)

    def _go(self, pane: Pane, head: pygame.Rect) -> None:
        """Scroll to the head of a part; a focus that goes out of sight by that goes to the whole text."""
        self.scroll_to(pane, head.top)
        now = self.frame.find(self.focus)
        if now is None or not self.seen(now):
            self.focus_on(f"pane:{pane.name}")

    def at_end(self, pane: Pane) -> bool:
        """Whether nothing of a pane's content is left below."""
        return self.scroll.get(pane.name, 0) >= pane.furthest

    def scrolling_pane(self) -> Pane | None:
        """The pane that the keys scroll: the one with the focus if it can, else the first that can."""
        now = self.frame.find(self.focus)
        if now and now.pane.furthest and now.pane.name != "bar":
            return now.pane
        return next((pane for pane in self.frame.panes if pane.furthest), None)

    def pane_at(self, point: tuple[int, int]) -> Pane | None:
        """The pane under a point of the window."""
        return next((pane for pane in self.frame.panes if pane.rect.collidepoint(point)), None)

    def line_height(self) -> int:
        """How high a line of running text is, in pixels: the measure of scrolling."""
        return self._look.em(1.5)

    # -- focus -----------------------------------------------------------------------------------------------

    def focus_on(self, id: str) -> None:
        """Give a target the focus and bring it into sight."""
        placed = self.frame.find(id)
        if placed is None:
            return
        if id != self.focus:
            self.focus, self.composing = id, ""
            self.redraw()
        if placed.target.kind == "pane":
            return
        if placed.target.group:
            self.last[placed.target.group] = id
        self._reveal(placed.pane, placed.target.box)

    def seen(self, placed: Placed) -> bool:
        """Whether any part of a target is in sight."""
        rects = placed.rects(self.scroll.get(placed.pane.name, 0))
        return any(placed.pane.rect.inflate(-8, -8).colliderect(rect) for rect in rects)

    def target_at(self, point: tuple[int, int]) -> Placed | None:
        """The target under a point of the window."""
        pane = self.pane_at(point)
        if pane is None:
            return None
        scroll = self.scroll.get(pane.name, 0)
        for placed in self.frame.placed:
            here = placed.pane is pane and placed.target.kind != "pane"
            if here and any(rect.collidepoint(point) for rect in placed.rects(scroll)):
                return placed
        return None

    def hover_on(self, placed: Placed | None) -> None:
        """Say what is under the pointer now."""
        id = placed.target.id if placed else ""
        if id != self.hover:
            self.hover = id
            self.redraw()

    # -- typing ----------------------------------------------------------------------------------------------

    def editing(self) -> tuple[Field, Line] | None:
        """The field with the focus and its line as it stands."""
        placed = self.frame.find(self.focus)
        if placed is None or placed.target.field is None:
            return None
        field = placed.target.field
        return field, self.edits.get(field.id, line_of(field))

    def edit(self, field: Field, line: Line) -> None:
        """Show a field with this line and caret."""
        self.edits[field.id] = line
        self.frame = self._lay_out()
        self.redraw()

    def caret_to(self, point: tuple[int, int]) -> None:
        """Put the caret of the focused field where this point of the window lies."""
        editing, placed = self.editing(), self.frame.find(self.focus)
        if editing and placed:
            slot = placed.rects(self.scroll.get(placed.pane.name, 0))[0]
            self.edit(editing[0], nearest(editing[1], self._look, slot, point))

    def caret_step(self, step: int) -> Line | None:
        """The focused text with its caret a line further up (-1) or down (1); None where there is none."""
        editing, placed = self.editing(), self.frame.find(self.focus)
        if editing is None or placed is None or not editing[1].many:
            return None
        moved = above_or_below(editing[1], self._look, placed.target.box, step)
        return moved if moved.caret != editing[1].caret else None

    def compose_text(self, text: str) -> None:
        """Show what an input method is composing at the caret."""
        if text != self.composing:
            self.composing = text
            self.redraw()

    # -- drawing ---------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether what was drawn last is no longer true."""
        return self._canvas.dirty

    def play(self, share: float) -> None:
        """Show the page's own movement as far as this, 0 to 1."""
        self._played = share
        self.redraw()

    def stamp(self) -> pygame.Surface | None:
        """The stamp that sends a letter off; None where things are drawn as signs."""
        if not self._look.theme.props:
            return None
        return self._look.pictures.fitted("stamp", self._look.em(12))

    def redraw(self) -> None:
        """Have everything drawn anew the next time."""
        self._canvas.spoil()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the window: all of it, or on the surface drawn on last only what has changed."""
        shown = Shown(self.focus, self.hover, self.composing, self._played)
        self._canvas.draw(surface, self.frame, self.scroll, shown)

    def thumb(self, pane: Pane) -> pygame.Rect | None:
        """The part of a pane's scroll bar that can be dragged; None when all is in sight."""
        return thumb(pane, self.scroll.get(pane.name, 0), self._look)
