"""A painter for every element of a page: it lays the element out in a block of a given width."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.pages import page as pages
from game.window.painters.chart import paint_map
from game.window.painters.controls import paint_button, paint_card
from game.window.painters.fields import paint_field
from game.window.painters.gauges import paint_dial, paint_score
from game.window.painters.hands import paint_poll
from game.window.painters.journeys import paint_comparison, paint_course, paint_scrubber
from game.window.painters.options import paint_choice, paint_spectrum
from game.window.painters.railway import paint_railway
from game.window.painters.ruler import paint_ruler
from game.window.painters.sheet import paint_sheet
from game.window.painters.timeline import paint_timeline
from game.window.painters.timer import paint_timer
from game.window.painters.words import paint_bullets, paint_heading, paint_notice, paint_prose, paint_quote
from game.window.scene import Block, Room

# Each painter takes its own element; which one, the key says.
PAINTERS: dict[type, Callable[[Any, Room, int], Block]] = {
    pages.Heading: paint_heading,
    pages.Prose: paint_prose,
    pages.Bullets: paint_bullets,
    pages.Notice: paint_notice,
    pages.Quote: paint_quote,
    pages.Sheet: paint_sheet,
    pages.Choice: paint_choice,
    pages.Spectrum: paint_spectrum,
    pages.Ruler: paint_ruler,
    pages.Dial: paint_dial,
    pages.Score: paint_score,
    pages.Field: paint_field,
    pages.Button: paint_button,
    pages.Card: paint_card,
    pages.Timeline: paint_timeline,
    pages.Map: paint_map,
    pages.Scrubber: paint_scrubber,
    pages.Course: paint_course,
    pages.Comparison: paint_comparison,
    pages.Railway: paint_railway,
    pages.Poll: paint_poll,
    pages.Timer: paint_timer,
}


def paint(element: pages.Element, room: Room, width: int) -> Block:
    """The element laid out, at most `width` pixels wide."""
    return PAINTERS[type(element)](element, room, width)
