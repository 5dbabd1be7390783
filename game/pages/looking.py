"""Looking through a play, step by step, with what history did beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.engine.correspondence import passages, real_letter
from game.engine.play import Play
from game.model.letter import Letter
from game.model.play import Casting, Player, Turn
from game.model.scenario import Moment, Position, Scenario
from game.pages.after import told
from game.pages.page import (
    Action,
    Bullets,
    Button,
    Course,
    Curve,
    Element,
    Heading,
    Notice,
    Option,
    Page,
    Prose,
    Scrubber,
    Sheet,
)
from game.pages.sheets import composed, real
from game.pages.sources import honesty, sources
from game.replaying.branching import choices_before, chosen_here, historic
from game.saying import name_of, standing, titled
from game.wording import _


@dataclass(frozen=True, slots=True)
class Looked:
    """A play laid open, as far as it still holds.

    `name` is what it is called here, `handle` what the keeper knows it by, empty for history. `revealed` says
    that what was really done may be shown. `said` is what was found out in opening it. A play that is only
    looked at as it was (`past`) cannot be gone on from.
    """

    name: str
    handle: str
    play: Play
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    revealed: bool = False
    said: tuple[str, ...] = ()
    past: bool = False

    @property
    def scenario(self) -> Scenario:
        """The scenario that was played."""
        return self.play.exchange.scenario

    def steps(self) -> tuple[int, ...]:
        """The turns worth a look: what was decided anywhere, and what was read by those who play here."""
        here = {side for side, player in self.play.casting if player is Player.PLAYER}
        return tuple(
            place
            for place, turn in enumerate(self.play.turns)
            if turn.choice or not here or turn.side in here
        )


BACK = Button("back", _("Back"), Action("back"))


def looking(looked: Looked, step: int) -> Page:
    """One step of a play. After the last comes the ending, where there is one."""
    steps = looked.steps()
    step = max(0, min(step, last_step(looked)))
    over = step >= len(steps)
    main: list[Element] = [*(Notice(words) for words in looked.said), _scrubber(looked, step)]
    main += _ending(looked) if over else _turn(looked, looked.play.turns[steps[step]])
    if not over and looked.play.turns[steps[step]].choice and by_post(looked.play.casting):
        main.append(no_way_off())
    values = len(looked.play.turns) if over else steps[step] + 1
    beside: list[Element] = [] if over else _history(looked, looked.play.turns[steps[step]])
    letters = [element for element in beside if isinstance(element, Sheet)]
    aside: list[Element] = [
        *(element for element in beside if not isinstance(element, Sheet)),
        *_course(looked.play, values),
        *letters,  # long: under what is taken in at a glance
    ]
    return Page(
        "look",
        f"look:{looked.handle}:{step}",
        _("{name}: step by step").format(name=looked.name),
        tuple(main),
        tuple(aside),
        tuple(_ways_on(looked, None if over else steps[step])),
    )


def last_step(looked: Looked) -> int:
    """The place of the last step: the ending's where there is one."""
    return len(looked.steps()) - (0 if looked.play.ending else 1)


def _scrubber(looked: Looked, step: int) -> Scrubber:
    scenario = looked.scenario
    names = [
        _("{side}: {title}").format(
            side=scenario.side(turn.side).name, title=titled(scenario.moment(turn.moment))
        )
        for turn in (looked.play.turns[place] for place in looked.steps())
    ]
    if looked.play.ending:
        names.append(_("The end: {title}").format(title=looked.play.ending.title))
    options = tuple(
        Option(f"step-{place + 1}", name, Action("step", (str(place),)), chosen=place == step)
        for place, name in enumerate(names)
    )
    back = Button("earlier", _("The step before"), Action("step", (str(step - 1),))) if step > 0 else None
    on = Button("later", _("The next step"), Action("step", (str(step + 1),)), primary=True)
    return Scrubber(options, back, on if step + 1 < len(names) else None)


def _ways_on(looked: Looked, turn: int | None) -> list[Button]:
    buttons = []
    if turn is not None and can_step_off(looked, looked.play.turns[turn]):
        side = looked.scenario.side(looked.play.turns[turn].side).name
        label = _("Step off here: decide otherwise, as {side}").format(side=side)
        words: tuple[str, ...] = (looked.handle, str(choices_before(looked.play, turn)))
        if not looked.handle:
            words = ("", str(turn), looked.scenario.id, looked.play.turns[turn].side, looked.play.form)
        buttons.append(Button("step-off", label, Action("step-off", words)))
    if looked.handle and looked.revealed:
        label = _("Lay history’s play beside it")
        buttons.append(Button("compare", label, Action("compare", (looked.handle, ""))))
    buttons.append(BACK)
    return buttons


def can_step_off(looked: Looked, turn: Turn) -> bool:
    """Whether a new play can leave this one at this turn: a decision of a side that somebody here can play.

    What is carried between two classes cannot be taken back by one of them.
    """
    if looked.past or not turn.choice or by_post(looked.play.casting):
        return False
    if looked.handle:
        return chosen_here(looked.scenario, turn)
    return looked.scenario.side(turn.side).playable


def _course(play: Play, at: int) -> list[Element]:
    """The plot with its heading, where anything is measured."""
    return [Heading(_("How the instruments went")), course(play, at)] if play.gauges() else []


def by_post(casting: Casting) -> bool:
    """Whether two classes play this."""
    return any(player is Player.POST for _side, player in casting)


def no_way_off() -> Prose:
    """Why a play by post cannot be left at a step, where the button for it would stand."""
    return Prose(
        _(
            "One cannot step off here: this play is carried between two classes, and what one takes back "
            "the other has read already. To try another way, begin a play in which the game itself answers."
        ),
        "quiet",
    )


def course(play: Play, at: int) -> Course:
    """How every gauge went in a play: before its first turn, and after each."""
    now = play.gauges()
    turns = [{m.gauge: (m.before, m.after) for m in turn.movements} for turn in play.turns]
    return Course(
        tuple(
            Curve(
                gauge.label,
                tuple(
                    [turns[0][gauge.id][0], *(turn[gauge.id][1] for turn in turns)]
                    if turns
                    else [now[gauge.id]]
                ),
                gauge.lowest,
                gauge.highest,
                gauge.low,
                gauge.high,
            )
            for gauge in play.exchange.scenario.gauges
        ),
        at,
    )


def _turn(looked: Looked, turn: Turn) -> list[Element]:
    scenario = looked.scenario
    moment = scenario.moment(turn.moment)
    elements: list[Element] = [Heading(titled(moment)), *honesty(moment)]
    if moment.text:
        elements.append(Prose(moment.text))
    if moment.draft:
        elements += _positions(looked, turn)
        sent = looked.play.sent(turn.moment)
        if sent:
            elements.append(composed(sent, _("The letter as it was sent"), moment.date))
        elements += _passages(looked, turn)
    elif moment.decide:
        elements += [Prose(moment.decide.ask, "quiet"), *_positions(looked, turn)]
    else:
        elements += _read(looked, moment)
    elements.extend(told(scenario, turn))
    return elements


def _read(looked: Looked, moment: Moment) -> list[Element]:
    """The letter that was read: a real one, or the one composed in this play."""
    id = real_letter(looked.play, moment.read) if moment.read else ""
    if id:
        return [real(looked.scenario.letter(id))]
    sent = looked.play.sent(moment.read) if moment.read else None
    return [composed(sent, titled(looked.scenario.moment(moment.read)), moment.date)] if sent else []


def _positions(looked: Looked, turn: Turn) -> list[Element]:
    """What was decided, matter by matter, with the passages that were marked for it."""
    lines = []
    for variable, name, position in decided(looked.scenario, turn):
        cited = _cited(looked, turn, variable)
        line = _("{matter}: {say}").format(matter=name, say=position.say)
        lines.append(f"{line} ({_('marked: {labels}').format(labels=', '.join(cited))})" if cited else line)
    return [Bullets(tuple(lines))] if lines else []


def _passages(looked: Looked, turn: Turn) -> list[Element]:
    """The marked sentences in full, each with the matters it was marked for."""
    said: dict[str, str] = {}
    matters: dict[str, list[str]] = {}
    for variable, name, _position in decided(looked.scenario, turn):
        for label, text in _cited(looked, turn, variable).items():
            said[label] = text
            matters.setdefault(label, []).append(name)
    lines = tuple(
        _("{label}: “{text}” ({matters})").format(label=label, text=text, matters="; ".join(matters[label]))
        for label, text in said.items()
    )
    return [Heading(_("The passages that were marked"), 3), Bullets(lines)] if lines else []


def decided(scenario: Scenario, turn: Turn) -> list[tuple[str, str, Position]]:
    """Each matter of a turn: its id, what it is called, and the position taken."""
    matters = dict(scenario.matters())
    names = {issue.id: name_of(issue) for issue in scenario.issues}
    names |= {m.id: m.title or m.decide.ask for m in scenario.moments if m.decide}
    return [
        (variable, names[variable], next(p for p in matters[variable] if p.id == position))
        for variable, position in turn.choice
    ]


def _cited(looked: Looked, turn: Turn, issue: str) -> dict[str, str]:
    """The sentences marked for it by their labels, those that the letter answered really has."""
    draft = looked.scenario.moment(turn.moment).draft
    if not draft or not draft.answers or not looked.marks.get(issue):
        return {}
    answered = real_letter(looked.play, draft.answers)
    letter = looked.scenario.letter(answered) if answered else None
    known = {passage.label: passage.text for passage in passages(looked.play, draft.answers)}
    if isinstance(letter, Letter):
        known = {s.label: s.text for paragraph in letter.paragraphs for s in paragraph.sentences}
    return {label: known[label] for label in looked.marks[issue] if label in known}


def _history(looked: Looked, turn: Turn) -> list[Element]:
    """What was really decided at this moment, and the letter that was really written."""
    if not looked.revealed or not turn.choice:
        return []
    scenario = looked.scenario
    lines = []
    for variable, name, position in decided(scenario, turn):
        was = next(
            (p for p in dict(scenario.matters())[variable] if p.id == scenario.historical(variable)), None
        )
        same = was is not None and was.id == position.id
        said = was.say if was else _("history never came to this point")
        words = _("{matter}: {say} (the same)") if same else _("{matter}: {say}")
        lines.append(words.format(matter=name, say=said))
    draft = scenario.moment(turn.moment).draft
    letter: tuple[Sheet, ...] = (real(scenario.letter(draft.wrote)),) if draft and draft.wrote else ()
    return [Heading(_("History")), Bullets(tuple(lines)), *letter]


def _ending(looked: Looked) -> list[Element]:
    ending = looked.play.ending
    if ending is None:
        return [Notice(_("This play has not come to a choice yet."))]
    return [
        Heading(ending.title),
        Prose(standing(ending.label), "strong"),
        Prose(ending.text),
        *sources(looked.scenario, ending.sources),
    ]


def history_of(play: Play) -> Looked:
    """History, to be looked at beside this play of the same scenario and form."""
    return Looked(_("History"), "", historic(play.exchange, play.form), revealed=True)
