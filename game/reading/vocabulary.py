"""Everything that can be written in a scenario: each thing, its entries, what may stand there, and what for.

The readers ask for entries by these names and take what is required and every range from here; the schema for
editors and the reference in the guide are made of the same. So none of them can say something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.model.chart import PLACES
from game.model.scenario import Inquiry, Label
from game.reading.shapes import (
    Amounts,
    Answers,
    Entry,
    Id,
    Items,
    Lines,
    Named,
    One,
    OneOf,
    Prose,
    Proses,
    Quote,
    Quotes,
    Ref,
    Refs,
    Taken,
    Thing,
    When,
    Whole,
    Wholes,
    Word,
    YesNo,
)

FORMAT = 1
"""The format of scenarios that this program reads."""

FURTHEST = 10_000
"""How far from 0 a gauge's bounds, and one effect, may be."""

_IF = "When it holds, in words: `water is share and trust >= 40`."
_WORDING_IF = "When this wording is used, in words. The last wording needs none."
_EFFECT = "How far each gauge moves, by the gauge's id: `{trust: +5, unity: -2}`."
_TAKE = (
    "Positions that are taken along on other matters: `{openness: open}`. `history` is the historical one."
)
_WHY = "One sentence, for the pupil: what moves, and why."
_SOURCES = "The facts it rests on, by their ids."

LEVELLED = Thing(
    "a text in two levels",
    "Any text that people read may be told twice: in full, and in plainer words.",
    (
        Entry("full", Prose(), "The text as it is.", required=True),
        Entry("basic", Prose(), "The same in plainer words, for those who read less easily."),
    ),
)

SIDE = Thing(
    "a side",
    "Somebody who writes and decides: a government, a party, a person.",
    (
        Entry("name", Prose(), "What the side is called.", required=True),
        Entry(
            "role",
            Prose(),
            "Who the pupil is, in a sentence said to the pupil: `You are the council of North`.",
        ),
        Entry("briefing", Prose(), "What only the pupil on this side is told, after what all are told."),
        Entry("sources", Refs("fact"), "The facts its briefing rests on, by their ids."),
        Entry("signs", Lines(), "How its letters are signed, line by line."),
        Entry("playable", YesNo(), "Whether a pupil can play it. At least one side needs `yes`."),
    ),
)

STRETCHES = {
    part: Thing(
        f"the {part} of a letter",
        "A part of the letter's file, given by its first and its last words.",
        (
            Entry("first", Word(), "Its first words, as they stand in the file.", required=True),
            Entry("last", Word(), "Its last words, as they stand in the file.", required=True),
        ),
    )
    for part in ("greeting", "body", "signature")
}
"""The three stretches of a letter's file that are the letter, by their names."""

LETTER = Thing(
    "a letter",
    "A letter that was really written: a file in the folder `seeds`, and which part of it is the letter.",
    (
        Entry("title", Prose(), "What to call it: `Khrushchev to Tito`.", required=True),
        Entry("by", Ref("side"), "The side that wrote it.", required=True),
        Entry("date", Word(), "When it was written: `1954-06-22`."),
        Entry("file", Word(), "The name of its file in the folder `seeds`.", required=True),
        Entry("sha256", Word(), "The fingerprint of the file. `demarche check` tells you what to write."),
        Entry("label", Word(), "A capital letter: with `K` its paragraphs are K1, K2 and so on."),
        Entry("greeting", One(STRETCHES["greeting"]), "Where the greeting stands in the file."),
        Entry(
            "body",
            One(STRETCHES["body"]),
            "Where the letter itself stands. Only these words can be quoted.",
            required=True,
        ),
        Entry("signature", One(STRETCHES["signature"]), "Where the signature stands in the file."),
        Entry("join", Wholes(1, 9999), "Numbers of paragraphs that go on after a stray empty line: `[8]`."),
        Entry("citation", Prose(), "How to cite it: archive, record, translator."),
    ),
)

GAUGE = Thing(
    "a gauge",
    "A number that remembers what choices did: trust, unity, the public's patience.",
    (
        Entry("label", Prose(), "What the gauge is called.", required=True),
        Entry("start", Whole(-FURTHEST, FURTHEST), "Where it stands at the beginning.", required=True),
        Entry("low", Prose(), "The word at its low end: `frozen`."),
        Entry("high", Prose(), "The word at its high end: `warm`."),
        Entry("lowest", Whole(-FURTHEST, FURTHEST), "The lowest it can go; 0 when you write nothing."),
        Entry("highest", Whole(-FURTHEST, FURTHEST), "The highest it can go; 100 when you write nothing."),
        Entry("about", Prose(), "What it stands for, in a sentence."),
    ),
)

WORDING = Thing(
    "a wording",
    "One way to put something. The first whose condition holds is used.",
    (
        Entry("if", When(), _WORDING_IF),
        Entry("text", Prose(), "The words.", required=True),
    ),
)

_ID = Entry("id", Id(), "One word that names it in conditions: `share`.", required=True)
_SAY = Entry("say", Prose(), "What the pupil chooses, in a few words: `Share the water`.", required=True)
_CHANGES = (
    Entry("effect", Amounts(-FURTHEST, FURTHEST), _EFFECT),
    Entry("why", Prose(), _WHY),
    Entry("take", Taken(), _TAKE),
)

POSITION = Thing(
    "a position",
    "One point on the scale of an issue. List them from one end of the scale to the other.",
    (
        _ID,
        _SAY,
        Entry(
            "write",
            Items(WORDING, texts=True),
            "What it becomes in the letter: a text, or a list of wordings. Left out, the letter is silent.",
        ),
        Entry("credit", Whole(0, 100), "How near it is to the real letter: 100 is what was really written."),
        Entry("because", Prose(), "Your reason for the credit. The pupil reads it at the end."),
        *_CHANGES,
    ),
)

OPTION = Thing(
    "an option",
    "One of several things that can be decided.",
    (_ID, _SAY, Entry("because", Prose(), "A remark on this option, read at the end."), *_CHANGES),
)

EVIDENCE = Thing(
    "a piece of evidence",
    "A passage of the letter being answered that a careful reader would point to.",
    (
        Entry(
            "quote", Quote(), "The words, exactly as they stand in the letter being answered.", required=True
        ),
        Entry("for", Refs("position"), "The positions it speaks for. Left out, it speaks for all of them."),
        Entry("because", Prose(), "What the passage does: offers, admits, avoids, sets a condition."),
    ),
)

ISSUE = Thing(
    "an issue",
    "A matter on which a side takes a position in its letter.",
    (
        Entry("by", Ref("side"), "The side that takes the position.", required=True),
        Entry("label", Prose(), "A short name, as on a tab."),
        Entry("topic", Word(), "The same word here and in the other side's issue ties the two together."),
        Entry(
            "weight",
            Whole(0, 1_000_000),
            "How much it counts in the score, beside the other issues. 0, or nothing: it is not scored.",
        ),
        Entry("ask", Prose(), "The question to the pupil.", required=True),
        Entry("positions", Items(POSITION, least=2), "The positions, at least two.", required=True),
        Entry("history", Ref("position"), "The position that was really taken."),
        Entry("said", Quotes(), "Words of the real letter that show it. They have to stand there exactly."),
        Entry("unsaid", Proses(), "Words that the real letter does not use, where silence is the proof."),
        Entry("evidence", Items(EVIDENCE), "Passages a careful reader would point to."),
        Entry("sources", Refs("fact"), _SOURCES),
        Entry("note", Prose(), "Where people who know may disagree. Shown at the end."),
    ),
)

CLASH = Thing(
    "a clash",
    "Positions that contradict each other in one letter. The pupil is told before sending.",
    (
        Entry("if", When(), "When they clash, in words.", required=True),
        Entry("because", Prose(), "What is wrong with it, said to the pupil.", required=True),
    ),
)

DECISION = Thing(
    "a decision",
    "A choice that is no letter. Conditions speak of it by the moment's id.",
    (
        Entry("ask", Prose(), "The question.", required=True),
        Entry("history", Ref("option"), "The option that was really chosen."),
        Entry("options", Items(OPTION, least=2), "The options, at least two.", required=True),
    ),
)

QUESTION = Thing(
    "a question",
    "Something the pupil answers in own words. It is kept with the play and changes nothing.",
    (
        Entry("id", Id(), "A word that names it. Left out, it is named by its moment and number."),
        Entry(
            "kind",
            OneOf(tuple(kind.value for kind in Inquiry), "unknown-kind"),
            "When it is asked: `source` before a letter is answered, `predict` before the real one is shown, "
            "`argue` at the end.",
            required=True,
        ),
        Entry("ask", Prose(), "The question.", required=True),
    ),
)

RULE = Thing(
    "a rule",
    "One way on. The rules are tried from top to bottom, and the first that fits is taken.",
    (
        Entry("if", When(), _IF + " The last rule needs none."),
        Entry("go", Ref("moment or ending"), "Where the story goes.", required=True),
        Entry("effect", Amounts(-FURTHEST, FURTHEST), _EFFECT),
        Entry("tell", Prose(), "What the pupil is told when it happens."),
        Entry("why", Prose(), _WHY),
        Entry("take", Taken(), _TAKE),
        Entry("sources", Refs("fact"), _SOURCES),
    ),
)

MOMENT = Thing(
    "a moment",
    "A step of the story. One side reads a letter or a report, or writes a letter, or decides something.",
    (
        Entry("by", Ref("side"), "Whose moment it is.", required=True),
        Entry("title", Prose(), "Its heading."),
        Entry("date", Word(), "When it happens."),
        Entry("text", Prose(), "What happens, told to the pupil. A moment that is only a report needs it."),
        Entry("sources", Refs("fact"), _SOURCES),
        Entry("invented", YesNo(), "`yes` where it did not happen; the pupil is told."),
        Entry("moved", Prose(), "Where it really happened at another time, say when: `from 1955`."),
        Entry("place", Id(), f"Where it happens: a place of the map, one of {', '.join(PLACES)}."),
        Entry("questions", Items(QUESTION), "What the pupil is asked to put into own words here."),
        Entry(
            "then",
            Items(RULE, texts=True, alone=True),
            "What comes next: the id of a moment or an ending, or a list of rules.",
            required=True,
        ),
        Entry(
            "read",
            Ref("letter or draft moment"),
            "The letter to read: a real one, or one written in the game.",
        ),
        Entry("draft", Refs("issue"), "A letter is written here: its issues, in the order of the letter."),
        Entry("answers", Ref("letter or draft moment"), "With `draft`: the letter that is answered."),
        Entry("wrote", Ref("letter"), "With `draft`: the letter that was really written here."),
        Entry("greeting", Lines(), "With `draft`: how the letter begins, line by line."),
        Entry("opening", Items(WORDING, texts=True), "With `draft`: the words before the positions."),
        Entry("closing", Items(WORDING, texts=True), "With `draft`: the words after the positions."),
        Entry("clash", Items(CLASH), "With `draft`: positions that contradict each other."),
        Entry("decide", One(DECISION), "Something is decided here."),
    ),
)

ONLY_IN_DRAFTS = ("answers", "wrote", "greeting", "opening", "closing", "clash")
"""The entries of a moment that mean something only beside `draft`."""

REPLY = Thing(
    "a reply",
    "What a side answers when nobody plays it. The first whose condition holds is taken.",
    (
        Entry("if", When(), _IF + " The last reply needs none."),
        Entry(
            "take", Ref("position"), "The position it takes; `history` for the historical one.", required=True
        ),
    ),
)

FORM = Thing(
    "a form",
    "A length of lesson: where the story begins for it.",
    (
        Entry("start", Ref("moment"), "The moment it begins with.", required=True),
        Entry("label", Prose(), "What to call it: `One lesson`."),
    ),
)

ENDING = Thing(
    "an ending",
    "Where the story can end, with an honest label.",
    (
        Entry("title", Prose(), "Its heading.", required=True),
        Entry(
            "label",
            OneOf(tuple(label.value for label in Label), "unknown-label"),
            "How it stands to what is known.",
            required=True,
        ),
        Entry("text", Prose(), "What happens, told to the pupil.", required=True),
        Entry("because", Prose(), "Why such choices lead here, whatever they were in this play."),
        Entry(
            "choices",
            Items(WORDING, texts=True),
            "Which choices of this very play led here: each text is told whose condition holds at the end.",
        ),
        Entry("caution", Prose(), "What speaks against it."),
        Entry("sources", Refs("fact"), _SOURCES),
    ),
)

FACT = Thing(
    "a fact",
    "Something dated that is known, with where it is known from.",
    (
        Entry("date", Word(), "When: `1954-08-11`, or `summer 1954`.", required=True),
        Entry("text", Prose(), "What happened, in a sentence.", required=True),
        Entry("sources", Proses(), "Where it is known from: book and page, archive and record."),
        Entry(
            "confidence",
            OneOf(("high", "medium", "low"), "unknown-confidence"),
            "How sure it is.",
            required=True,
        ),
    ),
)

TERM = Thing(
    "an entry of the glossary",
    "A word, a person, a place or a party that is explained. Any text can point to it: `[[cominform]]`.",
    (
        Entry("name", Prose(), "What it is called.", required=True),
        Entry(
            "kind",
            OneOf(("term", "person", "place", "party"), "unknown-kind"),
            "What it is; a term when you write nothing.",
        ),
        Entry("text", Prose(), "The explanation, in a sentence or two.", required=True),
        Entry("sources", Refs("fact"), _SOURCES),
    ),
)

SCENARIO = Thing(
    "a scenario",
    "The whole file.",
    (
        Entry(
            "format", Whole(0, 1_000_000), f"Always `{FORMAT}`: the way this file is written.", required=True
        ),
        Entry("id", Word(), "The file's name without `.yaml`.", required=True),
        Entry("title", Prose(), "What the scenario is called.", required=True),
        Entry("summary", Prose(), "Two or three sentences for the shelf."),
        Entry("when", Prose(), "The time it tells of, in words."),
        Entry("minutes", Whole(0, 100_000), "About how long it takes to play."),
        Entry("briefing", Prose(), "What the pupil is told first. Leave an empty line between paragraphs."),
        Entry("sources", Refs("fact"), "The facts the briefing rests on, by their ids."),
        Entry("start", Ref("moment"), "The moment it begins with. Needed unless there are `forms`."),
        Entry("forms", Named(FORM), "Lengths of lesson, by their ids."),
        Entry("notes", Proses(), "What you invented, and what you are not sure of. Shown at the end."),
        Entry("sides", Named(SIDE), "The sides, by their ids.", required=True),
        Entry("letters", Named(LETTER), "The real letters, by their ids."),
        Entry("gauges", Named(GAUGE), "The gauges, by their ids."),
        Entry("issues", Named(ISSUE), "The issues, by their ids."),
        Entry("moments", Named(MOMENT), "The moments, by their ids.", required=True),
        Entry("replies", Answers(REPLY), "How each side answers on each matter when nobody plays it."),
        Entry("endings", Named(ENDING), "The endings, by their ids.", required=True),
        Entry("facts", Named(FACT), "What is known, by ids such as `F1`."),
        Entry("glossary", Named(TERM), "Words that are explained, by their ids."),
        Entry("rubric", Proses(), "What weak, good and very good work looks like, for whoever marks it."),
    ),
)

THINGS = (
    SCENARIO, SIDE, LETTER, *STRETCHES.values(), GAUGE, ISSUE, POSITION, WORDING, EVIDENCE, MOMENT, CLASH,
    DECISION, OPTION, QUESTION, RULE, REPLY, ENDING, FACT, TERM, FORM, LEVELLED,
)  # fmt: skip
"""Every thing there is, in the order in which a guide tells of them."""


def replies_on(matters: Iterable[str]) -> Thing:
    """The replies of one side, which has an entry for each of these matters."""
    return Thing("the replies of a side", REPLY.about, (Entry(id, Answers(REPLY), "") for id in matters))
