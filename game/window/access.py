"""A page as those hear it who do not see it: a tree of named things with roles, and what has changed in it.

Built from the page itself, so that it says what is meant and not what is drawn; the frame adds only where a
thing stands and by which target it is acted on. Nothing here knows of any screen reader or voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal, TypeAlias

from game.pages import page as pages
from game.pages.page import Action, Page
from game.window.frame import Frame
from game.wording import _

Role = Literal[
    "document",
    "heading",
    "text",
    "note",
    "quote",
    "list",
    "item",
    "group",
    "letter",
    "choice",
    "check",
    "radio",
    "meter",
    "field",
    "button",
    "link",
]

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom in the window, in pixels."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something on a page. `key` names it for as long as the page's key stays the same.

    `target` is the id of the frame's target where it can be acted on. `about` is what is said after the name.
    `number` is a gauge's value, least and most. `many` says of a field that it takes several lines.
    """

    key: str
    role: Role
    name: str = ""
    children: tuple[Node, ...] = ()
    target: str = ""
    checked: bool | None = None
    level: int = 0
    value: str = ""
    about: str = ""
    number: tuple[int, int, int] | None = None
    box: Box | None = None
    many: bool = False

    def leaves(self) -> Iterator[Node]:
        """Everything that is said, in reading order: this if it has a name, then its children's."""
        if self.name:
            yield self
        for child in self.children:
            yield from child.leaves()


def tree(page: Page, frame: Frame, scroll: Mapping[str, int]) -> Node:
    """The page as a tree; its root is the document."""
    maker = _Maker(frame, scroll)
    parts = [maker.element(element, f"{at}") for at, element in enumerate((*page.main, *page.aside))]
    ways = [maker.element(button, f"way-{at}") for at, button in enumerate(page.buttons)]
    terms = [maker.option(term, f"term-{at}", "link") for at, term in enumerate(page.terms)]
    explained = Node("terms", "group", _("Explained on this page"), tuple(terms))
    title = Node("title", "heading", page.title, level=1)
    timer = (maker.element(page.timer, "timer"),) if page.timer else ()
    return Node(
        "page",
        "document",
        "",
        (title, *timer, *parts, *((explained,) if terms else ()), *ways),
        value=page.title,
    )


class _Maker:
    """Makes nodes of a page's elements, and finds the target of each thing that can be acted on."""

    def __init__(self, frame: Frame, scroll: Mapping[str, int]) -> None:
        self._targets: dict[Action | str, list[tuple[str, Box]]] = {}
        for placed in frame.placed:
            target = placed.target
            rects = placed.rects(scroll.get(placed.pane.name, 0))
            box = rects[0].unionall(list(rects[1:]))
            key = target.field.id if target.field else target.action
            if key is not None:
                where = (target.id, (box.left, box.top, box.right, box.bottom))
                self._targets.setdefault(key, []).append(where)

    def element(self, element: object, key: str) -> Node:
        """The node of any element, or of any part of one."""
        match element:
            case pages.Sheet():
                return self._letter(element, key)
            case pages.Choice(ask=ask, options=options) | pages.Spectrum(ask=ask, points=options):
                points = tuple(self.option(option, f"{key}-{option.word}") for option in options)
                return Node(key, "choice", ask, points, about=_ends(element))
            case pages.Poll(ask=ask, counts=counts):
                parts = (self._count(count, f"{key}-{count.take.word}") for count in counts)
                return Node(key, "choice", ask, tuple(node for three in parts for node in three))
            case pages.Field():
                words, hint = element.value, element.hint
                node = self._acted(key, "field", element.label, element.id, value=words, about=hint)
                return replace(node, many=element.lines > 1)
            case pages.Button():
                return self._acted(key, "button", element.label, element.action, about=element.note)
            case pages.Option():
                return self.option(element, key)
            case _:
                return _told(element, key) or self._anything(element, key)

    def option(self, option: pages.Option, key: str, role: Role = "radio") -> Node:
        """Something to choose."""
        checked = option.chosen if role == "radio" else None
        return self._acted(key, role, option.label, option.action, checked=checked, about=option.note)

    def _count(self, count: pages.Count, key: str) -> tuple[Node, ...]:
        """A position, how many hands it has, and what counts them."""
        told = _("{hands} hands for: {position}").format(hands=count.hands, position=count.take.label)
        return (
            self.option(count.take, key),
            Node(f"{key}-hands", "text", told),
            self.element(count.fewer, f"{key}-fewer"),
            self.element(count.more, f"{key}-more"),
        )

    def _acted(
        self,
        key: str,
        role: Role,
        name: str,
        by: Action | str,
        *,
        checked: bool | None = None,
        value: str = "",
        about: str = "",
    ) -> Node:
        """A node that can be acted on; of several with one action each takes the next target."""
        waiting = self._targets.get(by, [])
        target, box = (waiting.pop(0) if len(waiting) > 1 else waiting[0]) if waiting else ("", None)
        return Node(key, role, name, (), target, checked, 0, value, about, None, box)

    def _letter(self, sheet: pages.Sheet, key: str) -> Node:
        parts: list[Node] = []
        for at, text in enumerate(filter(None, (sheet.date, *sheet.greeting))):
            parts.append(Node(f"{key}-head-{at}", "text", text))
        for at, paragraph in enumerate(sheet.paragraphs):
            sentences = tuple(
                self._sentence(sentence, f"{key}-{at}-{number}")
                for number, sentence in enumerate(paragraph.sentences)
            )
            parts.append(Node(f"{key}-{at}", "group", paragraph.label, sentences))
        parts.extend(Node(f"{key}-foot-{at}", "text", text) for at, text in enumerate(sheet.signature))
        for at, note in enumerate(sheet.notes):
            parts.append(Node(f"{key}-note-{at}", "text", f"{note.mark}: {note.text}"))
        if sheet.citation:
            parts.append(Node(f"{key}-cited", "text", sheet.citation))
        return Node(key, "letter", sheet.title, tuple(parts))

    def _sentence(self, sentence: pages.SheetSentence, key: str) -> Node:
        pencils = ", ".join(pencil.label for pencil in sentence.pencils)
        about = _("marked for: {issues}").format(issues=pencils) if pencils else ""
        if sentence.action is None:
            return Node(key, "text", sentence.text, about=about)
        marked = bool(sentence.pencils)
        return self._acted(key, "check", sentence.text, sentence.action, checked=marked, about=about)

    def _anything(self, element: object, key: str) -> Node:
        """An element with no node of its own: its words in the order they are written down in it."""
        texts: list[str] = []
        children: list[Node] = []
        for name in (field.name for field in fields(element)) if is_dataclass(element) else ():
            value = getattr(element, name)
            if (
                isinstance(value, str)
                and name not in {"tone", "id", "here", "word", "hand"}
                and value.strip()
            ):
                texts.append(value)
            for at, part in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(part, str) and isinstance(value, tuple):
                    texts.append(part)
                elif is_dataclass(part) and not isinstance(part, Action):
                    children.append(self.element(part, f"{key}-{name}-{at}"))
        role: Role = "group" if children else "text"
        return Node(key, role, " ".join(texts), tuple(children))


def _told(element: object, key: str) -> Node | None:
    """The node of an element that is only looked at; None where it has none of its own."""
    match element:
        case pages.Timer():
            # What goes by quietly is not announced; that it is over is.
            if not element.left:
                return Node(key, "text", element.words)
            return Node(key, "text", _("Timer"), value=element.words)
        case pages.Heading():
            return Node(key, "heading", element.text, level=max(2, element.level))
        case pages.Notice():
            return Node(key, "note", element.text, about=_tone(element.tone))
        case pages.Quote():
            return Node(key, "quote", element.text, about=element.source)
        case pages.Bullets():
            items = (Node(f"{key}-{at}", "item", text) for at, text in enumerate(element.items))
            return Node(key, "list", "", tuple(items))
        case pages.Dial():
            return _meter(element, key)
        case pages.Score():
            share = _("not counted") if element.percent is None else f"{element.percent} %"
            number = None if element.percent is None else (element.percent, 0, 100)
            return Node(key, "meter", element.label, value=share, about=element.words, number=number)
        case pages.RulerPoint():
            whose = ((element.yours, _("yours")), (element.history, _("the real letter’s")))
            held = [words for holds, words in whose if holds]
            held += [_("hands: {n}").format(n=element.hands)] if element.hands is not None else []
            about = ", ".join(held)
            return Node(key, "item", element.label, about=about)
    return None


def _tone(tone: str) -> str:
    return {"warning": _("Warning"), "error": _("Error")}.get(tone, "")


def _ends(element: pages.Choice | pages.Spectrum) -> str:
    if not isinstance(element, pages.Spectrum) or not (element.low and element.high):
        return ""
    return _("from “{low}” to “{high}”").format(low=element.low, high=element.high)


def _meter(dial: pages.Dial, key: str) -> Node:
    ends = _("Of {most}, from “{low}” to “{high}”.").format(most=dial.highest, low=dial.low, high=dial.high)
    about = f"{dial.words.rstrip('.')}. {ends}" if dial.words else ends
    number = (dial.value, dial.lowest, dial.highest)
    return Node(key, "meter", dial.label, value=str(dial.value), about=about, number=number)


# -- in words ------------------------------------------------------------------------------------------------


def said(node: Node) -> str:
    """What a voice says of this: its kind where that matters, its name, its state, what else is known."""
    before = {
        "button": _("Button"),
        "field": _("To type, in several lines") if node.many else _("To type"),
        "radio": _("Option"),
        "letter": _("Letter"),
        "quote": _("Quotation"),
        "link": _("Explained"),
        "note": node.about,
    }.get(node.role, "")
    state = {True: {"check": _("marked")}.get(node.role, _("chosen"))}.get(node.checked or False, "")
    name = f"{before}: {node.name}" if before else node.name
    after = "" if node.role == "note" else node.about
    if node.role == "check" and node.about:
        state = ""
    parts = (part.strip().rstrip(",;:") for part in (name, state, node.value, after))
    return " ".join(part if part[-1] in ".!?…" else part + "." for part in parts if part)


def aloud(root: Node, start: str = "") -> tuple[str, ...]:
    """The page in sentences for a voice, from the thing with this target on; from the top without one."""
    leaves = list(root.leaves())
    at = next((at for at, leaf in enumerate(leaves) if start and leaf.target == start), 0)
    return tuple(said(leaf) for leaf in leaves[at:])


def news(before: Node, after: Node) -> tuple[str, ...]:
    """What has changed on a page that is still the same one: new words, and what is chosen or marked now."""
    old = {leaf.key: leaf for leaf in before.leaves()}
    known = {leaf.name for leaf in before.leaves()}
    changes = (_change(leaf, old.get(leaf.key), known) for leaf in after.leaves())
    return tuple(change for change in changes if change)


def _change(leaf: Node, was: Node | None, known: set[str]) -> str:
    """What is said of something because it has changed, or is new; nothing where it has not."""
    if was is not None and was.name == leaf.name:
        if was.checked and not leaf.checked:
            return _("No longer: {name}").format(name=leaf.name)
        other = was.checked != leaf.checked or (leaf.role == "check" and was.about != leaf.about)
        return said(leaf) if other else ""
    new = leaf.name not in known and leaf.role in {"note", "text", "item", "check"}
    return said(leaf) if new else ""
