"""The voice reads what the page says, from where one is, and is silent at the touch of any key."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.pages.page import Action, Page
from game.window import voice
from game.window.voice import Voice
from tests.window import sample_pages
from tests.window.conftest import Opener
from tests.window.pretend import key, tab

PATIENCE = 20.0


def wait_for(seen: Callable[[], object], turn: Callable[[], object] = lambda: None) -> None:
    """Until this holds; `turn` is done in between, as the window's loop would."""
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline, "it never came"
        turn()
        time.sleep(0.01)


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[tuple[str, str]]]:
    """A fake voice on the PATH; what it was asked to say so far, each with how it was called."""
    programs, log = tmp_path / "bin", tmp_path / "log"
    programs.mkdir()
    log.mkdir()
    program = programs / "espeak-ng"
    source = (Path(__file__).parent / "fake_voice.py").read_text(encoding="utf-8")
    program.write_text(f"#!{sys.executable}\n" + source.partition("\n")[2], encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("VOICE_LOG", str(log))

    def read() -> list[tuple[str, str]]:
        texts = [path.read_text(encoding="utf-8") for path in sorted(log.glob("*.txt"))]
        return [(words, text) for words, _line, text in (text.partition("\n") for text in texts)]

    return read


Heard = Callable[[], list[tuple[str, str]]]


def test_f9_reads_the_page_from_its_title(open_window: Opener, heard: Heard) -> None:
    """Everything, and in the language of the pages."""
    window, _ = open_window(sample_pages.decide_page())
    window.turn([key(pygame.K_F9)])
    wait_for(heard)
    called, text = heard()[0]
    assert called == "-v en -s 165 --stdin"
    page = sample_pages.decide_page()
    assert text.startswith(page.title)
    assert "Option: Tell all three everything." in text
    window.listeners.voice.stop()


def test_f9_reads_on_from_the_focus_once_it_has_been_moved(open_window: Opener, heard: Heard) -> None:
    """What lies before was heard already."""
    window, _ = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F6), key(pygame.K_DOWN), key(pygame.K_F9)])
    wait_for(heard)
    assert heard()[0][1].startswith("As a result, the CC CPSU concluded")
    window.listeners.voice.stop()


@pytest.mark.parametrize("pressed", [pygame.K_F9, pygame.K_LCTRL, pygame.K_TAB, pygame.K_DOWN])
def test_any_key_makes_the_voice_stop_at_once(open_window: Opener, heard: Heard, pressed: int) -> None:
    """And the program is gone, not only unheard."""
    window, _ = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F9)])
    wait_for(heard)
    assert window.listeners.voice.speaking
    began = time.perf_counter()
    window.turn([key(pressed)])
    assert time.perf_counter() - began < 0.5
    assert not window.listeners.voice.speaking
    assert window.listeners.voice._speaking is None


def test_reading_never_makes_the_window_wait(open_window: Opener, heard: Heard) -> None:
    """The voice speaks for a minute; the window's turn is over long before."""
    window, _ = open_window(sample_pages.letters_page())
    began = time.perf_counter()
    window.turn([key(pygame.K_F9)])
    for _ in range(5):
        window.turn([])
    assert time.perf_counter() - began < 2
    assert window.listeners.voice.speaking
    window.listeners.voice.stop()


def test_each_text_is_read_in_its_own_language(heard: Heard) -> None:
    """Cyrillic with Serbian letters in Serbian, without in Russian, one after the other."""
    speaker = Voice(voice.find(), "en")
    speaker.say(
        ["Told briefly.", "Кратко briefly, товарищ; съешь ещё этих булок.", "Љубав briefly је ђак њива."]
    )
    wait_for(lambda: len(heard()) == 3, speaker.turn)
    assert [called.split()[1] for called, _ in heard()] == ["en", "ru", "sr"]
    wait_for(lambda: not speaker.speaking, speaker.turn)


def test_what_changes_is_said_when_reading_aloud_is_on(open_window: Opener, heard: Heard) -> None:
    """The focus that moved, the sentence that was marked, the page that came."""

    def answer(page: Page, action: Action) -> Page:
        if action.verb == "mark":
            return sample_pages.read_page({**sample_pages.MARKS, action.words[0]: (5,)})
        return sample_pages.decide_page()

    window, _ = open_window(sample_pages.read_page(), answer)
    window.act(Action("set", ("read_aloud", "on")))
    window.turn([])
    wait_for(heard)
    assert heard()[0][1].startswith(sample_pages.read_page().title)
    window.turn([key(pygame.K_F6)])
    wait_for(lambda: len(heard()) == 2)
    assert heard()[1][1].startswith("The Central Committee")
    window.turn([key(pygame.K_DOWN), key(pygame.K_SPACE, text=" ")])
    wait_for(lambda: len(heard()) == 3)
    assert "marked for:" in heard()[2][1]
    window.turn([key(pygame.K_RETURN, mod=pygame.KMOD_CTRL)])
    wait_for(lambda: len(heard()) == 4)
    assert heard()[3][1].startswith(sample_pages.decide_page().title)
    window.listeners.voice.stop()


def test_nothing_is_said_of_itself_when_reading_aloud_is_off(open_window: Opener, heard: Heard) -> None:
    window, _ = open_window(sample_pages.read_page())
    for _ in range(3):
        window.turn([tab()])
    assert not window.listeners.voice.speaking
    assert heard() == []


def test_where_there_is_no_voice_one_sentence_says_so(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On F9, and when reading aloud is switched on; the game goes on."""
    monkeypatch.setenv("PATH", str(tmp_path))
    window, flow = open_window(sample_pages.read_page())
    window.turn([key(pygame.K_F9)])
    window.act(Action("set", ("read_aloud", "on")))
    window.turn([tab()])
    sentence = "This system has no voice that can be used. To hear the pages, install espeak-ng."
    assert flow.acts == [
        Action("tell", (sentence,)),
        Action("set", ("read_aloud", "on")),
        Action("tell", (sentence,)),
    ]


def test_a_voice_that_cannot_be_started_is_silent_from_then_on() -> None:
    speaker = Voice(lambda language: ("/nowhere/at/all",))
    speaker.say(["One.", "Два."])
    assert not speaker.speaking
    assert "could not be used" in speaker.missing


@pytest.mark.parametrize(
    ("platform", "program", "command"),
    [
        ("darwin", "say", ("-f", "-")),
        ("win32", "powershell", ("-NoProfile", "-Command")),
        ("linux", "espeak", ("-v", "sr", "-s", "165", "--stdin")),
    ],
)
def test_each_system_has_its_own_voice(
    platform: str, program: str, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by its program; what a page says is never part of the command."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == program else None)
    speech = voice.find(platform)
    assert speech is not None
    assert tuple(speech("sr"))[: len(command) + 1] == (f"/bin/{program}", *command)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(
    ("language", "text"), [("en", "A letter from Moscow."), ("sr", "Љубав."), ("ru", "Товарищ.")]
)
def test_the_real_program_speaks_the_languages_of_the_game(language: str, text: str) -> None:
    """Called as the game calls it, but into a file instead of the loudspeaker."""
    speech = voice.find()
    assert speech is not None
    command = [*speech(language), "--stdout"]
    spoken = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=PATIENCE)
    assert spoken.stdout.startswith(b"RIFF")
    assert len(spoken.stdout) > 10_000


def test_pages_told_in_another_language_are_read_in_it(open_window: Opener, heard: Heard) -> None:
    """The language that is set, from the next thing said on."""
    window, flow = open_window(sample_pages.decide_page())
    flow.settings = replace(flow.settings, language="de")
    window.act(Action("theme", ("light",)))
    window.turn([])
    window.turn([key(pygame.K_F9)])
    wait_for(heard, lambda: window.turn([]))
    assert heard()[0][0].split()[:2] == ["-v", "de"]
