"""The library: scenarios and their letters in the program's own folder and in those a teacher adds.

Each root is a folder with `scenarios/` and `seeds/`. Where two hold a scenario of the same id, the root named
first is meant, so that a teacher's own copy stands in front of the program's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.model.shelf import Listed
from game.shelf.cache import About, Cache, Shelved
from game.shelf.files import NotRead, contents, pasted, shown
from game.wording import _, plural

if TYPE_CHECKING:  # as in `cache`
    from game.model.place import Problem
    from game.model.scenario import Scenario
    from game.reading.keeping import Kept
    from game.reading.scenario import Reading

LIMIT = 2_000_001
"""So many bytes of a file are read: one more than the reader takes, so that it can say it is too long."""

_Telling: TypeAlias = tuple[str, str, str]  # a scenario's id, the level of its texts, and their language

Letters: TypeAlias = Callable[[str], bytes | None]
"""The bytes of the letter of this file name, or None."""


def letters_in(folders: Sequence[Path]) -> Letters:
    """Letters by their file names, looked for in these folders in order.

    Only plain names are looked for, and what they lead to has to lie in the folder itself: no name and no
    link has a file read that is not a letter of the library.
    """

    def letter(name: str) -> bytes | None:
        if not name or name in (".", "..") or set(name) & set("/\\:\0"):
            return None
        for folder in folders:
            try:
                if (folder / name).is_symlink() and not (folder / name).resolve().is_relative_to(
                    folder.resolve()
                ):
                    continue
                return contents(folder / name, LIMIT)
            except (NotRead, OSError):
                continue
        return None

    return letter


def names_in(folder: Path, suffix: str) -> tuple[str, ...]:
    """The names of the files in a folder that end so, sorted; none where the folder cannot be read."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return ()
    return tuple(sorted(name for name in names if name.endswith(suffix) and name[0] != "."))


def scenarios_in(folder: Path) -> tuple[str, ...]:
    """The names of the scenarios in a folder, sorted: what ends in `.yaml` and is no translation."""
    names = names_in(folder, ".yaml")
    return tuple(name for name in names if _translated(name) not in names)


def translations(path: Path) -> dict[str, Path]:
    """The files beside a scenario with its texts in other languages (`river.sr.yaml`), by language."""
    found = [name for name in names_in(path.parent, ".yaml") if _translated(name) == path.name]
    return {name.split(".")[-2]: path.parent / name for name in found}


def translated(path: Path) -> Path:
    """The scenario whose translation this is; the path itself where it is none."""
    own = path.with_name(_translated(path.name) or path.name)
    return own if own.is_file() else path


def _translated(name: str) -> str:
    """The name of the scenario that a file of this name would translate, or nothing."""
    if not name.endswith(".yaml"):
        return ""
    own, _dot, language = name.removesuffix(".yaml").rpartition(".")
    return f"{own}.yaml" if own and language else ""


def read_scenario(
    path: Path,
    shown_as: str,
    seeds: Sequence[Path],
    letters: Letters | None = None,
    *,
    level: str = "full",
    translation: Path | None = None,
    kept: Kept | None = None,
) -> Reading:
    """The scenario in this file with everything wrong in it, its letters from these folders.

    `shown_as` is the path as the person knows it. With a `translation` its texts are those of that file, and
    what is wrong with that is told too. `kept` is as in `read`. Raises NotRead where one of the two files
    cannot be read.
    """
    from game.reading.scenario import read  # brings YAML along, which a scenario from the cache does not need

    names = tuple(dict.fromkeys(name for folder in seeds for name in names_in(folder, ".txt")))
    into = None
    if translation:
        into = (str(Path(shown_as).with_name(shown(Path(translation.name)))), contents(translation, LIMIT))
    data = contents(path, LIMIT)
    return read(shown_as, data, letters or letters_in(seeds), names, level=level, translation=into, kept=kept)


@dataclass(slots=True)
class Library:
    """Everything that can be played, found in `roots`; the first root of an id wins.

    A scenario is read at most once in a run; `cache` spares even that where it can.
    """

    roots: tuple[Path, ...]
    cache: Cache | None = None
    _shelved: dict[_Telling, Shelved | str] = field(default_factory=dict)
    _loaded: dict[_Telling, Scenario] = field(default_factory=dict)

    @property
    def assets(self) -> Path:
        """The folder of fonts, pictures and catalogues: the program's own, which stands last."""
        return self.roots[-1] / "assets"

    def paths(self) -> dict[str, Path]:
        """The file of every scenario by its id, which is its name; in the order of the shelf."""
        found: dict[str, Path] = {}
        for root in self.roots:
            for name in scenarios_in(root / "scenarios"):
                found.setdefault(shown(Path(name)).removesuffix(".yaml"), root / "scenarios" / name)
        return found

    def scenarios(self, level: str = "full", language: str = "") -> tuple[Listed, ...]:
        """Everything that can be found, playable or not, in a stable order."""
        return tuple(self._listed(id, path, level, language) for id, path in self.paths().items())

    def languages(self) -> tuple[str, ...]:
        """The languages, beside its own, that some scenario can be told in, sorted."""
        return tuple(sorted({language for path in self.paths().values() for language in translations(path)}))

    def load(self, id: str, level: str = "full", language: str = "") -> Scenario | str:
        """The scenario in this telling, or a sentence that says why it cannot be played.

        Where it is not translated into the language it is told in its own.
        """
        path = self.paths().get(id)
        if path is None:
            return self._unknown(id)
        language = language if language and language in translations(path) else ""
        telling = (id, level, language)
        shelved = self._find(telling, path)
        if isinstance(shelved, str):
            return shelved
        if shelved.about.errors:
            return _mistaken(id, translations(path)[language] if language else path, shelved.about.errors)
        if telling not in self._loaded:
            self._loaded[telling] = replace(shelved.scenario(), file=str(path))
        return self._loaded[telling]

    def stands(self, id: str, moment: str) -> tuple[bool, str]:
        """Whether this is an ending of the scenario, and its title (the id where it has none)."""
        path = self.paths().get(id)
        shelved = self._find((id, "full", ""), path) if path else ""
        if isinstance(shelved, str):
            return False, moment
        endings = dict(shelved.about.endings)
        return moment in endings, endings.get(moment) or dict(shelved.about.moments).get(moment) or moment

    def files(self, id: str) -> dict[str, bytes]:
        """The scenario's own file and the letters it pins, by their names; none where it cannot be played."""
        path, loaded = self.paths().get(id), self.load(id)
        if path is None or isinstance(loaded, str):
            return {}
        look = letters_in(self._seeds(path))
        letters = {letter.file: look(letter.file) for letter in loaded.letters}
        try:
            own = {path.name: contents(path, LIMIT)}
        except NotRead:
            return {}
        return own | {name: data for name, data in letters.items() if data is not None}

    def _listed(self, id: str, path: Path, level: str, language: str) -> Listed:
        language = language if language and language in translations(path) else ""
        shelved = self._find((id, level, language), path)
        if language and (isinstance(shelved, str) or shelved.about.errors):
            shelved = self._find((id, level, ""), path)  # a translation's mistakes are told when it is wanted
        if isinstance(shelved, str):
            return Listed(id, id, problem=shelved)
        about = shelved.about
        problem = _mistaken(id, path, about.errors) if about.errors else ""
        return Listed(id, about.title or id, about.summary, about.when, about.minutes, problem)

    def _find(self, telling: _Telling, path: Path) -> Shelved | str:
        """The scenario from the cache or from its file, or why the file cannot be read."""
        if telling not in self._shelved:
            try:
                self._shelved[telling] = self._read(telling, path)
            except NotRead as error:
                self._shelved[telling] = error.words
        return self._shelved[telling]

    def _read(self, telling: _Telling, path: Path) -> Shelved:
        """Raises NotRead."""
        _id, level, language = telling
        into = translations(path)[language] if language else None
        seeds = self._seeds(path)
        look = letters_in(seeds)
        known_by = b"\0".join(
            (
                path.name.encode(),
                f"{level} {language}".encode(),
                contents(into, LIMIT) if into else b"",
                contents(path, LIMIT),
            )
        )
        if self.cache and (cached := self.cache.find(known_by, look)):
            return cached
        asked: dict[str, bytes | None] = {}

        def letter(name: str) -> bytes | None:
            asked[name] = look(name)
            return asked[name]

        from game.checking.check import check  # as in `read_scenario`

        reading = read_scenario(path, str(path), seeds, letter, level=level, translation=into)
        about = _about(reading.scenario, check(reading))
        playable = None if about.errors else reading.scenario
        if playable:
            self._loaded[telling] = playable
        if self.cache:
            self.cache.put(known_by, asked, about, playable)
        return Shelved(about, b"")

    def _seeds(self, path: Path) -> list[Path]:
        """Where the letters of a scenario are looked for: beside it first."""
        own = path.parent.parent
        return [root / "seeds" for root in (own, *(root for root in self.roots if root != own))]

    def _unknown(self, id: str) -> str:
        from difflib import get_close_matches  # only for one who mistyped

        known = list(self.paths())
        said = _("There is no scenario called “{id}”.").format(id=shown(Path(id)))
        near = get_close_matches(id.casefold(), known, 1)
        if near:
            return said + " " + _("Is “{near}” the one you mean?").format(near=near[0])
        listed = _("There are: {known}.").format(known=", ".join(known) or _("none"))
        return f"{said} {listed} " + _("If it is your own, add the folder it is in: --library FOLDER.")


def _about(whole: Scenario | None, problems: Sequence[Problem]) -> About:
    errors = sum(problem.severity.value == "error" for problem in problems)
    if whole is None:
        return About(errors=max(errors, 1))
    return About(
        whole.title,
        whole.summary,
        whole.when,
        whole.minutes,
        errors,
        tuple((moment.id, moment.title) for moment in whole.moments),
        tuple((ending.id, ending.title) for ending in whole.endings),
    )


def _mistaken(id: str, path: Path, errors: int) -> str:
    return plural(
        "“{id}” has a mistake and cannot be played. What to do: demarche check {path}",
        "“{id}” has {errors} mistakes and cannot be played. What to do: demarche check {path}",
        errors,
    ).format(id=id, errors=errors, path=pasted(shown(path)))
