"""Stages made into functions: what a whole batch of merged states leads to, in one call.

As the engine's guards are, the functions are made of indexes, numbers and comparisons alone; no id and no
text of a scenario is ever written into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from game.proving.formulas import Above, Formula, at_least, restricted, spelt
from game.proving.space import Space
from game.proving.story import Branch

Layer: TypeAlias = dict[int, int]
"""Merged states of one stage, each with a number that counts the ways there."""


@dataclass(frozen=True, slots=True)
class Group:
    """Options that do the same as far as anything later can tell.

    `branches` are those of the first of them; `pays` says for each branch what each option is paid at once.
    """

    options: tuple[int, ...]
    branches: tuple[Branch, ...]
    pays: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Expander:
    """What the states of a stage lead to: `into(keys, adds)` hands each group's next states to its `adds`.

    There is one for each group that takes the next state's number, and one more after it where the group has
    several branches, which takes the index of the branch.
    """

    groups: tuple[Group, ...]
    into: Callable[[Sequence[int], Sequence[Callable[[int], None]]], None]


@dataclass(frozen=True, slots=True)
class Spreader:
    """What states pass on: `into(layer, *layers)` adds to the layers of the stages in `follow`."""

    follow: tuple[int, ...]
    into: Callable[..., None]


class _Loom:
    """Gathers the tables and the lines of one stage's function."""

    def __init__(self, space: Space, stage: int) -> None:
        self.space, self.stage = space, stage
        self.reach, self.kept = space.open.reaches[stage], space.kept[stage]
        self.tables: dict[object, tuple[str, Any]] = {}
        self.used: set[str] = set()

    def groups(self, *, paid: bool) -> list[tuple[Group, list[tuple[str, str]]]]:
        """The options that differ, each with the guard and the next state of every branch, as texts."""
        found: dict[object, tuple[list[int], list[Branch], list[list[int]], list[tuple[str, str]]]] = {}
        for index, option in enumerate(self.space.open.branches[self.stage]):
            told = [(self.guard(guard), *self.following(branch, paid=paid)) for _n, branch, guard in option]
            texts = [(guard, text) for guard, text, _pay in told]
            branches = [branch for _n, branch, _guard in option]
            key = tuple((*text, b.go, paid or b.rule) for text, b in zip(texts, branches, strict=True))
            options, _branches, pays, _texts = found.setdefault(
                key, ([], branches, [[] for _ in told], texts)
            )
            options.append(index)
            for row, (_guard, _text, pay) in zip(pays, told, strict=True):
                row.append(pay)
        return [
            (Group(tuple(options), tuple(branches), tuple(map(tuple, pays))), texts)
            for options, branches, pays, texts in found.values()
        ]

    def guard(self, formula: Formula) -> str:
        return spelt(formula, self.answer, self.compare)

    def answer(self, formula: Formula) -> str:
        left = restricted(formula, self.reach.numbers, self.reach.spans)
        if isinstance(left, bool):
            return str(left)
        self.used.add("answers")
        return f"m & {1 << self.kept.watched.index(left):d}"

    def compare(self, asked: Above) -> str:
        low, high = self.reach.spans[asked.slot]
        if asked.least <= low or asked.least > high:
            return str((asked.least <= low) == asked.holds)
        cell = self.kept.cell(asked.slot, asked.least)
        return f"{self.gauge(asked.slot)} {'>=' if asked.holds else '<'} {cell:d}"

    def gauge(self, slot: int) -> str:
        self.used.add(f"x{slot:d}")
        return f"x{slot:d}"

    def following(self, branch: Branch, *, paid: bool) -> tuple[str, int]:
        """The next state as the text of a sum, and what is paid whatever the state."""
        space, stage = self.space, self.stage
        sure, texts = 0 if paid else branch.go << space.width, []
        for slot in space.story.tops:
            row = space.slid(stage, branch, slot)
            if len(set(row)) == 1:
                sure += row[0]
            else:
                texts.append(f"{self.table(tuple(row))}[{self.gauge(slot)}]")
        passage, at_once = space.passage(stage, branch)
        pay, at_once = divmod(at_once, 1 << space.paid)
        sure += at_once
        if space.wholes:
            texts.append(f"(key & {(1 << space.wholes) - 1:d})")
        # The large numbers come last: so long as the sum is below 30 bits, Python adds twice as fast.
        if passage is not None:
            self.used.add("number")
            passage.besides = sure
            texts.append(f"{self.table(passage.spelt(), passage)}[s]")
        elif sure or not texts:
            texts.append(f"{sure:d}")
        return " + ".join(texts), pay

    def table(self, content: object, table: object = None) -> str:
        """The name of this table, which is the same for the same content."""
        name, _table = self.tables.setdefault(
            content, (f"t{len(self.tables):d}", content if table is None else table)
        )
        return name

    def unpacked(self) -> list[str]:
        """The lines that take apart a state's number, as far as anything asks."""
        fields, lines = self.space.fields[self.stage], []
        for slot, (shift, mask) in fields.gauges.items():
            if f"x{slot:d}" in self.used:
                lines.append(
                    f"x{slot:d} = key >> {shift:d} & {mask:d}" if shift else f"x{slot:d} = key & {mask:d}"
                )
        if fields.answers is not None and self.used & {"answers", "number"}:
            mask = (1 << self.space.width - fields.answers) - 1
            lines.append(f"s = key >> {fields.answers:d} & {mask:d}")
            if "answers" in self.used:
                lines.append(f"m = {self.table(id(self), self.space.answers[self.stage].met)}[s]")
        return lines

    def woven(self, named: str, loop: str, lines: Sequence[str]) -> Any:
        """The function `into(named)` that goes through the loop, with these lines in it."""
        unpacked = self.unpacked()
        tables = "".join(f", {name}={name}" for name, _table in self.tables.values())
        body = "".join(f"        {line}\n" for line in [*unpacked, *lines])
        text = f"def into({named}{tables}):\n    {loop}\n{body}"
        names: dict[str, Any] = {"__builtins__": {}, **dict(self.tables.values())}
        # Numbers and comparisons alone, as in engine.guards; nothing is in reach of what is run, either.
        exec(compile(text, "<stage>", "exec"), names)  # noqa: S102
        return names["into"]


def expander(space: Space, stage: int) -> Expander:
    """The function that finds what states of this stage lead to."""
    loom = _Loom(space, stage)
    groups = loom.groups(paid=False)
    adds, lines = list[str](), list[str]()
    for number, (_group, texts) in enumerate(groups):
        adds.append(f"a{number:d}")
        if len(texts) > 1:
            adds.append(f"b{number:d}")
        for index, (guard, text) in enumerate(texts):
            told = [f"a{number:d}({text})", *[f"b{number:d}({index:d})"][: len(texts) > 1]]
            lines += _when(index, guard, len(texts), told)
    named = f"keys, adds{''.join(f', {name}=None' for name in adds)}"
    loop = f"{', '.join(adds)}, = adds\n    for key in keys:"
    return Expander(tuple(group for group, _texts in groups), loom.woven(named, loop, lines))


def spreader(space: Space, stage: int) -> Spreader:
    """The function that passes on what has come together in the states of this stage."""
    loom = _Loom(space, stage)
    follow: dict[int, str] = {}
    lines = []
    for group, texts in loom.groups(paid=True):
        for index, (guard, text) in enumerate(texts):
            layer = follow.setdefault(group.branches[index].go, f"d{len(follow):d}")
            value, text = _paid(space, loom, group.pays[index], text)
            told = [f"k = {text}", *value, f"{layer}[k] = {layer}[k] + w if k in {layer} else w"]
            lines += _when(index, guard, len(texts), told)
    named = ", ".join(["layer", *follow.values()])
    return Spreader(tuple(follow), loom.woven(named, "for key, v in layer.items():", lines))


def meets(space: Space, stage: int, formulas: Iterable[Formula], keys: Iterable[int]) -> bool:
    """Whether any of the formulas, which are asked at this stage, holds in any of these states of it."""
    loom = _Loom(space, stage)
    here = [restricted(formula, loom.reach.numbers, loom.reach.spans) for formula in formulas]
    asked = at_least(1, here)
    if isinstance(asked, bool):
        return asked
    lines = [f"if {' or '.join(loom.guard(formula) for formula in here)}:", "    return True"]
    return bool(loom.woven("keys", "for key in keys:", lines)(keys))


def _paid(space: Space, loom: _Loom, pays: Sequence[int], text: str) -> tuple[list[str], str]:
    """The lines that work out what is passed on, after what options are paid at once and by the state."""
    lines = ["w = v"]
    if len(pays) > 1:
        lines = [f"w = v * {loom.table(('factor', *pays), sum(1 << pay for pay in pays))}"]
    elif pays[0]:
        text = f"{pays[0] << space.paid:d} + {text}"
    if space.wish.weights or space.wish.worth:
        lines = [f"{lines[0]} << (k >> {space.paid:d})", f"k &= {(1 << space.paid) - 1:d}"]
    return lines, text


def _when(index: int, guard: str, count: int, lines: Sequence[str]) -> list[str]:
    """The lines under their guard, one branch of an option after the other."""
    if count == 1:
        return list(lines)
    word = "else:" if index == count - 1 else f"{'elif' if index else 'if'} {guard}:"
    return [word, *(f"    {line}" for line in lines)]
