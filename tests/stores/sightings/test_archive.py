"""The archive: equal to the graph whatever happens in between, and as one reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from graph_model.errors import BadInput
from graph_model.reader import FactFilter, Reader
from graph_model.records import Record
from graph_model.sightings import Sightings
from loaders import pipeline
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from stores.graph import Graph
from stores.graph.archive_pull import everything, is_behind
from stores.sightings import archive as module
from stores.sightings.scan import scan
from stores.sightings.verify import compare
from tests.loaders.test_pipeline import Listed
from tests.sightings import CAMERAS, HOUR, NOON, PATROL, PLATES, read, sensor

READS = [read(f"r{number}", PLATES[number % 3], CAMERAS[number % 2], NOON + number * 5 * HOUR) for number in range(12)]


def seen(stores: Stores, classes: tuple[str, ...] = ("open", "secret"), **chosen: object) -> Sightings:
    reader = Reader(tuple(stores.classes[name] for name in classes), filter=FactFilter(**chosen))  # type: ignore[arg-type]
    return scan(stores.archive, stores.graph.as_seen_by(reader))


def told(found: Sightings) -> list[tuple[int, str, str]]:
    return [
        (int(at), found.where.ids[place], found.subject_ids[subject])
        for at, place, subject in zip(found.at, found.places, found.subjects, strict=True)
    ]


def equal(stores: Stores) -> bool:
    return all(one.equal for one in compare(stores.archive, stores.graph))


@pytest.fixture
def loaded(stores: Stores) -> Stores:
    load([Listed([*(sensor(one) for one in CAMERAS), *READS], "city")], stores)
    return stores


def test_a_scan_gives_every_reading_sorted_by_time_place_and_subject(loaded: Stores) -> None:
    expected = sorted((r.sightings[0].at, r.sightings[0].sensor, r.sightings[0].subject) for r in READS)
    found = seen(loaded)
    assert told(found) == expected
    assert [found.where.kind_names[kind] for kind in found.where.kinds] == ["plate-camera"] * 2
    assert found.type_names == ("Plate",)


def test_a_window_is_half_open_and_counts_nothing_as_hidden(loaded: Stores) -> None:
    found = seen(loaded, since=NOON + 5 * HOUR, until=NOON + 15 * HOUR)
    assert [at for at, _, _ in told(found)] == [NOON + 5 * HOUR, NOON + 10 * HOUR]
    assert found.hidden == 0


def test_a_reader_sees_no_reading_of_a_class_that_is_not_theirs(stores: Stores) -> None:
    secret = [replace(record, visibility="secret") if n % 2 else record for n, record in enumerate(READS)]
    load([Listed([*(sensor(one) for one in CAMERAS), *secret], "city")], stores)
    assert len(seen(stores, ("open",)).at) == 6
    assert set(seen(stores, ("open",)).where.ids) == {CAMERAS[0]}
    assert len(seen(stores).at) == 12


def test_what_the_filter_leaves_out_is_counted(stores: Stores) -> None:
    load([Listed([*(sensor(one) for one in CAMERAS), *READS[:8]], "city"), Listed(READS[8:], "other")], stores)
    found = seen(stores, not_sources=("other",))
    assert (len(found.at), found.hidden) == (8, 4)
    assert len(seen(stores, sources=("other",)).at) == 4
    assert len(seen(stores, as_of=0).at) == 0


def test_verdicts_make_two_identifiers_one_subject(loaded: Stores) -> None:
    Decisions(loaded, strictest="secret").same(PLATES[0], PLATES[1], "one misread", "inspector", [1])
    assert set(seen(loaded).subject_ids) == {PLATES[0], PLATES[2]}


def test_the_clock_error_of_the_time_is_taken_off_and_a_moved_camera_stands_where_it_stood(stores: Stores) -> None:
    day = 24 * HOUR
    before = sensor(CAMERAS[0], clock_error_s=60.0, holds_until=(NOON + day, NOON + day, "UTC"))
    after = replace(
        sensor(CAMERAS[0], position=(54.0, -3.0), clock_error_s=-30.0, holds_from=(NOON + day, NOON + day, "UTC")),
        ref="moved",
    )
    reads = [read("a", PLATES[0], CAMERAS[0], NOON), read("b", PLATES[0], CAMERAS[0], NOON + 2 * day)]
    load([Listed([before, after, *reads], "city")], stores)
    found = seen(stores)
    assert found.at.tolist() == [NOON - 60_000, NOON + 2 * day + 30_000]
    assert (found.where.latitudes[0], found.where.longitudes[0]) == (54.0, -3.0)
    assert seen(stores, until=NOON).at.tolist() == [NOON - 60_000]
    assert (seen(stores, until=NOON).where.latitudes[0]) == 53.48


def test_places_know_when_they_were_watched_and_how_far_they_reach(stores: Stores) -> None:
    mast = sensor(CAMERAS[0], kind="phone-mast", radius_m=900.0, watching=(NOON, NOON + HOUR, "UTC"))
    moving = [sensor(PATROL, kind="gps-tracker"), read("m", PLATES[0], PATROL, NOON, where=(53.5, -2.2))]
    load([Listed([mast, *moving, read("a", PLATES[0], CAMERAS[0], NOON)], "city")], stores)
    where = seen(stores).where
    cell, fixed = where.ids
    assert cell.startswith("H3:")
    assert where.radii.tolist() == [15.0, 900.0]
    assert np.allclose((where.latitudes[0], where.longitudes[0]), (53.5, -2.2), atol=0.003)
    assert (where.watch_places.tolist(), where.watch_since.tolist()) == ([1], [NOON])
    assert where.place(fixed) == 1
    assert where.nouns[where.kinds[1]] == "phone mast"


def test_a_mast_that_looks_in_one_direction_covers_a_sector(stores: Stores) -> None:
    mast = sensor(CAMERAS[0], kind="phone-mast", radius_m=900.0, azimuth=90.0, width_deg=120.0)
    camera = sensor(CAMERAS[1], azimuth=90.0, width_deg=30.0)
    load([Listed([mast, camera, *READS], "city")], stores)
    sectors = seen(stores).where.sectors
    assert sectors is not None
    assert np.array_equal(sectors, [[90.0, 120.0], [np.nan, np.nan]], equal_nan=True)


def test_a_sensor_that_watched_and_read_nothing_is_a_place_for_whom_the_filter_and_the_class_let_see_it(
    stores: Stores,
) -> None:
    watched, names = (NOON, NOON + 4 * HOUR, "Europe/London"), ("quiet", "hidden", "patrol", "video", "bare", "again")
    quiet, hidden, patrol, video, bare, again = (f"Sensor:city:{name}" for name in names)
    records = [
        sensor(CAMERAS[0], watching=(NOON, NOON + HOUR, "UTC")),
        sensor(quiet, position=(53.5, -2.3), watching=watched, holds_until=(NOON + HOUR, NOON + HOUR, "UTC")),
        replace(sensor(hidden, watching=watched), visibility="secret"),
        sensor(patrol, kind="gps-tracker", watching=watched),
        sensor(video, kind="street-video", watching=watched),
        sensor(bare),
        sensor(again, watching=(NOON + HOUR, NOON + 2 * HOUR, "UTC")),
        read("a", PLATES[0], CAMERAS[0], NOON),
    ]
    load([Listed(records, "city")], stores)
    where = seen(stores, ("open",)).where
    assert list(where.ids) == [again, CAMERAS[0], quiet]
    assert (where.latitudes[2], where.longitudes[2]) == (53.5, -2.3)  # where it stood when it watched
    assert where.zone_names[where.zones[2]] == "Europe/London"
    assert (where.watch_places.tolist(), where.watch_since[2]) == ([0, 1, 2], NOON)
    assert set(seen(stores).where.ids) == {*where.ids, hidden}
    other = seen(stores, ("open",), not_sources=("city",)).where
    assert (list(other.ids), len(other.watch_places)) == ([], 0)
    assert list(seen(stores, ("open",), as_of=0).where.ids) == []
    Decisions(stores, strictest="secret").same(CAMERAS[0], again, "one camera", "inspector", [1])
    joined = seen(stores).where
    assert list(joined.ids) == [CAMERAS[0], hidden, quiet]
    assert joined.watch_since[joined.watch_places == 0].tolist() == [NOON, NOON + HOUR]


def test_small_files_are_merged_and_the_rows_stay(stores: Stores) -> None:
    load([Listed([sensor(one) for one in CAMERAS], "city")], stores)
    for number in range(20):
        load([Listed([read(f"x{number}", PLATES[0], CAMERAS[0], NOON + number)], "city")], stores)
    (parts,) = stores.archive.manifest().days.values()
    assert len(parts) <= module.MOST_PARTS
    assert sum(part.rows for part in parts) == 20
    assert len(list(stores.archive.folder.glob("day=*/*"))) == len(parts)
    assert equal(stores)


class Killed(BaseException):
    """Stands for a process that is gone."""


@pytest.mark.parametrize("step", ["_put", "_replace", "done"])
def test_killed_anywhere_the_archive_is_equal_after_the_next_look(
    loaded: Stores, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        if step == "done":
            patched.setattr(module, "done", killed)
        else:
            patched.setattr(module.Archive, step, killed)
        with pytest.raises(Killed):
            load(
                [Listed([read("r1", PLATES[2], CAMERAS[0], NOON, 2), read("n", PLATES[0], CAMERAS[1], NOON)], "city")],
                loaded,
            )
    assert is_behind(loaded.graph)
    load([Listed([read("o", PLATES[1], CAMERAS[1], NOON)], "city")], loaded)
    assert not is_behind(loaded.graph)
    assert equal(loaded)
    assert len(seen(loaded).at) == 14


def test_a_lost_archive_is_written_anew_and_a_change_meanwhile_counts_once(loaded: Stores) -> None:
    for path in loaded.archive.folder.glob("day=*/*.parquet"):
        path.unlink()
    with pytest.raises(BadInput, match="gone"):
        seen(loaded)
    assert loaded.archive.write_anew(loaded.graph) == 12
    assert equal(loaded)


@pytest.mark.parametrize("before_the_read", [True, False])
def test_a_write_while_the_archive_is_written_anew_counts_once(
    loaded: Stores, monkeypatch: pytest.MonkeyPatch, before_the_read: bool
) -> None:
    pulled = everything

    def meanwhile(graph: Graph) -> Iterator[object]:
        found = [] if before_the_read else list(pulled(graph))
        with monkeypatch.context() as patched:
            patched.setattr(module.Archive, "catch_up", lambda self, graph: 0)
            load([Listed([read("late", PLATES[0], CAMERAS[0], NOON + 1)], "city")], loaded)
        yield from pulled(graph) if before_the_read else found

    with monkeypatch.context() as patched:
        patched.setattr(module, "everything", meanwhile)
        loaded.archive.write_anew(loaded.graph)
    assert equal(loaded)
    assert len(seen(loaded).at) == 13


def test_a_day_that_lost_a_row_is_told_by_its_name(loaded: Stores) -> None:
    day, parts = next(iter(loaded.archive.days()))
    table = loaded.archive.day(day, parts)
    path = next(Path(loaded.archive.folder).glob(f"day=*/{parts[0].name}"))
    pq.write_table(table.slice(1), path)
    found = compare(loaded.archive, loaded.graph)
    assert [one.day for one in found if not one.equal] == [day]


def test_a_record_that_is_taken_back_leaves_the_archive(loaded: Stores) -> None:
    load([Listed([Record(one.ref, 2) for one in READS], "city")], loaded)
    assert loaded.archive.manifest().rows == 0
    assert equal(loaded)


def test_a_load_of_several_batches_leaves_none_of_them_out(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive takes one batch over while the next one is written."""
    monkeypatch.setattr(pipeline, "BATCH_FACTS", 40)
    reads = [read(f"many-{n}", PLATES[n % 3], CAMERAS[n % 2], NOON + n * HOUR // 7) for n in range(1_000)]
    load([Listed([*(sensor(one) for one in CAMERAS), *reads], "city")], stores)
    assert equal(stores)
    assert len(seen(stores).at) == len(reads)
