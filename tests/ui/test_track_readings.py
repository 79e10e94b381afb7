"""Readings as they are drawn: reaches, places of sensors that move, numbers of several, lanes that are cut, habits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.ui.conftest import City
from tests.ui.desk import Desk
from tests.ui.test_movement import ON_MAP, _plates

_READ = """const read = (id, minutes, who, sensor, latitude, longitude, radiusM = 0) => ({
  id, latitude, longitude, radiusM,
  trueTime: new Date(Date.UTC(2026, 2, 6, 12, minutes)).toISOString(), zone: "UTC", sentence: id, through: [],
  subject: { id: who, caption: who, type: "" }, sensor: { id: sensor, caption: sensor, type: "" } });"""


@pytest.fixture
def both(desk: Desk, city: City) -> Iterator[Desk]:
    """The scout's plate and the van's selected, with the drawer of movement open."""
    plates = next(step["find"]["plates"] for step in city.truth["steps"] if step["number"] == 4)
    desk.draw(_plates(city)[0])
    desk.add(*plates)
    desk.select(*plates)
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".track .quiet", has_text="sightings").first.wait_for()
    yield desk
    desk.page.evaluate("async () => { (await import('/js/state.js')).under.value = null; }")


def test_a_reach_is_drawn_as_soon_as_it_is_wider_than_the_mark_of_a_reading(desk: Desk) -> None:
    found = desk.page.evaluate(
        f"""async () => {{ {_READ}
      const {{ readingMarks }} = await import("/js/map/readings.js");
      const rows = [read("gate", 0, "p", "gate", 53, -2), read("hall", 1, "p", "hall", 53, -2, 60),
        read("wifi", 2, "p", "wifi", 53, -2, 80), read("gps", 3, "p", "gps", 53.1, -2, 10)];
      const reaches = (metres) => readingMarks({{ rows, subjects: new Map([["p", {{ colour: 1 }}]]), chosen: null }},
        {{ width: 900, height: 900, metresPerPixel: () => metres, project: (lat, lon) => ({{ x: 300, y: 500 }}) }})
        .filter((mark) => mark.kind === "disc" && !mark.ids).map((mark) => Math.round(mark.r));
      return [reaches(100), reaches(9), reaches(2), reaches(1)];
    }}"""
    )
    assert found == [[], [9], [30, 40], [60, 80, 10]]


def test_a_sensor_that_stands_is_one_place_and_one_that_moves_has_as_many_as_lie_apart(desk: Desk) -> None:
    found = desk.page.evaluate(
        f"""async () => {{ {_READ}
      const {{ lanesOf }} = await import("/js/track.js");
      const lanes = (rows) => lanesOf(rows).lanes.map((lane) => [lane.caption, lane.n]);
      const still = [read("a", 0, "p", "camera", 53, -2), read("b", 9, "p", "camera", 53, -2)];
      const moving = [53, 53.001, 53.2, 53.0005].map((lat, n) => read(`g${{n}}`, n, "p", "gps", lat, -2));
      const unknown = [read("u", 0, "p", "?", null, null), read("v", 1, "p", "?", null, null)];
      const long = Array.from({{ length: 500 }}, (_, n) => read(`l${{n}}`, n, "p", "gps", 53 + n / 50, -2));
      const {{ of }} = lanesOf(moving);
      return [lanes(still), lanes(moving), lanes(unknown), lanes(long).length, of.get("g3") === of.get("g0")];
    }}"""
    )
    still, moving, unknown, many, back = found
    assert still == [["camera", 2]]
    assert moving == [["gps · 53.0000, -2.0000", 3], ["gps · 53.2000, -2.0000", 1]]
    assert (unknown, back) == ([["?", 2]], True)
    assert 10 < many <= 24


def test_the_numbers_of_map_table_and_sequence_are_the_same_for_two_as_well(both: Desk) -> None:
    page = both.page
    page.locator(".map[aria-busy=false]").wait_for()
    page.locator(".sequence .reading").first.wait_for()
    listed = page.locator(".track tbody tr").count()
    page.get_by_role("button", name="Sequence", exact=True).click()
    texts = page.locator(".sequence .reading text").all_text_contents()
    told = [int(number) for text in texts for number in text.removesuffix(" …").split(", ")]
    assert len(told) == len(set(told))
    assert set(told) <= set(range(1, listed + 1))
    assert len(told) > listed / 2
    page.get_by_role("button", name="Map", exact=True).click()
    page.locator(".map[aria-busy=false]").wait_for()
    page.wait_for_timeout(100)
    on_map = {text for text in page.evaluate(ON_MAP)["texts"] if text[0].isdigit() and "m" not in text}
    numbered = {int(number) for text in on_map for number in text.removesuffix(" …").split(", ")}
    assert numbered & set(told)


def _asked_between(desk: Desk, facts: dict[str, Any], meetings: dict[str, Any] | None, asked: list[Any]) -> None:
    def answer(route: Route) -> None:
        text = route.request.post_data or ""
        if "query Between" not in text:
            return route.continue_()
        asked.append(json.loads(text)["variables"])
        data = {"facts": facts, **({"meetings": meetings} if meetings else {})}
        return route.fulfill(status=200, content_type="application/json", body=json.dumps({"data": data}))

    desk.page.route("**/graphql", answer)


def test_arrows_and_meetings_that_are_not_drawn_are_counted(both: Desk) -> None:
    page, asked = both.page, list[Any]()
    _asked_between(both, {"total": 640, "edges": []}, {"omitted": 3, "meetings": []}, asked)
    page.get_by_role("button", name="Lanes", exact=True).click()
    note = page.locator(".lanes .note")
    expect(note).to_contain_text("640 further records between them are not drawn")
    expect(note).to_contain_text("3 further supposed meetings are not drawn.")
    assert (asked[0]["several"], len(asked[0]["near"])) == (True, 2)


def test_among_more_than_fifty_meetings_are_looked_for_among_the_first_fifty_and_that_is_said(
    both: Desk, city: City
) -> None:
    page, asked = both.page, list[Any]()
    cameras = next(step["find"]["cameras"] for step in city.truth["steps"] if step["number"] == 4)
    one = page.evaluate("async () => (await import('/js/state.js')).selection.value")

    def many(route: Route) -> None:
        if "query Sightings" not in (route.request.post_data or ""):
            return route.fallback()
        node: dict[str, Any] = {"trueTime": "2026-03-06T12:00:00Z", "zone": "UTC", "latitude": 53.4, "longitude": 1.2,
                                "source": "s", "recordRef": "r", "grade": "B2", "sentence": "s", "through": [],
                                "radiusM": None, "asRead": None,
                                "sensor": {"id": cameras[0], "type": "Sensor", "caption": "c"}}  # fmt: skip
        edges = [{"node": {**node, "id": f"s{n}", "subject": {"id": f"p{n}", "type": "Plate", "caption": f"P{n}"}}}
                 for n in range(60)]  # fmt: skip
        end = {"hasNextPage": False, "endCursor": None}
        data = {"sightings": {"total": 60, "atLeast": False, "hiddenByFilter": 0, "pageInfo": end, "edges": edges}}
        return route.fulfill(status=200, content_type="application/json", body=json.dumps({"data": data}))

    _asked_between(both, {"total": 0, "edges": []}, {"omitted": 0, "meetings": []}, asked)
    page.route("**/graphql", many)
    both.select(one[0])
    page.get_by_role("button", name="Lanes", exact=True).click()
    expect(page.locator(".lanes .note")).to_contain_text("Meetings are looked for among the first 50 of 61 alone.")
    assert asked[-1]["near"] == [f"p{n}" for n in range(50)]
    assert len(asked[-1]["ids"]) == 61


def test_one_alone_is_not_asked_whom_it_met(both: Desk, city: City) -> None:
    page = both.page
    both.select(next(step["find"]["plates"][1] for step in city.truth["steps"] if step["number"] == 4))
    page.get_by_role("button", name="Lanes", exact=True).click()
    expect(page.locator(".lanes .reading").first).to_be_visible()
    expect(page.locator(".lanes .panel-empty")).to_be_visible()
    expect(page.locator(".lanes [role=alert]")).to_have_count(0)


def test_places_that_are_no_longer_usual_and_new_ones_are_told_with_the_habits(both: Desk) -> None:
    page = both.page
    places = {"gone": [{"id": "a", "caption": "Old mill"}], "new": [{"id": "b", "caption": "New quay"}]}

    def answer(route: Route) -> None:
        if "query Habits" not in (route.request.post_data or ""):
            return route.continue_()
        found = route.fetch()
        data = found.json()
        assert {"gone", "new"} <= data["data"]["habits"].keys()
        data["data"]["habits"] |= {"change": 0.6, **places}
        return route.fulfill(response=found, json=data)

    page.route("**/graphql", answer)
    page.get_by_role("button", name="Week", exact=True).click()
    facts = page.locator(".week-facts")
    expect(facts.locator("dt", has_text="No longer usual")).to_be_visible()
    expect(facts.locator(".week-gone")).to_have_text("Old mill")
    expect(facts.locator(".week-new")).to_have_text("New quay")
