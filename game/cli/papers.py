"""`demarche results`, `print` and `debrief`: a class's plays counted, and what is set on paper."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from game.cli.arguments import WrongUse
from game.cli.progress import Progress
from game.cli.shelves import find, keeper_of, library_of, play_of
from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides
from game.model.play import Player
from game.model.pointers import in_plain_words
from game.model.scenario import Scenario
from game.replaying.replay import replay
from game.reports.document import Document
from game.reports.gathering import gather
from game.reports.results import Attempts
from game.shelf.files import shown, why, write_whole
from game.shelf.library import Library
from game.wording import _


def results(args: Namespace) -> int:
    """Read a class's plays and write what was asked for; 1 where not one could be used. Raises WrongUse."""
    from game.reports.class_report import class_report
    from game.reports.gradebook import choices, gradebook
    from game.reports.listing import listing
    from game.reports.statements import encoded, statements

    library, attempts = library_of(args.library), Attempts(args.policy)
    paths = [Path(path) for path in args.paths]
    for path in paths:
        if not path.exists():
            raise WrongUse(_("{path} is not there.").format(path=shown(path)))
    with Progress(sys.stderr) as progress:
        words = _("Reading: {done} of {all} files.")
        found = gather(
            paths, partial(_told, library), lambda done, all_: progress.say(words.format(done=done, all=all_))
        )
    with found:
        scenarios = found.scenarios
        if args.csv:
            _write(args.csv, gradebook(found.chosen(attempts), scenarios))
        if args.choices:
            _write(args.choices, choices(found.chosen(attempts), scenarios))
        if args.xapi:
            _write(args.xapi, encoded(statements(found.chosen(attempts), scenarios)))
        if args.report:
            counted = found.counted()
            chosen = found.chosen(attempts)
            _set(args.report, class_report(chosen, scenarios, counted, attempts, names=args.labels), library)
        print(*listing(found), sep="\n")
        return 0 if found.counted().used else 1


def printed(args: Namespace) -> int:
    """Write a lesson on paper. Raises WrongUse."""
    from game.reports.handouts import PUPILS, TEACHER, Part, handouts
    from game.reports.on_paper import lesson, played

    id, library = find(args.scenario, args.library)
    loaded = _told(library, id, args.level)
    if isinstance(loaded, str):
        print(loaded, file=sys.stderr)
        return 1
    known = {part.value: (part,) for part in Part} | {"pupils": PUPILS, "teacher": TEACHER}
    wanted = [word.strip() for word in args.parts.split(",") if word.strip()]
    for word in wanted:
        if word not in known:
            words = _("There is no part “{word}”. There are: {known}.")
            raise WrongUse(words.format(word=word, known=", ".join(known)))
    parts = tuple(dict.fromkeys(part for word in wanted for part in known[word])) or tuple(Part)
    sides = [side.id for side in played(loaded)]
    forms = [form.id for form in loaded.forms]
    for option, word, offered in (("--side", args.side, sides), ("--form", args.form, forms)):
        if word and word not in offered:
            words = _("{option} is one of: {offered}; not “{word}”.")
            raise WrongUse(words.format(option=option, offered=", ".join(offered) or _("none"), word=word))
    _set(args.output, handouts(lesson(loaded, args.side, args.form), parts), library)
    return 0


def debrief(args: Namespace) -> int:
    """Write a pupil's own debrief; 1 where the play no longer holds. Raises WrongUse."""
    from game.reports.pupil import pupils_debrief

    library = library_of(args.library)
    keeper = keeper_of(library)
    record = play_of(args.play, keeper)
    loaded = _told(library, record.started.scenario, args.level)
    if isinstance(loaded, str):
        print(loaded, file=sys.stderr)
        return 1
    try:
        replayed = replay(Exchange(loaded), record)
    except (NobodyDecides, GoesRound, NoWayOn) as fault:
        print(_("The scenario stops on the way of this play: {fault}.").format(fault=fault), file=sys.stderr)
        return 1
    if replayed.difference:
        print(replayed.difference.words, file=sys.stderr)
        return 1
    played = [side for side, player in record.started.casting if player is Player.PLAYER]
    side = args.side or next(iter(played), "")
    if side not in played:
        words = _("Nobody played “{side}” here. Played were: {names}.")
        raise WrongUse(words.format(side=side, names=", ".join(played) or _("none")))
    _set(args.output, pupils_debrief(record, replayed, side), library)
    return 0


def _told(library: Library, id: str, level: str = "full") -> Scenario | str:
    """The scenario for paper, where no word can be pressed to be explained; or why there is none."""
    loaded = library.load(id, level)
    if isinstance(loaded, str):
        return loaded
    return in_plain_words(loaded, {term.id: term.name for term in loaded.glossary})


def _set(output: str, document: Document, library: Library) -> None:
    """Write a document as a web page or as PDF, as the name of the file says. Raises WrongUse."""
    from game.reports.typesetting import NotTypeset, typeset
    from game.reports.webpage import webpage

    fonts = library.assets / "fonts"
    kind = Path(output).suffix.casefold()
    if kind == ".pdf":
        try:
            _put(output, typeset(document, fonts))
        except NotTypeset as error:
            raise WrongUse(error.words) from None
    elif kind in (".html", ".htm"):
        _put(output, webpage(document, fonts=fonts).encode())
    else:
        words = _("{file} has to end in .html or in .pdf: that says what it becomes.")
        raise WrongUse(words.format(file=shown(Path(output))))


def _write(output: str, lines: Iterable[str]) -> None:
    _put(output, "".join(lines).encode("utf-8", "replace"))


def _put(output: str, data: bytes) -> None:
    """Write the file whole, and say so. Raises WrongUse."""
    path = Path(output).expanduser()
    if path.is_dir():
        raise WrongUse(_("{file} is a folder. Name a file in it.").format(file=shown(path)))
    try:
        write_whole(path, data)
    except OSError as error:
        words = _("{file} cannot be written: {why}.")
        raise WrongUse(words.format(file=shown(path), why=why(error, path.parent))) from None
    print(_("Written: {file}").format(file=shown(path)))
