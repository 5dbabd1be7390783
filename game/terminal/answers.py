"""What a typed line means on a page: a number, a word or its beginning, a title, a label, a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from game.pages.page import Action, Field
from game.terminal import hands
from game.terminal.blocks import Said
from game.wording import _

LOOK, HELP, QUIT, BACK, UNDO, READ = "look", "help", "quit", "back", "undo", "read"
COMMANDS = (LOOK, HELP, QUIT, BACK, UNDO)
"""Words that mean the same on every page, unless the page itself has a button of that name."""


@dataclass(frozen=True, slots=True)
class Do:
    """An action of the page. `free` says that it types a text which named no field."""

    action: Action
    free: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A field was named, but nothing to put into it yet."""

    field: Field


@dataclass(frozen=True, slots=True)
class Command:
    """One of COMMANDS."""

    word: str


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph or sentence of a letter is to be read out again, by its label in capitals as it stands."""

    label: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """The line means nothing here; `words` is the sentence to say."""

    words: str


Meaning: TypeAlias = Do | Ask | Command | Read | Unclear


def meaning(line: str, said: Said) -> Meaning:
    """What the line means on the page that was said."""
    typed = " ".join(line.split())
    word = typed.casefold()
    if re.fullmatch(r"[0-9]{1,9}\.?", word):
        number = int(word.rstrip("."))
        return _numbered(number, said) or _named(word, said) or _no_number(number, said)
    labels = {label.casefold(): action for label, action in (*said.sentences.items(), *said.steps.items())}
    if word in labels:
        return Do(labels[word])
    return (
        _named(word, said)
        or _called(word, said.titles, said)
        or _counted(typed, said)
        or _filled(typed, said)
        or _read(word, said)
        or _begun(word, said)
        or _unknown_sentence(typed, said)
        or _free_text(typed, said)
        or Unclear(_unknown(typed, _near(word, said)))
    )


def typed_into(field: Field, text: str) -> Do:
    """The action of typing this text into the field."""
    return Do(Action("type", (field.id, text)))


def _numbered(number: int, said: Said) -> Meaning | None:
    return _does(said.doable[number - 1][1]) if 1 <= number <= len(said.doable) else None


def _no_number(number: int, said: Said) -> Meaning:
    last = len(said.doable)
    if not last:
        return Unclear(_("There is nothing to choose by number here."))
    return Unclear(
        _("There is no number {number} here; the last is {last}.").format(number=number, last=last)
    )


def _does(does: Action | Field) -> Meaning:
    return Ask(does) if isinstance(does, Field) else Do(does)


def _named(word: str, said: Said) -> Meaning | None:
    names = [name for name, _does in said.doable]
    if found := _called(word, names, said):
        return found
    if word == BACK:
        return _way_back(said)
    return Command(word) if word in COMMANDS else None


def _called(word: str, names: Sequence[str], said: Said) -> Meaning | None:
    """What can be done under this name; `names` stand in the order of what can be done."""
    pairs = zip(names, said.doable, strict=True)
    found = [(n, does) for n, (name, (_w, does)) in enumerate(pairs, start=1) if name.casefold() == word]
    if len({str(does) for _n, does in found}) > 1:
        numbers = ", ".join(str(number) for number, _does in found)
        return Unclear(
            _("Several things here are called “{word}”: type {numbers}.").format(word=word, numbers=numbers)
        )
    return _does(found[0][1]) if found else None


def _counted(typed: str, said: Said) -> Meaning | None:
    """Hands of a class, where they are counted."""
    found = hands.typed(typed, said.poll)
    if found is None:
        return None
    return Unclear(found) if isinstance(found, str) else Do(found)


def _way_back(said: Said) -> Meaning:
    for verb in (BACK, "draft"):
        for _name, does in said.doable:
            if isinstance(does, Action) and does.verb == verb:
                return Do(does)
    return Unclear(_("There is no way back from here."))


def _filled(typed: str, said: Said) -> Meaning | None:
    """The name or number of a field, and its text on the same line."""
    first, _space, rest = typed.partition(" ")
    for number, (name, does) in enumerate(said.doable, start=1):
        if rest and isinstance(does, Field) and first.casefold() in (name.casefold(), str(number)):
            return typed_into(does, rest)
    return None


def _begun(word: str, said: Said) -> Meaning | None:
    """The beginning of a word that begins no other."""
    names = dict.fromkeys([*(name for name, _does in said.doable), *COMMANDS])
    found = [name for name in names if word and name.casefold().startswith(word)]
    if len(found) > 1:
        return Unclear(_("“{word}” could be: {names}.").format(word=word, names=", ".join(found)))
    return _named(found[0].casefold(), said) if found else None


def _read(word: str, said: Said) -> Meaning | None:
    """`read` and the label of a paragraph or sentence."""
    command, _space, wanted = word.partition(" ")
    if command != READ or not said.passages:
        return None
    found = next((label for label in said.passages if label.casefold() == wanted), "")
    if found:
        return Read(found)
    labels = [label for label in said.passages if "." not in label] or list(said.passages)
    return Unclear(_("Read what? There are: {first} to {last}.").format(first=labels[0], last=labels[-1]))


def _unknown_sentence(typed: str, said: Said) -> Meaning | None:
    """A label that looks like one of this letter's and is none."""
    labels, word = list(said.sentences), typed.casefold()
    if not labels or not re.fullmatch(r"[^\W\d]{1,3}[0-9]+(\.[0-9]+)?", word):
        return None
    paragraph = word.partition(".")[0]
    inside = [label for label in labels if label.casefold().partition(".")[0] == paragraph]
    if inside:
        return Unclear(_("Which sentence? There are: {labels}.").format(labels=", ".join(inside)))
    return Unclear(
        _("There is no sentence {label} here; they go from {first} to {last}.").format(
            label=typed, first=labels[0], last=labels[-1]
        )
    )


def _free_text(typed: str, said: Said) -> Meaning | None:
    """A text for the only field of the page, unless it looks like a word of it mistyped."""
    fields = [does for _name, does in said.doable if isinstance(does, Field)]
    if len(fields) == 1 and typed and not _near(typed.casefold(), said):
        return Do(typed_into(fields[0], typed).action, free=True)
    return None


def _near(word: str, said: Said) -> str:
    from difflib import get_close_matches  # costs the start more than it costs one who mistypes

    names = [*(name for name, _does in said.doable), *COMMANDS]
    return next(iter(get_close_matches(word, names, 1, cutoff=0.7)), "")


def _unknown(typed: str, near: str) -> str:
    words = _("“{typed}” means nothing here.").format(typed=typed)
    if near:
        return words + " " + _("Did you mean “{near}”?").format(near=near)
    return words + " " + _("Type “help” to hear what you can do, or “look” to see the page again.")
