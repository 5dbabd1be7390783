"""Names on the map stand beside their own marks, and on nobody else's."""

from __future__ import annotations

import pygame

from game.window.painters.chart import room_beside

SHEET = pygame.Rect(0, 0, 400, 200)
MARK = pygame.Rect(195, 95, 10, 10)


def put(*taken: pygame.Rect) -> pygame.Rect | None:
    return room_beside(MARK, pygame.Surface((60, 14)), SHEET, list(taken), 3)


def test_a_name_stands_at_the_right_of_its_mark_where_nothing_else_is() -> None:
    place = put()
    assert place is not None
    assert (place.left, place.centery) == (MARK.right + 3, MARK.centery)


def test_a_name_gives_way_to_the_mark_of_a_place_beyond_it() -> None:
    other = pygame.Rect(240, 95, 10, 10)
    place = put(other)
    assert place is not None
    assert place.right < MARK.left
    assert not place.colliderect(other)


def test_a_name_that_would_cover_something_wherever_it_stood_is_not_written() -> None:
    assert put(SHEET) is None
