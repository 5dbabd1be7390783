"""What follows a choice: consequences, the ending, the debrief, and the two letters side by side."""

from __future__ import annotations

from collections.abc import Sequence

from game.model.letter import Quotation
from game.model.play import Player, Turn
from game.model.scenario import Issue, Moment, Position, Scenario
from game.model.score import Aptness, Cited, Debrief, IssueScore
from game.pages.desk import Desk
from game.pages.desk_pages import leave
from game.pages.handing import last_letter, letter_out
from game.pages.page import (
    Action,
    Bullets,
    Button,
    Element,
    Heading,
    Page,
    Prose,
    Quote,
    Ruler,
    RulerPoint,
    Score,
)
from game.pages.questions import evidence_level
from game.pages.readings import dials
from game.pages.sources import sources
from game.pages.surroundings import tools
from game.saying import day, name_of, percent, standing
from game.wording import _


def told(scenario: Scenario, turn: Turn) -> tuple[Element, ...]:
    """What the rule that was taken tells, why it moved what it moved, and on what that rests."""
    rule = scenario.moment(turn.moment).rules[turn.rule]
    said = tuple(Prose(text, "strong") for text in (rule.tell, rule.why) if text)
    return (*said, *sources(scenario, rule.sources)) if said else ()


def chosen(scenario: Scenario, turn: Turn) -> tuple[tuple[str, Position], ...]:
    """The matters decided in a turn by name, with the position taken on each."""
    found = []
    matters = dict(scenario.matters())
    for variable, id in turn.choice:
        position = next(p for p in matters[variable] if p.id == id)
        issue = next((i for i in scenario.issues if i.id == variable), None)
        found.append((name_of(issue) if issue else scenario.moment(variable).title or variable, position))
    return tuple(found)


def worth_showing(desk: Desk, turns: Sequence[Turn]) -> bool:
    """Whether turns moved a gauge or have something to tell; a mere reading has not."""
    return any(m.before != m.after for turn in turns for m in turn.movements) or any(
        told(desk.scenario, turn) for turn in turns
    )


def consequences(desk: Desk, turns: Sequence[Turn]) -> Page:
    """What the last choice moved, with a sentence for each movement."""
    scenario = desk.scenario
    main: list[Element] = []
    if any(turn.player is Player.PLAYER and scenario.moment(turn.moment).draft for turn in turns):
        main.append(Prose(_("Your letter is signed and stamped."), "strong"))
    lines = [
        _reason(scenario, matter, position)
        for turn in turns
        for matter, position in chosen(scenario, turn)
        if position.why
    ]
    if lines:
        main.append(Heading(_("What it moved, and why")))
        main.append(Bullets(tuple(lines)))
    for turn in turns:
        main.extend(told(scenario, turn))
        if turn.player is not Player.PLAYER:
            main.extend(_others(scenario, turn))
    if (waiting := desk.unopened()) is not None:
        main.append(Prose(_("A letter from {side} has come.").format(side=scenario.side(waiting.side).name)))
    return Page(
        "consequences",
        f"consequences:{len(desk.play.turns)}",
        _("What follows"),
        tuple(main),
        (Heading(_("The instruments")), *dials(desk.play, since=turns)),
        (Button("on", _("Go on"), Action("on"), primary=True), leave(), *tools(desk)),
    )


def _reason(scenario: Scenario, matter: str, position: Position) -> str:
    """Why a position moves what it moves, with how far it alone would move each gauge."""
    joint = " " if matter.endswith(("?", "!", ".")) else ": "
    moves = ", ".join(
        f"{scenario.gauge(e.gauge).label} {e.by:+d}".replace("-", "\N{MINUS SIGN}") for e in position.effects
    )
    return f"{matter}{joint}{position.why}" + (f" ({moves})" if moves else "")


def _others(scenario: Scenario, turn: Turn) -> tuple[Element, ...]:
    """What another side did: that it wrote, or what it decided; what it wrote stands in its letter."""
    moment = scenario.moment(turn.moment)
    side = scenario.side(turn.side).name
    if moment.draft:
        return (Prose(_("{side} has written.").format(side=side)),)
    return tuple(
        Prose(_("{side} decides. {matter}: {say}").format(side=side, matter=matter, say=position.say))
        for matter, position in chosen(scenario, turn)
    )


def ending(desk: Desk) -> Page:
    """Where the play ended, how that stands to what is known, and on what it rests."""
    reached = desk.play.ending
    if reached is None:
        raise LookupError(desk.play.at)
    main: list[Element] = [Prose(standing(reached.label), "strong"), Prose(reached.text)]
    led = desk.play.led_here()
    if reached.because or led:
        main.append(Heading(_("What led here")))
        main.extend(Prose(text) for text in (reached.because,) if text)
        main.extend([Bullets(led)] if led else [])
    if reached.caution:
        main += [Heading(_("What speaks against it")), Prose(reached.caution)]
    main.extend(sources(desk.scenario, reached.sources))
    main.extend(last_letter(desk))
    return Page(
        "ending",
        f"ending:{reached.id}",
        reached.title,
        tuple(main),
        (Heading(_("The instruments at the end")), *dials(desk.play)),
        (
            Button("debrief", _("Your letter beside the real one"), Action("debrief"), primary=True),
            *([letter_out()] if last_letter(desk) else []),
            *_looking_back(desk),
            Button("shelf", _("To the shelf"), Action("shelf")),
        ),
    )


def _looking_back(desk: Desk) -> tuple[Button, ...]:
    buttons = looking_back(desk)
    if desk.can_step_back:
        buttons = (*buttons, Button("undo", _("Take the last decision back"), Action("back-one")))
    return buttons


def looking_back(desk: Desk) -> tuple[Button, ...]:
    """The ways to look back from the end of a play: through it, and on the map of all of them."""
    return (
        Button("steps", _("Look through it, step by step"), Action("look", (desk.origin,))),
        Button("ways", _("The railway map: what if?"), Action("ways", (desk.scenario.id,))),
    )


def scores(judged: Debrief) -> tuple[Element, ...]:
    """The two scores, which are never added together, and what each one counts."""
    return (
        Score(
            _("Match"),
            percent(judged.match),
            _("How near your positions are to what the real letter says; not a mark for diplomacy."),
        ),
        Score(
            _("Evidence"),
            percent(judged.evidence),
            _("Whether the passages you marked are those that bear on the positions you took."),
        ),
        Prose(
            _(
                "The outcome of your play is neither of the two. What was really written is not the right "
                "answer; it is what was done, and it can be argued with."
            ),
            "quiet",
        ),
    )


def issue_elements(scenario: Scenario, score: IssueScore, *, yours: bool = True) -> tuple[Element, ...]:
    """One issue after the fact: the ruler, both texts, the credit with its reason, and the evidence."""
    elements: list[Element] = [
        Heading(name_of(score.issue)),
        Prose(score.issue.ask, "quiet"),
        _ruler(score, yours),
    ]
    if yours and score.taken:
        elements.append(Prose(_("You took: {say}").format(say=score.taken.say)))
        if score.wrote:
            elements.append(Quote(score.wrote, _("your letter"), hand="typed"))
    if score.history:
        elements.append(Prose(_("History: {say}").format(say=score.history.say)))
    elements.extend(real_words(scenario, score.issue, score.said, score.unsaid))
    elements.extend(judged(score))
    elements.extend(cited(score) if yours else ())
    return (*elements, *sources(scenario, score.issue.sources))


def judged(score: IssueScore) -> tuple[Element, ...]:
    """What a position earned and why, and what can be argued about it."""
    elements: list[Element] = []
    if score.taken and score.credit is not None:
        elements.append(
            Prose(
                _("Credit {n} of 100. {because}").format(n=score.credit, because=score.taken.because),
                "strong",
            )
        )
    elif score.taken and score.taken.because:
        elements.append(Prose(score.taken.because))
    if score.issue.note:
        elements.append(Prose(_("Room for disagreement: {note}").format(note=score.issue.note), "quiet"))
    return tuple(elements)


def _ruler(score: IssueScore, yours: bool) -> Ruler:
    return Ruler(
        tuple(
            RulerPoint(
                p.say,
                yours=yours and score.taken is not None and p.id == score.taken.id,
                history=p.id == score.issue.history,
                credit=p.credit,
            )
            for p in score.issue.positions
        )
    )


def real_words(
    scenario: Scenario, issue: Issue, said: Sequence[Quotation], unsaid: Sequence[str]
) -> tuple[Element, ...]:
    """The passages of the real letter on an issue, or the words proved absent from it."""
    moment = scenario.drafting(issue.id)
    letter = scenario.letter(moment.draft.wrote) if moment and moment.draft and moment.draft.wrote else None
    elements: list[Element] = []
    if letter:
        where = f"{letter.title}, {day(letter.date)}"
        elements.extend(Quote(q.text, f"{', '.join(q.sentences)} · {where}") for q in said)
        if unsaid:
            silence = (
                _("Of what it might have named, none of these words stands in the letter: {words}.")
                if said
                else _("The real letter is silent here. None of these words stands in it: {words}.")
            )
            elements.append(Prose(silence.format(words=", ".join(unsaid))))
    else:
        elements.append(
            Prose(_("No letter of this edition lies behind this matter, so it earns no match."), "quiet")
        )
    return tuple(elements)


def cited(score: IssueScore) -> tuple[Element, ...]:
    """What was cited on a matter, what a careful reader would have cited too, and what that comes to."""
    elements: list[Element] = []
    if score.cited:
        elements += [Heading(_("What you cited"), 3), Bullets(tuple(_citation(c) for c in score.cited))]
    if score.missed:
        lines = tuple(
            f"{', '.join(e.quote.sentences)}: “{e.quote.text}” {e.because}".strip() for e in score.missed
        )
        elements += [Heading(_("What a careful reader would have cited too"), 3), Bullets(lines)]
    share = percent(score.evidence)
    if share is not None:
        words = _("Evidence on this matter: {n} %. {level}")
        elements.append(Prose(words.format(n=share, level=evidence_level(score)), "quiet"))
    return tuple(elements)


def _citation(cited: Cited) -> str:
    verdict = {
        Aptness.APT: _("well chosen"),
        Aptness.OTHER: _("on the matter, but it supports another position"),
        Aptness.STRAY: _("not tied to this matter"),
    }[cited.aptness]
    line = f"{cited.sentence}: “{cited.text}” ({verdict})"
    return f"{line} {cited.because}" if cited.because else line


def decision_elements(scenario: Scenario, moment: Moment, turn: Turn, *, yours: bool) -> tuple[Element, ...]:
    """A single decision after the fact; it rests on sources and earns no match."""
    if moment.decide is None:
        return ()
    options = {option.id: option for option in moment.decide.options}
    taken = options[dict(turn.choice)[moment.id]]
    history = options.get(moment.decide.history)
    elements: list[Element] = [Heading(moment.title or moment.decide.ask, 3)]
    if yours:
        elements.append(Prose(_("You decided: {say}").format(say=taken.say)))
    if history:
        elements.append(Prose(_("History: {say}").format(say=history.say)))
    elif yours:
        elements.append(Prose(_("History never came to this point."), "quiet"))
    if taken.because:
        elements.append(Prose(taken.because, "quiet"))
    elements.extend(sources(scenario, moment.sources))
    return tuple(elements)
