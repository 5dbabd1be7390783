"""What is shipped is what is used, each font with its licence and its place in the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.window.fonts import CHAINS
from game.window.look import Look
from game.window.themes import THEMES

ASSETS = Path(__file__).parents[2] / "assets"
FONTS = ASSETS / "fonts"


def shipped() -> set[str]:
    return {font.relative_to(FONTS).as_posix() for font in FONTS.glob("*/*.[ot]tf")}


def test_every_font_has_its_licence_and_is_listed() -> None:
    """In its folder, in the table of characters, in the README."""
    readme = (ASSETS / "README.md").read_text(encoding="utf-8")
    table = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    assert set(table) == shipped()
    for folder in {font.partition("/")[0] for font in shipped()}:
        licence = (FONTS / folder / "LICENSE.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper() or "Apache License" in licence
        assert f"`{folder}/`" in readme


@pytest.mark.parametrize("role", CHAINS)
def test_every_role_has_fonts_that_open_and_ends_in_one_with_the_mark_of_the_unknown(
    role: str, look: Look
) -> None:
    """And its first has all of ASCII, which is why the table is not asked about it."""
    files = dict(CHAINS)[role]  # type: ignore[index]
    assert set(files) <= shipped()
    table = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))

    def has(file: str, point: int) -> bool:
        return any(first <= point <= last for first, last in table[file])

    assert has(files[-1], 0xFFFD)
    assert all(has(files[0], point) for point in range(0x20, 0x7F))
    assert look.fonts.main(role, 20).width("Démarche") > 0  # type: ignore[arg-type]


def test_every_picture_that_is_shipped_is_drawn() -> None:
    """By its name in the window's code, or as the cover of a scenario."""
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ASSETS.parent / "game").rglob("window/**/*.py")
    )
    pictures = {path.stem for path in (ASSETS / "pictures").rglob("*.svg") if path.parent.name != "covers"}
    assert {name for name in pictures if f'"{name}"' not in code} == set()
    scenarios = {path.stem for path in (ASSETS.parent / "scenarios").glob("*.yaml")}
    assert {path.stem for path in (ASSETS / "pictures" / "covers").glob("*.svg")} <= {*scenarios, "_default"}


def test_every_texture_that_a_theme_names_is_there() -> None:
    for theme in THEMES.values():
        for stock in theme.stocks().values():
            if stock.texture:
                assert (ASSETS / "textures" / f"{stock.texture}.png").exists()
