"""`demarche map`: the story of a scenario drawn, as a picture or as text that other programs draw."""

from __future__ import annotations

import shutil
import subprocess
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from game.charting.chart import Chart, Known, chart
from game.charting.svg import svg
from game.charting.texts import dot, mermaid
from game.checking.check import check
from game.checking.proofs import Proofs, can_be_explored, explore
from game.checking.story import Story
from game.cli.arguments import WrongUse
from game.cli.progress import Progress
from game.cli.shelves import find
from game.cli.starting import write
from game.engine.castings import together
from game.engine.machine import Exchange
from game.model.scenario import Scenario
from game.proving.proof import Verdict
from game.shelf.files import NotRead, shown
from game.shelf.library import read_scenario
from game.shelf.places import own_root
from game.wording import _

KINDS = (".mmd", ".svg", ".png", ".dot")
"""The endings of the files that a map can be written to."""

_LONGEST = 60  # seconds that Graphviz is given


def run(args: Namespace) -> int:
    """Draw the map and say where it is, or print it for Mermaid; 0. Raises WrongUse."""
    path = Path(args.output) if args.output else None
    if path is not None and path.suffix.lower() not in KINDS:
        words = _("{path} has to end in one of: {kinds}.")
        raise WrongUse(words.format(path=shown(path), kinds=", ".join(KINDS)))
    scenario, proofs = _known(args)
    made = chart(Exchange(scenario), _marks(scenario, proofs, counts=args.counts))
    if path is None:
        sys.stdout.write(mermaid(made))
        return 0
    kind = path.suffix.lower()
    if kind in (".mmd", ".dot"):
        write(path, (mermaid(made) if kind == ".mmd" else dot(made)).encode())
    elif not (drawn := _by_graphviz(made, kind[1:])):
        _by_ourselves(made, path)
    else:
        write(path, drawn)
    print(_("Written: {path}").format(path=shown(path)))
    return 0


def _known(args: Namespace) -> tuple[Scenario, Proofs]:
    """The scenario and what is proved of it. Raises WrongUse."""
    id, library = find(args.scenario, args.library)
    path = library.paths()[id]
    seeds = [path.parent.parent / "seeds", *(root / "seeds" for root in library.roots), own_root() / "seeds"]
    try:
        reading = read_scenario(path, shown(path), seeds)
    except NotRead as error:
        raise WrongUse(error.words) from None
    if reading.scenario is None or not can_be_explored(check(reading)):
        words = _("{path} cannot be drawn before its mistakes are mended. What to do: demarche check {path}")
        raise WrongUse(words.format(path=shown(path)))
    with Progress(sys.stderr) as progress:
        proofs = explore(reading.scenario, progress=progress.tell)
    if args.counts and not proofs.exhausted:
        raise WrongUse(_("The story is too large: its plays could not all be counted."))
    return reading.scenario, proofs


def _marks(scenario: Scenario, proofs: Proofs, *, counts: bool) -> Known:
    """What history and the proof say of the boxes and arrows."""
    plays = [walk.play for walk in Story(scenario).walks if walk.play]
    walk = tuple((turn.moment, turn.rule) for turn in plays[0].turns) if plays else ()
    if not proofs.exhausted:
        return Known(walk)
    taken = {
        (one.moment, one.index)
        for cast in proofs.casts
        for one in cast.proof.rules
        if one.verdict in (Verdict.TAKEN, Verdict.ALWAYS)
    }
    return Known(walk, proofs.happens, taken, _plays(proofs) if counts else None)


def _plays(proofs: Proofs) -> dict[str | tuple[str, int], int]:
    """How many plays come to each moment and ending and take each rule, all playable sides played."""
    counted: Counter[str | tuple[str, int]] = Counter()
    for cast in proofs.casts:
        if cast.casting == together(proofs.scenario):
            counted.update({one.moment: one.plays or 0 for one in cast.proof.moments})
            counted.update({one.ending: one.plays or 0 for one in cast.proof.endings})
            counted.update({(one.moment, one.index): one.plays or 0 for one in cast.proof.rules})
    return dict(counted)


def _by_graphviz(made: Chart, kind: str) -> bytes | None:
    """The picture as Graphviz draws it, or None where it is not installed or does not do it."""
    program = shutil.which("dot")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - nothing of a scenario stands in its name or its words
            [program, f"-T{kind}"],
            input=dot(made).encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout or None


def _by_ourselves(made: Chart, path: Path) -> None:
    """Draw the picture without Graphviz. Raises WrongUse where that cannot be done."""
    if path.suffix.lower() == ".svg":
        write(path, svg(made).encode())
        return
    from game.window.display import prepare

    prepare()
    try:
        from game.window.charts import png
    except ImportError:
        words = _("A .png needs Graphviz or pygame, and neither is installed here. An .svg needs nothing.")
        raise WrongUse(words) from None
    write(path, png(made, own_root() / "assets" / "fonts"))
