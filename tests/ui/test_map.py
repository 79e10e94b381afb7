"""The map: the readings of sequence and table, areas that become scenes, own tiles, and nothing from elsewhere."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Request, expect

from sightline.services.process import free_port
from sightline.settings import load_settings
from tests.pmtiles import archive
from tests.ui.conftest import City, Open, Pages, Scheme
from tests.ui.desk import Desk
from tests.ui.node import value_of
from tests.ui.serving import served
from tests.ui.test_accessible import serious
from tests.ui.test_movement import on_map

UI = Path(__file__).resolve().parents[2] / "ui_static"
MERCATOR = (UI / "js" / "map" / "mercator.js").as_uri()


@pytest.fixture
def scout(desk: Desk, city: City) -> Iterator[Desk]:
    """The scout's plate on the map."""
    desk.draw(_scout(city))
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".track .quiet", has_text="sightings").wait_for()
    on_map(desk)
    yield desk
    desk.page.evaluate(
        "async () => { const { under, scenes } = await import('/js/state.js'); under.value = null; scenes.value = []; }"
    )


def _scout(city: City) -> str:
    step: dict[str, Any] = next(one for one in city.truth["steps"] if one["number"] == 4)
    return str(step["find"]["plates"][1].rpartition(":")[2])


def middle(desk: Desk) -> tuple[float, float]:
    """The middle of the map on the screen."""
    box = desk.page.locator(".map-place").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_projection_is_that_of_the_map_and_a_ring_is_clipped_to_what_is_in_view() -> None:
    found = value_of(
        f"""{{ const {{ unit, metresPerPixel, clipped, thinned }} = await import("{MERCATOR}");
        const ring = [{{ x: -5, y: -5 }}, {{ x: 5, y: -5 }}, {{ x: 5, y: 5 }}, {{ x: -5, y: 5 }}];
        return {{ units: [unit(0, 0), unit(53.4, 1.2), unit(-90, 180)], metres: metresPerPixel(60, 10),
          ring: clipped(ring, {{ left: 0, top: 0, right: 9, bottom: 9 }}),
          thinned: thinned([0, 0.5, 1.2, 1.5, 3, 0].map((x) => ({{ x, y: 0 }})), 1).map((point) => point.x) }}; }}"""
    )
    latitude = math.radians(53.4)
    north = 0.5 - math.log(math.tan(math.pi / 4 + latitude / 2)) / (2 * math.pi)  # J. P. Snyder, 1987, (7-2)
    assert found["units"][0] == {"x": 0.5, "y": 0.5}
    assert abs(found["units"][1]["y"] - north) < 1e-12
    assert abs(found["units"][2]["y"] - 1) < 1e-9
    assert abs(found["metres"] - 2 * math.pi * 6_378_137 / 256 / 1024 / 2) < 1e-6
    assert {(point["x"], point["y"]) for point in found["ring"]} == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert found["thinned"] == [0, 1.2, 3, 0]


def test_gaps_impossible_hops_numbers_and_the_reach_of_a_mast_are_drawn(desk: Desk) -> None:
    found = desk.page.evaluate(
        """async () => {
      const { readingMarks } = await import("/js/map/readings.js");
      const read = (id, minutes, sensor, latitude, longitude, radiusM = 0) => ({
        id, latitude, longitude, radiusM, sentence: id,
        trueTime: new Date(Date.UTC(2026, 2, 6, 12, minutes)).toISOString(),
        subject: { id: "p", caption: "p", type: "" }, sensor: { id: sensor, caption: sensor, type: "" },
      });
      const rows = [read("a", 0, "x", 53, -2), read("b", 10, "y", 53.1, -2), read("c", 12, "z", 53.3, -2),
        read("d", 900, "x", 53, -2), read("e", 910, "m", 53.01, -2.05, 900), read("f", 920, "?", null, null)];
      const seen = { width: 900, height: 900, metresPerPixel: () => 9,
        project: (latitude, longitude) => ({ x: 300 + 1000 * (longitude + 2), y: 500 - 1000 * (latitude - 53) }) };
      return readingMarks({ rows, subjects: new Map([["p", { colour: 3 }]]), chosen: "d" }, seen);
    }"""
    )
    lines = [mark for mark in found if mark["kind"] == "line"]
    looks = [(line["ink"], bool(line.get("dash"))) for line in lines]
    assert looks == [("group-3", False), ("group-3", True), ("group-3", False), ("danger", True)]
    (reach,) = [mark for mark in found if mark["kind"] == "disc" and not mark.get("ids")]
    assert reach["r"] == 100
    discs = {mark["ids"][0]: mark for mark in found if mark.get("ids")}
    assert [disc["ids"] for disc in discs.values()] == [["b"], ["c"], ["e"], ["a", "d"]]  # what is chosen lies on top
    assert discs["a"]["edge"] == "ink"
    texts = [mark["text"] for mark in found if mark["kind"] == "text"]
    assert texts[:4] == ["1, 4", "2", "3", "5"]


def test_a_press_on_the_map_chooses_a_reading_for_sequence_and_table_too(scout: Desk) -> None:
    page = scout.page
    disc = on_map(scout)["discs"][-1]
    box = page.locator(".map-place").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + disc["x"], box["y"] + disc["y"])
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator(".track tr.lit")).to_have_count(1)
    chosen = page.evaluate("async () => (await import('/js/state.js')).reading.value")
    assert chosen in disc["ids"]


def test_by_keyboard_readings_are_gone_through_in_the_order_of_time(scout: Desk) -> None:
    page = scout.page
    page.get_by_role("button", name="Table", exact=True).click()
    listed = page.locator(".track tbody tr").count()
    on_map(scout)
    page.get_by_role("button", name="Next reading").focus()
    seen = []
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append(page.evaluate("async () => (await import('/js/state.js')).reading.value"))
    assert len(set(seen)) == 3 <= listed
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("async () => (await import('/js/state.js')).reading.value") == seen[1]


def test_the_span_that_is_brushed_holds_on_the_map(scout: Desk) -> None:
    before = sum(len(disc["ids"]) for disc in on_map(scout)["discs"])
    scout.page.locator(".brush-from").fill("20")
    scout.page.wait_for_timeout(100)
    after = sum(len(disc["ids"]) for disc in on_map(scout)["discs"])
    told = scout.page.locator(".track-span p").inner_text()
    assert re.match(rf"{after} of {before} ", told)
    assert 0 < after < before


def test_the_streets_of_the_city_and_the_outlines_of_the_world_lie_under_it(scout: Desk, city: City) -> None:
    found = scout.page.evaluate(
        """async () => {
      const { ground } = await import("/js/map/ground.js");
      const { world, features, tiles } = await ground();
      return { world: world.length, kinds: [...new Set(features.map((one) => one.kind))].sort(), tiles,
        rings: world.every((land) => land.rings.every((ring) => ring.length > 3 && ring[0].x === ring.at(-1).x)) };
    }"""
    )
    assert found["kinds"] == ["district", "land", "main", "place", "street"]
    assert found["world"] > 1_400
    assert found["rings"]
    assert found["tiles"] is None
    assert httpx2.get(f"{city.address}map/tiles.pmtiles").status_code == 404


def test_a_circle_drawn_on_the_map_becomes_a_scene_and_stays_there_with_its_number(scout: Desk) -> None:
    page = scout.page
    page.get_by_role("button", name="Circle as a scene").click()
    x, y = middle(scout)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    expect(page.locator(".scenes .scene")).to_have_count(1)
    expect(page.locator(".scenes [role=status]")).to_contain_text("would be compared")
    assert "1" in on_map(scout)["texts"]


def test_a_polygon_is_drawn_by_its_corners_and_asked_about(scout: Desk) -> None:
    page = scout.page
    page.get_by_role("button", name="Polygon as a scene").click()
    x, y = middle(scout)
    for right, down in ((-160, -35), (160, -35), (160, 45), (-160, 45), (-160, -35)):
        page.mouse.click(x + right, y + down)
    expect(page.locator(".scenes legend")).to_contain_text("Polygon of 4 corners")
    expect(page.locator(".scenes [role=status]")).to_contain_text("would be compared")
    with page.expect_request(lambda request: "query Collision" in (request.post_data or "")) as asked:
        page.get_by_role("button", name="Who was there?").click()
    [scene] = json.loads(asked.value.post_data or "")["variables"]["scenes"]
    assert len(scene["area"]["polygon"]) == 4
    expect(page.locator(".scenes .leads .lead").first).to_be_visible()


def test_an_area_is_drawn_by_keyboard_and_escape_leaves_without_one(scout: Desk) -> None:
    page = scout.page
    for keys in (("Space", "ArrowRight", "Escape"), ("Space", "ArrowRight", "Enter")):
        page.get_by_role("button", name="Circle as a scene").click()
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(60)
        scenes = page.evaluate("async () => (await import('/js/state.js')).scenes.value")
        assert len(scenes) == keys.count("Enter")
    assert scenes[0]["circle"]["metres"] > 100


def test_the_map_is_given_out_as_it_stands(scout: Desk) -> None:
    page = scout.page
    for item, begins in (("Picture of lines (SVG)", b"<svg"), ("Picture of points (PNG)", b"\x89PNG")):
        page.locator(".track-do .menu > button").click()
        with page.expect_download() as caught:
            page.get_by_role("menuitem", name=item).click()
        content = Path(caught.value.path()).read_bytes()
        assert content.startswith(begins)
        if begins == b"<svg":
            assert content.count(b"<circle") >= len(on_map(scout)["discs"])
            assert b"<script" not in content


def test_an_agencys_own_tiles_are_drawn_out_of_a_local_file(city: City, pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "city.pmtiles"
    file.write_bytes(archive({"earth": [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]}))
    settings = load_settings(data_folder=city.folder, port=free_port(), analyst="inspector", map_tiles=file)
    with served(settings, city.stores) as address:
        desk = Desk(pages(1280, 800, "light", 7), address)
        desk.open()
        ranges: list[str] = []

        def note(request: Request) -> None:
            if "pmtiles" in request.url:
                ranges.append(request.headers.get("range", ""))

        desk.page.on("request", note)
        desk.draw(_scout(city))
        desk.page.locator(".track-toggle").click()
        on_map(desk)
        desk.page.locator("canvas.leaflet-tile").first.wait_for()
        desk.page.wait_for_function(
            """() => [...document.querySelectorAll("canvas.leaflet-tile")].some((tile) =>
          tile.width && tile.getContext("2d").getImageData(tile.width / 2, tile.height / 2, 1, 1).data[3] > 0)"""
        )
        assert ranges
        assert all(re.fullmatch(r"bytes=\d+-\d+", one) for one in ranges)
        assert desk.elsewhere == []
        assert desk.complaints == []
        desk.leave()


def test_the_first_paint_loads_nothing_of_the_map(open_desk: Open) -> None:
    desk = open_desk()
    loaded = desk.page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [name for name in loaded if re.search(r"leaflet|countries|/js/map/map\.js|/map$", name)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_movement_and_its_forms_have_nothing_serious(open_desk: Open, city: City, scheme: Scheme, width: int) -> None:
    desk = open_desk(width=width, height=844, scheme=scheme)
    desk.draw(_scout(city))
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".map[aria-busy=false]").wait_for()
    faults = {"all three": serious(desk)}
    for name in ("Map", "Hot map"):
        desk.page.get_by_role("button", name=name, exact=True).click()
        desk.page.locator(".map[aria-busy=false]").wait_for()
        faults[name] = serious(desk)
    for name in ("Together", "Scenes"):
        desk.page.locator(".track-do").get_by_role("button", name=name).click()
        desk.rest()
        faults[name] = serious(desk)
    desk.page.get_by_role("button", name="Table", exact=True).click()
    desk.page.locator(".track tbody button").first.click()
    desk.page.get_by_role("button", name="Make it a scene").click()
    desk.page.locator(".scene details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    desk.page.locator(".scene-whom summary").click()
    desk.page.get_by_label("Identifiers: one a line").fill(_scout(city))
    desk.page.get_by_role("button", name="Make it a list").click()
    desk.page.get_by_role("button", name="Who was there?").last.click()
    desk.rest()
    desk.page.locator(".lead-records summary").first.click()
    desk.rest()
    faults["a scene, a list and leads"] = serious(desk)
    desk.page.evaluate(
        """async () => { const state = await import('/js/state.js');
        state.under.value = null; state.scenes.value = []; state.scenesAsked.value = { kinds: [], lists: [] }; }"""
    )
    assert {where: found for where, found in faults.items() if found} == {}


def test_a_map_that_could_not_be_loaded_is_asked_for_again(desk: Desk, city: City) -> None:
    desk.expected = re.compile("Failed to load|ERR_FAILED")
    desk.draw(_scout(city))
    desk.page.route("**/js/map/map.js", lambda route: route.abort())
    desk.page.locator(".track-toggle").click()
    desk.page.locator(".track .quiet", has_text="sightings").wait_for()
    desk.page.get_by_role("button", name="Map", exact=True).click()
    told = desk.page.locator(".track [role=alert]")
    expect(told).to_contain_text("could not be loaded")
    desk.page.unroute("**/js/map/map.js")
    told.get_by_role("button", name="Try again").click()
    expect(told).to_have_count(0)
    assert on_map(desk)["discs"]
    desk.page.evaluate("async () => { (await import('/js/state.js')).under.value = null; }")


def test_what_was_read_in_an_area_and_window_of_a_scene_is_shown_until_something_else_is_selected(
    scout: Desk,
) -> None:
    page = scout.page
    own = page.locator(".track-told [role=status]").inner_text()
    page.get_by_role("button", name="Circle as a scene").click()
    x, y = middle(scout)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    with page.expect_request(lambda request: "query Sightings" in (request.post_data or "")) as asked:
        page.get_by_role("button", name="What was read there").click()
    given = json.loads(asked.value.post_data or "")["variables"]
    assert given["area"]["circle"]["metres"] > 10
    assert given["filter"]["since"] < given["filter"]["until"]
    expect(page.locator(".track-told")).to_contain_text("Read there: Circle of")
    expect(page.locator(".subjects li").nth(1)).to_be_visible()
    page.get_by_role("button", name="Back to what is selected").click()
    expect(page.locator(".track-told [role=status]")).to_have_text(own)
    narrowed = """async () => { const { narrowed } = await import("/js/span.js");
      const [early, late] = ["2026-03-01T00:00:00Z", "2026-03-09T00:00:00Z"];
      return JSON.stringify([narrowed({ since: early, leastGrade: "B" }, { since: late }),
        narrowed({ until: early }, { until: late }), narrowed(null, {})]); }"""
    assert json.loads(page.evaluate(narrowed)) == [
        {"since": "2026-03-09T00:00:00.000Z", "leastGrade": "B"},
        {"until": "2026-03-01T00:00:00.000Z"},
        None,
    ]
