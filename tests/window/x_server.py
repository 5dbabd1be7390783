"""A screen of our own: Xvfb, and xdotool's fingers on its keyboard."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACE = "60"  # milliseconds from key to key: a quick typist, not a machine that outruns two frames
PATIENCE = 30
"""Seconds that a slow machine may take for one thing before the test is given up."""


def missing() -> str:
    """What is not installed that a real window needs; empty when all is there."""
    return ", ".join(tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None)


@contextmanager
def screen(size: str = "1280x800x24") -> Iterator[dict[str, str]]:
    """The environment of a new screen, on a display number that nobody uses."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-r"],  # no key repeats itself
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None
    try:
        number = server.stdout.readline().decode().strip()
        # What the tests set for windows that nobody sees must not reach the real one.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SDL_")}
        yield {**kept, "DISPLAY": f":{number}", "PYTHONPATH": str(ROOT)}
    finally:
        server.terminate()
        server.wait(PATIENCE)
        server.stdout.close()


class Played:
    """A program that has opened a window on a screen, and what it says."""

    def __init__(self, program: Sequence[str], environment: dict[str, str]) -> None:
        self._environment = environment
        self._waiting = b""
        self.process = subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env={**environment, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
        )

    def focus(self) -> None:
        """Wait until the window can be seen, and give it the keyboard."""
        self._xdotool("search", "--sync", "--onlyvisible", "--class", "demarche", "windowfocus")

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a key may be a chord such as ctrl+plus."""
        self._xdotool("key", "--clearmodifiers", "--delay", PACE, *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", PACE, text)

    def line(self) -> str:
        """The next line the program says. Fails when none comes, or when it has ended."""
        assert self.process.stdout is not None
        while b"\n" not in self._waiting:
            ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
            assert ready, "the window says nothing"
            more = os.read(self.process.stdout.fileno(), 4096)
            assert more, f"the window has closed after {self._waiting!r}"
            self._waiting += more
        line, _, self._waiting = self._waiting.partition(b"\n")
        return line.decode()

    def end(self) -> int:
        """Wait until the program has ended; its exit status."""
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the program if it has not ended by itself."""
        self.process.kill()
        self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE)
