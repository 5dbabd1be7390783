"""Where things are on this machine. Nothing is made or touched by asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME = "DEMARCHE_HOME"
"""The variable that keeps everything in one folder of one's choice: on a stick, or in a test."""


@dataclass(frozen=True, slots=True)
class Places:
    """A person's own places: a folder of plays, a file of settings, a folder of what can be made again.

    Beside the plays lie what was noted about them and the scenarios as they were played.
    """

    saves: Path
    settings: Path
    cache: Path

    @property
    def notes(self) -> Path:
        """The folder of names and locks of plays."""
        return self.saves.parent / "notes"

    @property
    def editions(self) -> Path:
        """The folder of scenarios as they were played."""
        return self.saves.parent / "editions"


def places(environ: Mapping[str, str]) -> Places:
    """The places this system gives to a person's data, or those under `DEMARCHE_HOME` where that is set."""
    if environ.get(HOME):
        home = Path(environ[HOME]).expanduser().absolute()
        return Places(home / "saves", home / "settings.json", home / "cache")
    import platformdirs  # costs a tenth of the whole start, and a set DEMARCHE_HOME needs none of it

    own = platformdirs.PlatformDirs("demarche", appauthor=False)
    return Places(own.user_data_path / "saves", own.user_config_path / "settings.json", own.user_cache_path)


def post_folder(environ: Mapping[str, str]) -> Path:
    """Where letters to and from another class lie: among a person's documents, where they find them."""
    if environ.get(HOME):
        return Path(environ[HOME]).expanduser().absolute() / "post"
    import platformdirs

    documents = platformdirs.user_documents_path()
    if documents.is_dir():
        return documents / "Demarche letters"
    return platformdirs.user_data_path("demarche", appauthor=False) / "post"


def own_root() -> Path:
    """The folder with the program's own `scenarios`, `seeds`, `assets`: in the wheel, else the checkout."""
    package = Path(__file__).resolve().parent.parent
    carried = package / "_library"
    return carried if carried.is_dir() else package.parent
