"""What may be typed after the commands for plays that were played: a class's, a pupil's own, an author's."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from game.wording import _

Library = Callable[[argparse.ArgumentParser], None]


def names() -> tuple[tuple[str, str], ...]:
    """The commands with what they do."""
    return (
        ("results", _("count a class's plays: a gradebook, tables, a report for the projector")),
        ("print", _("set a lesson on paper, for a room without computers")),
        ("debrief", _("write a pupil's own debrief, to keep or to hand in")),
        ("handin", _("put a play where the teacher collects it, with a receipt")),
        ("bless", _("record a play for every ending, and see what an edit changes in them")),
    )


def add(parsers: Mapping[str, argparse.ArgumentParser], library: Library) -> None:
    """Tell the parsers of these commands, and that of `replay`, what may follow."""
    _results(parsers["results"])
    _print(parsers["print"])
    _debrief(parsers["debrief"])
    _handin(parsers["handin"])
    _bless(parsers["bless"])
    for name in ("results", "print", "debrief", "handin", "bless"):
        library(parsers[name])
    parsers["replay"].add_argument(
        "--all",
        metavar=_("FOLDER"),
        default="",
        help=_("replay every play in it, and say which an edit of their scenario breaks"),
    )


def _results(parser: argparse.ArgumentParser) -> None:
    file = _("FILE")
    parser.add_argument(
        "paths", metavar=_("FILE-OR-FOLDER"), nargs="+", help=_("kept plays, or folders with plays in them")
    )
    parser.add_argument("--csv", metavar=file, default="", help=_("a gradebook: a row for each pupil"))
    parser.add_argument("--choices", metavar=file, default="", help=_("a table with a row for each choice"))
    parser.add_argument("--xapi", metavar=file, default="", help=_("the same as xAPI statements, in JSON"))
    parser.add_argument(
        "--report", metavar=file, default="", help=_("a page for the projector, as .html or .pdf")
    )
    parser.add_argument(
        "--policy",
        choices=("first", "last", "best", "all"),
        default="all",
        help=_("which plays count where a pupil played several times"),
    )
    parser.add_argument("--labels", action="store_true", help=_("show names in the report"))


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar=_("SCENARIO"), help=_("its id, or the path of its file"))
    _output(parser)
    parser.add_argument(
        "--parts",
        default="",
        help=_("which, with commas: roles, letters, cards, worksheet, rubric, key, or: pupils, teacher"),
    )
    parser.add_argument("--side", default="", help=_("whose desk, by the side's id; else the first"))
    parser.add_argument("--form", default="", help=_("the length of the lesson, by its id; else the first"))
    _level(parser)


def _debrief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("play", metavar=_("PLAY"), help=_("a kept play: its file, or its name"))
    _output(parser)
    parser.add_argument("--side", default="", help=_("whose, where two played; by the side's id"))
    _level(parser)


def _level(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--level",
        choices=("full", "basic"),
        default="full",
        help=_("basic: in plainer words, where the scenario has any"),
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar=_("FILE"), required=True, help=_("what to write: .html or .pdf")
    )


def _handin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "play", metavar=_("PLAY"), nargs="?", default="", help=_("its name; else the last one finished")
    )
    parser.add_argument(
        "--to", metavar=_("FOLDER"), default="", help=_("where it is collected; remembered for the next time")
    )
    parser.add_argument(
        "--words", action="store_true", help=_("only say the words that stand for a file, as on a receipt")
    )


def _bless(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar=_("SCENARIO"), help=_("its id, or the path of its file"))
    parser.add_argument(
        "--check", action="store_true", help=_("show what is different now; in a terminal, ask about each")
    )
    parser.add_argument(
        "--folder",
        metavar=_("FOLDER"),
        default="",
        help=_("where the folder of blessed plays lies; else beside the scenario"),
    )
    parser.add_argument(
        "--accept",
        metavar=_("ENDING"),
        action="append",
        default=[],
        help=_("take what this play shows now as good; “all” for every one"),
    )
