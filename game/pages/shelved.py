"""One kept play: what it is called and what can be done with it, also when its scenario was changed since."""

from __future__ import annotations

from collections.abc import Sequence

from game.model.shelf import Kept, Receipt, Way
from game.pages.looking import BACK
from game.pages.page import (
    Action,
    Bullets,
    Button,
    Choice,
    Element,
    Field,
    Heading,
    Notice,
    Option,
    Page,
    Prose,
)
from game.pages.railway import called
from game.saying import hour_of
from game.wording import _, plural

_OTHERS = 12  # so many plays are offered to be laid beside


def kept_play(way: Way, title: str, others: Sequence[Way], *, on_desk: bool, missing: str = "") -> Page:
    """A play with its name, its lock, and what can be done with it. `on_desk`: it is being played.

    `missing` says why its scenario cannot be had: then it can be kept, handed in and deleted, no more.
    """
    kept = way.kept
    main: list[Element] = [Notice(missing, "warning")] if missing else []
    main.append(Bullets(_facts(way, others)))
    main.append(Field("name", _("What do you call it?"), kept.name, _("You may leave it empty.")))
    if others and not missing:
        options = tuple(
            Option(f"with-{n}", called(other.kept), Action("compare", (kept.handle, other.kept.handle)))
            for n, other in enumerate(others[:_OTHERS], start=1)
        )
        main.append(Choice(_("Lay another play beside it:"), options))
    return Page(
        "kept",
        f"kept:{kept.handle}",
        _("{name}: {title}").format(name=called(kept), title=title),
        tuple(main),
        (),
        (*(_ways_in(kept, on_desk=on_desk) if not missing else ()), *_buttons(kept, on_desk=on_desk), BACK),
    )


def _ways_in(kept: Kept, *, on_desk: bool) -> list[Button]:
    """What can be done with a play whose scenario is here."""
    buttons = [Button("steps", _("Look through it"), Action("look", (kept.handle,)), primary=True)]
    if not on_desk:
        label = _("Back to its ending") if kept.finished else _("Go on")
        buttons.append(Button("go-on", label, Action("go-on", (kept.handle,))))
    if kept.finished:
        buttons.append(
            Button("history", _("Lay history’s play beside it"), Action("compare", (kept.handle, "")))
        )
    return buttons


def _buttons(kept: Kept, *, on_desk: bool) -> list[Button]:
    buttons = [Button("hand-in", _("Hand it in"), Action("hand-in", (kept.handle,)))]
    if kept.locked:
        buttons.append(Button("unlock", _("Unlock it"), Action("unlock", (kept.handle,))))
    else:
        buttons.append(Button("lock", _("Lock it against being deleted"), Action("lock", (kept.handle,))))
        if not on_desk:
            buttons.append(Button("delete", _("Delete it"), Action("delete", (kept.handle,))))
    return buttons


def _facts(way: Way, others: Sequence[Way]) -> tuple[str, ...]:
    kept, decisions = way.kept, sum(bool(entry.choice) for entry in way.chosen)
    facts = [
        _("{who}, attempt {n}").format(who=kept.label or _("No name"), n=kept.attempt),
        plural("{n} decision was made", "{n} decisions were made", decisions).format(n=decisions),
    ]
    if kept.moment:
        facts.append(
            (_("came to its end: {moment}") if kept.finished else _("stands at: {moment}")).format(
                moment=kept.moment
            )
        )
    if hour_of(kept.at):
        facts.append(_("last played on {day}").format(day=hour_of(kept.at)))
    branched = way.started.branched
    if branched:
        names = {other.kept.handle: called(other.kept) for other in others}
        origin = (
            names.get(branched.play, _("a play that is no longer here")) if branched.play else _("history")
        )
        facts.append(
            plural(
                "left {origin} after {n} choice", "left {origin} after {n} choices", branched.choices
            ).format(origin=origin, n=branched.choices)
        )
    if kept.locked:
        facts.append(_("locked"))
    return tuple(facts)


def deleting(kept: Kept) -> Page:
    """Whether it is really meant."""
    return Page(
        "delete",
        f"delete:{kept.handle}",
        _("Delete {name}?").format(name=called(kept)),
        (Notice(_("The play is then gone for good, with everything marked and written in it."), "warning"),),
        (),
        (
            Button("keep", _("Keep it"), Action("back"), primary=True),
            Button("delete", _("Delete it for good"), Action("delete-really", (kept.handle,))),
        ),
    )


def changed(handle: str, words: str, edits: Sequence[str] | None, *, readable: bool, can_go_on: bool) -> Page:
    """A play whose scenario is no longer what it was: what changed, and what can be done.

    `words` is the first step that is not the same. `edits` is what an author changed, None where the old
    scenario is not kept here; `readable` that the old play can be looked at as it was.
    """
    main: list[Element] = [Notice(words, "warning")]
    if edits is None:
        main.append(
            Prose(
                _(
                    "What else was changed cannot be said: the scenario as it was then is not kept on this "
                    "machine. A play holds its choices, not the texts."
                ),
                "quiet",
            )
        )
    else:
        main += [Heading(_("What was changed in the scenario since")), Bullets(tuple(edits))]
    buttons = []
    if can_go_on:
        label = _("Go on from the last step that still holds, as a new play")
        buttons.append(Button("go-on", label, Action("go-on", (handle,)), primary=True))
    if readable:
        buttons.append(
            Button("steps", _("Look through the old play as it was"), Action("look-past", (handle,)))
        )
    elif can_go_on:
        buttons.append(Button("steps", _("Look through what still holds"), Action("look", (handle,))))
    return Page(
        "changed",
        f"changed:{handle}",
        _("The scenario was changed since this was played"),
        tuple(main),
        (),
        (*buttons, BACK),
    )


def handing_in(kept: Kept, folder: str) -> Page:
    """Where to hand a play in; the folder that was used last stands there already."""
    return Page(
        "hand-in",
        f"hand-in:{kept.handle}",
        _("Hand in: {name}").format(name=called(kept)),
        (
            Prose(_("Your play is written where it is collected: a folder that all can reach, or a stick.")),
            Field("folder", _("The folder"), folder, _("Your teacher can tell you. It is remembered.")),
        ),
        (),
        (
            Button("hand-in", _("Hand it in"), Action("hand-in-now", (kept.handle,)), primary=True),
            Button("back", _("Back"), Action("back")),
        ),
    )


def receipt(kept: Kept, given: Receipt) -> Page:
    """That it was handed in, in words to be kept or copied down."""
    return Page(
        "receipt",
        f"receipt:{kept.handle}",
        _("Handed in"),
        (Bullets(tuple(receipt_lines(called(kept), given))),),
        (),
        (Button("back", _("Back"), Action("back"), primary=True),),
    )


def receipt_lines(name: str, given: Receipt) -> list[str]:
    """What, where, when, and the words that stand for the file."""
    count = plural("{n} decision", "{n} decisions", given.decisions).format(n=given.decisions)
    lines = [
        _("What: {name}, {count}").format(name=name, count=count),
        _("Where: {file}").format(file=given.file),
        _("When: {day}").format(day=hour_of(given.at)),
        _("Its words: {words}").format(words=given.words),
        _("It was read back after it was written, and is whole."),
    ]
    if given.again:
        lines[-1] = _("The very same play lay there already; nothing was written.")
    return lines
