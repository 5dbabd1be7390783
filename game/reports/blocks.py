"""Each block of a document as semantic HTML; figures are drawn, and said in words and numbers as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.reports.document import (
    Bar,
    Bars,
    Block,
    Bullets,
    Camp,
    Camps,
    Card,
    Cards,
    Heading,
    Letter,
    Line,
    Numbered,
    Point,
    Prose,
    Quote,
    Ruled,
    Scale,
    Score,
    Spread,
    Table,
    Ticks,
)
from game.reports.markup import Html, joined, tag
from game.wording import _


def written(block: Block) -> Html:
    """The block as HTML."""
    return _WRITERS[type(block)](block)


def paragraphs(text: str, kind: str = "") -> Html:
    """The text as paragraphs, which blank lines part."""
    parts = (part.strip() for part in text.split("\n\n"))
    return joined((tag("p", part, kind=kind, dir="auto") for part in parts if part), "\n")


def _heading(heading: Heading) -> Html:
    return tag(f"h{heading.level}", heading.text, dir="auto")


def _prose(prose: Prose) -> Html:
    return paragraphs(prose.text, "" if prose.tone == "plain" else prose.tone)


def _bullets(bullets: Bullets) -> Html:
    items = (tag("li", item, dir="auto") for item in bullets.items)
    return tag("ul", *items, kind="quiet small" if bullets.quiet else "")


def _ticks(ticks: Ticks) -> Html:
    return tag("ul", *(tag("li", item, dir="auto") for item in ticks.items), kind="ticks")


def _quote(quote: Quote) -> Html:
    return tag("blockquote", tag("p", quote.text, dir="auto"), tag("footer", quote.where))


def _letter(letter: Letter) -> Html:
    body = (
        tag("p", tag("span", margin, kind="margin") if margin else "", text, dir="auto")
        for margin, text in letter.paragraphs
    )
    return tag("article", *_head(letter), *body, _broken(letter.signature, "signature"), kind="letter")


def _numbered(letter: Numbered) -> Html:
    body = (
        tag("div", tag("span", label, kind="label"), *map(_line, lines), kind="paragraph")
        for label, lines in letter.paragraphs
    )
    notes = [tag("p", f"[{mark}] {text}", dir="auto") for mark, text in letter.notes]
    return tag(
        "article",
        *_head(letter),
        *body,
        _broken(letter.signature, "signature"),
        tag("div", *notes, kind="notes") if notes else "",
        tag("p", letter.citation, kind="citation", dir="auto"),
        kind="letter numbered",
    )


def _head(letter: Letter | Numbered) -> tuple[Html, ...]:
    return (
        tag("h3", letter.title, dir="auto") if letter.title else Html(),
        tag("p", letter.date, kind="date"),
        _broken(letter.greeting, "greeting"),
    )


def _broken(lines: Iterable[str], kind: str) -> Html:
    return tag("p", joined(lines, "<br>"), kind=kind, dir="auto")


def _line(line: Line) -> Html:
    """Every fifth line shows its number."""
    number = tag("span", str(line.number), kind="no", aria_hidden="true") if line.number % 5 == 0 else ""
    runs = (joined((tag("sup", run.mark) if run.mark else "", run.text)) for run in line.runs)
    return tag("p", number, *runs, kind="line")


def _scale(scale: Scale) -> Html:
    return tag("ol", *map(_point, scale.points), kind="scale", style=f"--points:{len(scale.points)}")


def _point(point: Point) -> Html:
    taken = [("yours", _("you"), point.yours), ("history", _("history"), point.history)]
    held = [(kind, flag) for kind, flag, holds in taken if holds]
    return tag(
        "li",
        tag("span", *(tag("b", flag, kind=kind) for kind, flag in held), kind="flags"),
        tag("span", kind="tick"),
        tag("span", point.say, kind="say", dir="auto"),
        " ",
        "" if point.credit is None else tag("i", _("credit {n}").format(n=point.credit)),
        kind=" ".join(kind for kind, _flag in held),
    )


def _score(score: Score) -> Html:
    figure = _("none") if score.percent is None else f"{score.percent} %"
    drawn = _drawn(score.percent or 0, "plain", 14)
    return tag(
        "div",
        tag("p", tag("b", score.label), " ", tag("span", figure), kind="figure"),
        drawn,
        tag("p", score.about, kind="quiet"),
        kind="score",
    )


def _bars(bars: Bars) -> Html:
    caption = tag("caption", bars.caption, dir="auto") if bars.caption else ""
    rows = tag("tbody", *(row for bar in bars.bars for row in _bar(bar)))
    return tag("table", caption, rows, kind="bars quoting" if bars.quoting else "bars")


def _bar(bar: Bar) -> tuple[Html, ...]:
    said = tag("span", bar.label, dir="auto")
    name = tag("th", said, *((" ", tag("span", bar.tag, kind="tag")) if bar.tag else ()), scope="row")
    drawn = tag("td", _drawn(100 * bar.count / bar.of if bar.of else 0, bar.kind, 26), kind="drawn")
    of = tag("span", _("of {n}").format(n=bar.of))
    count = tag("td", tag("b", str(bar.count)), " ", of, kind="count")
    row = tag("tr", name, drawn, count, kind=f"k-{bar.kind}{'' if bar.count else ' nobody'}")
    if not bar.names:
        return (row,)
    names = tag("ul", *(tag("li", tag("bdi", name)) for name in bar.names))
    return row, tag("tr", tag("td", names, colspan=3), kind="names")


def _drawn(share: float, pattern: str, height: int) -> Html:
    """A bar of this share of its frame, in per cent."""
    frame = tag("rect", width="100%", height=height, kind="frame")
    fill = tag("rect", width=f"{share:.1f}%", height=height, fill=f"url(#{pattern})", kind="fill")
    return tag("svg", frame, fill if share else "", width="100%", height=height, aria_hidden="true")


def _spread(spread: Spread) -> Html:
    """Ten columns with their numbers on top; a reader who hears the page is told the same."""
    most = max(*spread.steps, 1)
    spoken = [
        _("{low} to {high} %: {n}").format(low=10 * step, high=100 if step == 9 else 10 * step + 9, n=count)
        for step, count in enumerate(spread.steps)
        if count
    ]
    columns = [
        joined(_column(10 + 50 * step, 100 * count / most, count))
        for step, count in enumerate(spread.steps)
        if count
    ]
    axis = [tag("text", str(10 * step), x=10 + 50 * step, y=143, kind="axis") for step in range(11)]
    drawn = tag(
        "svg",
        *columns,
        tag("path", d="M10 124H510"),
        *axis,
        viewBox="0 0 520 150",
        role="img",
        aria_label=f"{spread.title}. {'; '.join(spoken)}",
    )
    return tag("figure", tag("figcaption", tag("b", spread.title), " ", spread.words), drawn, kind="spread")


def _column(x: int, height: float, count: int) -> tuple[Html, ...]:
    top = 124 - height
    return (
        tag("rect", x=x + 3, y=f"{top:.1f}", width=44, height=f"{height:.1f}", fill="url(#plain)"),
        tag("text", str(count), x=x + 25, y=f"{top - 6:.1f}"),
    )


def _camps(camps: Camps) -> Html:
    return tag("div", *map(_camp, camps.camps), kind="camps")


def _camp(camp: Camp) -> Html:
    return tag(
        "div",
        tag("p", tag("b", str(camp.count), kind="many"), " ", tag("span", camp.say, dir="auto"), kind="say"),
        _quote(Quote(camp.quote, camp.where)) if camp.quote else "",
        tag("p", camp.because, kind="quiet", dir="auto") if camp.because else "",
    )


def _cards(cards: Cards) -> Html:
    return tag("ul", *map(_card, cards.cards), kind="cards")


def _card(card: Card) -> Html:
    return tag(
        "li",
        tag("p", card.over, kind="over", dir="auto"),
        tag("p", card.title, kind="title", dir="auto"),
        tag("p", card.text, kind="says", dir="auto") if card.text else "",
    )


def _ruled(ruled: Ruled) -> Html:
    lines = [tag("div") for _line in range(ruled.lines)]
    return tag("div", tag("p", ruled.label, dir="auto") if ruled.label else "", *lines, kind="ruled")


def _table(table: Table) -> Html:
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in table.head)))
    rows = [
        tag(
            "tr",
            tag("th", row[0], scope="row", dir="auto"),
            *(tag("td", cell, dir="auto") for cell in row[1:]),
        )
        for row in table.rows
    ]
    caption = tag("caption", table.caption) if table.caption else ""
    return tag("table", caption, head, tag("tbody", *rows), kind="plain")


_WRITERS: dict[type[Any], Callable[[Any], Html]] = {
    Heading: _heading,
    Prose: _prose,
    Bullets: _bullets,
    Ticks: _ticks,
    Quote: _quote,
    Letter: _letter,
    Numbered: _numbered,
    Scale: _scale,
    Score: _score,
    Bars: _bars,
    Spread: _spread,
    Camps: _camps,
    Cards: _cards,
    Ruled: _ruled,
    Table: _table,
}
