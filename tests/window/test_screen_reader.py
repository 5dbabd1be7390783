"""A real client of AT-SPI reads the real window, presses things in it, and hears what changes."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.window.x_server import PATIENCE, Played, missing, screen

CLIENT = Path(__file__).parent / "at_spi_client.py"
SYSTEM_PYTHON = "/usr/bin/python3"


@cache
def absent() -> str:
    """What is not installed that this needs; empty when all is there."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI"
    if importlib.util.find_spec("accesskit") is None:
        return "accesskit"
    if shutil.which("dbus-run-session") is None or not Path("/usr/libexec/at-spi-bus-launcher").exists():
        return "dbus and at-spi2-core"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "python3-pyatspi" if asked.returncode else missing()


pytestmark = pytest.mark.skipif(bool(absent()), reason=f"not installed: {absent()}")


class Reader:
    """The client, and what it answers."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [SYSTEM_PYTHON, str(CLIENT)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, command: str) -> Any:
        """The answer to one command."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def until(self, seen: Callable[[list[list[Any]]], bool]) -> list[list[Any]]:
        """The tree, once this holds of it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            tree: list[list[Any]] = self.ask("tree")
            if seen(tree):
                return tree
            assert time.monotonic() < deadline, tree

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def session() -> Iterator[tuple[Played, Reader]]:
    """The game in its window on a screen and a bus of its own, and a screen reader that listens."""
    with screen() as environment:
        program = ["dbus-daemon", "--session", "--print-address", "--nofork"]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=environment) as bus:
            assert bus.stdout is not None
            with_bus = {**environment, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
            with_bus.pop("AT_SPI_BUS_ADDRESS", None)
            _enable(with_bus)
            game = Played(["-m", "tests.window.played_by_keys"], with_bus)
            reader = None
            try:
                game.focus()
                reader = Reader({**with_bus, "HOME": os.environ.get("HOME", "/")})
                yield game, reader
            finally:
                if reader:
                    reader.close()
                game.close()
                bus.kill()


def _enable(environment: dict[str, str]) -> None:
    """Start the accessibility bus and say that a screen reader is there."""
    command = (
        "gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus "
        "--method org.freedesktop.DBus.Properties.Set org.a11y.Status {name} '<true>'"
    )
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        subprocess.run(
            ["sh", "-c", command.format(name=name)],
            env=environment,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )


def named(tree: list[list[Any]], role: str) -> list[str]:
    """The names of everything with this role."""
    return [row[2] for row in tree if row[1] == role]


def test_a_screen_reader_reads_marks_and_goes_on(session: tuple[Played, Reader]) -> None:
    """From the shelf to a marked sentence, with nothing but what AT-SPI offers."""
    game, reader = session
    shelf = reader.until(lambda tree: "push button" in {row[1] for row in tree} or "button" in str(tree))
    roles = {row[1] for row in shelf}
    assert {"frame", "document frame", "heading"} <= roles, roles
    button = next(role for role in ("push button", "button") if role in roles)
    assert reader.ask(f"do {button}|Play")
    assert game.line() == "open exchange-1954 -> begin:exchange-1954"
    begin = reader.until(lambda tree: "Sit down at the desk" in named(tree, button))
    assert named(begin, "entry") or named(begin, "text")
    reader.ask(f"do {button}|Sit down")
    assert game.line().endswith("briefing:exchange-1954")
    reader.until(lambda tree: "To the desk" in named(tree, button))
    reader.ask(f"do {button}|To the desk")
    assert "-> read:june-arrives" in game.line()
    letter = reader.until(lambda tree: len(named(tree, "check box")) > 20)
    sentence = named(letter, "check box")[1]
    assert not any("checked" in row[3] for row in letter if row[2] == sentence)
    assert named(letter, "radio button")
    assert reader.ask(f"do check box|{sentence}")
    assert game.line().startswith("mark K2.1")
    reader.until(lambda tree: any("checked" in row[3] and row[2] == sentence for row in tree))
    marked = reader.until(lambda tree: [row[2] for row in tree if "focused" in row[3]] == [sentence])
    said = [row for row in marked if row[1] in {"label", "static"} and "marked for" in row[2]]
    assert said, [row[1:3] for row in marked if row[1] in {"label", "static"}]
    game.press("Tab")
    reader.until(lambda tree: any("focused" in row[3] and row[1] == "radio button" for row in tree))
