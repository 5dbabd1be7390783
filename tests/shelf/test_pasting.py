"""A path that is told to be typed can be pasted as it stands."""

from __future__ import annotations

import shlex

import pytest

from game.shelf import files


@pytest.mark.parametrize(
    "path", ["lib/mine.yaml", "/home/ana/lib ü/mine.yaml", "it's.yaml", "$HOME (2)/a.yaml"]
)
def test_a_pasted_path_is_one_word_of_the_shell(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_WINDOWS", False)
    assert shlex.split(f"demarche check {files.pasted(path)}") == ["demarche", "check", path]
    assert files.pasted("lib/mine.yaml") == "lib/mine.yaml"


def test_on_windows_it_stands_between_double_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_WINDOWS", True)
    assert files.pasted(r"C:\Ana Lib\mine.yaml") == r'"C:\Ana Lib\mine.yaml"'
    assert files.pasted(r"C:\lib\mine.yaml") == r"C:\lib\mine.yaml"
