"""What lies under sightings on the map: the streets of a loaded source, and an agency's own tiles, by byte ranges."""

from __future__ import annotations

from pathlib import Path

import orjson
from fastapi import APIRouter
from fastapi.responses import FileResponse, JSONResponse, Response

from api.context import Service

TILES = "/map/tiles.pmtiles"
BEGINS, HEAD, MAX_ZOOM = b"PMTiles\x03", 127, 101
"""What a PMTiles file begins with, how long its head is, and where in it the farthest zoom stands (PMTiles
specification, version 3)."""


def router(service: Service) -> APIRouter:
    """GET /map: {"tiles": {"path", "maxZoom"} or null; "ground": GeoJSON, or null}. GET /map/tiles.pmtiles: the file,
    whole or the ranges that are asked for."""
    routes = APIRouter()

    @routes.get("/map")
    def described() -> Response:
        head = _head(service.tiles)
        tiles = None if head is None else {"path": TILES, "maxZoom": head[MAX_ZOOM]}
        return Response(orjson.dumps({"tiles": tiles, "ground": service.ground()}), media_type="application/json")

    @routes.get(TILES)
    def tiles() -> Response:
        if service.tiles is None or _head(service.tiles) is None:
            message = "There are no tiles: the setting map_tiles names no PMTiles file."
            return JSONResponse({"errors": [{"message": message}]}, 404)
        return FileResponse(service.tiles, media_type="application/vnd.pmtiles")

    return routes


def _head(file: Path | None) -> bytes | None:
    """The head of a tile archive; None where there is none. Nothing that is no tile archive is ever given out."""
    try:
        if file is None:
            return None
        with file.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError:
        return None
    return head if len(head) == HEAD and head.startswith(BEGINS) else None
