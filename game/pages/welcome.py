"""The way in: the shelf of scenarios and kept plays, and the choice of a side.

The shelf is the first page anybody sees, so nothing here imports more than it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.pages.keeper import Kept, Listed
from game.pages.page import Action, Button, Card, Choice, Element, Field, Heading, Notice, Option, Page, Prose
from game.saying import hour_of
from game.wording import _, plural

if TYPE_CHECKING:
    from game.pages.entrance import Entrance


def shelf(listed: Sequence[Listed], kept: Sequence[Kept], damaged: Sequence[str] = ()) -> Page:
    """All scenarios, the plays that can be gone on with, and those whose endings can be looked at again.

    `damaged` are sentences on files among the plays that cannot be read; they stand after the plays.
    """
    main: list[Element] = []
    titles = {scenario.id: scenario.title for scenario in listed}
    if not listed:
        main.append(Notice(_("There is no scenario here. Add a folder of your own with --library."), "error"))
    played = {play.scenario for play in kept}
    main.extend(_card(number, one, one.id in played) for number, one in enumerate(listed, start=1))
    aside: list[Element] = []
    number = 0
    for heading, plays in (
        (_("Go on where you were"), [play for play in kept if not play.finished][:12]),
        (_("Played to the end"), [play for play in kept if play.finished][:6]),
    ):
        if plays:
            aside.append(Heading(heading))
            aside.extend(_kept(n, play, titles) for n, play in enumerate(plays, start=number + 1))
            number += len(plays)
    if damaged:
        aside.append(Heading(_("Cannot be read")))
        aside.extend(Notice(sentence, "warning") for sentence in damaged)
    return Page(
        "shelf",
        "shelf",
        _("Démarche: two capitals, one desk"),
        tuple(main),
        tuple(aside),
        (
            Button("settings", _("Settings"), Action("settings")),
            Button("help", _("Help"), Action("help")),
            Button("quit", _("Quit"), Action("quit")),
        ),
    )


def _card(number: int, scenario: Listed, played: bool) -> Card:
    small = []
    if scenario.when:
        small.append(scenario.when)
    if scenario.minutes:
        small.append(
            plural("about {n} minute", "about {n} minutes", scenario.minutes).format(n=scenario.minutes)
        )
    if scenario.problem:
        return Card(scenario.title, scenario.problem, (), _("cannot be played"))
    buttons = [Button(scenario.id, _("Play"), Action("open", (scenario.id,)), note=scenario.title)]
    if played:
        buttons.append(Button(f"ways-{number}", _("All ways you have gone"), Action("ways", (scenario.id,))))
    return Card(scenario.title, scenario.summary, tuple(buttons), " · ".join(small))


def _kept(number: int, play: Kept, titles: dict[str, str]) -> Card:
    who = play.label or _("No name")
    when = hour_of(play.at)
    small = " · ".join(part for part in (_("attempt {n}").format(n=play.attempt), when) if part)
    title = titles.get(play.scenario)
    if title is None:
        title, where = play.scenario, _("Its scenario is not here: add the folder it is in with --library.")
        buttons = [Button(f"more-{number}", _("What can be done"), Action("kept", (play.handle,)))]
    else:
        where = play.moment or _("Nothing is decided yet.")
        onward = _("Back to its ending") if play.finished else _("Go on")
        buttons = [
            Button(f"resume-{number}", onward, Action("resume", (play.handle,)), note=play.name or who),
            Button(f"more-{number}", _("Look through it, and more"), Action("kept", (play.handle,))),
        ]
    return Card(_("{who}: {title}").format(who=play.name or who, title=title), where, tuple(buttons), small)


def begin(entrance: Entrance, *, projector: bool = False) -> Page:
    """Who plays, which side, and how long a lesson. Raises LookupError when no scenario is open."""
    scenario = entrance.scenario
    if scenario is None:
        raise LookupError("no scenario is open")
    playable = [s for s in scenario.sides if s.playable]
    chosen = scenario.side(entrance.side)
    main: list[Element] = [Prose(scenario.summary)]
    if len(playable) > 1:
        sides = tuple(
            Option(s.id, s.name, Action("side", (s.id,)), chosen=s is chosen, note=s.role) for s in playable
        )
        main.append(Choice(_("Whose desk is yours?"), sides))
    else:
        main.append(Prose(_("You play {side}. {role}").format(side=chosen.name, role=chosen.role)))
    offered = entrance.offered()
    if len(offered) > 1:
        others = {
            "rules": (_("The game itself"), _("By the scenario's own rules; you can begin at once.")),
            "player": (_("Two players at this machine"), _("You take turns, and hide your drafts.")),
            "post": (_("Another class, by post"), _("Letters are carried between the machines as files.")),
        }
        options = tuple(
            Option(
                f"by-{who}", others[who][0], Action("others", (who,)), who == entrance.others, others[who][1]
            )
            for who in offered
        )
        main.append(Choice(_("Who answers you?"), options))
    if scenario.forms:
        forms = tuple(
            Option(f.id, f.label, Action("form", (f.id,)), chosen=f.id == entrance.form)
            for f in scenario.forms
        )
        main.append(Choice(_("How long is the lesson?"), forms))
    ask = _("Your name, or any name your class knows you by")
    if projector:
        ask = _("The name of the class, or of this lesson")
    main.append(Field("label", ask, entrance.label, _("You may leave it empty.")))
    main.append(_who_sits_here(projector))
    return Page(
        "begin",
        f"begin:{scenario.id}",
        scenario.title,
        tuple(main),
        (),
        (
            Button("start", _("Sit down at the desk"), Action("start"), primary=True),
            Button("back", _("Back to the shelf"), Action("back")),
        ),
    )


def _who_sits_here(projector: bool) -> Choice:
    """One player, or a class."""
    return Choice(
        _("Who sits at this screen?"),
        (
            Option("alone", _("One player, or a few"), Action("set", ("projector", "off")), not projector),
            Option(
                "class",
                _("Play with the whole class around one screen"),
                Action("set", ("projector", "on")),
                projector,
                _("Larger type, hands counted at every position, a timer, and answers uncovered in steps."),
            ),
        ),
    )
