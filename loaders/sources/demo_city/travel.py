"""Hotel guests and ferry passengers: people as they fill in a card, under the number of the document they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.days import MS_HOUR, TODAY, ZONE, iso, midnight, midnights
from loaders.sources.demo_city.facts import span, span_of
from loaders.sources.demo_city.geography import FERRY_TERMINAL
from loaders.sources.demo_city.names import NATIONALITIES, SCRIPT_SHARES, full_name
from loaders.sources.demo_city.story_companies import HOTELS
from loaders.sources.demo_city.streams import CHUNK, PRIME_7, Ints, pick, scattered, stream

_RESIDENT_GUESTS = 0.1
_RESIDENT_PASSENGERS = 0.5
CROSSING_HOURS = 3


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody who showed a document: what they are called and when born by it, and the document's entity id."""

    name: str
    born: str
    document: str


def guests(people: int) -> int:
    """How many hotel stays there are: each hotel has well over a hundred."""
    return max(480, people // 8)


def bookings(people: int) -> int:
    """How many ferry bookings there are."""
    return max(150, people // 12)


def hotel_guests(city: City) -> Iterator[Record]:
    """One record for each stay."""
    people = city.population
    numbers = scattered(np.arange(guests(people.people)), people.seed, "hotel guests", PRIME_7)
    hotels = [city.companies.story(key) for key in HOTELS]
    for part, begin in enumerate(range(0, len(numbers), CHUNK)):
        chunk = numbers[begin : begin + CHUNK]
        rng = stream(people.seed, "hotels", part)
        arrived = TODAY - rng.integers(1, 120, len(chunk))
        left = arrived + rng.integers(1, 6, len(chunk))
        travellers = _travellers(city, rng, chunk + 1 * 10**7, _RESIDENT_GUESTS)
        rooms = rng.integers(len(hotels), size=len(chunk)).tolist()
        nights = (midnights(arrived).tolist(), midnights(left).tolist())
        stays = zip(chunk.tolist(), travellers, rooms, *nights, strict=True)
        for number, traveller, hotel, since, until in stays:
            guest = f"Person:hotel-register:G{number:07d}"
            stay = Link("STAYED_AT", guest, hotels[hotel], since, until, "day", ZONE)
            said = [_claim(guest, traveller)]
            yield Record(f"stay/{number:07d}", 1, said, [_holds(guest, traveller), stay], observed_at=since)


def ferry_bookings(city: City) -> Iterator[Record]:
    """One record for each booking, with one passenger or two."""
    people = city.population
    numbers = scattered(np.arange(bookings(people.people)), people.seed, "ferry bookings", PRIME_7)
    for part, begin in enumerate(range(0, len(numbers), CHUNK)):
        chunk = numbers[begin : begin + CHUNK]
        rng = stream(people.seed, "ferry", part)
        sails = midnights(TODAY - rng.integers(-14, 90, len(chunk))) + rng.choice((8, 18), len(chunk)) * MS_HOUR
        first = _travellers(city, rng, chunk + 2 * 10**7, _RESIDENT_PASSENGERS)
        second = _travellers(city, rng, chunk + 3 * 10**7, _RESIDENT_PASSENGERS)
        alone = (rng.random(len(chunk)) < 0.6).tolist()
        booked = np.minimum(sails, midnight(TODAY)) - rng.integers(1, 40 * 24, len(chunk)) * MS_HOUR
        rows = zip(chunk.tolist(), sails.tolist(), booked.tolist(), first, second, alone, strict=True)
        for number, sail, made, one, two, single in rows:
            party = [one] if single or one.document == two.document else [one, two]
            yield booking(f"{number:07d}", sail, made, party)


def booking(number: str, sails: int, booked: int, travellers: list[Traveller]) -> Record:
    """A ferry booking: an event with the passengers who stand on it."""
    event = f"Event:ferry-operator:B{number}"
    title = f"Ferry booking {number}, Port Merrow to Skarn"
    happened = (sails, sails + CROSSING_HOURS * MS_HOUR)
    claims = [Claim(event, {"title": title, "kind": "ferry crossing", "happened": span_of(*happened)})]
    links = [Link("OCCURRED_AT", event, FERRY_TERMINAL.id)]
    for place, traveller in enumerate(travellers):
        passenger = f"Person:ferry-operator:F{number}-{place + 1}"
        claims.append(_claim(passenger, traveller))
        links += [
            _holds(passenger, traveller),
            Link("BOOKED", passenger, event, booked, booked, "instant", ZONE),
            span("TRAVELLED_ON", passenger, event, *happened),
        ]
    return Record(f"booking/{number}", 1, claims, links, observed_at=booked)


def _claim(person: str, traveller: Traveller) -> Claim:
    said: dict[str, Value] = {"name": traveller.name, "born": traveller.born}
    return Claim(person, said)


def _holds(person: str, traveller: Traveller) -> Link:
    return Link("HOLDS", person, traveller.document)


def _travellers(city: City, rng: np.random.Generator, numbers: Ints, residents: float) -> list[Traveller]:
    """For each number somebody: a resident with the identity card, else a stranger with a passport of that number."""
    people, size = city.population, len(numbers)
    scripts = pick(rng, np.cumsum(SCRIPT_SHARES), size).tolist()
    drawn = rng.integers(1 << 30, size=(3, size)).tolist()
    born = (TODAY - rng.integers(19 * 365, 75 * 365, size)).tolist()
    local = rng.choice(people.everyday_adults, size).tolist()
    resident = (rng.random(size) < residents).tolist()
    found = []
    for place, number in enumerate(numbers.tolist()):
        if resident[place]:
            person = local[place]
            found.append(Traveller(people.names(person)[1], iso(int(people.born[person])), people.card(person)))
        else:
            script = scripts[place]
            name = full_name(script, drawn[0][place] % 2, drawn[1][place], drawn[2][place])[1]
            found.append(Traveller(name, iso(born[place]), f"IdDocument:{NATIONALITIES[script]}:passport:{number:08d}"))
    return found
