"""Writes fonts/coverage.json: which characters each bundled font can draw.

pygame cannot be asked: for a character a font lacks, its metrics look like those of any other. So the table
is read from the fonts themselves, once, whenever a font is added or changed:

    python -m pip install fonttools
    python assets/make/coverage.py
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
FIRST = 0x20  # what stands below is control, and is never drawn


def stretches(points: list[int]) -> list[list[int]]:
    """Sorted code points as [first, last] pairs without gaps."""
    found: list[list[int]] = []
    for point in points:
        if found and point == found[-1][1] + 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def main() -> None:
    """Read every font below fonts/ and write the table."""
    table = {
        font.relative_to(FONTS).as_posix(): stretches(
            sorted(point for point in TTFont(font).getBestCmap() if point >= FIRST)
        )
        for font in sorted(FONTS.glob("*/*.[ot]tf"))
    }
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(pairs, separators=(',', ':'))}" for name, pairs in table.items()
    )
    (FONTS / "coverage.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
