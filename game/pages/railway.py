"""The railway map: all plays of a scenario that are kept here, where they part, and where to step off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.engine.machine import Exchange
from game.model.play import Chosen, Player, Started
from game.model.scenario import Scenario
from game.model.shelf import Kept, Way
from game.pages.looking import BACK, by_post, no_way_off
from game.pages.page import (
    Action,
    Bullets,
    Button,
    Element,
    Heading,
    Notice,
    Option,
    Page,
    Prose,
    Railway,
    Station,
    Track,
)
from game.replaying.branching import as_history
from game.replaying.tree import HISTORY, Knot, Tree, grow
from game.saying import name_of
from game.wording import _, plural

ROWS = 60
"""So many lines are drawn of one tree; what is below is counted and not drawn."""

_PLAYS = 8  # so many plays are listed beside a station
_MATTERS = 2  # so many matters are named on a station


def called(kept: Kept) -> str:
    """What a play is called: its own name, else who played it and the how manieth time."""
    who = kept.label or _("No name")
    return kept.name or _("{who}, attempt {n}").format(who=who, n=kept.attempt)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A station with what it is made of: the knot, and the head of a play that begins as all here do."""

    knot: Knot
    tree: Tree
    started: Started


def railway(
    exchange: Exchange, ways: Sequence[Way], *, mine: str = "", chosen: int = -1, revealed: bool = False
) -> Page:
    """The map with the station of this place chosen. `mine` is the handle of the reader's own play.

    History is on it where it is `revealed`. Raises as `Play.begin` does.
    """
    scenario = exchange.scenario
    stops = list(_stops(exchange, ways, mine, revealed=revealed))
    chosen = chosen if 0 <= chosen < len(stops) else -1
    stations = tuple(_station(scenario, stops, place, mine, chosen) for place in range(len(stops)))
    main: list[Element] = [
        Prose(_how(stops, ways, revealed=revealed), "quiet"),
        Railway(stations, _tracks(stops, mine)),
    ]
    hidden = sum(1 for way in ways if not any(way.kept.handle in stop.knot.plays for stop in stops))
    if hidden:
        words = plural("{n} more play is not drawn.", "{n} more plays are not drawn.", hidden)
        main.append(Notice(words.format(n=hidden)))
    aside = _beside(scenario, stops[chosen], ways) if chosen >= 0 else _signs(stops, mine, revealed=revealed)
    return Page(
        "railway",
        f"railway:{scenario.id}",
        _("{title}: every way you have gone").format(title=scenario.title),
        tuple(main),
        tuple(aside),
        (BACK,) if not revealed else (_history(scenario), BACK),
    )


def _history(scenario: Scenario) -> Button:
    return Button("history", _("Look through history"), Action("look", ("", scenario.id)))


def _stops(exchange: Exchange, ways: Sequence[Way], mine: str, *, revealed: bool) -> Iterator[_Stop]:
    """The stations in reading order: a tree for every way of casting the scenario, one under the other."""
    groups: dict[tuple[object, str], list[Way]] = {}
    for way in ways:
        groups.setdefault((way.started.casting, way.started.form), []).append(way)
    below = 0
    for group in groups.values():
        started = group[0].started
        plays: dict[str, Sequence[Chosen]] = {way.kept.handle: way.chosen for way in group}
        if revealed and _can_be_followed(exchange.scenario, started):
            plays[HISTORY] = as_history(exchange, started.casting, started.form).chosen
        tree = grow(plays, (mine, HISTORY))
        for knot in tree.knots:
            if knot.row < ROWS:
                knot.row += below
                yield _Stop(knot, tree, started)
        below += min(tree.rows, ROWS)


def _can_be_followed(scenario: Scenario, started: Started) -> bool:
    """Whether the scenario still has these sides and this form, and all of them are played here."""
    same = sorted(side for side, _player in started.casting) == sorted(side.id for side in scenario.sides)
    forms = {form.id for form in scenario.forms} | ({""} if scenario.start else set())
    return same and started.form in forms and not by_post(started.casting)


def _station(scenario: Scenario, stops: Sequence[_Stop], place: int, mine: str, chosen: int) -> Station:
    stop = stops[place]
    knot = stop.knot
    ends = {ending.id: ending.title for ending in scenario.endings}
    label = _what(scenario, stop) if knot.decided[0] else _beginning(scenario, stop.started)
    notes = [_title(scenario, knot.decided[0])] if knot.decided[0] else []
    if knot.then in ends and not knot.after:
        notes.append(_("leads to: {ending}").format(ending=ends[knot.then]))
    return Station(
        Option(f"s{place + 1}", label, Action("station", (str(place),)), place == chosen, " · ".join(notes)),
        knot.column,
        knot.row,
        yours=bool(mine) and mine in knot.plays,
        history=HISTORY in knot.plays,
        end=knot.then in ends and not knot.after,
    )


def _tracks(stops: Sequence[_Stop], mine: str) -> tuple[Track, ...]:
    places = {id(stop.knot): place for place, stop in enumerate(stops)}
    tracks = []
    for place, stop in enumerate(stops):
        if stop.knot.parent >= 0:
            start = places[id(stop.tree.knots[stop.knot.parent])]
            yours = bool(mine) and mine in stop.knot.plays
            tracks.append(Track(start, place, yours, HISTORY in stop.knot.plays))
    return tuple(tracks)


def _beginning(scenario: Scenario, started: Started) -> str:
    names = {side.id: side.name for side in scenario.sides}
    played = [names.get(side, side) for side, player in started.casting if player is Player.PLAYER]
    form = next((form.label for form in scenario.forms if form.id == started.form), started.form)
    return " · ".join(filter(None, (", ".join(played), form)))


def _what(scenario: Scenario, stop: _Stop) -> str:
    """What was decided: on a line of its own, what is otherwise than on the one that goes straight on."""
    knot = stop.knot
    before = stop.tree.knots[knot.parent]
    straight = next(stop.tree.knots[k] for k in before.after if stop.tree.knots[k].row == before.row)
    known = dict(straight.decided[1]) if straight.decided[0] == knot.decided[0] else {}
    choice = knot.decided[1]
    differs = [pair for pair in choice if straight is not knot and known.get(pair[0]) != pair[1]]
    shown = differs or choice
    said = [_say(scenario, *pair, alone=len(choice) == 1) for pair in shown[:_MATTERS]]
    more = len(shown) - len(said)
    return "; ".join((*said, _("and {n} more").format(n=more)) if more else said)


def _say(scenario: Scenario, variable: str, position: str, *, alone: bool) -> str:
    matters = dict(scenario.matters())
    say = next((p.say for p in matters.get(variable, ()) if p.id == position), position)
    if alone:
        return say
    name = next((name_of(issue) for issue in scenario.issues if issue.id == variable), variable)
    return _("{matter}: {say}").format(matter=name, say=say)


def _title(scenario: Scenario, moment: str) -> str:
    return next((m.title or m.id for m in scenario.moments if m.id == moment), moment)


def _how(stops: Iterable[_Stop], ways: Sequence[Way], *, revealed: bool) -> str:
    if not ways:
        return _("No play of this scenario is kept here yet.")
    words = _(
        "Each station is a decision, each line a way somebody has gone. Choose a station to look at it, or "
        "to go on from there another way; nothing that was played is lost."
    )
    return words if revealed else words + " " + _("History’s line appears when you have finished a play.")


def _signs(stops: Sequence[_Stop], mine: str, *, revealed: bool) -> tuple[Element, ...]:
    """What the signs of the map mean, until a station is chosen."""
    lines = [_("A disc with a point: an ending.")]
    if mine and any(mine in stop.knot.plays for stop in stops):
        lines.insert(0, _("A full disc and a thick line: where you were."))
    if revealed:
        lines.append(_("A square around it: where history was."))
    return (Heading(_("The signs")), Bullets(tuple(lines))) if stops else ()


def _beside(scenario: Scenario, stop: _Stop, ways: Sequence[Way]) -> Iterator[Element]:
    """What was decided at a station, what can be done there, and whose plays come past."""
    knot = stop.knot
    handles = [handle for handle in knot.plays if handle != HISTORY]
    if knot.decided[0]:
        yield Heading(_title(scenario, knot.decided[0]))
        yield Bullets(
            tuple(_say(scenario, *pair, alone=len(knot.decided[1]) == 1) for pair in knot.decided[1])
        )
    else:
        yield Heading(_("The beginning"))
    if handles and knot.decided[0]:
        yield Button("look-at", _("Look at it"), Action("look", (handles[0], "", str(knot.choices))))
    if handles and knot.decided[0] and by_post(stop.started.casting):
        yield no_way_off()
    elif handles and knot.decided[0]:
        first = handles[0]
        if knot.then not in {ending.id for ending in scenario.endings}:
            label = _("Go on from here")
            yield Button("go-from", label, Action("step-off", (first, str(knot.choices))), primary=True)
        label = _("Decide otherwise here")
        yield Button("otherwise", label, Action("step-off", (first, str(knot.choices - 1))))
    if not handles:
        yield Prose(_("Only history came past here."), "quiet")
        words = ("", scenario.id, knot.decided[0])
        yield Button("look-at", _("Look at it, and step off there"), Action("look", words))
        return
    kept = {way.kept.handle: way.kept for way in ways}
    yield Heading(
        plural("{n} play comes past here", "{n} plays come past here", len(handles)).format(n=len(handles)), 3
    )
    for number, handle in enumerate(handles[:_PLAYS], start=1):
        yield Button(f"play-{number}", called(kept[handle]), Action("kept", (handle,)))
    if len(handles) > _PLAYS:
        yield Prose(_("and {n} more").format(n=len(handles) - _PLAYS), "quiet")
