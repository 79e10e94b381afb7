"""The holidays of an installation: they change what chance gives in every answer that compares days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from algorithms.movement.together import Together
from api.context import Service
from graph_model.reader import FactFilter
from graph_model.records import Record
from loaders.pipeline import Stores, load
from sightline.movement.run import Engine, run
from sightline.progress import silent
from sightline.settings import load_settings
from tests.api.asking import ask, asking, serving
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor

DAY = 24 * HOUR
MONDAY = 1_772_409_600_000  # 2 March 2026, 00:00 UTC
FEASTS = (1, 4, 8, 10, 15, 17)
DAYS = tuple(date(2026, 3, 2) + timedelta(day) for day in FEASTS)
CAMERAS = ("Sensor:city:cam0", "Sensor:city:cam1", "Sensor:city:cam2")
CAR, VAN = "Plate:GB:AB12CDE", "Plate:GB:XY99ZZZ"
FILTER = 'filter: {since: "2026-03-01T00:00:00Z", until: "2026-04-30T00:00:00Z"}'


def town() -> list[Record]:
    """A car and a van that drive at eleven on each holiday, and on working days each at an hour of its own; on the
    evening of a holiday both stand where on the others only one of the two does."""
    records = [sensor(one, position=(53.48 + n / 100, -2.24)) for n, one in enumerate(CAMERAS)]
    working = [day for day in range(26) if day % 7 < 5 and day not in FEASTS]
    for number, (plate, own) in enumerate(((CAR, 8), (VAN, 14))):
        for day in (*FEASTS, *working):
            begun = MONDAY + day * DAY + (11 if day in FEASTS else own) * HOUR
            records += [
                read(f"{plate}-{day}-{leg}", plate, by, begun + leg * 120_000) for leg, by in enumerate(CAMERAS)
            ]
        for day in (*FEASTS, *working[number::2]):
            records.append(read(f"{plate}-{day}-night", plate, CAMERAS[0], MONDAY + day * DAY + (22 + number) * HOUR))
        for day in working[1 - number :: 2]:
            records.append(read(f"{plate}-{day}-night", plate, CAMERAS[1], MONDAY + day * DAY + (22 + number) * HOUR))
    return records


@pytest.fixture
def services(stores: Stores) -> tuple[Service, Service]:
    """The same town without holidays and with them."""
    load([Listed(town(), "city")], stores)
    return serving(stores), replace(serving(stores), holidays=DAYS)


def asked(service: Service, text: str) -> Any:
    answer = ask(asking(service.stores, ("open", "secret"), service=service), f"{{ {text} }}")
    assert answer["errors"] == []
    return next(iter(answer["data"].values()))


def test_a_habit_of_holidays_is_no_lead_beyond_routine_nor_on_the_hot_map(services: tuple[Service, Service]) -> None:
    body = "parameters leads { observed expected }"
    text = f"companions({FILTER}) {{ beyondRoutine {{ {body} }} sharedRoutine {{ {body} }} }}"
    hot = f"hotMap({FILTER}, layer: FINDINGS) {{ total }}"
    without, known = (asked(service, text) for service in services)
    (lead,) = without["beyondRoutine"]["leads"]
    assert lead["expected"] < 2
    assert known["beyondRoutine"]["leads"] == []
    assert known["sharedRoutine"]["leads"] == [{"observed": 6, "expected": 6.0}]
    assert known["sharedRoutine"]["parameters"]["holidays"] == [day.isoformat() for day in DAYS]
    assert [asked(service, hot)["total"] > 0 for service in services] == [True, False]


def test_nights_of_holidays_are_compared_with_their_like(services: tuple[Service, Service]) -> None:
    text = f"trackRelations({FILTER}) {{ sharedNightPlace {{ leads {{ observed expected }} }} }}"
    without, known = (asked(service, text)["sharedNightPlace"]["leads"] for service in services)
    assert [lead["observed"] for lead in (*without, *known)] == [6, 6]
    assert known[0]["expected"] > without[0]["expected"]


def test_the_search_over_the_whole_archive_goes_by_them_too(
    services: tuple[Service, Service], stores: Stores, tmp_path: Path
) -> None:
    classes = dict.fromkeys(("open", "restricted", "secret"), stores.classes["open"])

    def expected(**given: Any) -> float:
        settings = load_settings(data_folder=tmp_path, **given)
        found = run(
            settings, replace(stores, classes=classes), FactFilter(), Together(), 0.05, Engine.LOCAL, None, None, silent
        )
        return float(found.table["expected"][0].as_py())

    assert (expected() < 2, expected(holidays=DAYS)) == (True, 6)
