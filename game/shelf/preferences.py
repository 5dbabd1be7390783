"""The file of settings: written whole or not at all, and read with patience."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.model.settings import OFFERED, Settings
from game.shelf.files import NotRead, contents, shown, why, write_whole
from game.wording import _


def load(path: Path) -> Settings:
    """The settings in this file; for each that is missing or makes no sense, the default."""
    try:
        values: Any = json.loads(contents(path, 100_000))
    except (NotRead, ValueError, RecursionError):
        return Settings()
    if not isinstance(values, dict):
        return Settings()
    sound = {name: values[name] for name in OFFERED if name in values and _makes_sense(name, values[name])}
    for name in ("label", "language", "collect"):
        if isinstance(values.get(name), str):
            sound[name] = values[name]
    return Settings(**sound)


def _makes_sense(name: str, value: object) -> bool:
    """Whether the value is on offer, and of the kind that is: 1 is not yes, and 100.0 not a size."""
    return any(type(value) is type(offered) and value == offered for offered in OFFERED[name])


def save(path: Path, settings: Settings) -> str:
    """Write the settings; empty, or a sentence that says why they could not be kept."""
    text = json.dumps({"demarche": 1, "kind": "settings", **asdict(settings)}, ensure_ascii=True, indent=2)
    try:
        write_whole(path, text.encode() + b"\n")
    except OSError as error:
        words = _("Your settings could not be kept in {path}: {why}. They hold until the program ends.")
        return words.format(path=shown(path), why=why(error, path.parent))
    return ""
