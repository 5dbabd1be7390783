"""Those who listen: the voice that reads aloud, and screen readers. Both are told of every change."""

from __future__ import annotations

from collections.abc import Callable

from game.pages.page import Action, Page
from game.window.access import Node, aloud, news, said, tree
from game.window.access_kit import Bridge
from game.window.frame import Frame
from game.window.keys import activate
from game.window.view import View
from game.window.voice import Voice


class Listeners:
    """Watches a view from frame to frame. `bridge` is None where no screen reader can be reached."""

    def __init__(self, voice: Voice, bridge: Bridge | None) -> None:
        self.voice = voice
        self.bridge = bridge
        self._last: tuple[Page, Frame, str] | None = None
        self._tree: Node | None = None
        self._key, self._began = "", ""

    def turn(self, view: View) -> None:
        """Tell those who listen what has changed since the last time; free where nobody does."""
        self.voice.turn()
        self.voice.usual = view.settings.language or "en"
        if view.page.key != self._key:
            self._key, self._began = view.page.key, view.focus
        listened = self.bridge is not None and self.bridge.active
        if not (view.settings.read_aloud or listened):
            self._last = self._tree = None
            return
        now = (view.page, view.frame, view.focus)
        if self._last is not None and all(new is old for new, old in zip(now, self._last, strict=True)):
            return
        root = tree(view.page, view.frame, view.scroll)
        changes, whole = self._changes(view, root)
        if self.bridge is not None and listened:
            heard = view.page.title if whole else " ".join(changes)
            self.bridge.show(view.page.key, root, view.focus, heard, view.size)
        if view.settings.read_aloud:
            focused = () if whole else self._focused(view, root)
            if whole or changes or focused:
                self.voice.say(aloud(root) if whole else (*changes, *focused))
        self._last, self._tree = now, root

    def read(self, view: View) -> str:
        """Read aloud from the focus, or all of a page where one has not moved yet; when reading, be silent.

        Empty, or the sentence that says why nothing can be read.
        """
        if self.voice.speaking:
            self.voice.stop()
            return ""
        start = "" if view.focus == self._began else view.focus
        self.voice.say(aloud(tree(view.page, view.frame, view.scroll), start))
        return self.voice.missing

    def fulfil(self, view: View, act: Callable[[Action], None]) -> None:
        """Do what screen readers have asked for."""
        for wish in self.bridge.wishes() if self.bridge is not None else ():
            placed = view.frame.find(wish.target)
            if placed is None:
                continue
            view.focus_on(wish.target)
            if wish.verb == "press":
                activate(view, wish.target, act)
            elif wish.verb == "write" and placed.target.field is not None:
                act(Action("type", (placed.target.field.id, wish.words)))

    def _changes(self, view: View, root: Node) -> tuple[tuple[str, ...], bool]:
        """What is new, and whether that is the page itself."""
        if self._last is None or self._tree is None or self._last[0].key != view.page.key:
            return (), True
        return news(self._tree, root), False

    def _focused(self, view: View, root: Node) -> tuple[str, ...]:
        """The thing that has the focus now, unless it had it before."""
        if self._last is None or self._last[2] == view.focus:
            return ()
        return tuple(said(leaf) for leaf in root.leaves() if leaf.target and leaf.target == view.focus)
