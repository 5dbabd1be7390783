"""Conditions are read as a teacher means them, and every mistake is found at its very words."""

from __future__ import annotations

import pytest

from game.model.condition import AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.place import Problem
from game.reading import conditions
from game.reading.scenario import Reading
from tests.reading.river import codes, reading_of, river

KEEP, SHARE = Is("water", ("keep",)), Is("water", ("share",))
ACCEPT, LATER = Is("visit", ("accept",)), Is("visit", ("later",))
_RULE = "if: water is keep and trust <= 40"
_FORMS = (
    "start: may-arrives",
    "start: may-arrives\nforms: {short: {start: north-answers}, long: {start: may-arrives}}",
)


def _reading(words: str) -> Reading:
    return reading_of(river((_RULE, f"if: '{words}'"), _FORMS))


def _condition(words: str) -> Condition:
    reading = _reading(words)
    assert reading.scenario, reading.problems
    return reading.scenario.moment("north-answers").rules[0].condition


def _problem(words: str) -> Problem:
    (problem,) = _reading(words).problems
    return problem


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("water is keep", KEEP),
        ("water is not keep", Not(KEEP)),
        ("not water is keep", Not(KEEP)),
        ("water is history", SHARE),
        ("water is not history", Not(SHARE)),
        ("water is one of share, keep", Is("water", ("share", "keep"))),
        ("water is one of (keep, share)", Is("water", ("keep", "share"))),
        ("water is one of keep or share", Is("water", ("keep", "share"))),
        ("water is not one of (keep)", Not(KEEP)),
        ("water is one of history, keep", Is("water", ("share", "keep"))),
        ("water is at least keep", KEEP),
        ("water is at least share", Is("water", ("share", "keep"))),
        ("water is at most share", SHARE),
        ("water is not at most share", Not(SHARE)),
        ("south-thinks is open", Is("south-thinks", ("open",))),
        ("form is short", Is("form", ("short",))),
        ("form is one of short, long", Is("form", ("short", "long"))),
        ("trust >= 40", Within("trust", low=40)),
        ("trust>=40", Within("trust", low=40)),
        ("trust ≥ 40", Within("trust", low=40)),
        ("trust <= 40", Within("trust", high=40)),
        ("trust > 40", Within("trust", low=41)),
        ("trust < -4", Within("trust", high=-5)),
        ("trust == 40", Within("trust", 40, 40)),
        ("trust = 40", Within("trust", 40, 40)),
        ("trust is 40", Within("trust", 40, 40)),
        ("trust != 40", Not(Within("trust", 40, 40))),
        ("trust is at least 40", Within("trust", low=40)),
        ("trust is at most +40", Within("trust", high=40)),
        ("trust is not at least 40", Not(Within("trust", low=40))),
        ("Water is keep".replace("W", "w") + " AND visit IS later", Every((KEEP, LATER))),
    ],
)
def test_a_comparison_is_read_as_it_is_said(words: str, meant: Condition) -> None:
    assert _condition(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("water is keep and visit is later", Every((KEEP, LATER))),
        ("water is keep or visit is later", Either((KEEP, LATER))),
        ("water is keep or water is share and visit is later", Either((KEEP, Every((SHARE, LATER))))),
        ("(water is keep or water is share) and visit is later", Every((Either((KEEP, SHARE)), LATER))),
        ("not water is keep and visit is later", Every((Not(KEEP), LATER))),
        ("not (water is keep and visit is later)", Not(Every((KEEP, LATER)))),
        ("at least 2 of (water is keep, visit is later, trust > 3)",
         AtLeast(2, (KEEP, LATER, Within("trust", 4)))),
        (
            "at least 1 of (water is one of keep, share, visit is later)",
            AtLeast(1, (Is("water", ("keep", "share")), LATER)),
        ),
        ("at least 1 of (water is keep or trust > 3, visit is later) and visit is accept",
         Every((AtLeast(1, (Either((KEEP, Within("trust", 4))), LATER)), ACCEPT))),
        ("water is one of share, keep or visit is later", Either((Is("water", ("share", "keep")), LATER))),
        ("water is one of share or not visit is later", Either((SHARE, Not(LATER)))),
    ],
)  # fmt: skip
def test_and_binds_tighter_than_or_and_brackets_tighter_still(words: str, meant: Condition) -> None:
    assert _condition(words) == meant


@pytest.mark.parametrize(
    ("words", "code", "at"),
    [
        ("watr is keep", "unknown-matter", "watr"),
        ("visit is later and watr is keep", "unknown-matter", "watr"),
        ("water is kept", "unknown-position", "kept"),
        ("visit is later or water is one of keep, kept", "unknown-position", "kept"),
        ("form is medium", "unknown-position", "medium"),
        ("watr >= 3", "unknown-matter", "watr"),
        ("water keep", "condition-words", "keep"),
        ("trust is warm", "condition-words", "warm"),
        ("trust", "condition-words", "t"),
        ("water is", "condition-words", "s"),
        ("water is keep visit is later", "condition-words", "visit"),
        ("water is keep or share", "condition-words", "share"),
        ("water is keep)", "condition-words", ")"),
        ("(water is keep", "condition-words", "p"),
        ("water is keep & visit is later", "condition-words", "&"),
        ('water is "keep"', "condition-words", '"'),
        ("water is keep; visit is later", "condition-words", ";"),
        ("at least two of (water is keep)", "condition-words", "two"),
        ("at least 2 of water is keep", "condition-words", "water"),
        ("at least 2 of (water is keep)", "condition-words", "2"),
        ("at least 0 of (water is keep)", "condition-words", "0"),
        ("and", "condition-words", "and"),
        ("trust >= 40 %", "condition-words", "%"),
        ("trust => 40", "condition-words", ">"),
    ],
)
def test_a_mistake_is_shown_at_its_very_words(words: str, code: str, at: str) -> None:
    problem = _problem(words)
    line = river((_RULE, f"if: '{words}'"), _FORMS).splitlines()[problem.place.line - 1]
    start = problem.place.column - 1
    assert problem.code == code
    assert line[start : start + problem.place.length] == at
    assert start >= line.index(words)


def test_the_nearest_id_is_offered_only_when_it_is_near() -> None:
    assert _problem("watr is keep").remedy == 'The nearest is "water". Is that the one you mean?'
    assert "nearest" not in _problem("budapest is keep").remedy


def test_two_unknown_ids_in_one_condition_are_two_problems() -> None:
    assert codes(_reading("watr is keep and visti is later")) == ["unknown-matter", "unknown-matter"]


def test_the_column_holds_for_plain_texts_and_both_kinds_of_quotation_marks() -> None:
    for quote in ("", "'", '"'):
        (problem,) = reading_of(river((_RULE, f"if: {quote}visit is later and watr is keep{quote}"))).problems
        line = river((_RULE, f"if: {quote}visit is later and watr is keep{quote}")).splitlines()[
            problem.place.line - 1
        ]
        assert line[problem.place.column - 1 :].startswith("watr")


def test_history_cannot_be_compared_with_where_there_is_none() -> None:
    reading = reading_of(river(("      history: settled\n", ""), ("- take: history", "- take: open"),
                               ("if: visit is accept", "if: south-thinks is history")))  # fmt: skip
    assert codes(reading) == ["no-history"]


def test_what_is_said_of_a_thing_whose_own_definition_is_broken_stays_quiet() -> None:
    """One cause, one problem: the positions of `water` cannot be known, so none of them is unknown."""
    start = river().index("    positions:\n      - id: share")
    end = river().index("    history: share")
    text = river()[:start] + "    positions: none\n" + river()[end:]
    assert codes(reading_of(text)) == ["wrong-shape"]


def test_depth_and_length_are_limited_and_the_limits_themselves_are_allowed() -> None:
    deep = conditions.DEEPEST - 1
    assert _condition("(" * deep + "water is keep" + ")" * deep) == KEEP
    assert _problem("(" * 1000 + "water is keep" + ")" * 1000).code == "condition-too-long"
    assert _problem("not " * 200 + "water is keep").code == "condition-too-deep"
    assert _problem("(" * 400 + "water is keep" + ")" * 400).code == "condition-too-deep"
    long = (
        "water is keep"
        + " " * (conditions.LONGEST - len("water is keep or visit is later"))
        + " or visit is later"
    )
    assert len(long) == conditions.LONGEST
    assert _condition(long) == Either((KEEP, LATER))
    assert _problem(long.replace(" or", "  or")).code == "condition-too-long"
