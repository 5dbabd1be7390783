"""Text is set without losing a word, overrunning its width, or choking on anything."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.settings import FONTS
from game.pages.page import Field, Page, Prose
from game.window.fonts import CHAINS, Role
from game.window.glyphs import UNKNOWN, clean, clean_line
from game.window.look import Look
from game.window.text import NO_SPAN, Passage, Run, Style
from game.window.view import View
from tests.window import sample_pages
from tests.window.layout_rules import faults

WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzćđšžЖуљњ-–’.", min_size=1, max_size=24),
    min_size=1,
    max_size=40,
)


def style(role: Role = "letter", size: int = 18) -> Style:
    return Style(role, size, (0, 0, 0))


def joined(passage: Passage) -> str:
    return "".join(line.text for line in passage.lines)


@given(WORDS, st.integers(60, 700))
def test_no_word_is_lost_and_no_line_too_wide(look: Look, words: list[str], width: int) -> None:
    """However the words fall, in whatever script."""
    passage = look.set([Run(" ".join(words), style())], width)
    assert all(line.width <= width for line in passage.lines)
    shown = joined(passage).replace("-", "").replace(" ", "")
    wanted = clean("".join(words)).replace("-", "").replace(" ", "")
    assert shown == wanted


@given(st.text(max_size=200), st.sampled_from(list(CHAINS)), st.integers(1, 400))
def test_any_text_at_all_can_be_set_and_drawn(look: Look, text: str, role: Role, width: int) -> None:
    """NUL, lone surrogates, emoji, marks without a letter, right-to-left: nothing raises."""
    passage = look.set([Run(text, style(role))], width)
    passage.draw(pygame.Surface((50, 50)), 0, 0)
    assert passage.width == max((line.width for line in passage.lines), default=0)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_clean_text_is_composed_and_printable(text: str) -> None:
    """Cleaning twice changes nothing more, and only line breaks are left of what cannot be printed."""
    once = clean(text)
    assert clean(once) == once
    assert once.replace("\n", "").replace("\u00a0", "").isprintable()
    assert unicodedata.is_normalized("NFC", once)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nul\0byte", "nulbyte"),
        ("lone\ud800surrogate", f"lone{UNKNOWN}surrogate"),
        ("e\u0301", "é"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u202eturned", "turned"),
        ("10\u202f%", "10\u00a0%"),
        ("tab\tand\u2003em", "tab and em"),
        ("two\r\nlines", "two\nlines"),
        ("heart\u2764\ufe0f", "heart\u2764"),
    ],
)
def test_what_no_font_draws_is_taken_out(text: str, shown: str) -> None:
    """Each kind of character that fonts choke on."""
    assert clean(text) == shown


def test_every_letter_that_no_font_has_is_a_mark_of_its_own(look: Look) -> None:
    """A word in a script we have no font for is as long as it is, so that its writer sees each key."""
    assert joined(look.set([Run("שלום עולם", style())], 400)) == f"{UNKNOWN * 4} {UNKNOWN * 4}"


def test_a_word_keeps_to_one_face(look: Look) -> None:
    """The typewriter has no Cyrillic: the other machine writes the whole word, Latin letters in it too."""
    pieces = look.fonts.pieces("СССРa", "typed", 18)
    assert [text for _, text in pieces] == ["СССРa"]
    assert pieces[0][0] is not look.fonts.main("typed", 18)
    assert look.fonts.pieces("Beograd", "typed", 18)[0][0] is look.fonts.main("typed", 18)


@pytest.mark.parametrize("role", CHAINS)
def test_the_languages_of_the_game_need_no_mark_for_the_unknown(look: Look, role: Role) -> None:
    """English, Serbian in both scripts, Russian and German, in every face."""
    for text in (sample_pages.SERBIAN, sample_pages.CYRILLIC, sample_pages.LONG_WORD, "“No” – 50 % … §·×−"):
        assert UNKNOWN not in joined(look.set([Run(text, style(role))], 2000))


def test_long_compounds_break_after_their_own_hyphen_first(look: Look) -> None:
    """And inside a word only where there is no other way; then with a hyphen."""
    words = look.set([Run("of Marxism-Leninism", style())], 110)
    assert [line.text for line in words.lines] == ["of Marxism-", "Leninism"]
    divided = look.set([Run("Nichteinmischung", style())], 80)
    assert divided.lines[0].text.endswith("-")
    assert len(divided.lines) > 1


def test_the_letter_breaks_where_it_always_did(look: Look) -> None:
    """A few lines of the real letter, in the bundled font, so that a change of breaking is noticed."""
    sentence = sample_pages.june_letter().paragraphs[1].sentences[0].text
    assert [line.text for line in look.set([Run(sentence, style())], 520).lines] == [
        "As a result, the CC CPSU concluded that there exist some",
        "conditions for the improvement of relations between our",
        "countries and for the establishment of contacts between the CC",
        "of the Communist Party of Soviet Union and the leadership of",
        "the League of Communists of Yugoslavia [LCY].",
    ]


def test_spans_are_found_where_their_words_stand(look: Look) -> None:
    """A span has one rectangle a line, and they neither overlap nor run on to the end of the line."""
    runs = [Run("One sentence here. ", style(), 0), Run("Another that is longer.", style(), 1)]
    passage = look.set(runs, 240)
    first, second = passage.rects(0), passage.rects(1)
    assert len(first) == 1
    assert len(second) == 2
    assert first[0].collidelist(list(second)) == -1
    assert passage.rects(2) == ()
    assert all(rect.right <= passage.width for rect in (*first, *second))


def test_a_space_between_two_spans_belongs_to_neither(look: Look) -> None:
    """A pencil's line stops with the sentence."""
    passage = look.set([Run("One. ", style(), 0), Run("Two.", style(), 1)], 400)
    assert passage.rects(0)[0].right < passage.rects(1)[0].left
    assert [span for _, _, span in passage.lines[0].spans] == [0, 1]
    assert NO_SPAN not in [span for _, _, span in passage.lines[0].spans]


def test_a_line_break_in_a_text_is_kept(look: Look) -> None:
    """Even an empty line has its height."""
    passage = look.set([Run("one\n\ntwo", style())], 400)
    assert [line.text for line in passage.lines] == ["one", "", "two"]
    assert passage.lines[1].height == passage.lines[0].height


def test_only_lines_in_sight_are_drawn(look: Look) -> None:
    """The clip decides, and what is drawn does not depend on how far the rest reaches."""
    runs = [Run(f"unseen words number {n}\n", style()) for n in range(200)]
    passage = look.set(runs, 400)
    surface = pygame.Surface((400, 60))
    surface.set_clip((0, 10, 400, 30))
    passage.draw(surface, 0, -passage.lines[100].top)
    drawn = [at for at, line in enumerate(passage.lines) for piece in line.pieces if piece._ink]
    assert set(drawn) <= {99, 100, 101, 102}
    assert 100 in drawn


@pytest.mark.parametrize(
    "hostile",
    [
        "\0",
        "\ud800",
        "🇷🇸👩‍👩‍👧‍👦❤️",
        "שלום עולם",
        "مرحبا 1948 بالعالم",
        "\u202eevil\u2066",
        "e\u0301\u0302\u0303" * 40,
        "ж\u0301" * 300,
    ],
    ids=["nul", "surrogate", "emoji", "hebrew", "arabic", "turned", "marks", "cyrillic marks"],
)
def test_whatever_is_typed_or_written_no_page_breaks(hostile: str, view_of: Callable[..., View]) -> None:
    """In a title, in running text, in a field: laid out within its bounds, and drawn."""
    page = Page("x", "x", hostile, (Prose(hostile + " and more"), Field("label", hostile, hostile)))
    surface = pygame.Surface((1024, 600))
    for font in FONTS:
        view = view_of(page, size=(1024, 600), text_size=200, font=font)
        view.draw(surface)
        assert not [fault for fault in faults(view.frame, page) if "nowhere" not in fault]
