"""Who rents what: homes, the tower block with its 300 tenants, a row of lock-up garages of one owner."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_model.records import Claim, Record
from loaders.sources.demo_city.cast import AT, NEIGHBOURS
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import TODAY, midnights
from loaders.sources.demo_city.facts import days, since_day
from loaders.sources.demo_city.geography import LOCK_UPS, TOWER
from loaders.sources.demo_city.population import HEAD, STORY
from loaders.sources.demo_city.streams import CHUNK, stream

_RENTING = 0.35


def tower_tenants() -> list[int]:
    """Indexes of the 300 people who rent in the tower block: the suspect, the dealer, 298 neighbours."""
    return [AT["suspect"], AT["dealer"], *range(STORY, STORY + NEIGHBOURS)]


def register(city: City) -> Iterator[Record]:
    """One record for each tenancy."""
    yield from _tower(city)
    yield from _lock_ups(city)
    yield from _homes(city)


def _tower(city: City) -> Iterator[Record]:
    people = city.population
    rng = stream(people.seed, "tower")
    tenants = tower_tenants()
    begun = midnights(TODAY - rng.integers(120, 4000, len(tenants))).tolist()
    tower = people.address_id(TOWER)
    for person, since in zip(tenants, begun, strict=True):
        id = people.id(person)
        link = since_day("RENTS", id, tower, since)
        yield Record(f"tower/{id[-7:]}", 1, [Claim(id, {"name": people.names(person)[1]})], [link], observed_at=since)


def _lock_ups(city: City) -> Iterator[Record]:
    """The dealer owns the row; all but the story's garage are let to people who have nothing to do with it."""
    people = city.population
    for lock_up in LOCK_UPS:
        owned = days("OWNS", people.role("dealer"), lock_up.id, "2012-05-01")
        yield Record(f"owner/{lock_up.key}", 1, [], [owned], observed_at=owned.since)
    for lock_up, person in zip(LOCK_UPS[1:], lock_up_tenants(city), strict=True):
        rented = days("RENTS", people.id(person), lock_up.id, "2023-10-01")
        yield Record(f"let/{lock_up.key}", 1, [], [rented], observed_at=rented.since)


def lock_up_tenants(city: City) -> list[int]:
    """Indexes of the everyday people who rent the other garages."""
    rng = stream(city.population.seed, "lock-ups")
    outside = city.population.everyday_adults[city.population.everyday_adults >= STORY + NEIGHBOURS]
    return [int(person) for person in rng.choice(outside, len(LOCK_UPS) - 1, replace=False)]


def _homes(city: City) -> Iterator[Record]:
    people = city.population
    outside = np.arange(STORY + NEIGHBOURS, people.people)
    heads = outside[people.part[outside] == HEAD]
    for part, begin in enumerate(range(0, len(heads), CHUNK)):
        chunk = heads[begin : begin + CHUNK]
        rng = stream(people.seed, "tenancies", part)
        begun = midnights(TODAY - rng.integers(30, 4000, len(chunk))).tolist()
        renting = (rng.random(len(chunk)) < _RENTING).tolist()
        for person, since, rents in zip(chunk.tolist(), begun, renting, strict=True):
            if rents:
                id = people.id(person)
                link = since_day("RENTS", id, people.address_id(int(people.address[person])), since)
                yield Record(f"home/{id[-7:]}", 1, [], [link], observed_at=since)
