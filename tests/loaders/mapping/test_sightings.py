"""Readings of sensors by a mapping: the examples, what is set aside, and which mapping a header picks."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import BadInput
from graph_model.keys import is_lone
from graph_model.records import Record, Rejection, Sighting
from loaders.admission import refusal
from loaders.mapping import open_mapping, open_mappings
from tests.loaders.mapping.mapped import REGISTRY, read, record, rejection

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "mappings" / "sensors"
READS = """
source: {name: reads, title: Reads}
file: {zone: Europe/London, country: GB}
record: {key: [cam, no]}
entities:
  cam: {type: Sensor, source_key: cam, source: cams}
  plate: {type: Plate, issued_key: plate}
sightings:
  - {subject: plate, sensor: cam, at: at, position: {lat: lat, lon: lon}, confidence: score}
"""
HEADER = "cam,no,plate,at,lat,lon,score\n"


def rows(name: str, file: str) -> list[Record | Rejection]:
    (source,) = open_mapping(EXAMPLES / name, [EXAMPLES / file], REGISTRY)
    return list(source.records(REGISTRY))


def seen(found: list[Record | Rejection]) -> list[Sighting]:
    return [sighting for one in found if isinstance(one, Record) for sighting in one.sightings]


def test_a_row_is_a_sighting_by_its_sensor_with_what_was_read_beside_its_key(tmp_path: Path) -> None:
    found = record(tmp_path, READS, HEADER + "C1,7,ab12 cde,2026-03-06 23:41:07,53.5,-2.2,97%\n")
    assert found.ref == "C1|7"
    assert (found.claims, found.links) == ([], [])
    (sighting,) = found.sightings
    assert (sighting.subject, sighting.sensor) == ("Plate:GB:AB12CDE", "Sensor:cams:C1")
    assert (sighting.at, sighting.zone) == (1_772_840_467_000, "Europe/London")
    assert (sighting.latitude, sighting.longitude, sighting.confidence) == (53.5, -2.2, 0.97)
    assert sighting.as_read == "ab12 cde"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",7,AB12CDE,2026-03-06 23:41:07,53.5,-2.2,", "KEY_INCOMPLETE"),
        ("C1,7,AB12CDE,,53.5,-2.2,", "TIME_MISSING"),
        ("C1,7,AB12CDE,2026-03-06,53.5,-2.2,", "TOO_COARSE"),
        ("C1,7,AB12CDE,2026-03-06 23:41:07,,,", "POSITION_MISSING"),
        ("C1,7,AB12CDE,2026-03-06 23:41:07,0,0,", "NULL_ISLAND"),
        ("C1,7,AB12CDE,2026-03-29 01:30:00,53.5,-2.2,", "SKIPPED_TIME"),
    ],
)
def test_a_reading_that_says_not_where_or_when_is_refused(tmp_path: Path, row: str, code: str) -> None:
    assert rejection(tmp_path, READS, HEADER + row + "\n").code == code


def test_a_row_without_what_was_read_says_nothing(tmp_path: Path) -> None:
    assert rejection(tmp_path, READS, HEADER + "C1,7,,2026-03-06 23:41:07,53.5,-2.2,\n").code == "SAYS_NOTHING"


def test_every_example_gives_records_that_a_graph_takes() -> None:
    files = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".yaml")
    assert len(files) == 11
    for source in open_mappings([EXAMPLES], files, REGISTRY):
        found = list(source.records(REGISTRY))
        assert all(refusal(one, REGISTRY, {"open"}) is None for one in found if isinstance(one, Record)), source.source
        refused = [one.code for one in found if isinstance(one, Rejection)]
        assert refused == (["TIME_MISSING"] if source.source.name == "plate-reads" else [])
        assert source.unused().keys() >= {*()}


def test_a_header_picks_its_mapping_and_the_lines_above_it_are_passed_over() -> None:
    files = [EXAMPLES / "call-records-south.csv", EXAMPLES / "call-records-north.csv"]
    picked = open_mappings([EXAMPLES], files, REGISTRY)
    assert [source.source.name for source in picked] == ["calls-south", "calls-north"]
    north = list(picked[1].records(REGISTRY))
    assert [one.row for one in north] == [5, 6]


def test_no_mapping_and_several_mappings_are_told(tmp_path: Path) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="No mapping fits"):
        open_mappings([EXAMPLES], [strange], REGISTRY)
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text((EXAMPLES / "tag-track.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BadInput, match="Several mappings fit"):
        open_mappings([tmp_path], [EXAMPLES / "tag-track.csv"], REGISTRY)


def test_a_call_is_a_link_and_two_sightings_of_which_each_has_its_own_mast() -> None:
    found = [one for one in rows("call-records-north.yaml", "call-records-north.csv") if isinstance(one, Record)]
    assert [link.type for link in found[0].links] == ["CALLED"]
    assert [(s.subject, s.sensor) for s in found[0].sightings] == [
        ("PhoneNumber:+447700900101", "Sensor:masts-north:N-204"),
        ("Handset:49015420323751", "Sensor:masts-north:N-204"),
        ("PhoneNumber:+447700900144", "Sensor:masts-north:N-117"),
    ]
    assert [s.subject for s in found[1].sightings] == ["PhoneNumber:+447700900144"]


def test_a_made_up_address_is_one_thing_in_its_session_alone() -> None:
    first, again, later, lasting = (one.subject for one in seen(rows("wifi.yaml", "wifi.csv")))
    assert first == again != later
    assert is_lone(first)
    assert is_lone(later)
    assert lasting == "RadioDevice:3c:5a:b4:01:02:03"
    assert not is_lone(lasting)


def test_a_phone_that_answers_an_imsi_catcher_is_read_by_its_card_and_by_its_handset_where_it_told_it() -> None:
    found = [one.subject for one in seen(rows("imsi-catcher.yaml", "imsi-catcher.csv"))]
    assert found == ["Sim:234150999999990", "Handset:49015420323751", "Sim:234150999999983"]


def test_a_gpx_track_has_one_row_for_each_point() -> None:
    found = seen(rows("patrol-track.yaml", "patrol-track.gpx"))
    assert [(one.latitude, one.longitude) for one in found] == [
        (53.4795, -2.2522), (53.4801, -2.2490), (53.4840, -2.2441),
    ]  # fmt: skip
    assert {one.subject for one in found} == {"Plate:GB:PO71LCE"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<gpx><trk>", "no whole XML"),
        ("<kml></kml>", "no GPX"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><gpx></gpx>', "document type"),
        ("<gpx></gpx>", "no rows"),
    ],
)
def test_what_is_no_gpx_is_refused_as_a_whole(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read(tmp_path, (EXAMPLES / "patrol-track.yaml").read_text(encoding="utf-8"), content, "track.gpx")


def test_video_gives_detections_and_footage_with_its_time_range() -> None:
    first, _ = (one for one in rows("video-analytics.yaml", "video-analytics.jsonl") if isinstance(one, Record))
    assert {claim.entity.partition(":")[0] for claim in first.claims} == {"Detection", "Media", "Sensor"}
    assert {link.type for link in first.links} == {"RECORDED_AT", "SHOWN_IN"}
    (covers,) = (claim.attributes["covers"] for claim in first.claims if claim.entity.startswith("Media:"))
    assert covers == (1_773_270_000_000, 1_773_277_200_000, "Europe/London")
