"""Employers of the city: the story's own companies first, then everyday ones with sizes of a long tail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph_model.records import Claim, Link, Record
from graph_model.values.base import Value
from loaders.sources.demo_city.days import TODAY, iso, midnights
from loaders.sources.demo_city.facts import since_day
from loaders.sources.demo_city.geography import FIRST_EVERYDAY_ADDRESS
from loaders.sources.demo_city.names import words
from loaders.sources.demo_city.population import Population
from loaders.sources.demo_city.story_companies import COMPANIES, PLACE
from loaders.sources.demo_city.streams import CHUNK, PRIME_8, Ints, pick, scattered, stream, zipf_weights

if TYPE_CHECKING:
    from loaders.sources.demo_city.city import City

_PEOPLE_FOR_ONE = 30
_EMPLOYED = 0.78
_FIRST = words(
    "Amber, Anchor, Arrow, Beacon, Blue Door, Cedar, Compass, Copper, Corner, Crown, Delta, Dune, Eastgate, "
    "Falcon, Fern, Globe, Granite, Greenway, Halyard, Hearth, Horizon, Ivory, Jade, Keystone, Lantern, "
    "Lighthouse, Maple, Marine, Merrow, North Star, Oak, Pier, Quayside, Red Kite, River, Sable, Seagrass, "
    "Silver, Slate, Spire, Stone, Summit, Tidal, Union, Vale, Vista, West, Yew",
    ", ",
)
_TRADES = (
    ("Grocers", "shop"),
    ("Bakery", "shop"),
    ("Pharmacy", "shop"),
    ("Hardware", "shop"),
    ("Books", "shop"),
    ("Cafe", "shop"),
    ("Builders", "trade"),
    ("Logistics", "transport"),
    ("Engineering", "industry"),
    ("Cleaning", "service"),
    ("Insurance", "finance"),
    ("Dental Practice", "health"),
    ("School", "education"),
    ("Shipyard", "industry"),
    ("Printers", "industry"),
    ("Consulting", "service"),
    ("Housing Association", "housing"),
    ("Care Home", "health"),
)
_SHOP_TRADES = 6
_POSITIONS = ("assistant", "clerk", "technician", "operator", "specialist", "supervisor", "manager")


@dataclass(frozen=True)
class Companies:
    """Companies 0 to count-1; the first len(COMPANIES) are the story's."""

    population: Population

    @cached_property
    def count(self) -> int:
        """How many companies there are."""
        return len(COMPANIES) + max(36, self.population.people // _PEOPLE_FOR_ONE)

    @cached_property
    def shops(self) -> Ints:
        """Indexes of the everyday shops, the most visited first."""
        everyday = np.arange(len(COMPANIES), self.count)
        return np.asarray(everyday[everyday % 4 == 0], dtype=np.int64)

    @cached_property
    def employer(self) -> Ints:
        """Company by person, -1 for who has none; people of the story have none here."""
        people = self.population
        rng = stream(people.seed, "jobs")
        shares = zipf_weights(self.count - len(COMPANIES), 4.0, 0.9)
        drawn = pick(rng, shares, people.people) + len(COMPANIES)
        works = (people.age >= 18) & (people.age < 67) & (rng.random(people.people) < _EMPLOYED)
        works &= np.isin(np.arange(people.people), people.everyday_adults)
        return np.where(works, drawn, -1)

    @cached_property
    def staff(self) -> Ints:
        """Everyday people with a job, ordered by employer: neighbours in this order are colleagues."""
        employed = np.flatnonzero(self.employer >= 0)
        return employed[np.argsort(self.employer[employed], kind="stable")].astype(np.int64)

    @cached_property
    def numbers(self) -> Ints:
        """Number in the company register, unique, eight digits."""
        return scattered(np.arange(self.count), self.population.seed, "companies", PRIME_8)

    def id(self, company: int) -> str:
        """Entity id of a company."""
        return f"Organisation:company-register:{self.numbers[company]:08d}"

    def story(self, key: str) -> str:
        """Entity id of a company of the story."""
        return self.id(PLACE[key])

    @staticmethod
    def place(key: str) -> int:
        """Index of a company of the story."""
        return PLACE[key]

    def name(self, company: int) -> str:
        """The company's name; unlike its number it need not be unique."""
        if company < len(COMPANIES):
            return COMPANIES[company].name
        return f"{_FIRST[company * 7 % len(_FIRST)]} {self._trade(company)[0]}"

    def kind(self, company: int) -> str:
        """What sort of company it is."""
        return COMPANIES[company].kind if company < len(COMPANIES) else self._trade(company)[1]

    def _trade(self, company: int) -> tuple[str, str]:
        everyday = company - len(COMPANIES)
        if company % 4 == 0:
            return _TRADES[everyday % _SHOP_TRADES]
        return _TRADES[_SHOP_TRADES + everyday % (len(_TRADES) - _SHOP_TRADES)]


def register(city: City) -> Iterator[Record]:
    """Everyday companies with their seat and directors, then who works where."""
    companies, people = city.companies, city.population
    rng = stream(people.seed, "companies")
    everyday = companies.count - len(COMPANIES)
    founded = TODAY - rng.integers(400, 40 * 365, everyday)
    seats = rng.integers(FIRST_EVERYDAY_ADDRESS, people.addresses, everyday)
    directors = rng.choice(people.everyday_adults, (everyday, 3))
    boards = rng.integers(1, 4, everyday)
    columns = zip(founded.tolist(), midnights(founded).tolist(), seats.tolist(), strict=True)
    for place, (day, begun, seat) in enumerate(columns):
        company = place + len(COMPANIES)
        id = companies.id(company)
        said: dict[str, Value] = {
            "name": companies.name(company),
            "kind": companies.kind(company),
            "registration_number": id[-8:],
            "founded": iso(day),
        }
        links = [since_day("REGISTERED_AT", id, people.address_id(seat), begun)]
        claims = [Claim(id, said)]
        for director in dict.fromkeys(directors[place, : boards[place]].tolist()):
            claims.append(Claim(people.id(director), {"name": people.names(director)[1]}))
            links.append(since_day("DIRECTS", people.id(director), id, begun, position="director"))
        yield Record(f"company/{id[-8:]}", 1, claims, links, observed_at=begun)
    yield from _jobs(city)


def _jobs(city: City) -> Iterator[Record]:
    people, companies = city.population, city.companies
    staff = np.sort(companies.staff)
    for part, begin in enumerate(range(0, len(staff), CHUNK)):
        chunk = staff[begin : begin + CHUNK]
        rng = stream(people.seed, "positions held", part)
        begun = midnights(TODAY - rng.integers(20, 12 * 365, len(chunk))).tolist()
        position = rng.integers(len(_POSITIONS), size=len(chunk)).tolist()
        columns = zip(chunk.tolist(), companies.employer[chunk].tolist(), begun, position, strict=True)
        for person, company, since, held in columns:
            id = people.id(person)
            link = since_day("WORKS_FOR", id, companies.id(company), since, position=_POSITIONS[held])
            yield Record(f"job/{id[-7:]}", 1, [], [link], observed_at=since)


def story_company(city: City, key: str, links: list[Link]) -> Record:
    """The record of a company of the story, with the links that its layer adds."""
    found = COMPANIES[PLACE[key]]
    id = city.companies.story(key)
    said: dict[str, Value] = {
        "name": found.name,
        "kind": found.kind,
        "founded": found.founded,
        "activity": found.activity,
    }
    return Record(f"company/{id[-8:]}", 1, [Claim(id, {**said, "registration_number": id[-8:]})], links)
