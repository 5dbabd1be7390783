"""Whether a condition ever holds where nothing in the story depends on it: in a letter, or at an ending.

Most answers are cheap: the bounds of what can be say no, or one of some hundred plays says yes. Only what is
still open then is asked of every state there is, and only for it more states are kept apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.machine import Exchange, options
from game.model.condition import Condition
from game.model.play import Casting
from game.proving.exploring import Progress, explore
from game.proving.formulas import Formula, formula, restricted, substituted, true
from game.proving.reach import Open, opened
from game.proving.space import Space
from game.proving.story import Kind, Story
from game.proving.telling import tell
from game.proving.weaving import meets

_PLAYS = 300  # followed by chance with no new answer, before every state is looked at
_LONGEST = 1_000  # stages of such a play, where a story leads round
_MOST = 2_000  # formulas that one condition may become; nothing is claimed of one that becomes more


@dataclass(frozen=True, slots=True)
class Question:
    """Whether the condition ever holds at an ending, or in a letter that is sent from a draft moment.

    A letter is asked with its positions taken and none of their effects yet; only letters are meant that
    take `position` on `issue`, where these are given.
    """

    at: str
    condition: Condition
    issue: str = ""
    position: str = ""


class Asking:
    """Questions about one casting. Those of a letter that nobody plays are asked of any that could be made.

    `reached` are the moments and endings that some play comes to in this casting. In such a letter each
    issue is taken to be answered as any rule for it may, so that what never holds there never does.
    """

    def __init__(self, exchange: Exchange, casting: Casting, form: str, reached: Collection[str]) -> None:
        self._exchange = exchange
        self._story = tell(exchange, casting, form)
        self._whole = opened(self._story)
        self._stages = {
            stage.moment: number
            for number, stage in enumerate(self._story.stages)
            if stage.moment in reached and (stage.first or stage.kind is Kind.ENDING)
        }

    def by_chance(self, questions: Iterable[Question]) -> frozenset[Question]:
        """Those that some hundred plays answer with yes, or whose condition nothing rules out."""
        asked = self._asked(questions)
        met = {question for question, (_stage, formulas) in asked.items() if True in formulas}
        left = {question: one for question, one in asked.items() if question not in met}
        return frozenset(met.union(_met_by_chance(self._story, left)))

    def everywhere(
        self, questions: Iterable[Question], budget: int, progress: Progress | None = None
    ) -> tuple[frozenset[Question], bool]:
        """Those that some play answers with yes, and whether it is sure that none does for the others."""
        asked = self._asked(questions)
        by_stage: dict[int, set[Formula]] = {}
        for stage, formulas in asked.values():
            by_stage.setdefault(stage, set()).update(formulas)
        if not by_stage:
            return frozenset(), True
        space = Space(self._whole, asked=by_stage)
        graph = explore(space, budget, progress)
        keys: dict[int, list[int]] = {stage: [] for stage in by_stage}
        for key in graph.keys:
            if graph.stage(key) in keys:
                keys[graph.stage(key)].append(key)
        found = (one for one, (stage, told) in asked.items() if meets(space, stage, told, keys[stage]))
        return frozenset(found), graph.exhausted

    def _asked(self, questions: Iterable[Question]) -> dict[Question, tuple[int, frozenset[Formula]]]:
        """By question: where it is asked and of what; without those whose condition is ruled out."""
        found = {}
        for question in questions:
            stage = self._stages.get(question.at)
            if stage in self._whole.reaches:
                formulas = _asked(self._exchange, self._whole, stage, question)
                if formulas:
                    found[question] = stage, formulas
        return found


def _asked(exchange: Exchange, whole: Open, stage: int, question: Question) -> frozenset[Formula]:
    """What must hold where the moment begins, one or the other, for the condition to hold in a letter.

    Only what is not ruled out there; True alone where nothing rules it out.
    """
    reach = whole.reaches[stage]
    formulas = {formula(question.condition, exchange.layout)}
    for letters in reversed(_letters(exchange, whole, question)):
        formulas = {substituted(one, sets, {}) for one in formulas for sets in letters}
        if len(formulas) > _MOST:
            return frozenset({True})
    found = {restricted(one, reach.numbers, reach.spans) for one in formulas} - {False}
    return frozenset({True} if True in found else found)


def _letters(exchange: Exchange, whole: Open, question: Question) -> list[list[dict[int, int]]]:
    """For each matter of the moment, in the order in which they are taken: what each position takes."""
    moment = next((one for one in exchange.scenario.moments if one.id == question.at), None)
    if moment is None or moment.draft is None:
        return []
    slots = [exchange.layout.variables[variable] for variable in moment.draft.issues]
    found: list[tuple[int, list[dict[int, int]]]] = []
    for variable, positions in options(exchange.scenario, moment):
        can = _answers(whole, moment.id, variable)
        changes = exchange.matters(moment.id)[len(found)].values()
        taken = []
        for position, change in zip(positions, changes, strict=True):
            if (variable != question.issue or position.id == question.position) and position.id in can:
                own, number = change[0][-1]
                taken.append({slot: n for slot, n in change[0] if slot not in slots} | {own: number})
        found.append((slots[len(found)], taken))
    return [taken for _slot, taken in sorted(found, key=lambda one: one[0])]


def _answers(whole: Open, moment: str, variable: str) -> frozenset[str]:
    """The positions that can be taken on a matter there."""
    found = set()
    for number, options_here in whole.branches.items():
        stage = whole.story.stages[number]
        if (stage.moment, stage.variable) == (moment, variable):
            for index, branches in enumerate(options_here):
                found |= {branch.answer or stage.options[index].position for _n, branch, _g in branches}
    return frozenset(found)


def _met_by_chance(
    story: Story, asked: Mapping[Question, tuple[int, frozenset[Formula]]]
) -> Iterator[Question]:
    """Those that plays left to chance answer with yes. The same in every run."""
    dice = _Dice()
    left: dict[int, dict[Question, frozenset[Formula]]] = {}
    for question, (stage, formulas) in asked.items():
        left.setdefault(stage, {})[question] = formulas
    patience = _PLAYS
    while patience and left:
        patience -= 1
        for stage, values in _played(story, dice):
            for question, formulas in list(left[stage].items()) if stage in left else ():
                if any(true(one, values) for one in formulas):
                    patience = _PLAYS
                    del left[stage][question]
                    yield question
        left = {stage: questions for stage, questions in left.items() if questions}


class _Dice:
    """Numbers as good as chance, and the same in every run (Knuth's linear congruential generator)."""

    def __init__(self) -> None:
        self._number = 1954

    def roll(self, sides: int) -> int:
        """A number from 0, and less than `sides`."""
        self._number = (self._number * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return (self._number >> 33) % sides


def _played(story: Story, dice: _Dice) -> Iterator[tuple[int, Sequence[int]]]:
    """The stages of a play whose every choice is left to chance, each with the numbers there."""
    stage, values = story.start, list(story.first)
    for _step in range(_LONGEST):
        yield stage, values
        here = story.stages[stage]
        if not here.options:
            return
        option = here.options[dice.roll(len(here.options))]
        branch = next(one for one in option.branches if true(one.guard, values))
        for slot, slide in branch.slides.items():
            values[slot] = slide(values[slot])
        for slot, number in branch.sets.items():
            values[slot] = number
        stage = branch.go
