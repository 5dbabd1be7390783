"""A play judged: the match with the real letter and the evidence, each point on the passage it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.model.letter import Letter, Quotation
from game.model.scenario import Evidence, Issue, Position, Scenario
from game.model.score import Aptness, Cited, Debrief, IssueScore, Passage


def debrief(
    scenario: Scenario,
    *,
    side: str | None,
    taken: Mapping[str, str],
    wrote: Mapping[str, str],
    marked: Mapping[str, Collection[str]],
    heard: Mapping[str, Sequence[Passage]] | None = None,
) -> Debrief:
    """Both scores of a play, issue by issue, in the scenario's order.

    `side` is whose issues are judged, None for all of them. `taken` maps what was asked in this play to the
    position that was chosen, `wrote` an issue to its sentence in the player's letter, `marked` an issue to
    the labels of the sentences cited for it. `heard` maps an issue to what could be cited for it, where the
    letter answered was composed in the play: then the passage on the same topic is the evidence. What is not
    among the scenario's issues is passed over. Raises KeyError for a position the issue does not have.
    """
    heard = heard or {}
    scores = tuple(
        _score(
            issue,
            taken.get(issue.id),
            wrote.get(issue.id, ""),
            marked.get(issue.id, ()),
            _of_passages(issue, heard[issue.id]) if issue.id in heard else _of_letter(scenario, issue),
        )
        for issue in scenario.issues
        if side is None or issue.by == side
    )
    shares = [score.evidence for score in scores if score.evidence is not None]
    return Debrief(scores, _match(scores), sum(shares, Fraction()) / len(shares) if shares else None)


def _match(scores: Iterable[IssueScore]) -> Fraction | None:
    """The weighted mean of the credits, as a share of what was to be had; None where nothing was."""
    counted = [(score.issue.weight, score.credit) for score in scores if score.credit is not None]
    whole = sum(100 * weight for weight, _credit in counted)
    return Fraction(sum(weight * credit for weight, credit in counted), whole) if whole else None


@dataclass(frozen=True, slots=True)
class _Citable:
    """What can be cited for an issue, by label, and what a careful reader would cite."""

    texts: Mapping[str, str]
    evidence: tuple[Evidence, ...]


def _of_letter(scenario: Scenario, issue: Issue) -> _Citable:
    return _Citable(_texts(scenario, issue), issue.evidence)


def _of_passages(issue: Issue, passages: Sequence[Passage]) -> _Citable:
    apt = (passage for passage in passages if issue.topic and passage.topic == issue.topic)
    return _Citable(
        {passage.label: passage.text for passage in passages},
        tuple(Evidence(Quotation(passage.text, (passage.label,)), "") for passage in apt),
    )


def _score(
    issue: Issue, position: str | None, wrote: str, marked: Collection[str], citable: _Citable
) -> IssueScore:
    taken = _position(issue, position) if position else None
    # A credit is a claim about a real letter: without its words, or their proved absence, there is none.
    proved = bool(issue.said or issue.unsaid)
    labels = _in_order(marked, citable.texts)
    cited = tuple(_cited(citable, taken, label) for label in labels)
    expected = [evidence for evidence in citable.evidence if _supports(evidence, taken)]
    found = [evidence for evidence in expected if set(evidence.quote.sentences) & set(marked)]
    return IssueScore(
        issue=issue,
        taken=taken,
        wrote=wrote,
        history=_position(issue, issue.history) if issue.history else None,
        said=issue.said,
        unsaid=issue.unsaid,
        credit=taken.credit if taken and proved else None,
        cited=cited,
        missed=tuple(evidence for evidence in expected if evidence not in found) if taken else (),
        evidence=_dice(len(found), len(expected), cited) if taken else None,
        expected=len(expected) if taken else 0,
    )


def _dice(found: int, expected: int, cited: Iterable[Cited]) -> Fraction | None:
    """Twice what was found, over what was expected and what was cited, a passage counting once.

    Sentences that bear on another position of the issue count neither for nor against.
    """
    stray = sum(one.aptness is Aptness.STRAY for one in cited)
    whole = found + stray + expected
    return Fraction(2 * found, whole) if whole else None


def _position(issue: Issue, id: str) -> Position:
    position = issue.position(id)
    if position is None:
        raise KeyError(f"{issue.id} has no position {id}")
    return position


def _supports(evidence: Evidence, taken: Position | None) -> bool:
    return not evidence.positions or (taken is not None and taken.id in evidence.positions)


def _cited(citable: _Citable, taken: Position | None, label: str) -> Cited:
    """What a marked sentence is worth for the position taken; evidence for it goes before any other."""
    holding = [evidence for evidence in citable.evidence if label in evidence.quote.sentences]
    apt = [evidence for evidence in holding if _supports(evidence, taken)]
    aptness = Aptness.APT if apt else Aptness.OTHER if holding else Aptness.STRAY
    because = (apt or holding)[0].because if holding else ""
    return Cited(label, citable.texts.get(label, ""), aptness, because)


def _texts(scenario: Scenario, issue: Issue) -> dict[str, str]:
    """The sentences that can be cited for the issue, by label, in the order of the letter it answers."""
    letters = {letter.id: letter for letter in scenario.letters}
    moments = {moment.id: moment for moment in scenario.moments}
    asked = scenario.drafting(issue.id)
    answers = asked.draft.answers if asked and asked.draft else ""
    if answers in moments:  # a letter of this play, which the real one stands for
        draft = moments[answers].draft
        answers = draft.wrote if draft else ""
    return _sentences(letters[answers]) if answers in letters else {}


def _sentences(letter: Letter) -> dict[str, str]:
    return {s.label: s.text for paragraph in letter.paragraphs for s in paragraph.sentences}


def _in_order(marked: Collection[str], texts: Mapping[str, str]) -> list[str]:
    """The marked sentences, each once: as they stand in the letter, those not in it last, by label."""
    return [label for label in texts if label in marked] + sorted(set(marked) - texts.keys())
