"""The door: what `demarche` does with its arguments, and what is said when the program itself is at fault."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__, wording
from game.cli.lettering import PLAINLY, plainly
from game.shelf.places import own_root
from game.wording import _

if TYPE_CHECKING:
    import argparse

OWN_FAULT = 70
"""The exit status of a fault in the program: none of those that `check` and wrong use have."""

NOBODY_LISTENS = 141
"""The exit status when what was being written to was closed, as shells have it."""

NOT_WRITTEN = 74
"""The exit status when what was being written to is a file on a full disk."""

_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; only `--help` and `--version` raise SystemExit."""
    words = list(sys.argv[1:] if argv is None else argv)
    _settle_streams()
    try:
        status = _run(words)
        if sys.stdout is not None:
            sys.stdout.flush()  # now, while it can still be told that it did not get through
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return NOBODY_LISTENS
    except Exception as error:  # noqa: BLE001 - the one place where a fault of our own is told to a person
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return _not_written(error)
        import traceback  # costs the start more than a fault can wait for

        traceback.print_exc()
        print(_fault(), file=sys.stderr)
        return OWN_FAULT
    finally:
        _leave_quietly()


def _run(words: Sequence[str]) -> int:
    from game.cli.arguments import WrongUse, language, parse

    try:
        _load_language(language(words), os.environ)
        args = parse(words)
        return _dispatch(args)
    except WrongUse as wrong:
        print(f"demarche: {wrong.words}", file=sys.stderr)
        return 2


def _dispatch(args: argparse.Namespace) -> int:
    """Import only what the command needs."""
    if args.command == "check":
        from game.cli import checking

        return checking.run(args)
    if args.command in ("results", "print", "debrief", "handin", "bless"):
        return _afterwards(args)
    if args.command == "replay" and args.all:
        from game.cli import breaking

        return breaking.run(args.all, args.library)
    if args.command == "replay":
        from game.cli import telling

        return (
            telling.history(args.history, args.library, args.side)
            if args.history
            else telling.kept(args.file, args.library)
        )
    if args.command == "preview":
        from game.cli import previewing

        return previewing.run(args)
    if args.command == "map":
        from game.cli import drawing

        return drawing.run(args)
    if args.command in ("new", "schema"):
        from game.cli import starting

        return starting.new(args.name, args.folder) if args.command == "new" else starting.schema(args.output)
    if args.command == "letter":
        from game.cli import letters

        return letters.run(args)
    if args.command == "tour":
        from game.cli import touring

        return touring.run(args)
    from game.cli import playing

    return playing.run(args) if args.command == "play" else playing.bare()


def _afterwards(args: argparse.Namespace) -> int:
    """What is done with plays when they have been played."""
    if args.command == "bless":
        from game.cli import blessing

        return blessing.run(args)
    if args.command == "handin":
        from game.cli import handing_in

        return handing_in.run(args)
    from game.cli import papers

    return {"results": papers.results, "print": papers.printed, "debrief": papers.debrief}[args.command](args)


def _load_language(asked: str, environ: Mapping[str, str]) -> None:
    """Load the catalogue of the language asked for, or the system's. Raises WrongUse for an unknown one."""
    from game.cli.arguments import WrongUse

    folder = own_root() / "assets" / "locale"
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if asked and asked != "en" and asked not in there:
        known = ", ".join(["en", *there])
        words = _("There are no texts in the language “{asked}”. There are: {known}.")
        raise WrongUse(words.format(asked=asked, known=known))
    named = (environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    system = next(filter(None, named), "")
    wanted = (asked,) if asked else tuple(filter(None, system.split(":")))
    if there and wanted:
        wording.load(folder, wanted)


def _settle_streams() -> None:
    """Whatever a terminal or pipe cannot show is written plainly, and whatever it sends is read."""
    codecs.register_error(PLAINLY, plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=PLAINLY)
    if isinstance(sys.stdin, TextIOWrapper):
        if sys.stdin.isatty():
            sys.stdin.reconfigure(errors="replace")
        else:  # what is piped in comes from a file, and files are UTF-8
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _leave_quietly() -> None:
    """Flush now, so that a closed pipe is not complained about when the interpreter ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # nobody listens, or there is no room
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _not_written(error: OSError) -> int:
    from game.shelf.files import why

    words = _("demarche: What was to be said here could not be written: {why}.")
    print(words.format(why=why(error, Path())), *getattr(error, "__notes__", ()), file=sys.stderr)
    return NOT_WRITTEN


def _fault() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return "\n" + _(
        "This is a fault in the program (demarche {version}, Python {python}, {system}), not of yours. "
        "Please send the lines above to whoever gave you the game."
    ).format(version=__version__, python=python, system=sys.platform)
