"""HTML put together so that a text can never become markup: whatever is not made here is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_EMPTY = ("br", "meta", "rect", "circle", "path")


class Html(str):
    """Markup made by `tag` or `joined`; any other text is taken for what a person wrote."""

    __slots__ = ()


def tag(name: str, /, *inner: str, **attributes: str | int | None) -> Html:
    """An element. `kind` is its class and `_` in other names becomes `-`; None leaves an attribute out."""
    said = "".join(
        f' {"class" if key == "kind" else key.replace("_", "-")}="{plain(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    if name in _EMPTY:
        return Html(f"<{name}{said}>" if name in ("br", "meta") else f"<{name}{said}/>")
    return Html(f"<{name}{said}>{joined(inner)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """The parts one after the other, texts escaped; `between` is markup."""
    return Html(between.join(part if isinstance(part, Html) else plain(part) for part in parts))


def plain(text: str) -> Html:
    """The text as it is to be read, also inside an attribute; signs no web page may hold are left out."""
    allowed = (sign for sign in text if sign in "\n\t" or (sign >= " " and not "\ud800" <= sign <= "\udfff"))
    return Html(escape("".join(allowed)))
