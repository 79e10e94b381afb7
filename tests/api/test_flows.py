"""A flow of sightings at a place is forecast, and warned of where it leaves its band, through a real Neo4j."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace
from typing import cast

import pytest

from algorithms.analyses.forecast import surges
from algorithms.movement.drawn import of_readings
from api.context import Asking
from api.flows import Flowing, flow
from api.scalars import rfc3339
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from loaders.pipeline import Stores, load
from tests.api.network import asker
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor


def test_a_flow_of_sightings_that_leaves_its_band_is_a_surge_that_names_its_sensors(stores: Stores) -> None:
    """Three weeks of two cameras, three readings an hour at each by day. On the last day a crowd passes the
    one, and a mast beside it reads many."""
    square, lane, mast = (f"Sensor:city:{name}" for name in ("square", "lane", "mast"))
    records = [sensor(square, position=(53.48, -2.24)), sensor(lane, position=(53.53, -2.24))]
    records.append(sensor(mast, kind="phone-mast", position=(53.48, -2.24)))
    hours, random = 23 * 24, Random(1)
    for hour in range(hours):
        for camera in (square, lane):
            if 6 <= hour % 24 < 22:
                many = random.choice((2, 3, 4)) + (60 if camera == square and hour == hours - 9 else 0)
                plates = (f"Plate:GB:AA{n:02}AAA" for n in range(many))
                records += [
                    read(f"{camera}{hour}-{n}", p, camera, hour * HOUR + n * 1_000) for n, p in enumerate(plates)
                ]
    records += [read(f"mast{n}", f"Plate:GB:BB{n:02}BBB", mast, (hours - 9) * HOUR + n) for n in range(40)]
    load([Listed(records, "city")], stores)
    ask = asker(stores)
    text = """query($kinds: [String!]) { eventForecast(of: SIGHTING, kinds: $kinds, resolution: 7) {
      tooLittle total leftOut compared surges { hour observed expected high ids watched } } }"""
    found = ask(text, kinds=["plate-camera"])["eventForecast"]
    assert (found["tooLittle"], found["leftOut"], found["compared"]) == (None, 0, 48)
    assert found["total"] == len(records) - 3 - 40
    more = [one for one in found["surges"] if one["observed"] > one["expected"]]
    assert [(one["ids"], one["watched"]) for one in more] == [([square], True)]
    assert more[0]["hour"] == rfc3339((hours - 9) * HOUR)
    assert more[0]["observed"] > 60 > more[0]["high"]
    with pytest.raises(BadArgument, match="never added up"):
        ask(text, kinds=None)


def test_few_readings_where_nobody_watched_are_told_from_a_flow_that_dropped() -> None:
    """Two cameras read twenty an hour. On the last day both read nothing for three hours; one says that it watched."""
    size = 23 * 24
    readings = [
        (f"Plate:{n}", place, hour * HOUR + n * 60_000)
        for hour in range(size)
        for place in ("up", "out")
        for n in range(20)
        if not size - 9 <= hour < size - 6
    ]
    seen = of_readings(readings, positions={"up": (53.0, -2.0), "out": (54.0, -2.0)}, watched=[("up", 0, size * HOUR)])
    asking = cast(Asking, SimpleNamespace(sightings=lambda _: seen))
    flowed = flow(asking, FactFilter(), Flowing.SIGHTING, ["plate-camera"])
    made = flowed.counted(5)
    found = surges(made)
    told = {(one.hour // HOUR, flowed.watched(made, made.cells.index(one.cell), one.hour)) for one in found.surges}
    assert all(one.observed == 0 for one in found.surges)
    assert told == {(hour, watched) for hour in range(size - 9, size - 6) for watched in (True, False)}
    assert all(flowed.ids(made, made.cells.index(one.cell), one.hour) == [] for one in found.surges)
    assert (flowed.total, flowed.left_out) == (len(readings), 0)
