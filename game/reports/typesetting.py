"""A document as PDF, set by Typst with the program's own faces and no network, where Typst is installed."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from game.reports.document import Document
from game.wording import _

Paper = Literal["a4", "us-letter"]

_TEMPLATE = Path(__file__).with_name("typesetting.typ")


class NotTypeset(RuntimeError):
    """A document could not be set; `words` says why, and what to do instead."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def can_typeset() -> bool:
    """Whether Typst is installed; nothing of it is loaded by asking."""
    return find_spec("typst") is not None


def how_to_get_it() -> str:
    """What to do for PDF where Typst is not installed."""
    if getattr(sys, "frozen", False):  # made by PyInstaller: nothing can be installed into it
        return _("This copy of the program was made without PDF. The web page (.html) prints just as well.")
    return _(
        'PDF needs one more package: pip install "demarche-game[print]". Until then the web page prints just '
        "as well from any browser."
    )


def typeset(document: Document, fonts: Path, *, paper: Paper = "a4", language: str = "en") -> bytes:
    """The document as the bytes of an accessible PDF (PDF/UA-1), the same bytes every time.

    `fonts` is the folder of the program's own faces. Only where a text has signs that none of them has, the
    system's faces are asked too, and the PDF is tagged without the promise. Raises NotTypeset where Typst is
    not installed or cannot set the document.
    """
    try:
        import typst  # thirty megabytes that only this asks for
    except ImportError:
        raise NotTypeset(how_to_get_it()) from None
    inputs = {
        "document": json.dumps(_data(document), ensure_ascii=False),
        "paper": paper,
        "lang": language.partition("-")[0],
        "you": _("you"),
        "history": _("history"),
        "credit": _("credit {n}"),
        "of": _("of {n}"),
        "none": _("none"),
    }
    try:
        return _set(typst, fonts, inputs, accessible=True)
    except typst.TypstError:  # a sign that none of the faces has: an emoji in a label, say
        pass
    try:
        return _set(typst, fonts, inputs, accessible=False)
    except typst.TypstError as error:
        words = _("The document could not be set as PDF ({error}). The web page prints just as well.")
        raise NotTypeset(words.format(error=error.message)) from error


def _set(typst: ModuleType, fonts: Path, inputs: dict[str, str], *, accessible: bool) -> bytes:
    """The PDF; what is promised to be accessible (PDF/UA-1) refuses signs that it cannot show."""
    data: bytes = typst.compile(
        _TEMPLATE,
        font_paths=[fonts],
        ignore_system_fonts=accessible,
        sys_inputs=inputs,
        pdf_standards=["ua-1"] if accessible else [],
    )
    return data


def _data(value: Any) -> Any:
    """The value as plain data; a dataclass becomes its fields and, under `is`, its name."""
    if isinstance(value, str):
        return "".join(sign for sign in value if sign >= " " or sign == "\n")
    if isinstance(value, tuple):
        return [_data(part) for part in value]
    if is_dataclass(value):
        own = {field.name: _data(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **own}
    return value
