"""The sounds: short, quiet, and without a click at either end."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"
NAMES = ("key-1", "key-2", "key-3", "carriage", "stamp", "slide", "page", "leaf", "bell")
FULL = 32_767


def samples(name: str) -> array[int]:
    """The samples of a sound, -32768 to 32767."""
    with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        return array("h", file.readframes(file.getnframes()))


def test_the_sounds_are_those_that_are_known() -> None:
    assert {path.stem for path in SOUNDS.glob("*.wav")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_short_and_small(name: str) -> None:
    assert 0.05 < len(samples(name)) / 22_050 < 1.4
    assert (SOUNDS / f"{name}.wav").stat().st_size < 60_000


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_heard_and_never_clips(name: str) -> None:
    loudest = max(abs(sample) for sample in samples(name))
    assert 0.1 * FULL < loudest < 0.5 * FULL


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_begins_and_ends_near_silence(name: str) -> None:
    heard = samples(name)
    loudest = max(abs(sample) for sample in heard)
    assert abs(heard[0]) <= 0.002 * FULL
    assert max(abs(sample) for sample in heard[-20:]) <= max(0.002 * FULL, 0.02 * loudest)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_hangs_about_silence(name: str) -> None:
    """Its samples even out: no constant push on the loudspeaker."""
    heard = samples(name)
    assert abs(sum(heard) / len(heard)) < 0.01 * FULL


def test_the_keys_of_the_typewriter_differ() -> None:
    assert len({samples(name).tobytes() for name in NAMES[:3]}) == 3
