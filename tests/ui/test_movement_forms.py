"""Movement on the page: scenes that collide, lanes, distance, the week, the hot map, one span of time, and files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.test_movement import _plates


@pytest.fixture
def scout(desk: Desk, city: City) -> Iterator[Desk]:
    """The scout's plate drawn, with the drawer of movement open on its table."""
    desk.draw(_plates(city)[0])
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".track .quiet", has_text="sightings").first.wait_for()
    desk.page.get_by_role("button", name="Table", exact=True).click()
    yield desk
    desk.page.evaluate(
        """async () => { const state = await import('/js/state.js');
        state.under.value = null; state.scenes.value = []; state.span.value = null; }"""
    )


def way(desk: Desk, name: str) -> None:
    desk.page.get_by_role("button", name=name, exact=True).click()


def file(desk: Desk, name: str) -> str:
    """What a file of the menu holds."""
    desk.page.get_by_role("button", name="Give out").click()
    with desk.page.expect_download() as given:
        desk.page.get_by_role("menuitem", name=name).click()
    return Path(given.value.path()).read_text(encoding="utf-8")


def test_two_scenes_of_the_same_journey_find_who_was_at_both_with_what_chance_gives(scout: Desk, city: City) -> None:
    page = scout.page
    asked: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if "graphql" in request.url:
            asked.append(json.loads(request.post_data or "{}"))

    page.on("request", note)
    for row in (1, 2):
        page.locator(".track tbody tr").nth(row).get_by_role("button").click()
        page.get_by_role("button", name="Make it a scene").click()
        expect(page.locator(".scenes .scene")).to_have_count(row)
    told = page.locator(".scenes [role=status]")
    expect(told).to_contain_text("would be compared")
    assert not any("query Collision" in one.get("query", "") for one in asked)
    page.get_by_role("button", name="Who was there?").click()
    lead = page.locator(".scenes .lead").first
    expect(lead.locator(".lead-bar.observed b")).to_have_text("2")
    expect(lead.locator(".lead-bar.expected")).to_be_visible()
    expect(page.locator(".scenes")).to_contain_text("were compared")
    (estimate,) = [one for one in asked if "query Estimate" in one["query"]][-1:]
    (question,) = [one for one in asked if "query Collision" in one["query"]]
    sent = estimate["variables"]["question"]["arguments"]
    assert (sent["scenes"], sent["atLeast"]) == (question["variables"]["scenes"], question["variables"]["atLeast"])
    page.locator(".scenes .lead button:enabled").first.click()
    scout.rest()
    assert [link for link in scout.drawn()["links"] if link.get("own")]


def test_how_often_the_case_asked_the_same_with_other_windows_stands_above_the_leads(scout: Desk) -> None:
    page, ask = scout.page, scout.page.get_by_role("button", name="Who was there?")
    name = (
        "async (to) => { const { chart, sheet } = await import('/js/state.js'); sheet.value = { ...sheet.value, case: "
    )
    page.evaluate(f"{name}[...chart.value.nodes.keys()][0] }}; }}")
    scenes = page.locator(".scenes .scene")
    before = scenes.count()
    for row, told in ((1, 0), (2, 1)):
        page.locator(".track tbody tr").nth(row).get_by_role("button").click()
        page.get_by_role("button", name="Make it a scene").click()
        expect(scenes).to_have_count(before + row)
        ask.click()
        scout.rest()
        expect(page.locator(".scenes .lead").first).to_be_visible()
        expect(page.locator(".scenes .note", has_text="asked this once before")).to_have_count(told)
    page.evaluate(f"{name}null }}; }}")


def test_one_span_of_time_holds_for_the_sequence_the_table_and_the_places(scout: Desk) -> None:
    page = scout.page
    whole = page.locator(".track tbody tr").count()
    page.locator(".track-span .brush-from").evaluate(
        "(input) => { input.value = 30; input.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(page.locator(".track-span")).to_contain_text(f"of {whole} in this time")
    within = page.locator(".track tbody tr").count()
    assert 0 < within < whole
    for name in ("Sequence", "Distance"):
        way(scout, name)
        expect(page.locator(".sequence .reading")).to_have_count(within)


def test_the_files_hold_exactly_the_readings_of_the_span(scout: Desk) -> None:
    page = scout.page
    page.locator(".track-span .brush-from").evaluate(
        "(input) => { input.value = 30; input.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    within = page.locator(".track tbody tr").count()
    rows = list(csv.DictReader(io.StringIO(file(scout, "Table (CSV)"))))
    assert len(rows) == within
    features = json.loads(file(scout, "Places (GeoJSON)"))["features"]
    assert [one["id"] for one in features] == [row["sighting"] for row in rows]
    assert all(-180 <= one["geometry"]["coordinates"][0] <= 180 for one in features)
    way(scout, "Sequence")
    picture = file(scout, "Picture of lines (SVG)")
    assert picture.count('class="reading') == within
    assert "<script" not in picture


def test_a_formula_in_a_table_stays_text(desk: Desk) -> None:
    text = desk.page.evaluate(
        """async () => (await import('/js/actions/track_files.js')).csvOf([{ id: "s", trueTime: "2026-03-06T12:00:00Z",
      zone: "UTC", latitude: -1, longitude: 2, radiusM: null, asRead: '=HYPERLINK("x")', source: "@a", grade: "A1",
      recordRef: "+1", subject: { id: "p", caption: "-p" }, sensor: { id: "c", caption: "c" }, through: [] }])"""
    )
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["as_read"], row["source"], row["record"], row["read"]) == ('\'=HYPERLINK("x")', "'@a", "'+1", "'-p")
    assert row["latitude"] == "-1"


def test_lanes_distance_week_and_hot_map_show_the_readings(scout: Desk) -> None:
    page = scout.page
    readings = page.locator(".track tbody tr").count()
    way(scout, "Lanes")
    expect(page.locator(".lanes .reading")).to_have_count(readings)
    way(scout, "Distance")
    expect(page.locator(".distance .reading")).to_have_count(readings)
    way(scout, "Week")
    cells = page.locator(".matrix tbody td")
    expect(cells).to_have_count(7 * 24)
    assert sum(int(text) for text in cells.all_inner_texts() if text.strip()) == readings
    way(scout, "Hot map")
    page.locator(".hot .map[aria-busy=false]").wait_for()
    areas = (
        "async () => (await import('/js/views/map_view.js')).mapped.now.marks().filter((one) => one.kind === 'area')"
    )
    scout.until(f"async () => (await ({areas})()).length > 0")
    page.get_by_label("Coloured by").select_option("rate")
    expect(page.locator(".hot-table tbody tr").first).to_be_visible()


def test_arrows_are_drawn_from_lane_to_lane_and_a_meeting_is_dashed(scout: Desk) -> None:
    page = scout.page

    def between(route: Any) -> None:
        ids = json.loads(route.request.post_data)["variables"]["ids"]
        at = "2026-03-07T22:00:00Z"
        fact = {"id": "f", "linkType": "CALLED", "from": ids[0], "to": "PhoneNumber:+447700900001",
                "since": at, "until": at, "sentence": "A call."}  # fmt: skip
        met = {"subjects": [{"id": ids[0]}, {"id": "PhoneNumber:+447700900001"}], "place": {"caption": "A"},
               "since": at, "until": at, "others": 1, "recordCount": 4}  # fmt: skip
        body = {"data": {"facts": {"edges": [{"node": fact}]}, "meetings": {"meetings": [met]}}}
        route.fulfill(status=200, content_type="application/json", body=json.dumps(body))

    page.route(
        "**/graphql", lambda route: between(route) if "query Between" in route.request.post_data else route.continue_()
    )
    way(scout, "Lanes")
    expect(page.locator(".lanes .arrow")).to_have_count(2)
    expect(page.locator(".lanes .arrow.finding")).to_have_count(1)
    expect(page.locator(".arrow-list")).to_contain_text("A finding, no fact.")
    page.unroute("**/graphql")


def test_a_file_says_in_which_span_under_which_filter_and_what_is_not_in_it(scout: Desk) -> None:
    page = scout.page
    page.evaluate("async () => { (await import('/js/state.js')).filter.value = { notSources: ['museum-security'] }; }")
    page.locator(".track tbody tr").first.wait_for()
    page.locator(".track-span .brush-from").evaluate(
        "(input) => { input.value = 30; input.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    within = page.locator(".track tbody tr").count()
    held = json.loads(file(scout, "Places (GeoJSON)"))
    assert held["filter"] == {"notSources": ["museum-security"]}
    assert held["span"]["since"]
    counts = held["readings"]
    assert (counts["given"], counts["loaded"]) == (within, counts["total"])
    assert (counts["totalIsAtLeast"], counts["hiddenByFilter"]) == (False, 0)
    page.get_by_role("button", name="Give out").click()
    with page.expect_download() as given:
        page.get_by_role("menuitem", name="Table (CSV)").click()
    assert re.fullmatch(
        r"movement-from-2026-\d\d-\d\d-to-(2026-\d\d-\d\d)?-filtered\.csv", given.value.suggested_filename
    )
    expect(page.locator(".live")).to_contain_text(f"with {within} readings.")
    page.evaluate("async () => { (await import('/js/state.js')).filter.value = null; }")


def test_a_sensor_that_is_selected_shows_what_it_read_and_a_file_says_what_was_not_loaded(
    scout: Desk, city: City
) -> None:
    page = scout.page
    camera = next(step["find"]["cameras"][0] for step in city.truth["steps"] if step["number"] == 4)

    def few(route: Any) -> None:
        sent = json.loads(route.request.post_data)
        if "query Sightings" in sent["query"]:
            sent["variables"]["first"] = 40
        route.continue_(post_data=json.dumps(sent))

    page.route("**/graphql", few)
    scout.add(camera)
    scout.select(camera)
    told = page.locator(".track-told [role=status]")
    expect(told).to_contain_text("Read by what is selected:")
    total = int(re.findall(r"([\d,]+) sightings", told.inner_text())[0].replace(",", ""))
    expect(page.locator(".track tbody tr")).to_have_count(40)
    sensors = page.locator(".track tbody td:nth-child(4)").all_inner_texts()
    assert len({name.split("\n")[0] for name in sensors}) == 1
    held = json.loads(file(scout, "Places (GeoJSON)"))
    assert held["readings"] == {"given": 40, "loaded": 40, "total": total, "totalIsAtLeast": False, "hiddenByFilter": 0}
    assert {one["properties"]["sensor_id"] for one in held["features"]} == {camera}
    expect(page.locator(".live")).to_contain_text(f"{total - 40:,} more were not loaded yet")
    page.unroute("**/graphql")
