"""The two scores of a play: what they count, and that every point can be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.letter import Quotation
from game.model.scenario import Evidence, Scenario
from game.model.score import Aptness, Debrief, IssueScore, Passage
from game.scoring.debrief import debrief
from game.scoring.rubric import Tally, level, tally
from tests.builders import changed, may, scenario

HISTORY = {"water": "share", "visit": "later"}


def judged(
    taken: Mapping[str, str],
    marked: Mapping[str, Collection[str]] | None = None,
    *,
    whole: Scenario | None = None,
    side: str | None = "north",
) -> Debrief:
    return debrief(whole or scenario(), side=side, taken=taken, wrote={}, marked=marked or {})


def water(taken: str, *marked: str, whole: Scenario | None = None) -> IssueScore:
    return judged({"water": taken}, {"water": marked}, whole=whole).issues[0]


def test_the_historical_positions_earn_the_whole_match() -> None:
    assert judged(HISTORY).match == 1


def test_the_match_weighs_the_credits_of_the_issues_that_were_asked() -> None:
    assert judged({"water": "give", "visit": "silent"}).match == Fraction(60 * 20 + 40 * 50, 100 * 100)
    assert judged({"water": "give"}).match == Fraction(20, 100)


def test_an_issue_that_was_not_asked_earns_and_costs_nothing() -> None:
    not_asked = judged({"water": "share"}).issues[1]
    assert (not_asked.taken, not_asked.credit, not_asked.evidence, not_asked.missed) == (None, None, None, ())


def test_an_issue_of_no_weight_shows_its_credit_but_leaves_the_match_alone() -> None:
    light = changed(scenario(), "issues", "water", weight=0)
    result = judged({"water": "keep", "visit": "later"}, whole=light)
    assert result.issues[0].credit == 0
    assert result.match == 1


def test_without_words_of_a_letter_or_their_proved_absence_there_is_no_credit() -> None:
    unproved = changed(scenario(), "issues", "water", said=())
    result = judged({"water": "share", "visit": "later"}, whole=unproved)
    assert result.issues[0].credit is None
    assert result.match == 1


def test_a_play_in_which_nothing_was_asked_has_no_scores_rather_than_zero() -> None:
    assert (judged({}).match, judged({}).evidence) == (None, None)


def test_only_the_issues_of_the_side_are_judged_unless_both_are_wanted() -> None:
    assert [score.issue.id for score in judged(HISTORY, side="south").issues] == ["tone"]
    assert [score.issue.id for score in judged(HISTORY, side=None).issues] == [
        "water",
        "visit",
        "openness",
        "tone",
    ]


def test_the_score_carries_the_words_and_the_positions_it_rests_on() -> None:
    result = debrief(scenario(), side="north", taken=HISTORY, wrote={"water": "Half."}, marked={})
    issue = result.issues[0]
    assert issue.taken is not None
    assert issue.history is not None
    assert (issue.wrote, issue.taken.id, issue.history.id) == ("Half.", "share", "share")
    assert issue.said[0].text == "We are ready to share the summer water."


def test_a_sentence_for_the_position_taken_is_apt_one_for_another_is_other_the_rest_is_stray() -> None:
    cited = water("share", "S3.1", "S1.2", "S2.2", "S1.1").cited
    assert [(one.sentence, one.aptness) for one in cited] == [
        ("S1.1", Aptness.APT),
        ("S1.2", Aptness.OTHER),
        ("S2.2", Aptness.APT),
        ("S3.1", Aptness.STRAY),
    ]
    assert cited[0].text == "The river has always fed us both."
    assert [one.because for one in cited] == [
        "The river is common.",
        "Both admit a fault.",
        "This is what is asked.",
        "",
    ]


def test_a_passage_of_several_sentences_is_found_by_any_of_them_and_counts_once() -> None:
    one, both = water("share", "S2.1"), water("share", "S2.1", "S2.2")
    assert one.evidence == both.evidence == Fraction(2 * 1, 1 + 2)


def test_evidence_for_another_position_counts_neither_for_nor_against() -> None:
    assert water("share", "S2.1", "S1.2").evidence == water("share", "S2.1").evidence


def test_each_stray_sentence_counts_against() -> None:
    assert water("share", "S1.1", "S2.1").evidence == 1
    assert water("share", "S1.1", "S2.1", "S3.1").evidence == Fraction(4, 5)
    assert water("share", "S3.1").evidence == 0


def test_what_was_not_cited_but_should_have_been_is_named() -> None:
    assert [evidence.because for evidence in water("share", "S1.1").missed] == ["This is what is asked."]
    assert water("share", "S1.1", "S2.2").missed == ()


@pytest.mark.parametrize("marked", [(), ("S1.2",)])
def test_where_nothing_could_be_cited_there_is_no_evidence_score(marked: tuple[str, ...]) -> None:
    """Also when all that was cited bears on another position: nothing over nothing is no share."""
    quote = Quotation("Neither of us has used it with care.", ("S1.2",))
    poor = changed(
        scenario(), "issues", "water", evidence=(Evidence(quote, "Both admit a fault.", ("keep",)),)
    )
    assert water("share", *marked, whole=poor).evidence is None


def test_a_label_that_no_letter_has_is_stray_and_has_no_text() -> None:
    cited = water("share", "S9.9").cited[0]
    assert (cited.text, cited.aptness) == ("", Aptness.STRAY)


def test_sentences_answering_a_letter_of_the_play_are_those_of_the_real_one() -> None:
    """South answers what North drafts; what can be cited of it stands in the letter North really wrote."""
    cited = judged({"tone": "cool"}, {"tone": ("N1.1",)}, side="south").issues[0].cited[0]
    assert cited.text == "We are ready to share the summer water."


def test_a_position_the_issue_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="water has no position half"):
        judged({"water": "half"})


LABELS = [s.label for paragraph in may().paragraphs for s in paragraph.sentences]
ISSUES = {"water": ("give", "share", "keep"), "visit": ("accept", "later", "silent")}
plays = st.fixed_dictionaries(
    {}, optional={id: st.sampled_from(positions) for id, positions in ISSUES.items()}
)
marks = st.dictionaries(st.sampled_from(list(ISSUES)), st.frozensets(st.sampled_from([*LABELS, "S8.1"])))


@given(plays, marks)
def test_every_point_shows_the_passage_or_the_silence_it_rests_on(
    taken: dict[str, str], marked: dict[str, frozenset[str]]
) -> None:
    for score in judged(taken, marked).issues:
        if score.credit is not None:
            assert score.taken is not None
            assert score.credit == score.taken.credit
            assert score.said or score.unsaid
            assert all(quote.sentences for quote in score.said)
        if score.evidence:
            apt = [one for one in score.cited if one.aptness is Aptness.APT]
            assert apt
            assert all(one.text and one.because for one in apt)


@given(plays, marks)
def test_each_total_is_the_sum_of_its_parts_and_a_share(
    taken: dict[str, str], marked: dict[str, frozenset[str]]
) -> None:
    result = judged(taken, marked)
    credits = [(score.issue.weight, score.credit) for score in result.issues if score.credit is not None]
    shares = [score.evidence for score in result.issues if score.evidence is not None]
    if result.match is not None:
        assert result.match * sum(weight for weight, _ in credits) == sum(
            Fraction(w * c, 100) for w, c in credits
        )
        assert 0 <= result.match <= 1
    else:
        assert not credits
    if result.evidence is not None:
        assert result.evidence * len(shares) == sum(shares)
        assert 0 <= result.evidence <= 1
    else:
        assert not shares


@given(plays, marks)
def test_the_order_in_which_sentences_were_marked_changes_nothing(
    taken: dict[str, str], marked: dict[str, frozenset[str]]
) -> None:
    forwards = {issue: sorted(labels) for issue, labels in marked.items()}
    backwards = {issue: sorted(labels, reverse=True) for issue, labels in marked.items()}
    assert judged(taken, forwards) == judged(taken, backwards) == judged(taken, marked)


@given(plays, marks)
def test_evidence_never_changes_the_match(taken: dict[str, str], marked: dict[str, frozenset[str]]) -> None:
    assert judged(taken, marked).match == judged(taken).match


HEARD = (
    Passage("S1", "We ask for half of the water.", "water"),
    Passage("S2", "Our mill is old.", "mill"),
    Passage("S3", "Come and see.", ""),
)


def heard(taken: str, *marked: str, passages: tuple[Passage, ...] = HEARD) -> IssueScore:
    """What is said of the water where the letter answered was composed in the play."""
    return debrief(
        scenario(),
        side="north",
        taken={"water": taken},
        wrote={},
        marked={"water": marked},
        heard={"water": passages},
    ).issues[0]


def test_in_a_letter_composed_in_the_play_the_passage_on_the_same_topic_is_the_evidence() -> None:
    score = heard("share", "S1")
    assert score.evidence == 1
    assert [(c.sentence, c.text, c.aptness) for c in score.cited] == [
        ("S1", "We ask for half of the water.", Aptness.APT)
    ]
    assert heard("keep", "S2").evidence == 0
    assert heard("keep", "S1", "S3").evidence == Fraction(2, 3)
    assert [missed.quote.text for missed in heard("share").missed] == ["We ask for half of the water."]


def test_where_such_a_letter_says_nothing_on_the_topic_nothing_could_be_cited() -> None:
    assert heard("share", passages=HEARD[1:]).evidence is None
    assert heard("share", passages=()).evidence is None
    assert heard("share", "S2", passages=HEARD[1:]).evidence == 0


@given(st.fractions(0, 1))
def test_the_level_rises_with_the_share_and_each_third_is_a_level(share: Fraction) -> None:
    assert level(share) == (1 if share < Fraction(1, 3) else 2 if share < Fraction(2, 3) else 3)
    assert level(Fraction(0)) == 1
    assert level(Fraction(1)) == 3


@given(st.sampled_from(["give", "share", "keep"]), st.sets(st.sampled_from(["S1.1", "S1.2", "S2.1", "S3.1"])))
def test_the_evidence_score_is_what_its_tally_says(taken: str, marked: set[str]) -> None:
    score = water(taken, *marked)
    counted = tally(score)
    assert score.evidence == Fraction(2 * counted.found, counted.found + counted.stray + counted.expected)
    assert tally(water("share", "S2.1", "S3.1")) == Tally(found=1, expected=2, stray=1)
