"""What the city's sensors read on any day: commuters past plate cameras, phones at masts, visitors of the museum."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.keys import session_key
from graph_model.records import Record, Sighting
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_MINUTE, ZONE, day_of, midnight
from loaders.sources.demo_city.geography import DISTRICTS
from loaders.sources.demo_city.sensors import CAMERAS, GATE, MASTS, WIFI
from loaders.sources.demo_city.streams import Ints, stream

FIRST = "2026-03-01"
DAYS = 19
MOST_DRIVERS, MOST_PHONES, VISITORS = 20_000, 5_000, 12
"""Of a large city only so many lead a life that sensors see. Visitors: of the museum, on a day."""
MUSEUM_SECURITY = "museum-security"
_GOES = 0.7
_READS = 0.93
_WEEKEND = (5, 6)


def read(ref: str, subject: str, sensor: str, at: int) -> Record:
    """A record of one reading."""
    return Record(ref, 1, sightings=[Sighting(subject, sensor, at, ZONE)])


def days() -> Iterator[tuple[int, int]]:
    """The days of the readings: number of the weekday (0 is Monday) and the instant of midnight."""
    first = day_of(FIRST)
    for day in range(first, first + DAYS):
        yield (day + 3) % 7, midnight(day)


def plates(city: City) -> Iterator[Record]:
    """Commuters: past the camera of their district and that of their work, there and back, on most working days."""
    cars = city.vehicles
    for driver, keeper in enumerate(cars.keepers[:MOST_DRIVERS].tolist()):
        rng = stream(city.population.seed, "commuters", driver)
        home, work = rng.choice(len(DISTRICTS), 2, replace=False).tolist()
        leaves, returns = rng.normal(7.8, 0.7), rng.normal(17.2, 0.9)
        plate = cars.plate(keeper)
        for number, (weekday, begin) in enumerate(days()):
            if weekday in _WEEKEND or rng.random() > _GOES:
                continue
            there, back = (begin + int((hour + rng.normal(0, 0.15)) * 60 * MS_MINUTE) for hour in (leaves, returns))
            way = ((home, there), (work, there + 11 * MS_MINUTE), (work, back), (home, back + 12 * MS_MINUTE))
            for step, (district, at) in enumerate(way):
                if rng.random() < _READS:
                    jitter = int(rng.integers(0, 90_000))
                    yield read(f"plate/{driver}-{number}-{step}", plate, CAMERAS[district].id, at + jitter)


def phones(city: City) -> Iterator[Record]:
    """Handsets at the mast of their district, in the morning, by day and in the evening."""
    lines = city.phones
    owners: Ints = stream(city.population.seed, "phones at masts").permutation(lines.owners)[:MOST_PHONES]
    for place, owner in enumerate(owners[: max(60, len(owners) // 8)].tolist()):
        rng = stream(city.population.seed, "masts", place)
        home, work = rng.integers(0, len(DISTRICTS), 2).tolist()
        handset = lines.handset(int(lines.line[owner]))
        for number, (_, begin) in enumerate(days()):
            for step, (hour, district) in enumerate(((7.5, home), (13.0, work), (21.0, home))):
                at = begin + int((hour + rng.normal(0, 0.8)) * 60 * MS_MINUTE)
                yield read(f"mast/{place}-{number}-{step}", handset, MASTS[district].id, at)


def visitors(city: City) -> Iterator[Record]:
    """The museum's visitors: a ticket on their name at the gate, and a phone that searches under a made-up address."""
    people = city.population
    adults = people.everyday_adults
    for number, (weekday, begin) in enumerate(days()):
        if weekday == 0 and begin != midnight(day_of("2026-03-09")):
            continue
        rng = stream(people.seed, "visitors", number)
        for place, person in enumerate(rng.choice(adults, VISITORS, replace=False).tolist()):
            at = begin + int(rng.uniform(10.0, 13.6 if begin == midnight(day_of("2026-03-09")) else 16.5) * 3_600_000)
            yield read(f"gate/{number}-{place}", people.card(person), GATE.id, at)
            made_up = ":".join(f"{byte:02x}" for byte in (0xDA, *rng.integers(0, 256, 5).tolist()))
            device = session_key(f"RadioDevice:{made_up}", MUSEUM_SECURITY, f"{number}-{place}")
            for step in range(3):
                yield read(f"wifi/{number}-{place}-{step}", device, WIFI.id, at + step * 9 * MS_MINUTE)


def at_local(day: str, time: str) -> int:
    """Milliseconds UTC of a local "HH:MM:SS" on a day without a change of clocks in it."""
    hours, minutes, seconds = (int(part) for part in time.split(":"))
    return midnight(day_of(day)) + ((hours * 60 + minutes) * 60 + seconds) * 1000
