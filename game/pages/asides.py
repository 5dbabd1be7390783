"""Pages that stand beside the play: settings and help."""

from __future__ import annotations

from game.model.settings import TEXT_SIZES, Settings
from game.pages.page import Action, Bullets, Button, Choice, Element, Heading, Option, Page, Prose
from game.wording import _


def back() -> Button:
    """The way back to where one was."""
    return Button("back", _("Back"), Action("back"), primary=True)


def settings(current: Settings) -> Page:
    """Text size and theme; each change shows at once and is kept."""
    themes = {"desk": _("The desk"), "light": _("Plain and light"), "contrast": _("High contrast")}
    main: list[Element] = [
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
    ]
    return Page("settings", "settings", _("Settings"), tuple(main), (), (back(),))


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
                _("Tab and Shift+Tab go from one thing to the next, the arrows through a list or letter."),
                _("Enter or Space does what has the ring around it. Esc goes back."),
                _("Page Up, Page Down, Home, End and the wheel scroll."),
                _("Ctrl and + or - changes the size of the text, F2 the colours; F11 fills the screen."),
            )
        ),
        Heading(_("In the terminal")),
        Bullets(
            (
                _("Type the number or the word of what you want to do, then Enter."),
                _("Type the number of a sentence, such as K8.1, to mark it. “look” shows the page again."),
            )
        ),
        Prose(_("Your play is kept after every choice. You can stop at any moment and go on later.")),
    ]
    return Page("help", "help", _("Help"), tuple(main), (), (back(),))
