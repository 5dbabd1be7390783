"""The gauges as dials, and what moved them."""

from __future__ import annotations

from collections.abc import Sequence

from game.engine.play import Play
from game.model.play import Turn
from game.pages.page import Dial
from game.wording import _


def dials(play: Play, *, since: Sequence[Turn] = (), words: bool = False) -> tuple[Dial, ...]:
    """Every gauge of the play as it stands; with turns given, as it stood after and before them.

    `words` puts under each dial what it stands for.
    """
    values = play.gauges()
    before = {m.gauge: m.before for m in since[0].movements} if since else {}
    if since:
        values = {m.gauge: m.after for m in since[-1].movements}
    return tuple(
        Dial(
            gauge.label,
            values[gauge.id],
            gauge.lowest,
            gauge.highest,
            gauge.low,
            gauge.high,
            before.get(gauge.id),
            gauge.about if words else _moved(before.get(gauge.id), values[gauge.id]),
        )
        for gauge in play.exchange.scenario.gauges
    )


def _moved(before: int | None, after: int) -> str:
    if before is None:
        return ""
    if before == after:
        return _("unchanged")
    if after > before:
        return _("up by {n}").format(n=after - before)
    return _("down by {n}").format(n=before - after)
