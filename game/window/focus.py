"""Where the focus goes: a page's targets as stops of the Tab key, and the ways of the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.window.frame import Frame, Placed

Seen = Callable[[Placed], bool]
"""Whether a target can be seen where its pane is scrolled to."""


_BESIDE = frozenset({"aside", "tools"})
"""Panes where nobody begins."""


def first_focus(frame: Frame, seen: Seen) -> str:
    """Where the focus starts: the first thing to do that is in sight, else the usual way on.

    That is a play to be gone on with, a text to be read to its end, an empty field, a scale, or a choice
    where there is no usual way on yet.
    """
    kept = next(
        (one for one in frame.placed if one.target.action and one.target.action.verb == "resume"), None
    )
    if kept:
        return kept.target.id
    text = next((one for one in frame.placed if one.target.id == "pane:main"), None)
    if text and frame.primary():
        return text.target.id
    in_sight = [placed for placed in frame.placed if placed.pane.name not in _BESIDE and seen(placed)]
    primary = frame.primary()
    for placed in in_sight:
        target = placed.target
        if target.kind == "field" and target.field and not target.field.value:
            return target.id
        if target.kind == "point" or (target.kind == "option" and primary is None):
            return _of_group(frame, target.group, "", {}).target.id
    if primary:
        return primary.target.id
    elsewhere = [one for one in frame.placed if one.pane.name not in (*_BESIDE, "bar")]
    first = next(iter([*elsewhere, *in_sight]), None)
    return first.target.id if first else ""


def in_sight(frame: Frame, focus: str, seen: Seen) -> str:
    """The focus, or where that was scrolled out of sight the first of its group that is in sight."""
    now = frame.find(focus)
    if now is None or not now.target.group or now.target.kind == "pane" or seen(now):
        return focus
    group = (one for one in frame.placed if one.target.group == now.target.group and seen(one))
    return next((one.target.id for one in group), focus)


def stop_after(frame: Frame, focus: str, step: int, last: Mapping[str, str]) -> str:
    """The next stop of the Tab key (or with a step of -1 the one before), going round at the end.

    `last` is where each group had the focus last.
    """
    stops = _stops(frame)
    if not stops:
        return ""
    now = frame.find(focus)
    at = stops.index(_stop(now)) if now else (-1 if step > 0 else 0)
    wanted = stops[(at + step) % len(stops)]
    if frame.find(wanted):
        return wanted
    return _of_group(frame, wanted, focus, last).target.id


def neighbour(frame: Frame, focus: str, step: int, seen: Seen) -> str:
    """The next target of the same group, or nothing at its end or where the focus has no group.

    When the focus was scrolled out of sight, the first (or last) of the group that is in sight.
    """
    now = frame.find(focus)
    if now is None or not now.target.group:
        return ""
    group = [placed for placed in frame.placed if placed.target.group == now.target.group]
    if not seen(now):
        visible = [placed for placed in group if seen(placed)]
        if visible:
            return (visible[0] if step > 0 else visible[-1]).target.id
    at = group.index(now) + step
    return group[at].target.id if 0 <= at < len(group) else ""


def in_other_pane(frame: Frame, focus: str, last: Mapping[str, str]) -> str:
    """The first stop of the next pane that has one, for the key that goes from half to half of the page.

    The bar counts only where there is no other pane to go to.
    """
    having = list(dict.fromkeys(one.pane.name for one in frame.placed if one.pane.name != "tools"))
    names = [name for name in having if name != "bar"]
    names = names if len(names) > 1 else having
    now = frame.find(focus)
    start = names.index(now.pane.name) if now and now.pane.name in names else -1
    if now and now.target.kind == "pane" and now.pane.content.targets:
        start -= 1  # from a text as a whole one goes into it
    for step in range(1, len(names) + 1):
        name = names[(start + step) % len(names)]
        there = [placed for placed in frame.placed if placed.pane.name == name]
        first = next((one for one in there if one.target.kind != "pane"), there[0] if there else None)
        if first:
            group = first.target.group
            return _of_group(frame, group, focus, last).target.id if group else first.target.id
    return ""


def kept(frame: Frame, before: Sequence[str], focus: str) -> str:
    """The focus on a page that changed around it: the same target, else the one now in its place."""
    if not focus or frame.find(focus):
        return focus
    if focus in before and frame.placed:
        return frame.placed[min(before.index(focus), len(frame.placed) - 1)].target.id
    return ""


def _stop(placed: Placed) -> str:
    return placed.target.group or placed.target.id


def _stops(frame: Frame) -> list[str]:
    return list(dict.fromkeys(map(_stop, frame.placed)))


def _of_group(frame: Frame, group: str, focus: str, last: Mapping[str, str]) -> Placed:
    """The member of a group where the focus enters: the focused, the chosen, the last, the first."""
    members = [placed for placed in frame.placed if placed.target.group == group]
    for placed in members:
        if placed.target.id == focus:
            return placed
    chosen = [placed for placed in members if placed.target.chosen and placed.target.kind != "sentence"]
    if len(chosen) == 1:
        return chosen[0]
    return next((placed for placed in members if placed.target.id == last.get(group)), members[0])
