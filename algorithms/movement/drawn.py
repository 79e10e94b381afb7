"""Sightings written by hand, as examples and tests draw them: `car1 A 08:00:20`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import numpy as np

from graph_model.sightings import Places, Sightings

DAY = "2026-03-02"
"""A Monday: what has no date of its own is on this day."""
Reading = tuple[str, str, int]
"""subject, place, milliseconds UTC."""


def seen(*lines: str, positions: Mapping[str, tuple[float, float]] | None = None, zone: str = "UTC") -> Sightings:
    """Each line is a subject, a place, and a time of day or a whole time in UTC. Subjects that one record names stand
    beside one another: `Sim:1&Handset:8`. positions: degrees by place.

    >>> seen("car1 A 08:00", "car2 B 2026-03-03T09:30:00").subject_ids
    ('car1', 'car2')
    """
    return of_readings((reading(line) for line in lines), positions=positions or {}, zone=zone)


def reading(line: str) -> Reading:
    """One line."""
    subject, place, when = line.split()
    moment = datetime.fromisoformat(when if "T" in when else f"{DAY}T{when}").replace(tzinfo=UTC)
    return subject, place, round(moment.timestamp() * 1000)


def of_readings(
    readings: Iterable[Reading],
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    zone: str = "UTC",
    kinds: Mapping[str, str] | None = None,
    watched: Iterable[tuple[str, int, int]] = (),
    radii: Mapping[str, float] | None = None,
    sectors: Mapping[str, tuple[float, float]] | None = None,
) -> Sightings:
    """Readings in whatever order. A subject's type stands before the colon of its id, else it is a Plate.

    kinds: the kind of sensor by place, else a plate camera. watched: (place, since, until). radii: metres by place.
    sectors: azimuth and width in degrees by place.
    """
    records = enumerate(sorted((at, place, subjects) for subjects, place, at in readings), 1)
    rows = sorted((at, place, one, key) for key, (at, place, several) in records for one in several.split("&"))
    spans = sorted(watched)
    where, kind_of, reach = positions or {}, kinds or {}, radii or {}
    ids = tuple(sorted({place for _, place, _, _ in rows} | where.keys() | {place for place, _, _ in spans}))
    kind_names = tuple(sorted({"plate-camera", *kind_of.values()}))
    subject_ids = tuple(sorted({subject for _, _, subject, _ in rows}))
    types = [subject.partition(":")[0] if ":" in subject else "Plate" for subject in subject_ids]
    type_names = tuple(sorted(set(types)))
    place_of, subject_of = ({name: n for n, name in enumerate(names)} for names in (ids, subject_ids))
    unknown = (float("nan"), float("nan"))
    places = Places(
        ids=ids,
        kinds=np.array([kind_names.index(kind_of.get(i, "plate-camera")) for i in ids], dtype=np.int16),
        kind_names=kind_names,
        latitudes=np.array([where.get(i, unknown)[0] for i in ids], dtype=np.float64),
        longitudes=np.array([where.get(i, unknown)[1] for i in ids], dtype=np.float64),
        radii=np.array([reach.get(i, 0.0) for i in ids], dtype=np.float32),
        zones=np.zeros(len(ids), dtype=np.int16),
        zone_names=(zone,),
        watch_places=np.array([place_of[place] for place, _, _ in spans], dtype=np.int32),
        watch_since=np.array([since for _, since, _ in spans], dtype=np.int64),
        watch_until=np.array([until for _, _, until in spans], dtype=np.int64),
        sectors=np.array([(sectors or {}).get(i, unknown) for i in ids], dtype=np.float64).reshape(-1, 2),
    )
    return Sightings(
        subject_ids=subject_ids,
        subject_types=np.array([type_names.index(name) for name in types], dtype=np.int16),
        type_names=type_names,
        where=places,
        subjects=np.array([subject_of[subject] for _, _, subject, _ in rows], dtype=np.int32),
        places=np.array([place_of[place] for _, place, _, _ in rows], dtype=np.int32),
        at=np.array([at for at, _, _, _ in rows], dtype=np.int64),
        keys=np.array([key for _, _, _, key in rows], dtype=np.int64),
    )
