"""A comparison with a gauge can turn out either way."""

from __future__ import annotations

from collections.abc import Iterator

from game.checking.story import Story
from game.model.condition import AtLeast, Condition, Either, Every, Is, Not, Within
from game.model.place import Problem
from game.model.problems import problem
from game.wording import _


def check(story: Story) -> Iterator[Problem]:
    """Comparisons that no value of the gauge makes true, or every one does."""
    bounds = {gauge.id: (gauge.lowest, gauge.highest) for gauge in story.scenario.gauges}
    for condition, at in story.conditions():
        for part in _comparisons(condition):
            lowest, highest = bounds[part.gauge]
            low = lowest if part.low is None else part.low
            high = highest if part.high is None else part.high
            never = max(low, lowest) > min(high, highest)
            if never or (low <= lowest and high >= highest):
                yield problem(
                    "impossible-comparison",
                    story.place(at),
                    _(
                        'The gauge "{gauge}" goes from {lowest} to {highest}, so this comparison with it '
                        "{words} holds."
                    ).format(
                        gauge=part.gauge,
                        lowest=lowest,
                        highest=highest,
                        words=_("never") if never else _("always"),
                    ),
                    _("Compare it with a number between these."),
                )


def _comparisons(condition: Condition) -> Iterator[Within]:
    match condition:
        case Within():
            yield condition
        case Is():
            return
        case Not(part=part):
            yield from _comparisons(part)
        case Every(parts=parts) | Either(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from _comparisons(part)
