"""Analyses on the page, of the graph and of a table: told in sentences with pictures and tables, and drawn."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from examples.analyses.fires import NAMES, fires
from tests.ui.conftest import Open
from tests.ui.desk import Desk
from tests.ui.node import value_of
from tests.ui.test_accessible import serious

OF_GRAPH = ("Clusters", "Forecast", "Days", "Rules", "Texts", "Places", "Coverage")
# What is drawn on the canvas is read from the library's own record of it.
_OPTION = """async () => {
  const { getInstanceByDom } = await import("/vendor/echarts.js");
  const { series, xAxis, yAxis } = getInstanceByDom(document.querySelector(".plot")).getOption();
  return { series: series.map(({ type, name, data }) => ({ type, name, n: data.length })),
    x: xAxis[0].type, y: yAxis[0].type, labels: xAxis[0].data ?? [] };
}"""
_FOUND: dict[str, Any] = {
    "total": 3, "untimed": 0, "unplaced": 1, "worlds": 39, "hiddenByFilter": 2,
    "columns": {"id": ["a", "b", "c"], "caption": ["a", "{x|b}", "c"], "longitude": [1.0, 1.1, None],
                "latitude": [2.0, 2.1, None], "at": [None, None, None], "cluster": [0, 0, -1], "claims": [[], [], []]},
    "clusters": [{"memberIds": [], "stability": 0.9, "inside": 2, "expected": 0.1, "p": 0.025, "stands": True,
                  "since": "2026-01-02T03:00:00Z", "until": "2026-01-02T04:00:00Z"}],
}  # fmt: skip


@pytest.fixture
def analyses(desk: Desk) -> Iterator[Desk]:
    """The dialog of the analyses over the page."""
    opened(desk)
    yield desk
    desk.page.unroute("**/graphql")


def opened(desk: Desk) -> Locator:
    desk.page.get_by_role("button", name="Analyses", exact=True).click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def choose(desk: Desk, name: str) -> None:
    desk.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def analyse(desk: Desk) -> Locator:
    """What was found."""
    desk.page.get_by_role("button", name="Analyse", exact=True).click()
    expect(desk.page.locator(".analyses .skeleton")).to_have_count(0, timeout=90_000)
    assert desk.page.locator(".analyses .trouble-note").all_inner_texts() == []
    found = desk.page.locator(".found-all")
    expect(found).to_be_visible()
    return found


def option(desk: Desk) -> dict[str, Any]:
    expect(desk.page.locator(".plot[data-drawn]")).to_be_visible()
    drawn: dict[str, Any] = desk.page.evaluate(_OPTION)
    return drawn


def test_each_analysis_is_answered_by_the_city_with_a_sentence_a_picture_and_a_table_or_says_what_it_needs(
    analyses: Desk,
) -> None:
    for name in OF_GRAPH:
        choose(analyses, name)
        found = analyse(analyses)
        if found.locator(".lacking").count():
            assert "needed" in found.locator(".lacking").inner_text().lower()
            continue
        assert len(found.locator(".note").first.inner_text()) > 20
        expect(found.locator("details.found-table").first).to_be_visible()
        if found.locator(".plots").count():
            assert option(analyses)["series"]
            assert analyses.page.locator(".plot").get_attribute("role") == "img"
    assert serious(analyses) == []


def test_a_cluster_is_a_picture_and_a_row_whose_events_are_drawn_and_the_answer_is_there_again(analyses: Desk) -> None:
    page = analyses.page
    member = page.evaluate("async () => (await import('/js/state.js')).story.value.steps[0].ids[0]")
    found = {**_FOUND, "clusters": [{**_FOUND["clusters"][0], "memberIds": [member]}]}
    job = {"state": "done", "done": 1, "total": 1, "result": {"data": {"eventClusters": found}}}

    def answer(route: Any) -> None:
        body = route.request.post_data
        if "eventClusters" in body:
            route.fulfill(json={"data": {"inBackground": {"id": "job"}}})
        elif "query HowFar" in body:
            route.fulfill(json={"data": {"job": job}})
        else:
            route.continue_()

    page.route("**/graphql", answer)
    told = analyse(analyses)
    drawn = option(analyses)
    assert [(one["type"], one["n"]) for one in drawn["series"]] == [("scatter", 0), ("scatter", 2)]
    row = told.locator("tbody tr")
    expect(row).to_have_count(1)
    assert "finding" in row.inner_text()
    expect(told.locator(".note")).to_contain_text("One was left out.")
    row.get_by_role("button", name="Draw it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    analyses.until("async (id) => (await import('/js/state.js')).selection.value.includes(id)", member)
    analyses.rest()
    # From there back to its records; and back to what was found.
    expect(page.get_by_role("tab", name="Records")).to_be_visible()
    opened(analyses)
    expect(page.locator(".found-all tbody tr")).to_have_count(1)


def test_where_nothing_can_be_told_it_says_what_is_needed_and_no_share_of_nothing() -> None:
    trial = """{ tooLittle: null, labels: ["a", "b"], confusion: [[0, 0, 9], [0, 0, 11]], threshold: null, told: 0,
      right: 0, leftOut: ["c"], labelled: 20, unlabelled: 0, hiddenByFilter: 0, calibration: [], texts: [] }"""
    found = value_of(
        f"""{{ globalThis.localStorage = {{ getItem: () => null, setItem() {{}} }};
        globalThis.document = {{ documentElement: {{}} }};
        Object.defineProperty(globalThis, "navigator", {{ value: {{ languages: ["en"] }} }});
        globalThis.location = {{ href: "http://localhost/" }};
        const {{ READ }} = await import("{(Path.cwd() / "ui_static/js/analyses.js").as_uri()}");
        return READ.texts({{ textClasses: {trial} }}, {{ target: 0.9 }}, new Map()); }}"""
    )
    said = " ".join(found["says"])
    assert not re.search(r"\b0 %", said)
    assert "Nothing is told" in said
    assert "Needed" in said
    assert "there is none to tell" in said
    assert found["tables"][0]["none"] == "There is none to tell."


def test_numbers_on_an_axis_differ_and_hours_are_named_by_their_day(analyses: Desk) -> None:
    choose(analyses, "Forecast")
    analyse(analyses)
    labels = option(analyses)["labels"]
    assert len(set(labels)) == len(labels)
    assert any(label.count(" ") == 1 and not any(c == ":" for c in label) for label in labels)
    ticks = analyses.page.evaluate(
        """async () => {
      const { optionOf } = await import("/js/plot_options.js");
      const { colours } = await import("/js/chart/theme.js");
      const points = { draws: "points", name: "p", data: [[1.14, 53.37], [1.26, 53.44]], hue: "quiet" };
      const picture = { kind: "axes", name: "", across: "", up: "", series: [points] };
      const { yAxis } = optionOf(picture, colours(), { narrow: false, calm: true, when: String });
      return [53.37, 53.38, 53.39, 53.4].map(yAxis.axisLabel.formatter);
    }"""
    )
    assert ticks == ["53.37", "53.38", "53.39", "53.40"]


@pytest.fixture(scope="module")
def fire_table() -> str:
    made = fires(3, 90, 3)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["fire", "level", *NAMES[:3], "walls", "sex", "<b>note</b>"])
    for fire, level, values in zip(made.ids, made.levels.tolist(), made.values.tolist(), strict=True):
        walls = "timber" if values[NAMES.index("timber")] else "stone"
        writer.writerow([fire, round(level, 2), *(round(one, 2) for one in values[:3]), walls, "m", "=1+1"])
    return out.getvalue()


def test_fire_levels_of_a_table_of_ones_own_are_explained_and_a_building_is_warned_of(
    analyses: Desk, fire_table: str
) -> None:
    page, dialog = analyses.page, analyses.page.get_by_role("dialog")
    choose(analyses, "A table of my own")
    dialog.locator("textarea").fill(fire_table)
    dialog.locator("textarea").blur()
    expect(dialog).to_contain_text("90 rows, 8 columns.")
    # What stands for a group is said to be refused, and is nowhere offered.
    expect(dialog.locator(".refused-columns")).to_contain_text("'sex' stands for a protected group")
    assert dialog.get_by_role("checkbox", name="sex").count() == 0
    run = page.get_by_role("button", name="Analyse", exact=True)
    dialog.get_by_label("The measure").select_option("level")
    expect(run).to_be_disabled()
    for name in (*NAMES[:3], "walls"):
        dialog.get_by_role("checkbox", name=name, exact=True).check()
    dialog.get_by_label("Name of a row").select_option("fire")
    given = dialog.locator(".given")
    for name, value in zip(NAMES[:3], ("33", "15", "14"), strict=True):
        given.get_by_label(name).fill(value)
    given.get_by_label("walls").select_option("timber")
    found = analyse(analyses)
    warned = found.locator("details", has_text="Warning level of what was asked")
    expect(warned.locator("tbody tr")).to_have_count(1)
    expect(found).to_contain_text("Models compared")
    assert option(analyses)["x"] == "value"
    found.locator(".plot-choice select").select_option(label="Curve: wind")
    assert {one["type"] for one in option(analyses)["series"]} == {"line"}
    assert serious(analyses) == []


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused_with_its_line(analyses: Desk, tmp_path: Path) -> None:
    dialog = analyses.page.get_by_role("dialog")
    choose(analyses, "A table of my own")
    broken, large = tmp_path / "broken.csv", tmp_path / "large.csv"
    broken.write_text("a,b\n1,2\n3\n", encoding="utf-8")
    large.write_text("a\n" + "1\n" * 1_000_001, encoding="utf-8")
    dialog.get_by_label("A CSV file").set_input_files(broken)
    expect(dialog.locator(".trouble-note")).to_contain_text("line 3")
    dialog.get_by_label("A CSV file").set_input_files(large)
    expect(dialog.locator(".trouble-note")).to_contain_text("larger than 2 MB")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (390, "light"), (1280, "dark")])
def test_pictures_fit_a_phone_and_the_dark(open_desk: Open, width: int, scheme: Any) -> None:
    desk = open_desk(width, 844, scheme)
    opened(desk)
    choose(desk, "Coverage")
    analyse(desk)
    assert option(desk)["series"]
    assert desk.page.evaluate("() => document.querySelector('dialog').scrollWidth <= innerWidth")
    box = desk.page.locator(".plot").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert serious(desk) == []
