"""Issues: a scale of positions with what history did and the words that prove it."""

from __future__ import annotations

from game.model.scenario import Issue
from game.reading.choices import evidence_of, position_of, positions_of, quotations_of
from game.reading.desk import Desk
from game.reading.fields import Fields
from game.reading.names import Drafting
from game.reading.nodes import Node, Text
from game.reading.quotations import check_absent
from game.reading.values import id_of, items_of, text_of
from game.reading.vocabulary import ISSUE
from game.wording import _


def read_issue(name: Text, node: Node, desk: Desk) -> Issue:
    """An issue; its quotations are verified in the letters of the moment that drafts it."""
    fields = desk.fields(name, node, ISSUE)
    id = id_of(name, desk.findings)
    drafting = desk.names.draftings.get(id)
    wrote = drafting.wrote if drafting else ""
    answered = desk.names.wrote(drafting.answers) if drafting else ""
    history = fields.node("history")
    positions = desk.names.matters[id].positions if id in desk.names.matters else None
    said, unsaid, evidence = (fields.node(part) for part in ("said", "unsaid", "evidence"))
    if said is not None or unsaid is not None:
        part = "said" if said is not None else "unsaid"
        _need_letter(fields, part, drafting, wrote, "wrote", _("the letter really written there"), desk)
    if evidence is not None:
        _need_letter(fields, "evidence", drafting, answered, "answers", _("the letter being answered"), desk)
    pieces = (evidence_of(item, answered, positions, desk) for item in fields.items("evidence"))
    return Issue(
        id=id,
        by=desk.refer(fields.node("by"), desk.names.sides),
        ask=fields.text("ask"),
        positions=positions_of(fields, "positions", desk),
        label=fields.text("label"),
        topic=fields.text("topic"),
        weight=fields.number("weight", 0),
        history=position_of(history, id, desk) if history and id in desk.names.matters else "",
        said=quotations_of(said, wrote, desk),
        unsaid=_absent(unsaid, wrote, desk),
        evidence=tuple(piece for piece in pieces if piece),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        note=fields.text("note"),
        at=name.place,
    )


def _need_letter(
    fields: Fields, part: str, drafting: Drafting | None, letter: str, entry: str, which: str, desk: Desk
) -> None:
    if letter or not desk.names.moments.whole or (drafting is None and desk.names.misspelt_issue()):
        return
    if drafting and (drafting.moment, entry) in desk.told:
        return
    if drafting:
        desk.told.add((drafting.moment, entry))
        where = _('the moment "{moment}", which asks this issue, does not name {which}.').format(
            moment=drafting.moment, which=which
        )
        remedy = _('Write "{entry}:" and the letter\'s id in that moment.').format(entry=entry)
    else:
        where = _("no moment drafts this issue.")
        remedy = _(
            'Add the issue to the list under "draft:" of a moment with "{entry}:" and the letter\'s id.'
        ).format(entry=entry)
    desk.findings.add(
        "no-letter-behind",
        fields.name_place(part),
        _('There is no letter to compare "{part}" with: {where}').format(part=part, where=where),
        remedy,
    )


def _absent(node: Node | None, letter: str, desk: Desk) -> tuple[str, ...]:
    words = []
    body = desk.letters.get(letter)
    for item in items_of(node, desk.findings) if node else ():
        text = text_of(item, desk.findings)
        if text:
            words.append(text)
            if body:
                check_absent(text, item.place, body, desk.findings)
    return tuple(words)
