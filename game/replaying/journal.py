r"""A play as it is written down: JSON Lines, one line for its head and one for every entry.

The same play always gives the same bytes: keys in one order, `\n` at the end of every line, letters as they
are. Lines are only ever added, so whatever stops a program leaves whole lines and perhaps one torn one at the
end, which is dropped with a word. Anything else that cannot be read is named with its line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from game.model.play import (
    MOST_HANDS,
    Answered,
    Branched,
    Chosen,
    Entry,
    Inclined,
    Marked,
    Raised,
    Rated,
    Record,
    Started,
)
from game.replaying.fields import Fields, NotAsWritten, pairs_once
from game.replaying.upgrading import FORMAT, upgraded
from game.wording import _

KIND = "play"

_DECODER = json.JSONDecoder(object_pairs_hook=pairs_once)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a text says: the play as far as it can be read, and sentences on what cannot.

    `record` is None where not even the head can be read. `sound` is the number of bytes up to the end of the
    last line that holds; `torn` says that nothing follows them but the beginning of one more line. `format`
    is the number of the format it was written in.
    """

    record: Record | None
    words: tuple[str, ...] = ()
    sound: int = 0
    torn: bool = False
    format: int = FORMAT


class _NotAPlay(NotAsWritten):
    """The file as a whole is not what it was taken for; `words` says so in a full sentence."""


def encode_started(started: Started) -> str:
    """The first line of a journal."""
    return _line(
        {
            "demarche": FORMAT,
            "kind": KIND,
            "scenario": started.scenario,
            "hash": started.hash,
            "casting": {side: player.value for side, player in started.casting},
            "form": started.form,
            "label": started.label,
            "attempt": started.attempt,
            "program": started.program,
            "at": started.at,
            "branched": _branch(started.branched),
        }
    )


def _branch(branched: Branched | None) -> dict[str, Any] | None:
    return {"play": branched.play, "choices": branched.choices} if branched else None


def encode_entry(entry: Entry) -> str:
    """The line of one entry."""
    match entry:
        case Marked():
            return _line(
                {
                    "marked": entry.moment,
                    "issue": entry.issue,
                    "sentence": entry.sentence,
                    "on": entry.on,
                    "at": entry.at,
                }
            )
        case Inclined():
            return _line(
                {"inclined": entry.moment, "issue": entry.issue, "position": entry.position, "at": entry.at}
            )
        case Chosen():
            return _line(
                {
                    "chosen": entry.moment,
                    "choice": dict(entry.choice),
                    "then": entry.then,
                    "gauges": dict(entry.gauges),
                    "at": entry.at,
                }
            )
        case Answered():
            return _line(
                {"answered": entry.moment, "question": entry.question, "text": entry.text, "at": entry.at}
            )
        case Rated():
            return _line({"rated": entry.question, "level": entry.level, "at": entry.at})
        case Raised():
            return _line(
                {"raised": entry.moment, "issue": entry.issue, "hands": dict(entry.hands), "at": entry.at}
            )


def encode(record: Record) -> str:
    """The whole journal of a play."""
    return encode_started(record.started) + "".join(map(encode_entry, record.entries))


def decode(text: str | bytes) -> Decoded:
    """The play in this text, or in these bytes of UTF-8; never raises, whatever they are.

    Lines may end as Windows ends them. Where a line in the middle cannot be read, the record holds what
    stands before it.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    lines = list(_lines(data))
    if not lines:
        return Decoded(None, (_("The file is empty: no play was kept in it."),))
    first, *rest = lines
    try:
        written_in, started = _started(_head(first))
    except _NotAPlay as wrong:
        return Decoded(None, (wrong.words,))
    except NotAsWritten as wrong:
        words = _("The first line of this kept play cannot be read: {words}").format(words=wrong.words)
        return Decoded(None, (words,))
    entries: list[Entry] = []
    sound = first.end
    for number, line in enumerate(rest, start=2):
        try:
            if line.data.strip():  # an empty line is what an editor leaves, and loses nothing
                entries.append(_entry(_object(line.data, written_in)))
        except NotAsWritten as wrong:
            torn = line.torn and not _is_complete(line.data)
            words = _torn_words() if torn else _damaged_words(number, wrong.words, len(rest) + 2 - number)
            return Decoded(Record(started, tuple(entries)), (words,), sound, torn, written_in)
        sound = line.end
    return Decoded(Record(started, tuple(entries)), (), sound, format=written_in)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its ending; `end` is where the next begins; `torn` says that it has no ending."""

    data: bytes
    end: int
    torn: bool


def _lines(data: bytes) -> Iterator[_Line]:
    """The lines of a file. Zero bytes at its end are what some disks leave after a power cut: torn too."""
    whole = data.rstrip(b"\0")
    start = 0
    while start < len(whole):
        newline = whole.find(b"\n", start)
        end = len(whole) if newline < 0 else newline + 1
        line = whole[start:end].rstrip(b"\r\n")
        bom = line.removeprefix(b"\xef\xbb\xbf") if start == 0 else line
        yield _Line(bom, end, newline < 0)
        start = end
    if start < len(data) and start > 0 and whole.endswith(b"\n"):
        yield _Line(b"\0", len(data), True)


def _is_complete(line: bytes) -> bool:
    """No proper beginning of a line of ours is valid JSON, so what is valid was never torn."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _torn_words() -> str:
    return _(
        "The last thing you did was not fully written when the program was stopped, and is left out. "
        "Everything before it is here."
    )


def _damaged_words(number: int, words: str, lost: int) -> str:
    return _(
        "Line {number} of the kept play cannot be read: {words} The play is taken up as it stood before "
        "that line; the lines from there on ({lost}) are left out."
    ).format(number=number, words=words, lost=lost)


def _line(values: dict[str, Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(", ", ": ")) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")  # half a character typed at a terminal becomes `?`


def _object(line: bytes, number: int = FORMAT) -> Fields:
    """The values of a line of this format, as the present one has them."""
    try:
        values = _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotAsWritten(_("it is not text in UTF-8.")) from None
    except NotAsWritten:
        raise
    except (ValueError, RecursionError):
        raise NotAsWritten(_("it is not a line that this program wrote.")) from None
    if not isinstance(values, dict):
        raise NotAsWritten(_("it is not a line that this program wrote."))
    return Fields(upgraded(values, number))


def _head(line: _Line) -> Fields:
    start = b'{"demarche"'
    if line.torn and not _is_complete(line.data) and start.startswith(line.data[: len(start)]):
        raise _NotAPlay(
            _("Only the torn beginning of a play is in this file; there is nothing to go on from.")
        )
    try:
        fields = _object(line.data)
    except NotAsWritten:
        if line.data.startswith(start):
            raise
        fields = Fields({})
    if "demarche" not in fields:
        raise _NotAPlay(_("This file is not a kept play of Démarche."))
    return fields


def _started(fields: Fields) -> tuple[int, Started]:
    """The head with the number of the format it is written in."""
    number = fields.whole("demarche", lowest=1)
    if number > FORMAT:
        raise _NotAPlay(
            _(
                "This play was kept by a newer version of the program (format {number}; this one reads "
                "{known}). Install the newer version to go on with it."
            ).format(number=number, known=FORMAT)
        )
    kind = fields.text("kind")
    if kind != KIND:
        raise _NotAPlay(
            _("This file of Démarche holds something else than a play: {kind}.").format(kind=kind)
        )
    fields = Fields(upgraded(fields.values, number))
    return number, Started(
        scenario=fields.text("scenario"),
        hash=fields.text("hash"),
        casting=fields.casting("casting"),
        form=fields.text("form"),
        label=fields.text("label"),
        attempt=fields.whole("attempt", lowest=1),
        program=fields.text("program"),
        at=fields.number("at"),
        branched=_branched(fields.within("branched")),
    )


def _branched(fields: Fields | None) -> Branched | None:
    return Branched(fields.text("play"), fields.whole("choices", lowest=0)) if fields else None


def _marked(fields: Fields) -> Entry:
    return Marked(
        fields.text("marked"),
        fields.text("issue"),
        fields.text("sentence"),
        fields.truth("on"),
        fields.number("at"),
    )


def _inclined(fields: Fields) -> Entry:
    return Inclined(
        fields.text("inclined"), fields.text("issue"), fields.text("position"), fields.number("at")
    )


def _chosen(fields: Fields) -> Entry:
    return Chosen(
        fields.text("chosen"),
        fields.texts("choice"),
        fields.text("then"),
        fields.wholes("gauges"),
        fields.number("at"),
    )


def _answered(fields: Fields) -> Entry:
    return Answered(
        fields.text("answered"), fields.text("question"), fields.text("text"), fields.number("at")
    )


def _rated(fields: Fields) -> Entry:
    return Rated(fields.text("rated"), fields.whole("level", lowest=1, highest=3), fields.number("at"))


def _raised(fields: Fields) -> Entry:
    hands = Fields(dict(fields.wholes("hands")))
    counts = tuple((id, hands.whole(id, lowest=0, highest=MOST_HANDS)) for id in hands.values)
    return Raised(fields.text("raised"), fields.text("issue"), counts, fields.number("at"))


_Reader: TypeAlias = Callable[[Fields], Entry]
_ENTRIES: dict[str, _Reader] = {
    "marked": _marked,
    "inclined": _inclined,
    "chosen": _chosen,
    "answered": _answered,
    "rated": _rated,
    "raised": _raised,
}


def _entry(fields: Fields) -> Entry:
    for key, read in _ENTRIES.items():
        if key in fields:
            return read(fields)
    raise NotAsWritten(
        _("it says neither what was marked, nor leant to, nor chosen, answered, rated or raised.")
    )
