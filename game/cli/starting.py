"""`demarche new` and `demarche schema`: what a teacher needs to begin a scenario."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from game.cli.arguments import WrongUse
from game.reading.schema import schema as made_schema
from game.shelf.files import shown, why, write_whole
from game.shelf.places import own_root
from game.shelf.starting import SCHEMA, NotMade, make
from game.wording import _


def new(name: str, folder: str) -> int:
    """Make a scenario to begin with, and say what was made and what to do next. Raises WrongUse."""
    try:
        made = make(name, Path(folder).expanduser())
    except NotMade as error:
        raise WrongUse(error.words) from None
    print(_("Made:"))
    for path in made:
        print("  " + shown(path) + ("  " + _("(for your editor)") if path.name == SCHEMA else ""))
    print(_("It works as it is. Next:"))
    for command in ("check", "preview"):
        print(f"  demarche {command} {quoted(made[0])}")
    print(_("The guide to every entry: {path}").format(path=shown(own_root() / "scenarios" / "README.md")))
    return 0


def schema(output: str) -> int:
    """Write the schema of scenarios to a file, or print it. Raises WrongUse where it cannot be written."""
    text = json.dumps(made_schema(), indent=1, ensure_ascii=False) + "\n"
    if not output:
        sys.stdout.write(text)
        return 0
    write(Path(output), text.encode())
    line = "# yaml-language-server: $schema=../" + Path(output).name
    print(_("Written: {path}").format(path=shown(Path(output))))
    print(
        _("From a scenario in the folder scenarios beside it, the first line points to it: {line}").format(
            line=line
        )
    )
    return 0


def write(path: Path, data: bytes) -> None:
    """Write a file that was asked for. Raises WrongUse where that cannot be done."""
    try:
        write_whole(path, data)
    except OSError as error:
        words = _("{path} cannot be written: {why}.")
        raise WrongUse(words.format(path=shown(path), why=why(error, path))) from None


def quoted(path: Path) -> str:
    """The path as it can be typed into a shell."""
    text = shown(path)
    return f'"{text}"' if " " in text else text
