"""What the engine is measured against, on the same scenario with the same choices.

All of them keep what concord-12 asks for and no more, and check nothing; the engine also remembers every
decision and refuses what is no choice. `Stock` and `Dicts` change one state in place; `Copies` gives a new
state each step, as the engine does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transitions import Machine


def holds(terms: Any, inds: Any, issues: Any) -> bool:
    """Whether all terms of a guard hold."""
    for word, which, value in terms:
        if word == "ge":
            held = inds[which] >= value
        elif word == "lt":
            held = inds[which] < value
        elif word == "is":
            held = issues[which] == value
        else:
            held = issues[which] != value
        if not held:
            return False
    return True


class Model:
    """The one model of the stock machine."""

    state: str
    advance: Callable[[], bool]
    inds: list[int]
    issues: list[int]


class Stock:
    """One shared `transitions` machine, one registered model, conditions as functions: its best practice."""

    def __init__(self, concord: Any) -> None:
        self.concord = concord
        self.nodes = {node["id"]: node for node in concord["nodes"]}
        self.outs = {id: index for index, id in enumerate(concord["outs"])}
        self.model = Model()
        self.machine = Machine(
            self.model, states=[*self.nodes, *self.outs], initial=concord["start"], auto_transitions=False
        )
        for node in concord["nodes"]:
            for branch in node["branches"]:
                guard = self._guard(branch["g"]) if branch["g"] else None
                self.machine.add_transition("advance", node["id"], branch["t"], conditions=guard)

    def _guard(self, terms: Any) -> Callable[[], bool]:
        model = self.model
        return lambda: holds(terms, model.inds, model.issues)

    def play(self, choices: bytes) -> tuple[str, int]:
        """The outcome of a whole play, and its points."""
        model, nodes, concord = self.model, self.nodes, self.concord
        model.inds, model.issues = [50] * 4, [0] * 6
        model.state = concord["start"]
        for choice in choices:
            options = nodes[model.state]["options"]
            option = options[choice % len(options)]
            issue, position = option["set"]
            model.issues[issue] = position
            model.inds = [
                0 if ind + by < 0 else 100 if ind + by > 100 else ind + by
                for ind, by in zip(model.inds, option["eff"], strict=True)
            ]
            model.advance()
        return model.state, points(concord, self.outs[model.state], model.inds, model.issues)


class Dicts:
    """A plain loop over dicts, in place."""

    def __init__(self, concord: Any) -> None:
        self.concord = concord
        self.nodes = {node["id"]: node for node in concord["nodes"]}
        self.outs = {id: index for index, id in enumerate(concord["outs"])}

    def play(self, choices: bytes) -> tuple[str, int]:
        """The outcome of a whole play, and its points."""
        nodes, concord = self.nodes, self.concord
        state: dict[str, Any] = {"at": concord["start"], "inds": dict.fromkeys(range(4), 50)}
        state["issues"] = dict.fromkeys(range(6), 0)
        for choice in choices:
            node = nodes[state["at"]]
            option = node["options"][choice % len(node["options"])]
            issue, position = option["set"]
            state["issues"][issue] = position
            inds = state["inds"]
            for ind, by in enumerate(option["eff"]):
                value = inds[ind] + by
                inds[ind] = 0 if value < 0 else 100 if value > 100 else value
            for branch in node["branches"]:
                if holds(branch["g"], inds, state["issues"]):
                    state["at"] = branch["t"]
                    break
        return state["at"], points(concord, self.outs[state["at"]], state["inds"], state["issues"])


class Copies:
    """A plain loop over dicts that leaves every state as it was and goes on with a new one."""

    def __init__(self, concord: Any) -> None:
        self.concord = concord
        self.nodes = {node["id"]: node for node in concord["nodes"]}
        self.outs = {id: index for index, id in enumerate(concord["outs"])}

    def play(self, choices: bytes) -> tuple[str, int]:
        """The outcome of a whole play, and its points."""
        concord = self.concord
        state: dict[str, Any] = {"at": concord["start"], "inds": dict.fromkeys(range(4), 50)}
        state["issues"] = dict.fromkeys(range(6), 0)
        for choice in choices:
            state = self._step(state, choice)
        return state["at"], points(concord, self.outs[state["at"]], state["inds"], state["issues"])

    def _step(self, state: dict[str, Any], choice: int) -> dict[str, Any]:
        node = self.nodes[state["at"]]
        option = node["options"][choice % len(node["options"])]
        issue, position = option["set"]
        issues = {**state["issues"], issue: position}
        inds = {}
        for (ind, value), by in zip(state["inds"].items(), option["eff"], strict=True):
            after = value + by
            inds[ind] = 0 if after < 0 else 100 if after > 100 else after
        for branch in node["branches"]:
            if holds(branch["g"], inds, issues):
                return {"at": branch["t"], "inds": inds, "issues": issues}
        raise LookupError(state["at"])


def points(concord: Any, out: int, inds: Any, issues: Any) -> int:
    """The points of a finished play."""
    total: int = concord["base"][out]
    for ind, weight in enumerate(concord["weights"]):
        total += weight * inds[ind]
    for issue, bonus in enumerate(concord["bonus"]):
        total += bonus[issues[issue]]
    return total
