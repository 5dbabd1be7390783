"""A scenario to begin with: a small one that works, copied into a teacher's own library under a new name."""

from __future__ import annotations

import json
from pathlib import Path

from game.reading.schema import schema
from game.reading.values import fit_id
from game.shelf.files import shown, why
from game.wording import _

_NAME = "starter"
_DATA = Path(__file__).parent / _NAME
SCHEMA = "scenario.schema.json"
"""The schema for editors: the first line of a new scenario names it, in the folder of the library."""


class NotMade(Exception):
    """A new scenario could not be made; `words` says why in a sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def make(name: str, folder: Path) -> tuple[Path, ...]:
    """Make a scenario of this id in a library, and give the paths of what was made, the scenario first.

    The library's folders are made where they are missing. Nothing that is there is ever written over. Raises
    NotMade, then with nothing left behind.
    """
    if not fit_id(name):
        words = _("“{name}” cannot be the name of a scenario: {rule}")
        rule = _("write letters and digits, with hyphens between words, such as: congress-1815")
        raise NotMade(words.format(name=shown(Path(name)), rule=rule))
    made: list[Path] = []
    texts = {
        _place(path.name, name, folder): _renamed(path, name) for path in sorted(_DATA.iterdir(), key=_rank)
    }
    there = next((path for path in texts if path.exists()), None)
    if there is not None:
        words = _("{path} is there already, and is left as it is. Choose another name.")
        raise NotMade(words.format(path=shown(there)))
    if not (folder / SCHEMA).exists():
        texts[folder / SCHEMA] = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        except OSError as error:
            for begun in made:
                begun.unlink(missing_ok=True)
            words = _("{path} cannot be made: {why}.")
            raise NotMade(words.format(path=shown(path), why=why(error, path))) from None
    return tuple(made)


def _rank(path: Path) -> tuple[bool, bool, str]:
    """The scenario first, and the letters in the order in which they were written."""
    return path.suffix != ".yaml", "request" not in path.name, path.name


def _place(file: str, name: str, folder: Path) -> Path:
    return folder / ("scenarios" if file.endswith(".yaml") else "seeds") / file.replace(_NAME, name)


def _renamed(path: Path, name: str) -> str:
    text = path.read_text(encoding="utf-8")
    return text.replace(_NAME, name) if path.suffix == ".yaml" else text
