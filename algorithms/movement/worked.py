"""A small month of traffic for examples: two cars that go out together on six evenings, and their neighbours who
commute."""

from __future__ import annotations

from random import Random

from algorithms.movement.drawn import Reading, of_readings
from graph_model.sightings import Sightings

DAY, HOUR, MINUTE = 86_400_000, 3_600_000, 60_000
MONDAY = 20_514 * DAY
"""2026-03-02 in UTC."""
STREET = "ABCDEFGH"


def month(seed: int = 1) -> Sightings:
    """Four weeks of 24 cars at eight cameras along a street; `van` and `wagon` go together on six evenings, and on
    others each on its own; two neighbours commute."""
    random, readings = Random(seed), list[Reading]()
    for day in range(28):
        for car in range(20):
            if random.random() < 0.7:
                readings += _drive(f"car{car:02}", day, random.uniform(6, 22) * 60, random)
        if day % 7 < 5:
            for neighbour in ("ada", "bo"):
                readings += _drive(neighbour, day, 7.5 * 60 + random.gauss(0, 1.5), random)
        evening = random.uniform(18, 23) * 60
        if day in (2, 8, 10, 16, 19, 25):
            readings += _drive("van", day, evening, random) + _drive("wagon", day, evening + 0.3, random)
        else:
            readings += _drive("van", day, evening, random)
            readings += _drive("wagon", day, random.uniform(18, 23) * 60, random)
    return of_readings(readings)


def _drive(car: str, day: int, minute: float, random: Random) -> list[Reading]:
    begun = MONDAY + day * DAY + round(minute * MINUTE)
    return [
        (car, place, begun + leg * 2 * MINUTE + random.randrange(-3_000, 3_000)) for leg, place in enumerate(STREET)
    ]
