"""What became of the files, as lines for a person: the counts, and every file that gave no result."""

from __future__ import annotations

from collections.abc import Iterator

from game.reports.class_report import reason
from game.reports.results import Results
from game.wording import _, plural


def listing(results: Results) -> Iterator[str]:
    """The lines, without ends of lines. The numbers in them add up to the number of files."""
    counted = results.counted()
    read = plural("{n} file was read.", "{n} files were read.", counted.read).format(n=counted.read)
    used = plural("{n} play is used.", "{n} plays are used.", counted.used).format(n=counted.used)
    yield f"{read} {used}"
    for why, count in counted.aside:
        yield _("  {n} set aside: {reason}").format(n=count, reason=reason(why))
    for aside in results.aside:
        yield _("{file}: {words}").format(file=aside.file, words=aside.words)
