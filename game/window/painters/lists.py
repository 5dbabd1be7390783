"""Painters of what is a list of dates or places: every word of it, in order."""

from __future__ import annotations

from game.pages.page import Bullets, Map, Timeline
from game.window.painters.words import paint_bullets
from game.window.scene import Block, Room
from game.wording import _


def paint_timeline(timeline: Timeline, room: Room, width: int) -> Block:
    """What happened, one event under the other."""
    lines = (
        f"{event.date}: {event.text} ({event.note})" if event.note else f"{event.date}: {event.text}"
        for event in timeline.events
    )
    return paint_bullets(Bullets(tuple(lines)), room, width)


def paint_map(map_: Map, room: Room, width: int) -> Block:
    """The places, each with what happened there."""
    lines = []
    for place in map_.places:
        label = _("{place} (here)").format(place=place.label) if place.id == map_.here else place.label
        lines.append(": ".join(filter(None, (label, "; ".join(place.events)))))
    return paint_bullets(Bullets(tuple(lines)), room, width)
