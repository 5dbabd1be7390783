"""A document as one web page: it carries all it needs, runs no script, and prints as well as it shows."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.reports.blocks import paragraphs, written
from game.reports.document import Block, Document, Heading, Section
from game.reports.markup import Html, joined, tag
from game.wording import _

_STYLE = Path(__file__).with_name("webpage.css")
_FACES = (
    ("Oswald", 600, "oswald/Oswald_600SemiBold.ttf"),
    ("Atkinson Hyperlegible", 400, "atkinson-hyperlegible/AtkinsonHyperlegible_400Regular.ttf"),
    ("Atkinson Hyperlegible", 700, "atkinson-hyperlegible/AtkinsonHyperlegible_700Bold.ttf"),
    ("PT Serif", 400, "pt-serif/PTSerif_400Regular.ttf"),
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"

_INK = "#1d1a17"
_DOT = tag("circle", cx=3, cy=3, r="1.6", fill=_INK)
_STRIPE = tag("rect", width="3.5", height=7, fill=_INK)
_PATTERNS = {  # not colours tell bars apart: black and white print, and a weak projector, lose nothing
    "plain": (6, 0, tag("rect", width=6, height=6, fill="#8f877b")),
    "history": (7, 45, _STRIPE),
    "happened": (7, 45, _STRIPE),
    "plausible": (6, 0, _DOT),
    "speculative": (12, 0, _DOT),
    "missed": (5, 0, tag("rect", width=2, height=5, fill=_INK)),
}


def webpage(document: Document, *, fonts: Path | None = None, language: str = "en") -> str:
    """The document as the text of an HTML file.

    `fonts` is the folder of the program's own faces; with it they are carried inside the file, without it
    the reader's system has its own. Whatever a text of the document contains, it stays a text.
    """
    style = "".join(_faces(fonts)) + _STYLE.read_text(encoding="utf-8")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        # Nothing may be fetched or run: not now, and not by a mistake of ours.
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("title", f"{document.title} · {document.over}"),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        joined(
            (
                tag("a", _("To the content"), kind="skip", href="#content"),
                _patterns(),
                _top(document),
                _contents(document),
                tag("main", *map(_section, document.sections), id="content", tabindex="-1"),
            ),
            "\n",
        ),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _top(document: Document) -> Html:
    over, title = tag("p", document.over, kind="over"), tag("h1", document.title, dir="auto")
    return tag("header", over, title, paragraphs(document.lead, "lead"))


def _contents(document: Document) -> Html:
    if not document.contents or len(document.sections) < 2:
        return Html()
    links = (tag("a", section.title, href=f"#{section.id}") for section in document.sections)
    return tag("nav", tag("ol", *(tag("li", link) for link in links)), aria_label=_("Contents"))


def _section(section: Section) -> Html:
    name = f"{section.id}-title"
    parts = [tag("h2", section.title, id=name, dir="auto")]
    for group in _matters(section.blocks):
        inner = joined(map(written, group), "\n")
        together = isinstance(group[0], Heading) and group[0].level == 3
        parts.append(tag("div", inner, kind="matter") if together else inner)
    kind = "fresh" if section.fresh else None
    return tag("section", joined(parts, "\n"), id=section.id, aria_labelledby=name, kind=kind)


def _matters(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks in groups that each begin at a heading of level 3, so that print keeps them together."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3 and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _faces(fonts: Path | None) -> Iterator[str]:
    if fonts is None:
        return
    for family, weight, file in _FACES:
        data = base64.b64encode((fonts / file).read_bytes()).decode()
        source = f'url(data:font/ttf;base64,{data}) format("truetype")'
        yield f'@font-face{{font-family:"{family}";font-weight:{weight};src:{source}}}\n'


def _patterns() -> Html:
    patterns = [
        tag(
            "pattern",
            tag("rect", width=size, height=size, fill="#fff"),
            drawn,
            id=name,
            width=size,
            height=size,
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({turned})",
        )
        for name, (size, turned, drawn) in _PATTERNS.items()
    ]
    return tag("svg", tag("defs", *patterns), kind="unseen", width=0, height=0, aria_hidden="true")
