"""The drawn pictures: rasterised when first seen, at the size they are seen in, and kept while in use."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from pathlib import Path

import pygame

from game.window.surfaces import clear, plain

_LARGEST = 1500  # pixels of the longer side up to which a picture is drawn; a larger one is scaled from that
_KEPT = 24_000_000  # pixels kept at most, that is 96 MB: three screens of 4K; the longest unused go first
_SIZE = re.compile(r'<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"')


class Pictures:
    """The pictures of a folder of assets by their names, such as `stamp` or `covers/two-towns`."""

    def __init__(self, assets: Path, *, keep: int = _KEPT) -> None:
        self._folder = assets / "pictures"
        self._keep = keep
        self._held = 0
        self._made: dict[Hashable, pygame.Surface] = {}
        self._sizes: dict[str, tuple[float, float] | None] = {}

    def has(self, name: str) -> bool:
        """Whether there is a picture of this name."""
        return self._natural(name) is not None

    def shape(self, name: str) -> float:
        """Width through height. Raises LookupError where there is no such picture."""
        natural = self._natural(name)
        if natural is None:
            raise LookupError(name)
        return natural[0] / natural[1]

    def cover(self, scenario: str) -> str:
        """The name of the picture on this scenario's dossier."""
        own = f"covers/{scenario}"
        return own if self.has(own) else "covers/_default"

    def once(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The picture kept under this key, made now if there is none."""
        made = self._made.pop(key, None)
        if made is None:
            made = make()
            self._held += made.get_width() * made.get_height()
            while self._held > self._keep and self._made:
                oldest = self._made.pop(next(iter(self._made)))
                self._held -= oldest.get_width() * oldest.get_height()
        self._made[key] = made
        return made

    def fitted(self, name: str, width: int) -> pygame.Surface:
        """The whole picture, this wide."""
        return self.once((name, width), lambda: self._drawn(name, width))

    def turned(self, name: str, width: int, degrees: int) -> pygame.Surface:
        """The whole picture, this wide before it is turned anticlockwise."""
        if degrees % 360 == 0:
            return self.fitted(name, width)

        def make() -> pygame.Surface:
            # Turned larger than it will be seen, so that its edges stay smooth.
            return pygame.transform.rotozoom(self._drawn(name, 2 * width), degrees, 0.5)

        return self.once((name, width, "turned", degrees % 360), make)

    def filling(self, name: str, size: tuple[int, int], focus: float = 0.5) -> pygame.Surface:
        """As much of the picture as fills this size. `focus` says which part is kept, 0 upper or left."""

        def make() -> pygame.Surface:
            wide = max(size[0], round(size[1] * self.shape(name)))
            whole = self._drawn(name, wide)
            part = plain(size)
            spare = whole.get_width() - size[0], whole.get_height() - size[1]
            part.blit(whole, (-round(spare[0] * focus), -round(spare[1] * focus)))
            return part

        return self.once((name, size, focus), make)

    def _drawn(self, name: str, width: int) -> pygame.Surface:
        shape = self.shape(name)
        wide, high = max(1, width), max(1, round(width / shape))
        times = min(1.0, _LARGEST / max(wide, high))
        file = str(self._folder / f"{name}.svg")
        drawn = pygame.image.load_sized_svg(file, (max(1, round(wide * times)), max(1, round(high * times))))
        # In the screen's own order of bytes, or each copy of it costs twenty times as much.
        own = clear(drawn.get_size())
        own.blit(drawn, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
        return own if own.get_size() == (wide, high) else pygame.transform.smoothscale(own, (wide, high))

    def _natural(self, name: str) -> tuple[float, float] | None:
        if name not in self._sizes:
            file = self._folder / f"{name}.svg"
            found = _SIZE.search(file.read_text(encoding="utf-8")[:400]) if file.is_file() else None
            self._sizes[name] = (float(found[1]), float(found[2])) if found else None
        return self._sizes[name]
