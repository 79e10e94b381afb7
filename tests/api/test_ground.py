"""What lies under sightings on the map: a source's own streets, and an agency's tiles by byte ranges."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import ground
from loaders.pipeline import Stores
from loaders.sources.demo_city.geography import DISTRICTS, STREETS, address_text, district_of
from loaders.sources.demo_city.sensors import CAMERAS, COAST_CAMERA
from loaders.sources.demo_city.streets import streets
from tests.api.asking import serving
from tests.pmtiles import archive

SQUARE = {"earth": [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]}


def client(stores: Stores, tiles: Path | None = None) -> TestClient:
    app = FastAPI()
    app.include_router(ground.router(replace(serving(stores), tiles=tiles, ground=streets)))
    return TestClient(app)


@pytest.fixture
def tiles(tmp_path: Path) -> Path:
    file = tmp_path / "city.pmtiles"
    file.write_bytes(archive(SQUARE))
    return file


def test_the_tiles_are_given_by_the_ranges_that_are_asked_for(stores: Stores, tiles: Path) -> None:
    asking, content = client(stores, tiles), tiles.read_bytes()
    assert asking.get("/map").json()["tiles"] == {"path": "/map/tiles.pmtiles", "maxZoom": 1}
    for first, last in ((0, 126), (127, 130), (len(content) - 5, len(content) - 1)):
        answer = asking.get("/map/tiles.pmtiles", headers={"Range": f"bytes={first}-{last}"})
        assert (answer.status_code, answer.content) == (206, content[first : last + 1])
    assert asking.get("/map/tiles.pmtiles").content == content
    assert asking.get("/map/tiles.pmtiles", headers={"Range": f"bytes={len(content)}-"}).status_code == 416


@pytest.mark.parametrize("content", [None, b"", b"root:x:0:0:root", b"PMTiles\x03", b"PMTiles\x02" + bytes(200)])
def test_what_is_no_tile_archive_is_never_given_out(stores: Stores, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)
    asking = client(stores, file)
    assert asking.get("/map").json()["tiles"] is None
    assert asking.get("/map/tiles.pmtiles").status_code == 404
    assert asking.get("/map/tiles.pmtiles").json()["errors"][0]["message"].startswith("There are no tiles")


def test_without_a_setting_and_a_source_there_is_neither(stores: Stores) -> None:
    app = FastAPI()
    app.include_router(ground.router(serving(stores)))
    assert TestClient(app).get("/map").json() == {"tiles": None, "ground": None}


def test_the_city_has_the_streets_of_its_addresses_each_in_its_district() -> None:
    found = [one for one in streets()["features"] if one["properties"]["kind"] == "street"]
    assert len(found) == STREETS
    named = {one["properties"]["name"]: one["geometry"]["coordinates"] for one in found}
    for address in range(100, 800, 7):
        (longitude, latitude), end = named[address_text(address).partition(",")[0].partition(" ")[2]]
        _, middle, across = DISTRICTS[district_of(address)]
        for x, y in ((longitude, latitude), end):
            assert hypot(y - middle, (x - across) * 0.6) < 0.0063


def test_the_main_roads_lead_past_every_camera_and_hang_together() -> None:
    roads = [one["geometry"]["coordinates"] for one in streets()["features"] if one["properties"]["kind"] == "main"]
    corners = {tuple(corner) for road in roads for corner in road}
    for camera in (*CAMERAS, COAST_CAMERA):
        assert (camera.longitude, camera.latitude) in corners
    reached = {tuple(roads[0][0])}
    for _ in roads:
        for road in roads:
            if reached & {tuple(corner) for corner in road}:
                reached |= {tuple(corner) for corner in road}
    assert reached == corners
