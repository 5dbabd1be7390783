"""A valid scenario in one call, and one thing of it changed for a test.

`scenario()` tells a small invented correspondence: South writes in May about a shared river; North (whom a
pupil plays) reads it, drafts an answer on the water and on a visit, South answers, North decides what to
tell the papers. History: North shared the water and put off the visit, South stayed cool, the papers were
told little, and the matter rested.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.model.condition import AtLeast, Either, Every, Is, Not, Within
from game.model.letter import Footnote, Letter, Paragraph, Quotation, Sentence
from game.model.play import Casting, Player
from game.model.scenario import (
    Clash,
    Decision,
    Draft,
    Effect,
    Ending,
    Evidence,
    Fact,
    Form,
    Gauge,
    Issue,
    Label,
    Moment,
    Position,
    Reply,
    ReplyRule,
    Rule,
    Scenario,
    Side,
    Take,
    Wording,
)

NORTH_PLAYED: Casting = (("north", Player.PLAYER), ("south", Player.RULES))
BOTH_PLAYED: Casting = (("north", Player.PLAYER), ("south", Player.PLAYER))
NOBODY_PLAYS: Casting = (("north", Player.HISTORY), ("south", Player.HISTORY))


def scenario(**changes: Any) -> Scenario:
    """The correspondence about the river, with these fields of the scenario replaced."""
    whole = Scenario(
        id="river-1901",
        title="The River",
        summary="Two neighbours write about a shared river.",
        when="May to July 1901",
        minutes=20,
        briefing="You are the council of North.\n\nA letter is on its way.",
        start="may-arrives",
        hash="5" * 64,
        file="scenarios/river-1901.yaml",
        sides=(
            Side("north", "North", role="the council", signs=("The Council of North",), playable=True),
            Side("south", "South", role="the ministry", signs=("The Ministry of South",)),
        ),
        gauges=(
            Gauge("trust", "Trust", start=30, low="frozen", high="warm"),
            Gauge("unity", "Unity at home", start=5, low="torn", high="one", lowest=-10, highest=10),
        ),
        issues=_issues(),
        moments=_moments(),
        endings=_endings(),
        letters=(may(), june()),
        replies=(
            Reply(
                "south",
                "tone",
                (
                    ReplyRule("cool", Is("water", ("keep",))),
                    ReplyRule("warm", Every((Is("water", ("give",)), Within("trust", low=35)))),
                ),
            ),
        ),
        facts=(
            Fact("F1", "1901-06-02", "North answers.", "The council's minutes, p. 4", "high"),
            Fact("F2", "1901-07-01", "No treaty is signed.", "The almanac of 1901", "medium"),
        ),
        forms=(Form("short", "One lesson", "north-drafts"),),
        notes=("South's mood is invented.",),
        rubric=("Cites the letter.",),
    )
    return replace(whole, **changes)


def changed(whole: Scenario, field: str, id: str, **changes: Any) -> Scenario:
    """The scenario with one thing changed: `changed(s, "issues", "water", weight=0)`.

    `field` is any field of the scenario that holds things with ids. Raises StopIteration for an unknown id.
    """
    things = getattr(whole, field)
    next(thing for thing in things if thing.id == id)
    new = tuple(replace(thing, **changes) if thing.id == id else thing for thing in things)
    fields: dict[str, Any] = {field: new}
    return replace(whole, **fields)


def letter(id: str, by: str, label: str, paragraphs: tuple[tuple[str, ...], ...], **changes: Any) -> Letter:
    """A letter whose body has these paragraphs, each a tuple of its sentences."""
    body = tuple(
        Paragraph(
            f"{label}{p}",
            tuple(Sentence(f"{label}{p}.{s}", text) for s, text in enumerate(sentences, start=1)),
            line=2 * p + 1,
        )
        for p, sentences in enumerate(paragraphs, start=1)
    )
    whole = Letter(
        id=id,
        title=f"Letter of {id.title()}",
        by=by,
        date="1901-05-20",
        citation=f"The {id} letter, 1901, river archive, box 1",
        file=f"1901-{id}.txt",
        sha256=label.lower()[0].encode().hex() * 32,
        greeting=("Dear neighbours,",),
        paragraphs=body,
        signature=("With regard,",),
    )
    return replace(whole, **changes)


def may() -> Letter:
    """South's letter, which North answers: five sentences S1.1 to S3.1 and a footnote."""
    return letter(
        "may",
        "south",
        "S",
        (
            ("The river has always fed us both.", "Neither of us has used it with care.[1]"),
            ("We ask for half of the summer water.", "We do not ask for more."),
            ("Come and see our fields.",),
        ),
        footnotes=(Footnote("1", "The drought of 1900 is meant."),),
    )


def june() -> Letter:
    """North's letter as it was really written."""
    return letter(
        "june",
        "north",
        "N",
        (("We are ready to share the summer water.",), ("A visit must wait until the harvest is in.",)),
        date="1901-06-02",
    )


def quoted(source: Letter, *labels: str) -> Quotation:
    """A verified quotation of these whole sentences, which follow each other."""
    found = [source.sentence(label) for label in labels]
    return Quotation(" ".join(sentence.text for sentence in found if sentence), labels)


def _issues() -> tuple[Issue, ...]:
    south, north = may(), june()
    water = Issue(
        "water",
        by="north",
        label="The water",
        topic="water",
        ask="Who gets the summer water?",
        weight=60,
        history="share",
        said=(quoted(north, "N1.1"),),
        evidence=(
            Evidence(quoted(south, "S2.1", "S2.2"), "This is what is asked.", ("give", "share")),
            Evidence(quoted(south, "S1.2"), "Both admit a fault.", ("keep",)),
            Evidence(quoted(south, "S1.1"), "The river is common."),
        ),
        positions=(
            Position(
                "give",
                "Give all of it",
                (Wording("Take all of the summer water."),),
                credit=20,
                because="More than was offered.",
                effects=(Effect("trust", 12), Effect("unity", -9)),
                why="South is glad and North's farmers are not.",
            ),
            Position(
                "share",
                "Share it",
                (
                    Wording("Half is yours, and we shall show you how.", Is("visit", ("accept",))),
                    Wording("Half of the summer water is yours."),
                ),
                credit=100,
                because="What the letter says.",
                effects=(Effect("trust", 5), Effect("unity", -2)),
                why="A fair offer.",
            ),
            Position(
                "keep",
                "Keep it",
                (Wording("The water stays with us."),),
                credit=0,
                because="The letter says the opposite.",
                effects=(Effect("trust", -15), Effect("unity", 4)),
                why="South is hurt.",
            ),
        ),
    )
    visit = Issue(
        "visit",
        by="north",
        label="The visit",
        ask="Do we go and see?",
        weight=40,
        history="later",
        unsaid=("gladly",),
        evidence=(Evidence(quoted(south, "S3.1"), "The invitation itself."),),
        note="Some read the delay as a refusal.",
        positions=(
            Position(
                "accept",
                "Go at once",
                (Wording("We shall gladly come and see your fields."),),
                credit=30,
                because="The letter puts it off.",
                effects=(Effect("trust", 8),),
                takes=(Take("openness", "open"),),
                why="A visit is a kindness.",
            ),
            Position(
                "later",
                "After the harvest",
                (Wording("A visit has to wait for the harvest."),),
                credit=100,
                because="The letter's own words.",
            ),
            Position("silent", "Say nothing of it", credit=50, because="Silence is near to delay."),
        ),
    )
    openness = Issue(
        "openness",
        by="north",
        label="Openness",
        ask="How open is North?",
        positions=(Position("open", "Open"), Position("closed", "Closed")),
    )
    tone = Issue(
        "tone",
        by="south",
        label="The tone",
        topic="water",
        ask="How does South answer?",
        history="cool",
        sources=("F2",),
        positions=(
            Position("warm", "Warmly", (Wording("You make us happy."),), effects=(Effect("trust", 10),)),
            Position("cool", "Coolly", (Wording("We note your letter."),), effects=(Effect("trust", -5),)),
        ),
    )
    return water, visit, openness, tone


def _moments() -> tuple[Moment, ...]:
    drafts = Draft(
        issues=("water", "visit"),
        answers="may",
        wrote="june",
        greeting=("To the ministry of South:",),
        opening=(Wording("We have read your letter with care."),),
        closing=(
            Wording("We remain your friends.", Not(Is("water", ("keep",)))),
            Wording("We remain your neighbours."),
        ),
        clashes=(
            Clash(
                Every((Is("water", ("keep",)), Is("visit", ("accept",)))),
                "You take the water and ask to be their guest.",
            ),
        ),
    )
    tells = Decision(
        "What do we tell the papers?",
        (
            Position("all", "Everything", effects=(Effect("unity", 6),), takes=(Take("openness", "open"),)),
            Position("little", "Little", takes=(Take("openness", "closed"),)),
        ),
        history="little",
    )
    return (
        Moment(
            "may-arrives",
            "north",
            (Rule("north-drafts"),),
            title="A letter from South",
            date="1901-05-22",
            read="may",
        ),
        Moment(
            "north-drafts",
            "north",
            (
                Rule(
                    "north-tells",
                    Every((Is("water", ("give",)), Within("trust", low=50))),
                    words="water is give and trust >= 50",
                    effects=(Effect("unity", -5),),
                    tell="The farmers march.",
                    why="They were not asked.",
                ),
                Rule("south-drafts"),
            ),
            title="The answer",
            date="1901-06-02",
            draft=drafts,
            sources=("F1",),
        ),
        Moment(
            "south-drafts",
            "south",
            (Rule("answer-arrives", takes=(Take("openness", "closed"),)),),
            date="1901-06-20",
            draft=Draft(("tone",), answers="north-drafts", greeting=("To the council of North:",)),
            invented=True,
        ),
        Moment("answer-arrives", "north", (Rule("north-tells"),), date="1901-06-25", read="south-drafts"),
        Moment(
            "north-tells",
            "north",
            (
                Rule(
                    "friends",
                    AtLeast(2, (Is("tone", ("warm",)), Is("openness", ("open",)), Within("trust", 50))),
                ),
                Rule("quarrel", Either((Is("water", ("keep",)), Within("trust", high=10)))),
                Rule("rest"),
            ),
            title="The papers",
            date="1901-06-30",
            decide=tells,
            sources=("F2",),
        ),
    )


def _endings() -> tuple[Ending, ...]:
    return (
        Ending(
            "friends", "Friends", Label.SPECULATIVE, "They build a dam together.", caution="No money for it."
        ),
        Ending(
            "quarrel", "A quarrel", Label.PLAUSIBLE, "The border closes.", because="It had closed before."
        ),
        Ending("rest", "The matter rests", Label.HAPPENED, "Nothing is signed.", sources=("F2",)),
    )
