"""Whether a certificate still holds: hashes compared, every way walked again, every count counted again.

A certificate comes from outside, so nothing in it is taken for granted, not even its shape.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.checking.certificate import BOUNDED, FORMAT, Plain, certificate, quotations
from game.checking.proofs import Proofs, wanted
from game.engine.machine import Exchange
from game.engine.play import GoesRound, NobodyDecides, Play, WrongChoice
from game.model.play import Player
from game.model.scenario import Scenario
from game.wording import _

_MOST = 12  # reasons that are told one by one


class NoCertificate(Exception):
    """What was given is no certificate; `words` says why in a sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: the reasons why the certificate does not hold (none: it does) and the ways walked."""

    reasons: tuple[str, ...]
    walked: int


def opened(data: bytes) -> Plain:
    """The certificate in these bytes. Raises NoCertificate."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise NoCertificate(_("It is not a certificate: it cannot be read as JSON.")) from None
    if not isinstance(found, dict) or not isinstance(found.get("certificate"), int):
        raise NoCertificate(_("It is not a certificate of a scenario."))
    if found["certificate"] != FORMAT:
        words = _("It is a certificate of format {number}, and this program verifies format {known}.")
        raise NoCertificate(words.format(number=found["certificate"], known=FORMAT))
    return found


def file_of(given: Plain) -> tuple[str, str]:
    """The id and the path of the scenario that was certified; empty where they are not told."""
    about = given.get("scenario")
    told = about if isinstance(about, dict) else {}
    return str(told.get("id", "")), str(told.get("file", ""))


def verify(given: Plain, scenario: Scenario, proofs: Proofs | None, program: str) -> Verified:
    """Whether the certificate holds for this scenario as it stands.

    With `proofs` everything that was counted is compared as well; without, only hashes, quotations and ways.
    """
    reasons = list(_changed(given, scenario))
    walker = _Walker(scenario)
    castings = given.get("castings")
    if _castings(castings) != _wanted(scenario):
        reasons.append(_("The castings are not those of the scenario."))
    for number, cast in enumerate(castings if isinstance(castings, list) else [None], 1):
        try:
            reasons += walker.cast(cast)
        except (TypeError, KeyError, ValueError, AttributeError, IndexError):
            reasons.append(
                _("Casting {number} of the certificate cannot be understood.").format(number=number)
            )
    if proofs is not None and not reasons:
        reasons += _counted(given, certificate(proofs, (), "", program))
    if len(reasons) > _MOST:
        more = _("... and {n} more.").format(n=len(reasons) - _MOST)
        reasons = [*reasons[:_MOST], more]
    return Verified(tuple(reasons), walker.walked)


def _changed(given: Plain, scenario: Scenario) -> Iterator[str]:
    about = given.get("scenario")
    kept = about.get("hash") if isinstance(about, dict) else None
    if kept != scenario.hash:
        yield _("The scenario or one of its letters has been changed since.")
    told = given.get("letters")
    known = told if isinstance(told, list) else []
    for letter in scenario.letters:
        if {"id": letter.id, "file": letter.file, "sha256": letter.sha256} not in known:
            yield _("The letter “{letter}” ({file}) is not the one that was certified.").format(
                letter=letter.id, file=letter.file
            )
    if given.get("quotations") != quotations(scenario):
        yield _("The quotations are not those that were verified.")


class _Walker:
    """Walks every way of a certificate through the engine, and counts them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.exchange = Exchange(scenario)
        self.walked = 0

    def cast(self, cast: Any) -> Iterator[str]:
        """Why what is claimed of a casting does not hold. Raises whatever a wrong shape raises."""
        casting = tuple((str(side), Player(player)) for side, player in cast["sides"].items())
        form = str(cast["form"])
        whole = 0
        for one in cast["endings"]:
            whole += int(one["plays"] or 0)
            if one["witness"] is None and int(one["plays"] or 0):
                yield _("No way to the ending “{id}” is shown.").format(id=one["id"])
            if one["witness"] is not None and self.walk(casting, form, one["witness"]).at != one["id"]:
                yield _("The way to the ending “{id}” does not lead there.").format(id=one["id"])
        if cast["plays"] is not None and int(cast["plays"]) != whole:
            yield _("The plays to each ending do not add up to all plays.")
        yield from self._passed(casting, form, cast)

    def _passed(self, casting: Any, form: str, cast: Any) -> Iterator[str]:
        for one in cast["moments"]:
            if one["witness"] is not None:
                play = self.walk(casting, form, one["witness"])
                if one["id"] not in {play.at, *(turn.moment for turn in play.turns)}:
                    yield _("The way to the moment “{id}” does not lead there.").format(id=one["id"])
        for one in cast["rules"]:
            if one["witness"] is not None:
                turns = self.walk(casting, form, one["witness"]).turns
                if (one["moment"], one["rule"]) not in {(turn.moment, turn.rule) for turn in turns}:
                    words = _("The way to rule {number} of “{moment}” does not take it.")
                    yield words.format(number=one["rule"] + 1, moment=one["moment"])
        for one in cast["positions"]:
            if one["witness"] is not None:
                turns = self.walk(casting, form, one["witness"]).turns
                taken = {(turn.moment, *choice) for turn in turns for choice in turn.choice}
                if (one["moment"], one["matter"], one["position"]) not in taken:
                    words = _("The way to “{position}” on “{matter}” does not take it.")
                    yield words.format(position=one["position"], matter=one["matter"])

    def walk(self, casting: Any, form: str, witness: Any) -> Play:
        """The play that these choices make, as far as they can be made."""
        self.walked += 1
        play = Play.begin(self.exchange, casting, form)
        for choice in witness:
            try:
                play = play.after({str(matter): str(position) for matter, position in choice.items()})
            except (WrongChoice, NobodyDecides, GoesRound):
                break
        return play


def _counted(given: Plain, again: Plain) -> Iterator[str]:
    """What exploring the story again gives differently; how many states that took is no part of it."""
    if given.get("verdict") == BOUNDED:  # nothing was claimed of what was not explored
        return
    for part in ("verdict", "castings"):
        kept, now = given.get(part), again[part]
        if part == "castings" and isinstance(kept, list) and len(kept) == len(now):
            for number, (one, other) in enumerate(zip(kept, now, strict=True), 1):
                differing = sorted(
                    name for name in other if name != "states" and one.get(name) != other[name]
                )
                if differing:
                    words = _("Explored again, casting {number} gives something else: {what}.")
                    yield words.format(number=number, what=", ".join(differing))
        elif kept != now:
            yield _("Explored again, the story gives something else: {what}.").format(what=part)


def _castings(castings: Any) -> list[tuple[object, object]]:
    """Who plays what from which start, in every casting."""
    listed = castings if isinstance(castings, list) else []
    return [(one.get("sides"), one.get("form")) for one in listed if isinstance(one, dict)]


def _wanted(scenario: Scenario) -> list[tuple[object, object]]:
    return [({side: player.value for side, player in casting}, form) for casting, form in wanted(scenario)]
