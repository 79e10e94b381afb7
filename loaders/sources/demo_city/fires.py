"""A year of fires: outdoors on hot, dry days, chimneys in the cold; and three that fit no weather."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_HOUR, MS_MINUTE, TODAY, day_of, midnight
from loaders.sources.demo_city.facts import span_of
from loaders.sources.demo_city.geography import FIRST_EVERYDAY_ADDRESS, STOREHOUSES
from loaders.sources.demo_city.streams import stream

ODD_DAYS = (day_of("2025-11-18"), day_of("2026-01-20"), day_of("2026-02-24"))
"""Nights of the three fires: cold, and wet for days."""
OUTDOORS, CHIMNEY = "outdoor fire", "chimney fire"
_DAYS = 365


@dataclass(frozen=True, slots=True)
class Weather:
    """The day's highest temperature in degrees Celsius, rain in millimetres, days since the last rain."""

    celsius: int
    rain: float
    dry: int

    @property
    def text(self) -> str:
        """As the fire service notes it."""
        wet = f"{self.rain:.0f} mm of rain" if self.rain else f"dry for {self.dry} days"
        return f"Weather that day: {self.celsius} degrees, {wet}."

    @property
    def fire_weather(self) -> bool:
        """Whether grass and timber burn easily."""
        return self.celsius >= 18 and self.dry >= 3


def odd_fires() -> tuple[str, ...]:
    """Entity ids of the three fires that fit no weather."""
    return tuple(f"Event:fire-service:{day}-1" for day in ODD_DAYS)


def chimney_fires(city: City) -> list[str]:
    """Entity ids of the year's chimney fires."""
    return [r.claims[0].entity for r in service(city) if r.claims[0].attributes["kind"] == CHIMNEY]


def weather(seed: int) -> dict[int, Weather]:
    """Weather by day number, for the year up to TODAY."""
    rng = stream(seed, "weather")
    found: dict[int, Weather] = {}
    wet, dry = False, 0
    for day in range(TODAY - _DAYS, TODAY):
        wet = rng.random() < (0.6 if wet else 0.22)
        rain, noise = float(1 + rng.integers(25)), rng.normal(0, 3)
        celsius = round(12 - 9 * np.cos(2 * np.pi * (day - day_of("2025-01-20")) / 365.25) + noise)
        if day in ODD_DAYS:
            wet, celsius, rain = True, min(celsius, 5), 14.0
        dry = 0 if wet else dry + 1
        found[day] = Weather(celsius, rain if wet else 0.0, dry)
    return found


def service(city: City) -> Iterator[Record]:
    """One record for each fire, in the order of days; the three odd ones first on their days."""
    people = city.population
    rng = stream(people.seed, "fires")
    scale = max(1.0, people.people / 20_000)
    for day, sky in weather(people.seed).items():
        if day in ODD_DAYS:
            at = midnight(day) + 3 * MS_HOUR + 20 * MS_MINUTE
            yield _fire(f"{day}-1", OUTDOORS, STOREHOUSES[ODD_DAYS.index(day)].id, at, sky)
        outdoors = rng.poisson(scale * (1.5 + 0.3 * min(sky.dry, 8))) if sky.fire_weather else 0
        chimneys = rng.poisson(scale * 0.7) if sky.celsius < 8 else 0
        for place, kind in enumerate([OUTDOORS] * outdoors + [CHIMNEY] * chimneys):
            address = int(rng.integers(FIRST_EVERYDAY_ADDRESS, people.addresses))
            at = midnight(day) + int(rng.integers(0, 24 * 60)) * MS_MINUTE
            yield _fire(f"{day}-{place + 2}", kind, people.address_id(address), at, sky)


def _fire(number: str, kind: str, place: str, at: int, sky: Weather) -> Record:
    fire = f"Event:fire-service:{number}"
    said: dict[str, Value] = {
        "title": kind.capitalize(),
        "kind": kind,
        "description": sky.text,
        "happened": span_of(at, at + 40 * MS_MINUTE),
    }
    return Record(f"fire/{number}", 1, [Claim(fire, said)], [Link("OCCURRED_AT", fire, place)], observed_at=at)
