"""The painter of the map: the land, the places by name, and what happened at each."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

from game.pages.page import Map, MapPlace
from game.window.atlas import Extent, Tints, tints_of
from game.window.look import Look
from game.window.scene import Block, Drawing, Fill, Room, Shown
from game.window.surfaces import clear, edged, smooth
from game.window.text import Run
from game.wording import _

_BESIDE = 58.0  # ems of width with which the list stands beside the map


def paint_map(element: Map, room: Room, width: int) -> Block:
    """The map with its places, and the list of them beside or under it."""
    look = room.look
    beside = width >= look.em(_BESIDE)
    wide = width - look.em(20) if beside else width
    chart = chart_of(
        tuple(place.id for place in element.places),
        {place.id: place.label for place in element.places},
        element.here,
        room,
        (wide, max(look.em(9), min(round(wide * 0.66), round(look.height * 0.7)))),
    )
    block = Block(width)
    below = block.place(chart, 0, 0)
    x, y = (wide + look.em(1.4), 0) if beside else (0, below + look.em(0.9))
    for place in element.places:
        y = _listed(place, element.here, room, block, pygame.Rect(x, y, width - x, 0)) + look.em(0.8)
        if place.id == "trieste" and (place.events or place.id == element.here):
            y = block.place(_trieste(room, min(width - x, look.em(15))), x, y) + look.em(1.0)
    block.height = max(below, y)
    return block


def _trieste(room: Room, width: int) -> Block:
    """The Free Territory of Trieste as it was divided until October 1954, larger than Europe shows it."""
    look = room.look
    block = Block(width)
    chart = pygame.Rect(0, 0, width, round(width * 1000 / 860))

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        key = ("trieste", look.theme.name, look.unit, at.size)
        surface.blit(look.pictures.once(key, lambda: _zones(look, at.size)), at)
        edged(surface, at, room.stock.edge, max(1, look.em(0.1)))

    block.items.append(Drawing(chart, paint))
    words = _("The Free Territory of Trieste, and the line between its two zones in the summer of 1954.")
    caption = look.set([Run(words, room.quiet(0.85))], width)
    block.height = block.words(caption, 0, chart.bottom + look.em(0.3))
    return block


def _zones(look: Look, size: tuple[int, int]) -> pygame.Surface:
    tints = tints_of(look.theme)
    made = look.atlas.paint_trieste(tints, size, look.em(0.06))
    for name, (x, y), zone in look.atlas.in_trieste():
        face = look.fonts.main("head-light" if zone else "ui-bold", look.em(0.95))
        ink = _haloed(name, face.font, tints, look)
        middle = round(x * size[0]), round(y * size[1])
        at = ink.get_rect(midbottom=middle)
        if not zone:
            mark = pygame.Rect(0, 0, look.em(0.75), look.em(0.75))
            mark.center = middle
            made.blit(smooth(mark.size, lambda large, times: _dot(large, tints, here=False)), mark)
            at = ink.get_rect(topright=(mark.left, mark.centery))
        made.blit(ink, at.clamp(made.get_rect()))
    return made


def _listed(place: MapPlace, here: str, room: Room, block: Block, at: pygame.Rect) -> int:
    look = room.look
    left = look.em(1.1)
    name = look.set([Run(place.label, room.bold(1.05))], max(1, at.w - left))
    size = look.em(0.6)
    dot = pygame.Rect(at.x, at.y + (look.em(1.4) - size) // 2, size, size)
    block.items.append(Fill(dot, look.theme.yours if place.id == here else room.stock.mark))
    y = block.words(name, at.x + left, at.y)
    for event in place.events:
        words = look.set([Run(event, room.quiet(0.95))], max(1, at.w - left))
        y = block.words(words, at.x + left, y + look.em(0.1))
    return y


def chart_of(
    places: tuple[str, ...],
    labels: dict[str, str],
    here: str,
    room: Room,
    size: tuple[int, int],
    *,
    least: float = 380,
) -> Block:
    """The land around these places as a picture of this size, `here` with a mark that is not to be missed.

    Places that have only a label are shown where they happen to lie in it. `least` is how much land the
    picture shows at least, in units of the sheet.
    """
    look = room.look
    block = Block(size[0], size[1])

    def paint(surface: pygame.Surface, at: pygame.Rect, shown: Shown) -> None:
        surface.blit(_drawn(places, labels, here, look, at.size, least), at)
        edged(surface, at, room.stock.edge, max(1, look.em(0.1)))

    block.items.append(Drawing(pygame.Rect((0, 0), size), paint))
    return block


def _drawn(
    places: tuple[str, ...],
    labels: dict[str, str],
    here: str,
    look: Look,
    size: tuple[int, int],
    least: float,
) -> pygame.Surface:
    def make() -> pygame.Surface:
        extent = look.atlas.around(places, size[0] / size[1], least)
        tints = tints_of(look.theme)
        land = look.pictures.once(
            ("atlas", look.theme.name, size, extent),
            lambda: look.atlas.paint(tints, size, extent, look.em(0.06)),
        )
        made = land.copy()
        spots = _spots(dict.fromkeys((here, *places, *labels)), here, extent, look, made.get_rect())
        taken: list[pygame.Rect] = []
        for id in list(spots):
            mark = spots.pop(id)
            ink = _haloed(labels.get(id, ""), look.fonts.main("ui-bold", look.em(0.92)).font, tints, look)
            place = room_beside(mark, ink, made.get_rect(), [*taken, *spots.values()], look.em(0.2))
            if place is None and id != here and id not in places:
                continue  # a mark without a name would seem to have its neighbour's
            made.blit(_mark(mark.size, tints, here=id == here), mark)
            taken.append(mark)
            if place is not None:
                made.blit(ink, place)
                taken.append(place)
        scale = size[0] / extent.wide / look.em(0.1)
        for name, share, rank in look.atlas.names(extent, 3 if scale > 1.0 else 2):
            _state(made, name, share, rank, look, tints, taken)
        return made

    key = ("chart", places, tuple(labels.items()), here, look.theme.name, look.unit, size, least)
    return look.pictures.once(key, make)


def _spots(
    ids: Iterable[str], here: str, extent: Extent, look: Look, sheet: pygame.Rect
) -> dict[str, pygame.Rect]:
    """Where the marks of these places stand, of those that lie in the picture."""
    spots: dict[str, pygame.Rect] = {}
    for id in ids:
        if at := look.atlas.at(id):
            side = look.em(1.25 if id == here else 0.75)
            mark = pygame.Rect(0, 0, side, side)
            mark.centerx = round((at[0] - extent.x) / extent.wide * sheet.width)
            mark.centery = round((at[1] - extent.y) / extent.high * sheet.height)
            if sheet.inflate(-4, -4).collidepoint(mark.center):
                spots[id] = mark
    return spots


def room_beside(
    mark: pygame.Rect, ink: pygame.Surface, sheet: pygame.Rect, taken: list[pygame.Rect], gap: int
) -> pygame.Rect | None:
    """A place for a name beside its mark, on no other name and no other mark; none where there is none."""
    for place in (
        ink.get_rect(midleft=(mark.right + gap, mark.centery)),
        ink.get_rect(midright=(mark.left - gap, mark.centery)),
        ink.get_rect(midbottom=mark.midtop),
        ink.get_rect(midtop=mark.midbottom),
        ink.get_rect(bottomleft=mark.topright),
        ink.get_rect(topleft=mark.bottomright),
        ink.get_rect(bottomright=mark.topleft),
        ink.get_rect(topright=mark.bottomleft),
    ):
        if sheet.contains(place) and place.collidelist(taken) < 0:
            return place
    return None


def _mark(size: tuple[int, int], tints: Tints, *, here: bool) -> pygame.Surface:
    return smooth(size, lambda large, times: _dot(large, tints, here=here))


def _dot(large: pygame.Surface, tints: Tints, *, here: bool) -> None:
    side = large.get_width()
    colour = tints.mark if here else tints.ink
    large.fill((*tints.halo, 0))
    pygame.draw.circle(large, tints.halo, (side // 2, side // 2), side // 2)
    pygame.draw.circle(large, colour, (side // 2, side // 2), round(side * 0.42))
    if here:
        pygame.draw.circle(large, tints.halo, (side // 2, side // 2), round(side * 0.27))
        pygame.draw.circle(large, colour, (side // 2, side // 2), round(side * 0.16))


def _state(
    made: pygame.Surface,
    name: str,
    share: tuple[float, float],
    rank: int,
    look: Look,
    tints: Tints,
    taken: list[pygame.Rect],
) -> None:
    font = look.fonts.main("head-light", look.em({1: 1.15, 2: 0.95}.get(rank, 0.82))).font
    ink = font.render("\u2009".join(name.upper()) if rank == 1 else name, True, tints.ink)
    ink.set_alpha(215)
    at = ink.get_rect(center=(share[0] * made.get_width(), share[1] * made.get_height()))
    if made.get_rect().contains(at) and at.inflate(6, 2).collidelist(taken) < 0:
        made.blit(ink, at)
        taken.append(at)


def _haloed(text: str, font: pygame.font.Font, tints: Tints, look: Look) -> pygame.Surface:
    """Words with a rim, to be read on any land."""
    rim = max(1, look.em(0.1))
    ink, back = font.render(text, True, tints.ink), font.render(text, True, tints.halo)
    made = clear((ink.get_width() + 2 * rim, ink.get_height() + 2 * rim))
    for x in (0, rim, 2 * rim):
        for y in (0, rim, 2 * rim):
            made.blit(back, (x, y))
    made.blit(ink, (rim, rim))
    return made
