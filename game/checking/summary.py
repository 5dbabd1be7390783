"""What was proved of a scenario, in plain words: briefly, and with every number."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator
from fractions import Fraction

from game.checking.proofs import Cast, Proofs, in_words
from game.checking.report import numbered
from game.checking.tracing import steps
from game.proving.proof import GaugeFound, Measured, Witness
from game.wording import _, plural

_WIDTH = 96


def verdict(proofs: Proofs, found: Collection[str], name: str = "") -> str:
    """How much was explored, and so what is proved; `name` goes before it.

    `found` are the codes of the problems that were told before.
    """
    if not proofs.exhausted:
        words = _(
            "Bounded, not proved: {states} states of the story were explored, and there are more. "
            "What is said above holds; what can never happen was not found out."
        ).format(states=_number(proofs.states))
        return _wrapped(name + (_("Interrupted.") + " " if proofs.interrupted else "") + words)
    count, plays = (
        len(proofs.scenario.endings),
        max((cast.proof.plays or 0 for cast in proofs.casts), default=0),
    )
    endings = plural("{n} ending", "{n} endings", count).format(n=count)
    counted = plural("{n} play", "{n} plays", plays).format(n=_number(plays)) if plays else _("endless plays")
    if {"never-happens", "unreachable", "no-way-on", "no-answer"} & set(found):
        words = _("The whole story was explored ({endings}, {plays}): what is said above is proved.")
    else:
        words = _(
            "Proved by exploring the whole story ({endings}, {plays}): every ending can be reached, "
            "and no play gets stuck."
        )
    return _wrapped(name + words.format(endings=endings, plays=counted))


def summary(proofs: Proofs) -> str:
    """Everything that was proved, casting by casting. The text ends with a line break."""
    head = _("What can happen in {id}").format(id=proofs.scenario.id)
    parts = [head, *(_cast(proofs, cast) for cast in proofs.casts)]
    return "\n\n".join(parts) + "\n"


def _cast(proofs: Proofs, cast: Cast) -> str:
    proof = cast.proof
    lines = [_head(proofs, cast), ""]
    lines += _endings(proofs, cast)
    lines += [line for words in _figures(proofs, cast) for line in _indented(words)]
    for gauge in proof.gauges:
        lines += _held(proofs, cast, gauge)
    if cast.players:
        lines += ["", "  " + _("The shortest way to each ending:")]
        for ending in proof.endings:
            if ending.witness is not None:
                way = steps(proofs.exchange, cast.casting, cast.form, ending.witness)
                lines += [f"  {ending.ending}", *_way(way)]
    return "\n".join(lines)


def _head(proofs: Proofs, cast: Cast) -> str:
    proof, words = cast.proof, in_words(proofs.scenario, cast.casting, cast.form)
    words = words[:1].upper() + words[1:]
    states = _number(proof.covered.states)
    if not proof.exhausted:
        return _("{who}. Bounded, not proved: {states} states explored, and there are more.").format(
            who=words, states=states
        )
    if proof.plays is None:
        return _("{who}. Plays can go round for ever; {states} states, all explored.").format(
            who=words, states=states
        )
    plays = plural("{n} play", "{n} plays", proof.plays).format(n=_number(proof.plays))
    shortest, longest = min(proof.lengths, default=0), max(proof.lengths, default=0)
    length = str(shortest) if shortest == longest else _("{a} to {b}").format(a=shortest, b=longest)
    return _("{who}: {plays}, {length} steps long; {states} states, all explored.").format(
        who=words, plays=plays, length=length, states=states
    )


def _endings(proofs: Proofs, cast: Cast) -> Iterator[str]:
    """A table: every ending, how many plays come to it, and the chance of one who chooses blindly."""
    proof = cast.proof
    counted = cast.players and proof.exhausted
    rows = [(_("ending"), _("plays"), _("of all"), _("blindly"), "")] if counted else []
    for ending in proof.endings:
        label = proofs.scenario.ending(ending.ending).label.value
        if ending.plays is None:
            known = _("can be reached") if ending.witness is not None else _("not reached so far")
            rows.append((ending.ending, known, "", "", label))
        elif cast.players:
            whole = _percent(Fraction(ending.plays, proof.plays)) if proof.plays else ""
            chance = _percent(ending.chance) if ending.chance is not None else ""
            rows.append((ending.ending, _number(ending.plays), whole, chance, label))
        elif ending.plays:
            rows.append((ending.ending, "", "", "", label))
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(5)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4], strict=True) if width]
        yield "  " + "  ".join([*cells, row[4]]).rstrip()


def _figures(proofs: Proofs, cast: Cast) -> Iterator[str]:
    """The match and the gauges at the end, where they were measured."""
    measured = [one for one in cast.proof.measured if one.covered.exhausted]
    if not measured:
        return
    matches = measured[0].shares()
    if len(matches) == 1:
        yield _("Match with the real letters: {match}.").format(match=_percent(min(matches)))
    elif matches:
        best, plays = max(matches), matches[max(matches)]
        words = _("Match with the real letters: {low} to {high}, {mean} on average; {plays} {best}.")
        yield words.format(
            low=_percent(min(matches)),
            high=_percent(best),
            mean=_percent(_mean(matches)),
            plays=plural("{n} play earns", "{n} plays earn", plays).format(n=_number(plays)),
            best=_percent(best),
        )
    labels = {gauge.id: gauge.label for gauge in proofs.scenario.gauges}
    for one in measured[1:]:
        yield _gauge(labels[one.name], one)


def _gauge(label: str, measured: Measured) -> str:
    sums, mean = measured.sums(), measured.mean()
    if len(sums) == 1:
        return _("{label} at the end: {value}.").format(label=label, value=min(sums))
    return _("{label} at the end: {low} to {high}, {mean} on average.").format(
        label=label, low=min(sums), high=max(sums), mean=round(float(mean or 0), 1)
    )


def _held(proofs: Proofs, cast: Cast, gauge: GaugeFound) -> Iterator[str]:
    """The choices after which a gauge would have gone beyond its bounds: worth knowing, and no mistake."""
    known = proofs.scenario.gauge(gauge.gauge)
    ways: tuple[tuple[Witness | None, str, int], ...] = (
        (gauge.held_low, _("{label} would fall below {bound}, and is held there, after:"), known.lowest),
        (gauge.held_high, _("{label} would rise above {bound}, and is held there, after:"), known.highest),
    )
    for witness, words, bound in ways:
        if witness is not None and cast.players:
            yield "  " + words.format(label=known.label, bound=bound)
            yield from _way(steps(proofs.exchange, cast.casting, cast.form, witness))


def _way(lines: tuple[str, ...]) -> list[str]:
    return [f"  {line}" for line in numbered(lines)] or ["    " + _("Nothing has to be chosen.")]


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, _WIDTH))


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _mean(shares: dict[Fraction, int]) -> Fraction:
    return sum((share * plays for share, plays in shares.items()), Fraction()) / sum(shares.values())


def _number(number: int) -> str:
    return f"{number:,}"


def _percent(share: Fraction) -> str:
    """In per cent, never rounded up to all or down to none."""
    percent = float(share * 100)
    if 0 < percent < 0.1:
        return "< 0.1 %"
    if 99.9 < percent < 100:
        return "> 99.9 %"
    return f"{percent:.0f} %" if percent in (0, 100) else f"{percent:.1f} %"
