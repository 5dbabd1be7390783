"""The file of settings: written whole or not at all, and read with patience."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.model.settings import TEXT_SIZES, THEMES, Settings
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
    usual = Settings()
    size, theme, label = (values.get(name) for name in ("text_size", "theme", "label"))
    return Settings(
        size if type(size) is int and size in TEXT_SIZES else usual.text_size,
        theme if theme in THEMES else usual.theme,
        label if isinstance(label, str) else usual.label,
    )


def save(path: Path, settings: Settings) -> str:
    """Write the settings; empty, or a sentence that says why they could not be kept."""
    text = json.dumps({"demarche": 1, "kind": "settings", **asdict(settings)}, ensure_ascii=True, indent=2)
    try:
        write_whole(path, text.encode() + b"\n")
    except OSError as error:
        words = _("Your settings could not be kept in {path}: {why}. They hold until the program ends.")
        return words.format(path=shown(path), why=why(error, path.parent))
    return ""
