"""What every test stands on: no real screen, no real home folder, goldens that can be renewed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent

# A test that wants a real window starts its own program with its own environment.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

# Times of day are told as the clocks of a place show them; here they all show universal time.
os.environ["TZ"] = "UTC"
if sys.platform != "win32":
    time.tzset()

# The machine's speed is not what a law is about, so no deadlines.
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile(
    "long", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")  # `--hypothesis-profile=long` takes the other


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes what the program says now over the goldens; read the difference before committing."""
    parser.addoption("--update", action="store_true", help="write the goldens anew")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program a test starts, sees the plays and settings of whoever runs it."""
    before = os.environ.get("DEMARCHE_HOME")
    os.environ["DEMARCHE_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["DEMARCHE_HOME"]
    else:
        os.environ["DEMARCHE_HOME"] = before


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, text)` fails unless the file holds exactly this text.

    On a difference the text is left in tests/failed/ beside nothing else of that name, to be compared; with
    `--update` it becomes the golden.
    """

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if text == expected:
            return
        failed = TESTS / "failed" / path.relative_to(TESTS)
        failed.parent.mkdir(parents=True, exist_ok=True)
        failed.write_text(text, encoding="utf-8", newline="\n")
        assert text == expected, f"compare {failed} with {path}; run with --update when the new text is right"

    return compare
