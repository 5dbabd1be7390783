"""Makes sounds/*.wav: the desk's small noises, each built here from noise and sines, none of them recorded.

Mono, 16 bit, 22,050 Hz, quiet, and from fixed seeds, so that the same bytes come out every time:

    python assets/make/sounds/sounds.py
"""

from __future__ import annotations

import random
import wave
from array import array
from collections.abc import Callable, Sequence
from math import cos, exp, pi, sin
from pathlib import Path

SOUNDS = Path(__file__).parent.parent.parent / "sounds"
RATE = 22_050  # samples a second
EDGE = 0.002  # seconds over which every sound comes in; it goes out over ten times that

Wave = list[float]


def silence(seconds: float) -> Wave:
    """Nothing, for so long."""
    return [0.0] * round(seconds * RATE)


def ring(seconds: float, partials: Sequence[tuple[float, float, float]]) -> Wave:
    """Sines that die away: each partial is a frequency in Hz, a strength, and its seconds of fading."""
    return [
        sum(
            strength * sin(2 * pi * hertz * at / RATE) * exp(-at / RATE / fade)
            for hertz, strength, fade in partials
        )
        for at in range(round(seconds * RATE))
    ]


def thump(seconds: float, high: float, low: float, fade: float) -> Wave:
    """A soft body that is struck: a sine that falls from one frequency to another as it dies away."""
    made, phase = [], 0.0
    for at in range(round(seconds * RATE)):
        time = at / RATE
        phase += 2 * pi * (low + (high - low) * exp(-time / (fade / 3))) / RATE
        made.append(sin(phase) * exp(-time / fade))
    return made


def hiss(seconds: float, chance: random.Random, middle: float, width: float) -> Wave:
    """Noise round a frequency: a band-pass of so many Hz over white noise."""
    turn = 2 * pi * middle / RATE
    alpha = sin(turn) * width / middle / 2
    gain, back, far = alpha / (1 + alpha), -2 * cos(turn) / (1 + alpha), (1 - alpha) / (1 + alpha)
    x1 = x2 = y1 = y2 = 0.0
    made = []
    for _ in range(round(seconds * RATE)):
        x = chance.uniform(-1, 1)
        y = gain * (x - x2) - back * y1 - far * y2
        x1, x2, y1, y2 = x, x1, y, y1
        made.append(y * 2)
    return made


def shaped(made: Wave, shape: Callable[[float], float]) -> Wave:
    """The sound, made as strong as `shape` says at each share of its length, 0 to 1."""
    return [value * shape(at / len(made)) for at, value in enumerate(made)]


def faded(made: Wave, fade: float) -> Wave:
    """The sound, dying away over so many seconds."""
    return [value * exp(-at / RATE / fade) for at, value in enumerate(made)]


def mixed(*parts: tuple[float, float, Wave]) -> Wave:
    """Sounds laid over one another: each begins after so many seconds and counts so much."""
    made = [0.0] * max(round(start * RATE) + len(part) for start, _, part in parts)
    for start, strength, part in parts:
        first = round(start * RATE)
        for at, value in enumerate(part):
            made[first + at] += value * strength
    return made


def crackle(seconds: float, chance: random.Random, a_second: float, middle: float) -> Wave:
    """The small snaps of paper that bends, so many a second."""
    parts = [(0.0, 0.0, silence(seconds))]
    for _ in range(round(seconds * a_second)):
        snap = faded(hiss(0.006, chance, middle * chance.uniform(0.6, 1.5), middle), 0.0015)
        parts.append((chance.uniform(0, seconds - 0.008), chance.uniform(0.1, 1.0) ** 2, snap))
    return mixed(*parts)


def key(seed: int, pitch: float) -> Wave:
    """One key of a typewriter: the lever, the type on the platen, the basket ringing after."""
    chance = random.Random(seed)  # noqa: S311 - the grain of a sound, not a secret
    lever = faded(hiss(0.02, chance, 900 * pitch, 900), 0.006)
    strike = faded(hiss(0.05, chance, 2600 * pitch, 3000), 0.006)
    metal = ring(
        0.09,
        [
            (1740 * pitch, 0.5, 0.012),
            (2890 * pitch, 0.35, 0.009),
            (4310 * pitch, 0.2, 0.006),
            (690, 0.3, 0.01),
        ],
    )
    platen = thump(0.08, 260 * pitch, 130 * pitch, 0.018)
    back = faded(hiss(0.02, chance, 1500, 1200), 0.004)
    return mixed(
        (0.0, 0.5, lever),
        (0.018, 1.4, strike),
        (0.018, 0.35, metal),
        (0.018, 0.9, platen),
        (0.075, 0.3, back),
    )


def carriage() -> Wave:
    """The carriage going home: its ratchet, quickening, over the rails, and the stop."""
    chance = random.Random(21)  # noqa: S311 - as above
    rails = shaped(hiss(0.5, chance, 1300, 1500), lambda share: 0.25 + 0.75 * share)
    parts = [(0.0, 0.22, rails)]
    at, gap = 0.01, 0.034
    while at < 0.48:
        tooth = mixed(
            (0.0, 1.0, faded(hiss(0.012, chance, 3100, 2400), 0.002)),
            (0.0, 0.3, ring(0.012, [(2350, 1, 0.003)])),
        )
        parts.append((at, 0.55 * chance.uniform(0.8, 1.1), tooth))
        at, gap = at + gap, max(0.014, gap * 0.95)
    stop = mixed(
        (0.0, 1.0, thump(0.14, 210, 95, 0.03)), (0.0, 0.9, faded(hiss(0.06, chance, 1900, 2600), 0.01))
    )
    return mixed(*parts, (0.5, 0.55, stop))


def stamp() -> Wave:
    """A rubber stamp on paper on wood: the rubber, the table under it, the handle lifting off."""
    chance = random.Random(31)  # noqa: S311 - as above
    rubber = faded(hiss(0.09, chance, 700, 1100), 0.016)
    table = thump(0.26, 190, 72, 0.055)
    knock = ring(0.1, [(310, 0.6, 0.02), (520, 0.3, 0.012)])
    lift = shaped(hiss(0.06, chance, 1800, 1600), lambda share: sin(pi * share) ** 2)
    return mixed((0.0, 1.0, rubber), (0.004, 1.0, table), (0.004, 0.5, knock), (0.2, 0.09, lift))


def slide() -> Wave:
    """A sheet drawn over baize."""
    chance = random.Random(41)  # noqa: S311 - as above
    cloth = shaped(hiss(0.45, chance, 1500, 2000), lambda share: sin(pi * share**0.7) ** 1.5)
    edge = shaped(hiss(0.45, chance, 4200, 3200), lambda share: sin(pi * share) ** 3)
    return mixed((0.0, 1.0, cloth), (0.0, 0.4, edge), (0.05, 0.25, crackle(0.3, chance, 60, 3000)))


def page() -> Wave:
    """A page turned: lifted, bent through the air, laid down."""
    chance = random.Random(51)  # noqa: S311 - as above
    lifted = shaped(hiss(0.2, chance, 3300, 3000), lambda share: sin(pi * share) ** 2)
    air = shaped(hiss(0.3, chance, 1100, 1300), lambda share: sin(pi * share) ** 2)
    laid = faded(hiss(0.14, chance, 1000, 1500), 0.03)
    return mixed(
        (0.0, 0.7, lifted),
        (0.02, 0.8, crackle(0.3, chance, 110, 3600)),
        (0.1, 0.6, air),
        (0.38, 0.8, laid),
        (0.38, 0.4, crackle(0.08, chance, 160, 2600)),
    )


def leaf() -> Wave:
    """A leaf torn off a calendar: a quick run of small snaps, rising."""
    chance = random.Random(61)  # noqa: S311 - as above
    tear = shaped(crackle(0.26, chance, 520, 3400), lambda share: 0.3 + 0.7 * share)
    breath = shaped(hiss(0.28, chance, 3800, 3600), lambda share: share**1.5 * (1 - share) * 3)
    return mixed(
        (0.0, 1.0, tear), (0.0, 0.5, breath), (0.25, 0.3, faded(hiss(0.08, chance, 1500, 1500), 0.02))
    )


def bell() -> Wave:
    """The bell at the end of a line, heard from the next room."""
    strike = 1568.0
    partials = [
        (strike * 0.5, 0.12, 0.5),
        (strike, 1.0, 0.34),
        (strike * 2.01, 0.32, 0.2),
        (strike * 2.76, 0.22, 0.12),
    ]
    return ring(1.25, [*partials, (strike * 1.003, 0.5, 0.3), (strike * 4.1, 0.08, 0.04)])


def finished(made: Wave, loudest: float) -> array[int]:
    """The sound in 16 bits, brought in and out without a click, its peak this share of full scale."""
    rise, fall = round(EDGE * RATE), round(EDGE * 10 * RATE)
    last = len(made) - 1
    made = [
        value * min(1.0, at / rise) * (0.5 - 0.5 * cos(pi * min(1.0, (last - at) / fall)))
        for at, value in enumerate(made)
    ]
    gain = loudest * 32_767 / max(abs(value) for value in made)
    return array("h", (round(value * gain) for value in made))


def main() -> None:
    """Make every sound and save it."""
    # Peaks, of full scale: all lie under a classroom's talk, and noise that lasts sounds louder than a knock.
    made = {
        "key-1": (key(11, 1.0), 0.3),
        "key-2": (key(12, 1.07), 0.28),
        "key-3": (key(13, 0.93), 0.3),
        "carriage": (carriage(), 0.24),
        "stamp": (stamp(), 0.4),
        "slide": (slide(), 0.14),
        "page": (page(), 0.16),
        "leaf": (leaf(), 0.18),
        "bell": (bell(), 0.16),
    }
    for name, (sound, loudest) in made.items():
        samples = finished(sound, loudest)
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())


if __name__ == "__main__":
    main()
