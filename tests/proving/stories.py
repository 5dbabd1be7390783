"""Made-up scenarios as the proof may meet them: also such as stick, and such as go round."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from game.model.play import Casting
from game.model.scenario import Scenario
from game.proving.proof import Measure
from tests.properties.strategies import castings, forms, scenarios


@st.composite
def stories(draw: st.DrawFn) -> tuple[Scenario, Casting, str]:
    """A scenario that may also lead into nowhere or back, with a casting and a form."""
    whole = draw(scenarios())
    moments = list(whole.moments)
    for number, moment in enumerate(moments):
        fault = draw(st.sampled_from(("none", "none", "none", "no last rule", "back")))
        if fault == "no last rule" and len(moment.rules) > 1:
            moment = replace(moment, rules=moment.rules[:-1])
        if fault == "back":
            at = draw(st.integers(0, len(moment.rules) - 1))
            rules = list(moment.rules)
            rules[at] = replace(rules[at], go=draw(st.sampled_from(moments)).id)
            moment = replace(moment, rules=tuple(rules))
        moments[number] = moment
    issues = tuple(
        replace(issue, history="") if draw(st.integers(0, 5)) == 0 else issue for issue in whole.issues
    )
    whole = replace(whole, moments=tuple(moments), issues=issues)
    return whole, draw(castings(whole)), draw(forms(whole))


@st.composite
def measures(draw: st.DrawFn, scenario: Scenario) -> Measure:
    places = [(id, position.id) for id, positions in scenario.matters() for position in positions]
    worth = st.dictionaries(st.sampled_from(places), st.integers(-7, 7)) if places else st.just({})
    whole = st.dictionaries(st.sampled_from(places), st.integers(0, 3)) if places else st.just({})
    gauges = [gauge.id for gauge in scenario.gauges]
    return Measure(
        "made up",
        draw(worth),
        draw(whole),
        draw(st.dictionaries(st.sampled_from(gauges), st.integers(-3, 3))),
        draw(st.dictionaries(st.sampled_from([e.id for e in scenario.endings]), st.integers(-9, 9))),
        chosen=draw(st.booleans()),
    )
