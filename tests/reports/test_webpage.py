"""A document as a web page: whatever its texts are, it is one page, whole, silent and still."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.replaying.journal import encode
from game.reports.class_report import class_report
from game.reports.document import (
    Bar,
    Bars,
    Block,
    Bullets,
    Camp,
    Camps,
    Card,
    Cards,
    Document,
    Heading,
    Letter,
    Line,
    Numbered,
    Point,
    Prose,
    Quote,
    Ruled,
    Run,
    Scale,
    Score,
    Section,
    Spread,
    Table,
    Ticks,
)
from game.reports.gathering import gather
from game.reports.markup import Html, joined, tag
from game.reports.results import Attempts
from game.reports.webpage import webpage
from tests.reports.made import CARELESS, MODERATE, a_class, kept, load

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "assets" / "fonts"


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order. Keeps elements, attributes and texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, name: str) -> list[dict[str, str]]:
        return [attributes for element, attributes in self.elements if element == name]


def everything(text: str) -> Document:
    """A document with one block of each kind, in which every text is this one."""
    line = Line(5, (Run(text, "1"), Run(text, "2")))
    blocks: tuple[Block, ...] = (
        Heading(text),
        Prose(text, "quiet"),
        Bullets((text,), quiet=True),
        Ticks((text,)),
        Quote(text, text),
        Letter(text, text, (text,), (("", text), (text, text)), (text,)),
        Numbered(text, text, (text,), ((text, (line,)),), (text,), ((text, text),), text),
        Scale((Point(text, 5, yours=True, history=True), Point(text))),
        Score(text, 50, text),
        Score(text, None, text),
        Bars(text, (Bar(text, 1, 2, "history", text, (text,)), Bar(text, 0, 0)), quoting=True),
        Spread(text, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), text),
        Camps((Camp(1, text, text, text, text), Camp(2, text))),
        Cards((Card(text, text, text), Card(text, text, ""))),
        Ruled(text),
        Table(text, (text, text), ((text, text),)),
    )
    return Document(
        text, text, text, (Section("one", text, blocks, fresh=True), Section("two", text, ())), True
    )


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1)//",
    "</style></title></p>",
    "&lt;b&gt;&amp;",
    "<!-- x",
    "]]>",
    "zero\0byte",
    "\u202eright to left",
    "\U0001f469\u200d\U0001f3eb",
    "javascript:alert(1)",
    "{{7*7}}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    calm = [(name, sorted(attributes)) for name, attributes in Reader(webpage(everything("calm"))).elements]
    page = Reader(webpage(everything(text)))
    assert [(name, sorted(attributes)) for name, attributes in page.elements] == calm
    assert page.texts.count(text.replace("\0", "")) > 40


@given(st.text(max_size=20))
def test_any_text_at_all_gives_a_page_that_can_be_written_to_a_file(text: str) -> None:
    page = webpage(everything(text))
    assert "\0" not in page
    Reader(page.encode("utf-8").decode("utf-8"))


def test_a_label_from_a_file_is_shown_as_it_is_and_does_nothing(tmp_path: Path) -> None:
    for number, label in enumerate(HOSTILE):
        record = kept(label, MODERATE, at=1e9 + number)
        (tmp_path / f"{number}.jsonl").write_text(encode(record), encoding="utf-8")
    with gather([tmp_path], load) as results:
        chosen = results.chosen(Attempts.ALL)
        document = class_report(chosen, results.scenarios, results.counted(), Attempts.ALL, names=True)
    page = Reader(webpage(document))
    assert "<script>alert(1)</script>" in page.texts
    assert not page.named("script")
    assert not page.named("img")
    assert not any("\u202e" in text for text in page.texts)


@pytest.mark.parametrize("fonts", [None, FONTS])
def test_a_page_needs_no_network_and_no_script(fonts: Path | None) -> None:
    page = webpage(everything("calm"), fonts=fonts)
    assert not re.search(
        r"https?:|//|@import|<script|<link|<img|<iframe", re.sub(r"base64,[\w+/=]+", "", page)
    )
    assert set(re.findall(r"url\(([#a-z]+)", page)) <= {
        "#plain", "#history", "#happened", "#plausible", "#speculative", "#missed", "data"
    }  # fmt: skip
    assert "default-src &#x27;none&#x27;" in page


def test_a_page_can_be_gone_through_by_keyboard_and_by_ear() -> None:
    """One language, one title, one main part, headings without gaps, named regions, tables with heads."""
    page = Reader(webpage(everything("calm"), language="en"))
    assert page.named("html") == [{"lang": "en"}]
    assert len(page.named("main")) == len(page.named("h1")) == len(page.named("title")) == 1
    levels = [int(name[1]) for name, _attributes in page.elements if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _name, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for region in page.named("section"):
        assert region["aria-labelledby"] in ids
    for link in page.named("a"):
        assert link["href"].removeprefix("#") in ids
    for drawing in page.named("svg"):
        assert drawing.get("aria-hidden") == "true" or drawing["aria-label"]
    assert all(head["scope"] in ("row", "col") for head in page.named("th"))
    assert not any(int(attributes.get("tabindex", "0")) > 0 for _name, attributes in page.elements)


def test_every_figure_of_a_drawing_stands_there_in_numbers_too() -> None:
    texts = Reader(webpage(everything("calm"))).texts
    assert {"1", "of 2", "50 %", "none", "credit 5"} <= set(texts)
    spread = next(a for a in Reader(webpage(everything("calm"))).named("svg") if "aria-label" in a)
    assert "90 to 100 %: 9" in spread["aria-label"]


def test_markup_is_made_by_tags_alone() -> None:
    assert tag("p", "a < b", Html("<br>"), kind='"x"') == '<p class="&quot;x&quot;">a &lt; b<br></p>'
    assert joined(("<", Html("<i></i>"))) == "&lt;<i></i>"


def body(page: str) -> str:
    """The page without its style sheet, a line for each element."""
    bare = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    return re.sub(r"(?<=>)(?=<(?!/))", "\n", bare)


def test_the_report_on_a_small_class_stays_as_it_is(
    tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    with gather([a_class(tmp_path)], load) as results:
        chosen = results.chosen(Attempts.LAST)
        document = class_report(chosen, results.scenarios, results.counted(), Attempts.LAST)
    page = webpage(document)
    golden(HERE / "goldens" / "report.html", body(page))
    assert not re.search(r"\b(Ada|Cleo|Dora|Fay|ben first|ada\.jsonl)\b", page)


def test_a_matter_on_which_nobody_disagrees_is_not_worth_arguing_about(tmp_path: Path) -> None:
    for number in range(3):
        record = kept(f"P{number}", MODERATE, CARELESS, at=1e9 + number)
        (tmp_path / f"{number}.jsonl").write_text(encode(record), encoding="utf-8")
    with gather([tmp_path], load) as results:
        chosen = results.chosen(Attempts.ALL)
        document = class_report(chosen, results.scenarios, results.counted(), Attempts.ALL)
    assert [section.id for section in document.sections] == [
        "scores", "positions", "passages", "endings", "ways", "files"
    ]  # fmt: skip


def test_a_report_on_no_plays_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none yet", encoding="utf-8")
    with gather([tmp_path], load) as results:
        document = class_report(results.chosen(Attempts.LAST), (), results.counted(), Attempts.LAST)
    assert document.title == "No plays to report"
    assert [section.id for section in document.sections] == ["files"]
