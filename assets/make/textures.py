"""Draws the desk's surfaces: textures/*.png, each a square that repeats without a seam.

Nothing of this is computed when the game starts; the pictures are drawn here, once, from a fixed seed:

    python assets/make/textures.py
"""

from __future__ import annotations

import random
from pathlib import Path

import pygame

TEXTURES = Path(__file__).parent.parent / "textures"
SIDE = 256


def noise(seed: int, width: int, height: int) -> pygame.Surface:
    """Grey noise that repeats without a seam, `width` by `height`."""
    grains = random.Random(seed).randbytes(width * height)  # noqa: S311 - grain of paper, not a secret
    grey = bytes(value for grain in grains for value in (grain, grain, grain))
    return pygame.image.frombytes(grey, (width, height), "RGB")


def smeared(picture: pygame.Surface, across: int, down: int) -> pygame.Surface:
    """The picture blurred by so many pixels each way, still without a seam."""
    width, height = picture.get_size()
    wide = pygame.Surface((width * 3, height * 3))
    wide.fblits([(picture, (x * width, y * height)) for x in range(3) for y in range(3)])
    small = pygame.transform.smoothscale(
        wide, (max(1, wide.get_width() // across), max(1, wide.get_height() // down))
    )
    back = pygame.transform.smoothscale(small, wide.get_size())
    return back.subsurface((width, height, width, height)).copy()


def stretched(picture: pygame.Surface) -> tuple[float, list[float]]:
    """The mean of the greys, and each grey as its distance from it in standard deviations."""
    width, height = picture.get_size()
    greys = [picture.get_at((x, y))[0] for y in range(height) for x in range(width)]
    mean = sum(greys) / len(greys)
    spread = (sum((grey - mean) ** 2 for grey in greys) / len(greys)) ** 0.5 or 1.0
    return mean, [(grey - mean) / spread for grey in greys]


def tinted(layers: list[tuple[pygame.Surface, float]], colour: tuple[int, int, int]) -> pygame.Surface:
    """A surface of this colour whose lightness varies with the layers, each so many steps of 255 strong."""
    width, height = layers[0][0].get_size()
    relief = [0.0] * (width * height)
    for picture, strength in layers:
        for at, value in enumerate(stretched(picture)[1]):
            relief[at] += max(-2.5, min(2.5, value)) * strength
    made = pygame.Surface((width, height))
    for at, value in enumerate(relief):
        made.set_at(
            (at % width, at // width), tuple(max(0, min(255, round(part + value))) for part in colour)
        )
    return made


def lamp() -> pygame.Surface:
    """A pool of light as a small picture of alpha: dark at the corners, clear under the lamp."""
    width, height = 96, 64
    made = pygame.Surface((width, height), pygame.SRCALPHA)
    for y in range(height):
        for x in range(width):
            away = (((x + 0.5) / width - 0.46) / 0.62) ** 2 + (((y + 0.5) / height - 0.36) / 0.78) ** 2
            dark = min(1.0, away) ** 1.15
            made.set_at((x, y), (4, 8, 6, round(150 * dark)))
    return made


def main() -> None:
    """Draw every surface and save it."""
    fine, coarse = noise(1, SIDE, SIDE), smeared(noise(2, SIDE, SIDE), 24, 24)
    fibres = smeared(noise(3, SIDE, SIDE), 6, 1)
    weave = smeared(noise(4, SIDE, SIDE), 2, 3)
    grain = smeared(noise(5, SIDE, SIDE), 64, 2)
    pores = smeared(noise(6, SIDE, SIDE), 16, 1)
    surfaces = {
        "paper": tinted([(smeared(fine, 2, 2), 1.0), (coarse, 1.6), (fibres, 0.8)], (241, 230, 205)),
        "manila": tinted([(smeared(fine, 2, 2), 1.4), (coarse, 1.8), (fibres, 1.4)], (231, 214, 174)),
        "baize": tinted([(weave, 3.0), (fine, 1.6), (coarse, 1.2)], (35, 56, 47)),
        "walnut": tinted([(grain, 5.0), (pores, 2.2), (coarse, 1.5)], (56, 39, 27)),
        "lamp": lamp(),
    }
    for name, surface in surfaces.items():
        pygame.image.save(surface, TEXTURES / f"{name}.png")


if __name__ == "__main__":
    main()
