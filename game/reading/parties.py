"""Sides, gauges, facts, forms and endings: the parts of a scenario that stand on their own."""

from __future__ import annotations

from game.model.scenario import Ending, Fact, Form, Gauge, Label, Side
from game.reading.desk import Desk
from game.reading.nodes import Node, Text
from game.reading.values import id_of, shortened, text_of

_FURTHEST = 10_000  # of a gauge's bounds; a gauge is a small number
_CONFIDENCE = ("high", "medium", "low")


def read_side(name: Text, node: Node, desk: Desk) -> Side:
    """A party to the correspondence."""
    fields = desk.fields(name, node, "a side", ("name", "role", "signs", "playable"))
    return Side(
        id=id_of(name, desk.findings),
        name=fields.text("name", required=True),
        role=fields.text("role"),
        signs=fields.lines("signs"),
        playable=fields.yes("playable"),
        at=name.place,
    )


def read_gauge(name: Text, node: Node, desk: Desk) -> Gauge:
    """A gauge with its bounds; where it starts is checked against them later."""
    known = ("label", "start", "low", "high", "lowest", "highest", "about")
    fields = desk.fields(name, node, "a gauge", known)
    lowest = fields.number("lowest", 0, -_FURTHEST, _FURTHEST)
    fields.node("start", required=True)
    return Gauge(
        id=id_of(name, desk.findings),
        label=fields.text("label", required=True),
        start=fields.number("start", lowest, -_FURTHEST, _FURTHEST),
        low=fields.text("low"),
        high=fields.text("high"),
        lowest=lowest,
        highest=fields.number("highest", 100, -_FURTHEST, _FURTHEST),
        about=fields.text("about"),
        at=name.place,
    )


def read_fact(name: Text, node: Node, desk: Desk) -> Fact:
    """A dated fact and how sure it is."""
    fields = desk.fields(name, node, "a fact", ("date", "text", "sources", "confidence"))
    return Fact(
        id=id_of(name, desk.findings),
        date=fields.text("date", required=True),
        text=fields.text("text", required=True),
        sources="; ".join(fields.texts("sources")),
        confidence=_one_of(fields.node("confidence", required=True), _CONFIDENCE, "unknown-confidence", desk),
        at=name.place,
    )


def read_form(name: Text, node: Node, desk: Desk) -> Form:
    """A length of lesson and where it starts."""
    fields = desk.fields(name, node, "a form", ("start", "label"))
    id = id_of(name, desk.findings)
    return Form(
        id=id,
        label=fields.text("label") or id,
        start=desk.refer(fields.node("start", required=True), desk.names.moments),
        at=name.place,
    )


def read_ending(name: Text, node: Node, desk: Desk) -> Ending:
    """An ending with its honest label."""
    known = ("title", "label", "text", "because", "caution", "sources")
    fields = desk.fields(name, node, "an ending", known)
    labels = tuple(label.value for label in Label)
    label = _one_of(fields.node("label", required=True), labels, "unknown-label", desk)
    return Ending(
        id=id_of(name, desk.findings),
        title=fields.text("title", required=True),
        label=Label(label) if label else Label.SPECULATIVE,
        text=fields.text("text", required=True),
        because=fields.text("because"),
        caution=fields.text("caution"),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        at=name.place,
    )


def _one_of(node: Node | None, words: tuple[str, ...], code: str, desk: Desk) -> str:
    """One of these words, or nothing with a problem."""
    if node is None:
        return ""
    if not isinstance(node, Text) or not node.value.strip():
        text_of(node, desk.findings)
        return ""
    word = " ".join(node.value.lower().split())
    if word in words:
        return word
    desk.findings.add(
        code,
        node.place,
        f'"{shortened(node.value)}" is none of the words that can stand here.',
        f"Write one of: {', '.join(words)}.",
    )
    return ""
