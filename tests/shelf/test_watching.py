"""A save is noticed, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from game.shelf.watching import Watch


def test_saving_making_and_removing_are_noticed_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.txt"
    first.write_text("one", encoding="utf-8")
    watch = Watch(lambda: [first, second])
    assert not watch.changed()
    second.write_text("two", encoding="utf-8")
    assert watch.changed()
    assert not watch.changed()
    os.utime(first, ns=(1, 1))
    assert watch.changed()
    second.unlink()
    assert watch.changed()
    assert not watch.changed()


def test_a_file_of_the_same_length_saved_anew_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    watch = Watch(lambda: [path])
    path.write_text("two", encoding="utf-8")
    assert watch.changed()
