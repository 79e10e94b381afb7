"""The part of a chart that a reader gets, and what they were not shown when they save it again."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from graph_model.chart import Chart, as_json, canonical, read
from graph_model.chart.parts import part
from graph_model.chart.rejoin import rejoined
from tests.graph_model.chart.charts import IDS, charts

KNOWN = st.sets(st.sampled_from(IDS))


@given(charts(), KNOWN)
def test_a_part_is_a_chart_and_names_nothing_that_the_reader_may_not_know(chart: Chart, known: set[str]) -> None:
    shown = part(chart, known.__contains__)
    assert read(as_json(shown)) == shown
    text = json.dumps(as_json(shown), ensure_ascii=False)
    assert [id for id in set(IDS) - known if json.dumps(id, ensure_ascii=False)[1:-1] in text] == []
    assert {element.id for element in shown.elements} == {element.id for element in chart.elements} & known


@given(charts(), KNOWN)
def test_a_part_that_nobody_changed_becomes_the_whole_again(chart: Chart, known: set[str]) -> None:
    shown = part(chart, known.__contains__)
    assert rejoined(shown, chart, shown) == chart


@given(charts(), charts(), KNOWN)
def test_whatever_a_reader_makes_the_result_is_a_chart_with_all_that_they_made_and_were_not_shown(
    chart: Chart, made: Chart, known: set[str]
) -> None:
    shown = part(chart, known.__contains__)
    whole = rejoined(made, chart, shown)
    assert read(json.loads(canonical(whole))) == whole
    for name in ("elements", "own_elements"):
        assert {one.id for one in getattr(made, name)} <= {one.id for one in getattr(whole, name)}
    hidden = {element.id: element for element in chart.elements if element.id not in known}
    after = {element.id: element for element in whole.elements}
    kept = {picture.id: picture.data for picture in whole.pictures}
    before = {picture.id: picture.data for picture in chart.pictures}
    for id, element in hidden.items():
        if id not in {one.id for one in made.elements}:
            assert (after[id].x, after[id].note, after[id].flag) == (element.x, element.note, element.flag)
            assert kept.get(after[id].picture or "") == before.get(element.picture or "")
    assert {link.label for link in made.own_links} <= {link.label for link in whole.own_links}
    there = {one.id for one in (*whole.elements,)} | {own.id for own in whole.own_elements}
    withheld = [link for link in chart.own_links if {link.start, link.end} & hidden.keys()]
    assert {li.label for li in withheld if {li.start, li.end} <= there} <= {link.label for link in whole.own_links}
