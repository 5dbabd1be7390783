"""The letters of a play as those have them in hand who read them: real ones, and composed ones to cite."""

from __future__ import annotations

from game.engine.play import Play
from game.model.play import Player
from game.model.score import Passage


def real_letter(play: Play, id: str) -> str:
    """The id of the real letter that one who reads `id` in this play has in hand; empty for a composed one.

    A letter of the scenario is itself. What was written at a draft moment is the letter really written there,
    where nobody played the side and it took history's position on every issue.
    """
    scenario = play.exchange.scenario
    if any(letter.id == id for letter in scenario.letters):
        return id
    wrote = ""
    for turn in play.turns:
        draft = scenario.moment(turn.moment).draft
        if turn.moment == id and draft:
            alone = turn.player in (Player.RULES, Player.HISTORY)
            as_it_was = all(position == scenario.issue(issue).history for issue, position in turn.choice)
            wrote = draft.wrote if alone and as_it_was else ""
    return wrote


def passages(play: Play, moment: str) -> tuple[Passage, ...]:
    """What can be cited of the letter composed at this draft moment: its sentences on each issue.

    None where none was written. The labels are the same whatever language the play is told in.
    """
    scenario, sent = play.exchange.scenario, play.sent(moment)
    draft = scenario.moment(moment).draft if sent else None
    if sent is None or draft is None:
        return ()
    initial = scenario.moment(moment).by[:1].upper()
    numbers = {issue: number for number, issue in enumerate(draft.issues, start=1)}
    return tuple(
        Passage(f"{initial}{numbers[issue]}", text, scenario.issue(issue).topic)
        for issue, text in sent.paragraphs
        if issue
    )


def heard(play: Play) -> dict[str, tuple[Passage, ...]]:
    """By issue, what could be cited for it, where the letter answered was composed in this play."""
    scenario = play.exchange.scenario
    found: dict[str, tuple[Passage, ...]] = {}
    for turn in play.turns:
        draft = scenario.moment(turn.moment).draft
        if draft and draft.answers and not real_letter(play, draft.answers):
            found |= dict.fromkeys(draft.issues, passages(play, draft.answers))
    return found
