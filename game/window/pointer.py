"""Mouse and touch: what is under the pointer, what is pressed, what is dragged."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.window.frame import Pane
from game.window.keys import Acting, activate
from game.window.view import View

_SLIP = 8  # a press that moves further than this many pixels drags the page and presses nothing
_NOTCH = 3  # lines that one notch of the wheel scrolls


@dataclass(slots=True)
class Pointer:
    """One press from the button's going down to its going up."""

    pressed: str = ""
    pane: Pane | None = None
    thumb: bool = False
    start: tuple[int, int] = (0, 0)
    scroll: int = 0
    dragging: bool = False

    def handle(self, view: View, event: pygame.event.Event, act: Acting) -> None:
        """Do what a pointer's event means; any other is none of its business."""
        match event.type:
            case pygame.MOUSEMOTION:
                self.move(view, event)
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                self.down(view, event)
            case pygame.MOUSEBUTTONUP if event.button == pygame.BUTTON_LEFT:
                self.up(view, event, act)
            case pygame.MOUSEWHEEL:
                self.wheel(view, event)

    def wheel(self, view: View, event: pygame.event.Event) -> None:
        """Scroll the pane under the pointer, or the one that the keys scroll."""
        pane = view.pane_at(pygame.mouse.get_pos())
        if pane is None or not pane.furthest:
            pane = view.scrolling_pane()
        if pane:
            view.scroll_by(pane, round(-event.precise_y * _NOTCH * view.line_height()))

    def down(self, view: View, event: pygame.event.Event) -> None:
        """The first button goes down, or a finger touches."""
        pane = view.pane_at(event.pos)
        thumb = view.thumb(pane) if pane else None
        placed = view.target_at(event.pos)
        self.pane, self.start, self.dragging = pane, event.pos, False
        self.thumb = bool(thumb and thumb.inflate(8, 0).collidepoint(event.pos))
        self.pressed = placed.target.id if placed and not self.thumb else ""
        self.scroll = view.scroll.get(pane.name, 0) if pane else 0

    def move(self, view: View, event: pygame.event.Event) -> None:
        """The pointer moves; with the button down it drags the page or the scroll bar's thumb."""
        if not event.buttons[0] or self.pane is None:
            view.hover_on(view.target_at(event.pos))
            return
        pane = view.frame.pane(self.pane.name)
        moved = event.pos[1] - self.start[1]
        if pane is None:
            return
        thumb = view.thumb(pane)
        if self.thumb and thumb:
            way = max(1, pane.rect.height - thumb.height)
            view.scroll_to(pane, self.scroll + moved * pane.furthest // way)
        elif self.dragging or abs(moved) > _SLIP:
            self.dragging, self.pressed = True, ""
            view.scroll_to(pane, self.scroll - moved)

    def up(self, view: View, event: pygame.event.Event, act: Acting) -> None:
        """The button goes up: what it went down on and still points at is focused and done."""
        placed = view.target_at(event.pos)
        pressed, self.pressed, self.pane, self.dragging = self.pressed, "", None, False
        if placed and placed.target.id == pressed:
            view.focus_on(pressed)
            if placed.target.field is not None:
                view.caret_to(event.pos)
            activate(view, pressed, act)
