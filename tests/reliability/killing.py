"""Games that really run, each killed without warning at some moment, and what is then on the disk.

    python -m tests.reliability.killing FOLDER ROUNDS SEED

Each round is a process of its own that plays in plain lines, started by `fork` from one that has imported the
game already, so that hundreds of them take seconds. It prints how many were killed where, or what was lost.
"""

from __future__ import annotations

import io
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from game.model.play import Chosen, Entry
from game.replaying.journal import Decoded, decode

READING = Path(__file__).parents[1] / "reading"
ANSWERS = (
    *("start", "on", "S1.1", "S1.2", "visit", "S1.2", "on", "next", "share", "keep", "share", "S1.1"),
    *("next", "accept", "later", "draft", "finish", "send", "on", "debrief"),
)
"""A whole play of the river: marks made and taken back, minds changed, the letter sent, the debrief."""


class Lost(AssertionError):
    """Something that was shown to be done is not there, or half of it."""


@dataclass(frozen=True)
class Killed:
    """A game that was killed: what it had said, and the file of its play (None before there was one)."""

    said: str
    save: bytes | None

    @property
    def prompts(self) -> int:
        """How many answers were asked for: all before the last had been done, and their pages shown."""
        return self.said.count("\n> ") + self.said.startswith("> ")


def library(folder: Path) -> Path:
    """A folder with the scenario of the river in it."""
    root = folder / "library"
    (root / "scenarios").mkdir(parents=True)
    (root / "seeds").mkdir()
    shutil.copy(READING / "river.yaml", root / "scenarios")
    for letter in (READING / "letters").iterdir():
        shutil.copy(letter, root / "seeds")
    return root


@dataclass(frozen=True)
class Moment:
    """When to kill: after so many prompts were heard, and then so many seconds."""

    prompts: int
    seconds: float


def game(home: Path, root: Path, answers: tuple[str, ...], kill: Moment | None = None) -> Killed:
    """Play these answers in a process of its own, killed at that moment if it still runs."""
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "cache").exists():
        (home / "cache").symlink_to(root / "cache")
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _play(home, root, answers, theirs)
    os.close(theirs)
    said = b""
    while kill and said.count(b"> ") < kill.prompts and (piece := os.read(ours, 65536)):
        said += piece
    said += _heard(ours, time.monotonic() + kill.seconds if kill else None)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += _heard(ours, None)
    os.close(ours)
    saves = sorted((home / "saves").glob("*.jsonl"))
    return Killed(said.decode("utf-8", "replace"), saves[0].read_bytes() if saves else None)


def _play(home: Path, root: Path, answers: tuple[str, ...], out: int) -> None:
    from game.cli.main import main

    os.environ["DEMARCHE_HOME"] = str(home)
    typed = "".join(f"{answer}\n" for answer in answers)
    sys.stdin = io.StringIO(typed)
    sys.stdout = sys.stderr = open(out, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    status = main(["play", "river", "--text", "--library", str(root)])
    sys.stdout.flush()
    os._exit(status)


def _heard(pipe: int, deadline: float | None) -> bytes:
    """What comes through the pipe up to its end, or to the deadline."""
    heard = []
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], left)[0]:
            break
        piece = os.read(pipe, 65536)
        if not piece:
            break
        heard.append(piece)
    return b"".join(heard)


@dataclass(frozen=True)
class Expected:
    """The entries of the whole play, and how many of them are kept after so many answers."""

    entries: tuple[Entry, ...]
    after: tuple[int, ...]


def expected(folder: Path, root: Path) -> Expected:
    """What games say and keep that nobody kills, each with one answer more."""
    counts, entries = [], tuple[Entry, ...]()
    for number in range(len(ANSWERS) + 1):
        home = folder / f"whole-{number}"
        save = game(home, root, ANSWERS[:number]).save
        entries = _read(save)[1] if save else ()
        counts.append(len(entries))
        shutil.rmtree(home, ignore_errors=True)
    return Expected(entries, tuple(counts))


def _read(save: bytes) -> tuple[Decoded, tuple[Entry, ...]]:
    """The play, its entries without their times."""
    decoded = decode(save)
    entries = decoded.record.entries if decoded.record else ()
    return decoded, tuple(replace(entry, at=0.0) for entry in entries)


def check(killed: Killed, wanted: Expected) -> str:
    """Where the game was killed, in a word. Raises Lost."""
    done = max(killed.prompts - 1, 0)
    least, most = wanted.after[done], wanted.after[min(done + 1, len(ANSWERS))]
    if killed.save is None:
        if done >= 1:
            raise Lost(f"{done} answers were done and no play is kept")
        return "before the first page"
    decoded, entries = _read(killed.save)
    if decoded.record is None:
        if done >= 1 or not decoded.words[0].startswith(("Only the torn", "The file is empty")):
            raise Lost(f"{done} answers were done and the play cannot be read: {decoded.words}")
        return "in the first line"
    if decoded.words and not decoded.torn:
        raise Lost(f"damaged: {decoded.words}")
    if not least <= len(entries) <= most:
        raise Lost(f"{done} answers were done; {len(entries)} entries are kept, not {least} to {most}")
    if entries != wanted.entries[: len(entries)]:
        raise Lost("other entries are kept than were made")
    if decoded.torn:
        return "in the middle of a line"
    return "between pages" if len(entries) == least else "after keeping, before showing"


def gone_on(home: Path, root: Path, killed: Killed, wanted: Expected) -> None:
    """Take the play up again after the kill, and see that it stands where it stood. Raises Lost."""
    if killed.save is None or decode(killed.save).record is None:
        return
    before = _read(killed.save)[1]
    again = game(home, root, ("back", "resume-1", "quit"))
    if again.save is None or _read(again.save)[1] != before:
        raise Lost("taking the play up again changed it")
    finished = any(isinstance(entry, Chosen) and entry.then == "rest" for entry in before)
    if not finished and "Warning" in again.said and not decode(killed.save).torn:
        raise Lost(f"taking the play up again complains: {again.said[-2000:]}")


def _warm(folder: Path, root: Path) -> None:
    """Play once here, so that everything is imported and the scenario cached for all that follow."""
    from game.cli.main import main

    os.environ["DEMARCHE_HOME"] = str(folder / "warm")
    stdin, stdout, sys.stdin, sys.stdout = (
        sys.stdin,
        sys.stdout,
        io.StringIO("\n".join(ANSWERS)),
        io.StringIO(),
    )
    try:
        main(["play", "river", "--text", "--library", str(root)])
    finally:
        sys.stdin, sys.stdout = stdin, stdout
    shutil.copytree(folder / "warm" / "cache", root / "cache")


def run(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Kill so many games; where they were killed. Raises Lost."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    root = library(folder)
    _warm(folder, root)
    wanted = expected(folder, root)
    where: Counter[str] = Counter()
    for number in range(rounds):
        home = folder / f"round-{number}"
        moment = Moment(chance.randint(0, len(ANSWERS)), chance.choice((0.0, chance.uniform(0, 0.01))))
        killed = game(home, root, ANSWERS, moment)
        try:
            where[check(killed, wanted)] += 1
            if number % 10 == 0:
                gone_on(home, root, killed, wanted)
        except Lost as lost:
            raise Lost(f"round {number} of seed {seed} in {home}: {lost}") from None
        shutil.rmtree(home, ignore_errors=True)
    return where


if __name__ == "__main__":
    counted = run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write("; ".join(f"{count} {where}" for where, count in sorted(counted.items())) + "\n")
