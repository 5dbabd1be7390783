"""The desk's own pages: the briefing, reading, drafting, the finished letter, and single decisions."""

from __future__ import annotations

from game.model.letter import Letter
from game.model.play import Player, Written
from game.model.scenario import Issue, Position
from game.pages.desk import Desk
from game.pages.page import (
    Action,
    Bullets,
    Button,
    Choice,
    Element,
    Heading,
    Notice,
    Option,
    Page,
    Prose,
    Sheet,
    Spectrum,
)
from game.pages.questions import source_questions
from game.pages.readings import dials
from game.pages.sheets import composed, pencils, real, received
from game.pages.sources import honesty, sources
from game.pages.surroundings import tools
from game.saying import name_of, titled
from game.wording import _, plural

LEAVE = "leave"


def leave() -> Button:
    """The button that puts the play away."""
    return Button(LEAVE, _("Leave the desk"), Action(LEAVE))


def word_of(issue: Issue) -> str:
    """What a terminal player types for an issue: its topic, else its id."""
    return issue.topic or issue.id


def sheet_of(desk: Desk, *, markable: bool, only: Issue | None = None) -> Sheet | None:
    """The letter in front of the player, with their marks (or those for one issue only)."""
    source = desk.source()
    if isinstance(source, Letter):
        return real(source, issues=desk.markable(), marks=_marks(desk, only), markable=markable)
    if isinstance(source, Written):
        moment = desk.scenario.moment(desk.source_id())
        title = moment.title or _("A letter from {side}").format(side=desk.scenario.side(moment.by).name)
        return received(
            composed(source, title, moment.date),
            desk.citable(),
            issues=desk.markable(),
            marks=_marks(desk, only),
            markable=markable,
        )
    return None


def _marks(desk: Desk, only: Issue | None) -> dict[str, dict[str, None]]:
    return {only.id: desk.marks.get(only.id, {})} if only else desk.marks


def briefing(desk: Desk) -> Page:
    """What the player needs to know before the first letter is opened."""
    scenario = desk.scenario
    main: list[Element] = [Prose(scenario.briefing)]
    here = {side for side, who in desk.play.casting if who is Player.PLAYER}
    told = [side for side in scenario.sides if side.id in here and side.briefing]
    for side in told:
        main += [Heading(_("On your side: {side}").format(side=side.name)), Prose(side.briefing)]
    main.extend(sources(scenario, tuple(dict.fromkeys(sum((s.sources for s in told), scenario.sources)))))
    aside: list[Element] = []
    if scenario.gauges:
        aside.append(Heading(_("What your choices will move")))
        aside.extend(dials(desk.play, words=True))
    return Page(
        "briefing",
        f"briefing:{scenario.id}",
        _("{title}: your briefing").format(title=scenario.title),
        tuple(main),
        tuple(aside),
        (Button("on", _("To the desk"), Action("on"), primary=True), leave(), *tools(desk)),
    )


def reading(desk: Desk) -> Page:
    """A letter or a report, as it came; a letter that is to be answered can be marked."""
    moment = desk.moment
    issues = desk.markable()
    sheet = sheet_of(desk, markable=bool(issues))
    main: list[Element] = [*honesty(moment)]
    if moment.text:
        main.append(Prose(moment.text))
    if sheet:
        main.append(sheet)
    main.extend(sources(desk.scenario, moment.sources))
    aside = (*(_pencil_box(desk, issues) if issues else ()), *source_questions(desk))
    onward = _("I have read it") if sheet else _("Go on")
    return Page(
        "read",
        f"read:{moment.id}:{len(desk.play.turns)}",
        titled(moment),
        tuple(main),
        aside,
        (Button("on", onward, Action("on"), primary=True), leave(), *tools(desk)),
    )


def rereading(desk: Desk) -> Page:
    """The letter that is being answered, taken up again from the draft; it can be marked."""
    issues = desk.markable()
    sheet = sheet_of(desk, markable=bool(issues))
    return Page(
        "read",
        f"reread:{desk.moment.id}",
        sheet.title if sheet else titled(desk.moment),
        (sheet,) if sheet else (),
        _pencil_box(desk, issues) if issues else (),
        (Button("draft", _("Back to the draft"), Action("draft"), primary=True), leave(), *tools(desk)),
    )


def _pencil_box(desk: Desk, issues: tuple[Issue, ...]) -> tuple[Element, ...]:
    options = tuple(
        Option(
            word_of(issue),
            name_of(issue),
            Action("pencil", (issue.id,)),
            chosen=issue.id == desk.pencil,
            note=_marked(len(desk.marks.get(issue.id, ()))),
            pencil=pencil,
        )
        for issue, pencil in zip(issues, pencils(issues), strict=True)
    )
    return (
        Heading(_("Mark what matters")),
        Prose(
            _(
                "Your answer will have to take a position on each of these. Take up a pencil, then mark the "
                "sentences that bear on the matter. Marks never change what happens; at the end they are "
                "compared with what a careful reader would have cited."
            ),
            "quiet",
        ),
        Choice(_("Which pencil do you hold?"), options),
    )


def _marked(count: int) -> str:
    if not count:
        return _("nothing marked yet")
    return plural("{n} sentence marked", "{n} sentences marked", count).format(n=count)


def drafting(desk: Desk) -> Page:
    """The draft as a whole: every issue with the position taken so far, beside the letter that grows."""
    moment, issues = desk.moment, desk.issues()
    decided = [issue for issue in issues if issue.id in desk.leanings]
    main: list[Element] = [*honesty(moment)]
    if moment.text:
        main.append(Prose(moment.text))
    main.append(
        Choice(
            _("Take a position on each matter ({done} of {all} so far).").format(
                done=len(decided), all=len(issues)
            ),
            tuple(
                Option(
                    word_of(issue),
                    name_of(issue),
                    Action("issue", (issue.id,)),
                    chosen=issue.id in desk.leanings,
                    note=_leaning(desk, issue),
                )
                for issue in issues
            ),
        )
    )
    main.extend(clashes(desk))
    main.extend(source_questions(desk))
    buttons = [leave(), *tools(desk)]
    if desk.source():
        buttons.insert(0, Button("letter", _("Read the letter again"), Action("letter")))
    if len(decided) < len(issues):
        buttons.insert(0, Button("next", _("Take up the next matter"), Action("next"), primary=True))
    else:
        buttons.insert(0, Button("finish", _("See the finished letter"), Action("finish"), primary=True))
    return Page("draft", f"draft:{moment.id}", titled(moment), tuple(main), (_growing(desk),), tuple(buttons))


def _leaning(desk: Desk, issue: Issue) -> str:
    position = issue.position(desk.leanings.get(issue.id, ""))
    return position.say if position else _("not decided yet")


def _growing(desk: Desk, fresh: str = "") -> Sheet:
    return composed(desk.play.preview(desk.leanings), _("Your letter so far"), desk.moment.date, fresh=fresh)


def clashes(desk: Desk) -> tuple[Element, ...]:
    """What contradicts itself in the draft, as far as it goes."""
    return tuple(
        Notice(_("These two do not go together: {because}").format(because=clash.because), "warning")
        for clash in desk.play.clashes(desk.leanings)
    )


def issue(desk: Desk) -> Page:
    """One issue: its scale, the sentence the position makes, and the passages marked for it."""
    asked = desk.scenario.issue(desk.issue)
    issues = desk.issues()
    place = issues.index(asked)
    taken = desk.leanings.get(asked.id, "")
    main: list[Element] = [
        Spectrum(asked.ask, tuple(_point(asked, position, taken) for position in asked.positions)),
    ]
    main.extend(_evidence(desk, asked))
    main.append(_growing(desk, fresh=asked.id))
    sheet = sheet_of(desk, markable=bool(desk.markable()), only=asked)
    last = place + 1 == len(issues)
    onward = (
        Button(
            "next",
            _("Next: {issue}").format(issue=name_of(issues[place + 1])),
            Action("issue", (issues[place + 1].id,)),
            True,
        )
        if not last
        else Button("draft", _("Back to the whole draft"), Action("draft"), True)
    )
    buttons = [onward]
    if place:
        buttons.append(Button("previous", _("Previous matter"), Action("issue", (issues[place - 1].id,))))
    if not last:
        buttons.append(Button("draft", _("The whole draft"), Action("draft")))
    buttons.append(leave())
    return Page(
        "issue",
        f"issue:{asked.id}",
        _("{n} of {all}: {issue}").format(n=place + 1, all=len(issues), issue=name_of(asked)),
        tuple(main),
        (sheet,) if sheet else (),
        tuple(buttons),
    )


def _point(asked: Issue, position: Position, taken: str) -> Option:
    return Option(
        position.id, position.say, Action("lean", (asked.id, position.id)), chosen=position.id == taken
    )


def _evidence(desk: Desk, asked: Issue) -> tuple[Element, ...]:
    citable = desk.citable()
    if not citable:
        return ()
    marked = desk.marks.get(asked.id, ())
    cited = tuple(f"{label}: {citable[label]}" for label in marked if label in citable)
    if not cited:
        return (
            Prose(
                _("You have marked no passage for this matter yet. You can mark sentences here too."),
                "quiet",
            ),
        )
    return (Heading(_("Passages you marked for it"), 3), Bullets(cited))


def finished(desk: Desk) -> Page:
    """The finished letter, before it goes."""
    moment = desk.moment
    missing = [issue for issue in desk.issues() if issue.id not in desk.leanings]
    main: list[Element] = []
    buttons: list[Button] = []
    if missing:
        names = ", ".join(name_of(issue) for issue in missing)
        main.append(Notice(_("The letter says nothing yet on: {names}.").format(names=names), "warning"))
    else:
        main.append(
            Prose(
                _("Read it as the other side will read it. Once it is sent not a word of it can be changed."),
                "quiet",
            )
        )
        buttons.append(Button("send", _("Stamp it and send it"), Action("send"), primary=True))
    main.extend(clashes(desk))
    title = moment.title or _("Your letter")
    main.append(composed(desk.play.preview(desk.leanings), title, moment.date))
    buttons.append(Button("draft", _("Change something"), Action("draft"), primary=bool(missing)))
    return Page("finished", f"finished:{moment.id}", _("Before it goes"), tuple(main), (), tuple(buttons))


def deciding(desk: Desk) -> Page:
    """One matter to be decided, with no letter behind it; the choice is final only with `decide`.

    Its sources are shown at the debrief and not here: they tell what was done.
    """
    moment = desk.moment
    decision = moment.decide
    if decision is None:
        raise LookupError(moment.id)
    taken = desk.leanings.get(moment.id, "")
    main: list[Element] = [*honesty(moment)]
    if moment.text:
        main.append(Prose(moment.text))
    main.append(
        Choice(
            decision.ask,
            tuple(
                Option(
                    option.id, option.say, Action("lean", (moment.id, option.id)), chosen=option.id == taken
                )
                for option in decision.options
            ),
        )
    )
    main.extend(source_questions(desk))
    main.append(Prose(_("Take one of these. Nothing is final until you decide so."), "quiet"))
    buttons = [Button("decide", _("Decide so"), Action("decide"), primary=True), leave(), *tools(desk)]
    return Page(
        "decide",
        f"decide:{moment.id}:{len(desk.play.turns)}",
        titled(moment),
        tuple(main),
        (),
        tuple(buttons),
    )
