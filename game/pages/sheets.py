"""Letters on paper: the real ones and those composed in a play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.model.letter import Letter
from game.model.play import Written
from game.model.scenario import Issue
from game.pages.page import Action, Pencil, Sheet, SheetNote, SheetParagraph, SheetSentence
from game.saying import day, name_of


def pencils(issues: Sequence[Issue]) -> tuple[Pencil, ...]:
    """One pencil for each issue, numbered in their order."""
    return tuple(Pencil(issue.id, name_of(issue), number) for number, issue in enumerate(issues))


def real(
    letter: Letter,
    *,
    issues: Sequence[Issue] = (),
    marks: Mapping[str, Mapping[str, None]] | None = None,
    markable: bool = False,
) -> Sheet:
    """A real letter in full, with the pencil marks on it; `markable` lets its sentences be marked."""
    used = [(pencil, (marks or {}).get(pencil.issue, {})) for pencil in pencils(issues)]
    return Sheet(
        title=letter.title,
        date=day(letter.date),
        greeting=letter.greeting,
        paragraphs=tuple(
            SheetParagraph(
                tuple(
                    SheetSentence(
                        sentence.text,
                        word=sentence.label,
                        pencils=tuple(pencil for pencil, cited in used if sentence.label in cited),
                        action=Action("mark", (sentence.label,)) if markable else None,
                    )
                    for sentence in paragraph.sentences
                ),
                label=paragraph.label,
            )
            for paragraph in letter.paragraphs
        ),
        signature=letter.signature,
        notes=tuple(SheetNote(note.mark, note.text) for note in letter.footnotes),
        citation=letter.citation,
    )


def composed(
    written: Written, title: str, date: str, *, fresh: str = "", issues: Sequence[Issue] = ()
) -> Sheet:
    """A letter composed in this play; the paragraph on the issue `fresh` has just changed.

    With `issues` each paragraph on one of them carries its pencil.
    """
    used = {pencil.issue: (pencil,) for pencil in pencils(issues)}
    return Sheet(
        title=title,
        date=day(date),
        greeting=written.greeting,
        paragraphs=tuple(
            SheetParagraph(
                (SheetSentence(text, pencils=used.get(issue, ())),),
                issue=issue,
                fresh=bool(fresh) and issue == fresh,
            )
            for issue, text in written.paragraphs
        ),
        signature=written.signature,
        hand="typed",
    )


def received(
    sheet: Sheet,
    passages: Mapping[str, str],
    *,
    issues: Sequence[Issue],
    marks: Mapping[str, Mapping[str, None]],
    markable: bool,
) -> Sheet:
    """A composed letter as it came from the other side: what it says on each issue can be marked.

    `passages` are what can be cited of it, by label; without `issues` to be marked for it stays as it is.
    """
    if not issues:
        return sheet
    used = [(pencil, marks.get(pencil.issue, {})) for pencil in pencils(issues)]
    labels = {text: label for label, text in passages.items()}

    def paragraph(plain: SheetParagraph) -> SheetParagraph:
        text = plain.sentences[0].text
        label = labels.get(text, "") if plain.issue else ""
        if not label:
            return plain
        marked = tuple(pencil for pencil, cited in used if label in cited)
        action = Action("mark", (label,)) if markable else None
        return SheetParagraph((SheetSentence(text, label, marked, action),), label=label)

    return replace(sheet, paragraphs=tuple(map(paragraph, sheet.paragraphs)))
