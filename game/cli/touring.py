"""`demarche tour`: a picture of every page of a scenario, played along its history."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.cli.arguments import WrongUse, nearest
from game.cli.shelves import find, library_of
from game.model.settings import FONTS, TEXT_SIZES, THEMES, Settings
from game.shelf.files import shown, why
from game.shelf.library import Library
from game.wording import _, plural

if TYPE_CHECKING:
    from game.pages.page import Page

LEAST, MOST = (480, 320), (7680, 4320)
"""The smallest and the largest picture, in pixels."""

_NOON = 1786449600.0  # 11 August 2026: a tour looks the same whenever it is made


def run(args: Namespace) -> int:
    """Write the pictures; 1 where a scenario could not be played to its end. Raises WrongUse."""
    size = _size(args.size)
    settings = replace(_settings(args.text_size, args.theme, args.font), projector=args.projector)
    library = library_of(args.library)
    wanted: tuple[str, ...] = tuple(library.paths())
    if args.scenario:
        id, library = find(args.scenario, args.library)
        wanted = (id,)
    out = Path(args.out).expanduser()
    status = 0
    for id in wanted:
        try:
            count = _pictures(id, library, out / id, settings, size)
        except OSError as error:
            words = _("No pictures can be written to {path}: {why}.")
            raise WrongUse(words.format(path=shown(out / id), why=why(error, out))) from None
        except _NotPlayed as stuck:
            print(stuck, file=sys.stderr)
            status = 1
            continue
        said = plural("{n} picture in {path}", "{n} pictures in {path}", count)
        print(said.format(n=count, path=shown(out / id)))
    return status


class _NotPlayed(Exception):
    """The scenario could not be played to its end; the message is for the person."""


def _pictures(id: str, library: Library, out: Path, settings: Settings, size: tuple[int, int]) -> int:
    """Write a picture of each page of a scenario, numbered in the order they come; how many."""
    from game.window import display

    display.prepare()  # before pygame is imported, which otherwise says hello
    from game.window.gallery import Gallery

    out.mkdir(parents=True, exist_ok=True)
    gallery = Gallery(library.assets, settings, size)
    count = 0
    for count, page in enumerate(pages(id, library, settings), 1):
        gallery.save(page, out / f"{count:02d}-{page.kind}.png")
    return count


def pages(id: str, library: Library, settings: Settings) -> Iterator[Page]:
    """Every page of a scenario played along its history; nothing of the play is kept."""
    from game.pages.flow import Flow
    from game.pages.touring import NoWayOn, tour
    from game.shelf.keeping import Keeper
    from game.shelf.places import places

    loaded = library.load(id)
    if isinstance(loaded, str):
        raise _NotPlayed(loaded)
    with TemporaryDirectory() as home:
        keeper = Keeper(places({"DEMARCHE_HOME": home}), library.stands)
        keeper.keep_settings(settings)
        try:
            flow = Flow(library, keeper, clock=lambda: _NOON, label=_("Ana"))
            yield from tour(flow, id)
        except NoWayOn as stuck:
            words = _("{id}: the tour ends at the page {page}, which has no usual way on.")
            raise _NotPlayed(words.format(id=id, page=stuck)) from None
        finally:
            keeper.close()


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text.strip().lower())
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if LEAST[0] <= size[0] <= MOST[0] and LEAST[1] <= size[1] <= MOST[1]:
        return size
    words = _(
        "--size wants width x height in pixels, from {least} to {most}, such as 1280x720; not “{text}”."
    )
    raise WrongUse(words.format(least="{}x{}".format(*LEAST), most="{}x{}".format(*MOST), text=text))


def _settings(text_size: str, theme: str, font: str) -> Settings:
    sizes = [str(size) for size in TEXT_SIZES]
    _one_of("--text-size", text_size.removesuffix("%"), sizes)
    _one_of("--theme", theme, THEMES)
    _one_of("--font", font, FONTS)
    return Settings(int(text_size.removesuffix("%")), theme, font=font, reduce_motion=True)


def _one_of(option: str, word: str, offered: tuple[str, ...] | list[str]) -> None:
    """Raise WrongUse unless the word is one of those offered, with the one that may be meant."""
    if word in offered:
        return
    near = nearest(word, offered)
    said = _("{option} is one of {offered}; not “{word}”.")
    more = _("Did you mean {near}?").format(near=near) if near else ""
    raise WrongUse(
        " ".join(filter(None, (said.format(option=option, offered=", ".join(offered), word=word), more)))
    )
