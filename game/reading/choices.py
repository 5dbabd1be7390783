"""What positions, options and rules are made of: conditions, effects, takes, wordings, quotations."""

from __future__ import annotations

from dataclasses import replace

from game.model.condition import ALWAYS, Condition
from game.model.letter import Quotation
from game.model.scenario import Effect, Evidence, Position, Take, Wording
from game.reading import quotations
from game.reading.conditions import parse
from game.reading.desk import Desk
from game.reading.fields import Fields
from game.reading.nodes import Broken, Entries, List, Node, Text
from game.reading.shapes import Thing
from game.reading.values import id_of, items_of, number_of, shortened, text_of
from game.reading.vocabulary import EVIDENCE, FURTHEST, OPTION, POSITION, WORDING
from game.wording import _


def condition_of(fields: Fields, desk: Desk) -> tuple[Condition, str]:
    """What stands at `if`, and its words; always, and no words, where nothing does."""
    node = fields.node("if")
    if node is None:
        return ALWAYS, ""
    if not isinstance(node, Text) or not node.value.strip():
        text_of(node, desk.findings)
        return ALWAYS, ""
    if node.cut:
        text_of(node, desk.findings)
    condition = parse(node, desk.names, desk.findings)
    return (ALWAYS if condition is None else condition), " ".join(node.value.split())


def effects_of(fields: Fields, desk: Desk) -> tuple[Effect, ...]:
    """How far each gauge moves."""
    effects = []
    for name, node in fields.section("effect"):
        by = number_of(node, desk.findings, -FURTHEST, FURTHEST)
        gauge = desk.names.refer(name, desk.findings, desk.names.gauges)
        if by == 0:
            desk.findings.add(
                "out-of-range",
                node.place,
                _("An effect of 0 moves nothing."),
                _("Delete it, or write how far it moves."),
            )
        elif gauge and by is not None:
            effects.append(Effect(gauge, by))
    return tuple(effects)


def takes_of(fields: Fields, desk: Desk) -> tuple[Take, ...]:
    """The positions that are taken on other matters; `history` is the historical one."""
    takes = []
    for name, node in fields.section("take"):
        matter = name.value.strip()
        if matter not in desk.names.matters:
            if desk.names.issues.whole and desk.names.moments.whole:
                desk.findings.add(
                    "unknown-matter",
                    name.place,
                    _('There is no issue or decision called "{matter}".').format(matter=shortened(matter)),
                    desk.findings.guess(matter, desk.names.matters, _('Write "take: {issue: position}".')),
                )
            continue
        position = position_of(node, matter, desk)
        if position:
            takes.append(Take(matter, position))
    return tuple(takes)


def position_of(node: Node, matter: str, desk: Desk) -> str:
    """A position on this matter, or nothing: with a problem, or quietly when its own definition is broken."""
    known = desk.names.matters[matter]
    if not isinstance(node, Text) or not node.value.strip():
        text_of(node, desk.findings)
        return ""
    id = node.value.strip()
    if known.positions is None:
        return ""
    if id == "history" and known.history in known.positions:
        return known.history
    if id == "history" and not known.history:
        desk.findings.add(
            "no-history",
            node.place,
            _('The matter "{matter}" has no "history", so its historical position cannot be taken.').format(
                matter=matter
            ),
            _("Name a position, or say what history was where the matter is defined."),
        )
        return ""
    if id in known.positions:
        return id
    if id != "history":
        desk.findings.add(
            "unknown-position",
            node.place,
            _('There is no position "{id}" on "{matter}".').format(id=shortened(id), matter=matter),
            desk.findings.guess(
                id, known.positions, _("It can be: {words} ...").format(words=", ".join(known.positions[:8]))
            ),
        )
    return ""


def wordings_of(node: Node | None, desk: Desk) -> tuple[Wording, ...]:
    """One text, or a list of texts with conditions."""
    if node is None:
        return ()
    if isinstance(node, Text):
        text = text_of(node, desk.findings)
        return (Wording(text, at=node.place),) if text else ()
    wordings = []
    for item in items_of(node, desk.findings):
        if isinstance(item, Entries):
            fields = desk.item(item, WORDING)
            condition, _asked = condition_of(fields, desk)
            text = fields.text("text")
        else:
            condition, text = ALWAYS, text_of(item, desk.findings) or ""
        if text:
            wordings.append(Wording(text, condition, item.place))
    return tuple(wordings)


def positions_of(fields: Fields, name: str, desk: Desk) -> tuple[Position, ...]:
    """The positions of an issue, or the options of a decision: at least two."""
    thing = POSITION if name == "positions" else OPTION
    positions: dict[str, Position] = {}
    node = fields.node(name)
    items = items_of(node, desk.findings) if node else ()
    for item in items:
        position = _position(desk.item(item, thing), thing, desk)
        if position is None:
            continue
        first = positions.setdefault(position.id, position)
        if first is not position and position.at:
            desk.findings.add(
                "duplicate-id",
                position.at,
                _('"{id}" stands twice among these {name}.').format(id=position.id, name=name),
                _("Give one of the two another id."),
                second=first.at,
                second_note=_("It stands here first."),
            )
    if isinstance(node, List) and (not items or (len(items) == 1 and positions)):
        desk.findings.add(
            "one-position",
            items[0].place if items else fields.name_place(name),
            _("There {words} of these {name}, so there is nothing to choose.").format(
                words=_("is only one") if items else _("are none"), name=name
            ),
            _("Add at least one more.") if items else _("Write at least two."),
        )
    return tuple(positions.values())


def _position(fields: Fields, thing: Thing, desk: Desk) -> Position | None:
    node = fields.node("id")
    scored = thing is POSITION
    credit = fields.number("credit", -1) if scored else -1
    position = Position(
        id="",
        say=fields.text("say"),
        write=wordings_of(fields.node("write"), desk) if scored else (),
        credit=None if credit < 0 else credit,
        because=fields.text("because"),
        effects=effects_of(fields, desk),
        takes=takes_of(fields, desk),
        why=fields.text("why"),
    )
    if not isinstance(node, Text) or not node.value.strip():
        if node is not None:
            text_of(node, desk.findings)
        return None
    return replace(position, id=id_of(node, desk.findings), at=node.place)


def quotations_of(node: Node | None, letter: str, desk: Desk) -> tuple[Quotation, ...]:
    """The quotations of a list, each verified in the body of this letter."""
    if node is None:
        return ()
    found = (quotation_of(item, letter, desk) for item in items_of(node, desk.findings))
    return tuple(quotation for quotation in found if quotation)


def quotation_of(node: Node, letter: str, desk: Desk) -> Quotation | None:
    """One quotation; not verified, and quietly so, when the letter itself could not be read."""
    text = text_of(node, desk.findings)
    if text is None:
        return None
    body = desk.letters.get(letter)
    if body is None:
        return Quotation(text, (), node.place)
    return quotations.verify(text, node.place, body, desk.findings)


def evidence_of(node: Node, letter: str, positions: tuple[str, ...] | None, desk: Desk) -> Evidence | None:
    """A passage that a careful reader would cite, and the positions it supports."""
    fields = desk.item(node, EVIDENCE)
    quote = fields.node("quote")
    supports = fields.node("for")
    chosen = []
    for item in items_of(supports, desk.findings) if supports else ():
        if not isinstance(item, Text) or not item.value.strip():
            text_of(item, desk.findings)
        elif positions is not None and item.value.strip() not in positions:
            id = item.value.strip()
            desk.findings.add(
                "unknown-position",
                item.place,
                _('There is no position "{id}" on this issue.').format(id=shortened(id)),
                desk.findings.guess(
                    id, positions, _("It can be: {words} ...").format(words=", ".join(positions[:8]))
                ),
            )
        else:
            chosen.append(item.value.strip())
    because = fields.text("because")
    if quote is None or isinstance(quote, Broken):
        return None
    quotation = quotation_of(quote, letter, desk)
    return Evidence(quotation, because, tuple(dict.fromkeys(chosen))) if quotation else None
