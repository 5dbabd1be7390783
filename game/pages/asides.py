"""Pages that stand beside the play: settings and help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.model.settings import FONTS, LEVELS, SPACINGS, TEXT_SIZES, VOLUMES, Settings, word_of
from game.pages.page import Action, Bullets, Button, Choice, Element, Heading, Option, Page, Prose
from game.wording import _


def back() -> Button:
    """The way back to where one was."""
    return Button("back", _("Back"), Action("back"), primary=True)


def settings(current: Settings, languages: Sequence[str] = ()) -> Page:
    """Everything that can be set; each change shows at once and is kept.

    `languages` are those that scenarios are translated into; without any, none can be chosen.
    """
    main = (*_seeing(current), *_telling(current, languages), *_hearing(current), *_with_a_class(current))
    return Page(
        "settings", "settings", _("Settings"), main, (), (back(), Button("help", _("Help"), Action("help")))
    )


def _seeing(current: Settings) -> tuple[Element, ...]:
    themes = {"desk": _("The desk"), "light": _("Plain and light"), "contrast": _("High contrast")}
    fonts = {
        "serif": _("Book type"),
        "legible": _("Clear letters (Atkinson Hyperlegible)"),
        "dyslexic": _("For dyslexic readers (OpenDyslexic)"),
    }
    return (
        Heading(_("Seeing")),
        Choice(
            _("How large should the text be?"),
            tuple(
                Option(f"{n}", f"{n} %", Action("text-size", (str(n),)), chosen=n == current.text_size)
                for n in TEXT_SIZES
            ),
        ),
        Choice(
            _("How should the desk look?"),
            tuple(
                Option(theme, label, Action("theme", (theme,)), chosen=theme == current.theme)
                for theme, label in themes.items()
            ),
        ),
        _one_of(current, "font", _("Which letters do you read best?"), {name: fonts[name] for name in FONTS}),
        _one_of(current, "spacing", _("How far apart should the lines be?"), {n: f"{n} %" for n in SPACINGS}),
        _yes_or_no(current, "full_screen", _("Should the game fill the screen?")),
        _yes_or_no(current, "reduce_motion", _("Should everything keep still?")),
    )


def _telling(current: Settings, languages: Sequence[str]) -> tuple[Element, ...]:
    levels = {"full": _("As they are written"), "basic": _("In plainer words, where there are any")}
    elements: list[Element] = [
        Heading(_("Reading")),
        _one_of(
            current, "level", _("How should a scenario's texts be told?"), {n: levels[n] for n in LEVELS}
        ),
    ]
    if languages:
        own = Option("language-own", _("In its own"), Action("language", ("",)), current.language == "")
        others = (
            Option(f"language-{one}", one, Action("language", (one,)), one == current.language)
            for one in languages
        )
        elements.append(Choice(_("In which language should a scenario be told?"), (own, *others)))
    return tuple(elements)


def _hearing(current: Settings) -> tuple[Element, ...]:
    return (
        Heading(_("Hearing")),
        _one_of(current, "volume", _("How loud should the sounds be?"), {n: f"{n} %" for n in VOLUMES}),
        _yes_or_no(current, "muted", _("Should all sounds be off?")),
        _yes_or_no(current, "read_aloud", _("Should a voice say each page and each change?")),
        Prose(
            _("In the window F9 reads the page aloud from where you are, whatever is set here."), tone="quiet"
        ),
    )


def _with_a_class(current: Settings) -> tuple[Element, ...]:
    return (
        Heading(_("With a class")),
        _yes_or_no(current, "projector", _("Do you play with the whole class around one screen?")),
        Prose(
            _(
                "Then the type is larger and each page calmer; hands are counted at every position, a timer "
                "can be started, and at the debrief what they wrote is uncovered step by step."
            ),
            "quiet",
        ),
    )


def _one_of(current: Settings, name: str, ask: str, labels: Mapping[object, str]) -> Choice:
    """A setting with its values; what a terminal player types begins with the setting's name."""
    typed = name.replace("_", "-")
    return Choice(
        ask,
        tuple(
            Option(
                f"{typed}-{word_of(value)}",
                label,
                Action("set", (name, word_of(value))),
                chosen=getattr(current, name) == value,
            )
            for value, label in labels.items()
        ),
    )


def _yes_or_no(current: Settings, name: str, ask: str) -> Choice:
    return _one_of(current, name, ask, {True: _("Yes"), False: _("No")})


def help_page() -> Page:
    """What the game asks of a player, and the keys."""
    main: list[Element] = [
        Prose(
            _(
                "You sit at one side's desk. Read the letter that came, mark what matters, take a "
                "position on every matter, send your answer and live with what follows. At the end your "
                "letter is laid beside the one that was really sent."
            )
        ),
        Heading(_("What is counted")),
        Bullets(
            (
                _("Match: how near your positions are to those of the real letter."),
                _("Evidence: whether you marked the passages that bear on the positions you took."),
                _("Neither changes what happens. The real letter is what they wrote, not the right answer."),
            )
        ),
        Heading(_("Keys in the window")),
        Bullets(
            (
                _("Tab and Shift+Tab go from one thing to the next, the arrows through a list or a letter."),
                _("Enter or Space does what has the ring around it. 1 to 9 takes the option so numbered."),
                _("With the ring around a text, Enter reads on, and goes on only at its end."),
                _("Ctrl+Enter takes the usual way on, from anywhere. Esc goes back."),
                _("In a box of several lines Enter begins a new line."),
                _("Ctrl+Z takes back, step by step, what was chosen, marked or typed on the page."),
                _("F6 goes to the other part of the page: from the letter to the pencils, and on."),
                _("Page Up, Page Down, Home, End and the wheel scroll."),
                _("Ctrl+Page Down goes to the next part of a long page, Ctrl+Page Up to the one before."),
                _("Ctrl and + or - changes the size of the text, Ctrl and 0 makes it as it was."),
                _("F1 is this help, F2 other colours, F4 the settings; F11 fills the screen. Ctrl+Q ends."),
                _("F9 reads aloud from where you are; any key makes the voice stop."),
                _("In a line to type on, Ctrl+V puts in what you have copied."),
            )
        ),
        Heading(_("With a class around one screen")),
        Bullets(
            (
                _("It is turned on in the settings, on the way in, or with F5, which fills the screen too."),
                _("Page Down goes down the page, then on; Page Up goes up, then back. So does a presenter."),
                _("What cannot be called back (sending, deciding) wants Page Down twice."),
                _("R shows what is still hidden, and so does Enter. B or . is a pause, which any key ends."),
                _("On a position, + and - or digits count the hands; Backspace takes a digit away."),
                _("F7 opens the timer, F8 starts and stops it."),
            )
        ),
        Heading(_("With mouse or finger")),
        Bullets(
            (
                _("Press what you want. Drag the page, or the bar at its right, to scroll."),
                _("At the upper right: smaller and larger text, other colours, help."),
            )
        ),
        Heading(_("In the terminal")),
        Bullets(
            (
                _("Type the number or the word of what you want to do, then Enter."),
                _("Type the number of a sentence, such as K8.1, to mark it. “look” shows the page again."),
                _("With a class: hands and a number for each position counts, so do + and - with its word."),
            )
        ),
        Prose(_("Your play is kept after every choice. You can stop at any moment and go on later.")),
    ]
    return Page(
        "help",
        "help",
        _("Help"),
        tuple(main),
        (),
        (back(), Button("settings", _("Settings"), Action("settings"))),
    )
