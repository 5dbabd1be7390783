"""Two plays side by side: where they part, what differs, and then what is the same."""

from __future__ import annotations

from game.pages.looking import BACK, Looked, course, decided
from game.pages.page import Action, Button, Comparison, Element, Heading, Page, Pair, Prose
from game.saying import titled
from game.wording import _


def comparing(one: Looked, other: Looked) -> Page:
    """Two plays of a scenario, matter by matter: where they part, what differs, then what is the same."""
    mine, theirs = _by_matter(one), _by_matter(other)
    pairs = [
        Pair(
            name,
            mine.get(key, ("", ""))[1],
            theirs.get(key, ("", ""))[1],
            mine.get(key, ("", ""))[1] == theirs.get(key, ("", ""))[1],
        )
        for key, (name, _say) in {**theirs, **mine}.items()
    ]
    pairs.insert(0, _ends(one, other))
    ordered = sorted(pairs, key=lambda pair: pair.same)
    main: list[Element] = [
        Prose(_parting(one, other), "strong"),
        Comparison(one.name, other.name, tuple(ordered)),
    ]
    aside: list[Element] = []
    for looked in (one, other):
        if looked.play.gauges():
            aside += [Heading(looked.name), course(looked.play, len(looked.play.turns))]
    return Page(
        "compare",
        f"compare:{one.handle}:{other.handle}",
        _("{one} and {other}").format(one=one.name, other=other.name),
        tuple(main),
        tuple(aside),
        (*_looks(one, other), BACK),
    )


def _looks(one: Looked, other: Looked) -> tuple[Button, ...]:
    return tuple(
        Button(word, _("Look through {name}").format(name=looked.name), Action("look", words))
        for word, looked in (("one", one), ("other", other))
        for words in ((looked.handle,) if looked.handle else ("", looked.scenario.id),)
    )


def _by_matter(looked: Looked) -> dict[tuple[str, int, str], tuple[str, str]]:
    """What each matter is called and how it was decided, by moment, which time it came there, and matter."""
    found: dict[tuple[str, int, str], tuple[str, str]] = {}
    times: dict[str, int] = {}
    for turn in looked.play.turns:
        times[turn.moment] = times.get(turn.moment, 0) + 1
        for variable, name, position in decided(looked.scenario, turn):
            found[turn.moment, times[turn.moment], variable] = (name, position.say)
    return found


def _ends(one: Looked, other: Looked) -> Pair:
    first, second = (_stands(looked) for looked in (one, other))
    return Pair(_("Where it stands"), first, second, first == second)


def _stands(looked: Looked) -> str:
    if looked.play.ending:
        return looked.play.ending.title
    moment = looked.play.moment
    return _("at {moment}").format(moment=titled(moment)) if moment else ""


def _parting(one: Looked, other: Looked) -> str:
    """Where the two first decide otherwise, in a sentence."""
    mine, theirs = ([t for t in looked.play.turns if t.choice] for looked in (one, other))
    for turn, counterpart in zip(mine, theirs, strict=False):
        if (turn.moment, turn.choice) != (counterpart.moment, counterpart.choice):
            return _("They part at {moment}.").format(moment=titled(one.scenario.moment(turn.moment)))
    if len(mine) == len(theirs):
        return _("They decide the same throughout.")
    longer = one if len(mine) > len(theirs) else other
    return _("They decide the same as far as both go; {name} has come further.").format(name=longer.name)
