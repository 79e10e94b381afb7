"""Sightings through the pipeline: each once, in whichever order and however often they come, in graph and archive."""

from __future__ import annotations

import random
import secrets
from dataclasses import replace

import pytest

from graph_model.keys import session_key
from graph_model.records import Claim, Link, Record, Sighting, Source
from graph_model.registry import build
from loaders.admission import refusal
from loaders.pipeline import Stores, load
from loaders.rebuild import rebuild
from loaders.withdrawing import withdraw
from loaders.worker import Worker
from stores.graph.content import content_hash
from stores.journal.wire import decode, encode_records
from stores.sightings.verify import compare
from tests.loaders.test_pipeline import Listed, counts, rows_of
from tests.sightings import CAMERAS, HOUR, NOON, PATROL, PLATES, ZONE, read, sensor
from tests.tries import tries

SEEN = """
MATCH (a)-[s:SEEN]->(t:Slot)-[:AT]->(e)
RETURN a.entity_id, e.entity_id, s.at, t.slot_id ORDER BY s.at, a.entity_id, e.entity_id"""


def equal(stores: Stores) -> bool:
    return all(one.equal for one in compare(stores.archive, stores.graph))


def test_a_sighting_hangs_on_the_slot_of_its_sensor_and_hour_and_brings_the_identifier_into_being(
    stores: Stores,
) -> None:
    rows = [
        sensor(CAMERAS[0]),
        read("r1", PLATES[0], CAMERAS[0], NOON + 5),
        read("r2", PLATES[0], CAMERAS[0], NOON + 9),
    ]
    (report,) = load([Listed(rows, "city")], stores)
    assert counts(report) == (3, 0, 0, 0)
    slot = f"{CAMERAS[0]}@{NOON // HOUR}"
    assert rows_of(stores, SEEN) == [[PLATES[0], CAMERAS[0], NOON + n, slot] for n in (5, 9)]
    assert rows_of(stores, "MATCH (p:Plate) RETURN p.entity_id, p.key") == [[PLATES[0], "GB:AB12CDE"]]
    assert rows_of(stores, "MATCH (t:Slot) RETURN count(t)") == [[1]]
    (again,) = load([Listed(rows, "city")], stores)
    assert counts(again) == (0, 3, 0, 0)
    assert equal(stores)


def test_what_moves_is_seen_in_a_cell_that_several_sensors_share(stores: Stores) -> None:
    other = "Sensor:city:patrol2"
    rows = [
        sensor(PATROL, kind="gps-tracker"),
        sensor(other, kind="gps-tracker"),
        read("r1", PLATES[0], PATROL, NOON, where=(53.4801, -2.2401)),
        read("r2", PLATES[1], other, NOON, where=(53.4802, -2.2402)),
    ]
    load([Listed(rows, "city")], stores)
    ((slot, sensors),) = rows_of(stores, "MATCH (t:Slot)-[:AT]->(e) RETURN t.place, collect(e.entity_id)")
    assert str(slot).startswith("H3:89")
    assert sorted(sensors) == [PATROL, other]  # type: ignore[call-overload]
    load([Listed([Record("r2", 2)], "city")], stores)
    assert rows_of(stores, "MATCH (t:Slot)-[:AT]->(e) RETURN e.entity_id") == [[PATROL]]
    assert equal(stores)


def test_a_sighting_waits_for_its_sensor_and_waits_again_when_nobody_claims_it_any_more(stores: Stores) -> None:
    (alone,) = load([Listed([read("r1", PLATES[0], CAMERAS[0], NOON)], "reads")], stores)
    assert counts(alone) == (0, 0, 0, 1)
    assert rows_of(stores, "MATCH (n) WHERE n:Plate OR n:Slot RETURN n") == []
    load([Listed([sensor(CAMERAS[0])], "city")], stores)
    assert len(rows_of(stores, SEEN)) == 1
    assert equal(stores)
    load([Listed([Record(f"sensor-{CAMERAS[0]}", 2)], "city")], stores)
    assert rows_of(stores, "MATCH (n) WHERE n:Plate OR n:Slot OR n:Sensor RETURN n") == []
    assert equal(stores)
    load([Listed([sensor(CAMERAS[0], 3)], "city")], stores)
    assert len(rows_of(stores, SEEN)) == 1
    assert equal(stores)


def test_a_newer_version_replaces_the_reading_in_graph_and_archive(stores: Stores) -> None:
    load([Listed([sensor(CAMERAS[0]), read("r1", PLATES[0], CAMERAS[0], NOON)], "city")], stores)
    load([Listed([read("r1", PLATES[1], CAMERAS[0], NOON - 30 * HOUR, 2)], "city")], stores)
    assert [row[0] for row in rows_of(stores, SEEN)] == [PLATES[1]]
    assert rows_of(stores, "MATCH (p:Plate) RETURN p.entity_id") == [[PLATES[1]]]
    assert equal(stores)
    assert list(stores.archive.manifest().days) == [(NOON - 30 * HOUR) // (24 * HOUR)]


SENSORS = [sensor(entity) for entity in CAMERAS]
KNOWN = [Record("car", 1, [Claim("Vehicle:city:v1", {})], [Link("CARRIED_BY", PLATES[0], "Vehicle:city:v1")])]
READS = [
    read(f"r{number}", plate, camera, NOON + number * 7 * HOUR, version)
    for number, (plate, camera) in enumerate([(p, c) for p in PLATES for c in CAMERAS])
    for version in (1, 2)
]
MOVED = [replace(one, sightings=[replace(one.sightings[0], at=one.sightings[0].at + HOUR)]) for one in READS[1::2]]
POOL = [*SENSORS, *KNOWN, *READS[::2], *MOVED, Record("r0", 3), Record(f"sensor-{CAMERAS[1]}", 2)]


@pytest.mark.parametrize("example", range(tries(4)))
def test_any_order_twice_with_newer_versions_and_withdrawn_gives_the_graph_of_a_rebuild(
    stores: Stores, example: int
) -> None:
    seed = secrets.randbits(32)
    order = random.Random(seed)
    chosen = order.sample(POOL, order.randint(4, len(POOL)))
    shuffled, parts = order.sample(chosen, len(chosen)), order.randint(1, 4)
    for begin in range(parts):
        load([Listed(shuffled[begin::parts], "city")], stores)
    load([Listed(chosen, "city")], stores)
    more = Listed([read("extra", PLATES[0], CAMERAS[0], NOON)], "more")
    load([more, Listed(order.sample(READS, 3), "wrong")], stores)
    withdraw(stores, source="wrong", reason="a test", by="tester")
    Worker(stores).drain()
    before = content_hash(stores.graph)
    assert equal(stores), seed
    rebuild(stores)
    assert content_hash(stores.graph) == before, seed
    assert equal(stores), seed


def test_records_without_sightings_are_written_in_the_journal_as_they_ever_were() -> None:
    record = Record("r", 1, [Claim("Person:x:1", {"name": "Ada"})])
    lines = encode_records(Source("x", "X"), [record, read("s", PLATES[0], CAMERAS[0], NOON)]).split(b"\n")
    assert b"sightings" not in lines[1]
    assert b'"sightings":[{' in lines[2]
    content = decode(b"\n".join(lines))
    assert isinstance(content, tuple)
    assert content[1] == (record, read("s", PLATES[0], CAMERAS[0], NOON))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"zone": ""}, "NO_ZONE"),
        ({"zone": "Nowhere/Land"}, "UNKNOWN_ZONE"),
        ({"subject": "Person:x:1"}, "UNFIT_SUBJECT"),
        ({"sensor": "Person:x:1"}, "UNFIT_SENSOR"),
        ({"at": 1 << 60}, "OUT_OF_RANGE"),
        ({"latitude": 1.0}, "NOT_A_POINT"),
        ({"latitude": float("nan"), "longitude": 1.0}, "NOT_A_POINT"),
        ({"latitude": 91.0, "longitude": 1.0}, "NOT_A_POINT"),
        ({"confidence": 1.5}, "NOT_A_SHARE"),
    ],
)
def test_a_reading_that_cannot_be_placed_is_set_aside_with_a_reason(change: dict[str, object], code: str) -> None:
    sighting = replace(Sighting(PLATES[0], CAMERAS[0], NOON, ZONE), **change)  # type: ignore[arg-type]
    refused = refusal(Record("r", sightings=[sighting]), build(), {"open"})
    assert refused is not None
    assert refused.code == code
    assert refused.reason


def test_a_sensor_of_no_declared_kind_is_refused() -> None:
    refused = refusal(sensor(CAMERAS[0], kind="crystal ball"), build(), {"open"})
    assert refused is not None
    assert refused.code == "UNKNOWN_SENSOR_KIND"


def test_a_randomised_address_is_one_thing_in_a_session_and_another_in_the_next() -> None:
    first, second = (session_key("RadioDevice:da:a1:19:00:00:01", "museum", name) for name in ("a", "b"))
    assert first == session_key("RadioDevice:da:a1:19:00:00:01", "museum", "a")
    assert first != second
