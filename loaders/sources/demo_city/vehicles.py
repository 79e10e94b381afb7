"""Vehicles in the traffic police's register: keeper, plate, chassis number; keepers as that department writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.days import TODAY, YEAR, iso, midnight, midnights
from loaders.sources.demo_city.facts import since_day
from loaders.sources.demo_city.population import PARTNER, Population
from loaders.sources.demo_city.streams import CHUNK, PRIME_7, Ints, scattered, stream

if TYPE_CHECKING:
    from loaders.sources.demo_city.city import City

STORY_VEHICLES = ("van", "scout", "innocent-car", "namesake-car")
_KEEPS = 0.55
_OWN_NUMBER = 0.03
_MISREAD_BIRTH = 0.04
_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
_AREAS = "JTU"
"""First letters of no region, so that no plate of the city is anybody's."""
_MODELS = (
    ("Norda", "Kestrel", "saloon"),
    ("Norda", "Finch", "hatchback"),
    ("Norda", "Heron", "estate"),
    ("Velt", "Uno", "hatchback"),
    ("Velt", "Terra", "off-road"),
    ("Velt", "Cargo", "van"),
    ("Aster", "City", "hatchback"),
    ("Aster", "Tour", "estate"),
    ("Brae", "Glen", "off-road"),
    ("Brae", "Loch", "saloon"),
    ("Sola", "E", "hatchback"),
    ("Sola", "E Max", "saloon"),
)
CARGO_VAN, SALOON, HATCHBACK = 5, 0, 1
"""Models that the story's vehicles are of."""
_COLOURS = ("white", "black", "grey", "silver", "blue", "red", "green", "yellow")
_VIN_LETTERS = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ"
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True)
class Vehicles:
    """Vehicles by index: person i's car is i; the story's vehicles follow."""

    population: Population

    @cached_property
    def keepers(self) -> Ints:
        """Everyday people who keep a car."""
        adults = self.population.everyday_adults
        rng = stream(self.population.seed, "keepers")
        return adults[rng.random(len(adults)) < _KEEPS]

    @cached_property
    def _numbers(self) -> Ints:
        count = self.population.people + len(STORY_VEHICLES)
        return scattered(np.arange(count), self.population.seed, "vehicles", PRIME_7)

    def story(self, name: str) -> int:
        """Index of a vehicle of the story."""
        return self.population.people + STORY_VEHICLES.index(name)

    def id(self, vehicle: int) -> str:
        """Entity id of the vehicle."""
        return f"Vehicle:traffic-police:{self._numbers[vehicle]:07d}"

    def plate(self, vehicle: int) -> str:
        """Entity id of its plate."""
        code = int(self._numbers[vehicle])
        code, age = divmod(code, 20)
        letters = ""
        for _ in range(4):
            code, letter = divmod(code, len(_LETTERS))
            letters += _LETTERS[letter]
        return f"Plate:GB:{_AREAS[code % len(_AREAS)]}{letters[0]}{age + 6:02d}{letters[1:]}"

    def vin(self, vehicle: int) -> str:
        """Entity id of its chassis number, with the check digit of ISO 3779's North American use (49 CFR 565)."""
        bare = f"XXZMERR0{0}{self._numbers[vehicle]:08d}"
        total = sum(weight * (_VIN_LETTERS.index(sign) % 10) for sign, weight in zip(bare, _VIN_WEIGHTS, strict=True))
        return f"Vin:{bare[:8]}{'0123456789X'[total % 11]}{bare[9:]}"


def register(city: City) -> Iterator[Record]:
    """One record for each vehicle of everyday people."""
    people, vehicles = city.population, city.vehicles
    for part, begin in enumerate(range(0, len(vehicles.keepers), CHUNK)):
        keepers = vehicles.keepers[begin : begin + CHUNK]
        rng = stream(people.seed, "vehicles", part)
        size = len(keepers)
        bought = TODAY - rng.integers(30, 9 * 365, size)
        columns = zip(
            keepers.tolist(),
            midnights(bought).tolist(),
            rng.integers(len(_MODELS), size=size).tolist(),
            rng.integers(len(_COLOURS), size=size).tolist(),
            (rng.random(size) < _OWN_NUMBER).tolist(),
            (
                people.born[keepers] + np.where(rng.random(size) < _MISREAD_BIRTH, rng.integers(-3, 4, size) * 365, 0)
            ).tolist(),
            strict=True,
        )
        for person, since, model, colour, foreign, born in columns:
            keeper, links = _keeper(city, person, foreign)
            yield vehicle_record(
                vehicles,
                person,
                model,
                _COLOURS[colour],
                since,
                [Claim(keeper, _as_police_write(city, person, born))],
                [*links, since_day("OWNS", keeper, vehicles.id(person), since)],
            )


def _keeper(city: City, person: int, foreign: bool) -> tuple[str, list[Link]]:
    """The keeper's id (the police's own for files that were never matched), and who else drives."""
    people = city.population
    links = []
    if person + 1 < people.people and people.part[person + 1] == PARTNER:
        links.append(Link("USES", people.id(person + 1), city.vehicles.id(person)))
    if not foreign:
        return people.id(person), links
    own = f"Person:traffic-police:K{people.numbers[person]:07d}"
    return own, [*links, Link("HOLDS", own, people.card(person))]


def _as_police_write(city: City, person: int, born: int) -> dict[str, Value]:
    return {"name": city.population.names(person)[1].upper(), "born": iso(born)}


def vehicle_record(
    vehicles: Vehicles, vehicle: int, model: int, colour: str, since: int, claims: list[Claim], links: list[Link]
) -> Record:
    """A vehicle with its plate and chassis number, and what is said of its keepers."""
    id = vehicles.id(vehicle)
    make, name, body = _MODELS[model]
    year = YEAR - 1 - max(0, (midnight(TODAY) - since) // (366 * 86_400_000))
    said: dict[str, Value] = {"make": make, "model": name, "body": body, "colour": colour, "year": int(year)}
    born_by = [since_day("CARRIED_BY", vehicles.plate(vehicle), id, since), Link("HAS_VIN", id, vehicles.vin(vehicle))]
    return Record(f"vehicle/{id[-7:]}", 1, [Claim(id, said), *claims], born_by + links, observed_at=since)
