"""What the YAML parser complains of, said to a teacher."""

from __future__ import annotations

import re
from typing import TypeAlias

from game.model.place import Place
from game.reading.decoding import Source
from game.reading.findings import Findings
from game.wording import _

_QUOTE_IT = "Put the whole text between quotation marks."
_Mark: TypeAlias = tuple[int, int]


def complain(source: Source, about: str, began: _Mark, stopped: _Mark, findings: Findings) -> None:
    """Note the one problem that stopped the parser.

    `about` is what it said, `began` where the thing it was reading begins, `stopped` where it could go no
    further; both are (line, column) from 0.

    The parser notices a mistake where it can go no further, which is often the line after; so the lines
    themselves are looked at, and its own words only choose where to look.
    """
    at = _inside(source, stopped)
    began = _inside(source, began)
    if "\t" in source.lines[at[0]][: at[1] + 1]:
        _tab(source, at, findings)
    elif "quoted scalar" in about and "escape" in about:
        findings.add(
            "backslash",
            source.place(*at),
            _("Between double quotation marks a backslash has a special meaning."),
            _("Write two backslashes, or put the text between single quotation marks (')."),
        )
    elif "quoted scalar" in about:
        complain_of_quote(source, *began, findings)
    elif "flow" in about:
        _brackets(source, began, at, findings)
    elif "anchor" in about or "alias" in about or "tag" in about:
        _special_sign(source, began, findings)
    elif "cannot start any token" in about:
        _special_sign(source, at, findings)
    elif "block scalar" in about:
        findings.add(
            "wrong-indentation",
            source.place(*at),
            _(
                'After "|" or ">" the text begins on the next line, every line of it further in than the '
                "entry's name."
            ),
            _('Write nothing after the "|", and move the lines of the text to the right.'),
        )
    else:
        _structure(source, about, began, at, findings)


def complain_of_quote(source: Source, line: int, column: int, findings: Findings) -> None:
    """Note that a quotation mark opens here and nothing closes it where it should."""
    findings.add(
        "quotation-marks",
        source.place(line, column),
        _("A text begins with a quotation mark here, and the mark that closes it is missing."),
        _("Write the same quotation mark at the end of the text. Inside the text, use the other kind."),
    )


def _structure(source: Source, about: str, began: _Mark, at: _Mark, findings: Findings) -> None:
    """Note what stands where no entry, item or text can go on."""
    line = source.lines[at[0]]
    colon_in_text = re.match(r"\s*(?:- +)*[^:\s\"'{\[][^:]*: +(?=[^\s\"'|>])", line)
    after_quote = re.match(r"\s*(?:- +)*(?:[\w-]+: +)?(?:\"[^\"]*\"|'[^']*')(?= *[^\s:#,])", line)
    if "mapping values" in about and colon_in_text and colon_in_text.end() <= at[1]:
        findings.add(
            "colon-in-text",
            source.place(at[0], colon_in_text.end(), len(line)),
            _('This text contains ": ", which YAML takes for the name of another entry.'),
            _(_QUOTE_IT),
        )
    elif after_quote:
        findings.add(
            "quotation-marks",
            source.place(at[0], after_quote.end(), len(line)),
            _("There are words after the closing quotation mark."),
            _("Move the mark to the end of the text. Inside the text, use the other kind of quotation mark."),
        )
    elif _cut_above(source, began[0] if "expected ':'" in about else at[0], findings):
        return
    elif "expected ':'" in about:
        _no_colon(source, began, findings)
    else:
        _misplaced(source, about, at, findings)


def _misplaced(source: Source, about: str, at: _Mark, findings: Findings) -> None:
    """Note something that might stand elsewhere and cannot stand here."""
    line = source.lines[at[0]]
    begins = line[: at[1]].strip()
    if "sequence entries" in about:
        findings.add(
            "wrong-indentation",
            source.place(at[0], at[1], len(line)),
            _("A list begins here on the line of its name."),
            _(
                "Begin every item on a line of its own, two spaces further in than the name. If this is "
                "a text, put it between quotation marks."
            ),
        )
    elif "mapping values" in about:
        _indentation(source, at[0], findings, _("stands further in than the text before it allows"))
    elif begins.endswith(("]", "}")):
        findings.add(
            "brackets",
            source.place(at[0], at[1], len(line)),
            _('There are words after the closing "{begins}".').format(begins=begins[-1]),
            _("Delete them. If everything is one text, put it between quotation marks."),
        )
    elif begins:
        _special_sign(source, at, findings)
    else:
        _indentation(source, at[0], findings, _("begins where no entry of the lines before it begins"))


def _cut_above(source: Source, number: int, findings: Findings) -> bool:
    """Note when the line before was cut by a comment, so that this one hangs loose."""
    before = source.lines[number - 1] if number else ""
    if " #" not in before or before.lstrip().startswith("#"):
        return False
    indented = [len(line) - len(line.lstrip()) for line in (before, source.lines[number])]
    if indented[1] <= indented[0]:
        return False
    column = before.index(" #") + 1
    findings.add(
        "no-colon",
        source.place(number - 1, column, len(before)),
        _('A "#" after a space begins a comment: the text ends before it, and the next line hangs loose.'),
        _(_QUOTE_IT),
    )
    return True


def _no_colon(source: Source, began: _Mark, findings: Findings) -> None:
    findings.add(
        "no-colon",
        source.place(began[0], began[1], len(source.lines[began[0]])),
        _(
            "This line is neither an entry (a name, a colon, a space) nor an item of a list (a dash, a "
            "space), and it does not continue the text before it."
        ),
        _(
            "If it continues a text, move it further in than that text's name. If it is an entry, write the "
            "colon and a space after the name."
        ),
    )


def _indentation(source: Source, number: int, findings: Findings, seen: str) -> None:
    line = source.lines[number]
    column = len(line) - len(line.lstrip())
    above = next((n for n in range(number - 1, -1, -1) if source.lines[n].strip()), None)
    findings.add(
        "wrong-indentation",
        source.place(number, column, len(line)),
        _("This line {seen}.").format(seen=seen),
        _(
            "Entries that belong together begin in the same column; what belongs to an entry stands two "
            "spaces further in."
        ),
        second=None if above is None else _line(source, above),
        second_note="" if above is None else _("The line before it:"),
    )


def _brackets(source: Source, began: _Mark, at: _Mark, findings: Findings) -> None:
    opening = source.lines[began[0]][began[1] : began[1] + 1]
    closing = {"{": "}", "[": "]"}.get(opening, "closing bracket")
    findings.add(
        "brackets",
        source.place(*began),
        _('A "{opening}" opens here, and what follows cannot be read up to its "{closing}".').format(
            opening=opening, closing=closing
        ),
        _(
            'Check that the "{closing}" is there, that commas stand between the entries, and that every text '
            "with a comma, a colon or a bracket in it stands between quotation marks. Or write "
            "one entry a line, "
            "without brackets."
        ).format(closing=closing),
        second=source.place(*at) if at[0] != began[0] else None,
        second_note=_("Reading stopped here.") if at[0] != began[0] else "",
    )


def _special_sign(source: Source, at: _Mark, findings: Findings) -> None:
    line = source.lines[at[0]]
    sign = line[at[1] : at[1] + 1]
    findings.add(
        "special-sign",
        source.place(at[0], at[1], len(line)),
        _('A text cannot begin with "{sign}", which has a special meaning in YAML.').format(sign=sign),
        _(_QUOTE_IT),
    )


def _tab(source: Source, at: _Mark, findings: Findings) -> None:
    findings.add(
        "tab-indentation",
        source.place(at[0], source.lines[at[0]].index("\t")),
        _("There is a tab here; YAML counts spaces and refuses tabs."),
        _(
            "Delete it, and press the space bar until the line begins where the lines beside it begin. Most "
            "editors can be set to write spaces for the tab key."
        ),
    )


def _line(source: Source, number: int) -> Place:
    line = source.lines[number]
    column = len(line) - len(line.lstrip())
    return source.place(number, column, len(line.rstrip()) - column)


def _inside(source: Source, mark: _Mark) -> _Mark:
    """The mark, or the end of the last line that is not empty: the parser may stop behind the file's end."""
    line, column = mark
    if line < len(source.lines) and column < len(source.lines[line]):
        return mark
    line = min(line, len(source.lines) - 1)
    while line > 0 and not source.lines[line].strip():
        line -= 1
    return line, max(0, len(source.lines[line]) - 1)
