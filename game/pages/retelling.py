"""A whole exchange told from beginning to end: history's, or that of a kept play."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from game.engine.correspondence import heard
from game.engine.machine import Exchange, options
from game.engine.play import NobodyDecides, Play, historical
from game.model.play import Player, Turn
from game.model.scenario import Scenario
from game.model.score import Debrief, IssueScore
from game.pages.after import decision_elements, issue_elements, scores, told
from game.pages.page import Element, Heading, Page, Prose, Sheet
from game.pages.readings import dials
from game.pages.sheets import composed, real
from game.pages.sources import honesty, sources
from game.saying import standing, titled
from game.scoring.debrief import debrief
from game.wording import _


def history(scenario: Scenario, form: str = "", side: str = "") -> Page:
    """What was really decided, step by step, with the passages; both sides play as they did.

    It begins with the scenario's start, or its first form where it has none. With a side, judged are that
    side's letters alone, as for a player who sat there and did what it did.
    Raises NobodyDecides where history says nothing of what was decided.
    """
    casting = tuple((id, Player.PLAYER if id == side else who) for id, who in historical(scenario))
    form = form or ("" if scenario.start else scenario.forms[0].id)
    play = Play.begin(Exchange(scenario), casting, form)
    while play.moment:
        decided = {id: scenario.historical(id) for id, _positions in options(scenario, play.moment)}
        if open_still := [id for id, position in decided.items() if not position]:
            raise NobodyDecides(play.at, open_still[0])
        play = play.after(decided)
    return retelling(play, yours=False)


def judged(play: Play, marks: Mapping[str, Collection[str]]) -> Debrief:
    """The score of a play with these marks: for the side a player played, where that is one, else for all."""
    scenario, wrote = play.exchange.scenario, written(play)
    played = [side for side, player in play.casting if player is Player.PLAYER]
    side = played[0] if len(played) == 1 else None
    return debrief(scenario, side=side, taken=play.chosen(), wrote=wrote, marked=marks, heard=heard(play))


def written(play: Play) -> dict[str, str]:
    """The sentence sent on each issue of a play."""
    return {
        issue: text
        for turn in play.turns
        if (sent := play.sent(turn.moment))
        for issue, text in sent.paragraphs
        if issue
    }


def retelling(play: Play, *, yours: bool, marks: Mapping[str, Collection[str]] | None = None) -> Page:
    """The play turn by turn, the score, and the ending; `yours` tells a player's play, else history's.

    `marks` are the sentences the player cited for each issue; history cited nothing.
    """
    scenario = play.exchange.scenario
    judgement = judged(play, marks or {})
    by_issue = {score.issue.id: score for score in judgement.issues}
    main: list[Element] = [Prose(scenario.summary, "quiet")]
    for number, turn in enumerate(play.turns, start=1):
        main.extend(_turn(play, turn, number, by_issue, yours))
    if play.ending:
        main += [
            Heading(_("The end: {title}").format(title=play.ending.title)),
            Prose(standing(play.ending.label), "strong"),
            Prose(play.ending.text),
            *sources(scenario, play.ending.sources),
        ]
    main += [
        Heading(_("The score")),
        *scores(judgement)[: 2 if yours else 1],
        Heading(_("The instruments at the end"), 3),
        *dials(play),
    ]
    title = scenario.title if yours else _("{title}: what was really decided").format(title=scenario.title)
    return Page("retelling", f"retelling:{scenario.id}", title, tuple(main))


def _turn(
    play: Play, turn: Turn, number: int, by_issue: dict[str, IssueScore], yours: bool
) -> tuple[Element, ...]:
    scenario = play.exchange.scenario
    moment = scenario.moment(turn.moment)
    side = scenario.side(turn.side).name
    head = _("{n}. {side}: {title}").format(n=number, side=side, title=titled(moment))
    elements: list[Element] = [Heading(head), *honesty(moment)]
    if moment.text:
        elements.append(Prose(moment.text))
    if moment.draft:
        sheet = _letter(play, turn, yours)
        elements.extend((sheet,) if sheet else ())
        for id in moment.draft.issues:
            if id in by_issue:
                elements.extend(issue_elements(scenario, by_issue[id], yours=yours))
        elements.extend(sources(scenario, moment.sources))
    elif moment.decide:
        elements.extend(decision_elements(scenario, moment, turn, yours=yours))
    else:
        elements.extend(_read(scenario, turn))
        elements.extend(sources(scenario, moment.sources))
    elements.extend(told(scenario, turn))
    return tuple(elements)


def _letter(play: Play, turn: Turn, yours: bool) -> Sheet | None:
    """The letter of a draft turn: the real one when history is told, else the one composed in the play."""
    moment = play.exchange.scenario.moment(turn.moment)
    if moment.draft and moment.draft.wrote and not yours:
        return real(play.exchange.scenario.letter(moment.draft.wrote))
    sent = play.sent(turn.moment)
    return composed(sent, moment.title, moment.date) if sent else None


def _read(scenario: Scenario, turn: Turn) -> tuple[Element, ...]:
    moment = scenario.moment(turn.moment)
    return tuple(real(letter) for letter in scenario.letters if letter.id == moment.read)
