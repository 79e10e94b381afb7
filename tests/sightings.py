"""Records of sensors and of what they read, for tests."""

from __future__ import annotations

from graph_model.records import Claim, Record, Sighting

CAMERAS = ("Sensor:city:cam1", "Sensor:city:cam2")
PATROL = "Sensor:city:patrol"
PLATES = ("Plate:GB:AB12CDE", "Plate:GB:XY99ZZZ", "Plate:GB:LM34NOP")
NOON = 1_772_798_400_000
"""6 March 2026, 12:00 UTC."""
HOUR = 3_600_000
ZONE = "Europe/London"


def sensor(entity: str, version: int = 1, **attributes: object) -> Record:
    said = {"kind": "plate-camera", "position": (53.48, -2.24), **attributes}
    return Record(f"sensor-{entity}", version, [Claim(entity, said)])  # type: ignore[arg-type]


def read(
    ref: str, subject: str, by: str, at: int, version: int = 1, where: tuple[float, float] | None = None
) -> Record:
    latitude, longitude = where or (None, None)
    seen = Sighting(subject, by, at, ZONE, latitude, longitude, 0.9, nth="")
    return Record(ref, version, sightings=[seen])
