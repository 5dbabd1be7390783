"""A scenario read from its file: values where they can be read, and a problem wherever they cannot."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from game.model.letter import Letter
from game.model.place import Problem, in_order
from game.model.scenario import Scenario
from game.reading import parties, telling
from game.reading.decoding import Source, decode, tidy
from game.reading.desk import Desk
from game.reading.fields import Fields
from game.reading.findings import Findings
from game.reading.issues import read_issue
from game.reading.keeping import Kept
from game.reading.letters import Seeds, Stored, read_letter
from game.reading.moments import read_moment, read_replies
from game.reading.names import Names
from game.reading.nodes import Entries, Text
from game.reading.texts import LEVELS, texts
from game.reading.tree import parse
from game.reading.values import word_of
from game.reading.vocabulary import FORMAT, SCENARIO
from game.wording import _

# Errors about letters and what is claimed of them. They must be mended, but all else in the scenario is
# there, so that it can be checked further and its other problems told at the same time.
UNPROVED = frozenset(
    {
        "ambiguous-words",
        "changed-letter",
        "missing-letter",
        "near-quotation",
        "no-such-quotation",
        "not-absent",
        "quotation-order",
        "unknown-stretch",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file.

    `scenario` is None when an error leaves it incomplete. A scenario with unproved claims about a letter is
    given, though its errors mean that it must not be played. `sources` holds the lines of every file that a
    problem can point into, by the name that places use.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, tuple[str, ...]]


def read(
    path: str,
    data: bytes,
    letters: Callable[[str], bytes | None],
    letter_names: tuple[str, ...] = (),
    *,
    level: str = LEVELS[0],
    translation: tuple[str, bytes] | None = None,
    kept: Kept | None = None,
) -> Reading:
    """Read a scenario. Any bytes at all give problems and never an exception.

    `path` is shown in places as it is given. `letters` gives the bytes of a letter's file by its name, or
    None; `letter_names` are the names there are, for guessing what was meant. `level` is one of LEVELS.
    `translation` is the path and the bytes of the scenario's texts in another language. Neither changes
    anything but texts: the scenario's hash stays the same. `kept` are the parts of the same file in the same
    telling that need not be parsed again; the result is the same without.
    """
    collecting = gc.isenabled()
    gc.disable()  # a growing tree is all that garbage collection would look at, again and again
    seeds = (letters, letter_names)
    try:
        if kept is not None and translation is None:
            reading = _read(path, data, seeds, level, None, kept)
            if not reading.problems:
                kept.keep()
                return reading
        return _read(path, data, seeds, level, translation)
    finally:
        if collecting:
            gc.enable()


def _read(
    path: str,
    data: bytes,
    seeds: tuple[Callable[[str], bytes | None], tuple[str, ...]],
    level: str,
    translation: tuple[str, bytes] | None,
    kept: Kept | None = None,
) -> Reading:
    findings, told = Findings(), Findings()  # apart, so that a translation begun does not hide mistakes
    sources: dict[str, tuple[str, ...]] = {}
    source, root = _opened(path, data, _("a scenario"), findings, sources, kept)
    if root is None:
        return Reading(None, findings.sorted(), sources)
    names, spoken = Names(root, SCENARIO.names), tuple(texts(root))
    if translation:
        _source, into = _opened(*translation, _("a translation"), told, sources)
        if into is not None:
            telling.translate(spoken, into, told)
            spoken = tuple(texts(root))  # a translation may have a list where its scenario has one text
    telling.check_pointers(spoken, names, findings)
    telling.level(spoken, level, findings)

    def look(name: str) -> tuple[str, bytes | None]:
        return _beside(path, name), seeds[0](name)

    desk = Desk(names, findings)
    stored = _letters(root, desk, Seeds(look, seeds[1], sources))
    fields = Fields(root, SCENARIO, findings, source.place(0, 0, len(source.lines[0])))
    digest = hashlib.sha256("\n".join([source.text, *(one.pin for one in stored)]).encode()).hexdigest()
    scenario = _scenario(fields, desk, tuple(one.letter for one in stored), path, digest)
    whole = findings.errors | told.errors <= UNPROVED
    problems = in_order([*findings.sorted(), *told.sorted()])
    return Reading(scenario if whole else None, problems, sources)


def _opened(
    path: str,
    data: bytes,
    what: str,
    findings: Findings,
    sources: dict[str, tuple[str, ...]],
    kept: Kept | None = None,
) -> tuple[Source, Entries | None]:
    """The file as it is, and its named entries where it has any; its lines are put into `sources`."""
    source, readable = decode(path, data, findings)
    sources[source.file] = source.lines
    if not readable:
        return source, None
    plain = tidy(source, findings)
    return source, (kept and kept.tree(plain)) or _root(plain, what, findings)


def _root(source: Source, what: str, findings: Findings) -> Entries | None:
    root = parse(source, findings)
    if isinstance(root, Entries):
        return root
    nothing = root is None or (isinstance(root, Text) and not root.value.strip())
    if nothing and not findings.errors:
        findings.add(
            "empty-file",
            source.place(0, 0, len(source.lines[0])),
            _("Nothing is written in this file."),
            _('Begin with "format: 1" and "id:"; a scenario of the library shows what follows.')
            if what == _("a scenario")
            else _('Begin with "title:" and the translated title; the names are those of the scenario.'),
        )
    elif root is not None and not nothing:
        findings.add(
            "wrong-shape",
            root.place,
            _("{what} is made of named entries, and this file begins with something else.").format(
                what=what.capitalize()
            ),
            _('Begin with the line "format: 1".') if what == _("a scenario") else _('Begin with "title:".'),
        )
    return None


def _letters(root: Entries, desk: Desk, seeds: Seeds) -> list[Stored]:
    """Every letter, in the order of the file; the bodies of those that can be read are put on the desk."""
    found = []
    section = root.by_name.get("letters")
    for name, node in section[1].by_name.values() if section and isinstance(section[1], Entries) else ():
        stored = read_letter(name, node, desk, seeds)
        if stored.body:
            desk.letters[stored.letter.id] = stored.body
        found.append(stored)
    return found


def _scenario(fields: Fields, desk: Desk, letters: tuple[Letter, ...], path: str, digest: str) -> Scenario:
    _check_format(fields, desk.findings)
    _check_shared_ids(desk)
    names = desk.names
    id_node = fields.node("id")
    list(fields.section("letters"))  # read before everything that quotes them; here only its shape is judged
    return Scenario(
        id=(word_of(id_node, desk.findings) or "") if id_node else "",
        title=fields.text("title"),
        sides=tuple(parties.read_side(*entry, desk) for entry in fields.section("sides")),
        gauges=tuple(parties.read_gauge(*entry, desk) for entry in fields.section("gauges")),
        issues=tuple(read_issue(*entry, desk) for entry in fields.section("issues")),
        moments=tuple(read_moment(*entry, desk) for entry in fields.section("moments")),
        endings=tuple(parties.read_ending(*entry, desk) for entry in fields.section("endings")),
        start=desk.refer(fields.node("start", required=not names.forms.ids), names.moments),
        letters=letters,
        replies=tuple(reply for entry in fields.section("replies") for reply in read_replies(*entry, desk)),
        facts=tuple(parties.read_fact(*entry, desk) for entry in fields.section("facts")),
        forms=tuple(parties.read_form(*entry, desk) for entry in fields.section("forms")),
        glossary=tuple(parties.read_term(*entry, desk) for entry in fields.section("glossary")),
        summary=fields.text("summary"),
        when=fields.text("when"),
        minutes=fields.number("minutes", 0),
        briefing=fields.text("briefing"),
        sources=desk.refer_all(fields.node("sources"), desk.names.facts),
        notes=fields.texts("notes"),
        rubric=fields.texts("rubric"),
        hash=digest,
        file=path,
        at=id_node.place if id_node else None,
    )


def _check_format(fields: Fields, findings: Findings) -> None:
    node, number = fields.node("format"), fields.number("format", FORMAT)
    if node and number != FORMAT:
        findings.add(
            "unsupported-format",
            node.place,
            _("This scenario is written in format {number}, and this program reads format {ours}.").format(
                number=number, ours=FORMAT
            ),
            _("Get a newer version of the program.")
            if number > FORMAT
            else _("Write: format: {ours}").format(ours=FORMAT),
        )


def _check_shared_ids(desk: Desk) -> None:
    """Note ids that two things share where a condition or a reference could mean either."""
    names = desk.names
    decisions = {id: names.moments.ids[id] for id in names.moments.ids if id in names.matters}
    drafts = {id: names.moments.ids[id] for id in names.drafts}
    pairs = (
        (_("an issue"), names.issues.ids, _("a gauge"), names.gauges.ids),
        (_("an issue"), names.issues.ids, _("a decision"), decisions),
        (_("a gauge"), names.gauges.ids, _("a decision"), decisions),
        (_("a moment"), names.moments.ids, _("an ending"), names.endings.ids),
        (_("a letter"), names.letters.ids, _("a draft moment"), drafts),
    )
    for what, ids, other, others in pairs:
        for id in ids.keys() & others.keys():
            first, again = sorted((ids[id], others[id]))
            desk.findings.add(
                "duplicate-id",
                again,
                _(
                    '"{id}" is the id of {what} and of {other}, so it is not clear which of them it names.'
                ).format(id=id, what=what, other=other),
                _("Give one of the two another id."),
                second=first,
                second_note=_("It stands here first."),
            )


def _beside(path: str, name: str) -> str:
    """The path of a letter as a person would find it from the scenario's path, with the same slashes."""
    folder = PurePath(path).parent
    library = folder.parent if folder.name == "scenarios" else folder
    beside = library / "seeds" / name
    return str(beside) if "\\" in path else beside.as_posix()
