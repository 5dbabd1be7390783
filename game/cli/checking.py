"""`demarche check`: everything wrong with scenarios, for a teacher or for another program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.checking import report
from game.checking.check import check
from game.cli.arguments import WrongUse
from game.model.place import Problem
from game.shelf.files import NotRead, shown
from game.shelf.library import read_scenario, scenarios_in, translated, translations
from game.shelf.places import own_root
from game.wording import _


def run(paths: Sequence[str], *, as_json: bool) -> int:
    """Check these files and folders: 0 where nothing is wrong, 1 where something is.

    A scenario is checked together with its translations, and so is one of which a translation is named.
    Raises WrongUse where a path is no file to be checked; what the others have wrong is told before.
    """
    problems: list[Problem] = []
    sources: dict[str, tuple[str, ...]] = {}
    unread: list[str] = []
    for path in [file for named in paths for file in _files(Path(named), unread)]:
        seeds = [
            path.absolute().parent.parent / "seeds",
            path.absolute().parent / "seeds",
            own_root() / "seeds",
        ]
        try:
            reading = read_scenario(path, shown(path), seeds)
            problems.extend(check(reading))
            sources.update(reading.sources)
            for translation in translations(path).values():
                reading = read_scenario(path, shown(path), seeds, translation=translation)
                beside = shown(path.with_name(translation.name))
                problems.extend(one for one in reading.problems if one.place.file == beside)
                sources.update(reading.sources)
        except NotRead as error:
            unread.append(error.words)
    if sources or not unread:
        sys.stdout.write(report.as_json(problems) if as_json else report.as_text(problems, sources))
    if unread:
        raise WrongUse(" ".join(unread))
    return 1 if problems else 0


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
