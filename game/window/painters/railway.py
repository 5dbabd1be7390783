"""The railway map: every play of a scenario as a line, every decision as a station to step off at."""

from __future__ import annotations

import pygame

from game.pages.page import Railway, Station, Track
from game.window.scene import Block, Fill, Panel, Room, Stamp, Target
from game.window.text import Colour, Run
from game.wording import _

_LEAST = 10.0
"""Ems a column needs for its words and tracks; where there are fewer, the tracks run down the page."""

_BETWEEN = 1.6  # ems between columns: there the tracks run


def paint_railway(railway: Railway, room: Room, width: int) -> Block:
    """Columns count decisions from left to right, each line of plays has a row of its own."""
    columns = max((station.column for station in railway.stations), default=0) + 1
    if width // columns >= room.look.em(_LEAST):
        return _map(railway, room, width, width // columns)
    return _down(railway, room, width)


def _map(railway: Railway, room: Room, width: int, pitch: int) -> Block:
    look = room.look
    group = room.name("railway", "")
    between = look.em(_BETWEEN)
    stops = [_stop(station, room, pitch - between, group) for station in railway.stations]
    rows: dict[int, int] = {}  # how high each row is
    for station, stop in zip(railway.stations, stops, strict=True):
        rows[station.row] = max(rows.get(station.row, 0), stop.height)
    tops, y = dict[int, int](), 0
    for row in sorted(rows):
        tops[row], y = y, y + rows[row] + look.em(0.9)
    block = Block(width, max(0, y - look.em(0.9)))
    corners = [(station.column * pitch, tops[station.row]) for station in railway.stations]
    for track in sorted(railway.tracks, key=lambda track: (track.history, track.yours)):
        block.items.extend(_track(track, corners, room, (pitch, between)))
    for corner, stop in zip(corners, stops, strict=True):
        block.place(stop, *corner)
    return block


def _track(track: Track, corners: list[tuple[int, int]], room: Room, measures: tuple[int, int]) -> list[Fill]:
    """From the right edge of one station, down between the columns, to the left edge of the other."""
    pitch, between = measures
    (left, top), (right, bottom) = corners[track.start], corners[track.end]
    fills = []
    for beside, weight, colour in _lines(track, room):
        start, end = left + pitch - between, right
        middle = start + between // 2 + beside
        above, below = (y + room.look.em(0.95) + beside for y in (top, bottom))
        fills += [
            Fill(pygame.Rect(start, above, middle - start + weight, weight), colour),
            Fill(pygame.Rect(middle, above, weight, below - above + weight), colour),
            Fill(pygame.Rect(middle, below, end - middle, weight), colour),
        ]
    return fills


def _lines(track: Track, room: Room) -> list[tuple[int, int, Colour]]:
    """The rails of a track: how far beside the middle, how thick, in which colour."""
    look, theme = room.look, room.look.theme
    thin, thick = max(2, look.em(0.12)), max(3, look.em(0.28))
    lines = []
    if track.yours:
        lines.append((0, thick, theme.yours))
    if track.history:
        lines.append((thick + thin if track.yours else 0, thin, theme.history))
    return lines or [(0, thin, room.stock.mark)]


def _down(railway: Railway, room: Room, width: int) -> Block:
    """The stations one under the other, each beside its disc, and the tracks running down at the left."""
    look = room.look
    lanes = _lanes(railway)
    disc = look.em(1.2)
    pitch = min(disc + look.em(0.5), width // 3 // (max(lanes) + 1))
    left = pitch * max(lanes) + disc + look.em(0.5)
    block = Block(width)
    group = room.name("railway", "")
    tops, stops, y = [], [], 0
    for station in railway.stations:
        stop = _words(station, room, width - left, group)
        stops.append(stop)
        tops.append(y)
        y += stop.height + look.em(0.5)
    centres = [
        (pitch * lane + disc // 2, top + min(stop.height // 2, look.em(1.1)))
        for lane, top, stop in zip(lanes, tops, stops, strict=True)
    ]
    for track in sorted(railway.tracks, key=lambda track: (track.history, track.yours)):
        block.items.extend(_bend(track, centres, room))
    for station, (x, middle), top, stop in zip(railway.stations, centres, tops, stops, strict=True):
        corner = (x - disc // 2, middle - disc // 2)
        block.items.append(_sign(pygame.Rect(corner, (disc, disc)), station, room))
        block.place(stop, left, top)
    block.height = max(0, y - look.em(0.5))
    return block


def _lanes(railway: Railway) -> list[int]:
    """The lane of each station: a line of plays keeps to one, and takes over one whose line has ended."""
    begins, ends = dict[int, int](), dict[int, int]()
    for place, station in enumerate(railway.stations):
        begins.setdefault(station.row, place)
        ends[station.row] = place
    for track in railway.tracks:  # a line is there from where it parts from another
        row = railway.stations[track.end].row
        begins[row] = min(begins[row], track.start)
    lanes, free = dict[int, int](), list[int]()  # free: from which station on each lane is free
    for row in sorted(begins, key=lambda row: (begins[row], row)):
        lane = next((n for n, end in enumerate(free) if end <= begins[row]), len(free))
        free[lane:] = [ends[row] + 1, *free[lane + 1 :]]
        lanes[row] = lane
    return [lanes[station.row] for station in railway.stations]


def _bend(track: Track, centres: list[tuple[int, int]], room: Room) -> list[Fill]:
    """From the middle of one disc across to the lane of the other, and down it."""
    (left, top), (right, bottom) = centres[track.start], centres[track.end]
    fills = []
    for beside, weight, colour in _lines(track, room):
        x, y = right + beside - weight // 2, top + beside - weight // 2
        across = pygame.Rect(min(left, x), y, abs(x - left) + weight, weight)
        fills += [Fill(across, colour)] if left != right else []
        fills.append(Fill(pygame.Rect(x, y, weight, bottom - y), colour))
    return fills


def _stop(station: Station, room: Room, width: int, group: str) -> Block:
    """A station: its sign (a disc, filled where you were, in a square where history was), and its words."""
    disc, pad = room.look.em(1.2), room.look.em(0.35)
    block = _words(station, room, width, group, above=disc + room.look.em(0.15))
    stock = room.look.theme.chosen if station.stop.chosen else room.look.theme.option
    block.items.append(_sign(pygame.Rect(pad, pad, disc, disc), station, room.on(stock)))
    return block


def _words(station: Station, room: Room, width: int, group: str, above: int = 0) -> Block:
    """What is said of a station, on a panel to press, with so much room above the words."""
    look, theme = room.look, room.look.theme
    block = Block(width)
    name = room.name("station", station.stop.word)
    pad = look.em(0.35)
    stock = theme.chosen if station.stop.chosen else theme.option
    panel = Panel(
        pygame.Rect(0, 0, width, 0),
        look,
        stock,
        radius=look.em(0.3),
        border=max(2, look.em(0.14)) if station.stop.chosen else 1,
        target=name,
        hover=None if station.stop.chosen else theme.option_hover,
    )
    block.items.append(panel)
    inside = room.on(stock)
    room_for = max(1, width - 2 * pad)
    y = block.words(look.set([Run(station.stop.label, inside.ink(0.92, 1.3))], room_for), pad, pad + above)
    whose = [_("you")] if station.yours else []
    whose += [_("history")] if station.history else []
    note = " · ".join(filter(None, (station.stop.note, *whose)))
    if note:
        y = block.words(look.set([Run(note, inside.quiet(0.85))], room_for), pad, y)
    block.height = panel.rect.height = y + pad
    block.targets.append(
        Target(
            name,
            "station",
            station.stop.label,
            (panel.rect.copy(),),
            station.stop.action,
            group,
            station.stop.chosen,
        )
    )
    return block


def _sign(at: pygame.Rect, station: Station, room: Room) -> Stamp:
    theme, ink, fill = room.look.theme, room.stock.ink, room.stock.fill
    yours, history, end = station.yours, station.history, station.end

    def shape(large: pygame.Surface, times: int) -> None:
        side = large.get_width()
        centre = (side // 2, side // 2)
        large.fill((*ink, 0))
        if history:
            pygame.draw.rect(large, theme.history, (0, 0, side, side), 3 * times)
        pygame.draw.circle(large, ink, centre, round(side * 0.42))
        pygame.draw.circle(large, theme.yours if yours else fill, centre, round(side * 0.42) - 2 * times)
        if end:
            pygame.draw.circle(large, ink, centre, round(side * 0.16))

    return Stamp(at, room.look, ("station", theme.name, yours, history, end, ink, fill), shape)
