"""Letters to and from another class: written for the post, and taken in from it."""

from __future__ import annotations

from game.pages.desk import Desk
from game.pages.keeper import Post
from game.replaying.parcel import Refused, Why, decode, encode, fitting, outgoing
from game.wording import _

_LONGEST = 40  # letters of a part of a file's name


def letter_of(desk: Desk, label: str) -> tuple[str, bytes] | None:
    """What is to be carried to the other class now, and a name for its file; None where that is nothing."""
    parcel = outgoing(desk.play, label)
    if parcel is None:
        return None
    parts = (desk.scenario.id, desk.side, str(parcel.first + 1), parcel.label)
    return "-".join(filter(None, map(_plain, parts))) + ".json", encode(parcel)


def send(desk: Desk, post: Post | None, label: str) -> tuple[bool, str]:
    """Write what is to be carried; whether it lies there, and a sentence that says where, or why not."""
    letter = letter_of(desk, label)
    if letter is None or post is None:
        return False, _("There is no letter to be carried now.")
    path, trouble = post.send(*letter)
    if trouble:
        return False, trouble
    return True, _("Your letter lies in {path}. Carry this file to the other class.").format(path=path)


def take_in(desk: Desk, data: bytes) -> tuple[Why | None, str]:
    """Make the choices of a letter that came: nothing and what was done, or why it stays closed, in words."""
    parcel = decode(data)
    if isinstance(parcel, Refused):
        return parcel.why, parcel.words
    steps = fitting(desk.play, parcel)
    if isinstance(steps, Refused):
        return steps.why, steps.words
    desk.shown = len(desk.play.turns)
    for _moment, choice in steps:
        desk.choose(dict(choice))
    if parcel.label:
        return None, _("A letter from {label} has been taken in.").format(label=parcel.label)
    return None, _("The letter of the other class has been taken in.")


def take_in_newest(desk: Desk, post: Post | None) -> tuple[bool, str]:
    """Take in the newest letter in the post that belongs here; whether there was one, and words for it."""
    closed: dict[Why, str] = {}
    for _name, data in post.letters() if post else ():
        why, words = take_in(desk, data)
        if why is None:
            return True, words
        closed.setdefault(why, words)
    telling = (Why.OUT_OF_ORDER, Why.DAMAGED, Why.NEWER, Why.FOREIGN)  # the rest is what always lies about
    words = next((closed[why] for why in telling if why in closed), "")
    folder = post.folder if post else ""
    nothing = _("There is no new letter from the other class in {folder}.").format(folder=folder)
    return False, f"{nothing} {words}".strip()


def _plain(text: str) -> str:
    """The text as part of a name that every system and every stick takes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in text)
    return "-".join(filter(None, kept.split("-")))[:_LONGEST]
