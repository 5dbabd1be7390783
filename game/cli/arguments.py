"""What may be typed after `demarche`, and what is said when it is something else."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NoReturn

from game import __version__
from game.cli import class_arguments
from game.wording import _

COMMANDS = (
    *("play", "replay", "check", "new", "schema", "tour", "letter", "preview", "map"),
    *("results", "print", "debrief", "handin", "bless"),
)


class WrongUse(Exception):
    """The command line asks for something that does not exist; `words` is a sentence for the person."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@cache
def _columns() -> int:
    """How wide the terminal is: `COLUMNS` where it is set, else as the system says, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(1).columns or 80
    except (OSError, ValueError):
        return 80


def _formatter(prog: str) -> argparse.HelpFormatter:
    """The library's own, told the width: it makes one for every option, and each would ask `shutil`."""
    return argparse.HelpFormatter(prog, width=_columns() - 2)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **named: Any) -> None:
        super().__init__(formatter_class=_formatter, **named)

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse instead of printing a usage line."""
        raise WrongUse(_("{message}. Type: {prog} --help").format(message=message, prog=self.prog))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments by name; `command` is empty for bare `demarche`. Raises WrongUse.

    `--help` and `--version` print and raise SystemExit, as `argparse` does.
    """
    parsers = _parsers()
    whole = parsers[""]
    word = _first_word(argv)
    _nothing_too_early(argv, parsers)
    if word and word not in COMMANDS:
        raise WrongUse(_unknown_command(word))
    args, rest = whole.parse_known_args(argv)
    if rest:
        raise WrongUse(_left_over(rest[0], parsers[args.command or ""]))
    if args.command == "replay" and sum(map(bool, (args.history, args.file, args.all))) != 1:
        raise WrongUse(
            _(
                "replay wants one of three: a file, --history and a scenario, or --all and a folder. "
                "Type: demarche replay --help"
            )
        )
    if args.command == "replay" and args.side and not args.history:
        raise WrongUse(_("--side goes with --history: a kept play says itself which side was played."))
    return args


def language(argv: Sequence[str]) -> str:
    """The language asked for, or empty; found before the rest, because the rest is said in it."""
    for at, word in enumerate(argv):
        if word == "--language" and at + 1 < len(argv):
            return argv[at + 1]
        if word.startswith("--language="):
            return word.partition("=")[2]
    return ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is probably meant, or empty."""
    from difflib import get_close_matches  # only for one who mistyped

    return next(iter(get_close_matches(word, list(known), 1)), "")


def _parsers() -> dict[str, _Parser]:
    """The whole parser under the empty name, and that of each command."""
    about_language = _("the language of the program's own texts, such as: en")
    whole = _Parser(
        prog="demarche",
        allow_abbrev=False,
        description=_("An educational diplomacy game played by letters. Alone, the command opens the game."),
        epilog=_("`demarche play --text` plays in plain lines, in any terminal and with any screen reader."),
    )
    whole.add_argument("--version", action="version", version=f"demarche {__version__}")
    whole.add_argument("--language", help=about_language)
    commands = whole.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)
    parsers = {"": whole}
    for name, about in (
        ("play", _("play a scenario, or choose one from the shelf")),
        ("replay", _("tell what was really decided, or what happened in a kept play")),
        ("check", _("say everything that is wrong with a scenario")),
        ("new", _("make a small scenario of your own to begin with")),
        ("preview", _("show a scenario while you write it, anew at every save")),
        ("map", _("draw the story of a scenario")),
        ("schema", _("write the schema by which editors complete and explain scenarios")),
        ("tour", _("draw a picture of every page, each scenario played as history went")),
        ("letter", _("carry letters between two classes that play one exchange")),
        *class_arguments.names(),
    ):
        parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        parser.add_argument("--language", help=about_language, default=argparse.SUPPRESS)
        parsers[name] = parser
    _play(parsers["play"])
    _replay(parsers["replay"])
    _check(parsers["check"])
    _new(parsers["new"])
    _preview(parsers["preview"])
    _map(parsers["map"])
    _schema(parsers["schema"])
    _tour(parsers["tour"])
    _letter(parsers["letter"])
    class_arguments.add(parsers, _library)
    return parsers


def _library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        metavar=_("FOLDER"),
        action="append",
        default=[],
        help=_("a folder of your own with scenarios/ and seeds/ in it; may be given several times"),
    )


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="?", default="", help=_("its id, or the path of its file"))
    face = parser.add_mutually_exclusive_group()
    face.add_argument(
        "--text", action="store_true", help=_("in plain lines, reading what is typed or piped in")
    )
    face.add_argument("--window", action="store_true", help=_("in a window, or not at all"))
    _library(parser)
    parser.add_argument("--label", metavar=_("NAME"), help=_("who plays, as the class knows them"))
    parser.add_argument("--side", default="", help=_("the side to play, by its id"))
    parser.add_argument(
        "--projector",
        action="store_true",
        help=_("for a whole class around one screen: larger type, hands counted, answers uncovered in steps"),
    )


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", help=_("a kept play"))
    parser.add_argument(
        "--history", metavar=_("SCENARIO"), default="", help=_("tell what was really decided")
    )
    parser.add_argument(
        "--side",
        metavar=_("SIDE"),
        default="",
        help=_("with --history: judge this side's letters alone, as if a player had sat there"),
    )
    parser.add_argument(
        "--text", action="store_true", help=_("as plain lines, which is how it is always told")
    )
    _library(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar=_("PATH"), nargs="*", help=_("a scenario's file, or a folder with scenarios in it")
    )
    parser.add_argument("--quick", action="store_true", help=_("look for mistakes and leave out the proof"))
    parser.add_argument("--summary", action="store_true", help=_("tell everything that was proved"))
    parser.add_argument("--json", action="store_true", help=_("the problems as JSON, for other programs"))
    parser.add_argument(
        "--states",
        metavar=_("NUMBER"),
        type=_number,
        default=2_000_000,
        help=_("how many states to explore of each casting before giving up (2000000)"),
    )
    parser.add_argument(
        "--certificate", metavar=_("FILE"), default="", help=_("write down what was proved, as JSON")
    )
    parser.add_argument(
        "--verify", metavar=_("FILE"), default="", help=_("say whether such a certificate still holds")
    )


def _number(text: str) -> int:
    """A whole number above 0. Raises what argparse wants to be raised."""
    if not text.isdecimal() or not int(text[:18]):
        raise argparse.ArgumentTypeError(
            _("a whole number above 0 is expected, not “{text}”").format(text=text)
        )
    return int(text[:18])


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("what to call it: one word, such as congress-1815"))
    parser.add_argument(
        "--folder",
        metavar=_("FOLDER"),
        default=".",
        help=_("your library, with scenarios/ and seeds/ in it; they are made where they are missing"),
    )


def _preview(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("the scenario's file"))
    parser.add_argument(
        "--at", metavar=_("MOMENT"), default="", help=_("begin at this moment, or ending, by its id")
    )
    parser.add_argument("--side", default="", help=_("the side to sit on, by its id"))
    parser.add_argument("--text", action="store_true", help=_("in plain lines"))


def _map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar=_("SCENARIO"), help=_("its id, or the path of its file"))
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="",
        help=_("a file ending in .svg, .png, .mmd (Mermaid) or .dot (Graphviz); else Mermaid is printed"),
    )
    parser.add_argument("--counts", action="store_true", help=_("with the number of plays at every step"))
    _library(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar=_("FILE"), default="", help=_("a file to write it to"))


def _tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar=_("FOLDER"), required=True, help=_("where the pictures go"))
    parser.add_argument("--scenario", default="", help=_("this one alone, by its id or the path of its file"))
    parser.add_argument("--size", default="1280x720", help=_("of each picture in pixels: 1280x720"))
    parser.add_argument("--text-size", metavar="N", default="100", help=_("in per cent: 100 to 200"))
    parser.add_argument("--theme", default="desk", help=_("desk, light or contrast"))
    parser.add_argument("--font", default="serif", help=_("serif, legible or dyslexic"))
    parser.add_argument("--projector", action="store_true", help=_("as a class around one screen sees it"))
    _library(parser)


def _letter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=("send", "receive"), help=_("write your letter to a file, or take theirs in")
    )
    parser.add_argument("file", metavar=_("FILE"), help=_("the file; to send, a folder will do"))
    parser.add_argument("--scenario", metavar=_("ID"), default="", help=_("the scenario, where several wait"))
    parser.add_argument("--label", metavar=_("NAME"), help=_("who plays, where several do"))
    _library(parser)


def _first_word(argv: Sequence[str]) -> str:
    """What stands where a command belongs."""
    takes_value = False
    for word in argv:
        if takes_value:
            takes_value = False
        elif word == "--language":
            takes_value = True
        elif not word.startswith("-"):
            return word
        elif word.partition("=")[0] not in ("--language", "--version", "--help", "-h"):
            return ""  # an option nobody knows; the parser finds it
    return ""


def _nothing_too_early(argv: Sequence[str], parsers: Mapping[str, _Parser]) -> None:
    """Raises WrongUse for an option that stands before the command it belongs to."""
    before = argv[: next((at for at, word in enumerate(argv) if word in COMMANDS), len(argv))]
    early = next((word.partition("=")[0] for word in before if word.startswith("--")), "")
    having = [name for name, one in parsers.items() if name and early in _options(one)]
    if not early or early in _options(parsers[""]) or not having:
        return
    meant = next((word for word in argv if word in having), "play" if "play" in having else having[0])
    words = _("{option} stands after the command it belongs to: demarche {command} {option}. Type: {help}")
    raise WrongUse(words.format(option=early, command=meant, help=f"demarche {meant} --help"))


def _unknown_command(word: str) -> str:
    said = _("There is no command “{word}”.").format(word=word)
    near = nearest(word, COMMANDS)
    if near:
        return said + " " + _("Did you mean: demarche {near}?").format(near=near)
    return (
        said
        + " "
        + _("To play a scenario: demarche play {word}. To see all commands: demarche --help").format(
            word=word
        )
    )


def _options(parser: argparse.ArgumentParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]


def _left_over(word: str, parser: argparse.ArgumentParser) -> str:
    if not word.startswith("-"):
        return _("“{word}” is one word too many. Type: {prog} --help").format(word=word, prog=parser.prog)
    known = _options(parser)
    said = _("There is no option {word} here.").format(word=word.partition("=")[0])
    near = nearest(word.partition("=")[0], known)
    more = _("Did you mean {near}?").format(near=near) if near else ""
    return " ".join(filter(None, (said, more, _("Type: {prog} --help").format(prog=parser.prog))))
