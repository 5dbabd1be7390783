"""Plays looked back on, in words: how gauges went, what two plays share, where a station of a map lies."""

from __future__ import annotations

from collections.abc import Iterator

from game.pages.page import Comparison, Course, Curve, Railway, Station
from game.wording import _


def course(what: Course) -> Iterator[tuple[str, str]]:
    """Each gauge by its label, with its values from the beginning; the one where we are is marked."""
    for curve in what.curves:
        yield curve.label, _curve(curve, what.at)


def _curve(curve: Curve, at: int) -> str:
    values = [str(value) for value in curve.values]
    if 0 <= at < len(values):
        values[at] = _("[{value}]").format(value=values[at])
    return _("{label}: {values}; from {lowest} ({low}) to {highest} ({high})").format(
        label=curve.label,
        values=", ".join(values),
        lowest=curve.lowest,
        low=curve.low,
        highest=curve.highest,
        high=curve.high,
    )


def compared(what: Comparison) -> Iterator[tuple[str, str]]:
    """Each matter by its label, with what was done about it in both plays."""
    for pair in what.pairs:
        if pair.same:
            yield pair.label, _("{label}: {one} (in both)").format(label=pair.label, one=pair.one)
            continue
        yield (
            pair.label,
            _("{label}: {name}: {one} | {other_name}: {other}").format(
                label=pair.label,
                name=what.one,
                one=pair.one or _("nothing"),
                other_name=what.other,
                other=pair.other or _("nothing"),
            ),
        )


def stations(what: Railway) -> Iterator[tuple[Station, str]]:
    """Each station, with what is said of it: where it comes from, whose line it is on, that it is an end."""
    comes_from = {track.end: what.stations[track.start] for track in what.tracks}
    for place, station in enumerate(what.stations):
        said = []
        before = comes_from.get(place)
        if before is not None and what.stations[place - 1] is not before:
            said.append(_("from {word}").format(word=before.stop.word))
        said += [_("your line")] if station.yours else []
        said += [_("history")] if station.history else []
        said += [_("an ending")] if station.end else []
        yield station, "; ".join(said)
