"""The keyboard: what each key means on the page that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.model.settings import THEMES, word_of
from game.pages.page import Action
from game.window import focus as ways
from game.window.editing import Line
from game.window.glyphs import clean
from game.window.view import View

Acting = Callable[[Action], None]

_SIZES = {
    pygame.K_PLUS: "+",
    pygame.K_EQUALS: "+",
    pygame.K_KP_PLUS: "+",
    pygame.K_MINUS: "-",
    pygame.K_KP_MINUS: "-",
    pygame.K_0: "0",
    pygame.K_KP0: "0",
}
_ARROWS = {pygame.K_DOWN: (1, 1), pygame.K_UP: (-1, -1), pygame.K_RIGHT: (1, 0), pygame.K_LEFT: (-1, 0)}
"""Each arrow's step through a group, and the way it scrolls where there is none."""


REPEATING = frozenset(
    {
        *_ARROWS,
        pygame.K_TAB,
        pygame.K_BACKSPACE,
        pygame.K_DELETE,
        pygame.K_PAGEUP,
        pygame.K_PAGEDOWN,
    }
)
"""The keys that go on while they are held down: those that move and erase. (Letters come as text.)"""


def press(view: View, event: pygame.event.Event, act: Acting) -> None:
    """Do what this KEYDOWN means."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        _with_control(view, event, act)
    elif event.key in _EVERYWHERE:
        _EVERYWHERE[event.key](view, act)
    elif event.key == pygame.K_TAB:
        view.focus_on(
            ways.stop_after(view.frame, view.focus, -1 if event.mod & pygame.KMOD_SHIFT else 1, view.last)
        )
    elif event.key in {pygame.K_RETURN, pygame.K_KP_ENTER}:
        _enter(view, act)
    elif view.editing() is not None:
        _edit(view, event, act)
    elif event.key == pygame.K_SPACE:
        _space(view, act)
    elif event.key in _ARROWS:
        _arrow(view, *_ARROWS[event.key])
    elif event.key in _SCROLL:
        _scroll(view, event.key)
    else:
        _digit(view, event, act)


def activate(view: View, id: str, act: Acting) -> None:
    """Do what a target does or lead where it leads; a field or a pane only takes the focus."""
    placed = view.frame.find(id)
    if placed and placed.target.action:
        act(placed.target.action)
    elif placed and placed.target.leads:
        view.lead_to(placed.target.leads)


def type_text(view: View, text: str, act: Acting) -> None:
    """Put text in at the caret of the focused field, and say so."""
    editing = view.editing()
    if editing is None:
        return
    line = editing[1]
    _changed(view, line, line.typed(text), act)


def _changed(view: View, before: Line, line: Line, act: Acting) -> None:
    editing = view.editing()
    if editing is None:
        return
    view.compose_text("")
    view.edit(editing[0], line)
    if line.text != before.text:
        act(Action("type", (editing[0].id, line.text)))


def _with_control(view: View, event: pygame.event.Event, act: Acting) -> None:
    if event.key in _SIZES or event.unicode == "+":
        act(Action("text-size", (_SIZES.get(event.key, "+"),)))
    elif event.key == pygame.K_q:
        act(Action("quit"))
    elif event.key in {pygame.K_RETURN, pygame.K_KP_ENTER}:
        _usual_way(view, act)
    elif event.key in {pygame.K_PAGEDOWN, pygame.K_PAGEUP}:
        view.to_part(1 if event.key == pygame.K_PAGEDOWN else -1)
    elif event.key == pygame.K_v and view.editing():
        type_text(view, _pasted(), act)


def _pasted() -> str:
    """The text on the clipboard, or nothing where there is none to be had."""
    try:
        return clean(str(pygame.scrap.get_text())).strip()
    except (pygame.error, UnicodeError):
        return ""


def _enter(view: View, act: Acting) -> None:
    """Do what has the focus; on a line to type on, a pane, or with none, take the usual way on.

    In a box for several lines it begins a new one.
    """
    placed = view.frame.find(view.focus)
    if _was_out_of_sight(view):
        return
    if placed and (placed.target.action or placed.target.leads):
        activate(view, placed.target.id, act)
    elif placed and placed.target.field and placed.target.field.lines > 1:
        type_text(view, "\n", act)
    elif placed and placed.target.kind == "pane" and not view.at_end(placed.pane):
        _scroll(view, pygame.K_PAGEDOWN)  # a text is read to its end before one goes on
    else:
        _usual_way(view, act)


def _space(view: View, act: Acting) -> None:
    """Do what has the focus; on a text, go down by a page."""
    placed = view.frame.find(view.focus)
    if placed and placed.target.kind == "pane":
        _scroll(view, pygame.K_PAGEDOWN)
    elif not _was_out_of_sight(view):
        activate(view, view.focus, act)


def _was_out_of_sight(view: View) -> bool:
    """Whether the focus could not be seen; then it is shown instead of being acted on."""
    placed = view.frame.find(view.focus)
    if placed is None or placed.target.kind == "pane" or view.seen(placed):
        return False
    view.focus_on(ways.in_sight(view.frame, view.focus, view.seen))
    return True


def _usual_way(view: View, act: Acting) -> None:
    primary = view.frame.primary()
    if primary:
        activate(view, primary.target.id, act)


def _arrow(view: View, step: int, down: int) -> None:
    now = view.frame.find(view.focus)
    if now and now.target.group:
        beside = ways.neighbour(view.frame, view.focus, step, view.seen)
        if beside:
            view.focus_on(beside)
            return
    if down:
        pane = view.scrolling_pane()
        if pane:
            view.scroll_by(pane, down * view.line_height() * 2)
    elif now and not now.target.group and now.target.kind == "button":
        _along_the_row(view, step)


def _along_the_row(view: View, step: int) -> None:
    """From a button to the one beside it."""
    buttons = [p.target.id for p in view.frame.placed if p.target.kind == "button"]
    at = buttons.index(view.focus) + step
    if 0 <= at < len(buttons):
        view.focus_on(buttons[at])


_SCROLL = {
    pygame.K_PAGEDOWN: "down",
    pygame.K_PAGEUP: "up",
    pygame.K_HOME: "top",
    pygame.K_END: "bottom",
}


def _scroll(view: View, key: int) -> None:
    pane = view.scrolling_pane()
    if pane is None:
        return
    page = max(view.line_height(), pane.rect.height - 2 * view.line_height())
    way = _SCROLL[key]
    if way in {"top", "bottom"}:
        view.scroll_to(pane, 0 if way == "top" else pane.furthest)
    else:
        view.scroll_by(pane, page if way == "down" else -page)


def _edit(view: View, event: pygame.event.Event, act: Acting) -> None:
    """Keys of a field; letters come as text, not as keys."""
    editing = view.editing()
    if editing is None:
        return
    line = editing[1]
    moves: dict[int, Callable[[], Line]] = {
        pygame.K_BACKSPACE: line.without_last,
        pygame.K_DELETE: line.without_next,
        pygame.K_LEFT: lambda: line.at(line.before()),
        pygame.K_RIGHT: lambda: line.at(line.after()),
        pygame.K_HOME: line.at_start,
        pygame.K_END: line.at_end,
    }
    if event.key in moves:
        _changed(view, line, moves[event.key](), act)
    elif event.key in {pygame.K_PAGEDOWN, pygame.K_PAGEUP}:
        _scroll(view, event.key)
    elif event.key in {pygame.K_UP, pygame.K_DOWN}:
        step = _ARROWS[event.key]
        moved = view.caret_step(step[0])
        if moved:
            _changed(view, line, moved, act)
        else:
            _arrow(view, *step)


def _digit(view: View, event: pygame.event.Event, act: Acting) -> None:
    if event.unicode not in set("123456789"):
        return
    for placed in view.frame.placed:
        if placed.target.digit == int(event.unicode):
            now = view.frame.find(view.focus)
            reading = now is not None and now.target.kind == "sentence"
            taken = placed.target.action
            if not reading and not (
                taken and taken.verb == "pencil"
            ):  # else one keeps one's place in the letter
                view.focus_on(placed.target.id)
            activate(view, placed.target.id, act)
            return


def _next_theme(view: View, act: Acting) -> None:
    now = view.settings.theme
    at = THEMES.index(now) if now in THEMES else -1
    act(Action("theme", (THEMES[(at + 1) % len(THEMES)],)))


def _other_pane(view: View, act: Acting) -> None:
    view.focus_on(ways.in_other_pane(view.frame, view.focus, view.last))


def _back(view: View, act: Acting) -> None:
    """Go back where there is a way back; elsewhere the key does nothing."""
    if any(action.verb in {"back", "draft"} for _word, _label, action in view.page.actions()):
        act(Action("back"))


_EVERYWHERE: dict[int, Callable[[View, Acting], None]] = {
    pygame.K_F1: lambda view, act: act(Action("help")),
    pygame.K_F2: _next_theme,
    pygame.K_F4: lambda view, act: act(Action("settings")),
    pygame.K_F6: _other_pane,
    pygame.K_F11: lambda view, act: act(
        Action("set", ("full_screen", word_of(not view.settings.full_screen)))
    ),
    pygame.K_ESCAPE: _back,
}
