"""The keys of a presenter, for a class around one screen: next, back, a pause, and the counting of hands.

A hand-held presenter sends Page Down and Page Up, `b` or `.`, and F5 or Escape. It is held by somebody who
looks at the class and not at the keys, so no press of it sends a letter or decides a matter at once.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.model.play import MOST_HANDS
from game.pages.page import Action, Count, Poll
from game.window.frame import Pane
from game.window.keys import Acting, activate
from game.window.view import View

_FINAL = frozenset({"send", "decide"})
"""What cannot be called back: the first press only goes there, the second does it."""

_NEVER = frozenset({"again", "delete"})
"""Where a presenter only goes: a class whose lesson is over does not find itself in another play."""

_BACK = ("cover", "back", "draft")
"""What leads a step back, the nearest first."""


def press(view: View, event: pygame.event.Event, act: Acting) -> bool:
    """Do what this KEYDOWN means to a class around one screen; False where it means what it always does."""
    if event.key == pygame.K_F5:
        _begin_the_show(view, act)
        return True
    if not view.settings.projector or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
        return False
    if view.page.kind == "pause":
        return _wake(event, act)
    if event.key in _KEYS:
        _KEYS[event.key](view, act)
        return True
    return view.editing() is None and _letter(view, event, act)


def acts(view: View, key: int) -> bool:
    """Whether this key leads to other pages for a class, and so must not go on while it is held."""
    return view.settings.projector and key in _KEYS


def _wake(event: pygame.event.Event, act: Acting) -> bool:
    """Any key ends a pause, but for those of the timer, which goes on being shown."""
    if event.key in {pygame.K_F7, pygame.K_F8}:
        return False
    act(Action("back"))
    return True


def _begin_the_show(view: View, act: Acting) -> None:
    """Larger type and the whole screen; pressed again it changes nothing, so that nothing is lost by it."""
    for name in ("projector", "full_screen"):
        if not getattr(view.settings, name):
            act(Action("set", (name, "on")))


def _next(view: View, act: Acting) -> None:
    """On: down the page while more of it is below, then whatever is the usual way on."""
    pane = _longer(view)
    if pane is not None and not view.at_end(pane):
        _scroll(view, pane, 1)
        return
    primary = view.frame.primary()
    if primary is None or primary.target.action is None:
        return
    verb = primary.target.action.verb
    if verb in _NEVER or (verb in _FINAL and view.focus != primary.target.id):
        view.focus_on(primary.target.id)
        return
    activate(view, primary.target.id, act)


def _previous(view: View, act: Acting) -> None:
    """Back: up the page while more of it is above, then a step back where there is one."""
    pane = _longer(view)
    if pane is not None and view.scroll.get(pane.name, 0) > 0:
        _scroll(view, pane, -1)
        return
    offered = {action.verb: action for _word, _label, action in reversed(list(view.page.actions()))}
    earlier = next((a for word, _label, a in view.page.actions() if word == "previous"), None)
    wanted = next((offered[verb] for verb in _BACK if verb in offered), None)
    if earlier or wanted:
        act(earlier or wanted or Action("back"))


def _longer(view: View) -> Pane | None:
    """The part of the page that is gone through; the ways out below it are not."""
    now = view.frame.find(view.focus)
    if now and now.pane.name not in {"bar", "tools"} and now.pane.furthest:
        return now.pane
    main = view.frame.pane("main")
    return main if main is not None and main.furthest else None


def _scroll(view: View, pane: Pane, way: int) -> None:
    view.scroll_by(pane, way * max(view.line_height(), pane.rect.height - 2 * view.line_height()))


_KEYS: dict[int, Callable[[View, Acting], None]] = {
    pygame.K_PAGEDOWN: _next,
    pygame.K_PAGEUP: _previous,
    pygame.K_F7: lambda view, act: act(Action("timer")),
    pygame.K_F8: lambda view, act: act(Action("time", ("turn",))),
}
"""What each key does wherever the focus is; F7 and F8 are for the hand on the keyboard."""


# -- letters, signs and digits -------------------------------------------------------------------------------


def _letter(view: View, event: pygame.event.Event, act: Acting) -> bool:
    """`b` or `.` is a pause, `r` uncovers; signs and digits count the hands of the focused position."""
    letter = event.unicode.lower()
    if letter in ("b", "."):
        act(Action("pause"))
        return True
    if letter == "r":
        uncovers = (a for _word, _label, a in view.page.actions() if a.verb in {"uncover", "reveal"})
        wanted = next(uncovers, None)
        if wanted:
            act(wanted)
        return True
    found = _counted(view)
    number = _number(found[1], event) if found else None
    if found is None or number is None:
        return False
    matter, count = found[0].matter, found[1]
    act(Action("hands", (matter, count.take.action.words[1], str(max(0, min(MOST_HANDS, number))))))
    return True


def _number(count: Count, event: pygame.event.Event) -> int | None:
    """How many hands there are after this key: as if the number were typed on a line; None for other keys."""
    if event.unicode in {"+", "="} or event.key == pygame.K_KP_PLUS:
        return count.hands + 1
    if event.unicode == "-" or event.key == pygame.K_KP_MINUS:
        return count.hands - 1
    if event.key == pygame.K_BACKSPACE:
        return count.hands // 10
    if event.unicode.isdecimal():
        typed = count.hands * 10 + int(event.unicode)
        return typed if typed <= MOST_HANDS else int(event.unicode)
    return None


def _counted(view: View) -> tuple[Poll, Count] | None:
    """The position that has the focus, where its hands are counted."""
    placed = view.frame.find(view.focus)
    action = placed.target.action if placed else None
    for poll in (element for element in view.page.main if isinstance(element, Poll)):
        for count in poll.counts:
            if action in (count.take.action, count.more.action, count.fewer.action):
                return poll, count
    return None
