"""`demarche check`: everything wrong with scenarios, and what is proved of them."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__
from game.checking import report
from game.checking.check import check
from game.cli.arguments import WrongUse
from game.cli.progress import Progress
from game.cli.starting import write
from game.model.place import Problem, Severity
from game.reading.scenario import Reading
from game.shelf.files import NotRead, contents, shown
from game.shelf.library import read_scenario, scenarios_in, translated, translations
from game.shelf.places import own_root
from game.wording import _

if TYPE_CHECKING:
    from game.checking.proofs import Proofs

INTERRUPTED = 130
"""The exit status when somebody pressed Ctrl-C and was told what was known by then."""

_LARGEST = 100_000_000  # bytes of a certificate


@dataclass(slots=True)
class _Found:
    """What was found so far, over all files."""

    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    proofs: list[tuple[Proofs, tuple[Problem, ...]]] = field(default_factory=list)

    @property
    def interrupted(self) -> bool:
        """Whether the last proof was ended by the keyboard."""
        return bool(self.proofs) and self.proofs[-1][0].interrupted


def run(args: Namespace) -> int:
    """Check these files and folders: 0 where nothing is wrong, 1 where something is.

    A scenario is checked together with its translations, and so is one of which a translation is named.
    Raises WrongUse where a path is no file to be checked; what the others have wrong is told before.
    """
    if args.verify:
        return _verify(args)
    if not args.paths:
        raise WrongUse(_("the following arguments are required: PATH. Type: demarche check --help"))
    found = _Found()
    files = [file for named in args.paths for file in _files(Path(named), found.unread)]
    if args.certificate and (args.quick or len(files) != 1):
        raise WrongUse(_("--certificate wants one scenario, and no --quick, for it rests on the proof."))
    for path in files:
        try:
            _look_at(path, args, found)
        except NotRead as error:
            found.unread.append(error.words)
    if found.sources or not found.unread:
        _tell(args, found)
    if args.certificate:
        _certify(Path(args.certificate), shown(files[0]), found)
    if found.unread:
        raise WrongUse(" ".join(found.unread))
    if found.interrupted:
        return INTERRUPTED
    return 1 if any(one.severity is not Severity.NOTE for one in found.problems) else 0


def _look_at(path: Path, args: Namespace, found: _Found) -> None:
    """Read a file and its translations, and prove its story where it is whole. Raises NotRead."""
    reading = _read(path)
    problems = check(reading)
    found.sources.update(reading.sources)
    if not args.quick and not found.interrupted:
        problems = _proved(reading, problems, args, found)
    found.problems.extend(problems)
    for translation in translations(path).values():
        reading = _read(path, translation)
        beside = shown(path.with_name(translation.name))
        found.problems.extend(one for one in reading.problems if one.place.file == beside)
        found.sources.update(reading.sources)


def _read(path: Path, translation: Path | None = None) -> Reading:
    seeds = [path.absolute().parent.parent / "seeds", path.absolute().parent / "seeds", own_root() / "seeds"]
    return read_scenario(path, shown(path), seeds, translation=translation)


def _proved(
    reading: Reading, problems: tuple[Problem, ...], args: Namespace, found: _Found
) -> tuple[Problem, ...]:
    """These problems and those that the proof finds; the same where the story is not whole."""
    from game.checking.proofs import can_be_explored  # what only has to be read needs no proof

    if reading.scenario is None or not can_be_explored(problems):
        return problems
    from game.checking.prove import proved

    proofs = _explored(reading, args)
    problems = proved(problems, proofs)
    found.proofs.append((proofs, problems))
    return problems


def _explored(reading: Reading, args: Namespace) -> Proofs:
    from game.checking.proofs import explore

    if reading.scenario is None:
        raise LookupError(reading)
    measured = bool(args.summary or args.certificate or args.verify)
    with Progress(sys.stderr) as progress:
        return explore(reading.scenario, budget=args.states, measured=measured, progress=progress.tell)


def _tell(args: Namespace, found: _Found) -> None:
    if args.json:
        sys.stdout.write(report.as_json(found.problems))
        return
    sys.stdout.write(report.as_text(found.problems, found.sources))
    if found.proofs:
        from game.checking.summary import summary, verdict

        for proofs, problems in found.proofs:
            name = f"{proofs.scenario.id}: " if len(found.proofs) > 1 else ""
            print(verdict(proofs, [problem.code for problem in problems], name))
        for proofs, _problems in found.proofs if args.summary else ():
            print()
            sys.stdout.write(summary(proofs))


def _certify(path: Path, scenario: str, found: _Found) -> None:
    """Write the certificate of the only scenario. Raises WrongUse where there is nothing to certify."""
    from game.checking.certificate import certificate

    if not found.proofs:
        raise WrongUse(_("There is nothing to certify: the errors have to be mended first."))
    made = certificate(*found.proofs[0], scenario, __version__)
    write(path, (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode())
    print(_("Written: {path}").format(path=shown(path)), file=sys.stderr)


def _verify(args: Namespace) -> int:
    """Say whether a certificate still holds: 0 where it does, 1 where it does not. Raises WrongUse."""
    from game.checking.verifying import NoCertificate, file_of, opened, verify

    path = Path(args.verify)
    try:
        given = opened(contents(path, _LARGEST))
        reading = _read(_certified(args, path, *file_of(given)))
    except (NotRead, NoCertificate) as error:
        raise WrongUse(
            f"{shown(path)}: {error.words}" if isinstance(error, NoCertificate) else error.words
        ) from None
    problems = [one for one in check(reading) if one.severity.value == "error"]
    if reading.scenario is None or problems:
        print(_("The certificate does not hold: the scenario has errors now. What to do: demarche check"))
        return 1
    again = None if args.quick else _explored(reading, args)
    verified = verify(given, reading.scenario, again, __version__)
    if verified.reasons:
        print(_("The certificate does not hold:"), *verified.reasons, sep="\n  - ")
        return 1
    words = _("The certificate holds: {n} ways were walked again, and every quotation stands in its letter.")
    print(words.format(n=f"{verified.walked:,}"))
    counted = _("The whole story was explored again: every number is the same.")
    print(counted if again and again.exhausted else _("The numbers were not counted again."))
    return 0


def _certified(args: Namespace, certificate: Path, id: str, file: str) -> Path:
    """The scenario's file: the one that is named, or the one that was certified. Raises WrongUse."""
    if len(args.paths) > 1:
        raise WrongUse(_("--verify wants the path of one scenario, or of none."))
    if args.paths:
        return Path(args.paths[0])
    tried = [Path(file), certificate.parent / file, own_root() / "scenarios" / f"{Path(id).name}.yaml"]
    there = next((path for path in tried if file and path.is_file()), None)
    if there is None:
        words = _("There is no file {path}. Name the scenario: demarche check --verify {certificate} PATH")
        raise WrongUse(words.format(path=shown(Path(file)), certificate=shown(certificate)))
    return there


def _files(path: Path, unread: list[str]) -> Iterator[Path]:
    """The file itself, or the scenarios of a folder: in it, or in its own folder `scenarios`."""
    if not path.is_dir():
        yield translated(path)
        return
    folder = path / "scenarios" if (path / "scenarios").is_dir() else path
    names = scenarios_in(folder)
    if not names:
        unread.append(
            _("There is no scenario (a file ending in .yaml) in {path}.").format(path=shown(folder))
        )
    for name in names:
        yield folder / name
