"""Sides, gauges, facts, terms, forms and endings: the parts of a scenario that stand on their own."""

from __future__ import annotations

from game.model.scenario import Ending, Fact, Form, Gauge, Label, Side, Term
from game.reading.choices import wordings_of
from game.reading.desk import Desk
from game.reading.fields import Fields
from game.reading.nodes import Node, Text
from game.reading.shapes import OneOf
from game.reading.values import id_of, shortened, text_of
from game.reading.vocabulary import ENDING, FACT, FORM, GAUGE, SIDE, TERM
from game.wording import _


def read_side(name: Text, node: Node, desk: Desk) -> Side:
    """A party to the correspondence."""
    fields = desk.fields(name, node, SIDE)
    return Side(
        id=id_of(name, desk.findings),
        name=fields.text("name"),
        role=fields.text("role"),
        briefing=fields.text("briefing"),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        signs=fields.lines("signs"),
        playable=fields.yes("playable"),
        at=name.place,
    )


def read_gauge(name: Text, node: Node, desk: Desk) -> Gauge:
    """A gauge with its bounds; where it starts is checked against them later."""
    fields = desk.fields(name, node, GAUGE)
    lowest = fields.number("lowest", 0)
    return Gauge(
        id=id_of(name, desk.findings),
        label=fields.text("label"),
        start=fields.number("start", lowest),
        low=fields.text("low"),
        high=fields.text("high"),
        lowest=lowest,
        highest=fields.number("highest", 100),
        about=fields.text("about"),
        at=name.place,
    )


def read_fact(name: Text, node: Node, desk: Desk) -> Fact:
    """A dated fact and how sure it is."""
    fields = desk.fields(name, node, FACT)
    return Fact(
        id=id_of(name, desk.findings),
        date=fields.text("date"),
        text=fields.text("text"),
        sources="; ".join(fields.texts("sources")),
        confidence=one_of(fields, "confidence", desk),
        at=name.place,
    )


def read_term(name: Text, node: Node, desk: Desk) -> Term:
    """An entry of the glossary."""
    fields = desk.fields(name, node, TERM)
    return Term(
        id=id_of(name, desk.findings),
        name=fields.text("name"),
        text=fields.text("text"),
        kind=one_of(fields, "kind", desk) or "term",
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        at=name.place,
    )


def read_form(name: Text, node: Node, desk: Desk) -> Form:
    """A length of lesson and where it starts."""
    fields = desk.fields(name, node, FORM)
    id = id_of(name, desk.findings)
    return Form(
        id=id,
        label=fields.text("label") or id,
        start=desk.refer(fields.node("start"), desk.names.moments),
        at=name.place,
    )


def read_ending(name: Text, node: Node, desk: Desk) -> Ending:
    """An ending with its honest label."""
    fields = desk.fields(name, node, ENDING)
    label = one_of(fields, "label", desk)
    return Ending(
        id=id_of(name, desk.findings),
        title=fields.text("title"),
        label=Label(label) if label else Label.SPECULATIVE,
        text=fields.text("text"),
        because=fields.text("because"),
        choices=wordings_of(fields.node("choices"), desk),
        caution=fields.text("caution"),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        at=name.place,
    )


def one_of(fields: Fields, name: str, desk: Desk) -> str:
    """The word that stands here if it is one of those that can, or nothing with a problem."""
    node, shape = fields.node(name), fields.shape(name)
    if node is None or not isinstance(shape, OneOf):
        return ""
    if not isinstance(node, Text) or not node.value.strip():
        text_of(node, desk.findings)
        return ""
    word = " ".join(node.value.lower().split())
    if word in shape.words:
        return word
    desk.findings.add(
        shape.code,
        node.place,
        _('"{value}" is none of the words that can stand here.').format(value=shortened(node.value)),
        _("Write one of: {words}.").format(words=", ".join(shape.words)),
    )
    return ""
