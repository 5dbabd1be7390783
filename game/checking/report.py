"""Problems as a person reads them, and as a program does."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.model.place import Place, Problem, Severity
from game.model.problems import CODES
from game.model.remedies import REMEDIES
from game.wording import _, plural

_WIDTH = 96
_TAB = "    "
_MOST_SHOWN = 2000  # characters of a line that are looked at on either side


def as_text(problems: Sequence[Problem], sources: Mapping[str, tuple[str, ...]]) -> str:
    """Every problem with its offending line, what is wrong with it and what to do; at the end how many.

    Notes come after everything else and are told in brief, since they may well be no mistakes. `sources`
    holds the lines of each file by the name that places use; a line of a file that is not among them is not
    shown. The text ends with a line break.
    """
    notes = [problem for problem in problems if problem.severity is Severity.NOTE]
    parts = [_one(problem, sources) for problem in problems if problem.severity is not Severity.NOTE]
    if notes:
        parts += [_("Worth a look, and perhaps no mistake:"), *_notes(notes)]
    return "\n\n".join([*parts, _count(problems)]) + "\n"


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list, one object each; lines and columns count from 1, in characters."""
    return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _plain(problem: Problem) -> dict[str, object]:
    second = problem.second
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        **_plain_place(problem.place),
        "message": problem.message,
        "remedy": problem.remedy,
        "second": {**_plain_place(second), "note": problem.second_note} if second else None,
        "steps": list(problem.steps),
    }


def _plain_place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "length": place.length}


def _one(problem: Problem, sources: Mapping[str, tuple[str, ...]]) -> str:
    kind = _(" (warning)") if problem.severity is Severity.WARNING else ""
    parts = [f"{problem.place}  {problem.code}{kind}", "", *_shown(problem.place, sources)]
    parts += [*_wrapped(problem.message), *_wrapped(problem.remedy)]
    if problem.second:
        parts += ["", f"{problem.second}  {problem.second_note}".rstrip(), ""]
        parts += _shown(problem.second, sources)
    if problem.steps:
        parts += ["", _("These choices show it:"), *numbered(problem.steps)]
    return "\n".join(parts).rstrip("\n")


def _notes(notes: Sequence[Problem]) -> Iterator[str]:
    """Notes in brief, without lines and choices: what each kind means once, and then its places."""
    for code in dict.fromkeys(note.code for note in notes):
        head = _("{code} (note): {meaning}. {remedy}")
        told = _wrapped(head.format(code=code, meaning=_(CODES[code][1]), remedy=_(REMEDIES[code])))
        places = (f"{note.place}  {note.message}" for note in notes if note.code == code)
        yield "\n".join([*told, "", *(line for place in places for line in _hanging(place))])


def _hanging(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _shown(place: Place, sources: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The line with its number, and carets under the words; nothing when the line is not known."""
    lines = sources.get(place.file, ())
    if not 0 < place.line <= len(lines):
        return []
    line = lines[place.line - 1]
    start = min(place.column - 1, len(line))
    before, words, after = _window(line, start, min(start + place.length, len(line)))
    margin = f"{place.line:>5} | "
    carets = " " * _columns(before) + "^" * max(1, _columns(words))
    return [f"{margin}{before}{words}{after}".rstrip(), " " * (len(margin) - 2) + "| " + carets]


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after a stretch of the line, shortened to what fits a screen."""
    before, words, after = (
        _visible(part) for part in (line[max(0, start - _MOST_SHOWN) : start], line[start:end], line[end:])
    )
    room = _WIDTH - min(_columns(words), _WIDTH)
    if _columns(before) > max(room // 2, _WIDTH // 3):
        before = "..." + _last(before, max(room // 2, _WIDTH // 3))
    if _columns(words) > _WIDTH - 10:
        return before, _first(words, _WIDTH - 10), "..."
    if _columns(before) + _columns(words) + _columns(after) > _WIDTH + 10:
        after = _first(after, max(10, _WIDTH - _columns(before) - _columns(words))) + "..."
    return before, words, after


def _visible(text: str) -> str:
    """The text with tabs as spaces, and with a sign in place of every character that shows nothing."""
    return "".join(
        _TAB if one == "\t" else "\ufffd" if unicodedata.category(one) in ("Cc", "Cs", "Cn") else one
        for one in text[:_MOST_SHOWN]
    )


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_column(one) for one in text)


def _column(one: str) -> int:
    if unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


def _first(text: str, columns: int) -> str:
    taken = 0
    for index, one in enumerate(text):
        taken += _column(one)
        if taken > columns:
            return text[:index]
    return text


def _last(text: str, columns: int) -> str:
    return _first(text[::-1], columns)[::-1]


def _wrapped(text: str) -> list[str]:
    """The text in lines; a line that is indented stays as it is, because what it shows is lined up."""
    return [
        part
        for line in text.split("\n")
        for part in (
            [line]
            if line.startswith(" ")
            else textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
        )
    ]


def numbered(steps: Sequence[str]) -> list[str]:
    """The steps in numbered lines, as wide as everything else here."""
    lines = []
    for number, step in enumerate(steps, 1):
        head = f"{number:>3}. "
        lines += textwrap.wrap(
            step, _WIDTH - 2, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
        )
    return lines


def _count(problems: Sequence[Problem]) -> str:
    """How many there are of each kind; notes are no problems."""
    counts = {kind: sum(problem.severity is kind for problem in problems) for kind in Severity}
    errors, warnings, notes = (counts[kind] for kind in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    parts = []
    if errors:
        parts.append(plural("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        parts.append(plural("{count} warning", "{count} warnings", warnings).format(count=warnings))
    said = ", ".join(parts) + "." if parts else _("No problems were found.")
    if notes:
        said += " " + plural("{count} note.", "{count} notes.", notes).format(count=notes)
    return said
