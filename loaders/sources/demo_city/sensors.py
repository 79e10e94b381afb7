"""The city's sensors: what stands where, as their operator describes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_model.records import Claim, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import ZONE, day_of, midnight
from loaders.sources.demo_city.geography import CASH_HARBOUR, DISTRICTS, MUSEUM

SOURCE = "city-sensors"


@dataclass(frozen=True, slots=True)
class Sensor:
    """key: the operator's own id. radius: metres, of what covers an area. ahead: seconds that its clock is ahead."""

    key: str
    kind: str
    name: str
    latitude: float
    longitude: float
    radius: float | None = None
    ahead: float = 0.0

    @property
    def id(self) -> str:
        """Its entity id."""
        return f"Sensor:{SOURCE}:{self.key}"


CAMERAS = tuple(
    Sensor(
        f"cam-{n + 1:02d}",
        "plate-camera",
        f"Plate camera {n + 1}, {name}",
        round(lat + 0.0012, 6),
        round(lon + 0.0008, 6),
    )
    for n, (name, lat, lon) in enumerate(DISTRICTS)
)
"""One on the main road of each district, by the district's index."""
NIGHT_ROUTE = tuple(CAMERAS[district] for district in (4, 0, 1, 8, 3))
"""Saltmarsh, Old Harbour, Museum Quarter, Station, Tannery."""
CASH_CAMERA = Sensor(
    "cam-21", "plate-camera", f"Plate camera 21, {CASH_HARBOUR.name}", CASH_HARBOUR.latitude, CASH_HARBOUR.longitude
)
COAST_CAMERA = Sensor("cam-90", "plate-camera", "Plate camera 90, coast road", 53.7652, 1.1904)
"""40 km north of the museum."""
GATE = Sensor("gate-1", "id-check", "Museum, ticket gate", MUSEUM.latitude, MUSEUM.longitude)
HALL = Sensor("imsi-1", "imsi-catcher", "Museum, receiver in the hall", MUSEUM.latitude, MUSEUM.longitude, 60.0, 3.0)
WIFI = Sensor("wifi-1", "wifi-probe", "Museum, Wi-Fi", MUSEUM.latitude, MUSEUM.longitude, 80.0)
DESK = Sensor("desk-1", "id-check", "Hotel Meridian, front desk", 53.4012, 1.2148)
BAY_VIDEO = Sensor("video-1", "street-video", "Museum, video of the loading bay", 53.4087, 1.1958, ahead=20.0)
MASTS = tuple(
    Sensor(f"mast-{n + 1:02d}", "phone-mast", f"Mast {n + 1}, {name}", lat, lon, 900.0)
    for n, (name, lat, lon) in enumerate(DISTRICTS)
)
SENSORS = (*CAMERAS, CASH_CAMERA, COAST_CAMERA, GATE, HALL, WIFI, DESK, BAY_VIDEO, *MASTS)


def described(city: City) -> Iterator[Record]:
    """One record for each sensor."""
    for sensor in SENSORS:
        said: dict[str, Value] = {
            "name": sensor.name,
            "kind": sensor.kind,
            "position": (sensor.latitude, sensor.longitude),
            "owner": "Port Merrow",
        }
        if sensor.radius is not None:
            said["radius_m"] = sensor.radius
        if sensor.ahead:
            said["clock_error_s"] = sensor.ahead
        begun = midnight(day_of("2026-01-01"))
        said["watching"] = (begun, midnight(day_of("2026-03-20")), ZONE)
        yield Record(f"sensor/{sensor.key}", 1, [Claim(sensor.id, said)], observed_at=begun)
