"""Words that point to the glossary: `[[cominform]]`, or `[[cominform|the league]]` with words of its own."""

from __future__ import annotations

import re

POINTER = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")
"""The first group is the id of a term (spaces around it mean nothing), the second the words shown, if any."""
