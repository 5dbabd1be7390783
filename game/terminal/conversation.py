"""The terminal face: a page is said in plain lines, a line is read, and what changed is said.

Nothing is ever redrawn and nothing depends on colour, so that it works over any wire, with any screen reader,
and with its answers piped in.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from game.pages.page import Action, Field, Page
from game.pages.undoing import Undoing
from game.terminal import answers
from game.terminal.bell import beside
from game.terminal.blocks import Block, say, wrapped
from game.wording import _, plural

if TYPE_CHECKING:
    from game.pages.flow import Flow

WIDEST = 88
"""Lines are no longer than this, however wide the terminal: longer ones are hard to read."""

_LONG = 15
"""A letter of more blocks than this is not read out again on another page unless asked for."""


def run(
    flow: Flow,
    inp: TextIO,
    out: TextIO,
    unkept: Callable[[], str] = str,
    bell: Callable[[], str] = str,
) -> int:
    """Play until the player quits or the input ends; the exit status, always 0.

    `unkept` is asked last of all: a sentence where something could not be kept, else empty. `bell` is asked
    again and again while a person sits at a terminal: a sentence where something is to be said, else empty.

    Where `inp` is not a terminal, lines beginning with `#` and empty lines are passed over, and each answer
    is repeated, so that what is written reads like a session.
    """
    try:
        conversation = _Conversation(flow, inp, out, unkept)
        with beside(bell, conversation.interject, wanted=inp.isatty()):
            return conversation.hold()
    except BrokenPipeError:  # whoever listened has left; there is nobody to tell
        return 0


def told(page: Page, width: int = WIDEST) -> str:
    """A page that is only read, as text."""
    return "\n".join(_laid_out(say(page, width).blocks)) + "\n"


class _Conversation:
    def __init__(self, flow: Flow, inp: TextIO, out: TextIO, unkept: Callable[[], str]) -> None:
        self._unkept = unkept
        self._flow = flow
        self._inp = inp
        self._out = out
        self._live = inp.isatty()
        columns, rows = _size(out)
        self._width = min(columns, WIDEST)
        self._height = rows if self._live and out.isatty() else 0  # 0: everything is printed at once
        self._answered = ""  # a line typed where more of a page was offered
        self._typed_freely: str | None = None  # the field that took a text which did not name it
        self._page = flow.page
        self._said = say(self._page, self._width)
        self._heard: set[str] = set()
        self._undoing = Undoing()

    def hold(self) -> int:
        """Speak and listen until it is over."""
        self._tell_whole()
        try:
            while not self._flow.closed:
                line = self._hear("> ")
                if line is None:
                    self._print("", _("The input ended here."))
                    break
                self._answer(line)
        except KeyboardInterrupt:
            self._print("", _("Stopped."))
        if self._flow.desk is not None:
            self._flow.desk.keep_answers()
        self._print(*self._wrapped(self._farewell()))
        return 0

    def interject(self, words: str) -> None:
        """Say something while an answer is waited for."""
        self._print("", *self._wrapped(words))
        self._out.write("> ")
        self._out.flush()

    def _farewell(self) -> str:
        if unkept := self._unkept():
            return unkept
        desk = self._flow.desk
        if desk is None:
            return ""
        if desk.trouble or desk.play.ending:
            return desk.trouble or _("Your play is kept.")
        return _("Your play is kept; start again to go on with it.")

    # -- hearing -----------------------------------------------------------------------------------------

    def _hear(self, prompt: str) -> str | None:
        """The next line that is meant for us, or None when there are no more."""
        if self._answered:
            answered, self._answered = self._answered, ""
            return answered
        self._out.write(prompt)
        self._out.flush()
        while line := self._inp.readline():
            text = line.strip().lstrip("\ufeff")  # some systems put that mark in front of what is piped
            if self._live:
                return text
            if text and not text.startswith("#"):
                self._print(text)
                return text
        return None

    def _answer(self, line: str) -> None:
        if not line:
            self._press_enter()
            return
        match answers.meaning(line, self._said):
            case answers.Do(action, free=True):
                self._type_freely(action, line)
            case answers.Do(action):
                self._act(action)
            case answers.Read(label):
                self._print("", *self._said.passages[label], "")
            case answers.Ask(field):
                self._ask(field)
            case answers.Command(word):
                self._obey(word)
            case answers.Unclear(words):
                self._print(*self._wrapped(words))

    def _press_enter(self) -> None:
        if self._said.primary:
            self._act(self._said.primary)
        else:
            self._print(*self._wrapped(_("Type a number or a word, then Enter.")))

    def _type_freely(self, action: Action, line: str) -> None:
        """Let the only field of the page take a text that did not name it, but only once.

        What is typed next is more often a mistake.
        """
        field, _text = action.words
        if self._typed_freely == field:
            words = _(
                "“{line}” means nothing here. If it is to stand there instead of what you typed before, "
                "type: {field} {line}"
            )
            self._print(*self._wrapped(words.format(line=line, field=field)))
            return
        self._act(action)
        self._typed_freely = field
        if self._said.primary and self._live:
            self._print(*self._wrapped(_("Enter goes on.")))

    def _ask(self, field: Field) -> None:
        text = self._hear(f"{field.label}: ")
        if text is not None:
            self._act(answers.typed_into(field, text).action)

    def _obey(self, word: str) -> None:
        if word == answers.QUIT:
            self._flow.act(Action("quit"))
        elif word == answers.LOOK:
            self._heard.clear()
            self._tell_whole()
        elif word == answers.UNDO:
            self._undo()
        else:
            self._print(*self._help())

    def _undo(self) -> None:
        if back := self._undoing.last(self._page):
            self._do(back)
        else:
            self._print(*self._wrapped(_("Nothing was done on this page that can be taken back.")))

    def _act(self, action: Action) -> None:
        self._undoing.note(self._page, action)
        self._do(action)

    def _do(self, action: Action) -> None:
        before, page = self._said, self._page
        self._flow.act(action)
        if self._flow.closed:
            return
        self._page = self._flow.page
        self._said = say(self._page, self._width)
        if self._page.key != page.key:
            self._typed_freely = None
        if self._page.key == page.key:
            self._tell_changes(before.blocks)
        else:
            self._tell_whole()

    # -- speaking ----------------------------------------------------------------------------------------

    def _print(self, *lines: str) -> None:
        for line in lines:
            self._out.write(line + "\n")
        self._out.flush()

    def _wrapped(self, text: str) -> tuple[str, ...]:
        return wrapped(text, self._width)

    def _tell_whole(self) -> None:
        blocks: list[Block] = []
        for sheet, group in groupby(
            self._said.blocks, key=lambda block: block.sheet if block.printed else ""
        ):
            own = list(group)
            if sheet and sheet in self._heard and len(own) > _LONG:
                own = [own[0], Block("again", self._wrapped(_again(own)))]
            elif sheet:
                self._heard.add(sheet)
            blocks += own
        self._print_in_pages(["", *_laid_out(blocks), ""])

    def _print_in_pages(self, lines: list[str]) -> None:
        """Print what may be longer than the screen; any answer but Enter ends that and is answered."""
        most = max(1, self._height - 2) if self._height else len(lines)
        while True:
            self._print(*lines[:most])
            lines = lines[most:]
            if not lines:
                return
            left = plural("{n} more line", "{n} more lines", len(lines)).format(n=len(lines))
            line = self._hear(_("[{left}: Enter; or type what you want to do] ").format(left=left))
            if line is None or line:
                self._answered = line or ""
                return

    def _tell_changes(self, before: Sequence[Block]) -> None:
        """Say what is new or different; what is merely gone was the player's own doing."""
        old = {block.key: block for block in before}
        known = Counter((block.key, block.lines) for block in before)
        changed: list[Block] = []
        for block in self._said.blocks:
            if known[block.key, block.lines]:
                known[block.key, block.lines] -= 1
                continue
            if block.sheet and not block.printed and block.sheet not in {said.sheet for said in changed}:
                changed.append(Block(block.sheet, self._wrapped(f"{block.sheet}:"), sheet=block.sheet))
            if block.key in old and old[block.key].marked and not block.marked:
                changed += [replace(block, lines=block.undone)] if block.undone else []
            else:
                changed.append(block)
        if changed:
            self._print("", *_laid_out(changed), "")
        else:
            self._print(*self._wrapped(_("Nothing changes on this page.")))

    def _help(self) -> Iterator[str]:
        yield ""
        yield from self._wrapped(
            _(
                "Type the number or the word of what you want to do; the beginning of the word is enough. "
                "“look” says the whole page again, “back” goes back where there is a way back, “quit” ends; "
                "your play is kept at every step."
            )
        )
        if self._said.primary:
            yield from self._wrapped(_("Enter alone does what is marked (Enter)."))
        if not self._live:
            yield from self._wrapped(
                _("Answers are piped in here: empty lines are passed over, and those that begin with #.")
            )
        paragraphs = [label for label in self._said.passages if "." not in label]
        if paragraphs:
            words = _("To hear one paragraph again, type read and its label, such as: read {label}.")
            yield from self._wrapped(words.format(label=paragraphs[0]))
        if self._said.sentences:
            label = next(iter(self._said.sentences))
            words = _(
                "To mark a sentence of the letter, or take its mark away, type its label, such as {label}."
            )
            yield from self._wrapped(words.format(label=label))
        yield ""
        rows = [block for block in self._said.blocks if block.key.startswith("do ")]
        yield from (line for block in rows for line in block.lines)
        yield ""


def _size(out: TextIO) -> tuple[int, int]:
    """How wide and high the terminal is; 80 and 0 for a pipe."""
    try:
        columns, rows = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        return 80, 0
    return columns or 80, rows


def _again(letter: Sequence[Block]) -> str:
    """What is said instead of reading a letter out again."""
    if any(block.undone for block in letter):
        return _("As before; “look” reads it again. Its sentences can be marked all the same.")
    return _("As before; “look” reads it again.")


def _laid_out(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks, with an empty line before each that is not one more row."""
    before: Block | None = None
    for block in blocks:
        if before is not None and not (block.row and block.row == before.row):
            yield ""
        yield from block.lines
        before = block
