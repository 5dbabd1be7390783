"""Made plays of the river correspondence, as the files that pupils hand in.

`kept(...)` plays and writes down; `a_class(folder)` lays nine files out, each of another kind; `spoilt` gives
every way in which a file was found to be damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.play import Casting, Chosen, Entry, Inclined, Marked, Player, Record, Started
from game.model.scenario import Scenario
from game.replaying.journal import encode
from tests.builders import BOTH_PLAYED, NOBODY_PLAYS, NORTH_PLAYED, changed, scenario

RIVER = scenario(
    sides=tuple(replace(side, playable=True) for side in scenario().sides),
)
NOON = 1_786_449_600.0
"""Midday of 11 August 2026, universal time."""

_EXCHANGE = Exchange(RIVER)

MODERATE = {"water": "share", "visit": "later", "north-tells": "little", "tone": "cool"}
WARM = {"water": "give", "visit": "accept", "north-tells": "all", "tone": "warm"}
KIND = {"water": "share", "visit": "accept", "north-tells": "all", "tone": "warm"}
HARD = {"water": "keep", "visit": "silent", "north-tells": "little", "tone": "cool"}


def load(id: str) -> Scenario | str:
    """The river, and nothing else."""
    return RIVER if id == RIVER.id else f"There is no scenario {id}."


def kept(
    label: str,
    choices: Mapping[str, str],
    marks: Mapping[str, tuple[str, ...]] | None = None,
    *,
    casting: Casting = NORTH_PLAYED,
    at: float = NOON,
    pause: float = 60.0,
    attempt: int = 1,
    steps: int = 99,
    whole: Scenario = RIVER,
) -> Record:
    """A play in which these positions were taken, an entry every `pause` seconds, left after so many steps.

    The marks are made while the letter is read. Every issue was leant to once before.
    """
    play = Play.begin(Exchange(whole) if whole is not RIVER else _EXCHANGE, casting)
    entries: list[Entry] = []

    def write(entry: Entry) -> None:
        entries.append(replace(entry, at=at + pause * (len(entries) + 1) if at else 0.0))

    for issue, sentences in (marks or {}).items():
        for sentence in sentences:
            write(Marked(play.at, issue, sentence, True))
    while play.moment and steps > 0:
        moment, steps = play.moment, steps - 1
        asked = moment.draft.issues if moment.draft else (moment.id,) if moment.decide else ()
        for issue in asked:
            write(Inclined(moment.id, issue, choices[issue]))
        choice = {variable: choices[variable] for variable in asked}
        play = play.after(choice)
        write(Chosen(moment.id, tuple(choice.items()), play.at, tuple(play.gauges().items())))
    started = Started(whole.id, whole.hash, casting, "", label, attempt, "test", at)
    return Record(started, tuple(entries))


CITED = {"water": ("S2.1", "S1.1"), "visit": ("S3.1",)}
CARELESS = {"water": ("S3.1", "S1.2"), "visit": ("S1.1",)}


def a_class(folder: Path) -> Path:
    """A folder as a teacher gets it: five good plays, and one of each thing that goes wrong."""
    moderate = encode(kept("Ada", MODERATE, CITED))
    files: dict[str, str | bytes] = {
        "ada.jsonl": moderate,
        "8b/ben first.jsonl": encode(kept("Ben", HARD, CARELESS, at=NOON + 60)),
        "8b/ben again.jsonl": encode(kept("ben", WARM, CITED, at=NOON + 9000, attempt=2)),
        "8b/cleo.jsonl": encode(kept("Cleo", MODERATE, {}, at=NOON + 5, steps=2)),
        "8b/dora and emil.jsonl": encode(kept("Dora & Emil", KIND, CITED, casting=BOTH_PLAYED, at=NOON + 6)),
        "8b/fay torn.jsonl": encode(kept("Fay", HARD, CITED, at=NOON + 7))[:-20],
        "copy of ada.jsonl": moderate,
        "ada earlier.jsonl": encode(kept("Ada", MODERATE, CITED, steps=2)),
        "gil.jsonl": encode(kept("Gil", WARM, at=NOON + 8)).replace('"visit"', "visit", 1),
        "hana.jsonl": encode(kept("Hana", WARM, at=NOON + 9)).replace('"friends"', '"rest"'),
        "ivo.jsonl": encode(_edited()),
        "jo.jsonl": encode(_elsewhere()),
        "history.jsonl": encode(Record(Started(RIVER.id, RIVER.hash, NOBODY_PLAYS, at=NOON + 12))),
        "notes.txt": "Hand these in by Friday.",
        "kim.jsonl": b"",
        "lea.zip": b"PK\x03\x04 and so on",
        ".DS_Store": b"\0\0\0\1Bud1",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def _edited() -> Record:
    """A play of the river as it was before its author moved the gauge of trust."""
    before = changed(RIVER, "gauges", "trust", start=20)
    return kept("Ivo", HARD, at=NOON + 10, whole=replace(before, hash="4" * 64))


def _elsewhere() -> Record:
    record = kept("Jo", HARD, at=NOON + 11)
    return replace(record, started=replace(record.started, scenario="lake-1902"))


def spoilt(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """A play's file spoilt in every way that was found, each with a word for it; none of them is whole."""
    lines = sound.splitlines(keepends=True)
    middle = len(lines) // 2
    before, there, after, last = b"".join(lines[:middle]), lines[middle], lines[middle + 1 :], lines[-1]
    sent = next(n for n, line in enumerate(lines) if b"chosen" in line)
    yield from _bytes_lost(sound, lines)
    yield "half a line in the middle", b"".join([before, there[:9], *after])
    yield "half a line and an end of line", before + there[:9] + b"\n" + last
    yield "zeros in the middle", b"".join([before, b"\0" * 40 + b"\n", there, *after])
    yield "half a letter", before + b'{"marked": "\xc3"}\n' + last
    yield "a line of another program", before + b"<<<<<<< HEAD\n" + last
    yield "a line of another kind", before + b"[1, 2]\n" + last
    yield "an unknown entry", before + b'{"jumped": 1}\n' + last
    yield "a choice lost", b"".join(lines[:sent] + lines[sent + 1 :])
    yield "a choice doubled", b"".join(lines[: sent + 1] + lines[sent:])
    yield "the last line first", b"".join([lines[0], last, *lines[1:-1]])
    for way, (old, new) in _EDITS.items():
        yield way, re.sub(old, new, sound, count=1)
    played, history = Player.PLAYER.value.encode(), Player.HISTORY.value.encode()
    yield "nobody plays", lines[0].replace(played, history).replace(b'"rules"', b'"history"')
    yield "a web page", b"<!DOCTYPE html><title>Sign in</title>"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    yield "a document", b"PK\x03\x04" + bytes(range(256))
    yield "settings", b'{"demarche": 1, "kind": "settings", "text_size": 100}\n'
    yield "deep brackets", b"[" * 100_000


def _bytes_lost(sound: bytes, lines: list[bytes]) -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "only spaces", b"  \n \n"
    yield "zeros", b"\0" * len(sound)
    yield "head cut", lines[0][:30]
    yield "first line lost", b"".join(lines[1:])
    yield "another encoding", sound.decode().encode("utf-16")


_EDITS = {
    "a key twice": (rb'"form": ', rb'"form": "", "form": '),
    "a key lost": (rb'"hash"', rb'"hush"'),
    "a number for a text": (rb'"label": "', rb'"label": 7, "x": "'),
    "no number": (rb'"attempt": 1', rb'"attempt": NaN'),
    "an attempt below one": (rb'"attempt": 1', rb'"attempt": 0'),
    "a huge number": (rb'"attempt": 1', rb'"attempt": ' + b"9" * 5000),
    "a newer format": (rb'"demarche": [0-9]+', rb'"demarche": 99'),
    "another kind of file": (rb'"kind": "play"', rb'"kind": "settings"'),
    "another scenario": (rb'"scenario": "', rb'"scenario": "un'),
    "an unknown side": (rb'"casting": \{"', rb'"casting": {"un'),
    "an unknown form": (rb'"form": ""', rb'"form": "endless"'),
    "a position nobody offers": (rb'("choice": \{"[^"]+": ")', rb"\1un"),
    "another way on": (rb'"then": "', rb'"then": "un'),
    "a gauge moved": (rb'("gauges": \{"[^"]+": )', rb"\g<1>9"),
}
"""What is put in the place of what, once."""
