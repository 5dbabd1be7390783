"""What a terminal or pipe cannot show, in letters and signs that all of them can."""

from __future__ import annotations

PLAINLY = "demarche.plainly"
"""The name under which `plainly` answers for letters that cannot be written."""

_SIGNS = {
    **dict.fromkeys("‘’‚‹›′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("·•●○", "*"),
    **dict.fromkeys("→⇒▸", "->"),
    "…": "...",
    "×": "x",
    "✓": "v",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "€": "EUR",
    "§": "par. ",
}


def plainly(error: UnicodeError) -> tuple[str, int]:
    """For `codecs.register_error`: letters without accents, plain quotes and dashes; `?` for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    import unicodedata  # only where something cannot be shown

    if sign in _SIGNS:
        return _SIGNS[sign]
    return unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"
