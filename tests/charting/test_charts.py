"""The story drawn: everything is in the picture, in its place, and marked in words and lines."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.charting.chart import Chart, Known, chart
from game.charting.layout import Layout
from game.charting.svg import picture, svg
from game.charting.texts import dot, mermaid
from game.engine.castings import historical
from game.engine.machine import Exchange
from game.engine.play import Play
from game.model.condition import Is
from game.model.scenario import Rule, Scenario
from tests import builders
from tests.checking.test_proofs import scenario as river
from tests.reading.river import reading_of

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_RULE = "      - {if: water is keep and trust <= 40, go: quarrel}\n"


def exchange_1954() -> Scenario:
    path = _ROOT / "scenarios" / "exchange-1954.yaml"
    letters = {file.name: file.read_bytes() for file in (_ROOT / "seeds").glob("*.txt")}
    read = reading_of(path.read_bytes(), "exchange-1954.yaml", letters).scenario
    assert read is not None
    return read


def drawn(scenario: Scenario, **known: object) -> Chart:
    exchange = Exchange(scenario)
    play = Play.begin(exchange, historical(scenario))
    walk = tuple((turn.moment, turn.rule) for turn in play.turns)
    return chart(exchange, Known(walk, **known))  # type: ignore[arg-type]


def goes_round() -> Scenario:
    """Two moments that lead to each other, and one that leads to itself."""
    whole = builders.scenario()
    back = Rule("may-arrives", Is("water", ("keep",)), "water is keep")
    again = Rule("north-tells", Is("visit", ("accept",)), "visit is accept")
    drafts, tells = whole.moment("north-drafts"), whole.moment("north-tells")
    whole = builders.changed(whole, "moments", "north-drafts", rules=(back, *drafts.rules))
    return builders.changed(whole, "moments", "north-tells", rules=(again, *tells.rules))


SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "river": river,
    "builders": builders.scenario,
    "exchange-1954": exchange_1954,
    "goes-round": goes_round,
}


@pytest.fixture(params=SCENARIOS)
def whole(request: pytest.FixtureRequest) -> Scenario:
    return SCENARIOS[request.param]()


def test_every_moment_and_ending_has_a_box_and_every_way_an_arrow(whole: Scenario) -> None:
    made = drawn(whole)
    things = [*(moment.id for moment in whole.moments), *(ending.id for ending in whole.endings)]
    assert [box.id for box in made.boxes] == things
    ways = {(moment.id, rule.go) for moment in whole.moments for rule in moment.rules}
    assert sorted((arrow.start, arrow.go) for arrow in made.arrows) == sorted(ways)


def test_history_is_marked_from_the_first_moment_to_its_ending() -> None:
    made = drawn(river())
    assert [box.id for box in made.boxes if box.history] == [
        "may-arrives",
        "north-answers",
        "south-thinks",
        "rest",
    ]
    assert [(a.start, a.go) for a in made.arrows if a.history] == [
        ("may-arrives", "north-answers"),
        ("north-answers", "south-thinks"),
        ("south-thinks", "rest"),
    ]


def test_an_arrow_tells_its_condition_in_the_authors_words_where_there_is_a_choice() -> None:
    labels = {(arrow.start, arrow.go): " ".join(arrow.lines) for arrow in drawn(river()).arrows}
    assert labels == {
        ("may-arrives", "north-answers"): "",
        ("north-answers", "quarrel"): "water is keep and trust <= 40",
        ("north-answers", "south-thinks"): "otherwise",
        ("south-thinks", "rest"): "",
    }


def test_a_long_condition_is_shortened_between_words() -> None:
    words = "water is keep and " * 20 + "trust <= 40"
    long = river(("water is keep and trust <= 40", words[:900]))
    (label,) = (arrow.lines for arrow in drawn(long).arrows if arrow.go == "quarrel")
    assert " ".join(label) == "water is keep and water is keep and water is keep and water is ..."


def test_what_no_play_comes_to_says_so_in_words() -> None:
    made = drawn(river(), comes={"may-arrives", "north-answers"}, taken={("may-arrives", 0)})
    assert {box.id for box in made.boxes if box.lost} == {"south-thinks", "rest", "quarrel"}
    for text in (mermaid(made), dot(made), svg(made)):
        assert text.count("no play comes here") == 3
        assert "Dashed lines: no play goes there." in text


def test_counts_stand_at_boxes_and_arrows() -> None:
    made = drawn(river(), plays={"quarrel": 1_234, ("north-answers", 0): 1_234})
    assert next(box.plays for box in made.boxes if box.id == "quarrel") == 1_234
    assert svg(made).count("1,234 plays") == 2


def test_no_mark_is_by_colour_alone() -> None:
    made = drawn(river())
    for text in (mermaid(made), dot(made), svg(made)):
        assert text.count("(history)") == 4
        assert "Thick lines: what really happened." in text


# -- text for other programs -------------------------------------------------------------------------------


def test_mermaid_and_dot_word_for_word(golden: Callable[[Path, str], None]) -> None:
    made = drawn(river())
    golden(_HERE / "goldens" / "river.mmd", mermaid(made))
    golden(_HERE / "goldens" / "river.dot", dot(made))


def test_no_title_can_break_out_of_its_label() -> None:
    nasty = 'A "quoted" <b>\\title\\</b> & `code` ]] }} #quot; %% -->'
    whole = builders.changed(builders.scenario(title=nasty), "moments", "may-arrives", title=nasty)
    text = mermaid(drawn(whole))
    for line in text.splitlines()[4:]:
        assert line.count('"') in (0, 2), line
    assert "title: \"A 'quoted'" in text
    ET.fromstring(svg(drawn(whole)))  # noqa: S314 - our own picture
    for line in dot(drawn(whole)).splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_it(whole: Scenario) -> None:
    done = subprocess.run(["dot", "-Tsvg"], input=dot(drawn(whole)).encode(), capture_output=True, check=True)
    titles = [one.text for one in ET.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}title")]  # noqa: S314
    assert len([title for title in titles if title and "->" not in title]) > len(whole.moments)
    assert done.stderr == b""


# -- our own picture ---------------------------------------------------------------------------------------


def _overlap(layout: Layout) -> list[tuple[object, object]]:
    return [
        (one.lines, other.lines)
        for one, other in combinations([place for place in layout.places if place.lines], 2)
        if abs(one.x - other.x) < (one.width + other.width) / 2 - 0.5
        and abs(one.y - other.y) < (one.height + other.height) / 2 - 0.5
    ]


def test_no_box_and_no_label_lies_on_another(whole: Scenario) -> None:
    for made in (drawn(whole), drawn(whole, plays={})):
        assert _overlap(picture(made)) == []


def test_everything_lies_within_the_picture(whole: Scenario) -> None:
    layout = picture(drawn(whole))
    for place in layout.places:
        assert place.x - place.width / 2 >= 0
        assert place.x + place.width / 2 <= layout.width
        assert place.y - place.height / 2 >= 0
        assert place.y + place.height / 2 <= layout.height


def test_what_follows_stands_below_unless_it_leads_back(whole: Scenario) -> None:
    layout = picture(drawn(whole))
    back = [run for run in layout.runs if run.places[0].y >= run.places[-1].y]
    assert len(back) == (2 if whole.moments[1].rules[0].go == "may-arrives" else 0)


def test_the_picture_is_sound_and_says_everything(whole: Scenario) -> None:
    made = drawn(whole)
    root = ET.fromstring(svg(made))  # noqa: S314 - our own picture
    told = " ".join(one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text"))
    for box in made.boxes:
        assert " ".join(box.lines[:1]) in told
    assert svg(made) == svg(drawn(whole))
