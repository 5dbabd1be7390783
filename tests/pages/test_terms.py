"""Words that are explained wherever they stand."""

from __future__ import annotations

from dataclasses import replace

from game.model.scenario import Term
from game.pages.page import Notice, Prose
from game.pages.terms import explanation
from tests.builders import scenario
from tests.pages.stand_ins import Shelf, do, flow_over

WHOLE = replace(
    scenario(forms=()),
    briefing="You know [[dam|the old dam]] and [[miller]]. Nobody knows [[nothing-of-the-kind]].",
    glossary=(
        Term("dam", "The dam of 1880", "It broke in 1899.", "place"),
        Term("miller", "The miller", "He owns [[dam]].", "person"),
    ),
)


def test_pointers_become_plain_words_and_a_list_of_what_is_explained() -> None:
    page = do(flow_over(Shelf((WHOLE,))), "river-1901", "start")
    texts = [element.text for element in page.main if isinstance(element, Prose)]
    assert texts == ["You know the old dam and The miller. Nobody knows nothing-of-the-kind."]
    assert [(term.word, term.label) for term in page.terms] == [
        ("?dam", "The dam of 1880"),
        ("?miller", "The miller"),
    ]


def test_an_explanation_lies_over_the_page_and_leads_on_to_others_and_back() -> None:
    flow = flow_over(Shelf((WHOLE,)))
    before = do(flow, "river-1901", "start")
    page = do(flow, "?miller")
    assert (page.kind, page.title) == ("glossary", "The miller")
    assert do(flow, "?dam").title == "The dam of 1880"
    assert do(flow, "glossary").title == "People, places and words"
    assert do(flow, "back") == before


def test_an_unknown_word_is_said_to_be_unknown() -> None:
    page = explanation(WHOLE, "weir")
    assert isinstance(page.main[0], Notice)
