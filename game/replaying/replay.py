"""A kept play is played again: the same turns, or the first difference and nothing beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.engine.machine import Exchange
from game.engine.play import Play, WrongChoice
from game.model.play import (
    Answered,
    Chosen,
    Entry,
    Hands,
    Inclined,
    Marked,
    Player,
    Raised,
    Rated,
    Record,
    Started,
    leaning,
)
from game.model.scenario import Scenario
from game.wording import _


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a kept play first says something else than the scenario now gives, in words for a person.

    `moment` is the id of the moment the step began at; `kept` is what the save says, `now` what happens
    now; `words` says all of it in a sentence or two.
    """

    moment: str
    kept: str
    now: str
    words: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """A kept play as it stands now, up to the first difference or its end.

    `marks` are the sentences marked for each issue, in the order they were marked; `leanings` the positions
    leant to at the moment where the play stands; `answers` and `ratings` are what was last written and rated,
    by question, whether or not the scenario still asks it; `hands` those last counted on each matter. `held`
    are the entries that gave all this: with a difference, those before it. `changed` says that the scenario
    is not, byte for byte, the one played.
    """

    play: Play
    marks: Mapping[str, tuple[str, ...]]
    leanings: Mapping[str, str]
    held: tuple[Entry, ...]
    difference: Difference | None = None
    changed: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    hands: Mapping[str, Hands] = field(default_factory=dict)


def replay(exchange: Exchange, record: Record) -> Replayed:
    """The record played again on this exchange.

    Raises NobodyDecides and GoesRound as `Play` does: faults of a scenario, not of a save. Where the record
    cannot even be begun here (another scenario, an unknown side or form), the play stands at the very
    beginning, with every side waiting for a player, and the difference says why.
    """
    scenario, started = exchange.scenario, record.started
    misfit = _misfit(scenario, started)
    if misfit:
        casting = tuple((side.id, Player.PLAYER) for side in scenario.sides)
        form = "" if scenario.start else scenario.forms[0].id
        return Replayed(Play.begin(exchange, casting, form), {}, {}, (), misfit, changed=True)
    changed = started.hash != scenario.hash
    now = Replayed(Play.begin(exchange, started.casting, started.form), {}, {}, (), changed=changed)
    for count, entry in enumerate(record.entries):
        step = _step(now, entry)
        if isinstance(step, Difference):
            return replace(now, held=record.entries[:count], difference=step)
        now = step
    return replace(now, held=record.entries)


def _misfit(scenario: Scenario, started: Started) -> Difference | None:
    """What makes it impossible to begin this play on this scenario."""
    if started.scenario != scenario.id:
        words = _("This play was kept from another scenario: {kept}, not {now}.")
        return _difference("", started.scenario, scenario.id, words)
    sides = [side.id for side in scenario.sides]
    cast = [side for side, _player in started.casting]
    if sorted(cast) != sorted(sides):
        words = _("The kept play names the sides {kept}; the scenario has {now}.")
        return _difference("", _listed(cast), _listed(sides), words)
    forms = [form.id for form in scenario.forms]
    if started.form not in forms and (started.form or not scenario.start):
        words = _("The kept play is in the form {kept}; the scenario has {now}.")
        return _difference("", started.form or _("(none)"), _listed(forms), words)
    return None


def _step(now: Replayed, entry: Entry) -> Replayed | Difference:
    """What this entry makes of the play, or how it differs."""
    if isinstance(entry, Answered):
        return replace(now, answers={**now.answers, entry.question: entry.text})
    if isinstance(entry, Rated):
        return replace(now, ratings={**now.ratings, entry.question: entry.level})
    if isinstance(entry, Raised):
        return replace(now, hands={**now.hands, entry.issue: entry.hands})
    if entry.moment != now.play.at:
        words = _("The kept play goes on at {kept}; the story now stands at {now}.")
        return _difference(now.play.at, _named(now.play, entry.moment), _named(now.play, now.play.at), words)
    match entry:
        case Chosen():
            return _chosen(now, entry)
        case Inclined():
            return _inclined(now, entry)
        case Marked():
            return _marked(now, entry)


def _chosen(now: Replayed, entry: Chosen) -> Replayed | Difference:
    choice, moment = dict(entry.choice), _named(now.play, entry.moment)
    try:
        play = now.play.after(choice)
    except WrongChoice as wrong:
        words = _("At {name} the kept choice ({kept}) can no longer be made. {now}")
        return _difference(entry.moment, _listed(choice.values()), str(wrong), words, name=moment)
    if play.at != entry.then:
        words = _("After {name} the kept play came to {kept}; now it comes to {now}.")
        came, comes = _named(play, entry.then), _named(play, play.at)
        return _difference(entry.moment, came, comes, words, name=moment)
    kept, gauges = dict(entry.gauges), play.gauges()
    for id in dict.fromkeys((*kept, *gauges)):
        if kept.get(id) != gauges.get(id):
            words = _("After {name}, {gauge} stood at {kept} in the kept play; now it stands at {now}.")
            before, after = (str(values.get(id, _("(nothing)"))) for values in (kept, gauges))
            gauge = next((gauge.label for gauge in play.exchange.scenario.gauges if gauge.id == id), id)
            return _difference(entry.moment, before, after, words, name=moment, gauge=gauge)
    return replace(now, play=play, leanings={})


def _inclined(now: Replayed, entry: Inclined) -> Replayed | Difference:
    matters = now.play.exchange.scenario.matters()
    positions = next((positions for variable, positions in matters if variable == entry.issue), ())
    if entry.position and entry.position not in [position.id for position in positions]:
        words = _("At {name} the kept play leans to {kept}; the scenario offers {now}.")
        offered = _listed(position.id for position in positions)
        leant, name = f"{entry.issue}: {entry.position}", _named(now.play, entry.moment)
        return _difference(entry.moment, leant, offered, words, name=name)
    return replace(now, leanings=leaning(now.leanings, entry.issue, entry.position))


def _marked(now: Replayed, entry: Marked) -> Replayed | Difference:
    issues = [issue.id for issue in now.play.exchange.scenario.issues]
    if entry.issue not in issues:
        words = _("At {name} a sentence is marked for {kept}; the scenario has the issues {now}.")
        name = _named(now.play, entry.moment)
        return _difference(entry.moment, entry.issue, _listed(issues), words, name=name)
    others = tuple(label for label in now.marks.get(entry.issue, ()) if label != entry.sentence)
    cited = (*others, entry.sentence) if entry.on else others
    return replace(now, marks={**now.marks, entry.issue: cited})


def _difference(moment: str, kept: str, now: str, words: str, **more: str) -> Difference:
    return Difference(moment, kept, now, words.format(kept=kept, now=now, **more))


def _named(play: Play, id: str) -> str:
    """A moment or ending by the title a person knows it by, or by its id where it has none."""
    scenario = play.exchange.scenario
    titles = {moment.id: moment.title for moment in scenario.moments}
    titles |= {ending.id: ending.title for ending in scenario.endings}
    return f"“{titles[id]}”" if titles.get(id) else id


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or _("(nothing)")
