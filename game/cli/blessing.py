"""`demarche bless`: plays an author has found good, one to an ending, and what an edit changes in them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from game.cli.arguments import WrongUse
from game.cli.progress import Progress
from game.cli.shelves import find
from game.engine.castings import castings
from game.engine.machine import Exchange, NoWayOn
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice
from game.model.play import Casting, Chosen, Player, Record, Started
from game.model.scenario import Scenario
from game.pages.blessing import CannotBePlayed, shown
from game.proving.prove import prove
from game.replaying.branching import follow
from game.replaying.journal import decode, encode
from game.shelf.files import NotRead, contents, pasted, why, write_whole
from game.shelf.files import shown as named
from game.shelf.keeping import LIMIT
from game.terminal.conversation import told
from game.wording import _, plural

HISTORY = "history"
"""The name of the blessed play in which everybody does what history did."""

_AROUND = 2  # so many lines are shown around a difference


@dataclass(frozen=True, slots=True)
class _Found:
    """A play: who plays in which form, and the choices of the players."""

    casting: Casting
    form: str
    choices: tuple[Mapping[str, str], ...]


def run(args: Namespace) -> int:
    """Bless, or check what was blessed: 0 where all is as it was, 1 where it is not. Raises WrongUse."""
    id, library = find(args.scenario, args.library)
    loaded = library.load(id)
    if isinstance(loaded, str):
        print(loaded, file=sys.stderr)
        return 1
    beside = Path(args.folder).expanduser() if args.folder else library.paths()[id].parent
    folder = beside / f"{id}.blessed"
    if args.check or args.accept:
        again = " ".join(("demarche bless", pasted(args.scenario), *_where(args), "--accept"))
        return _Checking(loaded, folder, args.accept, again).run()
    return _bless(loaded, folder)


def _where(args: Namespace) -> Iterator[str]:
    """The options that say where things lie, as they were typed."""
    for option, folders in (("--library", args.library), ("--folder", filter(None, [args.folder]))):
        for folder in folders:
            yield f"{option} {pasted(folder)}"


def _bless(scenario: Scenario, folder: Path) -> int:
    """Record a play for every ending that has none yet, and history."""
    there = _blessed(folder)
    wanted = [ending.id for ending in scenario.endings if ending.id not in there]
    found = _shortest(scenario, wanted)
    if HISTORY not in there:
        found[HISTORY] = _Found(castings(scenario)[-1], _forms(scenario)[0], ())
    for name, play in found.items():
        _record(scenario, folder, name, play)
        print(_("Blessed: {name} ({file})").format(name=name, file=named(folder / f"{name}.txt")))
    for name in wanted:
        if name not in found:
            print(_("No play was found that comes to {name}; demarche check says more.").format(name=name))
    if there:
        words = _("Already blessed, and left as they are: {names}. To compare them: --check")
        print(words.format(names=", ".join(sorted(there))))
    return 1 if set(wanted) - set(found) else 0


def _blessed(folder: Path) -> dict[str, Record]:
    """The blessed plays by their names. Raises WrongUse where one cannot be read."""
    plays = {}
    for path in sorted(folder.glob("*.jsonl")):
        try:
            decoded = decode(contents(path, LIMIT))
        except NotRead as error:
            raise WrongUse(error.words) from None
        if decoded.record is None or decoded.words:
            raise WrongUse(_("{file}: {words}").format(file=named(path), words=" ".join(decoded.words)))
        plays[path.stem] = decoded.record
    return plays


def _forms(scenario: Scenario) -> list[str]:
    return [*([""] if scenario.start or not scenario.forms else []), *(form.id for form in scenario.forms)]


def _shortest(scenario: Scenario, endings: Sequence[str]) -> dict[str, _Found]:
    """The shortest play to each of these endings, over every casting and form that somebody plays in."""
    found: dict[str, _Found] = {}
    exchange = Exchange(scenario)
    with Progress(sys.stderr) as progress:
        for casting in castings(scenario)[:-1]:
            for form in _forms(scenario) if endings else ():
                words = " + ".join(side for side, player in casting if player is Player.PLAYER)
                proof = prove(exchange, casting, form, progress=partial(progress.tell, words))
                for one in proof.endings:
                    if one.witness is None or one.ending not in endings:
                        continue
                    known = found.get(one.ending)
                    if known is None or len(one.witness) < len(known.choices):
                        found[one.ending] = _Found(casting, form, one.witness)
    return {id: found[id] for id in endings if id in found}


def _record(scenario: Scenario, folder: Path, name: str, play: _Found) -> None:
    """Write the play and everything it shows. Raises WrongUse where that cannot be written."""
    started = Started(scenario.id, scenario.hash, play.casting, play.form)
    record = Record(started, _entries(scenario, play))
    try:
        write_whole(folder / f"{name}.jsonl", encode(record).encode())
        write_whole(folder / f"{name}.txt", _text(scenario, play).encode())
    except OSError as error:
        words = _("{folder} cannot be written to: {why}.")
        raise WrongUse(words.format(folder=named(folder), why=why(error, folder))) from None


def _entries(scenario: Scenario, play: _Found) -> tuple[Chosen, ...]:
    """The journal of the play: each choice, its moment and what came of it. Raises as `Play.after` does."""
    exchange = Exchange(scenario)
    stands, moments = Play.begin(exchange, play.casting, play.form), []
    for choice in play.choices:
        moments.append((stands.at, choice))
        stands = stands.after(choice)
    return follow(exchange, play.casting, play.form, moments).chosen


def _text(scenario: Scenario, play: _Found) -> str:
    """Everything the play shows, page after page."""
    return "\n".join(told(page) for page in shown(scenario, play.casting, play.form, play.choices))


class _Checking:
    """What an edit changed in the blessed plays, and which of it is accepted."""

    def __init__(self, scenario: Scenario, folder: Path, accept: Sequence[str], again: str) -> None:
        self._scenario = scenario
        self._again = again
        self._folder = folder
        self._accept = set(accept)
        self._told: dict[str, str] = {}  # each change that was shown, and the play it was shown in
        self._asks = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()

    def run(self) -> int:
        """0 where nothing differs any more. Raises WrongUse where nothing is blessed."""
        there = _blessed(self._folder)
        if not there:
            words = _(
                "Nothing is blessed yet: there are no plays in {folder}. Leave out --check to bless some."
            )
            raise WrongUse(words.format(folder=named(self._folder)))
        unknown = self._accept - set(there) - {"all"}
        if unknown:
            words = _("No blessed play is called {name}. There are: {known}.")
            raise WrongUse(words.format(name=sorted(unknown)[0], known=", ".join(sorted(there))))
        different = [name for name, record in there.items() if not self._same(name, record)]
        missing = [e.id for e in self._scenario.endings if e.id not in there]
        for name in missing:
            print(
                _("{name}: this ending has no blessed play. Leave out --check to bless one.").format(
                    name=name
                )
            )
        same = len(there) - len(different)
        print(
            plural("{n} blessed play is as it was.", "{n} blessed plays are as they were.", same).format(
                n=same
            )
        )
        return 1 if different or missing else 0

    def _same(self, name: str, record: Record) -> bool:
        """Whether the play is as it was blessed, or is now; what differs is shown."""
        choices = tuple(dict(entry.choice) for entry in record.entries if isinstance(entry, Chosen))
        play = _Found(record.started.casting, record.started.form, choices)
        before = self._kept(name)
        try:
            moved, now = self._moved(name, play), _text(self._scenario, play)
        except (
            CannotBePlayed,
            WrongChoice,
            NobodyDecides,
            GoesRound,
            NoWayOn,
            ValueError,
            KeyError,
        ) as fault:
            moved, now = _("it can no longer be played: {fault}").format(fault=fault), before
        if now == before and not moved:
            return True
        print(f"\n== {name} ==", *([moved] if moved else []), *self._changes(name, before, now), sep="\n")
        return self._accepted(name) and self._take(name, play if not moved else None)

    def _changes(self, name: str, before: str, now: str) -> Iterator[str]:
        """Every change of this play's texts; what was shown of another play already is only counted."""
        again: Counter[str] = Counter()
        for change in _difference(before, now):
            edited = "\n".join(line for line in change.split("\n") if line.startswith(("  -", "  +")))
            first = self._told.setdefault(edited, name)
            if first == name:
                yield change
            else:
                again[first] += 1
        for first, count in again.items():
            words = plural("{n} change as in {name}, above.", "{n} changes as in {name}, above.", count)
            yield "\n" + words.format(n=count, name=first)

    def _moved(self, name: str, play: _Found) -> str:
        """That the play comes to another ending than it is blessed for, or nothing."""
        entries = _entries(self._scenario, play)
        end = entries[-1].then if entries else ""
        if name == HISTORY or end == name:
            return ""
        return _("it no longer comes to {name}, but to {end}").format(
            name=name, end=end or _("no choice at all")
        )

    def _kept(self, name: str) -> str:
        try:
            return (
                contents(self._folder / f"{name}.txt", LIMIT).decode("utf-8", "replace").replace("\r\n", "\n")
            )
        except NotRead:
            return ""

    def _accepted(self, name: str) -> bool:
        if self._accept:
            return name in self._accept or "all" in self._accept
        if not self._asks:
            print(_("To accept this: {command} {name}").format(command=self._again, name=name))
            return False
        print(_("Is this as it should be? Type yes to accept it: "), end="", flush=True)
        return sys.stdin.readline().strip().casefold() in (_("yes"), "yes", "y")

    def _take(self, name: str, play: _Found | None) -> bool:
        """Bless what the play shows now; where it no longer leads there (None), another that does."""
        if play is None:
            play = _shortest(self._scenario, [name]).get(name)
        if play is None:
            print(_("No play comes to {name} any more; the blessed one is left as it is.").format(name=name))
            return False
        _record(self._scenario, self._folder, name, play)
        print(_("Accepted: {name}").format(name=name))
        return True


def _difference(before: str, now: str) -> Iterator[str]:
    """What was and what is, change by change, each under the heading it stands under."""
    old, new = before.splitlines(), now.splitlines()
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND):
        heading = next((line for line in reversed(old[: group[0][1] + 1]) if line.startswith("#")), "")
        lines = ["", _("Under “{heading}”:").format(heading=heading.lstrip("# "))]
        for kind, a, b, c, d in group:
            if kind == "equal":
                lines += (f"    {line}".rstrip() for line in old[a:b])
                continue
            lines += (f"  - {line}".rstrip() for line in old[a:b])
            lines += (f"  + {line}".rstrip() for line in new[c:d])
        yield "\n".join(lines)
