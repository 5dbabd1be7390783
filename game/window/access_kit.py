"""The way to screen readers: AccessKit, where it is installed (the extra `access`), and nothing elsewhere.

AccessKit asks from threads of its own, and a fault in what it calls would end it for good. So it is given
only what cannot change any more, its calls never raise, and what a screen reader wants done waits in a queue
until the window's loop takes it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pygame

from game.window.access import Node, Role

_WINDOW, _NEWS, _FIRST = 0, 1, 2  # ids; the nodes of pages follow

_ROLES: dict[Role, str] = {
    "document": "DOCUMENT",
    "heading": "HEADING",
    "text": "PARAGRAPH",
    "note": "NOTE",
    "quote": "BLOCKQUOTE",
    "list": "LIST",
    "item": "LIST_ITEM",
    "group": "GROUP",
    "letter": "ARTICLE",
    "choice": "RADIO_GROUP",
    "check": "CHECK_BOX",
    "radio": "RADIO_BUTTON",
    "meter": "METER",
    "field": "TEXT_INPUT",
    "button": "BUTTON",
    "link": "BUTTON",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a screen reader wants done: `press`, `focus` or `write` at a target, with the words written."""

    verb: str
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What is shown: every node with its id, and the id of the one with the focus."""

    nodes: tuple[tuple[int, Node], ...]
    ids: dict[str, int]
    focus: int
    title: str
    news: str
    size: tuple[int, int]


_NOTHING = _Snapshot((), {}, _WINDOW, "Démarche", "", (1, 1))


class Bridge:
    """What screen readers know of the window. `active` says whether one of them listens."""

    def __init__(self, kit: Any, adapter: Callable[[Bridge], Any]) -> None:
        self.active = False
        self._kit = kit
        self._snapshot = _NOTHING
        self._ids: dict[str, int] = {}
        self._wishes: deque[tuple[str, int, str]] = deque()
        self._adapter = adapter(self)

    def show(self, key: str, root: Node, focus: str, news: str, size: tuple[int, int]) -> None:
        """Tell of this tree of the page with this key, of the target with the focus, and of what is new."""
        nodes = tuple((self._id(f"{key}\n{node.key}"), node) for node in _all(root))
        focused = next((id for id, node in nodes if focus and node.target == focus), nodes[0][0])
        ids = {node.key: id for id, node in nodes}
        self._snapshot = _Snapshot(nodes, ids, focused, root.value, news, size)
        self._update()

    def wishes(self) -> Iterator[Wish]:
        """What screen readers have asked for since the last time; what is no longer there is passed over."""
        while self._wishes:
            verb, id, words = self._wishes.popleft()
            target = next((node.target for known, node in self._snapshot.nodes if known == id), "")
            if target:
                yield Wish(verb, target, words)

    def focus(self, *, on: bool) -> None:
        """Say that the window has the keyboard, or has it no longer."""
        tell = getattr(self._adapter, "update_window_focus_state", None)
        if tell is not None:
            tell(on)

    def place(self, corner: tuple[int, int], size: tuple[int, int]) -> None:
        """Say where on the screen the window stands."""
        tell = getattr(self._adapter, "set_root_window_bounds", None)
        if tell is not None:
            x, y = corner
            here = self._kit.Rect(float(x), float(y), float(x + size[0]), float(y + size[1]))
            tell(here, here)

    # -- called by AccessKit, on any thread ------------------------------------------------------------------

    def begun(self) -> Any:
        """The tree for a screen reader that has just begun to listen."""
        self.active = True
        return self.tree()

    def done(self) -> None:
        """No screen reader listens any more."""
        self.active = False

    def asked(self, request: Any) -> None:
        """Put in the queue what a screen reader wants."""
        kinds = self._kit.Action  # which cannot be hashed
        pairs = (
            (kinds.CLICK, "press"),
            (kinds.FOCUS, "focus"),
            (kinds.SCROLL_INTO_VIEW, "focus"),
            (kinds.SET_VALUE, "write"),
        )
        for kind, verb in pairs:
            if request.action == kind:
                words = request.data[1] if verb == "write" and request.data else ""
                self._wishes.append((verb, int(request.target), str(words)))

    def tree(self) -> Any:
        """All that is shown, as AccessKit wants it."""
        snapshot = self._snapshot
        update = self._kit.TreeUpdate(snapshot.focus)
        update.tree = self._kit.Tree(_WINDOW)
        update.nodes.append((_WINDOW, self._root(snapshot)))
        update.nodes.append((_NEWS, self._news(snapshot)))
        for id, node in snapshot.nodes:
            update.nodes.append((id, self._node(node, snapshot)))
        return update

    # -- in the words of AccessKit ---------------------------------------------------------------------------

    def _update(self) -> None:
        if not self.active:
            return
        events = self._adapter.update_if_active(self.tree)
        if events is not None:
            events.raise_events()

    def _id(self, key: str) -> int:
        return self._ids.setdefault(key, len(self._ids) + _FIRST)

    def _root(self, snapshot: _Snapshot) -> Any:
        made = self._kit.Node(self._kit.Role.WINDOW)
        made.set_label("Démarche")
        wide, high = snapshot.size
        made.set_bounds(self._kit.Rect(0.0, 0.0, float(wide), float(high)))
        made.set_children([*([snapshot.nodes[0][0]] if snapshot.nodes else []), _NEWS])
        return made

    def _news(self, snapshot: _Snapshot) -> Any:
        made = self._kit.Node(self._kit.Role.LABEL)
        made.set_value(snapshot.news)
        made.set_live(self._kit.Live.POLITE)
        return made

    def _node(self, node: Node, snapshot: _Snapshot) -> Any:
        kit = self._kit
        made = kit.Node(getattr(kit.Role, "MULTILINE_TEXT_INPUT" if node.many else _ROLES[node.role]))
        text = node.role in {"text", "note", "quote", "item"} and not node.children
        made.set_label(node.name or (snapshot.title if node.role == "document" else ""))
        if text:
            made.set_value(node.name)
        if node.about:
            made.set_description(node.about)
        if node.level:
            made.set_level(node.level)
        if node.checked is not None:
            made.set_toggled(kit.Toggled.TRUE if node.checked else kit.Toggled.FALSE)
        if node.number:
            made.set_numeric_value(float(node.number[0]))
            made.set_min_numeric_value(float(node.number[1]))
            made.set_max_numeric_value(float(node.number[2]))
        if node.role == "field":
            made.set_value(node.value)
            made.add_action(kit.Action.SET_VALUE)
        if node.target:
            made.add_action(kit.Action.FOCUS)
            if node.role != "field":
                made.add_action(kit.Action.CLICK)
        if node.box:
            made.set_bounds(kit.Rect(*map(float, node.box)))
        made.set_children([snapshot.ids[child.key] for child in node.children])
        return made


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def quietly(call: Callable[..., Any], otherwise: Callable[[], Any] = lambda: None) -> Callable[..., Any]:
    """The call, made so that it never raises: a fault would poison the adapter, and it says nothing twice."""

    def guarded(*words: Any) -> Any:
        try:
            return call(*words)
        except Exception:  # noqa: BLE001 - on a thread that is not ours; the window goes on without a reader
            return otherwise()

    return guarded


def needs_hiding() -> bool:
    """Whether the window has to be there before it is shown for a screen reader to know it."""
    return sys.platform in {"win32", "darwin"}


def connect(window: pygame.Window) -> Bridge | None:
    """The bridge of a window that has not been shown yet; None where AccessKit is not installed or fails."""
    try:
        kit: Any = import_module("accesskit")
    except ImportError:
        return None

    def adapter(bridge: Bridge) -> Any:
        begun, asked, done = quietly(bridge.begun), quietly(bridge.asked), quietly(bridge.done)
        if sys.platform == "win32":
            return kit.windows.SubclassingAdapter(window.handle, begun, asked)
        if sys.platform == "darwin":
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return kit.macos.SubclassingAdapter.for_window(window.handle, begun, asked)
        return kit.unix.Adapter(begun, asked, done)

    try:
        return Bridge(kit, adapter)
    except Exception:  # noqa: BLE001 - AccessKit is young, and the window must open whatever it does
        return None
