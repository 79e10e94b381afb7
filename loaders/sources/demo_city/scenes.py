"""What sensors read of the case: the night of the theft, the afternoon before, the drives, and what looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.records import Record
from loaders.sources.demo_city import suspect
from loaders.sources.demo_city.cast import AT
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_MINUTE
from loaders.sources.demo_city.sensors import CAMERAS, CASH_CAMERA, COAST_CAMERA, DESK, GATE, HALL, MASTS, NIGHT_ROUTE
from loaders.sources.demo_city.streams import stream
from loaders.sources.demo_city.traffic import at_local, days, read

NIGHTS = ("2026-03-06", "2026-03-09", "2026-03-11")
THEFT, VISIT = "2026-03-12", "2026-03-09"
MUSEUM_MAST = MASTS[1]
MATCH_DAY = "2026-03-14"
COMMUTING_DAYS = 22
"""Readings on so many ways to and from work that two neighbours drive together."""
GATE_CANDIDATES = 6


def _other(city: City, name: str, count: int) -> list[int]:
    """Everyday keepers of a car that play a part of which nobody is guilty."""
    keepers = city.vehicles.keepers
    found = stream(city.population.seed, f"scene {name}").choice(keepers, count, replace=False)
    return [int(keeper) for keeper in found]


def commuters(city: City) -> list[str]:
    """Plates of two neighbours who drive to work together."""
    return [city.vehicles.plate(keeper) for keeper in _other(city, "commuters", 2)]


def household(city: City) -> list[str]:
    """Plates of two cars of one household that go shopping together."""
    return [city.vehicles.plate(keeper) for keeper in _other(city, "household", 2)]


def taxi(city: City) -> str:
    """Plate of a taxi that passes every camera every night."""
    return city.vehicles.plate(_other(city, "taxi", 1)[0])


def fans(city: City) -> list[str]:
    """Plates of forty cars on their way to a match."""
    return [city.vehicles.plate(keeper) for keeper in _other(city, "fans", 40)]


def cloned(city: City) -> str:
    """A plate that two cars wear."""
    return city.vehicles.plate(_other(city, "cloned", 1)[0])


def bus_handset(city: City) -> str:
    """Handset of a passenger on a night bus."""
    line = int(stream(city.population.seed, "night bus").choice(city.phones.owners))
    return city.phones.handset(int(city.phones.line[line]))


def candidates(city: City) -> list[str]:
    """Identity cards at the gate on the afternoon: the suspect's and five of other visitors."""
    people = city.population
    others = stream(people.seed, "gate candidates").choice(people.everyday_adults, GATE_CANDIDATES - 1, replace=False)
    return [people.card(AT["suspect"]), *(people.card(int(person)) for person in others)]


def plates(city: City) -> Iterator[Record]:
    """The van behind the scout car past five cameras on three nights, 5 to 40 seconds apart; the innocent man far
    away; the camera beside the cash machine; and those who drive together for reasons of their own."""
    cars = city.vehicles
    van, scout = cars.plate(cars.story("van")), cars.plate(cars.story("scout"))
    rng = stream(city.population.seed, "night drives")
    for night, day in enumerate(NIGHTS):
        at = at_local(day, "23:31:00")
        for step, camera in enumerate(NIGHT_ROUTE):
            at += 4 * MS_MINUTE + int(rng.integers(0, 40_000))
            yield read(f"scout/{night}-{step}", scout, camera.id, at)
            yield read(f"van/{night}-{step}", van, camera.id, at + int(rng.integers(5_000, 40_000)))
    innocent = cars.plate(cars.story("innocent-car"))
    yield read("innocent/0", innocent, COAST_CAMERA.id, at_local(THEFT, "00:31:12"))
    yield read("cash/0", van, CASH_CAMERA.id, at_local("2026-03-15", "16:02:40"))
    yield from _look_alikes(city)


def _look_alikes(city: City) -> Iterator[Record]:
    rng = stream(city.population.seed, "moving together by chance")
    one, other = commuters(city)
    first, second = household(city)
    ways = 0
    for number, (weekday, begin) in enumerate(days()):
        if weekday < 5:
            for hour, route in ((7.6, (CAMERAS[6], CAMERAS[7])), (17.4, (CAMERAS[7], CAMERAS[6]))):
                if ways >= COMMUTING_DAYS:
                    break
                ways += 1
                at = begin + int((hour + rng.normal(0, 0.1)) * 3_600_000)
                for step, camera in enumerate(route):
                    yield read(f"pair/{number}-{ways}-{step}a", one, camera.id, at + step * 9 * MS_MINUTE)
                    behind = at + step * 9 * MS_MINUTE + int(rng.integers(4_000, 30_000))
                    yield read(f"pair/{number}-{ways}-{step}b", other, camera.id, behind)
        if weekday == 5:
            at = begin + int(rng.uniform(10.0, 11.0) * 3_600_000)
            for step, camera in enumerate((CAMERAS[10], CAMERAS[0])):
                yield read(f"home/{number}-{step}a", first, camera.id, at + step * 8 * MS_MINUTE)
                yield read(f"home/{number}-{step}b", second, camera.id, at + step * 8 * MS_MINUTE + 11_000)
        cab = taxi(city)
        for step, minute in enumerate(sorted(rng.integers(19 * 60, 29 * 60, 14).tolist())):
            camera = CAMERAS[int(rng.integers(len(CAMERAS)))]
            yield read(f"taxi/{number}-{step}", cab, camera.id, begin + minute * MS_MINUTE)
    for number, plate in enumerate(fans(city)):
        at = at_local(MATCH_DAY, "14:10:00") + int(rng.integers(0, 25 * 60_000))
        for step, camera in enumerate((CAMERAS[8], CAMERAS[9], CAMERAS[11])):
            yield read(f"match/{number}-{step}", plate, camera.id, at + step * 6 * MS_MINUTE)
    for step, (camera, time) in enumerate(((CAMERAS[2], "09:15:00"), (COAST_CAMERA, "09:19:00"))):
        yield read(f"cloned/{step}", cloned(city), camera.id, at_local("2026-03-10", time))


def museum(city: City) -> Iterator[Record]:
    """Six handsets in the night; one of them on the afternoon; six tickets at the gate then."""
    lines = city.phones
    rng = stream(city.population.seed, "museum night")
    unknown = [lines.handset(lines.extra(f"unknown-{n}")) for n in range(1, 5)]
    guards = [lines.handset(AT[role]) for role in ("guard-1", "guard-2")]
    night = at_local(THEFT, "00:10:30")
    for place, handset in enumerate((*unknown, *guards)):
        for step, after in enumerate(sorted(rng.integers(0, 38 * 60_000, 4).tolist())):
            yield read(f"hall/{place}-{step}", handset, HALL.id, night + after)
    for guard, handset in enumerate(guards):
        for hour in range(22, 30):
            if hour != 24:
                at = at_local("2026-03-11", "00:00:00") + hour * 3_600_000 + int(rng.integers(0, 3_000_000))
                yield read(f"duty/{guard}-{hour}", handset, HALL.id, at)
    old = lines.sim(lines.extra("unknown-1"))
    for step, time in enumerate(("14:04:10", "14:17:30", "14:33:00")):
        yield read(f"visit/{step}", unknown[0], HALL.id, at_local(VISIT, time))
        yield read(f"visit-card/{step}", old, HALL.id, at_local(VISIT, time))
    for place, card in enumerate(candidates(city)):
        at = at_local(VISIT, "14:01:00") + place * 5 * MS_MINUTE + int(rng.integers(0, 60_000))
        yield read(f"candidate/{place}", card, GATE.id, at)


def hotel(city: City) -> Iterator[Record]:
    """The suspect's identity card at the hotel's desk on the day of her arrival."""
    yield read("arrival/0", city.population.card(AT["suspect"]), DESK.id, at_local(suspect.CHANGED, "15:20:00"))


def masts(city: City) -> Iterator[Record]:
    """The six at the museum's mast, and a passenger of a night bus, whom no other sensor saw there; the new card in the
    old handset."""
    lines = city.phones
    there = [lines.handset(lines.extra(f"unknown-{n}")) for n in range(1, 5)]
    there += [lines.handset(AT[role]) for role in ("guard-1", "guard-2")]
    for place, handset in enumerate((*there, bus_handset(city))):
        yield read(f"night/{place}", handset, MUSEUM_MAST.id, at_local(THEFT, "00:12:00") + place * 97_000)
    new = lines.sim(lines.extra("suspect-new"))
    yield read("new-card/0", new, MASTS[0].id, at_local(suspect.CHANGED, "18:40:00"))
    yield read(
        "new-card/1", lines.handset(lines.extra("unknown-1")), MASTS[0].id, at_local(suspect.CHANGED, "18:40:00")
    )
