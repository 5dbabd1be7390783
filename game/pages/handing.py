"""When it is another's turn: the player at the other desk here, or the class that plays the other side."""

from __future__ import annotations

from game.model.play import Player
from game.pages.desk import Desk
from game.pages.desk_pages import leave
from game.pages.page import Action, Bullets, Button, Element, Heading, Page, Prose
from game.replaying.parcel import outgoing
from game.wording import _


def handover(desk: Desk) -> Page:
    """The screen between two players at one machine: nothing of either side is on it."""
    side = desk.scenario.side(desk.side).name
    return Page(
        "handover",
        f"handover:{len(desk.play.turns)}",
        _("It is {side}'s turn").format(side=side),
        (
            Prose(_("Let nobody else look."), "strong"),
            Prose(
                _(
                    "Whoever plays {side} sits down now; the other turns away. What each side drafts and "
                    "marks is its own affair until the letter is sent."
                ).format(side=side)
            ),
        ),
        (),
        (Button("sit", _("I play {side}; go on").format(side=side), Action("sit"), primary=True), leave()),
    )


def awaited(desk: Desk) -> str:
    """The name of the side that a letter is awaited from, or goes to: the one elsewhere whose turn it is."""
    by = desk.play.moment.by if desk.play.moment else ""
    elsewhere = [side for side, player in desk.play.casting if player is Player.POST]
    return desk.scenario.side(by if by in elsewhere else elsewhere[0]).name


def waiting(desk: Desk, folder: str) -> Page:
    """The other class is to play: what has to be carried there, and what is done when the answer comes."""
    side = awaited(desk)
    to_send = outgoing(desk.play) is not None
    steps = [
        _("When their file has come, put it into the folder {folder}.").format(folder=folder),
        _("Then take it in. You can leave meanwhile; your play is kept and waits here."),
    ]
    if to_send:
        steps[:0] = [
            _("Write your letter to a file. It goes into the folder {folder}.").format(folder=folder),
            _("Carry the file to the other class: on a stick, in a shared folder, or by mail."),
        ]
    main: list[Element] = [
        Prose(_("{side} is played by another class. It is their turn.").format(side=side), "strong"),
        Heading(_("What to do")),
        Bullets(tuple(steps)),
        Prose(
            _("With a file elsewhere, type: demarche letter send FILE, and: demarche letter receive FILE."),
            "quiet",
        ),
    ]
    buttons = [Button("post-in", _("Take in their letter"), Action("post-in"), primary=not to_send)]
    if to_send:
        buttons.insert(0, letter_out(primary=True))
    return Page(
        "waiting",
        f"waiting:{len(desk.play.turns)}",
        _("Waiting for {side}").format(side=side),
        tuple(main),
        (),
        (*buttons, leave()),
    )


def letter_out(*, primary: bool = False) -> Button:
    """The button that writes the letter to be carried."""
    return Button("post-out", _("Write your letter to a file"), Action("post-out"), primary=primary)


def last_letter(desk: Desk) -> tuple[Element, ...]:
    """At an ending: the other class does not know it yet; nothing where it does, or is none."""
    if outgoing(desk.play) is None:
        return ()
    return (
        Prose(
            _("{side} does not know yet: your last letter has still to be carried there.").format(
                side=awaited(desk)
            ),
            "strong",
        ),
    )
