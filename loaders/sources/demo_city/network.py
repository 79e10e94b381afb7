"""The hidden network: twelve people around the dealer, in families and companies, whose phones share one contact."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model.records import Record
from loaders.sources.demo_city import ordinary
from loaders.sources.demo_city.calls import moments
from loaders.sources.demo_city.cast import AT, NETWORK
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.companies import story_company
from loaders.sources.demo_city.days import day_of, midnight
from loaders.sources.demo_city.facts import days, record, timeless
from loaders.sources.demo_city.geography import STOREHOUSES
from loaders.sources.demo_city.ordinary import NETWORK_SIDE
from loaders.sources.demo_city.phones import line_record
from loaders.sources.demo_city.streams import stream
from loaders.sources.demo_city.vehicles import SALOON, vehicle_record

COMPANIES = ("kessling", "northquay", "tidewater", "lumen")
DIRECTORS = (
    ("dealer", "kessling"),
    ("network-01", "kessling"),
    ("network-02", "northquay"),
    ("network-03", "northquay"),
    ("network-06", "tidewater"),
    ("network-11", "tidewater"),
    ("network-09", "lumen"),
    ("network-12", "lumen"),
)
STAFF = (
    ("network-04", "lumen"),
    ("network-05", "tidewater"),
    ("network-08", "tidewater"),
    ("network-07", "northquay"),
    ("network-10", "lumen"),
)
SUBSIDIARIES = (("northquay", "kessling", 0.6), ("lumen", "kessling", 0.4), ("tidewater", "northquay", 0.5))
HANDSETS = {"unknown-2": "network-06", "unknown-3": "network-08", "unknown-4": "network-11"}
"""Whose the unknown handsets are, the suspect's own apart: no register says so."""
BOUGHT = "2026-02-20"
_CALLS_TO_CONTACT = 4


def companies(city: City) -> Iterator[Record]:
    """The four companies, who directs them, who works there, which holds shares of which."""
    people, firms = city.population, city.companies
    seats = {"kessling": "dealer", "northquay": "network-02", "tidewater": "network-06", "lumen": "network-09"}
    for key in COMPANIES:
        id = firms.story(key)
        seat = people.address_id(int(people.address[AT[seats[key]]]))
        links = [days("REGISTERED_AT", id, seat, "2017-02-01")]
        links += [
            days("DIRECTS", people.role(role), id, "2017-02-01", position="director")
            for role, firm in DIRECTORS
            if firm == key
        ]
        links += [
            days("WORKS_FOR", people.role(role), id, "2019-05-01", position="employee")
            for role, firm in STAFF
            if firm == key
        ]
        links += [
            days("SUBSIDIARY_OF", id, firms.story(parent), "2018-01-01", stake=stake)
            for child, parent, stake in SUBSIDIARIES
            if child == key
        ]
        yield story_company(city, key, links)


def everyday_ties(city: City) -> Iterator[Record]:
    """Relatives in the city who know nothing: the network is no island."""
    people = city.population
    for role in ("network-05", "network-10"):
        cousin = people.id(ordinary.friends(city, role)[0])
        tie = timeless("RELATIVE_OF", people.role(role), cousin, relation="cousin")
        yield record(f"family/{role}", [], [tie])


def tenancies(city: City) -> Iterator[Record]:
    """Storehouses that a company of the network rents: where three fires fit no weather."""
    for place in STOREHOUSES:
        yield record(f"let/{place.key}", [], [days("RENTS", city.companies.story("northquay"), place.id, "2022-03-01")])


def vehicles(city: City) -> Iterator[Record]:
    """The scout car."""
    car, owner = city.vehicles.story("scout"), city.companies.story("tidewater")
    links = [days("OWNS", owner, city.vehicles.id(car), "2023-06-01")]
    yield vehicle_record(city.vehicles, car, SALOON, "grey", midnight(day_of("2023-06-01")), [], links)


def phones(city: City) -> Iterator[Record]:
    """Ordinary lines, three prepaid handsets of nobody, and the prepaid number that all of them call."""
    yield from ordinary.lines(city, NETWORK_SIDE)
    since = midnight(day_of(BOUGHT))
    for name in (*HANDSETS, "contact"):
        yield line_record(city.phones, city.phones.extra(name), None, since, None)


def calls(city: City) -> Iterator[Record]:
    """Friends; and from each of the twelve and each unknown handset calls to one contact, never to each other."""
    yield from ordinary.calls(city, NETWORK_SIDE)
    lines = [(role, AT[role]) for role in NETWORK] + [(name, city.phones.extra(name)) for name in HANDSETS]
    contact = city.phones.number(city.phones.extra("contact"))
    first = midnight(day_of(BOUGHT)) + 86_400_000
    for name, line in lines:
        rng = stream(city.population.seed, f"contact of {name}")
        for place, at in enumerate(moments(rng, _CALLS_TO_CONTACT, first, 18).tolist()):
            yield ordinary.call(
                f"call/{name}-contact-{place}", city.phones.number(line), contact, at, 20 + int(rng.integers(60))
            )


def accounts(city: City) -> Iterator[Record]:
    """Ordinary accounts of the people and the companies."""
    yield from ordinary.accounts(city, NETWORK_SIDE)
    yield from ordinary.company_accounts(city, COMPANIES)


def payments(city: City) -> Iterator[Record]:
    """Shopping, and what the companies pay each other month by month."""
    yield from ordinary.purchases(city, NETWORK_SIDE)
    rng = stream(city.population.seed, "network payments")
    ids = {key: city.accounts.id(city.accounts.of_company(city.companies.place(key))) for key in COMPANIES}
    for payer, payee in (("kessling", "northquay"), ("kessling", "lumen"), ("northquay", "tidewater")):
        for place, at in enumerate(moments(rng, 3).tolist()):
            pence = int(rng.integers(400, 2500)) * 100
            yield ordinary.payment(f"payment/{payer}-{payee}-{place}", ids[payer], ids[payee], at, pence, "invoice")
