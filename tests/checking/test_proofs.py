"""What a proof finds: one check, one file, one code; each cause once; nothing claimed that is not known."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from game.checking import proved as checks
from game.checking.check import check
from game.checking.proofs import Proofs, can_be_explored, explore
from game.checking.prove import NOTES, RULES, proved
from game.engine.castings import castings
from game.model.place import Problem, Severity
from game.model.play import Player
from game.model.problems import CODES
from game.model.scenario import Scenario
from tests.reading.river import reading_of, river

_FILES = sorted(path for path in Path(checks.__path__[0]).glob("*.py") if path.name != "__init__.py")
_ROOT = Path(__file__).parents[2]
_RULE = "      - {if: water is keep and trust <= 40, go: quarrel}\n"


def scenario(*changes: tuple[str, str]) -> Scenario:
    """The correspondence about the river, with these stretches of its text changed."""
    read = reading_of(river(*changes)).scenario
    assert read is not None
    return read


def found(*changes: tuple[str, str]) -> list[Problem]:
    """Everything wrong with it, proof and all."""
    reading = reading_of(river(*changes))
    assert reading.scenario is not None
    return list(proved(check(reading), explore(reading.scenario)))


def codes(*changes: tuple[str, str]) -> list[str]:
    """What is wrong; notes are told of what is well."""
    return [problem.code for problem in found(*changes) if problem.severity is not Severity.NOTE]


def test_every_file_of_the_checks_is_used_once() -> None:
    assert sorted(rule.__module__.rpartition(".")[2] for rule in (*RULES, *NOTES)) == [
        path.stem for path in _FILES
    ]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_check_reports_the_one_code_that_its_file_is_named_by(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = [node for node in tree if isinstance(node, ast.Call)]
    made = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "problem"]
    given = {code.value for code in made if isinstance(code, ast.Constant)}
    assert given == {path.stem.replace("_", "-")} <= set(CODES)


def test_a_sound_scenario_is_proved_without_a_word() -> None:
    assert found() == []


# -- castings ----------------------------------------------------------------------------------------------


def test_one_side_that_can_be_played_is_proved_alone_and_as_history() -> None:
    assert castings(scenario()) == (
        (("north", Player.PLAYER), ("south", Player.RULES)),
        (("north", Player.HISTORY), ("south", Player.HISTORY)),
    )


def test_two_sides_that_can_be_played_are_proved_alone_together_and_as_history() -> None:
    both = scenario(("south: {name: South}", "south: {name: South, playable: yes}"))
    assert [[player.value for _side, player in casting] for casting in castings(both)] == [
        ["player", "rules"],
        ["rules", "player"],
        ["player", "player"],
        ["history", "history"],
    ]


def test_every_form_of_the_lesson_is_proved() -> None:
    proofs = explore(
        scenario(("start: may-arrives", "start: may-arrives\nforms: {short: {start: north-answers}}"))
    )
    assert [cast.form for cast in proofs.casts] == ["", "short", "", "short"]
    assert proofs.exhausted


@pytest.mark.parametrize(
    ("condition", "proved"),
    [("water is keep", ["", ""]), ("not (form is whole)", ["", "whole", "", "whole"])],
)
def test_a_form_that_is_the_same_story_is_not_proved_twice(condition: str, proved: list[str]) -> None:
    """It begins where the scenario does, and nothing asks which form it is."""
    whole = scenario(
        ("start: may-arrives", "start: may-arrives\nforms: {whole: {start: may-arrives}}"),
        (_RULE, f"      - {{if: {condition}, go: quarrel}}\n"),
    )
    assert [cast.form for cast in explore(whole).casts] == proved


def test_what_one_casting_takes_is_taken() -> None:
    """No reply of South's takes it, but whoever plays South can."""
    third = (
        "        - {id: open, say",
        "        - {id: doubt, say: Who knows, effect: {trust: -1}}\n        - {id: open, say",
    )
    assert codes(third) == ["never-taken"]
    assert codes(third, ("south: {name: South}", "south: {name: South, playable: yes}")) == []


# -- what is only read -------------------------------------------------------------------------------------

_DRAFT = "    draft: [water, visit]\n"


def wordings(*conditions: str) -> tuple[str, str]:
    """What is written for keeping the water: a wording for each condition, and one without."""
    given = "".join(f"          - {{if: {condition}, text: Words.}}\n" for condition in conditions)
    words = '        write: "It stays with us."\n'
    return words, f"        write:\n{given}          - It stays with us.\n"


@pytest.mark.parametrize(
    ("conditions", "wrong"),
    [
        (["visit is later"], []),
        (["trust > 30"], ["never-true"]),  # all letters are written at 30, and its effects come after it
        (["water is share"], ["never-true"]),  # these are the words for keeping it
        (["trust = 30"], ["always-true"]),
        (["visit is later", "visit is later and trust >= 20"], ["never-first"]),
        (["visit is later", "visit is accept"], ["always-true"]),
        (["south-thinks is open", "visit is accept"], ["never-true"]),
    ],
)
def test_wordings_are_for_some_letters_and_not_for_all(conditions: list[str], wrong: list[str]) -> None:
    assert codes(wordings(*conditions)) == wrong


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        ("water is keep and visit is accept", []),
        ("water is keep and water is share", ["never-true"]),
        ("trust < 50", ["always-true"]),
    ],
)
def test_clashes_are_told_of_some_letters_and_not_of_all(condition: str, wrong: list[str]) -> None:
    clash = f"    clash:\n      - {{if: {condition}, because: Both cannot be.}}\n"
    assert codes((_DRAFT, _DRAFT + clash)) == wrong


@pytest.mark.parametrize(("condition", "wrong"), [("visit is later", []), ("water is keep", ["never-true"])])
def test_what_an_ending_says_of_choices_is_true_of_some(condition: str, wrong: list[str]) -> None:
    """Whoever keeps the water comes to the quarrel."""
    rest = "text: Nothing is signed."
    assert codes((rest, f"choices: [{{if: {condition}, text: This.}}], {rest}")) == wrong


# -- notes -------------------------------------------------------------------------------------------------

_WORSE = (
    "        - {id: open, say: It is not, effect: {trust: -2}}",
    "        - {id: open, say: It is not, effect: {trust: -2}}\n"
    "        - {id: doubt, say: Who knows, effect: {trust: -3}}",
)
_SOUTH_PLAYS = ("south: {name: South}", "south: {name: South, playable: yes}")


def test_a_position_never_better_than_another_is_a_note() -> None:
    notes = [note for note in found(_WORSE, _SOUTH_PLAYS) if "doubt" in note.message]
    assert [(note.code, note.severity) for note in notes] == [("never-better", Severity.NOTE)]
    assert notes[0].message == '"doubt" on "south-thinks" is never better than "settled".'


def test_what_moves_no_gauge_is_not_weighed() -> None:
    (cast, _history) = explore(scenario()).casts
    assert [(one.variable, one.position) for one in cast.proof.dominated] == [("visit", "accept")]
    assert found() == []


def test_notes_wait_until_nothing_else_is_wrong() -> None:
    assert {problem.code for problem in found(_WORSE)} == {"never-taken"}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (98, '"trust" would rise above 100 in some plays.'),
        (1, '"trust" would fall below 0 in some plays.'),
    ],
)
def test_a_gauge_driven_against_its_bound_is_a_note_with_the_choices(start: int, said: str) -> None:
    changes = (("start: 30,", f"start: {start},"), ("trust <= 40", "visit is later"))
    notes = {note.code: note for note in found(*changes)}
    assert notes["held-back"].message == said
    assert notes["held-back"].steps


def test_a_gauge_that_keeps_its_distance_is_not_spoken_of() -> None:
    assert "held-back" not in [problem.code for problem in found()]


# -- each cause once ---------------------------------------------------------------------------------------


def test_a_lost_ending_is_told_and_not_the_rule_that_loses_it_as_well() -> None:
    (problem,) = found((_RULE, "      - {if: water is keep and trust >= 40, go: quarrel}\n"))
    assert problem.code == "never-happens"
    assert problem.second is not None
    assert problem.second.line == problem.place.line - 19


def test_what_hangs_on_a_lost_moment_is_not_told_as_well() -> None:
    more = "  afterwards: {by: north, text: It is dark., then: quarrel}\n"
    lost = ("go: quarrel}", "go: afterwards}"), ("trust <= 40", "trust > 40"), ("replies:", f"{more}replies:")
    (problem,) = found(*lost)
    assert (problem.code, '"afterwards"' in problem.message) == ("never-happens", True)


def test_a_rule_that_always_fits_is_told_and_not_those_below_it() -> None:
    rules = (
        "      - {if: trust <= 40, go: south-thinks}\n"
        "      - {if: visit is accept, go: quarrel}\n"
        "      - {if: visit is later, go: quarrel}\n"
    )
    (problem,) = found((_RULE, _RULE + rules))
    assert problem.code == "always-true"
    assert problem.steps == (
        "north-answers: water is share, visit is accept",
        "south-thinks is open (south answers)",
    )


def test_a_reply_that_always_fits_is_told_once() -> None:
    first = (
        "{if: visit is accept, take: open}",
        "{if: visit is accept, take: open}\n      - {if: visit is later, take: settled}",
    )
    (problem,) = found(first)
    assert problem.code == "always-true"


def test_what_stands_below_a_rule_without_condition_is_told_by_its_own_check_alone() -> None:
    assert codes(
        (
            "      - go: south-thinks\n",
            "      - go: south-thinks\n      - {if: visit is accept, go: rest}\n      - go: rest\n",
        )
    ) == ["never-reached"]


def test_what_nothing_leads_to_is_told_by_its_own_check_alone() -> None:
    assert codes((_RULE, "")) == ["unreachable"]


def test_a_mistake_in_the_story_is_shown_by_the_choices_that_lead_to_it() -> None:
    (problem,) = found(
        (
            "      - go: south-thinks\n",
            "      - {if: water is keep, go: rest}\n      - {if: visit is accept, go: south-thinks}\n",
        )
    )
    assert problem.code == "no-way-on"
    assert problem.steps == ("north-answers: water is share, visit is later",)


# -- nothing is claimed that is not known ------------------------------------------------------------------

_LOST = (_RULE, "      - {if: water is keep and trust >= 40, go: quarrel}\n")


def test_where_not_everything_was_explored_nothing_is_said_never_to_happen() -> None:
    path = _ROOT / "scenarios" / "exchange-1954.yaml"
    text = path.read_text(encoding="utf-8").replace("go: out-of-both-blocs", "go: tap-turned-down")
    letters = {file.name: file.read_bytes() for file in (_ROOT / "seeds").glob("*.txt")}
    whole = reading_of(text, "exchange-1954.yaml", letters).scenario
    assert whole is not None
    proofs = explore(whole, budget=1_000)
    assert not proofs.exhausted
    assert "out-of-both-blocs" not in proofs.happens
    assert proofs.met is None
    assert [one for rule in RULES for one in rule(proofs) if one.code != "no-difference"] == []


def test_an_interruption_hands_back_what_is_known() -> None:
    def stop(_words: str, _states: int) -> None:
        raise KeyboardInterrupt

    proofs = explore(scenario(_LOST), progress=stop)
    assert isinstance(proofs, Proofs)
    assert not proofs.exhausted
    assert len(proofs.casts) <= 1
    assert list(proved((), proofs)) == []


def test_progress_names_the_casting() -> None:
    heard: set[str] = set()
    explore(scenario(), progress=lambda words, _states: heard.add(words))
    assert heard <= {"a player for North", "history"}


def test_a_story_with_holes_is_not_explored() -> None:
    assert can_be_explored(())
    assert can_be_explored(check(reading_of(river(('quote: "We do not', 'quote: "We do')))))
    assert not can_be_explored(check(reading_of(river(("start: 30", "start: 300")))))
