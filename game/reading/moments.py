"""Moments, their rules and questions, and the replies of sides that nobody plays."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.chart import PLACES
from game.model.condition import ALWAYS
from game.model.scenario import (
    Clash,
    Decision,
    Draft,
    Inquiry,
    Moment,
    Question,
    Reply,
    ReplyRule,
    Rule,
)
from game.reading.choices import condition_of, effects_of, position_of, positions_of, takes_of, wordings_of
from game.reading.desk import Desk
from game.reading.fields import Fields
from game.reading.nodes import Entries, Node, Text
from game.reading.parties import one_of
from game.reading.values import id_of, items_of, shortened, word_of
from game.reading.vocabulary import CLASH, DECISION, MOMENT, ONLY_IN_DRAFTS, QUESTION, REPLY, RULE, replies_on
from game.wording import _


def read_moment(name: Text, node: Node, desk: Desk) -> Moment:
    """A moment: it reads, drafts or decides."""
    fields = desk.fields(name, node, MOMENT)
    kinds = [kind for kind in ("read", "draft", "decide") if fields.node(kind) is not None]
    if len(kinds) > 1:
        desk.findings.add(
            "two-kinds",
            fields.name_place(kinds[1]),
            _('A moment is for one thing, and this one has both "{one}" and "{other}".').format(
                one=kinds[0], other=kinds[1]
            ),
            _("Make two moments of it, the first leading to the second."),
        )
    if "draft" not in kinds:
        _only_in_drafts(fields, desk)
    read = fields.node("read")
    draft = fields.node("draft")
    decide = fields.node("decide")
    text = fields.text("text", required=not kinds and not fields.broken)
    return Moment(
        id=id_of(name, desk.findings),
        by=desk.refer(fields.node("by"), desk.names.sides),
        rules=_rules(fields, desk),
        title=fields.text("title"),
        date=fields.text("date"),
        text=text,
        read=_readable(read, desk),
        draft=_draft(fields, draft, desk) if draft is not None else None,
        decide=_decision(decide, fields, name.value.strip(), desk) if decide is not None else None,
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        invented=fields.yes("invented"),
        moved=fields.text("moved"),
        place=_place(fields.node("place"), desk),
        questions=tuple(_questions(fields, name.value.strip(), desk)),
        at=name.place,
    )


def _place(node: Node | None, desk: Desk) -> str:
    """The id of a place of the map; where the map has no such place, nothing is shown, and it is said."""
    if isinstance(node, Text) and node.value.strip():
        id = id_of(node, desk.findings)
        if id and id not in PLACES:
            desk.findings.add(
                "unknown-place",
                node.place,
                _('The map has no place called "{id}".').format(id=shortened(id)),
                desk.findings.guess(
                    id, PLACES, _("Write the id of a place of the map, or delete the entry.")
                ),
            )
        return id
    return (node and word_of(node, desk.findings)) or ""


def _questions(fields: Fields, moment: str, desk: Desk) -> Iterator[Question]:
    for number, item in enumerate(fields.items("questions"), 1):
        entries = desk.item(item, QUESTION)
        given = entries.node("id")
        id = id_of(given, desk.findings) if isinstance(given, Text) else f"{moment}-{number}"
        if given is not None and not isinstance(given, Text):
            word_of(given, desk.findings)
        at = given.place if given is not None else entries.place
        first = desk.questions.setdefault(id, at)
        if first != at:
            desk.findings.add(
                "duplicate-id",
                at,
                _('There is another question called "{id}".').format(id=id),
                _('Give this one an "id" of its own.'),
                second=first,
                second_note=_("It stands here first."),
            )
        kind = one_of(entries, "kind", desk)
        ask = entries.text("ask")
        if kind and ask:
            yield Question(id, Inquiry(kind), ask, at)


def _only_in_drafts(fields: Fields, desk: Desk) -> None:
    for entry in ONLY_IN_DRAFTS:
        if fields.node(entry) is not None:
            desk.findings.add(
                "unknown-entry",
                fields.name_place(entry),
                _(
                    'The entry "{entry}" belongs to a moment that drafts a letter, and this one does not.'
                ).format(entry=entry),
                _('Delete it, or add "draft:" with the issues of the letter.'),
            )


def _readable(node: Node | None, desk: Desk) -> str:
    """A letter or a draft moment that can be read or answered."""
    names = desk.names
    id = node.value.strip() if isinstance(node, Text) else ""
    if node and id in names.moments.ids and id not in names.letters.ids and id not in names.drafts:
        drafts = ", ".join(tuple(names.drafts)[:8])
        desk.findings.add(
            "not-a-draft",
            node.place,
            _('No letter is written at the moment "{id}", so there is none to read or answer.').format(id=id),
            _("Name a letter, or a moment that drafts one") + (f": {drafts}." if drafts else "."),
        )
        return ""
    return desk.refer(node, names.letters, names.drafting)


def _draft(fields: Fields, node: Node, desk: Desk) -> Draft:
    issues: dict[str, None] = {}
    for item in items_of(node, desk.findings):
        id = desk.refer(item, desk.names.issues)
        if id in issues:
            desk.findings.add(
                "duplicate-id",
                item.place,
                _('The issue "{id}" stands twice in this letter.').format(id=id),
                _("Keep one of the two."),
            )
        elif id:
            issues[id] = None
    clashes = []
    for item in fields.items("clash"):
        clash = desk.item(item, CLASH)
        condition, _asked = condition_of(clash, desk)
        clashes.append(Clash(condition, clash.text("because"), clash.place))
    return Draft(
        issues=tuple(issues),
        answers=_readable(fields.node("answers"), desk),
        wrote=desk.refer(fields.node("wrote"), desk.names.letters),
        greeting=fields.lines("greeting"),
        opening=wordings_of(fields.node("opening"), desk),
        closing=wordings_of(fields.node("closing"), desk),
        clashes=tuple(clashes),
    )


def _decision(node: Node, fields: Fields, id: str, desk: Desk) -> Decision:
    entries = Fields(node, DECISION, desk.findings, fields.name_place("decide"))
    history = entries.node("history")
    return Decision(
        ask=entries.text("ask"),
        options=positions_of(entries, "options", desk),
        history=position_of(history, id, desk) if history else "",
    )


def _rules(fields: Fields, desk: Desk) -> tuple[Rule, ...]:
    node = fields.node("then")
    if isinstance(node, Text) and node.value.strip():
        return (Rule(desk.refer(node, desk.names.moments, desk.names.endings), at=node.place),)
    if node is None:
        return ()
    if isinstance(node, Entries):
        return (_rule(node, desk),)
    return tuple(_rule(item, desk) for item in items_of(node, desk.findings))


def _rule(node: Node, desk: Desk) -> Rule:
    if isinstance(node, Text):
        return Rule(desk.refer(node, desk.names.moments, desk.names.endings), at=node.place)
    fields = desk.item(node, RULE)
    condition, words = condition_of(fields, desk)
    return Rule(
        go=desk.refer(fields.node("go"), desk.names.moments, desk.names.endings),
        condition=condition,
        words=words,
        effects=effects_of(fields, desk),
        takes=takes_of(fields, desk),
        tell=fields.text("tell"),
        why=fields.text("why"),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        at=fields.place,
    )


def read_replies(name: Text, node: Node, desk: Desk) -> Iterator[Reply]:
    """How one side answers on each matter when nobody plays it."""
    side = desk.refer(name, desk.names.sides)
    known = tuple(desk.names.matters)
    if isinstance(node, Entries) and not (desk.names.issues.whole and desk.names.moments.whole):
        known = tuple(node.by_name)
    fields = desk.fields(name, node, replies_on(known))
    if fields.broken or not isinstance(node, Entries):
        return
    for matter, rules in node.by_name.values():
        id = matter.value.strip()
        if id in desk.names.matters:
            yield Reply(side, id, tuple(_reply_rules(rules, id, desk)), matter.place)


def _reply_rules(node: Node, matter: str, desk: Desk) -> Iterator[ReplyRule]:
    if isinstance(node, Text):  # one position, whatever happened
        position = position_of(node, matter, desk)
        if position:
            yield ReplyRule(position, at=node.place)
        return
    for item in items_of(node, desk.findings):
        fields = desk.item(item, REPLY)
        condition, words = condition_of(fields, desk)
        take = fields.node("take")
        position = position_of(take, matter, desk) if take else ""
        if position:
            yield ReplyRule(position, condition if words else ALWAYS, words, fields.place)
