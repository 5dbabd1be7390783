"""A voice that reads aloud: the program that this system has for it, started, watched and cut short.

Nothing here waits. A text goes to the program through a file that is gone when it is closed; whether it has
been spoken is asked between two frames. Where there is no such program, `missing` is a sentence that says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby

from game.wording import _

_SERBIAN = frozenset("ђјљњћџЂЈЉЊЋЏ")
_SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "try{{$v.SelectVoiceByHints(0,0,0,[Globalization.CultureInfo]'{language}')}}catch{{}};"
    "$v.Speak([Console]::In.ReadToEnd())"
)
"""What PowerShell is given to say; where no voice speaks the language, the usual one does."""

_ESPEAK = ("espeak-ng", "espeak")

Speech = Callable[[str], Sequence[str]]
"""The command that speaks what it reads, in a language."""


def find(platform: str = sys.platform) -> Speech | None:
    """The voice of this system, or None where it has none."""
    for name in _ESPEAK:  # the same on every system, where somebody has installed it
        if program := shutil.which(name):
            return partial(_espeak, program)
    if platform == "darwin" and (program := shutil.which("say")):
        return partial(_say, program)
    if platform == "win32" and (program := shutil.which("powershell")):
        return partial(_sapi, program)
    return None


def _espeak(program: str, language: str) -> tuple[str, ...]:
    return program, "-v", language, "-s", "165", "--stdin"


def _say(program: str, language: str) -> tuple[str, ...]:
    return program, "-f", "-"  # in the voice its owner has chosen


def _sapi(program: str, language: str) -> tuple[str, ...]:
    return program, "-NoProfile", "-Command", _SAPI.format(language=language)


def language_of(text: str, usual: str) -> str:
    """The language a text is read in: Serbian or Russian where it is in Cyrillic, else the usual one."""
    cyrillic = sum("CYRILLIC" in unicodedata.name(char, "") for char in text)
    if cyrillic * 2 <= sum(char.isalpha() for char in text):
        return usual
    return "sr" if _SERBIAN.intersection(text) else "ru"


class Voice:
    """Says sentences one after the other until it is told to stop. `usual` is the language of the pages."""

    def __init__(self, speech: Speech | None, usual: str = "en") -> None:
        self._speech = speech
        self.usual = usual
        self._waiting: deque[tuple[str, str]] = deque()
        self._speaking: subprocess.Popen[bytes] | None = None
        self._broken = False

    @property
    def missing(self) -> str:
        """Empty where there is a voice; else one sentence that says what to do."""
        if self._broken:
            return _("The voice of this system could not be used; nothing can be read aloud.")
        if self._speech is None:
            return _("This system has no voice that can be used. To hear the pages, install espeak-ng.")
        return ""

    @property
    def speaking(self) -> bool:
        """Whether anything is being said or is still to be said."""
        return self._speaking is not None or bool(self._waiting)

    def say(self, sentences: Iterable[str]) -> None:
        """Say these instead of whatever is being said."""
        self.stop()
        if self.missing:
            return
        with_language = ((language_of(text, self.usual), text) for text in sentences if text.strip())
        for language, together in groupby(with_language, lambda pair: pair[0]):
            self._waiting.append((language, "\n".join(text for _language, text in together)))
        self.turn()

    def stop(self) -> None:
        """Be silent at once."""
        self._waiting.clear()
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None

    def turn(self) -> None:
        """Go on with what is waiting, if what was being said is over; called once a frame."""
        if self._speaking is not None:
            if self._speaking.poll() is None:
                return
            self._speaking = None
        if self._waiting and self._speech is not None:
            language, text = self._waiting.popleft()
            self._start(self._speech(language), text)

    def _start(self, command: Sequence[str], text: str) -> None:
        with tempfile.TemporaryFile() as file:
            file.write(text.encode("utf-8", "replace"))
            file.seek(0)
            try:
                self._speaking = subprocess.Popen(  # noqa: S603 - the program is found, never named by a page
                    command,
                    stdin=file,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError:
                self._broken = True
                self._waiting.clear()
