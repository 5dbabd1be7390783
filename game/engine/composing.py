"""A letter composed from the positions taken: the frame, and a paragraph for each position that has words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from game.model.condition import Condition
from game.model.play import Written
from game.model.scenario import Moment, Scenario, Wording


def compose(
    scenario: Scenario, moment: Moment, positions: Mapping[str, str], holds: Callable[[Condition], bool]
) -> Written:
    """The letter that these positions make at this draft moment, in the order of the draft.

    `holds` answers a condition with the positions taken and none of their effects yet. An issue without a
    position, or whose position has no words that fit, has no paragraph. Raises ValueError when the moment
    is not a draft, KeyError for an unknown position.
    """
    draft = moment.draft
    if draft is None:
        raise ValueError(f"no letter is written at {moment.id}")
    paragraphs = [("", _first(draft.opening, holds))]
    for id in draft.issues:
        if id in positions:
            position = scenario.issue(id).position(positions[id])
            if position is None:
                raise KeyError(positions[id])
            paragraphs.append((id, _first(position.write, holds)))
    paragraphs.append(("", _first(draft.closing, holds)))
    said = tuple((issue, text) for issue, text in paragraphs if text)
    return Written(draft.greeting, said, scenario.side(moment.by).signs)


def _first(wordings: Iterable[Wording], holds: Callable[[Condition], bool]) -> str:
    return next((wording.text for wording in wordings if holds(wording.condition)), "")
