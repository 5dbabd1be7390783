"""A long page unrolled: what is in sight is laid out first, the rest while it is already being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from game.pages.page import Action, Element, Page, Sheet

AT_FIRST = 5000
"""Letters laid out before a page is shown, in each of its parts: more than any window holds."""


def unrolled(page: Page, letters: int) -> Page:
    """The page as far as so many letters of what it is about, and of what stands beside it, go.

    The page itself where that is all of it. Letters on paper are never left out: how wide a page is laid out
    hangs on them.
    """
    main, aside = _as_far_as(page.main, letters), _as_far_as(page.aside, letters)
    if len(main) == len(page.main) and len(aside) == len(page.aside):
        return page
    return replace(page, main=main, aside=aside)


def _as_far_as(elements: tuple[Element, ...], letters: int) -> tuple[Element, ...]:
    last_sheet = max((at for at, element in enumerate(elements) if isinstance(element, Sheet)), default=0)
    left = letters
    for at, element in enumerate(elements):
        if left <= 0 and at > last_sheet:
            return elements[:at]
        left -= sum(map(len, _texts(element)))
    return elements


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Action):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
