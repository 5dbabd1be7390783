"""The story as boxes and arrows, read back from the machine that plays it."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.engine.machine import Exchange
from game.model.condition import ALWAYS
from game.model.scenario import Moment, Rule
from game.wording import _

LONGEST = 70
"""How many characters of a condition an arrow shows."""

_LINE = 26


@dataclass(frozen=True, slots=True)
class Box:
    """A moment or an ending. `kind` is `read`, `report`, `draft`, `decide` or `ending`.

    `history` says that the real story comes through, `lost` that no play does. `plays` is how many do, where
    they were counted.
    """

    id: str
    kind: str
    lines: tuple[str, ...]
    history: bool = False
    lost: bool = False
    plays: int | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way on, with the conditions of the rules that take it. Marks are as those of a box."""

    start: str
    go: str
    lines: tuple[str, ...]
    history: bool = False
    lost: bool = False
    plays: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole story: boxes in the order of the file, and at most one arrow from one to another."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the story besides its rules.

    `walk` are the turns of history, each as (moment, rule); `comes` is what plays come to, None where that is
    not known; `taken` are the rules that plays take, as (moment, index). `plays` counts both, where asked.
    """

    walk: tuple[tuple[str, int], ...] = ()
    comes: Collection[str] | None = None
    taken: Collection[tuple[str, int]] = ()
    plays: Mapping[str | tuple[str, int], int] | None = None


def chart(exchange: Exchange, known: Known) -> Chart:
    """The story of this exchange."""
    scenario = exchange.scenario
    passed = {moment for moment, _rule in known.walk}
    last = known.walk[-1] if known.walk else None
    end = next((go for i, go, _c in exchange.ways(last[0]) if i == last[1]), "") if last else ""
    names = {side.id: side.name for side in scenario.sides}
    boxes = [_moment(moment, names[moment.by], moment.id in passed, known) for moment in scenario.moments]
    for ending in scenario.endings:
        lines = (*_wrapped(ending.title or ending.id), f"({ending.label.value})")
        boxes.append(_marked(Box(ending.id, "ending", lines, ending.id == end), known))
    arrows = [arrow for moment in scenario.moments for arrow in _arrows(exchange, moment, known)]
    return Chart(scenario.title, tuple(boxes), tuple(arrows))


def kind_of(moment: Moment) -> str:
    """What happens at a moment, in a word."""
    if moment.draft:
        return "draft"
    if moment.decide:
        return "decide"
    return "read" if moment.read else "report"


def _moment(moment: Moment, side: str, history: bool, known: Known) -> Box:
    does = {
        "draft": _("{side} writes"),
        "decide": _("{side} decides"),
        "read": _("{side} reads"),
        "report": _("{side} hears"),
    }
    kind = kind_of(moment)
    lines = (*_wrapped(moment.title or moment.id), does[kind].format(side=side))
    return _marked(Box(moment.id, kind, lines, history), known)


def _marked(box: Box, known: Known) -> Box:
    lost = known.comes is not None and box.id not in known.comes
    plays = known.plays.get(box.id, 0) if known.plays is not None else None
    return Box(box.id, box.kind, box.lines, box.history, lost, plays)


def _arrows(exchange: Exchange, moment: Moment, known: Known) -> list[Arrow]:
    """One arrow to each thing that the rules of a moment lead to."""
    ways: dict[str, list[int]] = {}
    for rule, go, _change in exchange.ways(moment.id):
        ways.setdefault(go, []).append(rule)
    arrows = []
    for go, rules in ways.items():
        keys = [(moment.id, rule) for rule in rules]
        words = _labels(moment.rules, rules)
        lost = known.comes is not None and not any(key in known.taken for key in keys)
        plays = sum(known.plays.get(key, 0) for key in keys) if known.plays is not None else None
        arrows.append(Arrow(moment.id, go, words, any(key in known.walk for key in keys), lost, plays))
    return arrows


def _labels(rules: tuple[Rule, ...], indexes: list[int]) -> tuple[str, ...]:
    """The conditions of these rules of a moment, as their author put them; nothing where all go one way."""
    if len(indexes) == len(rules):
        return ()
    told = []
    for index in indexes:
        rule = rules[index]
        words = rule.words if rule.condition != ALWAYS else _("otherwise")
        words = textwrap.shorten(words, LONGEST, placeholder=" ...", break_on_hyphens=False)
        told.append(words if index == indexes[0] else _("or {words}").format(words=words))
    return tuple(line for words in told for line in _wrapped(words))


def _wrapped(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, _LINE, break_on_hyphens=False))


def shown(thing: Box | Arrow) -> tuple[str, ...]:
    """The lines of a box or an arrow with its marks in words, for nobody is to need colour or line alone."""
    lines = thing.lines
    if thing.plays is not None:
        lines = (*lines, _("{n} plays").format(n=f"{thing.plays:,}"))
    if thing.lost and isinstance(thing, Box):
        lines = (*lines, _("no play comes here"))
    if thing.history and isinstance(thing, Box):
        lines = (*lines, _("(history)"))
    return lines


def legend(chart: Chart) -> tuple[str, ...]:
    """What the marks of this chart mean, a line each; nothing for a mark it does not have."""
    things: tuple[Box | Arrow, ...] = (*chart.boxes, *chart.arrows)
    lines = []
    if any(thing.history for thing in things):
        lines.append(_("Thick lines: what really happened."))
    if any(thing.lost for thing in things):
        lines.append(_("Dashed lines: no play goes there."))
    return tuple(lines)
