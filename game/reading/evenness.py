"""The one form in which quotations and letters are compared."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "\u2026": "...",
    }
)


def even(text: str) -> str:
    """The text with composed characters (NFC), plain quotation marks and dashes, and white space folded.

    Soft hyphens and other characters of no width are left out. Capital and small letters stay different.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split())
