"""The scenarios that are shipped show what was found good when it was last looked at, word for word.

When a change of texts or ways is meant, look at what this says, and take it as good with `--accept all` in
place of `--check`: `demarche bless SCENARIO --check --folder tests/scenarios`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.main import main

HERE = Path(__file__).parent
SHIPPED = sorted(path.stem for path in (HERE.parents[1] / "scenarios").glob("*.yaml") if "." not in path.stem)


@pytest.mark.parametrize("scenario", SHIPPED)
def test_every_ending_is_come_to_as_it_was_blessed_and_shows_the_same(
    scenario: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE.parents[1])
    status = main(["bless", scenario, "--check", "--folder", "tests/scenarios"])
    said = capsys.readouterr()
    assert status == 0, said.out + said.err
