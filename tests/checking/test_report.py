"""The report shows the line, puts carets under the words, and says how many problems there are."""

from __future__ import annotations

import pytest

from game.checking.report import as_json, as_text
from game.model.place import Place, Problem, Severity


def _problem(line: str, column: int, length: int = 1, severity: Severity = Severity.ERROR) -> str:
    problem = Problem(
        "some-code", severity, Place("a.yaml", 1, column, length), "What was seen.", "What to do."
    )
    return as_text([problem], {"a.yaml": (line,)})


def test_the_report_has_the_shape_of_the_manual() -> None:
    first, second = Place("a.yaml", 2, 4, 3), Place("b.txt", 1, 1, 2)
    problem = Problem("some-code", Severity.ERROR, first, "Seen.", "Do.", second, "Here too.")
    assert as_text([problem], {"a.yaml": ("x", "is bad"), "b.txt": ("of old",)}) == (
        "a.yaml:2:4  some-code\n"
        "\n"
        "    2 | is bad\n"
        "      |    ^^^\n"
        "Seen.\n"
        "Do.\n"
        "\n"
        "b.txt:1:1  Here too.\n"
        "\n"
        "    1 | of old\n"
        "      | ^^\n"
        "\n"
        "1 error.\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "carets"),
    [
        ("plain words", 7, 5, "plain words", "      ^^^^^"),
        ("\tx: y", 2, 1, "    x: y", "    ^"),
        ("a\tb", 3, 1, "a    b", "     ^"),
        ("日本 x", 4, 1, "日本 x", "     ^"),
        ("日本 x", 1, 2, "日本 x", "^^^^"),
        ("cafe\u0301 x", 7, 1, "cafe\u0301 x", "     ^"),
        ("a\x0bb", 2, 1, "a\ufffdb", " ^"),
        ("ends", 5, 1, "ends", "    ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_stand_under_the_words_whatever_their_width(
    line: str, column: int, length: int, shown: str, carets: str
) -> None:
    _, _, text, below, *_ = _problem(line, column, length).split("\n")
    assert text == f"    1 | {shown}".rstrip()
    assert below == f"      | {carets}"


def test_a_very_long_line_is_shown_where_it_matters() -> None:
    line = "a" * 5_000 + " here " + "b" * 5_000
    _, _, text, below, *_ = _problem(line, 5_002, 4).split("\n")
    assert len(text) < 130
    assert text[below.index("^") : below.rindex("^") + 1] == "here"
    assert text.startswith("    1 | ...")
    assert text.endswith("...")


def test_a_very_long_stretch_is_underlined_as_far_as_it_is_shown() -> None:
    _, _, text, below, *_ = _problem("a" * 50_000, 11, 40_000).split("\n")
    assert len(text) < 130
    assert below.count("^") > 60


def test_no_control_character_reaches_the_screen() -> None:
    assert "\x1b" not in _problem("a\x1b[31mred", 1)


def test_a_line_of_an_unknown_file_is_left_out_and_the_words_remain() -> None:
    problem = Problem("some-code", Severity.ERROR, Place("gone.yaml", 3, 1), "Seen.", "Do.")
    assert as_text([problem], {}) == "gone.yaml:3:1  some-code\n\nSeen.\nDo.\n\n1 error.\n"


def test_warnings_say_so_and_are_counted_apart() -> None:
    assert _problem("x", 1, severity=Severity.WARNING).startswith("a.yaml:1:1  some-code (warning)\n")
    places = [Place("a.yaml", n, 1) for n in range(1, 4)]
    kinds = [Severity.ERROR, Severity.WARNING, Severity.ERROR]
    problems = [Problem("c", kind, place, "Seen.", "Do.") for kind, place in zip(kinds, places, strict=True)]
    assert as_text(problems, {}).endswith("\n\n2 errors, 1 warning.\n")


def test_nothing_wrong_is_said_in_words_and_as_an_empty_list() -> None:
    assert as_text([], {}) == "No problems were found.\n"
    assert as_json([]) == "[]\n"


def test_long_messages_are_wrapped_between_words_and_indented_lines_are_left_alone() -> None:
    words = " ".join(["word"] * 60)
    lined_up = "  the letter: " + "x " * 100
    problem = Problem("c", Severity.ERROR, Place("a", 1, 1), f"{words}\n{lined_up}", "Do.")
    text = as_text([problem], {})
    assert lined_up.rstrip() in text
    assert max(len(line) for line in text.splitlines() if not line.startswith("  ")) <= 96
    assert text.replace("\n", " ").count("word") == 60
