"""Every kind of problem a teacher's file can have: its code, how bad it is, and what it means in one line.

A code is a word that names the check, its case among the tests, and its place in the manual.
"""

from __future__ import annotations

from game.model.place import Place, Problem, Severity

_E = Severity.ERROR
_W = Severity.WARNING
_N = Severity.NOTE

CODES: dict[str, tuple[Severity, str]] = {
    # the file as such
    "too-large": (_E, "the file is larger than any scenario or letter"),
    "not-utf8": (_E, "the file is saved in another encoding than UTF-8"),
    "not-text": (_E, "the file is no text at all"),
    "empty-file": (_E, "nothing is written in the file"),
    "control-character": (_E, "an invisible control character stands in the text"),
    "odd-space": (_W, "a character that only looks like a space stands where spaces count"),
    # YAML
    "tab-indentation": (_E, "a tab stands where YAML expects spaces"),
    "wrong-indentation": (_E, "a line begins in a column that fits no line before it"),
    "no-colon": (_E, "a line is neither an entry nor part of one"),
    "colon-in-text": (_E, "a text without quotation marks contains a colon and a space"),
    "comma-in-text": (_E, "a text between braces is ended by its own comma"),
    "cut-text": (_W, "a # ends a text early"),
    "special-sign": (_E, "a text begins with a sign that means something else in YAML"),
    "backslash": (_E, "a backslash in a text between double quotation marks means something else"),
    "quotation-marks": (_E, "a quotation mark is missing or closes too early"),
    "curly-quotes": (_W, "a text stands between curly quotation marks"),
    "brackets": (_E, "brackets or braces are not closed, or not readable up to there"),
    "yaml-shortcut": (_E, "an anchor, alias, tag or other instruction to YAML"),
    "duplicate-key": (_E, "an entry stands twice in the same place"),
    "several-documents": (_E, "the file holds more than one document"),
    "too-many": (_E, "there are more problems than are listed"),
    "too-deep": (_E, "entries stand too deep in each other"),
    # entries
    "wrong-shape": (_E, "a list stands where a text belongs, or the like"),
    "missing-entry": (_E, "a required entry is missing"),
    "empty-entry": (_E, "nothing stands after the colon"),
    "unknown-entry": (_E, "an entry with a name that means nothing here"),
    "not-a-number": (_E, "something else stands where a whole number belongs"),
    "out-of-range": (_E, "a number is too small or too large"),
    "not-yes-or-no": (_E, "something else stands where yes or no belongs"),
    "not-an-id": (_E, "an id has signs that no reference could name"),
    "reserved-id": (_E, "an id is one of the words that conditions are made of"),
    "duplicate-id": (_E, "two things have the same id"),
    "one-position": (_E, "a scale or a decision has a single choice"),
    "two-kinds": (_E, "a moment reads, drafts or decides at once"),
    "unsupported-format": (_E, "the scenario is written in a format this program does not read"),
    "unknown-label": (_E, "an ending has a label that does not exist"),
    "unknown-confidence": (_E, "a fact has a confidence that does not exist"),
    "unknown-kind": (_E, "a question or an entry of the glossary is of a kind that does not exist"),
    # references
    "unknown-side": (_E, "no side has this id"),
    "unknown-letter": (_E, "no letter or draft moment has this id"),
    "unknown-gauge": (_E, "no gauge has this id"),
    "unknown-issue": (_E, "no issue has this id"),
    "unknown-matter": (_E, "no issue, decision or gauge has this id"),
    "unknown-moment": (_E, "no moment or ending has this id"),
    "unknown-position": (_E, "the matter has no such position"),
    "unknown-fact": (_E, "no fact has this id"),
    "unknown-place": (_W, "the map has no place of this id"),
    "unknown-term": (_E, "a text points to a word that is not in the glossary"),
    "not-a-draft": (_E, "a moment is read or answered at which no letter is written"),
    "no-history": (_E, "history is spoken of where none is given"),
    # conditions
    "condition-words": (_E, "a condition cannot be understood"),
    "condition-too-long": (_E, "a condition is too long"),
    "condition-too-deep": (_E, "the brackets of a condition stand too deep in each other"),
    # letters and quotations
    "missing-letter": (_E, "a letter's file is not there"),
    "changed-letter": (_E, "a letter's file is not the one that was pinned"),
    "unpinned-letter": (_W, "a letter's file is not pinned"),
    "unknown-stretch": (_E, "words that should begin or end a stretch of a letter are not in its file"),
    "ambiguous-words": (_E, "words that should begin or end a stretch of a letter stand in it several times"),
    "no-letter-behind": (_E, "a quotation has no letter to be compared with"),
    "near-quotation": (_E, "a quotation differs from the letter in a few words"),
    "no-such-quotation": (_E, "a quotation is not in the letter"),
    "quotation-order": (_E, "the parts of a quotation stand in another order in the letter"),
    "not-absent": (_E, "words given as absent from the letter stand in it"),
    # translations
    "missing-translation": (_W, "texts of the scenario are not in its translation"),
    "orphan-translation": (_W, "an entry of a translation belongs to no text of the scenario"),
    # the story as a whole
    "other-name": (_E, "the scenario's id is not its file's name"),
    "no-player": (_E, "no side can be played"),
    "no-way-on": (_E, "a moment has no rule that always holds, so the story can stop there"),
    "never-reached": (_W, "a rule, reply or wording stands after one that always holds"),
    "unreachable": (_W, "nothing leads to a moment or an ending"),
    "circle": (_W, "the story can come back to where it was"),
    "no-answer": (_E, "nothing says what a side does when nobody plays it"),
    "wrong-side": (_E, "a letter takes up another side's issue, or a reply is on another side's matter"),
    "drafted-twice": (_E, "two letters take up the same issue"),
    "gauge-bounds": (_E, "a gauge starts outside its bounds, or has no room to move"),
    "impossible-comparison": (_W, "a comparison with a gauge always or never holds"),
    "unused-issue": (_W, "an issue that nobody is asked about"),
    "unused-letter": (_W, "a letter that nobody reads, answers or writes"),
    "unused-fact": (_W, "a fact that nothing rests on"),
    "unused-gauge": (_W, "a gauge that nothing moves"),
    # the story as it can be played
    "never-happens": (_W, "no play comes to a moment or an ending, though a rule leads there"),
    "never-true": (_W, "a condition never holds where it is asked"),
    "always-true": (_W, "a condition always holds where it is asked, so nothing below it is ever taken"),
    "never-first": (_W, "whenever the condition of a rule, reply or wording holds, one above it is taken"),
    "never-taken": (_W, "a position that nobody ever takes"),
    "no-difference": (_W, "positions that nothing in the story or the score tells apart"),
    "never-better": (
        _N,
        "a position that is never better than another: no higher credit, no gauge higher (where higher is "
        "better), no ending of its own",
    ),
    "held-back": (_N, "a gauge that some plays would drive beyond its bounds; what goes beyond is lost"),
    "replies-astray": (_W, "who plays as history did does not come to what happened"),
    # history and the score
    "history-missing": (_E, "a scored issue does not say what history was"),
    "history-credit": (_E, "the historical position does not earn everything"),
    "history-stops": (_E, "following history, the story comes to a matter history says nothing about"),
    "history-astray": (_E, "following history leads to an ending that did not happen"),
    "history-score": (_E, "following history does not earn every point"),
    "unproved-history": (_E, "nothing shows what history was"),
    "weight-without-credit": (_E, "a scored issue has a position without credit"),
    "credit-without-reason": (_W, "a credit without the author's reason"),
    "ending-without-sources": (_W, "an ending that happened names no sources"),
    "event-without-sources": (_W, "a dated or decided event names no sources"),
}


def problem(
    code: str,
    place: Place,
    message: str,
    remedy: str,
    *,
    second: Place | None = None,
    second_note: str = "",
    steps: tuple[str, ...] = (),
) -> Problem:
    """A problem with the severity of its code. Raises KeyError for a code that is not in the catalogue."""
    return Problem(code, CODES[code][0], place, message, remedy, second, second_note, steps)
