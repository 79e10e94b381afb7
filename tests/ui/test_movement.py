"""Movement on the page: what sensors read as a sequence, on a map and in a table, and who moved along, as leads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.ui.conftest import City, Open
from tests.ui.desk import Desk

WAYS = ("Sequence", "Map", "Table")
ON_MAP = """async () => {
  const { mapped } = await import("/js/views/map_view.js");
  const marks = mapped.now?.marks() ?? [];
  return { discs: marks.filter((mark) => mark.ids),
    texts: marks.filter((mark) => mark.kind === "text").map((mark) => mark.text) };
}"""


@pytest.fixture
def van(desk: Desk, city: City) -> Iterator[Desk]:
    """The scout's plate drawn, with the drawer of movement open."""
    desk.draw(_plates(city)[0])
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".track .quiet", has_text="sightings").wait_for()
    yield desk
    desk.page.evaluate("async () => { (await import('/js/state.js')).under.value = null; }")


def _plates(city: City) -> tuple[str, str]:
    """Of the scout car and of the van, as they are written."""
    step: dict[str, Any] = next(one for one in city.truth["steps"] if one["number"] == 4)
    van, scout = (plate.rpartition(":")[2] for plate in step["find"]["plates"])
    return scout, van


def on_map(desk: Desk) -> dict[str, Any]:
    """What the map shows, once it is there."""
    desk.page.get_by_role("button", name="Map", exact=True).click()
    desk.page.locator(".map[aria-busy=false]").wait_for()
    desk.page.wait_for_timeout(100)
    found: dict[str, Any] = desk.page.evaluate(ON_MAP)
    return found


def test_sequence_map_and_table_show_the_same_readings(van: Desk) -> None:
    rows = van.page.locator(".track tbody tr")
    van.page.get_by_role("button", name="Table", exact=True).click()
    expect(rows.first).to_be_visible()
    listed = rows.count()
    said = van.page.locator(".track [role=status]").inner_text()
    assert said.startswith(f"{listed} sightings")
    van.page.get_by_role("button", name="Sequence", exact=True).click()
    assert van.page.locator(".sequence .reading").count() == listed
    lanes = van.page.locator(".sequence .lane").count()
    discs = on_map(van)["discs"]
    assert sum(len(disc["ids"]) for disc in discs) == listed
    assert len(discs) == lanes
    assert listed > lanes > 3


def test_a_reading_that_is_chosen_is_chosen_in_all_three(van: Desk) -> None:
    van.page.get_by_role("button", name="Table", exact=True).click()
    van.page.locator(".track tbody tr").nth(2).get_by_role("button").click()
    expect(van.page.locator(".track tr.lit")).to_have_count(1)
    van.page.get_by_role("button", name="Sequence", exact=True).click()
    expect(van.page.locator(".sequence .reading.chosen")).to_have_count(1)
    chosen = van.page.evaluate("async () => (await import('/js/state.js')).reading.value")
    assert [chosen in disc["ids"] for disc in on_map(van)["discs"] if disc["edge"] == "ink"] == [True]


def test_who_moved_along_is_found_drawn_dashed_and_shown_beside_it(van: Desk, city: City) -> None:
    _, gang = _plates(city)
    van.choose("Who moved along with this?")
    panel = van.page.locator(".companions")
    expect(panel.locator("[role=status]")).to_contain_text("would be compared")
    expect(panel.locator(".leads")).to_have_count(0)
    panel.get_by_role("button", name="Compare").click()
    lead = panel.locator(".lead", has_text=gang[:4])
    expect(lead).to_have_count(1)
    expect(lead.locator(".lead-bar.observed b")).to_have_text("3")
    expect(panel).to_contain_text("pairs were compared")
    lead.get_by_role("button", name="Draw").click()
    van.rest()
    drawn = van.drawn()
    own = [link for link in drawn["links"] if link.get("own")]
    assert [{link["from"], link["to"]} for link in own] == [set(drawn["selection"])]
    assert [link["finding"] for link in own] == ["companions"]
    expect(van.page.locator(".legend-lines .sample.finding")).to_be_visible()
    expect(van.page.locator(".subjects li")).to_have_count(2)
    expect(lead.get_by_role("button", name="Drawn")).to_be_disabled()


def test_all_pairs_are_compared_in_a_window_and_for_kinds_after_an_estimate(van: Desk, city: City) -> None:
    page, panel = van.page, van.page.locator(".companions")
    page.locator(".track-do").get_by_role("button", name="Together").click()
    panel.get_by_label("About").select_option("")
    told = panel.locator("[role=status]")
    expect(told).to_contain_text("pairs would be compared")
    everything = _number(told.inner_text())
    panel.get_by_text("Kinds, and who is left out").click()
    panel.get_by_role("button", name="plates").click()
    panel.get_by_label("From (UTC)").fill("2026-03-05T00:00")
    expect(told).to_contain_text("pairs would be compared")
    page.wait_for_timeout(400)
    fewer = _number(told.inner_text())
    assert 0 < fewer < everything
    with page.expect_request(lambda request: "query Companions" in (request.post_data or "")) as asked:
        panel.get_by_role("button", name="Compare").click()
    given = json.loads(asked.value.post_data or "")["variables"]
    assert given["subject"] is None
    assert given["filter"]["since"] == "2026-03-05T00:00:00Z"
    note = panel.locator(".note").first
    expect(note).to_contain_text("pairs were compared")
    assert _number(note.inner_text()) == fewer  # the estimate is exact
    scout, gang = (plate[:4] for plate in _plates(city))
    lead = panel.locator(".lead", has_text=scout).filter(has_text=gang)
    expect(lead.locator(".lead-bar.observed b")).to_have_text("3")
    lead.get_by_role("button", name="Draw").click()
    van.rest()
    assert any(link.get("finding") == "companions" for link in van.drawn()["links"])


def _number(text: str) -> int:
    """The first number that stands before "pair" in a sentence."""
    return int(re.findall(r"([\d,\u202f]+) pairs?", text)[0].replace(",", "").replace("\u202f", ""))


def test_a_finding_says_its_sentence_and_what_speaks_against_it_and_is_kept_with_the_chart(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    centre, other = desk.drawn()["centres"][0], sorted(desk.ids())[0]
    lead = {
        "sentence": "Both were read <b>together</b>.",
        "against": [{"sentence": "Once apart."}, {"sentence": "Hm."}],
    }
    found = desk.page.evaluate(
        """async ([lead, one, other]) => {
      const { drawFinding, isFound } = await import("/js/actions/finding.js");
      const { contentNow } = await import("/js/actions/draft.js");
      const { ownOf } = await import("/js/content.js");
      const { chart } = await import("/js/state.js");
      const how = { question: "linkLeads", label: "may know", ties: [[one, other]] };
      await drawFinding(lead, how);
      await drawFinding(lead, how);
      const { ownLinks: kept } = contentNow();
      return { kept, again: ownOf(contentNow()).links, links: chart.value.own.links, is: isFound(lead) };
    }""",
        [lead, centre, other],
    )
    desk.rest()
    assert found["is"]
    [link] = found["links"]
    assert found["again"] == [link]
    assert [(one["finding"], one["reason"], one["against"]) for one in found["kept"]] == [
        ("linkLeads", "Both were read <b>together</b>.", "Once apart.\nHm.")
    ]
    styles = "async (id) => (await import('/js/views/canvas.js')).drawn.cy.getElementById(id).style('line-style')"
    assert desk.page.evaluate(styles, link["id"]) == "dashed"
    desk.select(centre)
    desk.panel.locator(".lines summary").click()
    desk.panel.locator(".link-count", has_text="finding").click()
    desk.rest()
    for said in ("Both were read <b>together</b>.", "What speaks against it", "Once apart.", "Hm.", "inspector"):
        expect(desk.panel).to_contain_text(said)
    desk.panel.get_by_role("button", name="Take it off").click()
    desk.rest()
    assert not any(one.get("own") for one in desk.drawn()["links"])


def test_what_no_sensor_read_says_how_it_would_come(open_desk: Open) -> None:
    desk = open_desk()
    desk.draw("Museum")
    desk.page.locator(".track-toggle").click()
    expect(desk.page.locator(".track .panel-empty")).to_contain_text("while they bore it")
    desk.page.evaluate("async () => { (await import('/js/state.js')).under.value = null; }")


def test_hops_and_lanes_are_what_the_readings_say(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { hopsOf, lanesOf, metres } = await import("/js/track.js");
      const read = (id, minutes, sensor, latitude, longitude, radiusM = 0) => ({
        id, trueTime: new Date(Date.UTC(2026, 2, 6, 12, minutes)).toISOString(), latitude, longitude, radiusM,
        subject: { id: "p", caption: "p", type: "Plate" }, sensor: { id: sensor, caption: sensor, type: "Sensor" },
      });
      const rows = [read("a", 0, "x", 53, -2), read("b", 10, "y", 53.1, -2), read("c", 12, "x", 53.3, -2),
        read("d", 14, "m", 53.6, -2, 40_000), read("e", 900, "z", null, null)];
      return { hops: hopsOf(rows).map((hop) => [hop.from.id, hop.to.id, hop.gap, hop.impossible]),
        lanes: lanesOf(rows).lanes.map((lane) => [lane.id, lane.n]), far: metres(rows[0], rows[1]) };
    }"""
    )
    # 33 km in two minutes is impossible from mast to mast, and possible within the reach of the mast.
    assert found["hops"] == [
        ["a", "b", False, False],
        ["b", "c", False, True],
        ["c", "d", False, False],
        ["d", "e", True, False],
    ]
    # The sensor x moved: each of its places has a lane, by the first reading there.
    assert found["lanes"] == [["a", 1], ["b", 1], ["c", 1], ["d", 1], ["e", 1]]
    assert abs(found["far"] - 11_119.5) < 1


def test_many_readings_are_dots_of_one_path_that_are_pressed_and_the_table_turns_to_the_chosen_one(desk: Desk) -> None:
    page, many = desk.page, 900

    def answer(route: Route) -> None:
        if "query Sightings" not in (route.request.post_data or ""):
            return route.continue_()
        begin = datetime(2026, 3, 6, tzinfo=UTC)
        edges: list[dict[str, Any]] = [
            {
                "id": f"s{n}",
                "trueTime": (begin + timedelta(minutes=7 * n)).isoformat().replace("+00:00", "Z"),
                "zone": "UTC",
                "latitude": 53.4 + n % 9 / 100,
                "longitude": 1.2,
                **dict.fromkeys(("radiusM", "asRead")),
                "source": "s",
                "recordRef": "r",
                "grade": "B2",
                "sentence": f"Reading {n}",
                "through": [],
                "subject": {"id": f"p{n % 2}", "type": "Plate", "caption": f"P{n % 2}"},
                "sensor": {"id": f"c{n % 9}", "type": "Sensor", "caption": f"Camera {n % 9}"},
            }
            for n in range(many)
        ]
        end = {"hasNextPage": False, "endCursor": None}
        found = {"total": many, "atLeast": False, "hiddenByFilter": 0, "pageInfo": end}
        found["edges"] = [{"node": one} for one in edges]
        return route.fulfill(
            status=200, content_type="application/json", body=json.dumps({"data": {"sightings": found}})
        )

    page.route("**/graphql", answer)
    desk.draw("Lena Marwick")
    page.locator(".track-toggle").click()
    page.get_by_role("button", name="Sequence", exact=True).click()
    dots = page.locator(".sequence .reading-dots")
    expect(dots).to_have_count(2)
    assert sum((one.get_attribute("d") or "").count("M") for one in dots.all()) == many
    box = page.locator(".sequence .lane rect").nth(4).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    expect(page.locator(".sequence .reading.chosen")).to_have_count(1)
    chosen = int(page.evaluate("async () => (await import('/js/state.js')).reading.value")[1:])
    assert chosen % 9 == 4
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator(".track tbody tr")).to_have_count(200 if chosen < 800 else 100)
    expect(page.locator(".track tr.lit td").first).to_have_text(str(chosen + 1))
    expect(page.locator(".track .more")).to_contain_text("of 900")
    page.unroute("**/graphql")
    page.evaluate("async () => { (await import('/js/state.js')).under.value = null; }")
