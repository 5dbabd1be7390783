"""A document becomes the same accessible PDF every time, with the program's own faces, or says why not."""

from __future__ import annotations

import re
import sys
import zlib
from pathlib import Path

import pytest

from game.reports.document import Document
from game.reports.handouts import handouts
from game.reports.typesetting import NotTypeset, can_typeset, how_to_get_it, typeset
from tests.builders import scenario
from tests.reports.test_webpage import HOSTILE, everything

FONTS = Path(__file__).parents[2] / "assets" / "fonts"

typst_needed = pytest.mark.skipif(not can_typeset(), reason='Typst is not installed: pip install ".[print]"')


def streams(pdf: bytes) -> bytes:
    """Everything a PDF says, unpacked as far as it can be."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


@typst_needed
def test_a_lesson_on_paper_is_an_accessible_pdf_the_same_every_time() -> None:
    document = handouts(scenario())
    pdf = typeset(document, FONTS)
    said = streams(pdf)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" in said
    assert b"/StructTreeRoot" in said
    assert pdf == typeset(document, FONTS)


@typst_needed
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_it_is_set_on_the_paper_that_is_asked_for_in_our_own_faces(paper: str) -> None:
    said = streams(typeset(everything("calm"), FONTS, paper="a4" if paper == "a4" else "us-letter"))
    assert {"a4": rb"595.2", "us-letter": rb"612 792"}[paper] in said
    faces = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z]+)", said))
    assert {b"PTSerif", b"Oswald", b"AtkinsonHyperlegible"} <= faces


@typst_needed
@pytest.mark.parametrize("text", [*HOSTILE, "#panic()", "$x$ *b* @a <l> \\", '#read("/etc/passwd")', "漢字"])
def test_no_text_becomes_a_command_and_none_stops_the_press(text: str) -> None:
    assert typeset(everything(text), FONTS).startswith(b"%PDF-")


def test_without_typst_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotTypeset) as refused:
        typeset(Document("", "", "", ()), FONTS)
    assert refused.value.words == how_to_get_it()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "install" not in how_to_get_it(), "nothing can be installed into a folder that needs no Python"
    assert "pip install" in refused.value.words
