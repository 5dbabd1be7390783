"""Pages made by hand, of every kind and with every element, in every script the game must show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from game.pages.page import (
    Action,
    Bullets,
    Button,
    Card,
    Choice,
    Dial,
    Field,
    Heading,
    Notice,
    Option,
    Page,
    Pencil,
    Prose,
    Quote,
    Ruler,
    RulerPoint,
    Score,
    Sheet,
    SheetNote,
    SheetParagraph,
    SheetSentence,
    Spectrum,
)

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"

ISSUES = (
    "The blame for 1948",
    "Contacts between the parties",
    "The place and rank of a meeting",
    "Normalisation of relations",
    "Non-interference",
    "The neighbours to the east",
    "Yugoslavia’s position in the world",
)

LONG_WORD = "Nichteinmischungsverpflichtungserklärungsentwurfsfassung"
SERBIAN = "Čim pređemo na đačke šale, žestoko ćemo reći: njegova ljubav prema džezu i ćirilici."
CYRILLIC = "Съешь ещё этих мягких французских булок, да выпей же чаю; Љубав, џез, ћирилица, њива и ђак."


def june_letter(
    marks: Mapping[str, tuple[int, ...]] | None = None, *, markable: bool = True, title: str = ""
) -> Sheet:
    """The real letter of June 1954 from the pinned file; `marks` are pencil numbers by sentence."""
    text = (ROOT / "seeds" / "1954-06-22-khrushchev-to-tito.txt").read_text(encoding="utf-8")
    body = text[text.index("The Central Committee [CC] of") : text.index("Secretary of the CC CPSU\n")]
    notes = re.findall(r"^\[(\d)\] (.+)$", text, re.MULTILINE)
    return Sheet(
        title=title or "Khrushchev and the Central Committee of the CPSU to Tito",
        date="22 June 1954",
        greeting=("To the Central Committee,", "League of Communists of Yugoslavia", "To Comrade Tito"),
        paragraphs=tuple(
            SheetParagraph(
                tuple(
                    _sentence(words, f"K{number}.{place}", marks or {}, markable=markable)
                    for place, words in enumerate(re.split(r"(?<=[.\]])\s+(?=[A-Z])", part.strip()), 1)
                ),
                label=f"K{number}",
            )
            for number, part in enumerate(re.split(r"\n\s*\n", body.strip()), 1)
        ),
        signature=("Secretary of the CC CPSU", "N. Khrushchev", "22 June 1954"),
        notes=tuple(SheetNote(mark, words) for mark, words in notes),
        citation="Wilson Center Digital Archive, Arhiv Jugoslavije, 507/IX, 119/I-48.",
    )


def _sentence(
    text: str, label: str, marks: Mapping[str, tuple[int, ...]], *, markable: bool
) -> SheetSentence:
    return SheetSentence(
        " ".join(text.split()),
        label,
        tuple(pencil(number) for number in marks.get(label, ())),
        Action("mark", (label,)) if markable else None,
    )


def pencil(number: int) -> Pencil:
    """The pencil of an issue."""
    return Pencil(f"issue-{number}", ISSUES[number % len(ISSUES)], number)


def draft_letter(*, fresh: int = -1) -> Sheet:
    """A letter composed in a play, with the paragraph `fresh` just changed."""
    texts = (
        "We have studied your letter of 22 June with the attention that its subject deserves.",
        "We would not wish to discuss the causes of the break here; our view of them differs from yours.",
        "Relations between the parties can follow when those between our states rest on equality.",
        SERBIAN,
        CYRILLIC,
    )
    return Sheet(
        title="Your letter so far",
        date="11 August 1954",
        greeting=(
            "To the Central Committee of the Communist Party of the Soviet Union",
            "Comrade Khrushchev",
        ),
        paragraphs=tuple(
            SheetParagraph((SheetSentence(text),), issue=f"issue-{at}", fresh=at == fresh)
            for at, text in enumerate(texts)
        ),
        signature=("For the Executive Committee", "J. B. Tito"),
        hand="typed",
    )


LEAVE = Button("leave", "Leave; your play is kept", Action("leave"))

MARKS = {
    "K1.1": (0,),
    "K3.2": (3,),
    "K8.1": (0, 1),
    "K9.1": (2,),
    "K11.2": (4,),
    "K12.2": (5,),
    "K14.1": (6, 7),
}


def read_page(marks: Mapping[str, tuple[int, ...]] | None = None, *, held: int = 0) -> Page:
    """Reading the letter of June with the pencil box beside it."""
    options = tuple(
        Option(
            f"issue-{n}",
            name,
            Action("pencil", (f"issue-{n}",)),
            chosen=n == held,
            note="nothing marked yet" if n else "2 sentences marked",
            pencil=pencil(n),
        )
        for n, name in enumerate(ISSUES)
    )
    return Page(
        "read",
        "read:june:1",
        "A letter from Moscow · 22 June 1954",
        (june_letter(MARKS if marks is None else marks),),
        (
            Heading("Mark what matters"),
            Prose(
                "Your answer will have to take a position on each of these. Take up a pencil, then mark the "
                "sentences that bear on the matter.",
                "quiet",
            ),
            Choice("Which pencil do you hold?", options),
        ),
        (Button("on", "I have read it; to the draft", Action("on"), primary=True), LEAVE),
    )


def shelf_page() -> Page:
    """The shelf with scenarios and kept plays."""
    cards = (
        Card(
            "The 1954 Exchange",
            "Moscow has written to Belgrade for the first time in six years. You draft the answer.",
            (Button("exchange-1954", "Play", Action("open", ("exchange-1954",))),),
            "June 1954 to June 1955 · about 40 minutes",
        ),
        Card("A broken scenario", "Line 12: there is no moment “june”.", (), "cannot be played"),
        Card(
            f"{LONG_WORD} und {LONG_WORD}",
            f"{SERBIAN} {CYRILLIC}",
            (
                Button("long", f"{LONG_WORD} spielen", Action("open", ("long",)), note=LONG_WORD),
                Button("other", "Ansehen", Action("look", ("long",))),
            ),
            "1954",
        ),
    )
    kept = tuple(
        Card(
            f"Ana {n}: The 1954 Exchange",
            "Your draft",
            (Button(f"resume-{n}", "Go on", Action("resume", (f"{n}",)), note=f"Ana {n}"),),
            "attempt 1 · Monday",
        )
        for n in range(1, 4)
    )
    return Page(
        "shelf",
        "shelf",
        "Démarche: two capitals, one desk",
        cards,
        (Heading("Go on where you were"), *kept),
        (
            Button("settings", "Settings", Action("settings")),
            Button("help", "Help", Action("help")),
            Button("quit", "Quit", Action("quit")),
        ),
    )


def begin_page(label: str = "") -> Page:
    """Who plays, and which side."""
    return Page(
        "begin",
        "begin:exchange-1954",
        "The 1954 Exchange",
        (
            Prose("Moscow has written to Belgrade for the first time in six years. You draft the answer."),
            Choice(
                "Whose desk is yours?",
                (
                    Option(
                        "belgrade",
                        "Belgrade",
                        Action("side", ("belgrade",)),
                        chosen=True,
                        note="You sit in Tito’s office.",
                    ),
                    Option("moscow", "Moscow", Action("side", ("moscow",)), note="You sit in the Kremlin."),
                ),
            ),
            Field(
                "label", "Your name, or any name your class knows you by", label, "You may leave it empty."
            ),
        ),
        (),
        (
            Button("start", "Sit down at the desk", Action("start"), primary=True),
            Button("back", "Back to the shelf", Action("back")),
        ),
    )


DIALS = (
    Dial("Trust between the capitals", 38, 0, 100, "frozen", "warm", 30, "up by 8"),
    Dial(
        "Independence",
        65,
        0,
        100,
        "bound",
        "free",
        80,
        "down by 15: Belgrade took Moscow’s account as its own.",
    ),
    Dial("Western confidence", 50, 0, 100, "alarmed", "sure", 50, "unchanged"),
    Dial("Unity at home", -5, -10, 10, "split", "one", None, ""),
)


def briefing_page() -> Page:
    """What the player knows before the first letter."""
    text = "\n\n".join(
        (
            "In June 1948 the Cominform expelled the Yugoslav party. For five years there was a blockade, "
            "and incidents on every border with the east.",
            "Stalin died in March 1953. Ambassadors were exchanged that summer. Now, in June 1954, a letter "
            "has come from Khrushchev, secret even from most of your own government.",
        )
    )
    return Page(
        "briefing",
        "briefing:exchange-1954",
        "The 1954 Exchange: your briefing",
        (Prose("You are Tito’s secretary for the correspondence with Moscow.", "strong"), Prose(text)),
        (Heading("What your choices will move"), *DIALS),
        (Button("on", "To the desk", Action("on"), primary=True), LEAVE),
    )


def issue_page(taken: int = -1) -> Page:
    """One issue with its scale, the growing letter, and the letter being answered."""
    points = (
        "Accept Moscow’s account: Beria and Djilas did it",
        "Accept it with a word of regret for our own part",
        "Set the question aside, and record dissent",
        "Ask Moscow to name its own guilt before anything else is said between the two parties",
        f"Die {LONG_WORD} verlangen",
    )
    return Page(
        "issue",
        "issue:belgrade-blame",
        "1 of 7: The blame for 1948",
        (
            Spectrum(
                "Who is to blame for the break of 1948?",
                tuple(
                    Option(f"p{at}", say, Action("lean", ("belgrade-blame", f"p{at}")), chosen=at == taken)
                    for at, say in enumerate(points)
                ),
                low="Moscow’s own account",
                high="Moscow alone is guilty",
            ),
            Heading("Passages you marked for it", 3),
            Bullets(("K8.1: From our side, we deem regrettable the circumstance …", CYRILLIC, LONG_WORD * 2)),
            draft_letter(fresh=1),
        ),
        (june_letter({"K8.1": (0,), "K10.1": (0,)}),),
        (
            Button(
                "next", "Next: Contacts between the parties", Action("issue", ("contacts",)), primary=True
            ),
            Button("draft", "The whole draft", Action("draft")),
            LEAVE,
        ),
    )


def decide_page(taken: int = -1) -> Page:
    """One decision; there is no usual way on until something is chosen."""
    options = ("Tell all three everything", "Tell them some of it", "Tell them nothing at all")
    ways = (Button("decide", "Decide so", Action("decide"), primary=True), LEAVE)
    return Page(
        "decide",
        "decide:ambassadors",
        "The ambassadors ask · August 1954",
        (
            Notice("This moment is invented; it stands for several conversations.", "info"),
            Prose("Three ambassadors have asked to be received this week."),
            Choice(
                "What do we tell the ambassadors?",
                tuple(
                    Option(f"o{n}", say, Action("lean", ("tell", f"o{n}")), chosen=n == taken)
                    for n, say in enumerate(options)
                ),
            ),
        ),
        (),
        ways if taken >= 0 else (LEAVE,),
    )


def consequences_page() -> Page:
    """What followed."""
    return Page(
        "consequences",
        "consequences:3",
        "What follows",
        (
            Prose("Your letter has been stamped and is on its way.", "strong"),
            Heading("What it moved, and why"),
            Bullets(
                (
                    "The blame for 1948: Moscow reads it as a door left open.",
                    "Contacts between the parties: the West hears of it within a week, and asks.",
                )
            ),
            Notice(
                "These two do not go together: you refuse the parties and ask for a party meeting.", "warning"
            ),
            Notice("Your play could not be kept: the disk is full.", "error"),
        ),
        (Heading("The instruments"), *DIALS),
        (Button("on", "Go on", Action("on"), primary=True), LEAVE),
    )


def debrief_page() -> Page:
    """The judgement of one issue, with both scores."""
    return Page(
        "debrief",
        "debrief",
        "What you wrote, and what they wrote",
        (
            Score("Match", 86, "How near your positions are to what the real letter says."),
            Score("Evidence", None, "Whether the passages you marked are those that bear on your positions."),
            Prose("The outcome of your play is neither of the two.", "quiet"),
            Heading("The blame for 1948"),
            Prose("Who is to blame for the break of 1948?", "quiet"),
            Ruler(
                (
                    RulerPoint("Accept Moscow’s account", credit=0),
                    RulerPoint("Accept it with a word of regret", yours=True, credit=40),
                    RulerPoint("Set the question aside, and record dissent", history=True, credit=100),
                    RulerPoint(f"Die {LONG_WORD}", credit=None),
                )
            ),
            Prose("You took: Accept it with a word of regret"),
            Quote("We regret our part in what happened.", "your letter"),
            Quote(
                "we would not wish to discuss this in this letter",
                "T3.2 · Tito to Khrushchev, 11 August 1954",
            ),
            Prose("Credit 40 of 100. It regrets, which the real letter never does.", "strong"),
            Heading("What you cited", 3),
            Bullets(("K8.1: “both sides did not use all available opportunities” (well chosen)",)),
            Heading("Both at one point"),
            Ruler(
                (RulerPoint("Refuse", yours=True, history=True, credit=100), RulerPoint("Accept", credit=0))
            ),
        ),
        (
            Heading("The outcome"),
            Prose("The slow road", "strong"),
            Prose("what happened"),
            Bullets((SERBIAN,)),
        ),
        (
            Button("again", "Play again, another way", Action("again"), primary=True),
            Button("letters", "The two letters in full", Action("letters")),
            Button("ending", "Back to the ending", Action("back")),
            Button("shelf", "To the shelf", Action("shelf")),
        ),
    )


def letters_page() -> Page:
    """Two letters side by side, nothing to mark."""
    return Page(
        "letters",
        "letters",
        "The two letters",
        (draft_letter(),),
        (june_letter({}, markable=False),),
        (Button("debrief", "Back to the debrief", Action("back"), primary=True),),
    )


def hostile_page() -> Page:
    """Everything that can go wrong in a text, and more buttons than there is room for."""
    odd = "nul\0 surrogate\ud800 emoji \U0001f469‍\U0001f680️ עברית العربية  \t a̋́ \u202ertl\u202c"
    return Page(
        "strange",
        "hostile",
        f"{odd} {LONG_WORD * 3} a title that goes on much longer than any title should",
        (
            Heading(""),
            Prose(""),
            Prose(f"{odd}\n\n{'x' * 400}\n\n{LONG_WORD * 4}"),
            Bullets(("", odd)),
            Choice(
                "", (Option("", "", Action("nothing")), Option("w", odd * 3, Action("odd"), note="x" * 200))
            ),
            Spectrum("", (), low="", high=""),
            Ruler(()),
            Sheet("", ()),
            Sheet(odd, (SheetParagraph((SheetSentence(odd, "", (), Action("mark")),), label="K" * 12),)),
            Field("f", odd, odd, odd),
            Field("g", "Second", "x" * 300),
            Card("", "", ()),
            Button("b", f"{LONG_WORD * 2} and more of a label than fits", Action("b")),
        ),
        (Notice(odd, "error"), Dial("", 5, 5, 5, "", ""), Score("", None, ""), Quote("", "")),
        tuple(
            Button(f"w{n}", f"A way out that has a long name, number {n}", Action("w", (f"{n}",)))
            for n in range(9)
        ),
    )


def pages() -> dict[str, Page]:
    """Every sample by name."""
    return {
        "shelf": shelf_page(),
        "begin": begin_page(),
        "briefing": briefing_page(),
        "read": read_page(),
        "issue": issue_page(),
        "issue taken": issue_page(2),
        "decide": decide_page(),
        "decide taken": decide_page(1),
        "consequences": consequences_page(),
        "debrief": debrief_page(),
        "letters": letters_page(),
        "hostile": hostile_page(),
    }
