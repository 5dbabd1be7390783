"""Thousands of games killed without warning at random moments: none loses what it had shown to be done.

python -m pytest tests/benchmarks/test_killing.py -s
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs Linux's fork")
def test_thousands_of_games_killed(tmp_path: Path) -> None:
    """Another seed each time; the one that found something is named in the fault."""
    seed = int.from_bytes(os.urandom(4))
    command = [sys.executable, "-m", "tests.reliability.killing", str(tmp_path), "3000", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    print(f"\nseed {seed}: {done.stdout.strip()}")
