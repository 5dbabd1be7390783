"""Bytes to lines: what a text file may hold, and what to do when it holds something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.model.place import Place
from game.reading.findings import Findings
from game.wording import _

MOST_BYTES = 2_000_000
"""The largest file that is read."""

_SAVE_AS_UTF8 = 'Open it in your editor and save it again with the encoding "UTF-8".'
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
# Spaces that look like a space and are none; a word processor puts them in, and they come along when pasted.
# The breaks end a line for some programs and not for others. Each is one character wide, and so is the space
# that replaces it: columns stay true.
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAK = "\x85\u2028\u2029\ufeff"
CONTROL = re.compile(f"[{_CONTROL}]")
"""What shows nothing and means nothing in a text (line feeds and tabs aside)."""

_BREAKS = re.compile(f"[{_BREAK}]")
_ODD_SPACE = re.compile(f"^[ \\t{_ODD}]*(?:-[ {_ODD}]+)*(?:[\\w-]+:[{_ODD}]+)?")
_ODD_ONE = re.compile(f"[{_ODD}]")
_MISLEADING = re.compile(f"[{_CONTROL}{_ODD}{_BREAK}]")


@dataclass(slots=True)
class Source:
    """A text file as its lines, without line ends; an empty file has one empty line.

    `text` is all of them, separated by line feeds. Of a part of a file, `first` is the number of its first
    line in the file, from 0; it alone changes, when lines are put in or taken out above the part.
    """

    file: str
    lines: tuple[str, ...]
    text: str
    first: int = 0

    @classmethod
    def of(cls, file: str, text: str) -> Source:
        """The lines of this text, whatever kind of line ends it has; a byte order mark is left out."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return cls(file, tuple(text.split("\n")), text)

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """The place at a line and column counted from 0; the one spot where 1 is added.

        A stretch that runs over the end of its line ends there. What stands nowhere, because the file
        ends (the value of a name that is its last line), has its place at the end of the last line.
        """
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        room = len(self.lines[line]) - column
        return Place(self.file, self.first + line + 1, column + 1, max(1, min(length, room)))


def decode(file: str, data: bytes, findings: Findings) -> tuple[Source, bool]:
    """The file's lines, and whether they can be read on; if not, a problem says why.

    The lines are fit to be shown in either case.
    """
    if len(data) > MOST_BYTES:
        source = _for_show(file, data[:400])
        findings.add(
            "too-large",
            source.place(0, 0),
            _("This file has more than {most:,} bytes, and no more are read.").format(most=MOST_BYTES),
            _("Is it the file you mean? A scenario is plain text and rarely longer than a tenth of that."),
        )
        return source, False
    other = _other_encoding(data)
    if other:
        source = _for_show(file, data[:2000], other)
        name = "UTF-16" if other.startswith("utf-16") else "UTF-32"
        findings.add(
            "not-utf8",
            source.place(0, 0),
            _("This text is saved as {name}, not as UTF-8.").format(name=name),
            _(_SAVE_AS_UTF8),
        )
        return source, False
    if b"\0" in data:
        source = _for_show(file, data[:2000])
        message = _("This is not a text file: it holds bytes that no text has.")
        remedy = _("Scenarios and letters are plain text, not Word or PDF documents. Is it the file meant?")
        findings.add("not-text", source.place(0, 0), message, remedy)
        return source, False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_byte(file, data, error.start, findings), False
    return Source.of(file, text), True


def tidy(source: Source, findings: Findings) -> Source:
    """The same lines, column for column, with characters that would mislead the reader made plain spaces."""
    if not _MISLEADING.search(source.text):
        return source
    lines = list(source.lines)
    for number, line in enumerate(lines):
        if not _MISLEADING.search(line):
            continue
        control = CONTROL.search(line)
        if control:
            findings.add(
                "control-character",
                source.place(number, control.start()),
                _("There is an invisible control character here (number {ord}).").format(ord=ord(control[0])),
                _("Delete it; type the words around it again if you cannot see it."),
            )
            line = CONTROL.sub(" ", line)
        lines[number] = _plain_spaces(source, number, line, findings)
    return Source(source.file, tuple(lines), "\n".join(lines))


def _plain_spaces(source: Source, number: int, line: str, findings: Findings) -> str:
    start = _ODD_SPACE.match(line)
    head = start[0] if start else ""
    plain = _ODD_ONE.sub(" ", head) + line[len(head) :]
    plain = _BREAKS.sub(" ", plain)
    if plain != line:
        column = next(i for i, (one, other) in enumerate(zip(line, plain, strict=True)) if one != other)
        findings.add(
            "odd-space",
            source.place(number, column),
            _(
                "This looks like a space but is another character (word processors put in such spaces). "
                "It was read as an ordinary space."
            ),
            _("Delete it and press the space bar."),
        )
    return plain


def _for_show(file: str, data: bytes, encoding: str = "utf-8") -> Source:
    return Source.of(file, data.decode(encoding, errors="replace"))


def _other_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Without its mark, UTF-16 of a European language shows by every second byte being zero.
    sample = data[:2000]
    half = len(sample) // 2
    if half >= 2 and sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if half >= 2 and sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _wrong_byte(file: str, data: bytes, offset: int, findings: Findings) -> Source:
    before = Source.of(file, data[:offset].decode("utf-8")).lines
    source = Source.of(file, data.decode("utf-8", errors="replace"))
    likely = data[offset : offset + 1].decode("cp1252", errors="replace")
    meant = (
        ""
        if likely == "\ufffd"
        else _(' In the older Windows encoding it would be "{likely}".').format(likely=likely)
    )
    findings.add(
        "not-utf8",
        source.place(len(before) - 1, len(before[-1])),
        _("This file is not saved as UTF-8: the byte {data:02X} here is no character.{meant}").format(
            data=data[offset], meant=meant
        ),
        _(_SAVE_AS_UTF8),
    )
    return source
