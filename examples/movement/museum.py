"""EXAMPLE museum: who was there when nobody can be, and earlier as a visitor? `python examples/movement/museum.py 3`

A theft at midnight. A receiver in the museum and one in the street read phones for a month: visitors by day, guards by
shifts, passers-by. Four phones are in the closed museum; one of them was there three days before.
"""

import random
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from algorithms.movement.drawn import Reading, of_readings
from algorithms.movement.lead import Leads
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from graph_model.sightings import Sightings

MONDAY, DAY, HOUR, MINUTE = 20_514 * 86_400_000, 86_400_000, 3_600_000, 60_000
DAYS, THEFT = 28, 20
HALL, STREET = "Sensor:hall", "Sensor:street"
CLOSED = Scene((HALL,), since=MONDAY + THEFT * DAY, until=MONDAY + THEFT * DAY + HOUR)
"""The hour after midnight."""
OPEN_BEFORE = Scene((HALL,), since=MONDAY + (THEFT - 3) * DAY + 10 * HOUR, until=MONDAY + (THEFT - 3) * DAY + 18 * HOUR)
"""Opening hours three days earlier."""
OTHER_NIGHTS = Scene((HALL,), until=MONDAY + THEFT * DAY, hours=(0,), present=False)
"""The same hour of the nights before, and not seen then though the receiver was at work: no guard is."""


@dataclass(frozen=True)
class Museum:
    """What was read, who works there, and the four who came at night, of whom the first had come as a visitor."""

    sightings: Sightings
    guards: frozenset[str]
    night: tuple[str, ...]


def museum(seed: int) -> Museum:
    """A month of readings."""
    chance = random.Random(seed)
    readings: list[Reading] = []

    def read(who: str, place: str, day: int, hour: float) -> None:
        readings.append((who, place, MONDAY + day * DAY + round(hour * HOUR)))

    guards, passing = [f"Handset:guard-{n}" for n in range(4)], [f"Handset:street-{n:03}" for n in range(300)]
    night = tuple(f"Handset:night-{n}" for n in range(4))
    for day in range(DAYS):
        for visitor in range(120):
            read(f"Handset:visitor-{day:02}-{visitor:03}", HALL, day, chance.uniform(10, 18))
        for guard in (guards[day % 4], guards[(day + 1) % 4]):
            for hour in (0.2, 3, 19, 23.5):
                read(guard, HALL, day, hour + chance.uniform(0, 0.3))
        for who in chance.sample(passing, 30):
            read(who, STREET, day, chance.uniform(0, 24))
    for who in night:
        read(who, STREET, THEFT, chance.uniform(0.0, 0.1))
        read(who, HALL, THEFT, chance.uniform(0.2, 0.8))
    read(night[0], HALL, THEFT - 3, 14 + 25 / 60)
    return Museum(of_readings(readings), frozenset(guards), night)


def at_night(made: Museum) -> Leads:
    """Who was in the closed museum, and not at that hour of other nights."""
    return scene_collision(made.sightings, [CLOSED, OTHER_NIGHTS], marked={"guards": made.guards})


def had_come_before(made: Museum) -> Leads:
    """Who of all in the closed museum had been there in opening hours three days earlier."""
    return scene_collision(made.sightings, [CLOSED, OPEN_BEFORE], marked={"guards": made.guards})


def hours_to_look_at(made: Museum, lead_records: tuple[int, ...]) -> list[datetime]:
    """The hours of these readings: the footage to look at."""
    keys = dict(zip(made.sightings.keys.tolist(), made.sightings.at.tolist(), strict=True))
    return sorted({datetime.fromtimestamp(keys[key] // HOUR * 3_600, UTC) for key in lead_records})


def main(seed: int) -> None:
    """Print who was there, who had come before, and which footage shows them."""
    made = museum(seed)
    sys.stdout.write(f"seed {seed}\n")
    for lead in at_night(made).leads:
        sys.stdout.write(f"{lead.sentence}\n")
    for lead in had_come_before(made).leads:
        hours = ", ".join(f"{hour:%Y-%m-%d %H:00}" for hour in hours_to_look_at(made, lead.records))
        sys.stdout.write(f"{lead.subjects[0]} had come before. Footage of: {hours}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
