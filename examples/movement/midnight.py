"""EXAMPLE high-crime area: who often comes and goes in the midnight hours? `python examples/movement/midnight.py 3`

Eight weeks of made-up ID checks and phone receivers at six places of entertainment and rented rooms. Guests come now
and then, staff work their shifts, residents sleep at home; six people go from place to place, night after night.
"""

import random
import sys
from dataclasses import dataclass

from algorithms.movement.drawn import Reading, of_readings
from algorithms.movement.lead import Leads
from algorithms.movement.scene_collision import scene_collision
from algorithms.movement.scenes import Scene
from graph_model.sightings import Sightings

MONDAY, DAY, MINUTE = 20_514 * 86_400_000, 86_400_000, 60_000
NIGHTS = 56
PLACES = tuple(f"Sensor:venue-{number}" for number in range(6))
MIDNIGHT = (23, 0, 1, 2)


@dataclass(frozen=True)
class Area:
    """What was read, who works or lives at the places, and who goes from one to the other."""

    sightings: Sightings
    staff: frozenset[str]
    residents: frozenset[str]
    planted: frozenset[str]


def area(seed: int) -> Area:
    """Ask a phone's serial number or an ID number: each of them leaves one of the two."""
    chance = random.Random(seed)
    readings: list[Reading] = []

    def read(who: str, place: str, night: int, hour: float) -> None:
        readings.append((who, place, MONDAY + night * DAY + round((hour * 60 + chance.uniform(0, 20)) * MINUTE)))

    def named(what: str, count: int) -> list[str]:
        return [f"{chance.choice(('Handset', 'IdDocument'))}:{what}-{number:03}" for number in range(count)]

    staff, residents, guests, planted = (named(*what) for what in (("s", 12), ("r", 12), ("g", 1_500), ("x", 6)))
    for number, who in enumerate(staff):
        for night in range(NIGHTS):
            if (night + number) % 7 < 5:
                read(who, PLACES[number % 6], night, chance.uniform(18, 26))
    for number, who in enumerate(residents):
        for night in range(NIGHTS):
            read(who, PLACES[number % 6], night, chance.uniform(21, 32))
    for who in guests:
        for night in chance.sample(range(NIGHTS), chance.choice((1, 1, 2, 3))):
            read(who, chance.choice(PLACES), night, chance.gauss(23, 2.5))
    for who in planted:
        for night in chance.sample(range(NIGHTS), 18):
            for place in chance.sample(PLACES, 2):
                read(who, place, night, chance.uniform(23, 26.5))
    return Area(of_readings(readings), frozenset(staff), frozenset(residents), frozenset(planted))


def often_there(made: Area, nights: int = 3, at_least: int = 3) -> Leads:
    """Who was read in the midnight hours of so many nights at so many of the places; staff and residents are marked."""
    scenes = [Scene((place,), hours=MIDNIGHT, least_days=nights) for place in PLACES]
    return scene_collision(made.sightings, scenes, at_least, marked={"staff": made.staff, "residents": made.residents})


def main(seed: int) -> None:
    """Print the leads beside who was planted."""
    made = area(seed)
    found = often_there(made)
    sys.stdout.write(
        f"seed {seed}; {found.total} of {found.compared:,} who were read at night, {len(made.planted)} planted\n"
    )
    for lead in found.leads:
        sys.stdout.write(f"{lead.subjects[0]}: {lead.observed} places, {len(lead.records)} readings. {lead.sentence}\n")
    one_place = often_there(made, nights=20, at_least=1)
    sys.stdout.write(f"{one_place.total} were read on 20 nights at one place:\n")
    for lead in one_place.leads[:3]:
        marks = "; ".join(reason.sentence for reason in (*lead.other_reasons, *lead.against))
        sys.stdout.write(f"{lead.subjects[0]}: {marks}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
