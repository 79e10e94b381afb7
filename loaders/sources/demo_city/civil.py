"""The gazetteer's addresses and places, and the civil register's people, households and families."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.cast import AT, CAST, PARTNERS, RELATIVES
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import TODAY, day_of, iso, midnight, midnights
from loaders.sources.demo_city.facts import since_day, timeless
from loaders.sources.demo_city.geography import (
    CITY,
    DISTRICTS,
    PLACES,
    address_text,
    district_id,
    district_of,
    positions,
    postcode,
)
from loaders.sources.demo_city.population import ADULT, CHILD, HEAD, PARTNER, STORY
from loaders.sources.demo_city.streams import CHUNK, stream

SEX = ("female", "male")
_SIBLING = 0.8


def gazetteer(city: City) -> Iterator[Record]:
    """Districts, named places, then every address with its position."""
    city_id = "Location:gazetteer:city"
    yield Record("city", 1, [Claim(city_id, {"name": CITY, "kind": "city"})])
    for number, (name, latitude, longitude) in enumerate(DISTRICTS):
        claim = Claim(district_id(number), {"name": name, "kind": "district", "position": (latitude, longitude)})
        yield Record(f"district/{number + 1}", 1, [claim], [timeless("PART_OF", claim.entity, city_id)])
    for place in PLACES:
        claim = Claim(place.id, {"name": place.name, "kind": place.kind, "position": (place.latitude, place.longitude)})
        yield Record(f"place/{place.key}", 1, [claim], [timeless("PART_OF", place.id, district_id(place.district))])
    yield from _addresses(city)


def _addresses(city: City) -> Iterator[Record]:
    people = city.population
    for part, begin in enumerate(range(0, people.addresses, CHUNK)):
        indexes = np.arange(begin, min(begin + CHUNK, people.addresses))
        latitudes, longitudes = positions(indexes, people.seed, part)
        columns = zip(indexes.tolist(), latitudes.tolist(), longitudes.tolist(), strict=True)
        for address, latitude, longitude in columns:
            id = people.address_id(address)
            said: dict[str, Value] = {
                "text": address_text(address),
                "postcode": postcode(address),
                "country": "GB",
                "position": (latitude, longitude),
            }
            area = Link("PART_OF", id, district_id(district_of(address)))
            yield Record("address/" + id[-7:], 1, [Claim(id, said)], [area])


def residents(city: City) -> Iterator[Record]:
    """One record for each resident: who, where, with which identity card, whose child or partner."""
    people = city.population
    for part, begin in enumerate(range(0, people.people, CHUNK)):
        indexes = np.arange(begin, min(begin + CHUNK, people.people))
        rng = stream(people.seed, "people", part)
        lived = np.minimum(rng.integers(1, 30 * 365, len(indexes)), TODAY - people.born[indexes])
        moved = midnights(TODAY - lived).tolist()
        expires = (TODAY + rng.integers(30, 3650, len(indexes))).tolist()
        sibling = (rng.random(len(indexes)) < _SIBLING).tolist()
        columns = zip(indexes.tolist(), moved, expires, sibling, people.born[indexes].tolist(), strict=True)
        for person, begun, expiry, close, born in columns:
            yield _resident(people.id(person), city, person, born, begun, expiry, close)


def _resident(id: str, city: City, person: int, born: int, begun: int, expiry: int, close: bool) -> Record:
    people = city.population
    name, latin = people.names(person)
    said: dict[str, Value] = {"name": name, "born": iso(born), "sex": SEX[people.sex[person]], "nationality": "GB"}
    if latin != name:
        said["alias"] = latin
    card = people.card(person)
    claims = [Claim(id, said)]
    links = [since_day("LIVES_AT", id, people.address_id(int(people.address[person])), begun)]
    if TODAY - born >= ADULT * 365.25:
        said["occupation"] = people.occupation(person)
        claims.append(Claim(card, {"expires": iso(expiry)}))
        links.append(timeless("HOLDS", id, card))
    links += _family_of_the_story(city, person) if person < STORY else _family(city, person, close)
    return Record(f"person/{id[-7:]}", 1, claims, links, observed_at=begun)


def _family(city: City, person: int, close: bool) -> list[Link]:
    """Partner, parents, and the sibling who heads the household before, if it is of the same line."""
    people = city.population
    id, head = people.id(person), int(people.head[person])
    part = people.part[person]
    if part == PARTNER:
        return [Link("PARTNER_OF", people.id(head), id)]
    if part == CHILD:
        parents = [Link("RELATIVE_OF", people.id(head), id, attributes={"relation": "parent"})]
        if people.part[head + 1] == PARTNER:
            parents.append(Link("RELATIVE_OF", people.id(head + 1), id, attributes={"relation": "parent"}))
        return parents
    before = int(people.head[person - 1])
    if part == HEAD and close and before >= STORY and people.line[before] == people.line[person]:
        relation = "brother" if people.sex[before] else "sister"
        return [Link("RELATIVE_OF", people.id(before), id, attributes={"relation": relation})]
    return []


def _family_of_the_story(city: City, person: int) -> list[Link]:
    people, role = city.population, CAST[person].role
    links = [
        Link("RELATIVE_OF", people.role(role), people.id(AT[whom]), attributes={"relation": relation})
        for who, whom, relation in RELATIVES
        if who == role
    ]
    married = midnight(day_of("2009-06-20"))
    return links + [
        since_day("PARTNER_OF", people.role(role), people.role(whom), married) for who, whom in PARTNERS if who == role
    ]
