"""The places of the map by their ids, for whoever speaks of a place without having the map at hand."""

from __future__ import annotations

PLACES = (
    *("moscow", "belgrade", "bled", "trieste", "brioni", "ankara", "athens", "london", "rome", "vienna"),
    *("tirana", "budapest", "bucharest", "sofia", "prague", "warsaw", "berlin", "paris", "bonn"),
    *("washington", "delhi", "rangoon"),
)
"""Those on the sheet of Europe and, last, those beyond its frame. A test holds them against the sheet."""
