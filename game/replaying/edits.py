"""What an author changed in a scenario since it was played, in words, by the ids that stay the same.

What bears on a play comes first: what can be chosen, what it moves, where it leads. Texts alone come last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from game.model.scenario import Effect, Gauge, Issue, Moment, Position, Reply, Rule, Scenario
from game.wording import _

_Thing = TypeVar("_Thing")


def edits(old: Scenario, new: Scenario) -> tuple[str, ...]:
    """A sentence for everything that is not as it was, in a lasting order; none where nothing is."""
    found = [*_story(old, new), *_texts(old, new)]
    if not found and old.hash != new.hash:
        found.append(_("Only remarks, or what no player sees, were changed."))
    return tuple(dict.fromkeys(found))


# -- what bears on a play ------------------------------------------------------------------------------------


def _story(old: Scenario, new: Scenario) -> Iterator[str]:
    words = _Words(old, new)
    if old.start != new.start:
        yield words.was(_("The first moment"), words.moment(old.start), words.moment(new.start))
    yield from _each(_("The side"), old.sides, new.sides, lambda side: side.name)
    yield from _each(_("The form"), old.forms, new.forms, lambda form: form.label)
    yield from _each(_("The letter"), old.letters, new.letters, lambda letter: letter.title)
    yield from _each(_("The gauge"), old.gauges, new.gauges, lambda gauge: gauge.label, words.gauge_moved)
    yield from _each(_("The matter"), old.issues, new.issues, _issue_named, words.issue_moved)
    yield from _each(_("The moment"), old.moments, new.moments, _moment_named, words.moment_moved)
    yield from _each(_("The ending"), old.endings, new.endings, lambda ending: ending.title)
    before, after = ({(r.side, r.variable): r for r in whole.replies} for whole in (old, new))
    for key in dict.fromkeys((*before, *after)):
        if _rules(before.get(key)) != _rules(after.get(key)):
            side, matter = words.side(key[0]), words.matter(key[1])
            yield _("How {side} answers on {matter} by rule was changed.").format(side=side, matter=matter)


def _each(
    kind: str,
    old: Iterable[_Thing],
    new: Iterable[_Thing],
    named: Callable[[Any], str],
    moved: Callable[[Any, Any], Iterator[str]] | None = None,
) -> Iterator[str]:
    """What was added, removed and changed among things with ids."""
    before: dict[str, Any] = {thing.id: thing for thing in old}  # type: ignore[attr-defined]
    after: dict[str, Any] = {thing.id: thing for thing in new}  # type: ignore[attr-defined]
    for id, thing in before.items():
        name = _named(named(thing), id)
        if id not in after:
            yield _("{kind} {name} was removed.").format(kind=kind, name=name)
        elif moved:
            yield from moved(thing, after[id])
    for id, thing in after.items():
        if id not in before:
            yield _("{kind} {name} is new.").format(kind=kind, name=_named(named(thing), id))
    if [id for id in before if id in after] != [id for id in after if id in before]:
        yield _("{kind}: their order was changed.").format(kind=kind)


class _Words:
    """Names of both scenarios, and sentences made of them."""

    def __init__(self, old: Scenario, new: Scenario) -> None:
        self._old, self._new = old, new
        both = (new, old)
        self._names = {m.id: _moment_named(m) for whole in both[::-1] for m in whole.moments}
        self._names |= {e.id: e.title for whole in both[::-1] for e in whole.endings}
        self._matters = {i.id: _issue_named(i) for whole in both[::-1] for i in whole.issues}
        self._gauges = {g.id: g.label for whole in both[::-1] for g in whole.gauges}
        self._sides = {s.id: s.name for whole in both[::-1] for s in whole.sides}

    def moment(self, id: str) -> str:
        return _named(self._names.get(id, ""), id)

    def matter(self, id: str) -> str:
        return _named(self._matters.get(id) or self._names.get(id, ""), id)

    def side(self, id: str) -> str:
        return self._sides.get(id, id)

    def was(self, what: str, before: str, now: str) -> str:
        """One thing that was so and is otherwise."""
        nothing = _("nothing")
        return _("{what} was {before}, and is {now}.").format(
            what=what, before=before or nothing, now=now or nothing
        )

    def gauge_moved(self, old: Gauge, new: Gauge) -> Iterator[str]:
        name = _named(new.label, new.id)
        for what, before, now in (
            (_("The beginning of {name}"), old.start, new.start),
            (_("The lowest value of {name}"), old.lowest, new.lowest),
            (_("The highest value of {name}"), old.highest, new.highest),
        ):
            if before != now:
                yield self.was(what.format(name=name), str(before), str(now))

    def issue_moved(self, old: Issue, new: Issue) -> Iterator[str]:
        name = _named(_issue_named(new), new.id)
        if old.by != new.by:
            yield self.was(_("The side of {name}").format(name=name), self.side(old.by), self.side(new.by))
        yield from self.scale_moved(name, old.positions, new.positions)
        if old.history != new.history:
            yield self.was(_("History’s position on {name}").format(name=name), old.history, new.history)
        if old.weight != new.weight:
            what = _("The weight of {name}").format(name=name)
            yield self.was(what, str(old.weight), str(new.weight))
        if old.evidence != new.evidence:
            yield _("The passages that count as evidence on {name} were changed.").format(name=name)

    def scale_moved(self, name: str, old: tuple[Position, ...], new: tuple[Position, ...]) -> Iterator[str]:
        yield from _each(
            _("On {name}, the position").format(name=name),
            old,
            new,
            lambda position: position.say,
            lambda before, now: self.position_moved(name, before, now),
        )

    def position_moved(self, matter: str, old: Position, new: Position) -> Iterator[str]:
        what = _("On {matter}, {position}").format(matter=matter, position=_named(new.say, new.id))
        yield from self.effects_moved(what, old.effects, new.effects)
        if old.takes != new.takes:
            yield _("{what}: what it settles elsewhere was changed.").format(what=what)
        if old.credit != new.credit:
            yield self.was(_("{what}: its credit").format(what=what), _n(old.credit), _n(new.credit))

    def effects_moved(self, what: str, old: tuple[Effect, ...], new: tuple[Effect, ...]) -> Iterator[str]:
        before, now = ({effect.gauge: effect.by for effect in effects} for effects in (old, new))
        for id in dict.fromkeys((*before, *now)):
            if before.get(id) != now.get(id):
                moves = _("{what}: what it does to {gauge}").format(
                    what=what, gauge=_named(self._gauges.get(id, ""), id)
                )
                yield self.was(moves, _signed(before.get(id)), _signed(now.get(id)))

    def moment_moved(self, old: Moment, new: Moment) -> Iterator[str]:
        name = _named(_moment_named(new), new.id)
        if old.by != new.by:
            yield self.was(_("The side of {name}").format(name=name), self.side(old.by), self.side(new.by))
        if _does(old) != _does(new):
            yield self.was(_("What is done at {name}").format(name=name), _does(old), _does(new))
        both = old.draft and new.draft
        asked, asks = (m.draft.issues if m.draft and both else () for m in (old, new))
        if asked != asks and set(asked) == set(asks):
            yield _("At {name} the matters stand in another order.").format(name=name)
        for id in asked:
            if id not in asks:
                yield _("At {name} {matter} is no longer asked.").format(name=name, matter=self.matter(id))
        for id in asks:
            if id not in asked:
                yield _("At {name} {matter} is asked too.").format(name=name, matter=self.matter(id))
        if old.decide and new.decide:
            yield from self.scale_moved(name, old.decide.options, new.decide.options)
            if old.decide.history != new.decide.history:
                what = _("History’s decision at {name}").format(name=name)
                yield self.was(what, old.decide.history, new.decide.history)
        yield from self.rules_moved(name, old.rules, new.rules)

    def rules_moved(self, name: str, old: tuple[Rule, ...], new: tuple[Rule, ...]) -> Iterator[str]:
        """The ways on. A rule has no id: it is known by its condition and where it leads, or by its place."""
        before, now = ({(rule.condition, rule.go): rule for rule in rules} for rules in (old, new))
        gone = [rule for key, rule in before.items() if key not in now]
        fresh = [rule for key, rule in now.items() if key not in before]
        for rule in gone:
            yield _("After {name} the way {rule} is gone.").format(name=name, rule=self.rule(rule))
        for rule in fresh:
            yield _("After {name} the way {rule} is new.").format(name=name, rule=self.rule(rule))
        both = [key for key in before if key in now]
        for key in both:
            what = _("After {name} the way {rule}").format(name=name, rule=self.rule(now[key]))
            yield from self.effects_moved(what, before[key].effects, now[key].effects)
            if before[key].takes != now[key].takes:
                yield _("{what}: what it settles was changed.").format(what=what)
        if both != [key for key in now if key in before]:
            yield _("After {name} the ways on are tried in another order.").format(name=name)

    def rule(self, rule: Rule) -> str:
        to = self.moment(rule.go)
        return (
            _("to {to} if {words}").format(to=to, words=rule.words)
            if rule.words
            else _("to {to}").format(to=to)
        )


def _does(moment: Moment) -> str:
    if moment.draft:
        return _("a letter is written")
    return _("a decision is made") if moment.decide else _("something is read")


def _rules(reply: Reply | None) -> tuple[Any, ...]:
    return tuple((rule.condition, rule.take) for rule in reply.rules) if reply else ()


# -- texts alone ---------------------------------------------------------------------------------------------


def _texts(old: Scenario, new: Scenario) -> Iterator[str]:
    """How many texts of what are not as they were; nobody wants to hear of each."""
    groups: tuple[tuple[str, Callable[[Scenario], Iterable[Any]], Callable[[Any], str]], ...] = (
        (_("the matter"), lambda whole: whole.issues, _issue_named),
        (_("the moment"), lambda whole: whole.moments, _moment_named),
        (_("the ending"), lambda whole: whole.endings, lambda ending: str(ending.title)),
        (_("the side"), lambda whole: whole.sides, lambda side: str(side.name)),
    )
    for kind, things, named in groups:
        before = {thing.id: thing for thing in things(old)}
        for thing in things(new):
            if thing.id in before and _reworded(before[thing.id], thing):
                name = _named(named(thing), thing.id)
                yield _("Texts of {kind} {name} were changed.").format(kind=kind, name=name)
    for what, one, other in (
        (_("The title"), old.title, new.title),
        (_("The summary"), old.summary, new.summary),
        (_("The briefing"), old.briefing, new.briefing),
        (_("The notes"), old.notes, new.notes),
        (_("The facts"), old.facts, new.facts),
        (_("The glossary"), old.glossary, new.glossary),
    ):
        if one != other:
            yield _("{what}: the text was changed.").format(what=what)


_NOT_READ = frozenset(
    {"id", "by", "history", "go", "variable", "position", "gauge", "take", "answers", "wrote", "read"}
    | {"words", "condition", "effects", "takes", "issues"}
)
"""What is no text to a player: ids, and what is told of as part of the story."""


def _reworded(old: Any, new: Any) -> bool:
    """Whether a text that stands in both is not the same; what was added or removed is told elsewhere."""
    before, now = dict(_said(old)), dict(_said(new))
    return any(before[path] != now[path] for path in before if path in now)


def _said(thing: Any, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], str]]:
    """Every text in a thing that a player may read, with the way to it."""
    if isinstance(thing, str):
        yield path, thing
    elif isinstance(thing, tuple):
        for place, part in enumerate(thing):
            known_by = (part.go, part.words) if isinstance(part, Rule) else getattr(part, "id", place)
            yield from _said(part, (*path, known_by))
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            if field.compare and field.name not in _NOT_READ:
                yield from _said(getattr(thing, field.name), (*path, field.name))


def _issue_named(issue: Issue) -> str:
    return issue.label or issue.ask


def _moment_named(moment: Moment) -> str:
    return moment.title


def _named(name: str, id: str) -> str:
    return f"“{name}”" if name else id


def _n(number: int | None) -> str:
    return "" if number is None else str(number)


def _signed(by: int | None) -> str:
    return "" if by is None else f"{by:+d}"
