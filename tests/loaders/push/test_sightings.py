"""Pushed readings: a row of the kind sighting, and sightings in a record."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model.json_schema import RECORD, SIGHTING, row_schema
from graph_model.keys import is_lone
from graph_model.records import Record, Source
from graph_model.registry import build
from loaders.push.reading import RowReader, kinds
from loaders.record_maker import RowRefused

REGISTRY = build()
SOURCE = Source("cams", "Cameras", zone="Europe/London", country="GB")
ROW: dict[str, Any] = {
    "ref": "cam-4|17",
    "subject": {"type": "Plate", "key": "ab12 cde"},
    "sensor": {"id": "cam-4"},
    "at": "2026-03-12T00:14:00",
    "confidence": 0.9,
}


def read(row: dict[str, Any], kind: str = SIGHTING, source: Source = SOURCE) -> Record:
    return RowReader(kind, source, REGISTRY).read(row, 1)


def test_a_row_is_one_sighting_and_fits_its_schema() -> None:
    assert ROW.keys() <= row_schema(SIGHTING, REGISTRY)["properties"].keys()
    found = read(ROW)
    assert (found.ref, found.claims, found.links) == ("cam-4|17", [], [])
    (sighting,) = found.sightings
    assert (sighting.subject, sighting.sensor) == ("Plate:GB:AB12CDE", "Sensor:cams:cam-4")
    assert (sighting.at, sighting.zone, sighting.as_read) == (1_773_274_440_000, "Europe/London", "ab12 cde")


def test_a_record_may_hold_claims_links_and_several_sightings() -> None:
    bare = {name: value for name, value in ROW.items() if name != "ref"}
    moving = bare | {"position": {"lat": 53.5, "lon": -2.2}, "zone": "UTC", "sensor": {"id": "p", "source": "patrol"}}
    row = {"ref": "r", "claims": [{"type": "Sensor", "id": "cam-4"}], "sightings": [bare, moving]}
    assert row.keys() <= row_schema(RECORD, REGISTRY)["properties"].keys()
    assert moving.keys() <= row_schema(RECORD, REGISTRY)["$defs"][SIGHTING]["properties"].keys()
    found = read(row, RECORD)
    first, second = found.sightings
    assert (first.nth, second.nth) == ("0", "1")
    assert (second.sensor, second.latitude, second.longitude) == ("Sensor:patrol:p", 53.5, -2.2)
    assert second.at == first.at


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"at": None}, "TIME_MISSING", "at"),
        ({"at": "2026-03-12"}, "TOO_COARSE", "at"),
        ({"subject": {"type": "Person", "id": "p"}}, "UNFIT_SUBJECT", "subject"),
        ({"subject": None}, "WRONG_KIND", "subject"),
        ({"sensor": {"type": "Person", "id": "p"}}, "UNKNOWN_TYPE", "sensor.type"),
        ({"sensor": {}}, "KEY_MISSING", "sensor.id"),
        ({"zone": 1}, "WRONG_KIND", "zone"),
        ({"as_read": 1}, "WRONG_KIND", "as_read"),
        ({"speed": 1}, "UNKNOWN_FIELD", "speed"),
        ({"position": {"lat": 0, "lon": 0}}, "NULL_ISLAND", "position"),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_field(change: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(RowRefused) as caught:
        read(ROW | change)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_a_time_without_an_offset_needs_a_zone_of_the_row_or_the_source() -> None:
    nowhere = Source("cams", "Cameras", country="GB")
    with pytest.raises(RowRefused) as caught:
        read(ROW, source=nowhere)
    assert caught.value.field == "at"
    assert read(ROW | {"zone": "Europe/London"}, source=nowhere).sightings == read(ROW).sightings
    assert read(ROW | {"at": "2026-03-12T00:14:00Z"}, source=nowhere).sightings[0].zone == "UTC"


def test_a_made_up_address_holds_within_its_session() -> None:
    heard = ROW | {"subject": {"type": "RadioDevice", "key": "DA:A1:19:00:00:01"}}
    one, again, other = (
        read(heard | {"ref": ref, "session": session}).sightings[0].subject
        for ref, session in (("a", "s1"), ("b", "s1"), ("c", 2))
    )
    assert one == again != other
    assert all(map(is_lone, (one, other)))
    assert read(heard | {"ref": "a"}).sightings[0].subject != read(heard | {"ref": "b"}).sightings[0].subject


def test_the_kinds_that_may_be_pushed_name_sightings() -> None:
    assert kinds(REGISTRY)[-2:] == (SIGHTING, RECORD)
